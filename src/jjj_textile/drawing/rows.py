"""A row an item at a terminal: below headings of columns, or below headings of sections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from rich.box import Box
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from ..table import Column, Table
from ..text.wrapping import share_out
from .cells import Wrapping, cell_text, harmless, heading, look_of_accent

_LONGEST_UNBROKEN = (19, 14)  # a time of day with its date, if there is room
_LABEL = 12
"""Columns no wider than this, in characters, are not folded while the others leave the widest half of the room."""

_GAP = 2
_INDENT = 2
_NARROW_SHARE = 3
_SCREEN = 30
_AROUND = 2  # the lines of a title and of a footer
_CROWDED = 1.75  # lines a row, from which on rows are set apart
_RULE = Box("    \n    \n────\n    \n    \n    \n    \n    \n")

Cells = Sequence[Sequence[Wrapping]]


class _Section(NamedTuple):
    """Rows below one heading, with the columns that have something to say there."""

    name: str
    columns: Sequence[Column]
    items: Sequence[Any]
    cells: Cells


def draw_rows(table: Table, width: int) -> RenderableType | None:
    """A row an item, folded to the width, or None where that would cut a word that is not long.

    Where rows take several lines, they are set apart.
    """
    columns = drawn_columns(table, table.items)
    names = [Wrapping(Text(harmless(each.heading), f"bold {look_of_accent(each.accent)}")) for each in columns]
    cells = _cells(table, columns, table.items, "bold")
    widths = _widths([names, *cells] if table.header else cells, width)
    if widths is None:
        return None
    rich = RichTable(box=_RULE, border_style="dim", show_header=table.header, show_edge=False, padding=0)
    for number, column in enumerate(columns):
        last = number == len(columns) - 1
        names[number].gap = 0 if last else _GAP - 1
        right = isinstance(column.value(table.items[0]), int | float)
        rich.add_column(names[number], justify="right" if right else "left", width=widths[number] + names[number].gap)
    rich.show_lines = _lines(cells, widths) > _CROWDED * len(cells)
    for row in cells:
        for cell, name in zip(row, names, strict=True):
            cell.gap = name.gap
        rich.add_row(*row)
    return rich


def sections(table: Table, width: int) -> list[RenderableType] | None:
    """The rows section by section, or None where that would cut a word that is not long.

    The first column is as wide in every section, and so is a narrow last one: they stand below each other.
    Blank lines part the sections, unless without them all stands on one screen.
    """
    found = list(_sections(table))
    edges = {index: max(row[index].most() for section in found for row in section.cells) for index in (0, -1)}
    if edges[-1] > width // _NARROW_SHARE:
        del edges[-1]
    widths = [_widths(section.cells, width - _INDENT, edges) for section in found]
    if not all(widths):
        return None
    whole = max(sum(each or ()) + _GAP * (len(each or ()) - 1) for each in widths)
    height = sum(_lines(section.cells, each or ()) + 1 for section, each in zip(found, widths, strict=True))
    apart = not height + _AROUND <= _SCREEN < height + len(found) + _AROUND + 1
    parts: list[RenderableType] = []
    for section, its_widths in zip(found, widths, strict=True):
        above = RichTable.grid()
        above.add_column(width=_INDENT + whole)
        if apart:
            above.add_row("")
        above.add_row(heading(section.name))
        parts += [above, _grid(section, its_widths or [], whole)]
    return [*parts, *[Text()] * (apart and bool(table.footer))]


def _sections(table: Table) -> Iterator[_Section]:
    assert table.section is not None
    columns = [column for column in table.columns if column.key not in table.within]
    for name, group in groupby(table.items, table.section):
        items = list(group)
        shown = [
            column
            for column in columns
            if column in (columns[0], columns[-1]) or column in drawn_columns(table._replace(columns=(column,)), items)
        ]
        yield _Section(name, shown, items, _cells(table, shown, items, "dim"))


def _grid(section: _Section, widths: Sequence[int], whole: int) -> RichTable:
    """The rows of a section; what only repeats the row above is left out."""
    grid = RichTable.grid(padding=0)
    text = max(range(len(widths)), key=widths.__getitem__)
    grid.add_column(width=_INDENT)
    spare = whole - sum(widths) - _GAP * (len(widths) - 1)
    for number, width in enumerate(widths):
        gap = _GAP if number < len(widths) - 1 else 0
        grid.add_column(width=width + gap + (spare if number == text else 0))
        for row in section.cells:
            row[number].gap = gap
    above: Sequence[Wrapping] = ()
    for row in section.cells:
        repeated = [
            bool(above) and column.terms and cell.plain == above[number].plain
            for number, (column, cell) in enumerate(zip(section.columns, row, strict=True))
        ]
        grid.add_row("", *("" if again else cell for cell, again in zip(row, repeated, strict=True)))
        above = row
    return grid


def drawn_columns(table: Table, items: Sequence[Any]) -> list[Column]:
    """The columns that say something in any row; all where someone chose them, and those that are compared."""
    return [
        column
        for column in table.columns
        if table.chosen
        or column.accent is not None
        or any(column.value(item) not in (None, "", [], ()) for item in items)
    ]


def _cells(table: Table, columns: Sequence[Column], items: Iterable[Any], first: str) -> list[list[Wrapping]]:
    """Each row's cells; the first, which names the row, in looks of its own."""
    looks = [first, *[""] * (len(columns) - 1)]
    return [
        [Wrapping(cell_text(table, column, item, look)) for column, look in zip(columns, looks, strict=True)]
        for item in items
    ]


def _widths(cells: Cells, width: int, edges: Mapping[int, int] = MappingProxyType({})) -> list[int] | None:
    """The width of each column without the gap after it; None where they do not fit. `edges` are given widths."""
    columns = list(zip(*cells, strict=True))
    room = width - _GAP * (len(columns) - 1)
    most = [max(cell.most() for cell in column) for column in columns]
    amounts = [sum(cell_len(cell.plain) for cell in column) for column in columns]
    for longest in _LONGEST_UNBROKEN:
        least = [max(cell.least(longest) for cell in column) for column in columns]
        for index, its_width in edges.items():
            most[index] = least[index] = its_width
        whole = [high if high <= _LABEL else low for low, high in zip(least, most, strict=True)]
        if sum(whole) - max(whole) <= room // 2 and sum(whole) <= room:
            return share_out(room, whole, most, amounts)
        if sum(least) <= room:
            return share_out(room, least, most, amounts)
    return None


def _lines(cells: Cells, widths: Sequence[int]) -> int:
    """How many lines rows take."""
    return sum(max(cell.height(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
