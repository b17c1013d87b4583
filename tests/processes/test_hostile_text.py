"""Any text survives every format at every width, and nothing that acts on a terminal comes out of any."""

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

import pytest
import yaml
from hostile import ANY, NAUGHTY, PIECES, TEXTS, table_of
from hypothesis import given, settings
from hypothesis import strategies as st
from invocation import SMALL, Result, jjj, together
from markdown_it import MarkdownIt
from process import JJJ, read_page, run, run_at_terminal
from rich.cells import cell_len
from slowness import slow_but
from wcwidth import wcswidth

from jjj_textile.drawing.terminal import draw
from jjj_textile.formats import FORMATS, renderer
from jjj_textile.table import Column, Shape, Table
from jjj_textile.text.escaping import UNSAFE, visible_lines

WIDTHS = (200, 80, 50, 30, 10, 3, 1)
RAW = re.compile(f"[{UNSAFE}]")


# Formats for programs


def _read_tsv(text: str) -> list[list[str]]:
    escapes = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

    def meant(found: re.Match[str]) -> str:
        return escapes[found[1]] if found[1] else chr(int(found[2] or found[3], 16))

    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    escape = r"\\(?:([\\tnr])|x([0-9a-f]{2})|u([0-9a-f]{4}))"
    return [[re.sub(escape, meant, cell) for cell in row] for row in rows][1:]


def _read_csv(text: str) -> list[list[str]]:
    """Cells as they were: one that could act on a terminal is a JSON string."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [[json.loads(cell) if _is_packed(cell) else cell for cell in row] for row in rows][1:]


def _is_packed(cell: str) -> bool:
    if not re.fullmatch('".*"', cell, re.S):
        return False
    try:
        text = json.loads(cell)
    except ValueError:
        return False
    return bool(RAW.search(text)) or _is_packed(text)


def _read_excel(text: str) -> list[list[str]]:
    """Cells with the apostrophe that disarms a formula taken off again."""
    assert text.startswith("\ufeff")
    rows = _read_csv(text[1:])
    assert not any(re.match(r"[=+\-@\t\r\n＝＋－＠]", cell) for row in rows for cell in row)
    return [[re.sub(r"\A'(?=[=+\-@\t\r\n＝＋－＠])", "", cell) for cell in row] for row in rows]


def _values(records: list[dict[str, Any]]) -> list[list[Any]]:
    return [list(record.values()) for record in records]


READERS: Mapping[str, Callable[[str], list[list[str]]]] = {
    "tsv": _read_tsv,
    "csv": _read_csv,
    "excel": _read_excel,
    "json": lambda text: _values(json.loads(text)),
    "ndjson": lambda text: _values([json.loads(line) for line in text.split("\n")[:-1]]),
    "yaml": lambda text: _values(yaml.safe_load(text)),
}


@pytest.mark.parametrize("kind", NAUGHTY)
@pytest.mark.parametrize("name", READERS)
def test_a_naughty_string_comes_back_equal(name: str, kind: str) -> None:
    for text in NAUGHTY[kind]:
        table = table_of(text)
        assert READERS[name]("".join(renderer(name)(table))) == [list(item) for item in table.items], text


def test_there_are_many_naughty_strings() -> None:
    assert len(TEXTS) > 150
    assert len(FORMATS) == 10


# Formats for people


def _seen(text: str) -> str:
    """A text as people see it, however its white space is shown."""
    return re.sub(r"\s", "", visible_lines(text))


@pytest.mark.parametrize("kind", NAUGHTY)
@pytest.mark.parametrize("name", ["html", "markdown"])
def test_a_naughty_string_is_only_text_on_a_page(name: str, kind: str) -> None:
    for text in NAUGHTY[kind]:
        table = table_of(text)
        written = "".join(renderer(name)(table))
        assert not RAW.search(written), text
        markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        page = read_page(written if name == "html" else markdown.render(written))
        assert [_seen(heading) for heading in page.head] == [_seen(column.heading) for column in table.columns], text
        shown = [[text if cell == "k" else cell for cell in item] for item in table.items]
        assert [[_seen(cell) for cell in row] for row in page.rows] == [[_seen(cell) for cell in row] for row in shown]
        assert [link for link in page.links if link not in text] == []  # an address leads to itself
        if name == "html":
            assert set(re.findall(r"<(\w+)", written)) <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "br"}


# The terminal


def _ink(text: str) -> str:
    return re.sub(r"\s", "", text)


def _is_within(cell: str, text: str) -> bool:
    """Whether all characters of a cell appear in a text, in their order."""
    rest = iter(text)
    return all(character in rest for character in cell)


def _assert_drawn(text: str, shape: Shape, width: int, measure: Callable[[str], int]) -> None:
    table = table_of(text, shape)
    drawn = draw(table, width, False)
    assert not RAW.search(drawn)
    assert "\t" not in drawn
    assert "\r" not in drawn
    if width >= 2:
        assert max(map(measure, drawn.split("\n"))) <= width
    cells = [table.title, *(cell for item in table.items for cell in item if cell != "k" or shape is not Shape.FLOW)]
    ink = _ink(drawn)
    for cell in cells:
        assert _is_within(_ink(visible_lines(text if cell == "k" else cell)), ink)


def _columns(line: str) -> int:
    """The columns that a line takes by the more modest of two tables: they differ on Myanmar and on half flags."""
    return min(wcswidth(line), cell_len(line))


@pytest.mark.slow
@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("width", slow_but([10], WIDTHS))
def test_a_naughty_string_is_drawn_whole_and_within_the_width(width: int, shape: Shape) -> None:
    for text in TEXTS:
        _assert_drawn(text, shape, width, _columns)


@pytest.mark.slow
@pytest.mark.parametrize("width", slow_but([80], [80, 10]))
def test_a_naughty_string_does_not_change_the_escapes_that_colour_sends(width: int) -> None:
    for text in TEXTS:
        drawn = draw(table_of(text), width, True)
        assert not RAW.search(re.sub(r"\x1b\[[\d;]*m", "", drawn)), text
        assert re.sub(r"\x1b\[[\d;]*m", "", drawn) == draw(table_of(text), width, False)


@pytest.mark.parametrize("number", slow_but([1, 30], [1, 10, 30, 100]))
@pytest.mark.parametrize("width", [200, 80, 50, 10])
def test_a_table_of_many_columns_is_drawn_whole_and_within_the_width(width: int, number: int) -> None:
    cells = [f"cell{index}京津冀" for index in range(number)]
    columns = [Column(f"k{index}", f"K{index}", itemgetter(index)) for index in range(number)]
    drawn = draw(Table("T", tuple(columns), [cells]), width, False)
    assert max(map(wcswidth, drawn.split("\n"))) <= width
    assert all(_is_within(cell, _ink(drawn)) for cell in cells)
    assert all(_is_within(f"K{index}", _ink(drawn)) for index in range(number))


@settings(max_examples=3 * settings().max_examples)
@given(ANY | PIECES, st.sampled_from(list(Shape)), st.sampled_from(WIDTHS[:-1]))
def test_any_text_is_drawn_whole_and_within_the_width(text: str, shape: Shape, width: int) -> None:
    _assert_drawn(text, shape, width, cell_len)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=settings().max_examples)
@given(text=ANY | PIECES)
def test_any_text_comes_back_equal(name: str, text: str) -> None:
    table = table_of(text)
    assert READERS[name]("".join(renderer(name)(table))) == [list(item) for item in table.items]


# Arguments

HOSTILE: Mapping[bytes, str] = {
    b"\x1b[31mred": r"\x1b[31mred",
    b"\x1b]0;title\x07": r"\x1b]0;title\x07",
    b"two\nlines\r\t.": r"two\nlines\r\t.",
    b"\xe2\x80\xaeevil": r"\u202eevil",
    b"\xe2\x81\xa6qq": r"\u2066qq",
    b"\xc2\x9b31m": r"\x9b31m",
    b"\xff\xfe": r"\udcff\udcfe",
    b"\xe2\x80\xa8x": r"\u2028x",
    b"\xef\xbb\xbfx": r"\ufeffx",
    b"\x7f": r"\x7f",
    b"[bold]:cat:[/]": "[bold]:cat:[/]",
    "京津".encode(): "京津",
}
"""Bytes of an argument, and how a message shows them."""

ALL = b"".join(HOSTILE)
SHOWN = "".join(HOSTILE.values())
OF = ("-m", str(SMALL))
REGIONS = "northland, southport"
MISSING = "cannot be read: No such file or directory: give the path of a file, or - for standard input"
MESSAGES: Mapping[tuple[str, ...], tuple[int, str]] = {
    ("show", "qq@"): (1, f"no region, fact or block 'qq@': known are {REGIONS}, T, P1, P2, R1, N"),
    ("compare", "@"): (1, f"no region '@': known are {REGIONS}"),
    ("cite", "@"): (1, "no fact '@': known are C1, C2, G1, G2, M1, A1, A2, A3, A4, S1, S2"),
    ("facts", "--region", "@"): (2, f"no region '@': known are {REGIONS}"),
    ("facts", "--kind", "@"): (2, "no kind '@': known are goal, measure, advantage, role, background"),
    ("facts", "--theme", "@"): (2, "no theme '@': known are materials, location, plant"),
    ("measures", "--topic", "@"): (2, "no topic '@': known are openness"),
    ("goals", "-c", "id,@"): (2, "no column '@': known are id, year, text, block, regions, quote, link, note"),
    ("goals", "-l", "@"): (2, "no language '@': known are en, zh"),
    ("goals", "--color", "@"): (2, "no --color '@': known are auto, always, never"),
    ("reading", "--sort", "@"): (2, "no order '@': known are published, counter"),
    ("cite", "--style", "@"): (2, "no style '@': known are apa, bibtex, csl-json, ris, gbt7714"),
    ("check", "/@"): (3, f"/@: {MISSING}"),
    ("goals", "-m", "/@"): (3, f"/@: {MISSING}"),
    ("verify", "/@"): (3, f"/@: {MISSING}"),
}


def _filled(words: tuple[str, ...], raw: bytes) -> list[str]:
    return [*OF, *(word.replace("@", os.fsdecode(raw)) for word in words)]


@pytest.mark.parametrize("words", MESSAGES, ids=" ".join)
def test_what_a_message_repeats_is_shown_escaped(words: tuple[str, ...]) -> None:
    together([_filled(words, ALL) for words in MESSAGES])
    status, what = MESSAGES[words]
    assert jjj(*_filled(words, ALL)) == Result(status, "", f"jjj: {what.replace('@', SHOWN)}\n")


@pytest.mark.parametrize("words", [("show", "qq@"), ("check", "/@")], ids=" ".join)
def test_each_hostile_argument_is_shown_escaped(words: tuple[str, ...]) -> None:
    status, what = MESSAGES[words]
    found = together([_filled(words, raw) for raw in HOSTILE])
    assert found == [Result(status, "", f"jjj: {what.replace('@', shown)}\n") for shown in HOSTILE.values()]


def test_a_search_that_finds_nothing_shows_its_words_escaped() -> None:
    status, out, err = jjj(*_filled(("search", "@", "x@"), ALL))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"jjj: nothing holds '{SHOWN}' 'x{SHOWN}'; ")
    assert not RAW.search(err.rstrip("\n"))


PARSER = ["@", "@ goals", "--@", "-@", "goals --@", "goals -@", "goals @", "help @", "goals --json=@", "goals -f @"]


@pytest.mark.parametrize("line", PARSER)
def test_what_the_parser_of_arguments_repeats_is_one_line_without_controls(line: str) -> None:
    lines = [_filled(tuple(line.split()), raw) for raw in (ALL, b"\xff\xfe") for line in PARSER]
    together(lines)
    for raw in (ALL, b"\xff\xfe"):
        result = jjj(*_filled(tuple(line.split()), raw))
        assert (result.status, result.out) == (2, "")
        assert re.fullmatch(r"jjj: [^\n]+\n", result.err), result.err
        assert not RAW.search(result.err)


TO_ONE_TERMINAL = ("sh", "-c", '"$0" "$@" 2>&1 || true', JJJ)


@pytest.mark.parametrize("words", [("show", "@"), ("goals", "-m", "/@"), ("@",), ("check", "/@")], ids=" ".join)
def test_a_message_is_the_same_at_a_terminal(words: tuple[str, ...]) -> None:
    arguments = _filled(words, ALL)
    assert run_at_terminal(arguments, 20, command=TO_ONE_TERMINAL) == Result(0, jjj(*arguments).err, "")


@pytest.mark.parametrize(
    ("name", "status", "what"),
    [
        (
            "JJJ_FORMAT",
            2,
            f"JJJ_FORMAT: no format '@': known are table, {', '.join(FORMATS)}",
        ),
        ("JJJ_LANG", 2, "JJJ_LANG: no language '@': known are en, zh"),
        ("JJJ_MODEL", 3, f"JJJ_MODEL: @: {MISSING}"),
    ],
)
def test_a_variable_cannot_act_on_a_terminal_either(name: str, status: int, what: str) -> None:
    short = b"\x1b[31m\xff\xe2\x80\xae"
    expected = Result(status, "", f"jjj: {what}\n".replace("@", r"\x1b[31m\udcff\u202e"))
    assert run(["goals"], {name: os.fsdecode(short)}) == expected


def test_the_list_holds_every_category_of_characters() -> None:
    found = {unicodedata.category(character) for character in "".join(TEXTS)} | {"Cs"}
    assert found >= {unicodedata.category(chr(code)) for code in range(0x110000)}
