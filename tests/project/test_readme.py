"""The README and the documentation do what they say: each example is run at a terminal of 80 columns, and
compared whole.

`pytest tests/project/test_readme.py --rewrite` writes what the examples print anew.
"""

import contextlib
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import invocation
import process
import pytest
from invocation import ROOT, environment
from process import JJJ
from typer.main import get_command

from jjj_textile.cli.app import app
from jjj_textile.model.loader import load
from jjj_textile.views.columns import COLUMNS, column_names

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


PAGES = ["README.md", "README.zh.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))]
RECORDED = {"README.md": 6, "README.zh.md": 6, "docs/commands.md": 4, "docs/formats.md": 3, "docs/new-model.md": 10}
"""The pages that show what commands print, and how many examples at least."""

COLUMN_TABLE = re.compile(r"(?<=^\| columns of \| shown, then for who asks \|\n\| --- \| --- \|\n)(?:\|.*\n)*", re.M)
LINK = re.compile(r"\]\((?!https?:)(?P<file>[^)#]*)(?:#(?P<place>[^)]*))?\)")


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES)
def test_each_example_prints_what_the_page_shows(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = read(page)
    anew = EXAMPLE.sub(lambda example: _anew(example, tmp_path), text)
    if request.config.getoption("--rewrite"):
        (ROOT / page).write_text(anew, encoding="utf-8", newline="\n")
        return
    assert anew == text
    assert len(EXAMPLE.findall(text)) >= RECORDED.get(page, 0)


def _columns(command: str) -> str:
    """Its columns as the page shows them: those shown at first, a bar, the others."""
    shown = ", ".join(f"`{name.key}`" for name in column_names(command) if name.shown)
    more = ", ".join(f"`{name.key}`" for name in column_names(command) if not name.shown)
    return rf"{shown} \| {more}" if more else shown


def test_the_columns_of_each_command_are_on_the_page_of_commands(request: pytest.FixtureRequest) -> None:
    rows = "".join(f"| `{command}` | {_columns(command)} |\n" for command in COLUMNS)
    text = read("docs/commands.md")
    if request.config.getoption("--rewrite"):
        (ROOT / "docs" / "commands.md").write_text(COLUMN_TABLE.sub(lambda _: rows, text), "utf-8", newline="\n")
        return
    assert COLUMN_TABLE.findall(text) == [rows]


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "examples/README.md"])
def test_each_link_of_a_page_leads_to_something(page: str) -> None:
    folder = (ROOT / page).parent
    for link in LINK.finditer(read(page)):
        target = folder / link["file"] if link["file"] else ROOT / page
        assert target.exists(), link[0]
        if link["place"]:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M)
            assert link["place"] in [heading.lower().replace(" ", "-") for heading in headings]


def test_every_page_is_in_the_index() -> None:
    text = read("docs/README.md")
    assert [page for page in PAGES[2:] if page != "docs/README.md" and f"]({Path(page).name})" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_first_page_is_short_and_says_how_many_facts_there_are(page: str) -> None:
    text = read(page)
    assert len(text.encode()) <= 10 * 1024
    assert re.findall(r"as (\d+) facts|整理为(\d+)条要点", text)[0][page != "README.md"] == str(len(load().facts))
    # What one gets, a picture and the installation come before anything else.
    assert [text.index(each) < text.index("## ", text.index("## ") + 3) for each in ("![", "pipx install", SET_UP)] == [
        True
    ] * 3


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_commands_of_a_fresh_machine_are_there_and_ci_runs_the_second(page: str) -> None:
    assert [line for line in read(page).splitlines() if line.startswith("python3 -m venv")] == [SET_UP, TEST]
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "docs/commands.md"])
def test_every_command_is_on_the_page(page: str) -> None:
    group: Any = get_command(app)
    assert [name for name in group.list_commands(None) if f"`jjj {name}" not in read(page)] == []
