"""Folding a text into lines of a display width without losing a character, and how wide each column is to be."""

from collections.abc import Callable, Iterator, Sequence

from .words import is_ideographic

_NOT_FIRST = frozenset("、，。；：！？）》」』】〉”’…·,.;:!?)]}%")
_NOT_LAST = frozenset("（《「『【〈“‘([{")


def wrap_lines(text: str, width: int, measure: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """The lines of `text` as ranges, each at most `width` columns wide by `measure`.

    A line ends after white space, or beside a character of a script without spaces, where no mark of
    punctuation forbids it; a longer piece is cut anywhere. White space at the end of a line is left out.
    """
    start = 0
    for line in text.split("\n"):
        yield from _wrap_line(text, start, start + len(line), width, measure)
        start += len(line) + 1


def least_width(text: str, measure: Callable[[str], int], longest: int) -> int:
    """The width of the widest word, or `longest` where that is longer."""
    words = [word if word.isascii() or not any(map(is_ideographic, word)) else word[:1] for word in text.split()]
    return min(longest, max(map(measure, words), default=0))


def most_width(text: str, measure: Callable[[str], int]) -> int:
    """The width of the widest line."""
    return max(map(measure, text.split("\n")))


def share_out(room: int, least: Sequence[int], most: Sequence[int], amounts: Sequence[int]) -> list[int]:
    """The width of each column: the most it fills, or else the least, and the rest where it saves most lines.

    An amount is how wide all texts of a column are together.
    """
    if sum(most) <= room:
        return list(most)
    widths = list(least)
    for _ in range(room - sum(widths)):
        saved = [
            amount / (width * (width + 1)) if width < limit else 0
            for amount, width, limit in zip(amounts, widths, most, strict=True)
        ]
        widths[saved.index(max(saved))] += 1
    return widths


def _wrap_line(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    if start == end:
        yield start, end
        return
    while start < end:
        fits = _fitting(text, start, end, width, measure)
        stop = fits
        if fits < end:
            while stop > start and not _may_break(text, stop):
                stop -= 1
            if stop == start:
                stop = fits
        yield start, start + len(text[start:stop].rstrip(" "))
        start = stop


def _fitting(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> int:
    """The furthest offset up to which the text fits; at least one character."""
    if text.isascii():
        fits = start + max(width, 1)
        while fits < end and text[fits] == " ":
            fits += 1
        return min(fits, end)
    used = 0
    for offset in range(start, end):
        used += measure(text[offset])
        if used > width and offset > start and text[offset] != " ":
            return offset
    return end


def _may_break(text: str, offset: int) -> bool:
    before, after = text[offset - 1], text[offset]
    if before == " ":
        return True
    return (_is_wide(before) or _is_wide(after)) and after not in _NOT_FIRST and before not in _NOT_LAST


def _is_wide(character: str) -> bool:
    """Whether a line may end beside a character: one of an unspaced script, its punctuation included."""
    return is_ideographic(character) or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff60"
