"""A table that is longer than the screen goes through a pager; nothing else does."""

import pytest
from invocation import at_terminal, jjj

from jjj_textile.io.pager import page, pager

FACTS = ("facts",)


def test_the_pager_is_the_first_that_is_named() -> None:
    assert pager({"JJJ_PAGER": "a -b", "PAGER": "c"}) == "a -b"
    assert pager({"PAGER": "c"}) == "c"
    assert pager({"JJJ_PAGER": "", "PAGER": "c"}) == ""
    assert pager({}) == "less"


@pytest.mark.parametrize("rest", [("-f", "json"), ("-f", "tsv"), ("--no-pager",), ("--kind", "goal", "-c", "id,year")])
def test_data_and_what_fits_go_through_none(rest: tuple[str, ...]) -> None:
    """The pager here would fail, and what it did not take would be missing."""
    plain = at_terminal(100, *FACTS, *rest)
    assert at_terminal(100, *FACTS, *rest, JJJ_PAGER="exit 3") == plain
    assert jjj(*FACTS, *rest, JJJ_PAGER="exit 3") == jjj(*FACTS, *rest)


def test_a_long_table_goes_through_it_and_quitting_is_silent() -> None:
    plain = at_terminal(100, *FACTS)
    assert plain.out.count("\n") > 24
    paged = at_terminal(100, *FACTS, JJJ_PAGER="exit 3")
    assert (paged.status, paged.out, paged.err) == (0, "", "")


@pytest.mark.parametrize(("lines", "paged"), [(23, False), (24, False), (25, True)])
def test_what_is_as_long_as_the_screen_fits(
    lines: int, paged: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jjj_textile.io.pager.is_terminal", lambda: True)
    monkeypatch.setattr("jjj_textile.io.pager.height", lambda: 24)
    monkeypatch.setenv("JJJ_PAGER", "exit 3")
    page("line\n" * lines)
    assert capfd.readouterr() == ("" if paged else "line\n" * lines, "")


@pytest.mark.parametrize("command", ["exit 127", "cat", ""])
def test_a_pager_that_cannot_be_started_is_none(command: str) -> None:
    assert at_terminal(100, *FACTS, JJJ_PAGER=command) == at_terminal(100, *FACTS)
