"""Text as it is laid out: white space collapsed by CSS's rules, blocks on lines of their own, cells after a tab."""

import re
from itertools import accumulate
from typing import Final

_SPACES = re.compile(r"[ \t\n\r]+")
_SPACES_IN_LINE = re.compile(r"[ \t\r]*\n[ \t\r]*|[ \t\r]+")
_WORD = re.compile(r"\w+(?:['’.]\w+)*")
_BETWEEN_BLOCKS: Final = "\n\n"
_ITALIC = {
    **{chr(ord("A") + place): chr(0x1D434 + place) for place in range(26)},
    **{chr(ord("a") + place): chr(0x1D44E + place) for place in range(26)},
    **{chr(0x391 + place): chr(0x1D6E2 + place) for place in range(25)},
    **{chr(0x3B1 + place): chr(0x1D6FC + place) for place in range(25)},
    "h": "\u210e",
}
"""Mathematical italics, as `text-transform: math-auto` shows a single letter."""


class TextLines:
    """Collects the words of a page in order, and what parts them.

    `_held` is what stands before the next words, if any come. At the start of a line and after a space, a space
    that may collapse does.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._held = ""
        self._collapses = True
        self._last = ""

    def __str__(self) -> str:
        return "".join(self._parts)

    def mark(self) -> int:
        """A place in the text, for `since`."""
        return len(self._parts)

    def text_with_offsets(self) -> tuple[str, list[int]]:
        """The text, and for each mark that could be set where in it that is."""
        return str(self), [0, *accumulate(map(len, self._parts))]

    def since(self, mark: int) -> str:
        """The text after a mark."""
        return "".join(self._parts[mark:])

    def text(self, text: str, white_space: str, visible: bool, transform: str) -> None:
        """Add some text, in which white space collapses unless it is preformatted. What is not visible takes room."""
        if white_space == "pre":
            self._add(text, visible, transform)
            self._collapses = text.endswith("\n")
            return
        if white_space == "pre-line":
            text = _SPACES_IN_LINE.sub(lambda spaces: "\n" if "\n" in spaces[0] else " ", text)
        else:
            text = _SPACES.sub(" ", text)
        if self._collapses and text.startswith(" "):
            text = text[1:]
        words = text.removesuffix(" ")
        if words:
            self._add(words, visible, transform)
            self._collapses = words.endswith("\n")
        if text.endswith(" "):
            if visible and self._held != _BETWEEN_BLOCKS:
                self._held = " "
            self._collapses = True

    def newline(self) -> None:
        """Break the line."""
        self._flush()
        self._parts.append("\n")
        self._start("")

    def block(self) -> None:
        """Let what follows begin on a line of its own."""
        self._start(_BETWEEN_BLOCKS)

    def restart(self) -> None:
        """Begin a line that nothing parts from the one before, as after what is laid out but invisible."""
        self._start(self._held if self._held == _BETWEEN_BLOCKS else "")

    def cell(self) -> None:
        """Let what follows begin in the next cell of a row."""
        if self._held != _BETWEEN_BLOCKS:
            self._start("\t")

    def begin_atomic(self) -> None:
        """Begin one thing in the line that has lines of its own: the space before it stays."""
        self._flush()
        self._collapses = True

    def end_atomic(self) -> None:
        """End it: a space at its end goes, and one after it stays."""
        self._held = self._held.strip(" ")
        self._collapses = False

    def _start(self, held: str) -> None:
        self._held = held
        self._collapses = True

    def _add(self, text: str, visible: bool, transform: str) -> None:
        if not visible:
            return
        before = self._last if not self._held else ""
        self._flush()
        self._parts.append(text if transform == "none" else _transformed(text, transform, before))
        self._last = text[-1:]

    def _flush(self) -> None:
        if self._held and self._parts:
            self._parts.append(self._held)
        self._held = ""


def _transformed(text: str, transform: str, before: str) -> str:
    """A text as `text-transform` shows it. `before` is the character that it follows."""
    if transform == "uppercase":
        return text.upper()
    if transform == "lowercase":
        return text.lower()
    if transform == "math-auto":
        return _ITALIC.get(text, text)
    within = bool(before and (before.isalnum() or before in "'’"))
    return _WORD.sub(lambda word: word[0] if within and word.start() == 0 else word[0][0].upper() + word[0][1:], text)
