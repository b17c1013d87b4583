"""What and its value, side by side: records, and pages of pairs."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from ..table import ITEM, Shape, Table, display
from .cells import Wrapping, cell_text, harmless, heading

_NARROWEST_LABELS = 30


def records(table: Table, width: int) -> Iterable[RenderableType]:
    """A small record an item, of every column that has something to say."""
    columns = table.every_column() if table.shape is Shape.RECORDS else table.columns
    columns = tuple(column for column in columns if not (table.section and column.key in table.within))
    above = None
    for item in table.items:
        yield Text()
        if table.section and (name := table.section(item)) != above:
            yield heading(name)
            above = name
        texts = [cell_text(table, column, item, "" if index else "bold") for index, column in enumerate(columns)]
        pairs = [(column.heading, text) for column, text in zip(columns, texts, strict=True) if text.plain]
        said = pairs[0][1].plain == table.title  # in the line above
        yield from _pairs(pairs[said:], width)


def pairs_page(table: Table, width: int) -> Iterable[RenderableType]:
    """What and its value; several values of one are its items, and a gap parts what begins a part."""
    yield Text()
    what, value = table.columns
    pairs: list[tuple[str, Text]] = []
    for label, group in groupby(table.items, lambda item: display(what, item, table.language)):
        items = list(group)
        term = what.terms_of(items[0]).get(str(what.value(items[0])))
        if pairs and term and term.first:
            pairs.append(("", Text()))
        mark = Text(ITEM if len(items) > 1 else "")
        for index, item in enumerate(items):
            pairs.append(("" if index else label, mark + cell_text(table, value, item, "" if pairs else "bold")))
    yield from _pairs(pairs, width)


def _pairs(pairs: Sequence[tuple[str, Text]], width: int) -> Iterable[RenderableType]:
    """What and its value, side by side, or below each other where that is too wide."""
    if width < _NARROWEST_LABELS:
        for label, text in pairs:
            if label:
                yield Wrapping(Text(harmless(label), "dim"))
            yield Wrapping(text)
        return
    labels = [Wrapping(Text(harmless(label), "dim")) for label, _ in pairs]
    widest = min(max(map(Wrapping.most, labels), default=0), width * 2 // 5)
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=widest)
    grid.add_column(width=width - widest - 2)
    for folding, (_, text) in zip(labels, pairs, strict=True):
        grid.add_row(folding, Wrapping(text))
    yield grid
