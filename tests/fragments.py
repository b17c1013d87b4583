"""Text fragments read by their grammar, and followed as browsers do.

WICG, URL Fragment Text Directives: `#:~:text=[prefix-,]start[,end][,-suffix]`. The first match wins; letters match
in either case; each part begins and ends at word borders; prefix and suffix stand right beside the passage.
What Chromium does besides, seen in version 156: straight and curly quotation marks are equal, hyphens and
dashes are not, and no part goes over the border of a paragraph or a line break.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from jjj_textile.page.phrases import Span

ENCODED = r"(?:[A-Za-z0-9!$'()*+./:;=?@_~]|%[0-9A-F]{2})+"
GRAMMAR = re.compile(
    rf"(?:(?P<prefix>{ENCODED})-,)?(?P<start>{ENCODED})(?:,(?P<end>{ENCODED}))?(?:,-(?P<suffix>{ENCODED}))?"
)
QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


class Directive(NamedTuple):
    """The parts of a text fragment, decoded."""

    prefix: str
    start: str
    end: str
    suffix: str


def directive(link: str, url: str) -> Directive:
    """The text directive of a link to the page at `url`."""
    base, _, fragment = link.partition("#:~:text=")
    assert base == url.partition("#")[0]
    parts = GRAMMAR.fullmatch(fragment)
    assert parts, f"{fragment} is no text directive"
    return Directive(*(unquote(part or "", errors="strict") for part in parts.groups()))


def follow(link: Directive, page: str) -> Span | None:
    """What a browser shows of a page: the first passage that the directive fits."""
    for start in _places(link.start, page):
        if link.prefix and not ends_with(page[: start.start], link.prefix):
            continue
        ends = _places(link.end, page, start.end) if link.end else iter([start])
        for end in ends:
            if not link.suffix or begins_with(page[end.end :], link.suffix):
                return Span(start.start, end.end)
    return None


def _folded(text: str) -> str:
    """Text as it is compared, character for character."""
    return "".join(folded if len(folded := one.casefold()) == 1 else one for one in text.translate(QUOTES))


def _pattern(words: str) -> str:
    """The words with any white space of one line between them."""
    return r"[^\S\n\r]+".join(map(re.escape, _folded(words).split()))


def _places(words: str, page: str, start: int = 0) -> Iterator[Span]:
    """Where words stand between word borders, on one line, in order."""
    text, position = _folded(page), start
    while match := re.compile(_pattern(words)).search(text, position):
        first, last = match.span()
        if _is_border(text, first) and _is_border(text, last):
            yield Span(first, last)
        position = first + 1


def _is_border(text: str, place: int) -> bool:
    """Whether no word goes on there; an apostrophe between letters, or a point between digits, is part of one."""
    if not 0 < place < len(text):
        return True
    around = text[max(place - 2, 0) : place + 2]
    if text[place - 1] >= "\u3400" or text[place] >= "\u3400":
        return True
    if text[place - 1].isalnum() and text[place].isalnum():
        return False
    return not re.search(r"[a-z]'[a-z]|\d[.,]\d|\w_|_\w", around)


def ends_with(text: str, words: str) -> bool:
    match = re.search(rf"{_pattern(words)}\s*\Z", _folded(text))
    return bool(match) and _is_border(_folded(text), match.start() if match else 0)


def begins_with(text: str, words: str) -> bool:
    match = re.match(rf"\s*{_pattern(words)}", _folded(text))
    return bool(match) and _is_border(_folded(text), match.end() if match else 0)
