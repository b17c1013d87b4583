"""How long whole commands take, as ratios to the floor: the smallest Typer program with one option.

    python benchmarks/startup.py [ROUNDS]

Prints the median of each over the rounds (60 without a number), which run all commands in turn, so that a
machine that slows down slows all. Peers are measured where they are on the PATH:
`pip install yq sqlite-utils`, and jq. Run it with the Python that has `jjj`, on a machine that does nothing else.
"""

import compileall
import os
import platform
import pty
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

ROUNDS = 60
JJJ = str(Path(sys.executable).with_name("jjj"))
ROOT = Path(__file__).parents[1]
MODEL = str(ROOT / "data" / "plan.yaml")
FLOOR = "the floor"
TYPER = """\
from typing import Annotated
import typer
app = typer.Typer(add_completion=False)
@app.command()
def floor(option: Annotated[str, typer.Option()] = "") -> None:
    print(option)
app()
"""
JQ = '.facts[] | select(.kind == "goal") | [.id, .year, .text.en, .evidence[0].block] | @tsv'
SQL = "select id, text, block from facts where kind = 'goal'"

Command = Callable[[], int]


def piped(*command: str, **changes: str) -> Command:
    """A command with its output in a pipe."""
    environment = {**os.environ, **changes}
    pipe = subprocess.PIPE
    return lambda: subprocess.run(command, env=environment, stdout=pipe, stderr=pipe, check=False).returncode


def at_terminal(*command: str) -> Command:
    """A command at a terminal of its own."""

    def run() -> int:
        child, terminal = pty.fork()
        if child == 0:
            os.execv(command[0], command)  # noqa: S606 - its arguments are our own
        try:
            while os.read(terminal, 65536):
                pass
        except OSError:  # Linux says so at the end
            pass
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    return run


def commands(folder: Path) -> dict[str, Command]:
    """What is measured, by name. The peers answer what `jjj goals` answers."""
    floor, facts = folder / "floor.py", folder / "facts.json"
    floor.write_text(TYPER)
    facts.write_bytes(subprocess.run([JJJ, "facts", "--json"], stdout=subprocess.PIPE, check=True).stdout)
    found = {
        "an empty interpreter": piped(sys.executable, "-c", ""),
        FLOOR: piped(sys.executable, str(floor)),
        "jjj --version": piped(JJJ, "--version"),
        "jjj --help": piped(JJJ, "--help"),
        "jjj goals | ...": piped(JJJ, "goals"),
        "jjj goals --json": piped(JJJ, "goals", "--json"),
        "jjj search talent": piped(JJJ, "search", "talent"),
        "jjj show <TAB>": piped(JJJ, "show", "", JJJ_COMPLETE="1"),
        "jjj show hebei, a table": at_terminal(JJJ, "show", "hebei"),
    }
    peers = {
        "yq": ("yq", "-r", JQ, MODEL),
        "sqlite-utils": ("sqlite-utils", "memory", str(facts), SQL, "--tsv"),
    }
    for name, line in peers.items():
        # Another program of the name, or one without what it needs, is no peer.
        if shutil.which(name) and piped(*line)() == 0:
            found[name] = piped(*line)
    return found


def seconds(command: Command) -> float:
    """How long a command takes. Raises SystemExit where it fails: what fails soon would seem fast."""
    start = time.perf_counter()
    status = command()
    took = time.perf_counter() - start
    if status:
        raise SystemExit(f"a command ended with status {status}")
    return took


def packages() -> str:
    """The versions that the figures are of."""
    found = []
    for name in ("typer", "rich", "PyYAML"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join([f"{platform.python_implementation()} {platform.python_version()}", *found])


def main() -> None:
    """Measure, and print a line a command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    compileall.compile_dir(ROOT / "src", quiet=1)  # as an installer does, whatever this environment says
    with tempfile.TemporaryDirectory() as folder:
        measured = commands(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in measured}
        for number in range(rounds + 1):
            for name, command in measured.items():
                took = seconds(command)
                if number:  # the first round fills the caches
                    times[name].append(took)
    floor = median(times[FLOOR])
    print(f"{packages()}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores; medians of {rounds}")
    for name, taken in times.items():
        print(f"{name:<24} {median(taken) * 1000:7.1f} ms {median(taken) / floor:6.2f}")


if __name__ == "__main__":
    main()
