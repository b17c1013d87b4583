"""Text as it is compared: what a copy may change without changing a word, made equal.

Unicode NFC; curly and low quotation marks straight; hyphens, dashes and minus signs `-`; soft hyphens and
zero-width characters dropped; each run of white space one space, and none beside a character of a script that is
written without spaces; radicals the characters that they stand for; trimmed. Case and all other punctuation stay.
Not NFKC, which rewrites Chinese punctuation.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .words import joins_lines

if TYPE_CHECKING:
    from array import array

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
_KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
    "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
    "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
    "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)
"""What the Kangxi radicals from U+2F00 on stand for: their NFKC, written out, since to ask for it takes 0.1 ms."""

RADICALS = {
    **{chr(code): stands for code, stands in enumerate(_SUPPLEMENT, 0x2E81) if stands != "-"},
    **{chr(code): stands for code, stands in enumerate(_KANGXI, 0x2F00)},
}
"""What each radical stands for."""

_OTHERS = _STRAIGHT | RADICALS
_FEW = 20
_MARKS = ("Mn", "Mc", "Me")
_BLOCK = 64
"""Characters that are looked at together: mostly all of them are as they should be."""


@cache
def _piece() -> re.Pattern[str]:
    """What is other in a normalised text: characters that are replaced, and white space but for one space within.

    It takes long to compile, and what only folds names does without.
    """
    dropped = "".join(character for character, other in _STRAIGHT.items() if not other)
    replaced = "".join(character for character, other in _STRAIGHT.items() if other)
    return re.compile(rf"[{replaced}\u2e81-\u2fd5]|[\s{dropped}]{{2,}}|[^\S ]|[{dropped}]|\A | \Z")


class NormalText(NamedTuple):
    """A normalised text, the original, and for each character the offset in the original that it comes from."""

    text: str
    original: str
    offsets: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that `text[start:end]`, which must not be empty, comes from."""
        last = self.offsets[end - 1]
        return self.offsets[start], _end_of_piece(self.original, last, last + 1)

    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        from hashlib import sha256  # what only folds names does without

        return sha256(self.text.encode(errors="surrogatepass")).hexdigest()


def normalise(text: str) -> str:
    """A text as it is compared."""
    if text.isascii():
        return " ".join(text.split())
    spaced = " ".join(_with_others_replaced(unicodedata.normalize("NFC", text)).split())
    pieces = [spaced[start:end] for start, end in _without_needless_spaces(spaced)]
    return "".join(pieces)


def _with_others_replaced(text: str) -> str:
    """A text with what is replaced by something else, or by nothing: a few characters one by one, which is faster."""
    found = _OTHERS.keys() & set(text)
    if len(found) > _FEW:
        return text.translate(_table())
    for character in found:
        text = text.replace(character, _OTHERS[character])
    return text


@cache
def _table() -> dict[int, str]:
    """What is replaced, by its number: texts with few such characters do without."""
    return {ord(character): other for character, other in _OTHERS.items()}


def seal(passage: str) -> str:
    """What evidence keeps of its normalised passage: the first eight hexadecimal digits of its SHA-256."""
    from hashlib import sha256

    return sha256(passage.encode()).hexdigest()[:8]


def normalise_with_offsets(original: str) -> NormalText:
    """The same, with the way back to the original."""
    from array import array  # what only compares does without

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
    for match in _piece().finditer(piece):
        start, end = match.span()
        parts.append(piece[position:start])
        offsets.extend(places[position:start])
        position = end
        found = match[0]
        replacement = _OTHERS.get(found)
        if replacement is None:
            space = next((offset for offset, character in enumerate(found) if character.isspace()), None)
            replacement = " " if space is not None else "" if found[1:] else found
            start += space or 0
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
    from array import array

    everything = array("L", range(len(original)))
    if unicodedata.is_normalized("NFC", original):
        yield original, everything
        return
    for start, end in _pieces(original, 0, len(original), _BLOCK):
        if unicodedata.is_normalized("NFC", original[start:end]):
            yield original[start:end], everything[start:end]
            continue
        for first, last in _pieces(original, start, end, 1):
            piece = unicodedata.normalize("NFC", original[first:last])
            # A composed character comes from all that it is composed of; the first of these stands for it.
            same = piece == original[first:last]
            yield piece, everything[first:last] if same else array("L", [first] * len(piece))


def _pieces(text: str, start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """The ranges from `start` to `end`, of that length or little more, between which nothing is composed."""
    while start < end:
        stop = _end_of_piece(text, start, min(start + length, end))
        yield start, stop
        start = stop


def _end_of_piece(text: str, start: int, end: int) -> int:
    """Where a piece that begins at `start` may end, not before `end`: after all marks, and all that NFC composes."""
    while end < len(text) and (unicodedata.category(text[end]) in _MARKS or _are_composed(text[start:end], text[end])):
        end += 1
    return end


def _are_composed(piece: str, character: str) -> bool:
    """Whether NFC makes one of a piece's last character and the next: asked, since Unicode goes on adding such."""
    both = piece + character
    if unicodedata.is_normalized("NFC", both):
        return False
    apart = unicodedata.normalize("NFC", piece) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", both) != apart
