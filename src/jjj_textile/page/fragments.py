"""Where a link to a passage leads in a browser: text fragments followed on the text of a page.

As Chromium does it (WICG, URL Fragment Text Directives): the first match on the page wins; case, accents and the
form of most quotation marks make no difference, dashes and white space do; each term lies within one paragraph,
and begins and ends where ICU's word breaker has a border, which in scripts without spaces a dictionary decides.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from ..model.plan import Evidence
from ..text.normalise import RADICALS, NormalText
from .phrases import PhraseIndex, Span

_LINE, _GAP = re.compile(r"[\n\t]"), re.compile(r"\n\s*\n|\t")
_WRAPPED = 120
_SPACE = re.compile(r"\s+")
_QUOTES = {**dict.fromkeys("‘’‚‛׳", "'"), **dict.fromkeys("“”„‟״", '"')}
_PLAIN = _QUOTES | RADICALS
"""What browsers take for each other, and a reader rather writes."""

_IGNORED = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)


def paragraph_border(text: str) -> re.Pattern[str]:
    """What parts the paragraphs of a text: a line break, or an empty line where lines are all of a width; and a tab."""
    is_wrapped = _GAP.search(text.strip()) and max(map(len, text.splitlines())) <= _WRAPPED
    return _GAP if is_wrapped else _LINE


class BrowserText:
    """The text of a page as a browser compares it, with a line break for each border of paragraphs.

    The terms of the `links` that are known to be followed are looked for in one pass over the text.
    """

    def __init__(self, page: NormalText, links: Iterable[Evidence] = ()) -> None:
        self._original = page.original
        self._border = paragraph_border(page.original)
        parts: list[str] = []
        origins = array("L")
        self._starts = array("L", [0])
        position = 0
        for match in _SPACE.finditer(page.original):
            _add(page.original, position, match.start(), parts, origins)
            is_border = self._border.search(match[0]) is not None
            if is_border:
                self._starts.append(match.end())
            parts.append("\n" if is_border else " ")
            origins.append(match.start())
            position = match.end()
        _add(page.original, position, len(page.original), parts, origins)
        self._text = "".join(parts)
        self._origins = origins
        self._borders: dict[int, frozenset[int]] = {}
        terms = [folded(words) for link in links for words in (link.start, link.end) if words]
        self._index = PhraseIndex(self._text, terms)

    def paragraph(self, offset: int) -> Span:
        """The range of the original that the paragraph at an offset takes, with the white space behind it."""
        number = bisect_right(self._starts, offset)
        after = self._starts[number] if number < len(self._starts) else len(self._original)
        return Span(self._starts[number - 1], after)

    def is_word_border(self, offset: int) -> bool:
        """Whether a word begins or ends at an offset of the original, to ICU's word breaker."""
        paragraph = self.paragraph(offset)
        borders = self._borders.get(paragraph.start)
        if borders is None:
            borders = self._borders[paragraph.start] = word_borders(self._original[slice(*paragraph)], paragraph.start)
        return offset in borders

    def printed(self, start: int, end: int, on_one_line: bool = False) -> str | None:
        """A range of the original as a link must have it; None where that goes over paragraphs, or over lines."""
        words = self._original[start:end]
        border = _LINE if on_one_line else self._border
        if any(border.search(space) for space in _SPACE.findall(words)):
            return None
        shown = "".join([_PLAIN.get(one, one) for one in _SPACE.sub(" ", words) if one not in _IGNORED])
        return unicodedata.normalize("NFC", shown)

    def follow(self, link: Evidence) -> Span | None:
        """The range of the original at which a browser opens the link of a passage."""
        prefix, suffix = folded(link.prefix or ""), folded(link.suffix or "")
        for start in self._places_among(prefix, folded(link.start), "" if link.end else suffix):
            if prefix and not self._stands_before(prefix, start.start):
                continue
            ends = self._places_among("", folded(link.end), suffix, start.end) if link.end else iter([start])
            for end in ends:
                if not suffix or self._stands_after(suffix, end.end):
                    return Span(self.origin(start.start), self.origin(end.end))
            if link.end or not suffix:
                return None  # behind a later start there are no other ends
        return None

    def place(self, offset: int) -> int:
        """Where an offset of the original stands in the text as it is compared."""
        return bisect_left(self._origins, offset)

    def stands_before(self, words: str, offset: int) -> bool:
        """Whether words stand right before an offset of the original."""
        return self._stands_before(folded(words), self.place(offset))

    def stands_after(self, words: str, offset: int) -> bool:
        """Whether words stand right after an offset of the original."""
        return self._stands_after(folded(words), self.place(offset))

    def _places_among(self, prefix: str, term: str, suffix: str, after: int = 0) -> Iterator[Span]:
        """Where a term may stand that has words before or after it: of a common term few places are left."""
        if self._index.knows(term) or not (prefix or suffix):
            yield from self._places(term, after)
            return
        before = f"{re.escape(prefix)}[ \n]*" if prefix else ""
        around = re.compile(f"{before}({re.escape(term)})[ \n]*{re.escape(suffix)}")
        found = around.search(self._text, after)
        while found:
            if self._is_bounded(place := Span(*found.span(1))):
                yield place
            found = around.search(self._text, found.start() + 1)

    def _places(self, term: str, after: int) -> Iterator[Span]:
        """Where a term stands between word borders, in order."""
        if self._index.knows(term):
            known = self._index.find(term, Span(after, len(self._text)))
            yield from (place for place in known if self._is_bounded(place))
            return
        start = self._text.find(term, after) if term else -1
        while start >= 0:
            place = Span(start, start + len(term))
            if self._is_bounded(place):
                yield place
            start = self._text.find(term, start + 1)

    def _is_bounded(self, place: Span) -> bool:
        return self.is_word_border(self.origin(place.start)) and self.is_word_border(self.origin(place.end))

    def _stands_before(self, term: str, place: int) -> bool:
        while place and self._text[place - 1] in " \n":
            place -= 1
        start = place - len(term)
        return start >= 0 and self._text.startswith(term, start) and self.is_word_border(self.origin(start))

    def _stands_after(self, term: str, place: int) -> bool:
        while place < len(self._text) and self._text[place] in " \n":
            place += 1
        return self._text.startswith(term, place) and self.is_word_border(self.origin(place + len(term)))

    def origin(self, place: int) -> int:
        """The offset of the original that a place of this text comes from."""
        return self._origins[place] if place < len(self._origins) else len(self._original)


def word_borders(text: str, offset: int = 0) -> frozenset[int]:
    """Where words begin and end in a paragraph to ICU, on which browsers rely, shifted by an offset."""
    from icu4py.breakers import WordBreaker

    borders = [0, *(end for _, end in WordBreaker(text, "en").segments())]
    if max(text, default="") > "\uffff":
        # The breaker counts in UTF-16, where some characters take two units.
        counted = [0, *accumulate(1 + (character > "\uffff") for character in text)]
        borders = [bisect_left(counted, border) for border in borders]
    return frozenset(offset + border for border in borders)


def folded(text: str) -> str:
    """Words as a browser compares them."""
    return "".join(map(_FOLDED.__getitem__, _SPACE.sub(" ", text)))


class _Folded(dict[str, str]):
    """Each character as it is compared, found out once."""

    def __missing__(self, character: str) -> str:
        if character in _IGNORED:
            plain = ""
        else:
            parts = unicodedata.normalize("NFKD", _PLAIN.get(character, character))
            kept = "".join([part for part in parts if not "\u0300" <= part <= "\u036f"])
            plain = unicodedata.normalize("NFC", kept).casefold()
        self[character] = plain
        return plain


_FOLDED = _Folded()


def _add(text: str, start: int, end: int, parts: list[str], origins: "array[int]") -> None:
    """Add a range without white space, folded, with the offset that each character comes from."""
    piece = text[start:end]
    if piece.isascii():
        parts.append(piece.lower())
        origins.extend(range(start, end))
        return
    for offset, character in enumerate(piece, start):
        plain = _FOLDED[character]
        parts.append(plain)
        origins.extend([offset] * len(plain))
