"""The paragraphs of a page, and the first and last words by which each is found again as a block."""

import re
from collections.abc import Iterator, Sequence

from ..model.plan import Evidence
from ..text.normalise import NormalText, normalise
from ..text.words import MAX_WORDS, atoms, count_words
from .phrases import Span
from .quoting import is_nameable, units_of

_SHORT = 5
_WRAPPED = 120
_BREAK, _GAP = re.compile(r"\n"), re.compile(r"\n\s*\n")
_STOPS = frozenset(".。!！?？;；")
_REPEATED = 200
"""How many words at most are in each of the blocks of a paragraph that repeats itself."""


def blocks_of(page: NormalText) -> Iterator[Evidence]:
    """The page's paragraphs as blocks, each after the one before it, found by their own words."""
    border = _Borders(page.text)
    units = border.whole(units_of(page.text, Span(0, len(page.text))))
    number = 0
    for begin, last in _in_runs(page, units, list(_paragraphs(page, units))):
        first, reach = begin, last
        while first < last:
            named = border.named(units[first : min(last, reach)])
            if named is None:
                first += 1  # no reader can name this word
                continue
            number += 1
            (start, end), stop = named
            yield Evidence(f"P{number}", start, end)
            while first < last and units[first].start < stop:
                first += 1
            reach = first + _REPEATED


def border_words(text: str, span: Span) -> tuple[str, str | None] | None:
    """The first and last words by which a range of a page is found again; None where they do not reach to its end."""
    border = _Borders(text)
    units = border.whole(units_of(text, span))
    named = border.named(units) if units else None
    return named[0] if named and named[1] == units[-1].end else None


def _in_runs(page: NormalText, units: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Paragraphs as ranges of the page's words; a run of short ones, as in a menu, is one."""
    short = [_is_short(page.text, units, one) for one in ranges]
    begin: int | None = None
    for number, (first, last) in enumerate(ranges):
        follows = short[number] and number + 1 < len(ranges) and short[number + 1]
        if short[number] and (begin is not None or follows):
            begin = first if begin is None else begin
            if not follows:
                yield begin, last
                begin = None
        else:
            yield first, last


def _paragraphs(page: NormalText, units: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The ranges of the words between line breaks; between empty lines, where lines are all of a width."""
    original, offsets = page.original, page.offsets
    is_wrapped = _GAP.search(original.strip()) and max(map(len, original.splitlines())) <= _WRAPPED
    border = _GAP if is_wrapped else _BREAK
    begin = 0
    for number, unit in enumerate(units[:-1], 1):
        if border.search(original, offsets[unit.end - 1], offsets[units[number].start]):
            yield begin, number
            begin = number
    if units:
        yield begin, len(units)


def _is_short(text: str, units: Sequence[Span], paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph is like an entry of a menu: a few words and no sentence."""
    first, last = paragraph
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

    def named(self, units: Sequence[Span]) -> tuple[tuple[str, str | None], int] | None:
        """The first and last words of a paragraph, and where what they name ends: at its end, or as late as can be."""
        text, start, end = self._text, units[0].start, units[-1].end
        heads = (text[start : unit.end] for unit in reversed(units[:MAX_WORDS]))
        head = next(filter(_names, heads), None)
        if head is None:
            return None
        if start + len(head) == end:
            return (head, None), end
        after = start + len(head)
        last = [unit.start for unit in units[-MAX_WORDS:] if unit.start >= after]
        tails = (text[place:end] for place in reversed(last))
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
    return is_nameable(words) and (words.isascii() or normalise(words) == words) and 0 < count_words(words) <= MAX_WORDS
