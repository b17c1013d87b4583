"""Text as it is compared: what a copy may change without changing a word, made equal.

Unicode NFC; curly and low quotation marks straight; hyphens, dashes and minus signs `-`; soft hyphens and
zero-width characters dropped; each run of white space one space, and none beside a character of a script that is
written without spaces; radicals the characters that they stand for; trimmed. Case and all other punctuation stay.
Not NFKC, which rewrites Chinese punctuation.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from .words import joins_lines

_STRAIGHT = {
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‐‑‒–—―⁃−⸺⸻﹘﹣－", "-"),
    **dict.fromkeys(
        "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff",
        "",
    ),
}
_SUPPLEMENT = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
    "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""What the radicals from U+2E81 on stand for, `-` for nothing: Equivalent_Unified_Ideograph of Unicode's database."""

_RADICALS = {
    **{chr(code): stands for code, stands in enumerate(_SUPPLEMENT, 0x2E81) if stands != "-"},
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
}
_OTHERS = _STRAIGHT | _RADICALS
_TABLE = str.maketrans(_OTHERS)
_SPACE = re.compile(r"\s+")
_PIECE = re.compile(f"[{''.join(_STRAIGHT)}\u2e81-\u2fd5]|\\s+")


class NormalText(NamedTuple):
    """A normalised text, the original, and for each character the offset in the original that it comes from."""

    text: str
    original: str
    offsets: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that `text[start:end]`, which must not be empty, comes from."""
        stop = self.offsets[end - 1] + 1
        while stop < len(self.original) and _extends(self.original[stop]):
            stop += 1
        return self.offsets[start], stop

    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


def normalise(text: str) -> str:
    """A text as it is compared."""
    spaced = _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_TABLE)).strip(" ")
    pieces = [spaced[start:end] for start, end in _without_needless_spaces(spaced)]
    return "".join(pieces)


def normalise_with_offsets(original: str) -> NormalText:
    """The same, with the way back to the original."""
    parts: list[str] = []
    offsets = array("L")
    for piece, places in _composed(original):
        _append(piece, places, parts, offsets)
    text = "".join(parts)
    if text.endswith(" "):
        text = text[:-1]
        offsets.pop()
    pieces = _without_needless_spaces(text)
    if len(pieces) > 1:
        kept = array("L")
        for start, end in pieces:
            kept.extend(offsets[start:end])
        text, offsets = "".join([text[start:end] for start, end in pieces]), kept
    return NormalText(text, original, offsets)


def _without_needless_spaces(text: str) -> list[tuple[int, int]]:
    """The ranges of a text between the spaces that mean nothing: those beside a script without spaces."""
    if text.isascii():
        return [(0, len(text))]
    pieces, start, space = [], 0, text.find(" ", 1)
    while space > 0:
        before, after = text[space - 1], text[space + 1]
        # A mark after a space must not become one of the character before it.
        if (joins_lines(before) or joins_lines(after)) and unicodedata.category(after)[0] != "M":
            pieces.append((start, space))
            start = space + 1
        space = text.find(" ", space + 1)
    return [*pieces, (start, len(text))]


def _append(piece: str, places: "array[int]", parts: list[str], offsets: "array[int]") -> None:
    """Add a piece of composed text, whose characters come from `places`, without what does not count."""
    position = 0
    for match in _PIECE.finditer(piece):
        start, end = match.span()
        parts.append(piece[position:start])
        offsets.extend(places[position:start])
        position = end
        replacement = _OTHERS.get(match[0]) if match[0] in _OTHERS else " " if match[0].isspace() else match[0]
        if replacement and not (replacement == " " and _ends_in_space(parts)):
            parts.append(replacement)
            offsets.append(places[start])
    parts.append(piece[position:])
    offsets.extend(places[position:])


def _ends_in_space(parts: list[str]) -> bool:
    """Whether nothing, or white space, stands before: a dropped character may part two runs of it."""
    last = next((part for part in reversed(parts) if part), " ")
    return last.endswith(" ")


def _composed(original: str) -> Iterator[tuple[str, "array[int]"]]:
    """The text in NFC, in pieces, with the offset in the original for each character of a piece."""
    everything = array("L", range(len(original)))
    if unicodedata.is_normalized("NFC", original):
        yield original, everything
        return
    start = 0
    for end in range(1, len(original) + 1):
        if end == len(original) or not _extends(original[end]):
            piece = unicodedata.normalize("NFC", original[start:end])
            # A composed character comes from all that it is composed of; the first of these stands for it.
            places = everything[start:end] if piece == original[start:end] else array("L", [start] * len(piece))
            yield piece, places
            start = end


def _extends(character: str) -> bool:
    """Whether a character may be composed with the one before it."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or "\u1160" <= character <= "\u11ff"
