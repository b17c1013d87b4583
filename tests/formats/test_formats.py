"""Every format holds every cell: whole files compared, and read back by readers that are not ours.

`pytest tests/formats/test_formats.py --rewrite` writes the files of tests/golden anew; read the difference before
you commit it.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from operator import itemgetter
from typing import Any, get_args
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from invocation import GOLDEN
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jjj_textile.formats import FORMATS, renderer
from jjj_textile.table import Column, Shape, Table, Term, Value, cell, display
from jjj_textile.text.escaping import UNSAFE, visible_lines

ENDINGS = {"markdown": "md", "mermaid": "mmd"}
FLOWS = ("mermaid", "dot")
EMPTY = Table("Nothing", (Column("id", "Id", itemgetter(0)), Column("a", "A", itemgetter(1))), [])
TSV_ESCAPE = re.compile(r"\\(?:([\\tnr])|x([0-9a-f]{2})|u([0-9a-f]{4}))")
TSV_ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
BREAKS = {("html_inline", "<br>"): "\n"}
RAW = re.compile(f"[{UNSAFE}]")


def render(name: str, table: Table) -> str:
    return "".join(renderer(name)(table))


def read_csv(text: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [[unpacked(cell) for cell in row] for row in rows]


def unpacked(cell: str) -> str:
    """A cell of CSV as it was: a JSON string where it could act on a terminal, or looks like such a string."""
    inside = within(cell)
    return cell if inside is None or not (RAW.search(inside) or unpacked(inside) != inside) else inside


def within(cell: str) -> str | None:
    """What a JSON string stands for; None for any other text."""
    try:
        found = json.loads(cell)
    except ValueError:
        return None
    return found if isinstance(found, str) and cell[0] == '"' and cell[-1] == '"' else None


def read_tsv(text: str) -> list[list[str]]:
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    return [[TSV_ESCAPE.sub(_tsv_escape, cell) for cell in row] for row in rows]


def _tsv_escape(match: re.Match[str]) -> str:
    return TSV_ESCAPES[match[1]] if match[1] else chr(int(match[2] or match[3], 16))


def read_ndjson(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


TEXT_READERS: dict[str, Callable[[str], list[list[str]]]] = {"csv": read_csv, "tsv": read_tsv}
VALUE_READERS: dict[str, Callable[[str], Any]] = {"json": json.loads, "ndjson": read_ndjson, "yaml": yaml.safe_load}


class Html(HTMLParser):
    """The texts of a table's cells by row, its addresses, and every start tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.addresses: list[str | None] = []
        self.tags: set[str] = set()
        self.caption = ""
        self.open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open = tag if tag in ("caption", "td", "th") else self.open
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "a":
            self.addresses.append(dict(attrs)["href"])
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self.open = "" if tag == self.open else self.open

    def handle_data(self, data: str) -> None:
        if self.open == "caption":
            self.caption += data
        elif self.open:
            self.rows[-1][-1] += data
        else:
            assert data == "\n"


def read_markdown(text: str) -> list[list[str]]:
    """The texts of the cells of the one table in a page, which may hold nothing but text and line breaks."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            children = [child for child in token.children or () if not is_address(child, token.children or ())]
            assert all(child.type == "text" or (child.type, child.content) in BREAKS for child in children)
            rows[-1].append("".join(BREAKS.get((child.type, child.content), child.content) for child in children))
        else:
            assert re.fullmatch(r"(table|thead|tbody|tr|th|td)_(open|close)", token.type)
    return rows


def is_address(child: Token, children: Sequence[Token]) -> bool:
    """Whether a token is the markup of an address that leads just where it says."""
    if child.type == "link_open":
        text = children[children.index(child) + 1].content
        assert (child.markup, unquote(str(child.attrs["href"]))) == ("autolink", unquote(text))
    return child.type in ("link_open", "link_close")


def test_an_address_is_whole_in_markdown() -> None:
    url = "https://e.example/a_b/*c*?d=[1]&e=~2#/route:~:text=rich%20%2D,x_y"
    table = Table(
        "-", (Column("url", "Url", lambda item: item),), [url, f"See {url}. Or <{url}>, (https://f.example/g_h)!"]
    )
    (first, second) = (row for row in render("markdown", table).splitlines()[2:])
    assert first == f"| <{url}> |"
    assert second == f"| See <{url}>. Or \\<<{url}>\\>, (<https://f.example/g_h>)! |"
    shown = [[unquote(url)], [unquote(f"See {url}. Or <{url}>, (https://f.example/g_h)!")]]
    assert read_markdown(render("markdown", table))[1:] == shown  # people see an address decoded


def seen(table: Table) -> list[list[str]]:
    """What people see of a table: headings, and the cells with what could act on a terminal shown."""
    headings = [column.heading for column in table.columns]
    rows = [[display(column, item) for column in table.columns] for item in table.items]
    return [
        [visible_lines(text).replace("\r\n", "\n").replace("\r", "\n") for text in row] for row in (headings, *rows)
    ]


def suited(name: str, table: Table) -> Table:
    """A table of two columns, as the formats that draw a flow want it: the first is the steps, the second the rest."""
    if name not in FLOWS:
        return table
    first, second = (column.value for column in table.columns)
    terms = {cell(second(item)): Term("", index % 7 or None) for index, item in enumerate(table.items)}
    values = (first, lambda item: cell(second(item)), first, second, second)
    columns = [Column(f"k{index}", "", value, {} if index != 1 else terms) for index, value in enumerate(values)]
    return table._replace(columns=tuple(columns), more=(), shape=Shape.FLOW)


def plain(value: Value) -> Value:
    return value if value is None or isinstance(value, str | int | float) else list(value)


@pytest.mark.parametrize("name", FORMATS)
def test_the_hard_table_is_the_golden_file_to_the_byte(
    name: str, hard_table: Table, request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"hard.{ENDINGS.get(name, name)}"
    # A cell may hold half a character, which only the formats without escapes for it let through.
    text = render(name, suited(name, hard_table)).encode("utf-8", "backslashreplace")
    if request.config.getoption("--rewrite"):
        path.write_bytes(text)
    assert path.read_bytes() == text


def test_every_golden_file_is_compared() -> None:
    files = {file.name for file in GOLDEN.glob("hard.*")}
    assert files == {f"hard.{ENDINGS.get(name, name)}" for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_its_last_line_and_has_no_other_line_ends(name: str, hard_table: Table) -> None:
    text = render(name, suited(name, hard_table._replace(items=[("京", "津")])))
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", TEXT_READERS)
def test_texts_read_back_cell_for_cell(name: str, hard_table: Table) -> None:
    expected = [hard_table.keys(), *hard_table.rows()]
    assert TEXT_READERS[name](render(name, hard_table)) == expected
    assert TEXT_READERS[name](render(name, hard_table._replace(header=False))) == expected[1:]


@pytest.mark.parametrize("name", VALUE_READERS)
def test_values_read_back_cell_for_cell_with_every_column(name: str, hard_table: Table) -> None:
    expected = [{key: plain(value) for key, value in record.items()} for record in hard_table.records()]
    found = VALUE_READERS[name](render(name, hard_table))
    assert found == expected
    assert [[(key, type(value)) for key, value in row.items()] for row in found] == [
        [(key, type(value)) for key, value in row.items()] for row in expected
    ]


@pytest.mark.parametrize("name", VALUE_READERS)
def test_headings_asked_away_change_nothing_where_there_are_keys(name: str, hard_table: Table) -> None:
    assert render(name, hard_table._replace(header=False)) == render(name, hard_table)


def test_markdown_is_one_table_of_nothing_but_text(hard_table: Table) -> None:
    expected = [[cell.replace("\t", " ").strip() for cell in row] for row in seen(hard_table)]
    assert read_markdown(render("markdown", hard_table)) == expected


def test_html_is_one_table_of_nothing_but_text_and_links(hard_table: Table) -> None:
    page = Html(render("html", hard_table))
    assert page.rows == seen(hard_table)
    assert page.caption == hard_table.title
    assert page.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td", "br", "a"}
    assert set(page.addresses) == {'https://e.example/?a="&b=1'}
    assert len(page.addresses) == sum(bool(value) for _, value in hard_table.items)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tsv", "id\ta\n"),
        ("csv", "id,a\n"),
        ("json", "[]\n"),
        ("ndjson", ""),
        ("yaml", "[]\n"),
        ("markdown", "| Id | A |\n| --- | --- |\n"),
        (
            "html",
            '<table lang="en">\n<caption>Nothing</caption>\n<thead><tr><th scope="col">Id</th><th scope="col">A</th>'
            "</tr></thead>\n<tbody>\n</tbody>\n</table>\n",
        ),
    ],
)
def test_no_rows_are_still_well_formed(name: str, text: str) -> None:
    assert render(name, EMPTY) == text


def test_every_format_is_here() -> None:
    assert set(FORMATS) == {*TEXT_READERS, *VALUE_READERS, "markdown", "html", "svg", *FLOWS}
    assert len(get_args(Value)) == 4


@pytest.mark.parametrize("name", ["json", "ndjson", "yaml", "markdown", "html", "svg", *FLOWS])
def test_what_could_act_on_a_terminal_is_never_raw(name: str, hard_table: Table) -> None:
    assert RAW.search(render(name, suited(name, hard_table))) is None


@pytest.mark.parametrize(
    ("text", "scalar"),
    [
        ("Beijing", "Beijing"),
        ("R&D and design (both), it's so; a/b", '"R&D and design (both), it\'s so; a/b"'),
        ("R&D and design (both), it's so + a/b.", "R&D and design (both), it's so + a/b."),
        ("京津冀 textiles，好", "京津冀 textiles，好"),
        ("a  b", '"a  b"'),
        ("a ", '"a "'),
        (" a", '" a"'),
        ("a #b", '"a #b"'),
        ("a: b", '"a: b"'),
        ("2025", '"2025"'),
        ("2025-01-01", '"2025-01-01"'),
        ("-a", '"-a"'),
        ("", '""'),
        *[(word, f'"{word}"') for word in ("no", "Yes", "y", "N", "on", "OFF", "true", "False", "null", "NaN", "inf")],
        ("a\x85\u2028\ufffe", r'"a\u0085\u2028\ufffe"'),
        ("é", '"é"'),
    ],
)
def test_yaml_leaves_bare_only_what_no_reader_takes_for_something_else(text: str, scalar: str) -> None:
    assert render("yaml", Table("", (Column("k", "", itemgetter(0)),), [(text,)])) == f"- k: {scalar}\n"


def test_yaml_quotes_a_key_that_a_reader_takes_for_something_else() -> None:
    columns = (Column("y", "", itemgetter(0)), Column("z", "", itemgetter(0)))
    assert (
        render("yaml", Table("", columns, [(1,), (["a", "京"],)]))
        == '- "y": 1\n  z: 1\n- "y": ["a", "京"]\n  z: ["a", "京"]\n'
    )


# Any text but the control characters that are not white space, and halves of characters.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\r")) | st.sampled_from(
    [
        "\r",
        "\n",
        "\\",
        '"',
        "'",
        "",
        " ",
        "null",
        "~",
        "- a",
        "\u202e",
        "\ufffe",
        "\uffff",
        "\U0010ffff",
        "\\n",
        "\\x1b",
        '"\\u001b"',
        '"\\"\\\\u001b\\""',
        '"京"',
        "1e3",
        "0x1",
    ]
)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[TEXTS] * width), min_size=1, max_size=4))


def table_of(rows: list[tuple[Any, ...]]) -> Table:
    columns = [Column(f"k{index}", f"K{index}", itemgetter(index)) for index in range(len(rows[0]))]
    return Table("T", tuple(columns), rows)


@pytest.mark.parametrize("name", TEXT_READERS)
@given(rows=ROWS)
def test_any_text_reads_back_from_tsv_and_csv(name: str, rows: list[tuple[str, ...]]) -> None:
    text = render(name, table_of(rows))
    assert TEXT_READERS[name](text)[1:] == list(map(list, rows))
    assert RAW.search(text) is None


@pytest.mark.parametrize(
    ("cell", "tsv", "csv"),
    [
        ("\x1b[31mred", r"\x1b[31mred", '"""\\u001b[31mred"""'),
        ("a\u202eb", r"a\u202eb", '"""a\\u202eb"""'),
        (r"\x1b", r"\\x1b", r"\x1b"),
        ('"京"', '"京"', '"""京"""'),
    ],
)
def test_what_could_act_on_a_terminal_is_escaped_in_a_pipe_too(cell: str, tsv: str, csv: str) -> None:
    table = table_of([(cell,)])
    assert render("tsv", table) == f"k0\n{tsv}\n"
    assert render("csv", table) == f"k0\n{csv}\n"


@pytest.mark.parametrize("name", VALUE_READERS)
@given(rows=ROWS)
def test_any_text_reads_back_from_json_ndjson_and_yaml(name: str, rows: list[tuple[str, ...]]) -> None:
    text = render(name, table_of(rows))
    assert [tuple(row.values()) for row in VALUE_READERS[name](text)] == rows
    assert RAW.search(text) is None


@pytest.mark.parametrize("name", VALUE_READERS)
@given(items=st.lists(TEXTS, max_size=4))
def test_any_list_reads_back_from_json_ndjson_and_yaml(name: str, items: list[str]) -> None:
    text = render(name, table_of([(items,), (tuple(items),)]))
    assert VALUE_READERS[name](text) == [{"k0": items}, {"k0": items}]
    assert RAW.search(text) is None


WORDS = st.text(st.sampled_from("ab1 |\\`*_[]<>~$#&;:@!()-+.=\n京冀{}/\"'"), max_size=20)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_no_text_means_anything_in_markdown(rows: list[tuple[str, str]]) -> None:
    table = table_of(rows)
    expected = [[cell.strip(" ") for cell in row] for row in seen(table)]
    found = read_markdown(render("markdown", table))
    assert [[cell.strip(" ") for cell in row] for row in found] == expected


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_any_text_reads_back_from_html(rows: list[tuple[str, str]]) -> None:
    assert Html(render("html", table_of(rows))).rows == seen(table_of(rows))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[(f"{mark}1+1", f"'{mark}1+1") for mark in "=+-@＝＋－＠"],
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        (["=1", "b"], "'=1; b"),
        (["a", "=1", "@b"], "a; '=1; '@b"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        (" =1", " =1"),
        (-7, "-7"),
        (None, ""),
        ("", ""),
        ([], ""),
        ("京津冀", "京津冀"),
    ],
)
def test_the_csv_for_spreadsheets_is_marked_as_utf_8_and_runs_no_formula(value: Value, text: str) -> None:
    table = Table("", (Column("=k", "", itemgetter(0)), Column("x", "", itemgetter(0))), [(value, "x")])
    written = render("excel", table)
    assert written[0] == "\ufeff"
    assert read_csv(written[1:]) == [["=k", "x"], [text, text]]
    assert read_csv(render("excel", table._replace(header=False))[1:]) == [[text, text]]
