"""The division of labour as a drawing: where boxes, words and arrows stand, across the page or down it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from ..model.plan import Region, Role
from ..text.wrapping import wrap_lines
from .report_page import Page, TextRun

MOST_ACROSS = 4
"""With more steps than these their boxes would be too narrow beside each other."""

_ACROSS, _DOWN = 880, 335
_WIDEST = 300
_GAP, _DROP = 52, 36
_INSET = 16
_SIZES = {"step": 14, "name": 20, "role": 15.5}
_LEADING = 1.4
_CELL = 0.56
"""The width of a narrow character, in sizes of the type; a Chinese one is two of them."""


class Line(NamedTuple):
    """One line of words, around `x` and on the base line `y`; `size` names its style."""

    run: TextRun
    size: str
    accent: int
    x: float
    y: float


class Box(NamedTuple):
    """What a region does at a step."""

    accent: int
    x: float
    y: float
    width: float
    height: float


class Diagram(NamedTuple):
    """A drawing of this width and height."""

    width: float
    height: float
    boxes: list[Box]
    lines: list[Line]
    arrows: list[str]


_Duty = tuple[Region, Role]
_Words = tuple[TextRun, str]


class _Step(NamedTuple):
    heading: list[TextRun]
    duties: list[_Duty]


def diagrams(page: Page) -> list[tuple[str, Diagram]]:
    """The drawings, each with where it is to be shown: `wide`, `narrow`, or `every` width."""
    steps = [
        _Step(page.named(names), duties)
        for step, names in page.plan.steps.items()
        if (duties := [(region, role) for region in page.plan.regions for role in region.roles if role.step == step])
    ]
    if not steps:
        return []
    if len(steps) > MOST_ACROSS:
        return [("every", _down(page, steps))]
    return [("wide", _across(page, steps)), ("narrow", _down(page, steps))]


def _across(page: Page, steps: Sequence[_Step]) -> Diagram:
    """Each step beside the one before it, in the direction of the page's writing."""
    width = min(_WIDEST, (_ACROSS - (len(steps) - 1) * _GAP) / len(steps))
    duties = [_words(page, duty, width) for step in steps for duty in step.duties]
    tall = max(map(_height, duties)) + 2 * _INSET
    top = max(_height(_fold(step.heading, "step", width)) for step in steps) + 10
    high = max(_stacked(step, tall) for step in steps)
    whole = Diagram(len(steps) * (width + _GAP) - _GAP, top + high, [], [], [])
    for index, step in enumerate(reversed(steps) if page.direction == "rtl" else steps):
        x = index * (width + _GAP)
        whole.lines.extend(_set(_fold(step.heading, "step", width), x + width / 2, 0))
        y = top + (high - _stacked(step, tall)) / 2
        for duty in step.duties:
            _place(whole, page, duty, Box(0, x, y, width, tall))
            y += tall + _INSET
        if index:
            whole.arrows.append(_arrow_across(x - _GAP, top + high / 2, page.direction == "rtl"))
    return whole


def _arrow_across(x: float, y: float, backwards: bool) -> str:
    start, end, back = (x + _GAP - 10, x + 10, 7) if backwards else (x + 10, x + _GAP - 10, -7)
    return f"M{start:g} {y:g}H{end:g}m{back} -6l{-back} 6l{back} 6"


def _stacked(step: _Step, tall: float) -> float:
    """How high the boxes of a step are, one above the other."""
    return len(step.duties) * (tall + _INSET) - _INSET


def _down(page: Page, steps: Sequence[_Step]) -> Diagram:
    """Each step below the one before it, as wide as a phone."""
    whole = Diagram(_DOWN, 0, [], [], [])
    y = 0.0
    for index, step in enumerate(steps):
        if index:
            whole.arrows.append(f"M{_DOWN / 2:g} {y - _INSET + 8:g}v{_DROP - 16}m-6 -7l6 7l6 -7")
            y += _DROP - _INSET
        heading = _fold(step.heading, "step", _DOWN)
        whole.lines.extend(_set(heading, _DOWN / 2, y))
        y += _height(heading) + 8
        for duty in step.duties:
            box = Box(0, 0, y, _DOWN, _height(_words(page, duty, _DOWN)) + 2 * _INSET)
            _place(whole, page, duty, box)
            y += box.height + _INSET
    return whole._replace(height=y - _INSET)


def _place(whole: Diagram, page: Page, duty: _Duty, box: Box) -> None:
    """Draw what a region does into its box."""
    accent, words = page.accents[duty[0].id], _words(page, duty, box.width)
    whole.boxes.append(box._replace(accent=accent))
    y = box.y + (box.height - _height(words)) / 2
    whole.lines.extend(_set(words, box.x + box.width / 2, y, accent))


def _words(page: Page, duty: _Duty, width: float) -> list[_Words]:
    region, role = duty
    inside = width - 2 * _INSET
    return [*_fold(page.named(region.name), "name", inside), *_fold(page.named(role.text), "role", inside)]


def _fold(runs: Sequence[TextRun], size: str, width: float) -> list[_Words]:
    """Words as lines that fit a width."""
    cells = int(width / (_SIZES[size] * _CELL))
    return [
        (run._replace(text=run.text[start:end]), size)
        for run in runs
        for start, end in wrap_lines(run.text, cells, _cells)
    ]


def _cells(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def _height(lines: Sequence[_Words]) -> float:
    return sum(_SIZES[size] * _LEADING for _, size in lines)


def _set(lines: Sequence[_Words], x: float, y: float, accent: int = 0) -> Iterator[Line]:
    """Lines of words below each other from `y`, around `x`."""
    for run, size in lines:
        y += _SIZES[size] * _LEADING
        yield Line(run, size, accent, round(x, 1), round(y - _SIZES[size] * (_LEADING - 1), 1))
