"""The rows of a page's tables: their cells, however they are marked up, and which are headings."""

import pytest

from jjj_textile.page.copy import html_copy
from jjj_textile.page.outline import outline_of_page, outline_of_text
from jjj_textile.page.tables import TableRow, rows_of
from jjj_textile.text.normalise import normalise_with_offsets


def rows(body: str) -> list[TableRow]:
    copy = html_copy(f"<!doctype html><html><body>{body}".encode(), "page")
    outline = outline_of_page(copy.tree) if copy.tree else outline_of_text(copy.text)
    return rows_of(normalise_with_offsets(outline.text), outline)


@pytest.mark.parametrize(
    "row",
    [
        "<td>oak<td>5 %<td>",
        "<td><p>oak</p><td><p>5</p><p>%</p><td>",
        "<td>oak<td><ul><li>5 %</ul><td> ",
        "<th>oak<td>5<br>%<td>&nbsp;",
    ],
)
def test_a_row_has_its_cells_however_many_lines_they_have(row: str) -> None:
    found = rows(f"<table><tr><td>pine<td>3 %<td>new<tr>{row}</table>")
    assert [one.cells for one in found] == [["pine", "3 %", "new"], ["oak", "5 %", ""]]


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [
        ("<tr><th>Wood<th>Rate", True),
        ("<thead><tr><td>Wood<td>2031<tbody>", True),
        ("<tr><td>Wood<td>Rate", True),
        ("<tr><td>Rates for wood<td>", True),
        ("<tr><td>Wood<td>2031", True),
        ("<tr><td>Elm<td>4 %", False),
        ("<tr><th>Elm<td>4 %", False),
    ],
)
def test_a_heading_is_one_by_its_markup_or_as_the_first_row_without_figures(first: str, is_heading: bool) -> None:
    found = rows(f"<table>{first}<tr><td>oak<td>5 %<tr><td>pine<td>3 %</table>")
    assert [one.is_heading for one in found] == [is_heading, False, False]


def test_the_headings_of_a_row_are_the_last_above_it_with_as_many_cells() -> None:
    found = rows("<table><tr><th>Wood<th>Rate<tr><td colspan=2>Imported<tr><td>oak<td>5<tr><td>elm</table>")
    assert [list(one.headings) for one in found] == [["Wood", "Rate"], [], ["Wood", "Rate"], []]


def test_a_heading_of_one_cell_over_some_rows_leaves_the_headings_of_the_columns() -> None:
    found = rows("<table><tr><th>Wood<th>Rate<tr><th colspan=2>Imported<tr><td>oak<td>5</table>")
    assert [(list(one.headings), one.is_heading) for one in found] == [
        (["Wood", "Rate"], True),
        ([], True),
        (["Wood", "Rate"], False),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td>Menu<td>{'A long text. ' * 30}<tr><td>a<td>b</table>",
        "<table><tr><td>One</table>",
        "<p>No table.",
    ],
)
def test_what_lays_out_a_page_has_no_rows(body: str) -> None:
    assert rows(body) == []


def test_of_a_table_within_one_that_lays_out_the_page_the_rows_are_found() -> None:
    inner = "<table><tr><td>oak<td>5 %<tr><td>pine<td>3 %</table>"
    assert [one.cells[0] for one in rows(f"<table><tr><td>{'A text. ' * 60}<td>{inner}</table>")] == ["oak", "pine"]


def test_the_lines_of_a_text_are_rows_where_tabs_part_them() -> None:
    text = "Rates\nWood\tRate\noak\t5 %\n\n\tIndented words\nelm\t4 %\n"
    found = rows_of(normalise_with_offsets(text), outline_of_text(text))
    assert [(one.cells, one.is_heading) for one in found] == [
        (["Wood", "Rate"], True),
        (["oak", "5 %"], False),
        (["elm", "4 %"], False),
    ]
