"""No more marks on a character than anyone can see: Unicode's Stream-Safe Text Format (UAX 15)."""

import re
from typing import Final
from unicodedata import category

MAX_MARKS: Final = 30
"""How many combining marks may follow a character. To put more in order takes time with the square of their number."""

_LONG_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")


def stream_safe(text: str) -> str:
    """A text without the marks that follow thirty others."""
    return _LONG_RUN.sub(lambda run: _thinned(run[0]), text)


def _thinned(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in run:
        marks = marks + 1 if category(character)[0] == "M" else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
