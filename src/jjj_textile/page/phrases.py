"""Phrases found in a text: every place of many at once, and the nearest words where there is none."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from ..text.words import atoms, count_words, words

_MAX_WINDOWS = 5_000
_NEAR_ENOUGH = 0.6


class Span(NamedTuple):
    """A range of a text."""

    start: int
    end: int


class PhraseIndex:
    """Every place at which each of many phrases stands in a text, between word borders.

    The text is passed over once for all phrases together: looking for each alone would take time in
    proportion to their number times the length of the text.
    """

    def __init__(self, text: str, phrases: Iterable[str]) -> None:
        self.text = text
        self._places: dict[str, array[int]] = {}
        lengths = set()
        for phrase in phrases:
            core, _, length = _core(phrase)
            if length:
                self._places.setdefault(core, array("L"))
                lengths.add(length)
        spans = list(atoms(text))
        for length in lengths:
            for (start, _), (_, end) in zip(spans, spans[length - 1 :], strict=False):
                places = self._places.get(text[start:end])
                if places is not None:
                    places.append(start)

    def find(self, phrase: str, within: Span) -> Iterator[Span]:
        """Where one of the phrases stands within a range, in order, overlapping places included."""
        core, lead, length = _core(phrase)
        places = self._places[core] if length else ()
        for position in range(bisect_left(places, within.start + lead), len(places)):
            start = places[position] - lead
            if start + len(phrase) > within.end:
                return
            if self.text.startswith(phrase, start):
                yield Span(start, start + len(phrase))

    def first(self, phrase: str, within: Span) -> Span | None:
        """The first of these places."""
        return next(self.find(phrase, within), None)


def _core(phrase: str) -> tuple[str, int, int]:
    """A phrase from its first letter or digit to its last, how far in that begins, and its atoms' number."""
    spans = list(atoms(phrase))
    if not spans:
        return "", 0, 0
    return phrase[spans[0][0] : spans[-1][1]], spans[0][0], len(spans)


def nearest_words(phrase: str, text: str, within: Span) -> Span | None:
    """The words within a range that are most like a phrase, if any are much like it. Only ever a suggestion."""
    spans = list(islice(words(text, *within), _MAX_WINDOWS))
    matcher = SequenceMatcher(None, "", phrase, autojunk=False)
    count = count_words(phrase)
    for size in (count, count - 1, count + 1):
        best, best_ratio = None, _NEAR_ENOUGH
        for start, end in _windows(spans, size):
            matcher.set_seq1(text[start:end])
            if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
                ratio = matcher.ratio()
                if ratio > best_ratio:
                    best, best_ratio = Span(start, end), ratio
        if best:
            return best
    return None


def _windows(spans: Sequence[tuple[int, int]], size: int) -> Iterable[tuple[int, int]]:
    return ((start, end) for (start, _), (_, end) in zip(spans, spans[size - 1 :], strict=False)) if size > 0 else ()
