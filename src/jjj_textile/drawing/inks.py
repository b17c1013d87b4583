"""The inks of a terminal: letters that can be read whatever its palette.

No colour reads well on white and on black at once: a contrast of 4.5 on both leaves it no room, and what `dim`
comes to, each terminal decides. So letters have the terminal's own ink, which its user chose. What is to stand
out in a colour has it as its ground, with white letters on it, both out of the fixed colours from 16 on that no
palette changes. Lines may be dim; colours that are not bold are for pictures, which know their ground.
"""

from collections.abc import Iterator
from functools import lru_cache

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style

GROUNDS = {"cyan": 23, "magenta": 90, "green": 22, "yellow": 94, "blue": 25, "red": 124}
"""The ground of each colour, by its number among the 256 of xterm."""

WHITE = 231
_LINES = frozenset("─┈│╭╮╰╯▶▼")


class Inked:
    """What is drawn, in inks that can be read."""

    def __init__(self, part: RenderableType) -> None:
        self.part = part

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self._segments(console, options)

    def _segments(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self.part, options):
            marks = segment.text.strip()
            is_line = bool(marks) and _LINES.issuperset(marks)
            yield Segment(segment.text, _ink(segment.style, is_line) if segment.style else None, segment.control)


@lru_cache(256)
def _ink(style: Style, is_line: bool) -> Style:
    """The style that takes the place of another: for a line, or for letters."""
    plain = Style(
        bold=style.bold,
        underline=style.underline,
        reverse=style.reverse,
        dim=style.dim if is_line else None,
        link=style.link,
    )
    if not (style.color and style.bold) or is_line:
        return plain
    ground = GROUNDS[style.color.name]
    return plain + Style(color=Color.from_ansi(WHITE), bgcolor=Color.from_ansi(ground))
