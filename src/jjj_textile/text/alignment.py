"""What two texts have in common, word for word and in one order: the ground of every comparison of two copies."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_PAIRS = 250_000
"""Up to so many pairs of words a stretch without landmarks is compared word by word; it takes a tenth of a second."""

_DEEPEST = 40


class Match(NamedTuple):
    """So many words that are the same from `old` on in the one text, and from `new` on in the other."""

    old: int
    new: int
    length: int


class _Stretch(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int
    depth: int = 0


def align(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """The words that two texts share, in order, as runs.

    Words that stand once in both are landmarks (patience diff): between them the same is done again, and where
    there are none, the longest common runs are taken. Takes about linear time for copies of one page.
    """
    matches: list[Match] = []
    stretches = [_Stretch(0, len(old), 0, len(new))]
    while stretches:
        inner = _trimmed(old, new, stretches.pop(), matches)
        if inner.old == inner.old_end or inner.new == inner.new_end:
            continue
        if inner.depth < _DEEPEST and (marks := _landmarks(old, new, inner)):
            stretches += _parted(inner, marks)
        elif (inner.old_end - inner.old) * (inner.new_end - inner.new) <= _MOST_PAIRS:
            matches += _longest_common(old, new, inner)
    return _joined(_slid(old, new, [*_joined(sorted(matches)), Match(len(old), len(new), 0)]))


def _trimmed(old: Sequence[str], new: Sequence[str], part: _Stretch, matches: list[Match]) -> _Stretch:
    """A stretch without what is the same at its beginning and its end, which goes to the matches."""
    first, last, begin, end, depth = part
    while first < last and begin < end and old[first] == new[begin]:
        first, begin = first + 1, begin + 1
    matches.append(Match(part.old, part.new, first - part.old))
    while first < last and begin < end and old[last - 1] == new[end - 1]:
        last, end = last - 1, end - 1
    matches.append(Match(last, end, part.old_end - last))
    return _Stretch(first, last, begin, end, depth)


def _landmarks(old: Sequence[str], new: Sequence[str], part: _Stretch) -> list[tuple[int, int]]:
    """The longest row of words that stand once in both, in the order of both."""
    counts = Counter(old[part.old : part.old_end])
    others = Counter(new[part.new : part.new_end])
    places = {new[at]: at for at in range(part.new, part.new_end) if others[new[at]] == 1}
    pairs = [
        (at, places[old[at]]) for at in range(part.old, part.old_end) if counts[old[at]] == 1 and old[at] in places
    ]
    return longest_increasing(pairs)


def longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by the first, that is sorted by the second, too."""
    tails: list[int] = []  # for each length, the least second number that such a row may end with
    ends: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        tails[place : place + 1] = [second]
        ends[place : place + 1] = [number]
        before.append(ends[place - 1] if place else -1)
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _parted(part: _Stretch, marks: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    """What lies before, between and after the landmarks, each with the mark that it begins with."""
    starts = [(part.old, part.new), *marks]
    ends = [*marks, (part.old_end, part.new_end)]
    for (old, new), (old_end, new_end) in zip(starts, ends, strict=True):
        yield _Stretch(old, old_end, new, new_end, part.depth + 1)


def _longest_common(old: Sequence[str], new: Sequence[str], part: _Stretch) -> Iterator[Match]:
    matcher = SequenceMatcher(None, old[part.old : part.old_end], new[part.new : part.new_end], autojunk=False)
    for first, begin, length in matcher.get_matching_blocks():
        yield Match(part.old + first, part.new + begin, length)


def _slid(old: Sequence[str], new: Sequence[str], matches: list[Match]) -> list[Match]:
    """The same with what only one text has as early as can be: a new sentence begins with its own first word.

    What is trimmed from the front is as long as can be, and so takes the first word of a new sentence for that of the
    next, where these are equal.
    """
    for place in range(len(matches) - 1):
        before, after = matches[place : place + 2]
        first, begin = before.old + before.length, before.new + before.length
        text, start, end = (new, begin, after.new) if first == after.old else (old, first, after.old)
        if first != after.old and begin != after.new:
            continue  # words in the place of others
        steps = 0
        while steps < before.length and text[start - 1 - steps] == text[end - 1 - steps]:
            steps += 1
        matches[place] = before._replace(length=before.length - steps)
        matches[place + 1] = Match(after.old - steps, after.new - steps, after.length + steps)
    return matches


def _joined(matches: Sequence[Match]) -> list[Match]:
    """Runs that follow each other as one, without the empty ones."""
    found: list[Match] = []
    for match in matches:
        if found and found[-1].old + found[-1].length == match.old and found[-1].new + found[-1].length == match.new:
            found[-1] = found[-1]._replace(length=found[-1].length + match.length)
        elif match.length:
            found.append(match)
    return found
