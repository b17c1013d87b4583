"""Completion as it is typed in bash, zsh and fish: a line, the key, and the line that stands there then."""

import json
import shutil
from pathlib import Path

import pytest
from process import SMALL
from shells import KINDS, Shell

pytestmark = pytest.mark.slow

installed = pytest.mark.parametrize("kind", [kind for kind in KINDS if shutil.which(kind)])

LINES = {
    # The beginning of an id becomes the id, though a region answers to it, and in any case.
    "jjj show no": "jjj show northland ",
    "jjj show NORTH": "jjj show northland ",
    "jjj show m1": "jjj show M1 ",
    "jjj show 北": "jjj show 北地省 ",
    "jjj go": "jjj goals ",
    "jjj goals -f nd": "jjj goals -f ndjson ",
    "jjj goals --format=nd": "jjj goals --format=ndjson ",
    # Lists, after a comma.
    "jjj facts --kind goal,me": "jjj facts --kind goal,measure ",
    "jjj facts --region=northland,s": "jjj facts --region=northland,southport ",
    "jjj goals -c id,bl": "jjj goals -c id,block ",
    # Files.
    "jjj verify pa": "jjj verify page.html ",
    "jjj goals --model=pl": "jjj goals --model=plan.yaml ",
    "jjj goals -m ~/pl": "jjj goals -m ~/plan.yaml ",
    "jjj report -o pl": "jjj report -o plan.yaml ",
    # Nothing after the last argument.
    "jjj goals ": "jjj goals ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, and a model whose categories are hostile to a shell."""
    (tmp_path / "page.html").touch()
    text = SMALL.read_text("utf-8")
    start, end = text.index("  - id: R1\n    kind: related"), text.index("  - id: N\n    kind: next")
    entry = text[start:end]
    more = [
        entry.replace("id: R1", f"id: R{index}").replace("category: Local news", f"category: {json.dumps(category)}")
        for index, category in enumerate(HOSTILE, 10)
    ]
    (tmp_path / "plan.yaml").write_text(text[:start] + "".join(more) + text[end:], "utf-8")
    return tmp_path


HOSTILE = [
    "News $(touch PWNED)",
    "Local `touch PWNED`",
    "it's a:b",
    'wow! "quoted" \\back',
    "; touch PWNED",
    "京 津*",
    "~ $HOME {a,b} [c] #d & <e >f |g",
]


@installed
def test_what_is_typed_becomes_what_was_meant(kind: str, folder: Path) -> None:
    with Shell(kind, folder, JJJ_MODEL=str(SMALL)) as shell:
        assert {line: shell.completed(line) for line in LINES} == LINES


@installed
def test_an_alias_completes_as_what_it_stands_for(kind: str, folder: Path) -> None:
    with Shell(kind, folder) as shell:
        shell.run("alias j='jjj -m plan.yaml'")
        assert shell.completed("j show no") == "j show northland "


@installed
@pytest.mark.parametrize("mark", ["", "'", '"'])
@pytest.mark.parametrize("option", ["--category ", "--category="])
def test_what_a_model_puts_on_the_line_is_one_word_and_runs_nothing(
    kind: str, mark: str, option: str, folder: Path
) -> None:
    """In every state of quoting: the line as it stands, run by the shell itself, passes the category on."""
    begun = [mark + (category[:2] if mark else _escaped(category[:2])) for category in HOSTILE]
    with Shell(kind, folder) as shell:
        lines = [shell.completed(f"jjj reading -m plan.yaml {option}{typed}") for typed in begun]
        for line, category in zip(lines, HOSTILE, strict=True):
            shell.run(line.replace("jjj reading", r"printf '%s\n'", 1) + " > taken")
            taken = (folder / "taken").read_text("utf-8").splitlines()[-1]
            assert taken.removeprefix("--category=") == category, line
    assert not (folder / "PWNED").exists()


def _escaped(text: str) -> str:
    return "".join(character if character.isalnum() else f"\\{character}" for character in text)
