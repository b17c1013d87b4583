"""A row an item at a terminal: what sets rows apart, and what is left out because it stands above."""

from operator import itemgetter

import pytest

from jjj_textile.drawing.terminal import draw
from jjj_textile.table import Column, Table, Term

ID = Column("id", "Id", itemgetter(0))
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


def drawn(table: Table, width: int = 60) -> list[str]:
    """The lines below the title."""
    return [line.rstrip() for line in draw(table, width, False).splitlines()[1:]]


@pytest.mark.parametrize(("number", "apart"), [(1, False), (2, False), (3, False), (4, True)])
def test_rows_are_set_apart_where_most_of_them_take_several_lines(number: int, apart: bool) -> None:
    texts = [LONG] * number + ["one"] * (4 - number)
    lines = drawn(Table("T", (ID, Column("text", "Text", itemgetter(1))), list(enumerate(texts))))
    first, second = LONG[:55].rstrip(), LONG[55:].strip()
    rows = [[f"{one:>2}  {first}", f"    {second}"] if one < number else [f"{one:>2}  one"] for one in range(4)]
    gap = [""] if apart else []
    assert lines[2:] == [line for one, row in enumerate(rows) for line in ([*gap, *row] if one else row)]


def test_in_a_section_a_term_is_not_repeated_and_a_text_is() -> None:
    kind = Column("kind", "Kind", itemgetter(1), {"a": Term("Aim"), "b": Term("Base")})
    text = Column("text", "Text", itemgetter(2))
    items = [("1", "a", "A port"), ("2", "a", "A port"), ("3", "b", "A port"), ("4", "a", "A quay")]
    table = Table("T", (ID, kind, text), items, section=lambda _: "One")
    assert [line for line in drawn(table) if line] == [
        "One",
        "  1  Aim   A port",
        "  2        A port",
        "  3  Base  A port",
        "  4  Aim   A quay",
    ]
