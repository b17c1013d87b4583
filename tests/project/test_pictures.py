"""The pictures in docs are what the program draws now.

`pytest tests/project/test_pictures.py --rewrite` draws them anew.
"""

import pytest
from invocation import ROOT, Result, jjj

PICTURES = ROOT / "docs" / "pictures"
LINES = {
    "about": "about",
    "chain": "chain",
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


def test_there_is_no_other_picture_and_the_readme_shows_none_that_is_not_there() -> None:
    assert {path.stem for path in PICTURES.glob("*.svg")} == set(LINES)
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = [name for name in LINES if f"](docs/pictures/{name}.svg)" in readme]
    assert readme.count("](docs/pictures/") == len(shown) >= 2
