"""What counts as a word, and where a passage may begin or end: never inside one.

The pattern of Han characters is compiled once it is needed: that takes 0.8 ms, and few characters need none.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category

MAX_WORDS = 5
"""How many of the page's words a piece of evidence may name at each end."""

MAX_CHARACTERS = 12
"""How many of them, in scripts written without spaces, where each character is counted as a word."""

SHORT = f"one to {MAX_WORDS} words, or {MAX_CHARACTERS} characters of a script without spaces"
"""The limit in words."""

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")
_STACKERS = "\u1039\u17d2\u1a60"
"""Marks of Myanmar, Khmer and Tai Tham that write the next letter below the one before them."""

_FEW = 32
"""Han characters in a row that are looked at one by one: for more, a pattern is compiled, which takes 0.8 ms."""


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that is written without spaces: each is a word of its own.

    These are Han, kana and bopomofo, and those in which Unicode's line breaking wants a dictionary (UAX 14, class
    SA): Thai, Lao, Myanmar, Khmer, Tai Le, New Tai Lue, Tai Tham and Tai Viet.
    """
    return character >= "\u0e00" and (is_ideographic(character) or _needs_dictionary(character))


def is_ideographic(character: str) -> bool:
    """Whether a character is Han, kana or bopomofo: a line may end beside any of these."""
    return character >= "\u3005" and (
        "\u4e00" <= character <= "\u9fff"
        or "\u3040" <= character <= "\u312f"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff66" <= character <= "\uff9f"
        or "\u31a0" <= character <= "\u31bf"
        or "\u31f0" <= character <= "\u31ff"
        or character in "\u3005\u3007"
    )


def _needs_dictionary(character: str) -> bool:
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or "\u1950" <= character <= "\u19df"
        or "\u1a20" <= character <= "\u1aaf"
        or "\ua9e0" <= character <= "\ua9ff"
        or "\uaa60" <= character <= "\uaadf"
    )


def joins_lines(character: str) -> bool:
    """Whether white space beside a character means nothing: one of an unspaced script, or its wide punctuation."""
    return character >= "\u0e00" and (
        is_unspaced(character) or "\u3001" <= character <= "\u303f" or "\uff01" <= character <= "\uff60"
    )


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The words as ranges: runs without white space that have a letter or a digit, and unspaced characters."""
    for first, last in _runs(_TOKEN, text, start, end):
        if any(map(str.isalnum, text[first:last])):
            yield first, last


def atoms(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Runs of letters and digits, and unspaced characters, as ranges: nothing begins or ends within one."""
    stop = len(text) if end is None else end
    if text.isascii():
        yield from [match.span() for match in _LETTERS.finditer(text, start, stop)]
        return
    held: tuple[int, int] | None = None
    for first, last in _runs(_LETTERS, text, start, end):
        if held and first < held[1]:
            continue  # the letter below another
        marked = _with_marks(text, last, stop)
        if held and held[1] == first and not (is_unspaced(text[first]) or is_unspaced(text[held[0]])):
            held = (held[0], marked)
            continue
        if held:
            yield held
        held = (first, marked)
    if held:
        yield held


def _with_marks(text: str, last: int, stop: int) -> int:
    """Where a run ends with its marks, which belong to the letter before them, in scripts that write vowels so."""
    if last >= stop or text[last] <= "\u02ff" or "\u4e00" <= text[last] <= "\u9fff":
        return last
    while last < stop and text[last] > "\u02ff" and category(text[last])[0] == "M":
        last += 1 + (text[last] in _STACKERS and last + 1 < stop)
    return min(last, stop)


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in words(text))


def is_short(text: str) -> bool:
    """Whether a text is short enough to begin or end a passage: SHORT says how short."""
    # So few characters are no more words than that, and no more than MAX_CHARACTERS.
    if len(text) <= 2 * MAX_WORDS or (text.isascii() and len(text.split()) <= MAX_WORDS):
        return any(map(str.isalnum, text))
    spaced = unspaced = 0
    for start, _ in words(text):
        if is_unspaced(text[start]):
            unspaced += 1
        else:
            spaced += 1
    return spaced + unspaced >= 1 and spaced <= MAX_WORDS and unspaced <= MAX_CHARACTERS


def _runs(pattern: re.Pattern[str], text: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
    """What a pattern matches, with each unspaced character and its marks apart."""
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if not match[0].isascii():
            offset = first
            while offset < last:
                alone = _unspaced_run(text, offset, last)
                if alone == offset:
                    offset += 1
                    continue
                if first < offset:
                    yield first, offset
                yield from zip(range(offset, alone - 1), range(offset + 1, alone), strict=True)
                offset = first = _with_marks(text, alone, last)
                yield alone - 1, first
        if first < last:
            yield first, last


@cache
def _han() -> re.Pattern[str]:
    """The characters of nearly all Chinese text, looked at together."""
    return re.compile("[\u4e00-\u9fff]+")


def _unspaced_run(text: str, offset: int, last: int) -> int:
    """Where a run of unspaced characters ends of which only the last may have marks; `offset` where none begins."""
    if not "\u4e00" <= text[offset] <= "\u9fff":
        return offset + is_unspaced(text[offset])
    near = min(offset + _FEW, last)
    for end in range(offset + 1, near):
        if not "\u4e00" <= text[end] <= "\u9fff":
            return end
    return _han().match(text, offset, last).end() if near < last else near  # type: ignore[union-attr]
