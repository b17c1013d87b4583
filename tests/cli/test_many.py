"""`jjj locate` for a list of quotations, and `jjj new --quotes`."""

import json
from pathlib import Path

import pytest
from invocation import SMALL, Result, run

PAGE = str(SMALL.with_suffix(".txt"))
MODEL = str(SMALL)


def locate(*arguments: str, stdin: str = "") -> Result:
    return run(["locate", PAGE, *arguments, "-m", MODEL], stdin=stdin.encode())


def test_a_list_has_a_row_for_each_quotation_and_one_that_is_not_there_is_status_1() -> None:
    found = locate("-", stdin="clean sand\n\nclear sand\n深水港\n")
    assert (found.status, found.err) == (1, "jjj: 2 of 3 quotations found on the page\n")
    assert found.out == (
        "text\tstatus\tblock\tevidence\tnearest\n"
        "clean sand\tfound\tP2\t{block: P2, start: clean sand}\t\n"
        "clear sand\tmissing\t\t\tclean sand\n"
        "深水港\tfound\tP2\t{block: P2, start: 深水港}\t\n"
    )


def test_where_all_are_there_the_status_is_0_and_json_has_the_places() -> None:
    found = locate("-", "--json", stdin="Furnaces Go Electric")
    (row,) = json.loads(found.out)
    text = Path(PAGE).read_text("utf-8")
    assert (found.status, row["places"], text[row["start"] : row["end"]]) == (0, 1, "Furnaces Go Electric")


def test_the_other_columns_of_a_table_are_carried_along(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("\ufeffpage,status,said\n12,open,clean sand\n13,,old furnaces\n", "utf-8")
    found = locate("--csv", str(table), "--column", "said", "-c", "page,given_status,text,status")
    assert found == (
        0,
        "page\tgiven_status\ttext\tstatus\n12\topen\tclean sand\tfound\n13\t\told furnaces\tfound\n",
        "jjj: 2 of 2 quotations found on the page\n",
    )


def test_the_words_that_no_quotation_uses_are_listed_with_evidence() -> None:
    found = locate("-", "--unused", stdin="Northland And Southport Sign A Glass Plan\nclean sand\n")
    assert (found.status, found.out.splitlines()[:2]) == (
        0,
        [
            "# T: Northland And Southport Sign A Glass Plan [2024/3/5 9:30:00]",
            '- {block: T, start: "2024/3/5 9:30:00"}',
        ],
    )
    rows = json.loads(locate("-", "--unused", "--json", stdin="clean sand").out)
    assert next(row["text"] for row in rows if row["block"] == "P2") == "Northland has"


@pytest.mark.parametrize(
    ("arguments", "stdin", "what"),
    [
        (
            (),
            "",
            "locate: WORD is missing: usage: jjj locate [OPTIONS] SOURCE [WORD]...; "
            "example: jjj locate page.html oak piles",
        ),
        (("-",), "\n \n", "there are no quotations in the list: give one a line, or a table with a column of them"),
    ],
)
def test_a_list_without_quotations_is_refused(arguments: tuple[str, ...], stdin: str, what: str) -> None:
    assert locate(*arguments, stdin=stdin) == (2, "", f"jjj: {what}\n")


def test_page_and_list_cannot_both_be_standard_input() -> None:
    found = run(["locate", "-", "-", "-m", MODEL], stdin=b"a")
    assert (found.status, found.out) == (2, "")


def test_a_claims_list_becomes_a_model_that_verifies(tmp_path: Path) -> None:
    quotes, model = tmp_path / "quotes.txt", tmp_path / "model.yaml"
    quotes.write_text("clean sand\nno such words\n深水港\n", "utf-8")
    found = run(["new", PAGE, "--quotes", str(quotes), "-o", str(model)])
    assert found == (0, "", "jjj: 2 of 3 quotations found on the page\n")
    assert run(["check", str(model)]).status == 0
    assert run(["verify", PAGE, "-m", str(model)]).status == 0
    assert "# not on the page" in model.read_text("utf-8")


def test_facts_come_from_the_page_or_from_the_list() -> None:
    refused = run(["new", PAGE, "--quotes", "quotes.txt", "--facts"])
    assert (refused.status, refused.out) == (2, "")
