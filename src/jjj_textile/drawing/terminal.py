"""A table as a terminal shows it. The only importer of Rich."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from itertools import groupby
from typing import Any, NamedTuple

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.panel import Panel
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from ..table import ITEM, Column, Shape, Table, Term, display
from ..text.escaping import visible_lines
from ..text.wrapping import least_width, most_width, share_out, wrap_lines
from .accents import accent

NARROWEST_TABLE = 50
_NARROWEST = 2  # the width of one Chinese character
_NARROWEST_LABELS = 30
_LONGEST_UNBROKEN = (19, 14)  # a time of day with its date, if there is room
_NARROWEST_BOX = 20
_WIDEST_BOX = 40
_BORDER = 6
_GAP = 1
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")
_ARROW = " ──▶ "
_RULES = Box("────\n    \n────\n    \n┈┈┈┈\n────\n    \n────\n")


class StyledRun(NamedTuple):
    """A piece of a line with its looks: bold, dim, reverse, the name of a colour, with spaces between."""

    text: str
    looks: str


StyledLine = list[StyledRun]


def draw(table: Table, width: int, colour: bool) -> str:
    """The table for a terminal of `width` columns, with escape sequences only where `colour`."""
    buffer = StringIO()
    console = _console(buffer, width, colour)
    for part in (_title(table), *_layout(table, console.width)):
        console.print(part)
    # Rich gives each link an id by chance; the same table is to be the same bytes.
    return _LINK_ID.sub("\x1b]8;;", buffer.getvalue())


def picture(table: Table, width: int) -> tuple[list[StyledLine], list[StyledLine]]:
    """What `draw` writes, as runs: the lines of the title, and those below it."""
    console = _console(StringIO(), width, True)
    title = console.render_lines(_title(table), pad=False)
    below = [line for part in _layout(table, console.width) for line in console.render_lines(part, pad=False)]
    return [list(map(_run, line)) for line in title], [list(map(_run, line)) for line in below]


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return cell_len(text)


def _run(segment: Segment) -> StyledRun:
    style = segment.style or Style()
    looks = [name for name in ("bold", "dim", "reverse") if getattr(style, name)]
    return StyledRun(segment.text, " ".join([*looks, style.color.name] if style.color else looks))


def _console(file: StringIO, width: int, colour: bool) -> Console:
    return Console(
        file=file,
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


def _layout(table: Table, width: int) -> Iterable[RenderableType]:
    if not table.items:
        yield _Wrapping(Text(_harmless(table.empty), "dim"))
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


class _Wrapping:
    """A text that folds at spaces and, where a script has none, at any character; with a gap to its right.

    It hands Rich finished segments: left to Rich's own Text and Padding, a table takes twice the time.
    """

    def __init__(self, text: Text, gap: int = 0) -> None:
        self.text, self.plain, self.gap = text, text.plain, gap

    def least(self, longest: int) -> int:
        """The width without which a word is cut that is no longer than that."""
        return least_width(self.plain, cell_len, longest) + self.gap

    def most(self) -> int:
        """The width that it fills."""
        return most_width(self.plain, cell_len) + self.gap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - self.gap, 1)
        style = console.get_style(self.text.style)
        start = 0
        for paragraph in self.plain.split("\n"):
            # The lines of an item hang below its first.
            margin = mark = ITEM if paragraph.startswith(ITEM) and width > 5 * len(ITEM) else ""
            start += len(mark)
            for first, last in wrap_lines(paragraph[len(mark) :], width - len(mark), cell_len):
                line = self.plain[start + first : start + last]
                if options.justify == "right":
                    margin = " " * (width - cell_len(line))
                if margin:
                    yield Segment(margin, style)
                if self.text.spans:
                    yield from self.text[start + first : start + last].render(console, "\n")
                else:
                    yield Segment(line + "\n", style)
                margin = " " * len(mark)
            start += len(paragraph) - len(mark) + 1


def _cells(table: Table) -> list[list[_Wrapping]]:
    """Each row's cells, with a gap between them; the first, which names the row, is bold."""
    styles = ["bold", *[""] * (len(table.columns) - 1)]
    looks = list(zip(table.columns, styles, _gaps(table), strict=True))
    return [[_Wrapping(_text(table, column, item, style), gap) for column, style, gap in looks] for item in table.items]


def _headings(table: Table) -> list[_Wrapping]:
    return [
        _Wrapping(Text(_harmless(column.heading), f"bold {_accent(column.accent)}"), gap)
        for column, gap in zip(table.columns, _gaps(table), strict=True)
    ]


def _gaps(table: Table) -> list[int]:
    """What parts each column from the next."""
    return [*[_GAP] * (len(table.columns) - 1), 0]


def _rows(table: Table, width: int) -> RichTable | None:
    """A row an item, folded to the width, or None where that would cut a word that is not long.

    Where any row takes several lines, rows are set apart.
    """
    headings, rows = _headings(table), _cells(table)
    display_width = list(zip(headings, *rows, strict=True))
    most = [max(cell.most() for cell in column) for column in display_width]
    widths = _widths(display_width, most, width - len(display_width) - 1)
    if widths is None:
        return None
    rich = RichTable(box=_RULES, border_style="dim", show_header=table.header, padding=0, pad_edge=False)
    for column, heading, its_width in zip(table.columns, headings, widths, strict=True):
        number = isinstance(column.value(table.items[0]), int)
        rich.add_column(heading, justify="right" if number else "left", width=its_width)
    rich.show_lines = widths != most or any("\n" in cell.plain for cells in rows for cell in cells)
    for cells in rows:
        rich.add_row(*cells)
    return rich


def _widths(display_width: Sequence[Sequence[_Wrapping]], most: Sequence[int], room: int) -> list[int] | None:
    amounts = [sum(cell_len(cell.plain) for cell in column) for column in display_width]
    for longest in _LONGEST_UNBROKEN:
        least = [max(cell.least(longest) for cell in column) for column in display_width]
        if sum(least) <= room:
            return share_out(room, least, most, amounts)
    return None


def _title(table: Table) -> RenderableType:
    """What is listed, and how many there are."""
    count = f" · {table.number}" if table.number and table.items else ""
    return _Wrapping(Text.assemble((_harmless(table.title), "bold"), (count, "dim")))


def _records(table: Table, width: int) -> Iterable[RenderableType]:
    """A small record an item, of every column that has something to say."""
    display_width = table.every_column() if table.shape is Shape.RECORDS else table.columns
    for item in table.items:
        yield Text("─" * width, "dim")
        texts = [_text(table, column, item, "" if index else "bold") for index, column in enumerate(display_width)]
        pairs = [(column.heading, text) for column, text in zip(display_width, texts, strict=True) if text.plain]
        yield from _pairs(pairs, width)


def _pairs_page(table: Table, width: int) -> Iterable[RenderableType]:
    """What and its value; several values of one are its items, and a gap parts what begins a part."""
    yield Text("─" * width, "dim")
    what, value = table.columns
    pairs: list[tuple[str, Text]] = []
    for label, group in groupby(table.items, lambda item: display(what, item)):
        items = list(group)
        term = what.terms_of(items[0]).get(str(what.value(items[0])))
        if pairs and term and term.first:
            pairs.append(("", Text()))
        mark = Text(ITEM if len(items) > 1 else "")
        for index, item in enumerate(items):
            pairs.append(("" if index else label, mark + _text(table, value, item, "" if pairs else "bold")))
    yield from _pairs(pairs, width)


def _pairs(pairs: Sequence[tuple[str, Text]], width: int) -> Iterable[RenderableType]:
    """What and its value, side by side, or below each other where that is too wide."""
    if width < _NARROWEST_LABELS:
        for label, text in pairs:
            if label:
                yield _Wrapping(Text(_harmless(label), "dim"))
            yield _Wrapping(text)
        return
    labels = [_Wrapping(Text(_harmless(label), "dim")) for label, _ in pairs]
    widest = min(max(map(_Wrapping.most, labels), default=0), width * 2 // 5)
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=widest)
    grid.add_column(width=width - widest - 2)
    for folding, (_, text) in zip(labels, pairs, strict=True):
        grid.add_row(folding, _Wrapping(text))
    yield grid


def _flow(table: Table, width: int) -> Iterable[RenderableType]:
    """The groups as boxes from left to right, or from top to bottom where that is too wide."""
    group, _, title, body, place = table.columns
    steps = [(name, list(items)) for name, items in groupby(table.items, lambda item: display(group, item))]
    edges = [_text(table, column, item).plain for column in (title, place) for item in table.items]
    narrowest = max(_NARROWEST_BOX, max(map(cell_len, edges)) + _BORDER)
    box_width = min((width - len(_ARROW) * (len(steps) - 1)) // len(steps), _WIDEST_BOX)
    if box_width < narrowest:
        for index, (name, items) in enumerate(steps):
            if index:
                yield Text("│\n▼", "dim")
            yield _heading(name)
            if width >= narrowest:
                yield from _boxes(table, items, width)
            else:
                yield from (_Wrapping(text) for *texts, _ in _deeds(table, items) for text in texts)
        return
    lines = [wrap_lines(_text(table, body, item).plain, box_width - 4, cell_len) for item in table.items]
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
    return _Wrapping(Text(_harmless(name), "bold"))


def _boxes(table: Table, items: Sequence[Any], width: int, height: int | None = None) -> Iterable[RenderableType]:
    """A box for each who does one step."""
    for who, what, where, look in _deeds(table, items):
        box = Panel(_Wrapping(what), title=who, title_align="left", border_style=look, width=width, height=height)
        box.subtitle, box.subtitle_align = where, "right"
        yield box


def _deeds(table: Table, items: Sequence[Any]) -> Iterable[tuple[Text, Text, Text, str]]:
    """Who does what and where that stands, with the accent of who."""
    _, key, title, body, place = table.columns
    for item in items:
        look = _accent(key.terms_of(item)[str(key.value(item))].accent)
        yield _text(table, title, item, look), _text(table, body, item), _text(table, place, item), look


def _text(table: Table, column: Column, item: Any, style: str = "") -> Text:
    """A cell as Rich text: literal, sanitised, tinted by its terms, linked, with the found words set off."""
    plain = _harmless(display(column, item))
    text = Text(plain, style or ("dim" if plain == "0" else ""))
    terms = column.terms_of(item)
    for term in _named(column, item, terms):
        text.highlight_words([term.name], _look(term))
    address = column.link(item) if column.link else None
    if address:
        text.stylize(f"blue link {address}")
    elif table.marks and not terms:
        for start, end in table.marks(plain):
            text.stylize("bold reverse", start, end)
    return text


def _harmless(text: str) -> str:
    """A text without what would act on the terminal, tabs and carriage returns included."""
    if text.isprintable():
        return text
    return visible_lines(text).expandtabs(4).replace("\r\n", "\n").replace("\r", "\n")


def _named(column: Column, item: Any, terms: Mapping[str, Term]) -> list[Term]:
    """The terms in a cell that are set off."""
    if not terms:
        return []
    value = column.value(item)
    names = [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else []
    return [term for name in names if (term := terms.get(name)) and _look(term)]


def _look(term: Term) -> str:
    return _accent(term.accent) if term.good is None else "green" if term.good else "bold red"


def _accent(number: int | None) -> str:
    return "" if number is None else accent(number).name
