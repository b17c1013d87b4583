"""The accents that set regions apart, by order: the same at a terminal, in pictures and on pages."""

from typing import NamedTuple


class Accent(NamedTuple):
    """One of the terminal's own colours, and the tones of it that read well on white and on black."""

    name: str
    on_light: str
    on_dark: str


# Yellow comes late: on a light terminal it is the hardest of them to read.
ACCENTS = (
    Accent("cyan", "#0f7480", "#4cc9d6"),
    Accent("magenta", "#8a3ab9", "#d0a2f7"),
    Accent("green", "#2f7d32", "#79c77d"),
    Accent("yellow", "#8a6100", "#e0b252"),
    Accent("blue", "#1a5fc8", "#79b8ff"),
    Accent("red", "#c02a37", "#ff8a80"),
)


def accent(number: int) -> Accent:
    """The accent of a number from 0; they begin again after the last."""
    return ACCENTS[number % len(ACCENTS)]
