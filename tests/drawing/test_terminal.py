"""What people meet at a terminal: a real one, of a given width, read back as a terminal shows it."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import process
import pytest
from invocation import SMALL, Result, at_terminal, jjj, run, run_at_terminal, together
from process import JJJ, Page, plain, read_page, spans
from wcwidth import wcswidth

OTHER = ("-m", str(SMALL))
ROWS = ["regions", "compare", "goals", "reading", "facts --kind background", "search 京津冀 brand", "context"]
SHAPES = [
    "regions",
    "compare",
    "goals",
    "chain",
    "reading",
    "context",
    "about",
    "show P5",
    "show N",
    "search 纺织 品牌",
]
LANGUAGES = ["en", "zh"]


def _shown(columns: int, *arguments: str, **variables: str) -> str:
    """The plain text that a successful command shows on a terminal of that width."""
    result = at_terminal(columns, *arguments, **variables)
    assert (result.status, result.err) == (0, "")
    return plain(result.out)


@cache
def _page(*arguments: str) -> Page:
    """The same in HTML, where nothing is folded."""
    result = jjj(*arguments, "-f", "html")
    assert (result.status, result.err) == (0, "")
    return read_page(result.out)


def _ink(text: str) -> str:
    """A text without white space, lines, arrows and the dots between its parts."""
    return re.sub(r"[\s─-╿▶▼·]", "", text)


def _widths(text: str) -> list[int]:
    assert text.endswith("\n")
    widths = [wcswidth(line) for line in text[:-1].split("\n")]
    assert min(widths) >= 0  # nothing but printable characters
    return widths


def _is_within(cell: str, text: str) -> bool:
    """Whether all characters of a cell appear in a text, in their order."""
    rest = iter(text)
    return all(character in rest for character in cell)


# Layout


def test_at_a_terminal_the_format_is_a_table() -> None:
    assert _shown(80, "goals") == jjj("goals", "-f", "table").out
    assert run_at_terminal(["goals"], 80, {"JJJ_FORMAT": "tsv"}) == jjj("goals")


def test_a_table_has_links_but_where_they_are_not_wanted() -> None:
    linked, bare = (at_terminal(80, "goals", **variables).out for variables in ({}, {"NO_HYPERLINK": "1"}))
    assert "\x1b]8;" in linked
    assert "\x1b]8;" not in bare
    assert plain(linked) == plain(bare)


@pytest.mark.parametrize("name", ["tsv", "json", "markdown", "html"])
def test_other_formats_are_the_same_at_a_terminal_as_in_a_pipe(name: str) -> None:
    assert at_terminal(30, "goals", "-l", "zh", "-f", name, "--color", "always") == jjj("goals", "-l", "zh", "-f", name)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("line", "lang", "columns"),
    [(line, lang, columns) for line in ROWS for lang, columns in (("en", 80), ("zh", 50))]
    + [(line, lang, columns) for line in ("reading", "compare") for lang in LANGUAGES for columns in (200, 100, 60)],
)
def test_a_table_is_a_block_of_one_width_and_loses_nothing(line: str, lang: str, columns: int) -> None:
    if columns in (80, 50):
        together([[*line.split(), "-l", lang] for line in ROWS], columns=columns)
    words = [*line.split(), "-l", lang]
    shown = _shown(columns, *words)
    _, _, table = shown.partition("\n")
    assert len(set(_widths(table))) == 1
    assert max(_widths(shown)) <= columns
    _assert_all_there(shown, _page(*words))


def _assert_all_there(shown: str, page: Page) -> None:
    """All ink of a page is in what is shown, and no other but the number of rows after the title.

    What stands above a section is there once, and a column without a word not at all.
    """
    ink = _ink(shown)
    if "http" in ink:  # sections, one for each source
        assert all(_is_within(_ink(cell), ink) for row in page.rows for cell in row)
        return
    told = [number for number in range(len(page.head)) if any(row[number] for row in page.rows)]
    said = [page.caption, *(row[number] for row in [page.head, *page.rows] for number in told)]
    assert all(_is_within(_ink(part), ink) for part in said)
    surplus = Counter(ink) - Counter(_ink("".join(said)))
    counted = str(len(page.rows))  # in Chinese with its measure word
    assert surplus in (Counter(), *(Counter(f"{counted}{word}") for word in ("", "条", "个")))
    assert Counter(_ink("".join(said))) - Counter(ink) == Counter()
    assert "…" not in shown.replace(" … ", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [120, 50, 30, 10])
def test_a_column_reads_on_from_line_to_line(columns: int, lang: str) -> None:
    words = ("measures", "-c", "text", "-l", lang)
    page = _page(*words)
    (heading,), cells = page.head, [cell for (cell,) in page.rows]
    parts = [heading, *cells] if columns >= 50 else [part for cell in cells for part in (heading, cell)]
    shown = _ink(_shown(columns, *words))
    title = _ink(page.caption)
    assert shown.removeprefix(title).removeprefix(str(len(cells))).removeprefix("条") == _ink("".join(parts))
    assert max(_widths(_shown(columns, *words))) <= columns


@pytest.mark.no_cover
@pytest.mark.parametrize("line", SHAPES)
@pytest.mark.parametrize("columns", [30, 10])
def test_a_narrow_terminal_is_kept_to_and_gets_every_word(columns: int, line: str) -> None:
    lang = "en" if columns == 30 else "zh"
    together([[*line.split(), "-l", lang] for line in SHAPES], columns=columns)
    words = [*line.split(), "-l", lang]
    shown = _shown(columns, *words)
    assert max(_widths(shown)) <= columns
    ink = _ink(shown)
    page = _page(*words)
    assert _ink(page.caption) in ink
    for row in page.rows:
        assert all(_is_within(_ink(cell), ink) for cell in row)


NARROWEST = ["regions", "chain", "about", "compare"]


@pytest.mark.parametrize("columns", [1, 5])
@pytest.mark.parametrize("line", NARROWEST)
def test_the_narrowest_terminal_is_no_bug(columns: int, line: str) -> None:
    together([[*line.split(), *OTHER] for line in NARROWEST], columns=columns)
    shown = _shown(columns, *line.split(), *OTHER)
    assert all(_is_within(_ink(cell), _ink(shown)) for row in _page(*line.split(), *OTHER).rows for cell in row)


def test_below_fifty_columns_each_row_is_a_record() -> None:
    assert _shown(49, "goals", *OTHER) == (
        "Goals · 2\n"
        "\n"
        "Id         G1                                    \n"
        "Year       2030                                  \n"
        "Statement  By 2030 glass is to have one market   \n"
        "           across the border                     \n"
        "Block      P1                                    \n"
        "\n"
        "Id         G2                                    \n"
        "Year       2030                                  \n"
        "Statement  By 2030 every town is to collect waste\n"
        "           glass                                 \n"
        "Block      P1                                    \n"
    )
    assert _shown(12, "goals", *OTHER, "-l", "zh", "-c", "id,text") == (
        "目标 · 2 条\n"
        "\n"
        "编号\n"
        "G1\n"
        "内容\n"
        "到2030年形成\n"
        "统一的跨境玻\n"
        "璃市场\n"
        "\n"
        "编号\n"
        "G2\n"
        "内容\n"
        "到2030年每个\n"
        "城镇都回收废\n"
        "玻璃\n"
    )


@pytest.mark.parametrize("columns", [100, 30, 10])
def test_one_fact_shows_all_that_is_known_of_it(columns: int) -> None:
    (record,) = json.loads(jjj("show", "S2", *OTHER, "--json").out)
    ink = _ink(_shown(columns, "show", "S2", *OTHER))
    known = ["S2", "Role", "Southport", *(record[key] for key in ("text", "block", "quote", "link", "note"))]
    assert all(_is_within(_ink(text), ink) for text in known)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chain_runs_from_left_to_right_where_there_is_room(lang: str) -> None:
    records = json.loads(jjj("chain", "-l", lang, "--json").out)
    lines = _shown(120, "chain", "-l", lang).split("\n")
    assert any(re.search(".*".join(re.escape(record["name"]) for record in records), line) for line in lines)
    assert any(line.count("▶") == 2 for line in lines)
    assert "▼" not in "".join(lines)
    assert len({wcswidth(line) for line in lines[1:-1]}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [50, 10])
def test_the_chain_runs_from_top_to_bottom_where_there_is_none(columns: int, lang: str) -> None:
    shown = _shown(columns, "chain", "-l", lang)
    names = [_ink(record["name"]) for record in json.loads(jjj("chain", "-l", lang, "--json").out)]
    assert shown.count("▼") == 2
    assert "▶" not in shown
    assert [name in _ink(part) for name, part in zip(names, shown.split("▼"), strict=True)] == [True] * 3


def test_the_page_about_a_document_has_parts_and_its_lists_hang() -> None:
    lines = [line.rstrip() for line in _shown(60, "about").split("\n")]
    first = lines.index("Not said       · Who wrote the article")
    assert lines[1:3] == ["", 'Title          The "Implementation Plan For The Coordinated']
    assert lines[-2].startswith(" " * 15)
    assert lines[-3].startswith("SHA-256")
    assert lines[first - 1] == ""
    assert lines[first + 1] == " " * 15 + "· Who published it"
    begin = lines.index(" " * 15 + "· Which indicators will show whether a goal")
    assert lines[begin + 1] == " " * 15 + "  is met"


@pytest.mark.parametrize(
    ("width", "line", "label"),
    [(80, ("search", "产业链", "-l", "zh"), "教育培养"), (100, ("search", "brands"), "All regions")],
)
def test_a_short_label_is_not_folded_while_the_text_has_half_of_the_room(
    width: int, line: tuple[str, ...], label: str
) -> None:
    assert f"  {label}  " in _shown(width, *line)


def test_a_short_label_is_folded_where_the_text_would_have_less() -> None:
    assert "教育培养" in _shown(60, "search", "产业链", "-l", "zh")
    assert "教育培养" not in _shown(56, "search", "产业链", "-l", "zh")


def test_a_time_stays_whole_where_there_is_room() -> None:
    assert "2023-06-20T20:25:00" in _shown(80, "reading")


def test_an_empty_list_says_so() -> None:
    empty = ("facts", "--kind", "goal", "--theme", "port")
    said = "jjj: nothing meets --kind goal and --theme port together\n"
    same = "jjj: 没有内容符合 --kind goal 和 --theme port（同时使用）\n"
    result, chinese = at_terminal(80, *empty), at_terminal(80, *empty, "-l", "zh")
    assert (plain(result.out), result.err) == ("Facts\nNothing to list.\n", said)
    assert (plain(chinese.out), chinese.err) == ("要点\n没有可列出的内容。\n", same)


def test_headings_can_be_left_out() -> None:
    assert "Statement" in _shown(80, "goals", *OTHER)
    assert "Statement" not in _shown(80, "goals", *OTHER, "--no-header")


MARKUP = {
    "{en: Northland has clean sand,": r"[bold]a[/bold] [/] [link=file:///etc]b[/link] :smile: \[red]c",
    "{en: Northland, zh:": "[red]N[/]:cat:",
    "{en: Materials, zh:": "[blink]M :dog:",
    "{en: Melting, zh:": "[u]S:+1:",
}
"""Texts of the small model, and what stands in their place in another."""


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory: pytest.TempPathFactory) -> str:
    text = SMALL.read_text(encoding="utf-8")
    for found, put in MARKUP.items():
        assert found in text
        text = text.replace(
            found, f"{{en: {json.dumps(put)}, zh:" if found.endswith("zh:") else f"{{en: {json.dumps(put)},"
        )
    file = tmp_path_factory.mktemp("model") / "marked-up.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("command", ["facts", "regions", "compare", "chain"])
def test_brackets_and_emoji_codes_in_data_are_literal(command: str, marked_up: str) -> None:
    words = (command, "-m", marked_up)
    page = _page(*words)
    assert any("[" in cell for row in [page.head, *page.rows] for cell in row)
    for columns in (200, 40) if command == "compare" else (40,):
        result = at_terminal(columns, *words)
        ink = _ink(plain(result.out))
        assert all(_is_within(_ink(cell), ink) for row in page.rows for cell in row)
        assert {span.link for span in spans(result.out)} <= {"", *page.links, *_page("chain", *words[1:]).links}


def test_a_marked_up_text_is_shown_as_it_is(marked_up: str) -> None:
    facts, chain = _shown(200, "facts", "-m", marked_up), _shown(200, "chain", "-m", marked_up)
    sand, region, theme, step = MARKUP.values()
    assert all(text in facts for text in (sand, region, theme))
    assert all(text in chain for text in (region, step))


# Width


@pytest.mark.parametrize(
    ("variables", "width"),
    [
        ({}, 70),
        ({"COLUMNS": "60"}, 60),
        ({"COLUMNS": "60", "TERMINAL_WIDTH": "55"}, 60),
        ({"COLUMNS": "0"}, 70),
        ({"COLUMNS": "-5"}, 70),
        ({"COLUMNS": "abc"}, 70),
        ({"COLUMNS": ""}, 70),
        ({"COLUMNS": "٦٠"}, 70),
        ({"COLUMNS": "9" * 5000}, 70),
        ({"TERMINAL_WIDTH": "abc", "LINES": "abc"}, 70),
    ],
)
def test_columns_is_respected_where_it_is_a_width(variables: dict[str, str], width: int) -> None:
    assert _shown(70, "goals", **variables) == _shown(width, "goals")


def test_a_terminal_without_a_size_has_eighty_columns() -> None:
    assert _shown(0, "goals") == _shown(80, "goals")


# Colour and links

COLOURS: list[tuple[dict[str, str], list[str], bool, bool]] = [
    # environment, options, colour at a terminal, colour in a pipe
    ({}, [], True, False),
    ({"NO_COLOR": "1"}, [], False, False),
    ({"NO_COLOR": "0"}, [], False, False),
    ({"NO_COLOR": ""}, [], True, False),
    ({"FORCE_COLOR": "1"}, [], True, True),
    ({"FORCE_COLOR": ""}, [], True, False),
    ({"CLICOLOR_FORCE": "1"}, [], True, True),
    ({"CLICOLOR_FORCE": "0"}, [], True, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False, False),
    ({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True, True),
    ({"CLICOLOR": "0"}, [], False, False),
    ({"CLICOLOR": "1"}, [], True, False),
    ({"TERM": "dumb"}, [], False, False),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, [], True, True),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True, True),
    ({}, ["--color", "always"], True, True),
    ({}, ["--color", "never"], False, False),
    ({"NO_COLOR": "1"}, ["--color", "always"], True, True),
    ({"TERM": "dumb", "CLICOLOR": "0"}, ["--color", "always"], True, True),
    ({"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, ["--color", "never"], False, False),
    ({"GITHUB_ACTIONS": "true", "CI": "true", "COLORTERM": "truecolor"}, [], True, False),
]


@cache
def _coloured() -> list[tuple[Result, Result]]:
    """Each case at a terminal and in a pipe."""
    return [
        (
            run_at_terminal(["goals", *OTHER, *options], 80, variables),
            run(["goals", *OTHER, "-f", "table", *options], variables),
        )
        for variables, options, *_ in COLOURS
    ]


def _name(case: tuple[dict[str, str], list[str], bool, bool]) -> str:
    return " ".join([*(f"{name}={value}" for name, value in case[0].items()), *case[1]]) or "nothing"


@pytest.mark.parametrize("index", range(len(COLOURS)), ids=map(_name, COLOURS))
def test_colour_follows_the_option_then_the_environment_then_the_terminal(index: int) -> None:
    for result, wanted in zip(_coloured()[index], COLOURS[index][2:], strict=True):
        assert (result.status, result.err) == (0, "")
        assert ("\x1b" in result.out) == wanted
        if wanted:
            assert {bool(span.style) for span in spans(result.out)} == {True, False}
            assert any(span.link for span in spans(result.out))
        assert plain(result.out) == _shown(80, "goals", *OTHER)


def test_colour_in_a_pipe_is_the_same_every_time() -> None:
    ways = [
        process.run(["goals", *OTHER, "-f", "table", "--color", "always"], {"PYTHONHASHSEED": seed}) for seed in "123"
    ]
    assert ways[0] == ways[1] == ways[2]


@pytest.mark.parametrize("line", ["--help", "goals --help", "", "--version"])
def test_help_has_no_escapes_whatever_forces_colour(line: str) -> None:
    forced = {"GITHUB_ACTIONS": "true", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "PY_COLORS": "1"}
    assert "\x1b" not in at_terminal(80, *line.split(), **forced).out
    assert run(line.split(), forced) == jjj(*line.split())


@pytest.mark.parametrize("line", ["show nonsense", "gaols", "goals -c nam", "goals -m /nowhere"])
def test_messages_at_a_terminal_are_the_same_plain_line(line: str) -> None:
    command = ("sh", "-c", '"$0" "$@" 2>&1 || true', JJJ)
    result = process.run_at_terminal(line.split(), 20, {"FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"}, command)
    assert result == Result(0, jjj(*line.split()).err, "")


@pytest.mark.parametrize("columns", [100, 40])
@pytest.mark.parametrize("command", ["goals", "chain", "show M1"])
def test_a_block_leads_to_the_words_on_the_page(command: str, columns: int) -> None:
    words = (*command.split(), *OTHER)
    records = json.loads(jjj(*words, "--json").out)
    linked = [span for span in spans(at_terminal(columns, *words).out) if span.link]
    assert [(span.text, span.link) for span in linked] == [(record["block"], record["link"]) for record in records]


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        (["glass"], "en", ["glass", "glass", "glass", "Glass"]),
        (["GLASS"], "en", ["glass", "glass", "glass", "Glass"]),
        (["ｇｌａｓｓ", "2030"], "en", ["2030", "glass"] * 2),
        (["玻璃"], "zh", ["玻璃"] * 3),
        (["玻璃"], "en", []),
        (["２０３０", "市场"], "zh", ["2030", "市场"]),
    ],
)
def test_search_sets_off_the_words_it_found(words: list[str], lang: str, found: list[str]) -> None:
    assert _set_off(at_terminal(100, "search", *words, *OTHER, "-l", lang)) == found


def test_search_sets_off_the_words_in_a_record_too() -> None:
    assert _set_off(at_terminal(45, "search", "2030", *OTHER)) == ["2030"] * 2
    assert _set_off(run_at_terminal(["search", "2030", *OTHER, "--color", "never"])) == []


def test_bad_news_stands_out_and_good_news_does_not(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(SMALL.with_suffix(".txt").read_text("utf-8").replace("clean sand", "sand", 1), encoding="utf-8")
    found = spans(at_terminal(100, "verify", str(page), *OTHER).out)
    assert [span.style for span in found if span.text.strip() == "missing"] == [{1, 38231, 48124}]
    assert {span.style for span in found if "found" in span.text} == {frozenset()}


def _set_off(result: Result) -> list[str]:
    assert result.status == 0
    return [span.text for span in spans(result.out) if 7 in span.style]
