"""What a command line cannot mean is refused in a line, with nothing on standard output."""

import pytest
from invocation import TESTS

from jjj_textile.cli.app import run

SMALL = ("-m", str(TESTS / "small.yaml"))
PAGE = str(TESTS / "small.txt")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--json", "cite"], "--json does not go with cite"),
        (["-c", "id", "schema"], "--columns does not go with schema"),
        (["goals", "--excel"], "--excel goes with --format csv"),
        (["show", "G1", "--kind", "goal"], "G1 is one fact: there is nothing to choose from"),
        (["goals", "-c", "id,id"], "column 'id' is named twice"),
        (["coverage", PAGE, "--list", "all"], "no list 'all': known are excluded, unaccounted"),
        (["cite", "--style", "apaa"], "no style 'apaa': did you mean apa?"),
        (["reading", "--sort", "title"], "no order 'title': known are published, counter"),
        (["--show-completion", "tcsh"], "no completion for 'tcsh': known are bash, zsh, fish"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*SMALL, *arguments]) == 2
    assert capfd.readouterr() == ("", f"jjj: {message}\n")


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("excluded", "block\ttext\tcode\treason\n"),
        ("unaccounted", "block\ttext\tevidence\n"),
    ],
)
def test_the_words_of_a_list_come_with_their_headings(
    listed: str, expected: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*SMALL, "-f", "tsv", "coverage", PAGE, "--list", listed]) == 0
    out, err = capfd.readouterr()
    assert (out.startswith(expected), err) == (True, "")


def test_several_values_of_a_filter_may_stand_between_commas(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*SMALL, "-f", "tsv", "facts", "--kind", "goal,measure", "-c", "id"]) == 0
    together = capfd.readouterr()
    assert run([*SMALL, "-f", "tsv", "facts", "--kind", "goal", "--kind", "measure", "-c", "id"]) == 0
    assert capfd.readouterr() == together
