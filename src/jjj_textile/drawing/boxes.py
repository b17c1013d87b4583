"""Connected boxes at a terminal, from left to right, or from top to bottom where that is too wide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table as RichTable
from rich.text import Text

from ..table import FlowColumns, Table, display
from ..text.wrapping import wrap_lines
from .cells import Wrapping, cell_text, heading, look_of_accent

_NARROWEST_BOX = 20
_WIDEST_BOX = 40
_BORDER = 6
_ARROW, _NO_ARROW = " ──▶ ", "  "
_DOWN = "│\n▼"


Steps = Sequence[tuple[str, Sequence[Any]]]
"""Each group of a flow: its name, and its items."""


def flow(table: Table, width: int) -> Iterable[RenderableType]:
    """The groups as boxes from left to right, or from top to bottom where that is too wide."""
    columns = FlowColumns(*table.columns)
    grouped = groupby(table.items, lambda item: display(columns.group, item, table.language))
    steps = [(name, list(items)) for name, items in grouped]
    edges = [cell_text(table, column, item).plain for column in (columns.title, columns.place) for item in table.items]
    narrowest = max(_NARROWEST_BOX, max(map(cell_len, edges)) + _BORDER)
    arrow = _ARROW if table.follows else _NO_ARROW
    box_width = min((width - len(arrow) * (len(steps) - 1)) // len(steps), _WIDEST_BOX)
    if box_width < narrowest:
        return _down(table, steps, width, boxed=width >= narrowest)
    return [_across(table, steps, box_width, arrow)]


def _down(table: Table, steps: Steps, width: int, *, boxed: bool) -> Iterator[RenderableType]:
    """The groups below each other, as boxes or, where not even these fit, as bare texts."""
    for index, (name, items) in enumerate(steps):
        if index:
            yield Text(_DOWN if table.follows else "")
        yield heading(name)
        if boxed:
            yield from _boxes(table, items, width)
        else:
            yield from (Wrapping(text) for *texts, _ in _deeds(table, items) for text in texts)


def _across(table: Table, steps: Steps, box_width: int, arrow: str) -> RenderableType:
    """The groups beside each other, their boxes of one height."""
    body = FlowColumns(*table.columns).body
    lines = [wrap_lines(cell_text(table, body, item).plain, box_width - 4, cell_len) for item in table.items]
    height = max(len(list(wrapped)) for wrapped in lines) + 2
    grid = RichTable.grid()
    names: list[RenderableType] = []
    row: list[RenderableType] = []
    for index, (name, items) in enumerate(steps):
        if index:
            grid.add_column(width=len(arrow), vertical="middle")
            names.append("")
            row.append(Text(arrow))
        grid.add_column(width=box_width, vertical="bottom")
        names.append(heading(name))
        row.append(Group(*_boxes(table, items, box_width, height)))
    grid.add_row(*names)
    grid.add_row(*row)
    return grid


def _boxes(table: Table, items: Sequence[Any], width: int, height: int | None = None) -> Iterable[RenderableType]:
    """A box for each who does one step."""
    for who, what, where, look in _deeds(table, items):
        box = Panel(Wrapping(what), title=who, title_align="left", border_style=look, width=width, height=height)
        box.subtitle, box.subtitle_align = where, "right"
        yield box


def _deeds(table: Table, items: Sequence[Any]) -> Iterable[tuple[Text, Text, Text, str]]:
    """Who does what and where that stands, with the accent of who."""
    _, key, title, body, place = table.columns
    for item in items:
        look = look_of_accent(key.terms_of(item)[str(key.value(item))].accent)
        name = cell_text(table, title, item, f"bold {look}")
        yield name, cell_text(table, body, item), cell_text(table, place, item), look
