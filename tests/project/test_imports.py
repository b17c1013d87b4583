"""The floors of imports: what a command reads before it answers, so that none starts to read more unnoticed."""

import subprocess
import sys

import pytest
from invocation import ROOT
from process import uncounted

SMALL = str(ROOT / "tests" / "small.yaml")
ASK = (
    "import sys; from jjj_textile.cli.app import run; run(sys.argv[1:]); "
    "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
)
NEVER = {
    *("pydantic", "click", "importlib.metadata", "importlib.resources", "dataclasses", "asyncio", "sqlite3"),
    *("yaml", "jjj_textile.model.yaml_events"),  # read for a model that is not written plainly, and for problems
}
DRAWING = {"rich", "rich.console", "jjj_textile.drawing.terminal"}
AUTHORING = {f"jjj_textile.{name}" for name in ("cli.authoring", "page.draft", "page.quoting", "views.passages")}
LISTED = {f"jjj_textile.{name}" for name in ("cli.proving", "cli.publishing", "publish.citation", "cli.authoring")}
PROVING = (
    AUTHORING
    | LISTED
    | {
        f"jjj_textile.{name}"
        for name in ("page.evidence", "page.copy", "page.coverage", "cli.manual", "cli.explaining", "cli.completion")
    }
)
SEARCHING = {f"jjj_textile.{name}" for name in ("cli.searching", "model.search", "views.search", "text.normalise")}
ELSE_LISTED = {"jjj_textile.cli.listing", "jjj_textile.views.lists"}
LISTING = ELSE_LISTED | {"jjj_textile.model.yaml_plain", "jjj_textile.model.loader"}


def modules(*arguments: str) -> set[str]:
    """The modules that a command in a pipe has read when it ends."""
    ended = subprocess.run(
        [sys.executable, "-c", ASK, *arguments], env=uncounted(), capture_output=True, text=True, check=True
    )
    return set(ended.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "floor"),
    [
        (["goals", "-m", SMALL], NEVER | DRAWING | PROVING | SEARCHING | {"json", "csv", "html", "hashlib"}),
        (["goals", "-m", SMALL, "--json"], NEVER | DRAWING | PROVING | {"csv", "html", "hashlib"}),
        (
            ["search", "glass", "-m", SMALL],
            NEVER | DRAWING | PROVING | ELSE_LISTED | {"json", "csv", "html", "hashlib"},
        ),
        (["--version"], NEVER | DRAWING | PROVING | LISTING | {"json", "csv", "html", "hashlib"}),
        (["--help"], NEVER | DRAWING | PROVING - LISTED - {"jjj_textile.cli.explaining"} | {"hashlib", "html"}),
        (["goals", "-m", SMALL, "-f", "table"], NEVER - {"dataclasses"} | PROVING | {"csv", "hashlib"}),
        (
            ["verify", str(ROOT / "tests" / "small.txt"), "-m", SMALL],
            NEVER | DRAWING | AUTHORING - LISTED | {"json", "csv"},
        ),
        (["goals", "-m", SMALL, "-m", str(ROOT / "data" / "plan.yaml")], NEVER | DRAWING | PROVING | {"json", "csv"}),
        (["locate", str(ROOT / "tests" / "small.txt"), "sand", "-m", SMALL], NEVER | DRAWING | {"csv"}),
        (["new", str(ROOT / "tests" / "small.txt")], NEVER | DRAWING | {"csv", "jjj_textile.page.evidence"}),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, list) else "",
)
def test_a_command_reads_no_module_that_it_does_not_need(arguments: list[str], floor: set[str]) -> None:
    assert modules(*arguments) & floor == set()
