"""Letters at a terminal can be read on every usual palette, light and dark, whatever colours its user has chosen."""

from itertools import combinations

import pytest
from invocation import SMALL, at_terminal
from process import Span, spans

from jjj_textile.drawing.accents import ACCENTS
from jjj_textile.drawing.inks import GROUNDS, WHITE

PALETTES = {
    "xterm": ("#000000", "#ffffff"),
    "xterm, reversed": ("#ffffff", "#000000"),
    "GNOME light": ("#1e1e1e", "#ffffff"),
    "GNOME dark": ("#ffffff", "#1e1e1e"),
    "VS Code Light Modern": ("#3b3b3b", "#ffffff"),
    "VS Code Dark Modern": ("#cccccc", "#1f1f1f"),
    "Windows Terminal, Campbell": ("#cccccc", "#0c0c0c"),
    "macOS Terminal, Basic": ("#000000", "#ffffff"),
    "Solarized Dark": ("#839496", "#002b36"),
    "Solarized Light, its stronger ink": ("#586e75", "#fdf6e3"),  # its usual one has 4.1, whatever we draw
}
"""The ink and the ground of each. All else that is drawn keeps these, or stands on a ground of its own."""

COMMANDS = ["regions", "compare", "goals", "chain", "reading", "context", "about", "show northland", "search glass"]
PLAIN = {1, 4, 7}
"""Bold, underlined, reversed: the user's own ink and ground."""


def _rgb(number: int) -> str:
    """One of xterm's 256 colours, out of the cube of 6 by 6 by 6 that begins at 16."""
    steps = [(number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6]
    return "#" + "".join(f"{step and 55 + 40 * step:02x}" for step in steps)


def _luminance(tone: str) -> float:
    parts = [int(tone[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines have it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _letters_and_ground(span: Span, ink: str, ground: str) -> tuple[str, str]:
    """The colours in which a terminal with that palette shows a text."""
    for parameter in span.style:
        kind, number = divmod(parameter, 1000)
        if kind == 38:
            ink = _rgb(number)
        elif kind == 48:
            ground = _rgb(number)
        else:
            assert parameter in PLAIN
    return ink, ground


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("columns", [100, 40])
@pytest.mark.parametrize("command", COMMANDS)
def test_all_letters_have_a_contrast_of_four_and_a_half(command: str, columns: int, palette: str) -> None:
    shown = spans(at_terminal(columns, *command.split(), "-m", str(SMALL)).out)
    letters = [span for span in shown if any(map(str.isalnum, span.text))]
    assert letters
    for span in letters:
        assert _contrast(*_letters_and_ground(span, *PALETTES[palette])) >= 4.5, span


def test_every_accent_has_a_ground_of_its_own() -> None:
    assert {one.name for one in ACCENTS} == set(GROUNDS)
    assert all(one != other for one, other in combinations(GROUNDS.values(), 2))
    assert all(_contrast(_rgb(WHITE), _rgb(ground)) >= 4.5 for ground in GROUNDS.values())


def test_a_region_is_named_on_the_same_ground_everywhere() -> None:
    regions, steps = (at_terminal(100, command, "-m", str(SMALL)).out for command in ("regions", "chain"))
    grounds = [
        {number for span in spans(out) for number in span.style if number // 1000 == 48} for out in (regions, steps)
    ]
    assert grounds[0] >= grounds[1] > set()
