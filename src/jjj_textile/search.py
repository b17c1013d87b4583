"""Words found in facts, in any language, whatever their case and width."""

import unicodedata
from collections.abc import Callable, Sequence

from .model import Fact
from .names import fold


def matching(facts: Sequence[Fact], words: Sequence[str]) -> list[Fact]:
    """The facts whose text, in all its languages together, holds every word."""
    folded = [fold(word) for word in words]
    return [fact for fact in facts if _holds(fold("\n".join(fact.text.values())), folded)]


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def finder(words: Sequence[str]) -> Callable[[str], list[tuple[int, int]]]:
    """A function that says where in a text the words stand, as ranges, for setting them off."""
    folded = [fold(word) for word in words if fold(word)]

    def ranges(text: str) -> list[tuple[int, int]]:
        plain, origin = _fold_with_origin(text)
        found = []
        for word in folded:
            start = plain.find(word)
            while start >= 0:
                end = start + len(word)
                found.append((origin[start], origin[end - 1] + 1))
                start = plain.find(word, end)
        return found

    return ranges


def _fold_with_origin(text: str) -> tuple[str, list[int]]:
    """A text folded character by character, and for each folded character the offset it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).casefold():
            folded.append(part)
            origin.append(offset)
    return "".join(folded), origin
