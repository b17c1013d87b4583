"""Words found in facts, in any language, whatever their case and width."""

from collections.abc import Callable, Sequence

from ..text.folding import fold, fold_with_origin
from .plan import Fact


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
        plain, origin = fold_with_origin(text)
        found = []
        for word in folded:
            start = plain.find(word)
            while start >= 0:
                end = start + len(word)
                found.append((origin[start], origin[end - 1] + 1))
                start = plain.find(word, end)
        return found

    return ranges
