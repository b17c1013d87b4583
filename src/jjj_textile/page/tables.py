"""The rows of the tables of a page: which lines each has, its cells, and which of them are headings."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..text.normalise import NormalText
from .outline import Outline
from .phrases import Span

_LONGEST_CELL = 200
"""How many characters a cell of figures or names has at most; longer ones are prose, and what they lay out a page."""

_SUBHEADING = 60
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:度|底|末)?")
_STOP = re.compile(r"[.。!！?？;；]$")


class RowLines(NamedTuple):
    """A row by its lines: the number of its table, its cells, and whether its markup says that they are headings."""

    table: int
    lines: range
    cells: Sequence[str]
    is_head: bool


class TableRow(NamedTuple):
    """A row by its range of the normalised text, its cells, and the headings above them, or none.

    `is_heading` says whether it states nothing itself.
    """

    span: Span
    cells: Sequence[str]
    headings: Sequence[str]
    is_heading: bool


def row_lines(outline: Outline) -> list[RowLines]:
    """The rows of all tables, in order: those of markup, and lines whose cells a tab parts."""
    places = _Places(outline)
    found, at = [], 0
    for key, run in groupby(places.of_lines()):
        lines = range(at, at + len(list(run)))
        if key:
            found.append(RowLines(key[0], lines, places.cells(key[1], lines), key[1] in places.heads))
        at = lines.stop
    return [row for table in _tables(found) if _is_of_data(table) for row in table]


def rows_of(page: NormalText, outline: Outline) -> list[TableRow]:
    """The rows of all tables, each with its range of the normalised text."""
    return [row for table in _tables(row_lines(outline)) for row in _with_headings(page, outline, list(table))]


class _Places:
    """In which table, row and cell each line stands."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        parts = outline.parts
        self._tables, self._rows, self._cells, heads = ([-1] * (len(parts) + 1) for _ in range(4))
        self._columns: dict[int, int] = {}
        self._widths: Counter[int] = Counter()
        with_data = {part.parent for part in parts if part.tag == "td"}
        for number, (tag, outer, *_) in enumerate(parts):
            self._tables[number] = number if tag == "table" else self._tables[outer]
            self._rows[number] = {"tr": number, "table": -1}.get(tag, self._rows[outer])
            self._cells[number] = {"td": number, "th": number, "tr": -1, "table": -1}.get(tag, self._cells[outer])
            heads[number] = {"thead": 1, "table": -1}.get(tag, heads[outer])
            if tag in ("td", "th"):
                self._columns[number] = self._widths[outer]
                self._widths[outer] += 1
        self.heads = {row for row in self._rows if row >= 0 and (heads[row] > 0 or row not in with_data)}
        """The rows that have headings alone."""

    def of_lines(self) -> Iterator[tuple[int, int] | None]:
        """The table and the row of each line; None where it stands in none."""
        text, table = self._outline.text, -2
        for number, line in enumerate(self._outline.lines):
            row = self._rows[line.part]
            if self._tables[line.part] >= 0:
                yield self._tables[line.part], row if row >= 0 else -2 - number
            elif "\t" in text[line.start : line.end].strip():
                yield table, -2 - number
                continue
            else:
                yield None
            table = -3 - number

    def cells(self, row: int, lines: range) -> list[str]:
        """The words of each cell of a row: a line may go over several, and a cell have several lines."""
        found: dict[int, list[str]] = {column: [] for column in range(self._widths[row])}
        for number in lines:
            line = self._outline.lines[number]
            first = self._columns.get(self._cells[line.part], 0)
            for column, words in enumerate(self._outline.text[line.start : line.end].split("\t"), first):
                found.setdefault(column, []).extend(words.split())
        return [" ".join(words) for words in found.values()]


def _tables(rows: Iterable[RowLines]) -> Iterator[list[RowLines]]:
    """The rows of each table, which follow one another."""
    held: list[RowLines] = []
    for row in rows:
        if held and (row.table != held[-1].table or row.lines.start != held[-1].lines.stop):
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _is_of_data(table: Sequence[RowLines]) -> bool:
    """Whether a table has several cells in a row and no prose in them, so that it does not lay out a page."""
    return any(len(row.cells) > 1 for row in table) and not any(
        len(cell) > _LONGEST_CELL for row in table for cell in row.cells
    )


def _with_headings(page: NormalText, outline: Outline, table: Sequence[RowLines]) -> Iterator[TableRow]:
    """The rows of one table; a first one without figures, but for years, is a heading, too."""
    is_headed = any(row.is_head for row in table)
    by_words = not is_headed and _names_columns(table[0]) and any(map(_has_digit, table[1:]))
    headings: Sequence[str] = ()
    for number, row in enumerate(table):
        is_head = row.is_head or (by_words and number == 0)
        if is_head and len(row.cells) > 1:
            headings = row.cells
        start = outline.lines[row.lines[0]].start
        end = outline.lines[row.lines[-1]].end
        span = Span(bisect_left(page.offsets, start), bisect_left(page.offsets, end))
        above = headings if len(headings) == len(row.cells) else ()
        yield TableRow(span, row.cells, above, is_head or _is_subheading(row))


def _names_columns(row: RowLines) -> bool:
    """Whether the cells of a row are words or years."""
    return not any(map(str.isdigit, "".join(cell for cell in row.cells if not _YEAR.fullmatch(cell))))


def _has_digit(row: RowLines) -> bool:
    return any(map(str.isdigit, "".join(row.cells)))


def _is_subheading(row: RowLines) -> bool:
    """Whether a row has but one cell with a few words and no sentence: the name of what stands below it."""
    told = [cell for cell in row.cells if cell]
    return len(told) == 1 and len(told[0]) <= _SUBHEADING and not _STOP.search(told[0])
