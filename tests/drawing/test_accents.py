"""Accents read well on the grounds that they are made for, and no two are the same."""

from itertools import combinations

import pytest

from jjj_textile.drawing.accents import ACCENTS, accent

NAMES = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}


def _luminance(tone: str) -> float:
    parts = [int(tone[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines have it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("number", range(len(ACCENTS)))
def test_an_accent_reads_well_on_light_and_on_dark(number: int) -> None:
    assert _contrast(ACCENTS[number].on_light, "#ffffff") >= 4.5
    assert _contrast(ACCENTS[number].on_dark, "#0d1117") >= 4.5
    assert _contrast(ACCENTS[number].on_light, "#0d1117") >= 2.5  # a line of Mermaid's, on either


def test_accents_are_colours_of_the_terminals_own_and_begin_again() -> None:
    assert {one.name for one in ACCENTS} <= NAMES
    assert all(first.name != second.name for first, second in combinations(ACCENTS, 2))
    assert [accent(number) for number in (0, 5, 6, 13)] == [ACCENTS[number] for number in (0, 5, 0, 1)]
