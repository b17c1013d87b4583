"""The blocks of a page found in their order, each by its own first and last words.

A block whose first or last words are not on the page is still known to lie between its neighbours.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..model.plan import Block
from ..text.normalise import normalise
from ..text.words import words
from .phrases import PhraseIndex, Span

_ABOUT = "it is taken to lie between its neighbours"
_MANY = 200
"""How many places of one border are weighed where not all borders stand in order."""


class BlockPlaces(NamedTuple):
    """Where each block lies; of those that are `unsure` only about where; `notes` say what is wrong with a block."""

    spans: dict[str, Span]
    notes: dict[str, str]
    unsure: frozenset[str]


class _Border(NamedTuple):
    """The first or the last words of a block."""

    block: str
    phrase: str


class _Link(NamedTuple):
    """The last place of a chain of borders that stand in order."""

    number: int
    place: Span
    before: "_Link | None"


def border_phrases(blocks: Sequence[Block]) -> Iterator[str]:
    """The first and last words of each block, as they are compared."""
    return (border.phrase for border in _borders(blocks))


def find_blocks(blocks: Sequence[Block], index: PhraseIndex) -> BlockPlaces:
    """Each block after the one before it."""
    borders = _borders(blocks)
    finder = _Finder(borders, _all_in_order(borders, index) or _most_in_order(borders, index), index)
    numbers: dict[str, list[int]] = {}
    for number, border in enumerate(borders):
        numbers.setdefault(border.block, []).append(number)
    others = [block for block, own in numbers.items() if not finder.take(block, own)]
    unsure = frozenset(block for block in others if not finder.take_elsewhere(block, numbers[block]))
    spans = {block: finder.spans[block] for block in numbers if block in finder.spans}
    return BlockPlaces(spans, finder.notes, unsure)


def _borders(blocks: Sequence[Block]) -> list[_Border]:
    return [
        _Border(block.id, normalise(words))
        for block in blocks
        for words in (block.start, block.end)
        if words is not None
    ]


def _all_in_order(borders: Sequence[_Border], index: PhraseIndex) -> list[Span | None]:
    """The first place of each border after the one before it, or nothing if one has none."""
    places: list[Span | None] = []
    after = 0
    for border in borders:
        place = index.first(border.phrase, Span(after, len(index.text)))
        if place is None:
            return []
        places.append(place)
        after = place.end
    return places


def _most_in_order(borders: Sequence[_Border], index: PhraseIndex) -> list[Span | None]:
    """Places of as many borders as can stand in order, each as early as can be; None for the others.

    The longest increasing subsequence, as patience sorting finds it.
    """
    chains: list[_Link] = []  # for each length, the chain that ends first
    ends: list[int] = []
    for number, border in enumerate(borders):
        longer: dict[int, _Link] = {}
        for place in islice(index.find(border.phrase, Span(0, len(index.text))), _MANY):
            length = bisect_right(ends, place.start)
            longer.setdefault(length, _Link(number, place, chains[length - 1] if length else None))
        for length, chain in longer.items():
            if length == len(chains):
                chains.append(chain)
                ends.append(chain.place.end)
            elif chain.place.end < ends[length]:
                chains[length], ends[length] = chain, chain.place.end
    places: list[Span | None] = [None] * len(borders)
    link: _Link | None = chains[-1] if chains else None
    while link:
        places[link.number] = link.place
        link = link.before
    return places


class _Finder:
    """Takes places for blocks: first for those whose borders all stand in order, then for the others."""

    def __init__(self, borders: Sequence[_Border], places: Sequence[Span | None], index: PhraseIndex) -> None:
        self._borders = borders
        self._places = places
        self._index = index
        self.spans: dict[str, Span] = {}
        self.notes: dict[str, str] = {}

    def take(self, block: str, numbers: Sequence[int]) -> bool:
        """Place a block whose borders, of these numbers, stand in order."""
        found = [place for number in numbers if (place := self._places[number])]
        if len(found) < len(numbers):
            return False
        self.spans[block] = Span(found[0].start, found[-1].end)
        return True

    def take_elsewhere(self, block: str, numbers: Sequence[int]) -> bool:
        """Place another where it stands whole, out of its order; else about where it lies, between its neighbours."""
        gone = [self._borders[number].phrase for number in numbers if self._places[number] is None]
        moved = self._out_of_order(gone) if len(gone) == len(numbers) else None
        span = moved or self._between(numbers)
        if next(words(self._index.text, *span), None) is None:
            self.notes[block] = "it is not on the page"
            return False
        self.spans[block] = span
        self.notes[block] = "it stands out of its order" if moved else f"{self._astray(block, numbers)}; {_ABOUT}"
        return moved is not None

    def _astray(self, block: str, numbers: Sequence[int]) -> str:
        """What is wrong with a block: inside which other one its borders stand, or that they do not stand there."""
        gone = [number for number in numbers if self._places[number] is None]
        inside = {number: other for number in gone if (other := self._inside(block, self._borders[number].phrase))}
        if len(inside) < len(gone):
            return f"its border {' and '.join(self._quoted(number) for number in gone)} does not stand there"
        told = (
            f"{'begins' if number == numbers[0] else 'ends'} inside {other}, at {self._quoted(number)}"
            for number, other in inside.items()
        )
        return f"it {' and '.join(told)}"

    def _quoted(self, number: int) -> str:
        return f'"{self._borders[number].phrase}"'

    def _inside(self, block: str, phrase: str) -> str | None:
        """The other block inside which words stand, if they stand there alone."""
        places = list(islice(self._index.find(phrase, Span(0, len(self._index.text))), 2))
        if len(places) != 1:
            return None
        sure = ((other, span) for other, span in self.spans.items() if other != block and other not in self.notes)
        return next(
            (other for other, span in sure if span.start <= places[0].start and places[0].end <= span.end), None
        )

    def _between(self, numbers: Sequence[int]) -> Span:
        """From a block's own first words, or the end of the border before it, to its last, or the next border."""
        first, last = self._places[numbers[0]], self._places[numbers[-1]]
        before = next((place for place in reversed(self._places[: numbers[0]]) if place), Span(0, 0))
        whole = Span(len(self._index.text), 0)
        after = next((place for place in self._places[numbers[-1] + 1 :] if place), whole)
        start, end = first.start if first else before.end, last.end if last else after.start
        return Span(start, max(start, end))

    def _out_of_order(self, phrases: Sequence[str]) -> Span | None:
        """Where a block stands whole, out of its order and over no other."""
        taken, whole = sorted(self.spans.values()), Span(0, len(self._index.text))
        for start in islice(self._index.find(phrases[0], whole), _MANY):
            rest = Span(start.end, whole.end)
            end = self._index.first(phrases[-1], rest) if len(phrases) > 1 else start
            if end is None:
                return None
            place = bisect_left(taken, (start.start,))
            free_before = place == 0 or taken[place - 1].end <= start.start
            if free_before and (place == len(taken) or end.end <= taken[place].start):
                return Span(start.start, end.end)
        return None
