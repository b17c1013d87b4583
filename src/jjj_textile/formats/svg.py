"""A picture of the table at a terminal: one SVG that loads nothing, light or dark as its reader is.

Rich lays it out; Rich's own SVG takes a font from the web, and squeezes Chinese into half its width.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from ..drawing.accents import ACCENTS
from ..drawing.terminal import StyledRun, display_width, picture
from ..table import Table
from ..text.escaping import visible, visible_in_xml

WIDTH = 100
_CELL, _LINE, _BASE = 8.4, 20, 14.5
_MARGIN, _BAR = 20, 12
_HALF = 0.9  # of what a cell has more than a Chinese character
_FONTS = (
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',"
    "'Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
)

# Lines and arrows are drawn, since fonts differ in whether theirs meet: each from the upper left of its cell.
_SHAPES = {
    "─": "m0 10h",
    "┈": "m0 10h",
    "│": "m4.2 0v20",
    "╭": "m4.2 20v-6q0-4 4.2-4",
    "╮": "m0 10q4.2 0 4.2 4v6",
    "╰": "m4.2 0v6q0 4 4.2 4",
    "╯": "m0 10q4.2 0 4.2-4v-6",
    "▶": "m0 6l8 4l-8 4z",
    "▼": "m.2 6h8l-4 8z",
}
_LOOKS = {"┈": " dotted", "▶": " full", "▼": " full"}
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_NARROW = f"[^ {_WIDE}{''.join(_SHAPES)}]+"
_PIECE = re.compile(f"─+|┈+|[{''.join(_SHAPES)}]|(?P<wide>[{_WIDE}]+)|{_NARROW}(?: {_NARROW})*")


def _theme(ground: str, ink: str, dim: str, faint: str, accents: Iterable[tuple[str, str]]) -> str:
    tones = "".join([f".jjj .{name}{{color:{tone}}}" for name, tone in (("dim", dim), *accents, ("reverse", ground))])
    lines = f".jjj circle,.jjj path.dim{{color:{faint}}}.jjj .window{{fill:{ground};stroke:{faint}}}"
    return f".jjj{{color:{ink}}}{tones}{lines}"


_STYLE = f"""\
.jjj text{{fill:currentColor;font:14px {_FONTS}}}
.jjj text.wide{{font-size:15px;letter-spacing:1.8px}}
.jjj text.bold{{font-weight:bold}}
.jjj rect,.jjj circle,.jjj path.full{{fill:currentColor}}
.jjj path{{fill:none;stroke:currentColor}}
.jjj path.dotted{{stroke-dasharray:1.4 2.8}}
.jjj path.full{{stroke:none}}
{_theme("#fff", "#1f2328", "#636c76", "#d1d9e0", [(one.name, one.on_light) for one in ACCENTS])}
@media (prefers-color-scheme:dark){{
{_theme("#0d1117", "#e6edf3", "#8b949e", "#3d444d", [(one.name, one.on_dark) for one in ACCENTS])}
}}
"""


def render(table: Table) -> Iterator[str]:
    """A window of a hundred columns with the title in its bar, and the lines below."""
    title, lines = picture(table, WIDTH)
    top = 2 * _BAR + len(title) * _LINE
    width, height = 2 * _MARGIN + WIDTH * _CELL, top + len(lines) * _LINE + _MARGIN
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="jjj" lang="{escape(table.language)}" role="img"'
    yield f' viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">\n'
    yield f"<title>{_escape(visible(table.title))}</title>\n<style>\n{_STYLE}</style>\n"
    yield f'<rect class="window" x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8"/>\n'
    yield from [f'<circle cx="{_MARGIN + x}" cy="{_BAR + _LINE / 2:g}" r="5.5"/>\n' for x in (6, 24, 42)]
    for number, line in enumerate(title):
        start = (width - _CELL * sum(display_width(run.text) for run in line)) / 2
        yield from _line(line, start, _BAR + number * _LINE)
    for number, line in enumerate(lines):
        yield from _line(line, _MARGIN, top + number * _LINE)
    yield "</svg>\n"


def _line(line: Iterable[StyledRun], x: float, y: float) -> Iterator[str]:
    for text, looks in line:
        width = display_width(text) * _CELL
        if "reverse" in looks:
            yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{_LINE}"/>\n'
        for piece in _PIECE.finditer(text):
            yield _piece(piece, looks, x + display_width(text[: piece.start()]) * _CELL, y)
        x += width


def _piece(piece: re.Match[str], looks: str, x: float, y: float) -> str:
    """A line or an arrow as a path; any other piece as a text that is as wide as a terminal has it."""
    text = piece[0]
    width = f"{display_width(text) * _CELL:g}"
    if text[0] in _SHAPES:
        shape = _SHAPES[text[0]] + (width if text[0] in "─┈" else "")
        return f'<path class="{looks}{_LOOKS.get(text[0], "")}" d="M{x:g} {y:g}{shape}"/>\n'
    if piece["wide"]:
        return f'<text class="{looks} wide" x="{x + _HALF:g}" y="{y + _BASE:g}">{_escape(text)}</text>\n'
    return f'<text class="{looks}" x="{x:g}" y="{y + _BASE:g}" textLength="{width}">{_escape(text)}</text>\n'


def _escape(text: str) -> str:
    return escape(visible_in_xml(text))
