"""Phrases found in a text: every place of many at once, and the nearest words where there is none."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

    def __init__(self, text: str, phrases: Iterable[str], spans: Sequence[tuple[int, int]] | None = None) -> None:
        """`spans` are the atoms of the text, where they are known already."""
        self.text = text
        self._cores: dict[str, tuple[str, int]] = {}
        self._places: dict[str, array[int]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase in dict.fromkeys(phrases):
            if own := list(atoms(phrase)):
                (start, first), (_, end) = own[0], own[-1]
                self._cores[phrase] = phrase[start:end], start
                self._places[phrase[start:end]] = array("L")
                lengths.setdefault(phrase[start:first], set()).add(len(own))
        self._look(list(atoms(text)) if spans is None else spans, lengths)

    def _look(self, spans: Sequence[tuple[int, int]], lengths: Mapping[str, set[int]]) -> None:
        """Take note of every place of every core: at each atom, of those that begin with it, by their atoms' number."""
        text, places = self.text, self._places
        for number, (start, end) in enumerate(spans):
            for length in lengths.get(text[start:end], ()):
                if number + length <= len(spans):
                    found = places.get(text[start : spans[number + length - 1][1]])
                    if found is not None:
                        found.append(start)

    def knows(self, phrase: str) -> bool:
        """Whether a phrase is one of those that are looked for."""
        return phrase in self._cores

    def find(self, phrase: str, within: Span) -> Iterator[Span]:
        """Where one of the phrases stands within a range, in order, overlapping places included.

        What has neither letter nor digit stands nowhere. Raises KeyError for a phrase that is none of them.
        """
        if phrase not in self._cores and next(atoms(phrase), None) is None:
            return
        core, lead = self._cores[phrase]
        places = self._places[core]
        for position in range(bisect_left(places, within.start + lead), len(places)):
            start = places[position] - lead
            if start + len(phrase) > within.end:
                return
            if self.text.startswith(phrase, start):
                yield Span(start, start + len(phrase))

    def first(self, phrase: str, within: Span) -> Span | None:
        """The first of these places."""
        return next(self.find(phrase, within), None)


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
