"""Words as the page has them: what counts as one, and what nothing may cut.

Without regular expressions for Han characters: to compile one takes twelve milliseconds at every start.
"""

import re
from collections.abc import Iterator
from unicodedata import category

MAX_WORDS = 5
"""How many of the page's words a piece of evidence may name at each end."""

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")


def is_unspaced(character: str) -> bool:
    """Whether a character is Han or kana, which are written without spaces: each is a word of its own."""
    return character >= "\u3005" and (
        "\u4e00" <= character <= "\u9fff"
        or "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "\u3005\u3007"
    )


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The words as ranges: runs without white space that have a letter or a digit, and unspaced characters."""
    for first, last in _runs(_TOKEN, text, start, end):
        if any(map(str.isalnum, text[first:last])):
            yield first, last


def atoms(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Runs of letters and digits, and unspaced characters, as ranges: nothing begins or ends within one."""
    stop = len(text) if end is None else end
    held: tuple[int, int] | None = None
    for first, last in _runs(_LETTERS, text, start, end):
        # A combining mark belongs to the word that it stands in, in scripts that write vowels so.
        marked = last
        while marked < stop and text[marked] > "\u02ff" and category(text[marked])[0] == "M":
            marked += 1
        if held and held[1] == first and not (is_unspaced(text[first]) or is_unspaced(text[first - 1])):
            held = (held[0], marked)
            continue
        if held:
            yield held
        held = (first, marked)
    if held:
        yield held


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in words(text))


def _runs(pattern: re.Pattern[str], text: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
    """What a pattern matches, with each unspaced character apart."""
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if not match[0].isascii():
            for offset in range(first, last):
                if is_unspaced(text[offset]):
                    if first < offset:
                        yield first, offset
                    yield offset, offset + 1
                    first = offset + 1
        if first < last:
            yield first, last
