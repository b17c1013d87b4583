"""A picture shows what a terminal shows, cell for cell, and is nothing but text and lines."""

import re
from operator import itemgetter
from xml.etree import ElementTree

import process
import pytest
from hostile import NAUGHTY, PIECES, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from invocation import at_terminal, jjj
from process import plain
from rich.cells import cell_len
from slowness import slow_but

from jjj_textile.drawing.terminal import draw
from jjj_textile.formats import renderer, svg
from jjj_textile.table import Column, Shape, Table

SPACE = "{http://www.w3.org/2000/svg}"
TAGS = {f"{SPACE}{name}" for name in ("svg", "title", "style", "rect", "circle", "text", "path")}
ATTRIBUTES = {
    *("class", "lang", "role", "viewBox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "d", "textLength")
}
MOVES = {moves: shape for shape, moves in svg._SHAPES.items() if shape not in "─┈"}
NO_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
LINES = [
    "regions",
    "goals",
    "compare",
    "chain",
    "reading",
    "about",
    "show G2",
    "search 品牌",
    "goals -c text --no-header",
]


def render(table: Table) -> str:
    return "".join(renderer("svg")(table))


def read(text: str) -> list[str]:
    """The lines that a picture shows, the title first, each piece in its cells; no empty ones."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    assert {element.tag for element in root.iter()} <= TAGS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    lines: dict[float, list[tuple[float, str]]] = {}
    for element in root:
        if element.tag == f"{SPACE}text":
            x, y = float(element.get("x", "")), float(element.get("y", "")) - svg._BASE
            moved = 0 if element.get("textLength") else svg._HALF
            lines.setdefault(round(y), []).append((x - moved, element.text or ""))
        elif element.tag == f"{SPACE}path":
            x, y, shape = _shape(element)
            lines.setdefault(round(y), []).append((x, shape))
    return [_line(pieces, y) for y, pieces in sorted(lines.items())]


def _line(pieces: list[tuple[float, str]], y: float) -> str:
    line = ""
    begin = pieces[0][0] if y % svg._LINE == svg._BAR else svg._MARGIN  # the title stands in the middle
    for x, text in pieces:
        place = (x - begin) / svg._CELL
        assert abs(place - round(place)) < 0.01
        line += " " * (round(place) - cell_len(line)) + text
    return line


def _shape(path: ElementTree.Element) -> tuple[float, float, str]:
    found = re.fullmatch(r"M([\d.]+) ([\d.]+)(m0 10h)?(.*)", path.get("d", ""))
    assert found
    x, y, across, rest = found.groups()
    if not across:
        return float(x), float(y), MOVES[rest]
    line = "┈" if "dotted" in path.get("class", "") else "─"
    return float(x), float(y), line * round(float(rest) / svg._CELL)


def _inked(text: str) -> list[str]:
    return [line.rstrip(" ") for line in text.translate(NO_XML).splitlines() if line.strip(" ")]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", LINES)
def test_a_picture_shows_what_a_terminal_shows_cell_for_cell(line: str, lang: str) -> None:
    words = (*line.split(), "-l", lang)
    assert read(jjj(*words, "-f", "svg").out) == _inked(plain(at_terminal(svg.WIDTH, *words).out))


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("kind", slow_but(("HTML", "controls", "Chinese"), NAUGHTY))
def test_a_naughty_string_is_only_text_in_a_picture(kind: str, shape: Shape) -> None:
    for text in NAUGHTY[kind]:
        assert _ink(read(render(table_of(text, shape)))) == _ink(_inked(draw(table_of(text, shape), svg.WIDTH, False)))


@settings(max_examples=settings().max_examples)
@given(st.text(st.characters(exclude_categories=()), max_size=40) | PIECES)
def test_any_text_is_well_formed(text: str) -> None:
    read(render(table_of(text)))


def _ink(lines: list[str]) -> str:
    """What is seen, however wide a terminal takes marks and joined signs to be."""
    return re.sub(r"\s", "", "".join(lines))


def test_a_picture_loads_nothing_and_runs_nothing() -> None:
    text = jjj("context", "-f", "svg").out
    assert re.findall(r"https?://[^\s<\"]*\"", text) == ['http://www.w3.org/2000/svg"']
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url|@import|@font-face|http", style)


def test_a_picture_is_the_same_bytes_every_time_and_whatever_the_terminal() -> None:
    first = process.run(["goals", "-f", "svg"], {"PYTHONHASHSEED": "1", "COLUMNS": "50"})
    assert (
        first
        == process.run(["goals", "-f", "svg"], {"PYTHONHASHSEED": "2", "NO_COLOR": "1"})
        == jjj("goals", "-f", "svg")
    )


def test_a_chinese_character_is_two_cells_wide() -> None:
    size, spacing = re.findall(r"text\.wide\{font-size:([\d.]+)px;letter-spacing:([\d.]+)px\}", svg._STYLE)[0]
    assert float(size) + float(spacing) == pytest.approx(2 * svg._CELL)
    assert float(spacing) == pytest.approx(2 * svg._HALF)
    text = render(Table("T", (Column("k", "K", itemgetter(0)),), [("a京b",)]))
    assert [found.split(">")[1] for found in re.findall(r"<text[^<]*", text)[2:]] == ["a", "京", "b"]


def test_lines_and_arrows_of_a_text_are_drawn_as_they_are() -> None:
    table = Table("T", (Column("k", "K", itemgetter(0)),), [("a ──┈┈│ ╭╮╰╯ ▶▼ b",)])
    assert read(render(table)) == _inked(draw(table, svg.WIDTH, False))


def test_the_words_found_are_set_off() -> None:
    text = jjj("search", "fashion", "-f", "svg").out
    assert re.findall(r'<text class="bold reverse"[^>]*>([^<]*)<', text) == ["fashion"] * 4
    assert text.count('<rect x="') == 4
