"""Two texts of one page, word for word: what stands in the place of a passage, and what is new or gone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..text.alignment import Match, align
from ..text.words import atoms, words
from .phrases import Span

_SHORT = 3
"""Up to so many words, others in their place are what they have become."""

_FEWEST = 3
"""Of more words, one in so many at least must have stayed; else it is another passage that stands in their place."""


class Counterparts:
    """The words that two texts share in order, and what follows from them for ranges of either."""

    def __init__(self, old: str, new: str) -> None:
        self._old_text, self._new_text = old, new
        self._old = [Span(*span) for span in words(old)]
        self._new = [Span(*span) for span in words(new)]
        self._matches = align([old[slice(*one)] for one in self._old], [new[slice(*one)] for one in self._new])

    def of(self, span: Span) -> Span | None:
        """What stands in the new text in the place of a range of the old; None where nothing does.

        It begins and ends with words that the two share or that stand in the place of others.
        """
        first = bisect_right(self._old, span.start, key=lambda word: word.end)
        last = bisect_left(self._old, span.end, key=lambda word: word.start)
        inside = [cut for match in self._matches if (cut := _cut(match, first, last))]
        number = last - first
        if number > _SHORT and _FEWEST * sum(cut.length for cut in inside) < number:
            return None
        begin, end = self._begin(first, last, inside), self._end(last, inside)
        return self._trimmed(begin, end) if begin < end else None

    def _begin(self, first: int, last: int, inside: Sequence[Match]) -> int:
        """The new word with which the counterpart of a range of old words begins."""
        reached, new = (inside[0].old, inside[0].new) if inside else (last, self._after(last))
        before, is_near = self._before(first)
        return before if reached > first and is_near else max(before, new - (reached - first))

    def _end(self, last: int, inside: Sequence[Match]) -> int:
        """The new word before which it ends."""
        after = self._after(last)
        if not inside:
            return after
        old, new = inside[-1].old + inside[-1].length, inside[-1].new + inside[-1].length
        return after if old < last and self._is_matched(last) else min(after, new + (last - old))

    def _before(self, old: int) -> tuple[int, bool]:
        """Where in the new text the last match before an old word ends, and whether it is that of the word before."""
        place = bisect_left(self._matches, old, key=lambda match: match.old) - 1
        if place < 0:
            return 0, old == 0
        match = self._matches[place]
        return match.new + min(match.length, old - match.old), match.old + match.length >= old

    def _is_matched(self, old: int) -> bool:
        """Whether an old word is in the new text, too, or is none, after the last."""
        place = bisect_right(self._matches, old, key=lambda match: match.old) - 1
        return old == len(self._old) or (place >= 0 and old < self._matches[place].old + self._matches[place].length)

    def _after(self, old: int) -> int:
        """Where in the new text the first match from an old word on begins."""
        place = bisect_right(self._matches, old, key=lambda match: match.old + match.length)
        if place == len(self._matches):
            return len(self._new)
        match = self._matches[place]
        return match.new + max(old - match.old, 0)

    def _trimmed(self, begin: int, end: int) -> Span | None:
        """New words as a range without the punctuation around them."""
        inside = list(atoms(self._new_text, self._new[begin].start, self._new[end - 1].end))
        return Span(inside[0][0], inside[-1][1]) if inside else None

    def removed(self, but: Iterable[Span]) -> Iterator[Span]:
        """The runs of words of the old text that the new has not, without those in these ranges."""
        return free_runs(self._old, but, [(match.old, match.length) for match in self._matches])

    def added(self, but: Iterable[Span]) -> Iterator[Span]:
        """The same of the new text."""
        return free_runs(self._new, but, [(match.new, match.length) for match in self._matches])


def _cut(match: Match, first: int, last: int) -> Match | None:
    """The part of a match that lies in a range of old words."""
    begin, end = max(match.old, first), min(match.old + match.length, last)
    return Match(begin, match.new + begin - match.old, end - begin) if begin < end else None


def free_runs(spans: Sequence[Span], but: Iterable[Span], matched: Iterable[tuple[int, int]] = ()) -> Iterator[Span]:
    """The runs of words that none of some ranges touches, and that are not among those matched, from so many on."""
    taken = {number for start, length in matched for number in range(start, start + length)}
    for span in but:
        first = bisect_right(spans, span.start, key=lambda word: word.end)
        taken.update(range(first, bisect_left(spans, span.end, key=lambda word: word.start)))
    begin: int | None = None
    for number in range(len(spans) + 1):
        free = number < len(spans) and number not in taken
        if free and begin is None:
            begin = number
        elif not free and begin is not None:
            yield Span(spans[begin].start, spans[number - 1].end)
            begin = None
