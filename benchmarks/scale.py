"""How work grows with the model: models of 100, 1,000, 10,000 and 100,000 facts, each command on each.

    python benchmarks/scale.py [LARGEST]

Two tables. The first: whole processes, in seconds and with the peak of their memory, and how both grow from size to
size; start-up is taken off the times, so linear work grows ten times. The second: parts of one process for the
largest model, beside `yaml.load` of the same file with the C loader and the collector off.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SIZES = (100, 1_000, 10_000, 100_000)
JJJ = str(Path(sys.executable).with_name("jjj"))
DRAWN_UP_TO = 10_000
"""A terminal's table is drawn by Rich, for people: nobody reads more rows than this."""

HEAD = """\
languages: [en, zh]
document:
  title: A page made up for measuring
  language: en
  digest: {digest}
  url: https://news.example/page.html
  blocks:
    - {{id: P1, name: {{en: The page, zh: 页面}}, start: The first words, end: the last ones}}
kinds:
  advantage: {{en: Advantage, zh: 优势}}
themes:
  talent: {{en: Talent, zh: 人才}}
regions:
  - id: north
    name: {{en: North, zh: 北方省}}
    kind: {{en: province, zh: 省}}
facts:
"""
FACT = """\
  - id: F{number}
    kind: advantage
    theme: talent
    regions: [north]
    text:
      en: The region has schools and people of the trade in reserve, says sentence {number} of the page
      zh: 页面第{number}句称该地区教育资源丰富，人才储备充足
    evidence:
      - {{block: P1, start: sentence number {number}, end: people in reserve}}
    note:
      en: The page reads as if this were already so
      zh: 页面表述如同既成事实
"""
LOAD = "import gc; gc.disable(); import sys; from jjj_textile.model.loader import load; load(sys.argv[1])"
YAML = "import gc; gc.disable(); import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"
EMPTY = "from jjj_textile.model import loader"


def write_model(path: Path, facts: int) -> None:
    """A valid model of so many facts, some 0.5 KB each."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD.format(digest="a" * 64))
        for number in range(1, facts + 1):
            file.write(FACT.format(number=number))


def commands(model: str, facts: int) -> dict[str, list[str]]:
    """The commands that are measured on a model."""
    formats = ["tsv", "csv", "ndjson", "json", "yaml", "markdown", "html", *["table"] * (facts <= DRAWN_UP_TO)]
    return {
        "load": [sys.executable, "-c", LOAD, model],
        **{f"facts -f {name}": [JJJ, "facts", "-m", model, "-f", name] for name in formats},
        "search": [JJJ, "search", f"sentence {facts}", "-m", model],
        "show": [JJJ, "show", f"F{facts}", "-m", model],
        "check": [JJJ, "check", model],
        "yaml.load": [sys.executable, "-c", YAML, model],
    }


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds and MiB at the peak of a process that writes nowhere. Raises SystemExit where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    return took, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def seconds(work: Callable[[], object]) -> float:
    """How long a call takes, at best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
        del result
    return min(times)


def parts(model: Path) -> dict[str, float]:
    """The parts of listing a model in this process, in seconds."""
    import yaml

    from jjj_textile.formats import renderer
    from jjj_textile.model.loader import load
    from jjj_textile.model.selection import Selection
    from jjj_textile.views.edition import Edition
    from jjj_textile.views.lists import facts

    gc.disable()  # as `jjj` itself does
    plan = load(str(model))
    table = facts(Edition(plan, "en"), Selection())
    text = model.read_text("utf-8")
    return {
        "yaml.load": seconds(lambda: yaml.load(text, yaml.CSafeLoader)),
        "load": seconds(lambda: load(str(model))),
        **{
            name: seconds(lambda name=name: sum(map(len, renderer(name)(table))))
            for name in ("tsv", "csv", "ndjson", "json")
        },  # type: ignore[misc]
    }


def main() -> None:
    """Measure and print."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = [size for size in SIZES if size <= largest]
    start_up = min(measure([sys.executable, "-c", EMPTY])[0] for _ in range(3))
    before: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for facts in sizes:
            model = Path(folder) / f"{facts}.yaml"
            write_model(model, facts)
            size = model.stat().st_size / 2**20
            print(f"\n{facts:,} facts, {size:.2f} MiB{'seconds':>12}{'grows':>7}{'MiB':>8}{'of file':>9}{'grows':>7}")
            for name, command in commands(str(model), facts).items():
                took, peak = min(measure(command) for _ in range(3 if facts < SIZES[-1] else 2))
                work = max(took - start_up, 0.001)
                earlier = before.get(name)
                grew = (f"{work / earlier[0]:7.1f}", f"{peak / earlier[1]:7.1f}") if earlier else ("      -", "      -")
                print(f"{name:<22}{took:12.2f}{grew[0]}{peak:8.0f}{peak / size:9.1f}{grew[1]}")
                before[name] = (work, peak)
        print(f"\nwithin one process, {sizes[-1]:,} facts{'seconds':>12}{'of yaml.load':>14}{'of load':>9}")
        taken = parts(model)
        for name, took in taken.items():
            print(f"{name:<22}{took:22.2f}{took / taken['yaml.load']:14.2f}{took / taken['load']:9.2f}")


if __name__ == "__main__":
    main()
