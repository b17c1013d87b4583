"""The README and the guide do what they say: each example is run at a terminal of 80 columns and compared whole.

`pytest tests/project/test_readme.py --rewrite` writes what the examples print anew.
"""

import contextlib
import doctest
import re
import shlex
import shutil
from pathlib import Path

import invocation
import process
import pytest
from invocation import ROOT, environment
from process import JJJ

README = ROOT / "README.md"
EXAMPLE = re.compile(
    r"(?<=^```console\n)\$ (?P<line>[^\n]+)\n(?P<shown>.*?)(?=^```$)|(?<=^```yaml\n)(?P<written>.*?)(?=^```$)",
    re.M | re.S,
)
_OF_A_SHELL = re.compile(r"[|<>;&$*?~`]")
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e . && .venv/bin/jjj regions"
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[test]' && .venv/bin/python -m pytest"


def _anew(example: re.Match[str], folder: Path) -> str:
    """The example as a person sees it who follows the page in a folder: YAML is what they add to their model.

    Without trailing spaces, which no reader would see.
    """
    if example["line"] is None:
        with (folder / "timber.yaml").open("a", encoding="utf-8") as model:
            model.write(example["written"])
        return example[0]
    lines = [f"$ {example['line']}", *_said(example["line"], folder).splitlines()]
    return "".join(f"{text.rstrip()}\n" for text in lines)


def _said(line: str, folder: Path) -> str:
    """What a line prints at a terminal: in this process, if it is one command and needs no shell."""
    command, *words = shlex.split(line)
    if command == "jjj" and not _OF_A_SHELL.search(line):
        with contextlib.chdir(folder):
            result = invocation.run_at_terminal(words, 80, {"NO_COLOR": "1"})
        return result.out + result.err
    path = f"{Path(JJJ).parent}:{environment()['PATH']}"
    whole = f"cd {folder}; {{ {line}; }} 2>&1"
    return process.run_at_terminal(["-c", whole], 80, {"PATH": path, "NO_COLOR": "1"}, command=["bash"]).out


@pytest.mark.parametrize("page", ["README.md", "docs/new-model.md"])
def test_each_example_prints_what_the_page_shows(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = (ROOT / page).read_text(encoding="utf-8")
    anew = EXAMPLE.sub(lambda example: _anew(example, tmp_path), text)
    if request.config.getoption("--rewrite"):
        (ROOT / page).write_text(anew, encoding="utf-8", newline="\n")
        return
    assert anew == text
    assert len(EXAMPLE.findall(text)) >= 10


def test_the_python_examples_give_what_the_readme_shows() -> None:
    outcome = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert (outcome.failed, outcome.attempted > 0) == (0, True)


def test_the_commands_of_a_fresh_machine_are_there_and_ci_runs_the_second() -> None:
    text = README.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("python3 -m venv")] == [SET_UP, TEST]
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_command_is_in_the_readme() -> None:
    from jjj_textile.cli import authoring, explaining, listing, proving, publishing

    text = README.read_text(encoding="utf-8")
    named = [
        info.callback.__name__
        for module in (listing, proving, publishing, authoring, explaining)
        for info in module.commands.registered_commands
        if info.callback
    ]
    assert [name for name in named if f"`jjj {name}" not in text] == []
