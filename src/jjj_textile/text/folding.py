"""Folding: texts made equal that a reader takes for the same, for looking things up. The one place for it.

It goes further than `normalise`, which stands below it and keeps a proof exact: case and the full and half
widths make no difference either (Unicode, NFKC and default case folding).
"""

import unicodedata
from collections.abc import Iterable, Iterator

_BORDER = "\0"
"""Nothing is composed across it, and no text of a model has it."""

_WIDE_MARKS = "，；：（）！？"
_WIDER = ord("，") - ord(",")

_HALF_WIDTH_MARKS = "\uff9e\uff9f"


def fold(text: str) -> str:
    """A text without differences of case, width, composition, white space, quotation marks and dashes."""
    if text.isascii():
        is_spaced_singly = text.isprintable() and "  " not in text
        return text.lower().strip() if is_spaced_singly else " ".join(text.lower().split())
    if text.isalnum():  # it has nothing that `normalise` makes equal
        return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    from .normalise import normalise  # what looks up nothing but names does not pay for it

    plain = _with_narrow_marks(normalise(text))
    folded = plain.casefold()
    # Nothing else is new in the text, so that normalising it once more would change nothing.
    if (
        folded == plain.lower()
        and unicodedata.is_normalized("NFKC", plain)
        and unicodedata.is_normalized("NFC", folded)
    ):
        return folded
    return normalise(unicodedata.normalize("NFKC", plain).casefold())


def _with_narrow_marks(text: str) -> str:
    """A text with the marks that Chinese has most of as NFKC has them: without others it need not look for more."""
    for mark in _WIDE_MARKS:
        text = text.replace(mark, chr(ord(mark) - _WIDER))
    return text


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """Each of many texts with what it folds to: those that are not ASCII together, which takes half as long."""
    texts = list(texts)
    if any(_BORDER in text for text in texts):
        return {text: fold(text) for text in texts}
    others = [text for text in texts if not text.isascii()]
    folded = fold(_BORDER.join(others)).split(_BORDER)
    found = dict(zip(others, [text.strip(" ") for text in folded], strict=bool(others)))
    return found | {text: fold(text) for text in texts if text not in found}


def without_accents(text: str) -> str:
    """A folded text with plain letters for those that bear accents: as many characters, `são` as `sao`."""
    if text.isascii() or unicodedata.is_normalized("NFD", text):
        return text
    return "".join([character if character.isascii() else _plain(character) for character in text])


def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    return parts[0] if all("\u0300" <= mark <= "\u036f" for mark in parts[1:]) else character


def fold_with_origin(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text folded, and for each character of that the range of the original that it comes from."""
    folded: list[str] = []
    origin: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        cluster = text[start:end]
        piece = " " if cluster.isspace() else fold(cluster)
        if piece == " " and (not folded or folded[-1] == " "):
            continue
        folded += piece
        origin += [(start, end)] * len(piece)
    if folded and folded[-1] == " ":
        folded.pop()
        origin.pop()
    return "".join(folded), origin


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the characters, each with the marks and invisible characters that follow it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _extends(text[end]):
            yield start, end
            start = end


def _extends(character: str) -> bool:
    if character < "\u00ad":
        return False
    category = unicodedata.category(character)
    return (
        category[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or character in _HALF_WIDTH_MARKS
        or (category == "Cf" and not fold(character))
    )
