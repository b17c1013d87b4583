"""Case folding: texts without differences of case and of full and half width, for comparing."""

import unicodedata


def fold(text: str) -> str:
    """A text without differences of case and of full and half width, for comparing."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def fold_with_origin(text: str) -> tuple[str, list[int]]:
    """A text folded character by character, and for each folded character the offset it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for offset, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).casefold():
            folded.append(part)
            origin.append(offset)
    return "".join(folded), origin
