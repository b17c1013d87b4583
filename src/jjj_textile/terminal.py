"""A table as a terminal shows it. The only importer of Rich."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import groupby
from typing import Any

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.panel import Panel
from rich.segment import Segment
from rich.table import Table as RichTable
from rich.text import Text

from .folding import fold_lines
from .table import ITEM, Column, Shape, Table, display
from .visible import visible_lines
from .words import is_unspaced

NARROWEST_TABLE = 50
_NARROWEST = 2  # the width of one Chinese character
_NARROWEST_LABELS = 30
_NARROWEST_BOX = 20
_WIDEST_BOX = 40
_BORDER = 6
_GAP = 1
_HANG = 2
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")
_ARROW = " ──▶ "
_RULES = Box("────\n    \n────\n    \n┈┈┈┈\n────\n    \n────\n")
_ACCENTS = ("cyan", "magenta", "yellow", "green", "blue", "red")
_LONGEST_UNBROKEN = 14


def draw(table: Table, width: int, colour: bool) -> str:
    """The table for a terminal of `width` columns, with escape sequences only where `colour`."""
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(width, _NARROWEST),
        height=100,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in _layout(table, console.width):
        console.print(part)
    # Rich gives each link an id by chance; the same table is to be the same bytes.
    return _LINK_ID.sub("\x1b]8;;", buffer.getvalue())


def _layout(table: Table, width: int) -> Iterable[RenderableType]:
    if not table.items:
        yield from (_Folding(Text(_harmless(table.title), "bold")), _Folding(Text(_harmless(table.empty), "dim")))
    elif table.shape is Shape.PAIRS:
        yield from _pairs_page(table, width)
    elif table.shape is Shape.FLOW:
        yield from _flow(table, width)
    elif table.shape is Shape.RECORDS or width < NARROWEST_TABLE:
        yield from _records(table, width)
    elif rows := _rows(table, width):
        yield rows
    else:
        yield from _records(table, width)


class _Folding:
    """A text that folds at spaces and, where a script has none, at any character; with a gap to its right.

    It hands Rich finished segments: left to Rich's own Text and Padding, a table takes twice the time.
    """

    def __init__(self, text: Text, gap: int = 0) -> None:
        self.text, self.plain, self.gap = text, text.plain, gap
        self.least, self.most = _least_width(self.plain) + gap, _width(self.plain) + gap

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(self.least, options.max_width), min(self.most, options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - self.gap, 1)
        style = console.get_style(self.text.style)
        start = 0
        for paragraph in self.plain.split("\n"):
            # The lines of an item hang below its first.
            hang = _HANG if paragraph.startswith(ITEM) and width > 5 * _HANG else 0
            for number, (first, last) in enumerate(fold_lines(paragraph, width - hang, cell_len)):
                margin = width - cell_len(paragraph[first:last]) if options.justify == "right" else hang * (number > 0)
                if margin:
                    yield Segment(" " * margin, style)
                if self.text.spans:
                    yield from self.text[start + first : start + last].render(console, "\n")
                else:
                    yield Segment(paragraph[first:last] + "\n", style)
            start += len(paragraph) + 1


def _cells(table: Table) -> list[list[_Folding]]:
    """Each row's cells, with a gap between them; the first, which names the row, is bold."""
    last = len(table.columns) - 1
    looks = [(column, "" if index else "bold", _GAP * (index < last)) for index, column in enumerate(table.columns)]
    return [[_Folding(_text(table, column, item, style), gap) for column, style, gap in looks] for item in table.items]


def _headings(table: Table) -> list[_Folding]:
    last = len(table.columns) - 1
    return [
        _Folding(Text(_harmless(column.heading), f"bold {_accent(column.accent)}"), _GAP * (index < last))
        for index, column in enumerate(table.columns)
    ]


def _rows(table: Table, width: int) -> RichTable | None:
    """A row an item, folded to the width, or None where that would cut a word that is not long.

    Where any row takes several lines, rows are set apart.
    """
    headings, rows = _headings(table), _cells(table)
    columns = list(zip(headings, *rows, strict=True))
    between = len(columns) + 1
    if sum(max(cell.least for cell in column) for column in columns) + between > width:
        return None
    rich = RichTable(
        title=_title(table),
        title_justify="left",
        box=_RULES,
        border_style="dim",
        show_header=table.header,
        padding=0,
        pad_edge=False,
    )
    for column, heading in zip(table.columns, headings, strict=True):
        number = isinstance(column.value(table.items[0]), int)
        rich.add_column(heading, justify="right" if number else "left")
    stacked = any("\n" in cell.plain for cells in rows for cell in cells)
    rich.show_lines = stacked or sum(max(cell.most for cell in cells) for _, *cells in columns) + between > width
    for cells in rows:
        rich.add_row(*cells)
    return rich


def _least_width(text: str) -> int:
    """The width of the widest word, as far as it is worth keeping whole."""
    words = [word if word.isascii() or not any(map(is_unspaced, word)) else word[:1] for word in text.split()]
    return min(_LONGEST_UNBROKEN, max(map(cell_len, words), default=0))


def _width(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _title(table: Table) -> Text:
    """What is listed, and how many there are."""
    count = "" if table.number is None else f" · {table.number}"
    return Text.assemble((_harmless(table.title), "bold"), (count, "dim"))


def _records(table: Table, width: int) -> Iterable[RenderableType]:
    """A small record an item, of every column that has something to say."""
    yield _Folding(_title(table))
    columns = table.every_column() if table.shape is Shape.RECORDS else table.columns
    for item in table.items:
        yield Text("─" * width, "dim")
        pairs = [(column.heading, _text(table, column, item)) for column in columns]
        yield from _pairs([(label, text) for label, text in pairs if text.plain], width)


def _pairs_page(table: Table, width: int) -> Iterable[RenderableType]:
    yield _Folding(_title(table))
    yield Text("─" * width, "dim")
    what, value = table.columns
    pairs = []
    before = None
    for item in table.items:
        label = display(what, item)
        pairs.append(("" if label == before else label, _text(table, value, item)))
        before = label
    yield from _pairs(pairs, width)


def _pairs(pairs: Sequence[tuple[str, Text]], width: int) -> Iterable[RenderableType]:
    """What and its value, side by side, or below each other where that is too wide."""
    if width < _NARROWEST_LABELS:
        for label, text in pairs:
            if label:
                yield _Folding(Text(_harmless(label), "dim"))
            yield _Folding(text)
        return
    grid = RichTable.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="dim", max_width=max(width // 3, 8))
    grid.add_column(ratio=1)
    for label, text in pairs:
        grid.add_row(_Folding(Text(_harmless(label), "dim")), _Folding(text))
    yield grid


def _flow(table: Table, width: int) -> Iterable[RenderableType]:
    """The groups as boxes from left to right, or from top to bottom where that is too wide."""
    group, _, title, body, place = table.columns
    steps = [(name, list(items)) for name, items in groupby(table.items, lambda item: display(group, item))]
    edges = [_text(table, column, item).plain for column in (title, place) for item in table.items]
    narrowest = max(_NARROWEST_BOX, max(map(cell_len, edges)) + _BORDER)
    yield _Folding(_title(table))
    box_width = min((width - len(_ARROW) * (len(steps) - 1)) // len(steps), _WIDEST_BOX)
    if box_width < narrowest:
        for index, (name, items) in enumerate(steps):
            if index:
                yield Text("│\n▼", "dim")
            yield _heading(name)
            if width >= narrowest:
                yield from _boxes(table, items, width)
            else:
                yield from (_Folding(text) for *texts, _ in _deeds(table, items) for text in texts)
        return
    lines = [fold_lines(_text(table, body, item).plain, box_width - 4, cell_len) for item in table.items]
    height = max(len(list(folded)) for folded in lines) + 2
    grid = RichTable.grid()
    names: list[RenderableType] = []
    row: list[RenderableType] = []
    for index, (name, items) in enumerate(steps):
        if index:
            grid.add_column(width=len(_ARROW), vertical="middle")
            names.append("")
            row.append(Text(_ARROW, "dim"))
        grid.add_column(width=box_width, vertical="bottom")
        names.append(_heading(name))
        row.append(Group(*_boxes(table, items, box_width, height)))
    grid.add_row(*names)
    grid.add_row(*row)
    yield grid


def _heading(name: str) -> RenderableType:
    return _Folding(Text(_harmless(name), "bold"))


def _boxes(table: Table, items: Sequence[Any], width: int, height: int | None = None) -> Iterable[RenderableType]:
    """A box for each who does one step."""
    for who, what, where, accent in _deeds(table, items):
        box = Panel(_Folding(what), title=who, title_align="left", border_style=accent, width=width, height=height)
        box.subtitle, box.subtitle_align = where, "right"
        yield box


def _deeds(table: Table, items: Sequence[Any]) -> Iterable[tuple[Text, Text, Text, str]]:
    """Who does what and where that stands, with the accent of who."""
    _, key, title, body, place = table.columns
    for item in items:
        accent = _accent(key.terms[str(key.value(item))].accent)
        yield _text(table, title, item, accent), _text(table, body, item), _text(table, place, item), accent


def _text(table: Table, column: Column, item: Any, style: str = "") -> Text:
    """A cell as Rich text: literal, sanitised, tinted by its terms, linked, with the found words set off."""
    plain = _harmless(display(column, item))
    text = Text(plain, style)
    for term in _accented(column, item):
        text.highlight_words([term[0]], _accent(term[1]))
    if table.marks and not column.terms and column.link is None:
        for start, end in table.marks(plain):
            text.stylize("bold reverse", start, end)
    address = column.link(item) if column.link else None
    if address:
        text.stylize(f"blue link {address}")
    return text


def _harmless(text: str) -> str:
    """A text without what would act on the terminal, tabs and carriage returns included."""
    return visible_lines(text).expandtabs(4).replace("\r\n", "\n").replace("\r", "\n")


def _accented(column: Column, item: Any) -> list[tuple[str, int]]:
    value = column.value(item)
    names = [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else []
    terms = [column.terms[name] for name in names if name in column.terms]
    return [(term.name, term.accent) for term in terms if term.accent is not None]


def _accent(accent: int | None) -> str:
    return "" if accent is None else _ACCENTS[accent % len(_ACCENTS)]
