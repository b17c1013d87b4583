"""How well typed words stand for words of a text, and characters for characters. All texts here are folded.

A word matches from its beginning: `port` is in `ports` and not in `support`. Chinese, which has no spaces,
matches by characters, whatever spaces and marks stand between them; so it does without the particle 的.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..text.stemming import stem
from ..text.words import atoms, is_unspaced

EXACT, SAME_STEM, ALIKE, BEGINNING, SCATTERED = 1.0, 0.9, 0.8, 0.7, 0.5
"""How well a word or a passage matches, where it matches at all."""

_FEWEST_LETTERS = 4
"""A shorter word stands for itself alone and not for all that begin with it: `AI` is not `aim`."""

ROOT = 3
"""Words that match begin with the same letters, as many as this."""

_COMMON_WORDS = """
a an and are as at be by do does for from had has have he her his how i in into is it its me my of on or our she so
that the their them there they this to us was we were what when where which who whose why will with you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""English words that stand everywhere: they are not looked for."""

_PARTICLE = "的"
_LONGEST_PIECE = 12


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word that may be looked for, with its range; neither common ones nor the `s` of a genitive."""
    for start, end in atoms(text):
        word = text[start:end]
        if word not in _COMMON and not (word == "s" and text[start - 1 : start] == "'"):
            yield word, start, end


@lru_cache(4096)
def words_in_row(words: tuple[str, ...], text: str) -> float:
    """How well these words match where they follow each other in a text; 0 where they do not."""
    unhyphenated = text.replace("-", "")
    for word in words:
        if word[:ROOT] not in unhyphenated:
            return 0
    ways = _ways(text)
    best = max((_at(words, way, start) for way in ways for start in range(len(way) - len(words) + 1)), default=0)
    return best if best or len(words) == 1 else words_in_row(("".join(words),), text)


@lru_cache(4096)
def _ways(text: str) -> list[list[str]]:
    """The words of a text; and where there are hyphens, with `co-operation` as one."""
    texts = [text, text.replace("-", "")] if "-" in text else [text]
    return [[token for token, _, _ in tokens(each)] for each in texts]


def _at(words: Sequence[str], way: Sequence[str], start: int) -> float:
    return min(likeness(word, way[start + index]) for index, word in enumerate(words))


def likeness(word: str, token: str) -> float:
    """How well a word that was typed stands for one of a text."""
    if word == token:
        return EXACT
    if word[:ROOT] != token[:ROOT] or len(word) < ROOT:
        return 0
    if stem(word) == stem(token):
        return SAME_STEM
    return BEGINNING if len(word) >= _FEWEST_LETTERS and token.startswith(word) else 0


def has_han(text: str) -> bool:
    """Whether a text has characters that are written without spaces."""
    return not text.isascii() and any(map(is_unspaced, text))


def closed(text: str, without: str = "") -> tuple[str, list[int]]:
    """The letters and digits of a text alone, and the offset of each. `without` is left out between others."""
    offsets = [offset for offset, character in enumerate(text) if character.isalnum()]
    if without:
        ends = offsets[:1] + offsets[-1:]
        offsets = [offset for offset in offsets if text[offset] != without or offset in ends]
    return "".join([text[offset] for offset in offsets]), offsets


def without_particles(text: str) -> str:
    """The letters and digits of a text, without particles; nothing of a text that is only these."""
    return closed(text)[0].replace(_PARTICLE, "")


def has_characters(characters: str, text: str) -> bool:
    """Whether a text has these characters in a row."""
    if any(character not in text for character in characters if character != _PARTICLE):
        return False
    plain, bare = _closed_both(text)
    wanted, bare_wanted = _closed_both(characters)
    if not wanted[0].isascii():
        return wanted in plain or bare_wanted in bare
    return next(character_ranges(characters, text), None) is not None


@lru_cache(4096)
def _closed_both(text: str) -> tuple[str, str]:
    return closed(text)[0], closed(text, _PARTICLE)[0]


def character_ranges(characters: str, text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text where these characters stand in a row. What begins with a digit begins a number."""
    for without in ("", _PARTICLE):
        wanted = closed(characters, without)[0]
        plain, offsets = closed(text, without)
        start = plain.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            before = text[offsets[start] - 1] if offsets[start] else ""
            if not (wanted[0].isascii() and before.isascii() and before.isalnum()):
                yield offsets[start], offsets[end - 1] + 1
            start = plain.find(wanted, end)


def pieces(characters: str, texts: Sequence[tuple[float, str]]) -> float:
    """The least weight among the pieces, of two characters or more, of the best cut; 0 where there is none."""
    if not set().union(*(text for _, text in texts)).issuperset(characters):
        return 0
    best = [float("inf"), *[0.0] * len(characters)]
    for end in range(2, len(characters) + 1):
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            if best[start]:
                piece = characters[start:end]
                weight = max((weight for weight, text in texts if has_characters(piece, text)), default=0.0)
                best[end] = max(best[end], min(best[start], weight))
    return best[-1]


def longest_pieces(characters: str, text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the longest pieces, of two characters or more, that a text has in a row, from left to right."""
    start = 0
    while start < len(characters) - 1:
        ends = range(min(len(characters), start + _LONGEST_PIECE), start + 1, -1)
        end = next((end for end in ends if has_characters(characters[start:end], text)), None)
        if end is not None:
            yield from character_ranges(characters[start:end], text)
        start = end or start + 1
