"""The README does what it says: each example is run at a terminal of 80 columns and compared whole.

`pytest tests/test_readme.py --rewrite` writes what the examples print anew.
"""

import doctest
import re
from pathlib import Path

import pytest
from process import JJJ, ROOT, environment, run_at_terminal

README = ROOT / "README.md"
EXAMPLE = re.compile(r"(?<=^```console\n)\$ (?P<line>[^\n]+)\n(?P<shown>.*?)(?=^```$)", re.M | re.S)
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/jjj regions"
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest"


def _shown(line: str) -> str:
    """What a person sees who types this line, without trailing spaces, which no reader of a README would see."""
    path = f"{Path(JJJ).parent}:{environment()['PATH']}"
    result = run_at_terminal(["-c", f"{{ {line}; }} 2>&1"], 80, {"PATH": path, "NO_COLOR": "1"}, command=["bash"])
    return "".join(f"{text.rstrip()}\n" for text in result.out.splitlines())


def test_each_example_prints_what_the_readme_shows(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    anew = EXAMPLE.sub(lambda match: f"$ {match['line']}\n{_shown(match['line'])}", text)
    if request.config.getoption("--rewrite"):
        README.write_text(anew, encoding="utf-8", newline="\n")
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
    from jjj_textile import checks, commands

    text = README.read_text(encoding="utf-8")
    named = [
        info.callback.__name__
        for info in (*commands.commands.registered_commands, *checks.commands.registered_commands)
        if info.callback
    ]
    assert [name for name in named if f"`jjj {name}" not in text] == []
