"""The pieces of a page as blocks, each with the first and last words by which it is found again."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.plan import Evidence
from ..text.normalise import NormalText, normalise
from ..text.words import MAX_CHARACTERS, MAX_WORDS, atoms, is_short, is_unspaced
from .outline import Outline
from .phrases import Span
from .pieces import Piece, PieceRole
from .quoting import is_nameable, units_of
from .tables import row_lines

_SHORT = 5
_OPENING = frozenset("(（[【《〈「『〔")
_BRACKETS = 3
"""How many brackets at most open before the first words of a block."""

_STOPS = frozenset(".。!！?？;；")
_REPEATED = 200
"""How many words at most are in each of the blocks of a paragraph that repeats itself."""

_TRIES = 100
"""How many words from the end of a piece are tried as its end."""


class Found(NamedTuple):
    """A block: what it is, its first and last words, and its range of the normalised text."""

    role: PieceRole
    evidence: Evidence
    span: Span


class Range(NamedTuple):
    """A range of the page's words, its piece, and whether that is a table."""

    piece: Piece
    first: int
    last: int
    is_table: bool


def blocks_of(page: NormalText, outline: Outline, pieces: Sequence[Piece]) -> Iterator[Found]:
    """The pieces of a page as blocks, each after the one before it. A run of short paragraphs is one."""
    border = _Borders(page.text)
    units = border.whole(units_of(page.text, Span(0, len(page.text))))
    counts: Counter[PieceRole] = Counter()
    pieces = [*_with_rows(outline, border, units, _ranges(page, outline, units, pieces))]
    ranges = _ranges(page, outline, units, pieces)
    for role, first, last in _in_runs(page.text, units, ranges):
        begin, reach = first, last
        while begin < last:
            named = border.named(units[begin : min(last, reach)], _TRIES if begin == first else 1)
            if named is None:
                begin += 1  # no reader can name this word
                continue
            counts[role] += 1
            (start, end), stop = named
            start, place = border.opened(start, units[begin].start)
            number = "" if role in (PieceRole.TITLE, PieceRole.DATELINE) and counts[role] == 1 else counts[role]
            yield Found(role, Evidence(f"{role}{number}", start, end), Span(place, stop))
            while begin < last and units[begin].start < stop:
                begin += 1
            reach = begin + _REPEATED


def border_words(text: str, span: Span) -> tuple[str, str | None] | None:
    """The first and last words by which a range of a page is found again; None where they do not reach to its end."""
    border = _Borders(text)
    units = border.whole(units_of(text, span))
    named = border.named(units, _TRIES) if units else None
    return named[0] if named and named[1] == units[-1].end else None


def _ranges(page: NormalText, outline: Outline, units: Sequence[Span], pieces: Sequence[Piece]) -> Iterator[Range]:
    """The pieces as ranges of the page's words."""
    starts = [outline.lines[piece.lines[0]].start for piece in pieces]
    tables = [_is_table(outline, piece) for piece in pieces]
    begin, at = 0, 0
    for number, unit in enumerate(units):
        place = bisect_right(starts, page.offsets[unit.start]) - 1
        if place != at:
            if begin < number:
                yield Range(pieces[at], begin, number, tables[at])
            begin, at = number, place
    if begin < len(units):
        yield Range(pieces[at], begin, len(units), tables[at])


def _with_rows(outline: Outline, border: "_Borders", units: Sequence[Span], ranges: Iterable[Range]) -> Iterator[Piece]:
    """The pieces, where a table that has a row twice, or whose last words name no end, is parted into its rows."""
    rows = {row.lines.start: row for row in row_lines(outline)}
    for piece, first, last, is_table in ranges:
        own = [rows[line] for line in piece.lines if line in rows] if is_table else []
        named = border.named(units[first:last], _TRIES) if own else None
        if named and (named[1] < units[last - 1].end or len({tuple(row.cells) for row in own}) < len(own)):
            yield from (Piece(piece.role, row.lines) for row in own)
        else:
            yield piece


def _is_table(outline: Outline, piece: Piece) -> bool:
    """Whether a piece is a table, whose cells a tab parts."""
    first, last = outline.lines[piece.lines[0]], outline.lines[piece.lines[-1]]
    return "\t" in outline.text[first.start : last.end]


def _in_runs(text: str, units: Sequence[Span], ranges: Iterable[Range]) -> Iterator[tuple[PieceRole, int, int]]:
    """The same, with a run of short paragraphs, as in a list, made one; a table stays one."""
    held: tuple[PieceRole, int, int] | None = None
    for (role, _), first, last, is_table in ranges:
        short = role is PieceRole.PARAGRAPH and not is_table and _is_short(text, units, first, last)
        if held and short:
            held = (role, held[1], last)
            continue
        if held:
            yield held
        held = (role, first, last) if short else None
        if not short:
            yield role, first, last
    if held:
        yield held


def _is_short(text: str, units: Sequence[Span], first: int, last: int) -> bool:
    """Whether a paragraph is like an entry of a list: a few words and no sentence."""
    end = units[last - 1].end
    return last - first < _SHORT and text[end : end + 1] not in _STOPS


class _Borders:
    """Where in a text words may begin and end, as those who look for them there see it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._ends = bytearray(len(text) + 1), bytearray(len(text) + 1)
        for start, end in atoms(text):
            self._starts[start] = self._ends[end] = 1

    def whole(self, units: Sequence[Span]) -> list[Span]:
        """Words without the cuts at which nobody would find them, as before a mark that follows a Chinese character."""
        found: list[Span] = []
        for unit in units:
            start, end = unit
            if not (self._starts[start] and self._ends[end]):
                start, end = self._starts.rfind(1, 0, start + 1), self._ends.find(1, end)
            if found and found[-1].end > start:
                found[-1] = Span(min(start, found[-1].start), max(end, found[-1].end))
            else:
                found.append(Span(start, end))
        return found

    def opened(self, head: str, start: int) -> tuple[str, int]:
        """The first words of a block with the brackets that open before them, and where these stand: `（一）要求`."""
        place = start
        while place > max(0, start - _BRACKETS) and self._text[place - 1] in _OPENING:
            place -= 1
        whole = self._text[place : start + len(head)]
        return (whole, place) if _names(whole) else (head, start)

    def named(self, units: Sequence[Span], tries: int) -> tuple[tuple[str, str | None], int] | None:
        """The first and last words of a paragraph, and the offset up to which they reach.

        It is short of the paragraph's end only if its last words stand earlier in it, too.
        """
        text, start, end = self._text, units[0].start, units[-1].end
        heads = (text[start : unit.end] for unit in reversed(units[:MAX_WORDS]))
        head = next(filter(_names, heads), None)
        if head is None:
            return None
        after = start + len(head)
        if after == end:
            return (head, None), end
        rest = [unit for unit in units if unit.start >= after]
        for last in range(len(rest), max(0, len(rest) - tries), -1):
            if tail := self._tail(rest[max(0, last - MAX_CHARACTERS) : last], after):
                return (head, tail), rest[last - 1].end
        return self._earlier(head, rest, after, end)

    def _tail(self, units: Sequence[Span], after: int) -> str | None:
        """The last words, rather few, that stand nowhere earlier in the paragraph."""
        stop = units[-1].end
        few = (MAX_WORDS, 8, MAX_CHARACTERS) if is_unspaced(self._text[stop - 1]) else range(1, MAX_WORDS + 1)
        for number in few:
            tail = self._text[units[max(0, len(units) - number)].start : stop]
            if self._first(tail, after, stop) == stop and _names(tail):
                return tail
        return None

    def _earlier(self, head: str, units: Sequence[Span], after: int, end: int) -> tuple[tuple[str, str | None], int]:
        """Where its last words stand earlier than that: the one of them that stands last."""
        tails = (self._text[unit.start : end] for unit in units[-MAX_WORDS:])
        ends = {tail: found for tail in tails if _names(tail) and (found := self._first(tail, after, end))}
        if not ends:
            return (head, None), after
        tail = max(ends, key=lambda tail: ends[tail])
        return (head, tail), ends[tail]

    def _first(self, words: str, start: int, stop: int) -> int:
        """Where words first end in a range, between borders; 0 for nowhere."""
        place = self._text.find(words, start, stop)
        while place >= 0 and not (self._starts[place] and self._ends[place + len(words)]):
            place = self._text.find(words, place + 1, stop)
        return place + len(words) if place >= 0 else 0


def _names(words: str) -> bool:
    """Whether a model can hold words that name a passage, and means the same by them."""
    return is_nameable(words) and (words.isascii() or normalise(words) == words) and is_short(words)
