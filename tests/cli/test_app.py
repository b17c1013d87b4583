"""The command line as scripts meet it: a real process, its arguments, environment, streams and exit status."""

import csv
import fcntl
import io
import json
import os
import re
import signal
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import process
import pytest
import yaml
from invocation import ROOT, SMALL, Result, environment, jjj, run, together
from markdown_it import MarkdownIt
from process import JJJ, PATIENCE, PYTHON, at_terminal, plain, read_page, shell

_FACT = "id kind theme text block | regions topic step year quote link note"
_FLAT = "id kind theme regions text block | topic step year quote link note"

COLUMNS = {
    "regions": "id name code role advantages | names gb kind aliases",
    "show hebei": _FACT,
    "show G2": _FACT,
    "show P7": _FACT,
    "compare": "theme beijing tianjin hebei |",
    "compare 冀 bj": "theme hebei beijing |",
    "goals": "id year text block | regions quote link note",
    "measures": "id topic regions text block | quote link note",
    "chain": "step region name role block | quote link note",
    "reading": "id published title category counter | kind block",
    "facts": _FLAT,
    "search 京津冀 textile": _FLAT,
    "context": "id text publisher date url |",
    "about": "field value |",
}
"""The contract: what each command shows, and after the bar what it also knows."""

FORMATS = ("tsv", "csv", "json", "ndjson", "yaml", "markdown", "html")


class Sheet(NamedTuple):
    """What a format says: its headings or keys, and its rows."""

    head: list[str]
    rows: list[list[Any]]


def _read_html(text: str) -> Sheet:
    page = read_page(text)
    return Sheet(page.head, page.rows)


def _read_markdown(text: str) -> Sheet:
    return _read_html(MarkdownIt("commonmark").enable("table").render(text))


def _read_records(records: list[dict[str, Any]]) -> Sheet:
    heads = [list(record) for record in records]
    assert all(head == heads[0] for head in heads)
    return Sheet(heads[0], [list(record.values()) for record in records])


def _read_tsv(text: str) -> Sheet:
    escapes = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    assert text.endswith("\n")
    head, *rows = [
        [re.sub(r"\\.", lambda found: escapes[found[0]], cell) for cell in line.split("\t")]
        for line in text[:-1].split("\n")
    ]
    return Sheet(head, rows)


def _read_csv(text: str) -> Sheet:
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return Sheet(head, rows)


READERS: dict[str, Callable[[str], Sheet]] = {
    "tsv": _read_tsv,
    "csv": _read_csv,
    "json": lambda text: _read_records(json.loads(text)),
    "ndjson": lambda text: _read_records([json.loads(line) for line in text.splitlines()]),
    "yaml": lambda text: _read_records(yaml.safe_load(text)),
    "markdown": _read_markdown,
    "html": _read_html,
}


def _cell(value: Any) -> str:
    """The contract's one rule for a value as text."""
    return "" if value is None else "; ".join(value) if isinstance(value, list) else str(value)


def _said(result: Result) -> str:
    """What a successful command printed."""
    assert (result.status, result.err) == (0, "")
    return result.out


def _json(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_said(jjj(*arguments, "-f", "json")))
    return found


def _ids(*arguments: str) -> list[str]:
    return [record["id"] for record in _json(*arguments)]


def _refused(result: Result, status: int) -> str:
    """The one plain line with which a command failed."""
    assert (result.status, result.out) == (status, ""), result
    assert re.fullmatch(r"jjj: [^\n]+\n", result.err), result.err
    assert result.err.rstrip("\n").isprintable()
    return result.err


def _each_format(line: str) -> dict[str, Result]:
    return dict(zip(FORMATS, together([[*line.split(), "-f", name] for name in FORMATS]), strict=True))


# Listings and formats


@pytest.mark.slow
@pytest.mark.parametrize("line", [line for line in COLUMNS if line not in ("show hebei", "show G2", "compare 冀 bj")])
def test_every_format_reads_back_as_the_same_rows(line: str) -> None:
    sheets = {name: READERS[name](_said(result)) for name, result in _each_format(line).items()}
    records, cells, pages = sheets["json"], sheets["tsv"], sheets["html"]
    assert records.rows
    assert sheets["ndjson"] == sheets["yaml"] == records
    assert sheets["csv"] == cells
    assert cells.head == records.head[: len(cells.head)]
    assert cells.rows == [[_cell(value) for value in row[: len(cells.head)]] for row in records.rows]
    assert sheets["markdown"] == pages
    assert [len(row) for row in pages.rows] == [len(row) for row in cells.rows]


@pytest.mark.parametrize(("line", "columns"), COLUMNS.items(), ids=COLUMNS)
def test_a_listing_shows_its_columns_and_knows_the_others(line: str, columns: str) -> None:
    shown, more = (part.split() for part in columns.split("|"))
    assert _said(jjj(*line.split(), "-f", "tsv")).split("\n")[0].split("\t") == shown
    assert {tuple(record) for record in _json(*line.split())} == {(*shown, *more)}


def test_hard_characters_come_back_from_every_format(tmp_path: Path) -> None:
    hard = r"""a\tb \\ c|d, "e" 'f' <g> &amp; *h* _i_ `j` [k](l) =m # n: - ~ 京津冀 “o” 🧵"""
    model = tmp_path / "hard.yaml"
    text = SMALL.read_text(encoding="utf-8").replace("Prices should be published", json.dumps(hard, ensure_ascii=False))
    model.write_text(text, encoding="utf-8")
    for name, result in _each_format(f"measures -c text,id -m {model}").items():
        assert READERS[name](_said(result)).rows == [[hard, "M1"]]


def test_without_a_format_a_pipe_gets_tsv() -> None:
    assert jjj("goals") == jjj("goals", "-f", "tsv")


@pytest.mark.parametrize("name", ["tsv", "json", "html"])
def test_keys_stay_and_headings_change_with_the_language(name: str) -> None:
    english, chinese = (READERS[name](_said(jjj("goals", "-f", name, "-l", lang))) for lang in ("en", "zh"))
    assert (english.head == chinese.head) == (name != "html")
    assert english.rows[0] != chinese.rows[0]


def test_html_names_its_language() -> None:
    assert [_said(jjj("goals", "-f", "html", "-l", lang)).split(">")[0] for lang in ("en", "zh")] == [
        '<table lang="en"',
        '<table lang="zh"',
    ]


def test_html_links_each_block_to_the_words_on_the_page() -> None:
    page = read_page(_said(jjj("goals", "-f", "html")))
    assert page.links == [record["link"] for record in _json("goals")]
    assert all("#:~:text=" in link for link in page.links)


def test_values_are_native_in_json() -> None:
    goal, reading, region = _json("goals")[0], _json("reading")[-1], _json("regions")[0]
    assert (goal["year"], goal["regions"]) == (2025, ["beijing", "tianjin", "hebei"])
    assert (reading["published"], reading["counter"]) == (None, None)
    assert region["names"] == ["Beijing", "北京市"]
    assert "北京市" in jjj("regions", "--json").out


# Filters and names

REGION_NAMES = {
    "beijing": [
        "Beijing",
        "北京市",
        "北京",
        "京",
        "CN-BJ",
        "cn-11",
        "110000",
        "BJ",
        "Ｂｅｉｊｉｎｇ",
        "Jing",
        "Peking",
    ],
    "tianjin": ["天津市", "天津", "津", "cn-tj", "CN-12", "120000", "tj", " TIANJIN ", "tianjin municipality"],
    "hebei": ["河北省", "河北", "冀", "CN-HE", "CN-13", "１３００００", "he", "HB", "Hebei Province"],
}


@pytest.mark.parametrize("region", REGION_NAMES)
def test_a_region_answers_to_all_its_names(region: str) -> None:
    of_region = [record for record in _json("facts") if region in record["regions"]]
    # Another region's facts would come in with a name that means another region.
    named = [word for name in REGION_NAMES[region] for word in ("--region", name)]
    assert _json("facts", *named) == _json("facts", "--region", region) == of_region
    assert _json("compare", *REGION_NAMES[region]) == _json("compare", region)


@pytest.mark.parametrize("name", ["河北", "冀", "cn-13", "ＨＢ"])
def test_show_knows_a_region_by_all_its_names(name: str) -> None:
    assert jjj("show", name) == jjj("show", "hebei")


def test_a_region_shows_what_is_its_own_and_with_all_what_it_shares() -> None:
    of_all = {"beijing", "tianjin", "hebei"}
    own = [record["id"] for record in _json("facts", "--region", "hebei") if set(record["regions"]) != of_all]
    records = _json("show", "hebei")
    assert sorted(record["id"] for record in records) == sorted(own)
    assert records[0]["kind"] == "role"
    everything = _json("show", "hebei", "--all")
    assert everything[: len(own)] == records
    assert sorted(record["id"] for record in everything) == sorted(_ids("facts", "--region", "hebei"))
    assert len(_said(jjj("show", "hebei", "-f", "table", "--all")).split("\n")) > 100


@pytest.mark.parametrize("name", ["hebei", "北京", "CN-TJ"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_region_stands_on_one_screen(name: str, lang: str) -> None:
    assert len(plain(at_terminal(100, "show", name, "-l", lang).out).rstrip("\n").split("\n")) <= 30


def test_several_things_are_shown_at_once() -> None:
    assert _ids("show", "G3", "x3", "T") == ["G3", "X3", "C1", "C2"]
    assert _ids("show", "京津冀") == _ids("show", "jjj") == _ids("show", "beijing", "tianjin", "hebei")


@pytest.mark.parametrize(("name", "block"), [("P7", "P7"), ("p7", "P7"), ("Ｐ７", "P7"), ("t", "T")])
def test_a_block_shows_the_facts_that_stand_there(name: str, block: str) -> None:
    assert _ids("show", name) == [record["id"] for record in _json("facts") if block in record["block"].split("; ")]


@pytest.mark.parametrize("name", ["G10", "g10", "Ｇ10"])
def test_a_fact_shows_by_its_id(name: str) -> None:
    (shown,) = _json("show", name)
    (listed,) = (record for record in _json("facts") if record["id"] == "G10")
    assert shown == {key: listed[key] for key in shown}


TERMS = [
    ("kind", "kind", "goal", ["goal", "Goal", "GOAL", "目标", "ｇｏａｌ"]),
    ("theme", "theme", "education", ["education", "Education", "教育培养"]),
    ("topic", None, "services", ["services", "SERVICES AND SUPPORTING CAPACITY", "服务与配套"]),
]


@pytest.mark.parametrize(("option", "column", "term", "names"), TERMS, ids=[term[0] for term in TERMS])
def test_a_term_answers_to_its_id_and_its_names(option: str, column: str | None, term: str, names: list[str]) -> None:
    found = together([["facts", f"--{option}", name] for name in names])
    assert found == [found[0]] * len(names)
    records = _json("facts", f"--{option}", term)
    wanted = _json("facts") if column else _json("measures")
    assert [record["id"] for record in records] == [
        record["id"] for record in wanted if record[column or "topic"] == term
    ]


@pytest.mark.parametrize(
    ("command", "options", "wanted"),
    [
        ("facts", ["--kind", "role", "--kind", "目标"], lambda fact: fact["kind"] in ("role", "goal")),
        ("facts", ["--theme", "port", "--theme", "base"], lambda fact: fact["theme"] in ("port", "base")),
        ("facts", ["--region", "tj", "--kind", "advantage"], lambda fact: fact["id"].startswith("TJ")),
        ("facts", ["--region", "京", "--region", "津"], lambda fact: {"beijing", "tianjin"} & {*fact["regions"]}),
        ("measures", ["--region", "冀", "--topic", "services"], lambda fact: fact["topic"] == "services"),
        ("measures", ["--topic", "chain", "--topic", "创新"], lambda fact: fact["topic"] in ("chain", "innovation")),
        ("goals", ["--region", "hebei"], lambda fact: "hebei" in fact["regions"]),
        ("chain", ["--region", "tj", "--region", "hebei"], lambda duty: duty["region"] != "beijing"),
        ("compare", ["--theme", "port", "--theme", "人才"], lambda row: row["theme"] in ("port", "talent")),
        ("reading", ["--category", "LOCAL hotspot"], lambda entry: entry["category"] == "Local hotspot"),
    ],
)
def test_filters_of_one_kind_add_up_and_of_two_kinds_meet(
    command: str, options: list[str], wanted: Callable[[dict[str, Any]], object]
) -> None:
    found = _json(command, *options)
    assert found
    assert found == [record for record in _json(command) if wanted(record)]


def test_show_takes_filters() -> None:
    assert _ids("show", "tianjin", "--kind", "advantage", "--theme", "port") == ["TJ7", "TJ8"]
    assert _ids("show", "P7", "--kind", "role") == ["S1", "S3", "S4"]


def test_a_filter_that_nothing_meets_lists_nothing() -> None:
    empty = "facts --kind goal --theme port"
    results = _each_format(empty)
    said = "jjj: nothing meets --kind goal and --theme port together\n"
    assert {(result.status, result.err) for result in results.values()} == {(0, said)}
    told = {name: result.out for name, result in results.items()}
    header = "id\tkind\ttheme\tregions\ttext\tblock\n"
    assert (told["tsv"], told["csv"]) == (header, header.replace("\t", ","))
    assert (told["json"], told["ndjson"], told["yaml"]) == ("[]\n", "", "[]\n")
    assert read_page(told["html"]).rows == []
    assert "Nothing to list." in jjj(*empty.split(), "-f", "table").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("measures --region northland", "nothing meets --region northland"),
        ("measures --region northland --topic openness", "nothing meets --region northland"),
        (
            "facts --kind goal --kind role --theme plant",
            "nothing meets --kind goal,role and --theme plant together",
        ),
        ("show southport --theme materials", "nothing meets --theme materials"),
    ],
)
def test_it_is_said_which_filter_nothing_meets(line: str, said: str) -> None:
    result = jjj(*line.split(), "-m", str(SMALL), "--json")
    assert result == Result(0, "[]\n", f"jjj: {said}\n")


def test_several_languages_have_columns_side_by_side() -> None:
    both = _json("facts", "-l", "zh,en")
    assert [record["text_en"] for record in both] == [record["text"] for record in _json("facts")]
    assert [record["note_zh"] for record in both] == [record["note"] for record in _json("facts", "-l", "zh")]
    assert (
        _said(jjj("compare", "hebei", "-l", "en,zh", "-c", "theme,河北")).split("\n")[0] == "theme\thebei_en\thebei_zh"
    )
    assert _said(jjj("goals", "-l", "en,zh", "-c", "编号", "-c", "Statement")).split("\n")[0] == "id\ttext_en\ttext_zh"
    assert "'fr'" in _refused(jjj("goals", "-l", "en,fr"), 2)


def test_help_lists_the_columns() -> None:
    text = " ".join(_said(jjj("help", "goals")).split())
    assert "Columns: id, year, text, block; with -c or as JSON also regions, quote, link, note." in text
    assert "Columns:" not in _said(jjj("help", "cite"))


def test_compare_has_the_regions_in_the_order_asked_for() -> None:
    every = {row["theme"]: row for row in _json("compare")}
    two = _json("compare", "hebei", "京")
    assert [list(row.items()) for row in two] == [
        [("theme", theme), ("hebei", row["hebei"]), ("beijing", row["beijing"])]
        for theme, row in every.items()
        if row["hebei"] or row["beijing"]
    ]
    assert jjj("compare", "bj", "beijing") == jjj("compare", "北京")


def test_reading_sorts_newest_or_highest_first_and_the_unknown_last() -> None:
    entries = _json("reading")
    for key in ("published", "counter"):
        known = [entry for entry in entries if entry[key] is not None]
        rest = [entry for entry in entries if entry[key] is None]
        assert rest
        assert _json("reading", "--sort", key) == [*sorted(known, key=lambda entry: entry[key], reverse=True), *rest]


# Search


def _plain(text: str) -> str:
    """A text in one case, full-width ASCII as ASCII."""
    return text.casefold().translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


@pytest.mark.parametrize(
    "words",
    [
        ["Bohai"],
        ["BOHAI"],
        ["环渤海"],
        ["Bohai", "天津"],
        ["r&d", "Beijing"],
        ["textile", "纺织", "should"],
        ["2025"],
        ["２０２５", "产业链"],
        ["“一盘棋”"],
    ],
    ids=" ".join,
)
def test_search_finds_the_facts_that_hold_every_word(words: list[str]) -> None:
    texts = zip(_json("facts"), _json("facts", "-l", "zh"), strict=True)
    both = {english["id"]: _plain(english["text"] + "\n" + chinese["text"]) for english, chinese in texts}
    held = [name for name, text in both.items() if all(_plain(word) in text for word in words)]
    assert held
    held.sort(key=lambda name: not name.startswith("S"))  # what a region does comes first
    assert _ids("search", *words) == held


def test_search_finds_the_same_in_either_language() -> None:
    assert _ids("search", "Bohai", "-l", "zh") == _ids("search", "环渤海") == ["TJ5"]


def test_search_prints_what_it_found_as_facts_do() -> None:
    assert _said(jjj("search", "bohai")) == (
        "id\tkind\ttheme\tregions\ttext\tblock\nTJ5\tadvantage\tlocation\ttianjin\tTianjin lies on the Bohai Rim\tP5\n"
    )


def test_search_takes_filters() -> None:
    assert _ids("search", "textile", "--region", "tj", "--kind", "advantage", "--theme", "education") == ["TJ3"]


def test_nothing_found_is_no_and_json_says_so_too() -> None:
    for name, result in _each_format("search nowhere").items():
        assert (result.status, result.out) == (1, "[]\n" if name == "json" else "")
        assert re.fullmatch(r"jjj: [^\n]*'nowhere'[^\n]*\n", result.err)
    _refused(jjj("search", "nowhere", "-f", "table"), 1)


# Columns, header, language, model, format


def test_columns_are_those_asked_for_in_that_order_in_every_format() -> None:
    asked = ["note", "id", "regions"]
    records = [[record[key] for key in asked] for record in _json("goals")]
    for name, result in _each_format("goals -c note,id,regions").items():
        sheet = READERS[name](_said(result))
        assert len(sheet.rows) == len(records)
        if name in ("json", "ndjson", "yaml"):
            assert sheet == Sheet(asked, records)
        elif name in ("tsv", "csv"):
            assert sheet == Sheet(asked, [[_cell(value) for value in row] for row in records])
        else:
            assert sheet.head == ["Note", "Id", "Regions"]
            assert [row[:2] for row in sheet.rows] == [[note or "", name] for note, name, _ in records]


@pytest.mark.parametrize("name", ["table", "tsv", "json", "html"])
def test_an_unknown_column_is_refused_and_the_known_are_named(name: str) -> None:
    message = _refused(jjj("goals", "--columns", "id,nam", "-f", name), 2)
    assert all(word in message for word in ["'nam'", *_json("goals")[0]])


def test_columns_may_have_spaces_around_them() -> None:
    assert jjj("goals", "-c", " note, id ") == jjj("goals", "-c", "note,id")


def test_headings_can_be_left_out_of_table_tsv_and_csv() -> None:
    for name, result in _each_format("goals --no-header").items():
        with_headings = _said(jjj("goals", "-f", name))
        assert _said(result) == (with_headings.split("\n", 1)[1] if name in ("tsv", "csv") else with_headings)
    assert "Statement" in _said(jjj("goals", "-f", "table"))
    assert "Statement" not in _said(jjj("goals", "-f", "table", "--no-header"))
    assert jjj("goals", "-f", "csv", "--no-headers") == jjj("goals", "--no-header", "-f", "csv")


@pytest.fixture
def other_model(tmp_path: Path) -> str:
    """Another model than the one that comes with the program, under a name that is not ASCII."""
    file = tmp_path / "别的 plan.yaml"
    file.write_bytes(SMALL.read_bytes())
    return str(file)


OTHER_GOALS = (
    "id\tyear\ttext\tblock\n"
    "G1\t2030\tBy 2030 glass is to have one market across the border\tP1\n"
    "G2\t2030\tBy 2030 every town is to collect waste glass\tP1\n"
)
"""What `goals` prints of it."""


def test_a_model_comes_from_a_file_standard_input_or_the_environment(other_model: str) -> None:
    content = Path(other_model).read_bytes()
    ways = [
        run(["goals", "-m", other_model]),
        run(["--model", other_model, "goals"]),
        run(["goals", "-m", "-"], stdin=content),
        run(["goals", "-m", "-"], stdin=b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")),
        run(["goals"], {"JJJ_MODEL": other_model}),
        run(["goals"], {"JJJ_MODEL": "-"}, stdin=content),
        run(["goals", "-m", other_model], {"JJJ_MODEL": "/nowhere"}),
    ]
    assert {_said(way) for way in ways} == {OTHER_GOALS}


def test_a_plan_of_other_regions_works_in_every_command() -> None:
    other = ("-m", str(SMALL))
    assert _said(jjj(*other, "chain")).split("\n")[1:] == [
        "melting\tnorthland\tNorthland\tMelting glass\tP2",
        "shipping\tsouthport\tSouthport\tShipping glass\tP2",
        "",
    ]
    assert _said(jjj(*other, "regions", "-l", "zh", "-c", "name,code,gb,advantages,names,aliases")) == (
        "name\tcode\tgb\tadvantages\tnames\taliases\n"
        "北地省\tXX-NL\t990000\tplant; materials\tNorthland; 北地省\t北; nl\n"
        "南港市\tXX-SP\t\tlocation; plant\tSouthport; 南港市\t\n"
    )
    assert _json(*other, "compare", "南港", "xx-nl") == [
        {"theme": "materials", "southport": [], "northland": ["Northland has clean sand"]},
        {"theme": "location", "southport": ["Southport's harbour is deep"], "northland": []},
        {
            "theme": "plant",
            "southport": ["Both regions can train glassmakers in Southport"],
            "northland": ["Northland's furnaces are old", "Both regions can train glassmakers in Southport"],
        },
    ]
    assert _json(*other, "show", "S2") == [
        {
            "id": "S2",
            "kind": "role",
            "theme": None,
            "text": "Southport's role should be to ship",
            "block": "P2",
            "regions": ["southport"],
            "topic": None,
            "step": "shipping",
            "year": None,
            "quote": "Southport should ship",
            "link": "https://news.example/glass.html#:~:text=melt%2C%20and-,Southport%20should%20ship",
            "note": "The page does not say by sea",
        }
    ]
    assert _json(*other, "reading")[1] == {
        "id": "N",
        "published": None,
        "title": "Furnaces Go Electric",
        "category": None,
        "counter": None,
        "kind": "next",
        "block": "N",
    }
    assert _json(*other, "context") == [
        {
            "id": "X1",
            "text": "The plan has no budget",
            "publisher": "The Gazette",
            "date": "2024-03-04",
            "url": "https://gazette.example/plan",
        }
    ]
    _refused(jjj(*other, "show", "hebei"), 1)


@pytest.mark.parametrize(
    ("variables", "arguments", "same"),
    [
        ({"JJJ_FORMAT": "yaml"}, ["goals"], ["goals", "-f", "yaml"]),
        ({"JJJ_FORMAT": "yaml"}, ["goals", "-f", "csv"], ["goals", "-f", "csv"]),
        ({"JJJ_FORMAT": "yaml"}, ["goals", "--json"], ["goals", "-f", "json"]),
        ({"JJJ_FORMAT": "nonsense"}, ["goals", "-f", "csv"], ["goals", "-f", "csv"]),
        ({"JJJ_FORMAT": ""}, ["goals"], ["goals"]),
        ({"JJJ_LANG": "zh"}, ["goals"], ["goals", "-l", "zh"]),
        ({"JJJ_LANG": "zh"}, ["goals", "-l", "en"], ["goals", "-l", "en"]),
        ({"JJJ_LANG": ""}, ["goals"], ["goals", "-l", "en"]),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, ["goals"], ["goals", "-l", "en"]),
        ({"JJJ_MODEL": ""}, ["goals"], ["goals"]),
    ],
)
def test_the_environment_sets_what_a_flag_does_not(
    variables: dict[str, str], arguments: list[str], same: list[str]
) -> None:
    assert run(arguments, variables) == jjj(*same)
    assert jjj(*same).status == 0


@pytest.mark.parametrize(
    ("variables", "arguments", "near"),
    [
        ({"JJJ_FORMAT": "jsn"}, ["goals"], "json"),
        ({"JJJ_LANG": "fr"}, ["goals"], "en"),
        ({}, ["goals", "-l", "fr"], "zh"),
        ({}, ["goals", "-f", "xlsx"], "csv"),
        ({}, ["goals", "--color", "alway"], "always"),
    ],
)
def test_an_unknown_value_is_refused_with_the_known(variables: dict[str, str], arguments: list[str], near: str) -> None:
    assert near in _refused(run(arguments, variables), 2)


POSITIONS = [
    (["-f", "json", "goals"], ["goals", "-f", "json"]),
    (["--json", "goals"], ["goals", "--json"]),
    (["--json", "goals", "-f", "json"], ["goals", "--json"]),
    (["-l", "zh", "-c", "text", "goals"], ["goals", "-l", "zh", "-c", "text"]),
    (["-l", "zh", "goals", "-c", "text"], ["goals", "-l", "zh", "-c", "text"]),
    (["--no-header", "goals"], ["goals", "--no-header"]),
    (["-f", "csv", "goals", "-f", "yaml"], ["goals", "-f", "yaml"]),
    (["-f", "nonsense", "goals", "-f", "yaml"], ["goals", "-f", "yaml"]),
    (["-l", "zh", "goals", "-l", "en"], ["goals"]),
    (["goals", "-l", "zh", "-l", "en"], ["goals"]),
    (["-c", "id", "goals", "-c", "text"], ["goals", "-c", "text"]),
    (["-m", "/nowhere", "goals", "-m", str(ROOT / "data" / "plan.yaml")], ["goals"]),
]


@pytest.mark.parametrize(("arguments", "same"), POSITIONS, ids=[" ".join(arguments) for arguments, _ in POSITIONS])
def test_options_stand_before_or_after_the_command_and_the_later_wins(arguments: list[str], same: list[str]) -> None:
    together([line for lines in POSITIONS for line in lines])
    assert jjj(*arguments) == jjj(*same)
    assert jjj(*same).status == 0


# Help and version


def _commands() -> list[str]:
    listing = _said(jjj("--help")).split("\nUsage")[1].split("\nShared")[0]
    return [line.split()[0] for line in listing.split("\n") if re.match(r"  \w", line)]


def test_help_names_every_command_of_the_contract() -> None:
    wanted = {line.split()[0] for line in COLUMNS} | {"cite", "verify", "coverage", "check", "schema"}
    assert wanted - set(_commands()) == set()


@pytest.mark.parametrize("arguments", [(), ("-h",), ("help",), ("-f", "json"), ("-l", "fr", "--help")], ids=" ".join)
def test_help_is_one_and_the_same_however_asked_for(arguments: tuple[str, ...]) -> None:
    assert jjj(*arguments) == jjj("--help")
    assert _said(jjj("--help")).startswith("One policy announcement, ")


def test_every_command_and_every_option_is_explained() -> None:
    assert jjj("goals", "-h") == jjj("help", "goals") == jjj("goals", "--help")
    commands = _commands()
    for command, result in zip(commands, together([[command, "--help"] for command in commands]), strict=True):
        text = _said(result)
        usage, explanation, *_ = text.split("\n\n")
        assert usage.startswith(f"Usage: jjj {command} ")
        assert re.match(r"  [A-Z].*\.$", explanation, re.DOTALL), command
        for option in re.split(r"\n  (?=-)", text.split("\nShared options, ")[1].split("\n\n")[0])[1:]:
            assert re.search(r"(  |\n +)[A-Za-z].*\.$", option.rstrip(), re.DOTALL), (
                command,
                option,
            )


def test_help_cuts_no_sentence() -> None:
    assert not re.search(r"\w\.\.\.$|…", _said(jjj("--help")), re.MULTILINE)


def test_the_version_is_one_line() -> None:
    assert re.fullmatch(r"jjj \d+\.\d+\.\d+\n", _said(jjj("--version")))


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["goals"], ["--version"], ["--help"], ["goals", "--help"], ["nonsense"], []])
def test_python_m_is_the_same_command(arguments: list[str]) -> None:
    assert process.run(arguments, command=(PYTHON, "-m", "jjj_textile")) == jjj(*arguments)


# Errors

REFUSALS = [
    ("show", 2, "ID"),
    ("show hebie", 1, "hebei"),
    ("show P99", 1, "P9"),
    ("show nonsense", 1, "beijing"),
    ("compare hebie", 1, "hebei"),
    ("compare bj hebie", 1, "hebei"),
    ("goals --region beijin", 2, "beijing"),
    ("facts --region Hebie", 2, "hebei"),
    ("facts --region 广东", 2, "beijing"),
    ("facts --kind gaol", 2, "goal"),
    ("facts --theme talnt", 2, "talent"),
    ("measures --topic inovation", 2, "innovation"),
    ("reading --category Local-hotspot", 2, "Local hotspot"),
    ("reading --sort publish", 2, "published"),
    ("facts --kind", 2, "--kind"),
    ("search", 2, "WORD"),
    ("search textile _", 2, "word"),
    ("goals more", 2, "more"),
    ("goals --json -f csv", 2, "csv"),
    ("--json -f csv goals", 2, "csv"),
    ("goals -f jsn", 2, "json"),
    ("gaols", 2, "goals"),
    ("regoins", 2, "regions"),
    ("help gaols", 2, "goals"),
    ("goals --formt csv", 2, "--format"),
    ("--colours never goals", 2, "--color"),
    ("goals -x", 2, "-x"),
    ("goals -m /nowhere/plan.yaml", 3, "/nowhere/plan.yaml"),
    ("goals -m /", 3, "directory"),
    ("goals -m /dev/zero", 3, "device"),
]


@pytest.mark.parametrize(("line", "status", "mentioned"), REFUSALS, ids=[line for line, _, _ in REFUSALS])
def test_an_error_is_one_plain_line_with_its_status(line: str, status: int, mentioned: str) -> None:
    together([_words(line) for line, _, _ in REFUSALS])
    assert mentioned in _refused(jjj(*_words(line)), status)


def _words(line: str) -> list[str]:
    return [word if word != "_" else " " for word in line.split()]


HOSTILE = "\x1b[31m\u202e\x07\x9b\r\nx"


HOSTILE_LINES = [
    (["show", HOSTILE], 1),
    (["facts", "--kind", HOSTILE], 2),
    (["facts", "--region", HOSTILE], 2),
    (["search", HOSTILE], 1),
    (["goals", "-c", HOSTILE], 2),
    (["goals", "-f", HOSTILE], 2),
    (["goals", "-l", HOSTILE], 2),
    (["goals", "-m", HOSTILE], 3),
    (["goals", HOSTILE], 2),
    ([HOSTILE], 2),
    (["--" + HOSTILE], 2),
    (["show", os.fsdecode(b"\xff\xfe")], 1),
    (["goals", "-m", os.fsdecode(b"\xff\xfe")], 3),
    (["show", "x" * 100_000], 1),
]


@pytest.mark.parametrize(("arguments", "status"), HOSTILE_LINES)
def test_a_hostile_argument_reaches_no_terminal_raw(arguments: list[str], status: int) -> None:
    together([arguments for arguments, _ in HOSTILE_LINES])
    _refused(jjj(*arguments), status)


def test_messages_are_the_same_at_any_width() -> None:
    lines = [["show", "nonsense"], ["facts", "--kind", "gaol"], ["gaols"], ["show"]]
    assert together(lines, {"COLUMNS": "20"}) == together(lines)


# Models


@pytest.fixture
def broken_model(tmp_path: Path) -> Path:
    """A model with two things wrong: a kind that is none in a goal, and an unknown key in a role."""
    lines = SMALL.read_text(encoding="utf-8").split("\n")
    goal, role = lines.index("    kind: goal"), lines.index("    kind: role")
    lines[goal] = "    kind: gaol"
    lines.insert(role + 1, "    colour: red")
    file = tmp_path / "plan.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_each_problem_of_a_model_has_its_line(broken_model: Path) -> None:
    lines = broken_model.read_text(encoding="utf-8").split("\n")
    gaol, colour = lines.index("    kind: gaol") + 1, lines.index("    colour: red") + 1
    for result, name in (
        (run(["goals", "-m", str(broken_model)]), str(broken_model)),
        (run(["about", "-m", "-"], stdin=broken_model.read_bytes()), "<stdin>"),
    ):
        assert (result.status, result.out) == (3, "")
        first, second = result.err.splitlines()
        assert re.fullmatch(rf"jjj: {re.escape(name)}:{gaol}:11: facts\S*\.kind: .*gaol.*goal.*", first)
        assert re.fullmatch(rf"jjj: {re.escape(name)}:{colour}:5: facts\S*\.colour: unknown key.*", second)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "<stdin>:1:1: "),
        (b"languages: [en\n", "<stdin>:"),
        (b"languages: [en]\nlanguages: [zh]\n", "<stdin>:1:1: document "),
        (b"languages: &a [en]\nkinds: *a\n", "<stdin>:"),
        (b"- just\n- a list\n", "<stdin>:1:1: "),
        (b"languages: [en]\n\xff\n", "<stdin>: is not UTF-8"),
        (b"[" * 100_000, "<stdin>:"),
    ],
)
def test_what_is_no_model_is_refused_in_short_lines(content: bytes, place: str) -> None:
    result = run(["goals", "-m", "-"], stdin=content)
    assert (result.status, result.out) == (3, "")
    assert result.err.startswith(f"jjj: {place}")
    assert all(line.startswith("jjj: <stdin>") and len(line) < 300 for line in result.err.splitlines())


def test_a_named_pipe_is_no_model(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in _refused(run(["goals", "-m", str(tmp_path / "pipe")]), 3)


def test_a_closed_standard_input_is_no_model() -> None:
    assert "<stdin>" in _refused(shell('"$jjj" goals -m - <&-'), 3)
    assert shell('"$jjj" goals <&-') == jjj("goals")


# Bytes and streams

SURROUNDINGS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "", "LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk:strict"},
    {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "COLUMNS": "20", "TERM": "dumb"},
    {"PYTHONIOENCODING": "latin-1", "PYTHONUNBUFFERED": "1", "COLUMNS": "0", "LINES": "0"},
    {"COLUMNS": "abc", "TERMINAL_WIDTH": "abc"},
    {"TERM": "", "GITHUB_ACTIONS": "true", "CI": "true", "TERMINAL_WIDTH": "20"},
]


ANYWHERE = [["show", "河北", "-l", "zh", "-f", "table"], ["--help"], ["facts", "--kind", "目"]]


@pytest.mark.parametrize("variables", SURROUNDINGS, ids=lambda one: " ".join(f"{k}={v}" for k, v in one.items()))
@pytest.mark.parametrize("line", range(len(ANYWHERE)), ids=["table", "help", "message"])
def test_the_surroundings_do_not_change_a_byte(line: int, variables: dict[str, str]) -> None:
    assert together(ANYWHERE, variables)[line] == together(ANYWHERE)[line]


def test_a_file_is_found_whatever_the_locale_says(other_model: str) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert _said(process.run(["goals", "-m", other_model], ascii_only)) == OTHER_GOALS
    assert _said(process.run(["goals"], {**ascii_only, "JJJ_MODEL": other_model})) == OTHER_GOALS
    assert process.run(["goals", "-m", "没有.yaml"], ascii_only) == process.run(["goals", "-m", "没有.yaml"])


def test_no_format_ends_lines_in_anything_but_a_newline() -> None:
    for result in _each_format("goals").values():
        text = _said(result)
        assert text.endswith("\n")
        assert "\r" not in text


@pytest.mark.parametrize("line", ["goals", "goals -f table", "--help", "--version"])
def test_a_full_disk_is_said_and_is_4(line: str) -> None:
    with open("/dev/full", "wb") as full:
        assert "space" in _refused(process.run(line.split(), stdout=full), 4)


@pytest.mark.parametrize("line", ["goals", "goals -f table", "--help", "--version"])
def test_a_closed_standard_output_is_said_and_is_4(line: str) -> None:
    assert "closed" in _refused(shell(f'"$jjj" {line} >&-'), 4)


@pytest.mark.slow
def test_a_closed_standard_error_changes_no_status() -> None:
    assert shell('"$jjj" goals 2>&-') == jjj("goals")
    assert shell('"$jjj" show nonsense 2>&-') == Result(1, "", "")
    assert shell('"$jjj" gaols 2>&-') == Result(2, "", "")
    assert shell('"$jjj" goals -m /nowhere 2>&-') == Result(3, "", "")
    assert shell('"$jjj" goals >&- 2>&-') == Result(4, "", "")
    assert shell('"$jjj" gaols 2>/dev/full') == Result(2, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("variables", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("line", ["facts", "facts -f table", "--help", "--version"])
def test_a_reader_that_has_gone_ends_it_silently(line: str, variables: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert process.run(line.split(), variables, stdout=writing) == Result(-signal.SIGPIPE, "", "")
    finally:
        os.close(writing)


def test_a_shell_sees_141_and_the_first_line() -> None:
    line = 'for i in 1 2 3; do "$jjj" facts --json; echo "$?" >&2; done | head -n 1'
    result = shell(line)
    assert (result.status, result.out) == (0, "[\n")
    assert result.err.endswith("141\n")
    assert {*result.err.split()} <= {"0", "141"}


def test_an_interruption_is_told_and_silent() -> None:
    reading, writing = os.pipe()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a child inherits what is ignored
    try:
        process = subprocess.Popen(
            [JJJ, "goals", "-m", "-"],
            env=environment(),
            stdin=reading,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        os.write(writing, b"languages: [en]\n")
        deadline = time.monotonic() + PATIENCE
        while _unread(reading) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.05)  # it has read the line and waits for the next
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        signal.signal(signal.SIGINT, before)
        os.close(reading)
        os.close(writing)
    assert (process.returncode, out, err.strip()) == (-signal.SIGINT, b"", b"")


def _unread(descriptor: int) -> int:
    return int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, b"\0" * 4), "little")


# Bugs

_FAULTY = """
import runpy, sys
from jjj_textile.views import lists

def goals(*_):
    secret = "hunter" + "2"
    raise RuntimeError("first line\\nsecond \\x1b[31mline")

lists.goals = goals
sys.argv = ["jjj", "goals", "--json"]
runpy.run_module("jjj_textile", run_name="__main__")
"""


def test_a_bug_is_one_line_and_70() -> None:
    message = _refused(process.run([], command=(PYTHON, "-c", _FAULTY)), 70)
    assert "RuntimeError" in message
    assert "JJJ_DEBUG=1" in message
    assert "hunter2" not in message


def test_a_bug_shows_its_traceback_when_asked_to() -> None:
    result = process.run([], {"JJJ_DEBUG": "1"}, command=(PYTHON, "-c", _FAULTY))
    assert (result.status, result.out) == (70, "")
    assert "Traceback (most recent call last):" in result.err
    assert "in goals" in result.err
    assert "hunter2" not in result.err
