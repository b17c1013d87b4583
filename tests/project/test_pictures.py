"""The pictures in docs are what the program draws now.

`pytest tests/project/test_pictures.py --rewrite` draws them anew.
"""

import re

import pytest
from invocation import ROOT, Result, jjj

PICTURES = ROOT / "docs" / "pictures"
LINES = {
    "about": "about",
    "chain": "chain",
    "chain-zh": "chain -l zh",
    "compare": "compare",
    "goals": "goals",
    "goals-zh": "goals -l zh",
    "regions": "regions",
    "search": "search fashion designers --kind advantage",
}


@pytest.mark.parametrize("name", LINES)
def test_a_picture_is_not_stale(name: str, request: pytest.FixtureRequest) -> None:
    drawn = jjj(*LINES[name].split(), "-f", "svg")
    path = PICTURES / f"{name}.svg"
    if request.config.getoption("--rewrite"):
        path.write_text(drawn.out, encoding="utf-8", newline="\n")
    assert drawn == Result(0, path.read_text("utf-8"), "")


def test_there_is_no_other_picture_and_the_pages_show_some() -> None:
    assert {path.stem for path in PICTURES.glob("*.svg")} == set(LINES)
    pages = "".join(path.read_text("utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
    assert {*re.findall(r"\]\((?:docs/)?pictures/([\w-]+)\.svg\)", pages)} >= {"chain", "chain-zh", "goals-zh"}
