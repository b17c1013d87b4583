"""The lines of a page, each with what its markup tells of it: where it stands in the tree, and how much of it links."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from .html import Walk

if TYPE_CHECKING:
    from turbohtml import Document, Element

    from .html import TextPlace

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_GAP = re.compile(r"\n[^\S\n]*\n")
_PHRASING = frozenset(
    (
        *("abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("tt", "u", "var", "wbr"),
    )
)
_SUBHEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NEAR = 12
WRAPPED = 120
"""How wide lines of one paragraph are at most; a wider one is a paragraph by itself."""

_CONTROLS = frozenset(("a", "button", "select", "option", "input", "label", "textarea"))
"""What a reader can press: its words are seldom the article's."""


class PagePart(NamedTuple):
    """An element that parts a page: its tag, the part that it stands in (-1 for none), its class and id, its role."""

    tag: str
    parent: int
    names: str
    role: str


class Line(NamedTuple):
    """A line of the text: its range, how many of its characters can be pressed, and the part that it stands in."""

    start: int
    end: int
    pressed: int = 0
    part: int = -1


class Outline(NamedTuple):
    """The text of a page by lines, with its parts, each after the one that it stands in."""

    text: str
    lines: Sequence[Line]
    parts: Sequence[PagePart] = ()
    gapped: bool = True
    """Whether empty lines part the paragraphs; else each line is one."""

    def words(self, line: Line) -> str:
        """The words of a line."""
        return " ".join(self.text[line.start : line.end].split())

    def around(self, part: int) -> Iterator[int]:
        """A part and those that it stands in, from the innermost."""
        while part >= 0:
            yield part
            part = self.parts[part].parent

    def is_subheading(self, line: Line) -> bool:
        """Whether a line stands in a heading below the first."""
        return any(self.parts[part].tag in _SUBHEADINGS for part in islice(self.around(line.part), _NEAR))

    def headlines(self) -> list[str]:
        """The words of each `h1`."""
        within = [-1] * (len(self.parts) + 1)
        for number, part in enumerate(self.parts):
            within[number] = number if part.tag == "h1" else within[part.parent]
        found: dict[int, list[str]] = {}
        for line in self.lines:
            if within[line.part] >= 0:
                found.setdefault(within[line.part], []).append(self.words(line))
        return [" ".join(words) for words in found.values()]


def outline_of_text(text: str) -> Outline:
    """The outline of a text without markup."""
    lines = _lines(text)
    is_wrapped = all(line.end - line.start <= WRAPPED for line in lines)
    return Outline(text, lines, gapped=is_wrapped and bool(_GAP.search(text.strip())))


def _lines(text: str) -> list[Line]:
    return [Line(*match.span()) for match in _LINE.finditer(text)]


def outline_of_page(document: "Document") -> Outline:
    """The outline of a parsed page, whose text is the one that a browser shows. Raises TooLarge."""
    walk = _PartedWalk()
    walk.through(document)
    return walk.outline()


class _PartedWalk(Walk):
    """The walk that collects a page's text, and takes note of where each part and each link begins and ends."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[PagePart] = []
        self._within = -1
        self._entered: list[tuple[int, int]] = []
        self._pressed: list[tuple[int, int]] = []
        self._press: int | None = None

    def _html(self, element: "Element", place: "TextPlace") -> None:
        tag = element.tag
        if tag in _CONTROLS:
            self._enter_control()
        if tag not in _PHRASING:
            self._enter_part(element, tag)
        super()._html(element, place)

    def _enter_part(self, element: "Element", tag: str) -> None:
        outer = self._within
        names, role = f"{element.attr('class') or ''} {element.attr('id') or ''}", element.attr("role") or ""
        self._parts.append(PagePart(tag, outer, names.lower(), role.lower()))
        self._go(len(self._parts) - 1)
        self._ahead.append(lambda: self._go(outer))

    def _go(self, part: int) -> None:
        self._within = part
        self._entered.append((self.lines.mark(), part))

    def _enter_control(self) -> None:
        if self._press is None:
            self._press = self.lines.mark()
            self._ahead.append(self._leave_control)

    def _leave_control(self) -> None:
        assert self._press is not None
        self._pressed.append((self._press, self.lines.mark()))
        self._press = None

    def outline(self) -> Outline:
        """What was found, by lines."""
        text, offsets = self.lines.text_with_offsets()
        lines = _lines(text)
        pressed = _overlaps(lines, ((offsets[start], offsets[end]) for start, end in self._pressed))
        places = [(offsets[mark], part) for mark, part in self._entered]
        starts = [start for start, _ in places]
        found = []
        for line, number in zip(lines, pressed, strict=True):
            last = bisect_left(starts, line.start + 1) - 1
            found.append(line._replace(pressed=number, part=places[last][1] if last >= 0 else -1))
        return Outline(text, found, self._parts)


def _overlaps(lines: Sequence[Line], ranges: Iterable[tuple[int, int]]) -> list[int]:
    """How many characters of each line lie in one of the ranges, which follow one another."""
    counts = [0] * len(lines)
    ends = [line.end for line in lines]
    for start, end in ranges:
        number = bisect_left(ends, start + 1)
        while number < len(lines) and lines[number].start < end:
            counts[number] += min(end, lines[number].end) - max(start, lines[number].start)
            number += 1
    return counts
