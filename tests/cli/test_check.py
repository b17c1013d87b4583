"""`check` says whether model files are valid, `schema` what they look like, and an independent validator agrees."""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import process
import pytest
from invocation import ROOT, SMALL, Result, environment, jjj, run, run_at_terminal
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from process import plain, shell

from jjj_textile.errors import InvalidModel
from jjj_textile.model import yaml_events
from jjj_textile.model.loader import parse

TEXT = SMALL.read_text("utf-8")
PLAN = ROOT / "data" / "plan.yaml"
TITLE = "title: Northland And Southport Sign A Glass Plan"
GOAL = "id: G1\n    kind: goal\n    year: 2030\n"


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1, (old, TEXT.count(old))
    return TEXT.replace(old, new)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("models") / "good.yaml"
    file.write_text(TEXT, "utf-8")
    return str(file)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model with two problems."""
    file = tmp_path_factory.mktemp("models") / "bad.yaml"
    file.write_text(changed(TITLE, "title: 7").replace("kind: related", "kind: unrelated"), "utf-8")
    return str(file)


FIRST = ("5:10", "document.title", None, "must be text, not 7: put it in quotation marks")
SECOND = ("141:11", "readings[0].kind", "R1", "must be related or next, not unrelated")


def _lines(file: str, *problems: tuple[str, str, str | None, str]) -> str:
    return "".join(f"{file}:{place}: [error] {path}: {what}\n" for place, path, _, what in problems)


# What it prints, and its status


def test_a_valid_file_is_passed_in_silence(good: str) -> None:
    assert jjj("check", good) == Result(0, "", "")


def test_without_a_file_it_is_the_model_in_use(good: str, bad: str) -> None:
    assert jjj("check") == Result(0, "", "")
    assert run(["check"], {"JJJ_MODEL": bad}) == jjj("check", bad)
    assert jjj("check", "-m", bad) == jjj("-m", bad, "check") == jjj("check", bad)
    assert run(["check", good], {"JJJ_MODEL": bad}) == Result(0, "", "")


def test_each_problem_is_a_line_and_their_number_is_told_aside(bad: str) -> None:
    assert jjj("check", bad) == Result(1, _lines(bad, FIRST, SECOND), "jjj: 2 problems\n")


def test_one_problem_is_not_two(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text("- a\n", "utf-8")
    assert jjj("check", str(file)) == Result(
        1, f"{file}:1:1: [error] must be a mapping, not a list\n", "jjj: 1 problem\n"
    )


def test_several_files_are_reported_in_their_order(good: str, bad: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.touch()
    assert jjj("check", bad, good, str(empty), bad) == Result(
        1,
        f"{_lines(bad, FIRST, SECOND)}{empty}:1:1: [error] is empty\n{_lines(bad, FIRST, SECOND)}",
        "jjj: 5 problems\n",
    )


def test_a_dash_is_standard_input(good: str, bad: str) -> None:
    content = Path(bad).read_bytes()
    assert run(["check", "-"], stdin=TEXT.encode()) == Result(0, "", "")
    assert run(["check", "-"], stdin=content) == Result(1, _lines("<stdin>", FIRST, SECOND), "jjj: 2 problems\n")
    assert run(["check", good, "-", bad], stdin=content) == Result(
        1, _lines("<stdin>", FIRST, SECOND) + _lines(bad, FIRST, SECOND), "jjj: 4 problems\n"
    )


def test_a_file_that_cannot_be_read_is_3_and_the_others_are_reported(good: str, bad: str) -> None:
    gone = (
        "jjj: /nowhere: cannot be read: No such file or directory: give the path of a file, or - for standard input\n"
    )
    assert jjj("check", "/nowhere") == Result(3, "", gone)
    assert jjj("check", good, "/nowhere") == Result(3, "", gone)
    assert jjj("check", "/nowhere", bad) == Result(3, _lines(bad, FIRST, SECOND), gone)
    assert (
        jjj("check", "/nowhere", bad, "/").err
        == f"{gone}jjj: /: cannot be read: it is a directory, not a regular file: give a file in it\n"
    )


def test_of_many_problems_fifty_are_shown_and_all_are_counted(bad: str, tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(TEXT + "".join(f"key{index}: 1\n" for index in range(1_234)), "utf-8")
    result = jjj("check", str(file))
    assert (result.status, result.err) == (1, "jjj: 1,234 problems, 50 shown\n")
    assert [line.split(":")[1] for line in result.out.splitlines()] == [str(165 + index) for index in range(50)]
    both = jjj("check", str(file), bad)
    assert (both.status, both.err) == (1, "jjj: 1,236 problems, 52 shown\n")
    assert both.out == result.out + _lines(bad, FIRST, SECOND)


# As data

COLUMNS = ["file", "line", "column", "path", "what", "level"]


def _rows(file: str) -> list[list[Any]]:
    found = []
    for place, path, _, what in (FIRST, SECOND):
        line, column = map(int, place.split(":"))
        found.append([file, line, column, path, what, "error"])
    return found


def test_with_a_format_the_problems_are_data(bad: str) -> None:
    as_json = jjj("check", bad, "-f", "json")
    assert (as_json.status, as_json.err) == (1, "jjj: 2 problems\n")
    assert json.loads(as_json.out) == [
        dict(zip([*COLUMNS, "id"], [*row, id], strict=True)) for row, id in zip(_rows(bad), (None, "R1"), strict=True)
    ]
    rows = [COLUMNS, *([str(value) for value in row] for row in _rows(bad))]
    assert jjj("check", bad, "-f", "tsv").out == "".join("\t".join(row) + "\n" for row in rows)
    assert jjj("check", bad, "--json") == as_json == run(["check", bad], {"JJJ_FORMAT": "json"})


def test_columns_and_headings_are_chosen_as_everywhere(bad: str) -> None:
    assert jjj("check", bad, "-f", "csv", "-c", "line,path", "--no-header") == Result(
        1, "5,document.title\n141,readings[0].kind\n", "jjj: 2 problems\n"
    )
    assert "位置" in jjj("check", bad, "-f", "markdown", "-l", "zh").out


def test_of_a_valid_file_the_data_are_empty(good: str) -> None:
    assert jjj("check", good, "-f", "json") == Result(0, "[]\n", "")
    assert jjj("check", good, "-f", "ndjson") == Result(0, "", "")
    assert jjj("check", good, "-f", "tsv") == Result(0, "file\tline\tcolumn\tpath\twhat\tlevel\n", "")


@pytest.mark.parametrize("options", [(), ("-f", "json")], ids=" ".join)
def test_an_unknown_column_is_refused_even_where_all_is_well(good: str, options: tuple[str, ...]) -> None:
    known = ", ".join([*COLUMNS, "id"])
    assert jjj("check", good, "-c", "lime", *options) == Result(2, "", f"jjj: no column 'lime': known are {known}\n")


def test_an_unknown_format_is_refused_before_anything_is_read() -> None:
    assert jjj("check", "/nowhere", "-f", "xml").status == 2


def test_at_a_terminal_the_lines_are_the_same(good: str, bad: str) -> None:
    assert run_at_terminal(["check", bad], 20) == jjj("check", bad)
    assert run_at_terminal(["check", good], 20) == Result(0, "", "")


def test_at_a_terminal_the_table_folds(bad: str) -> None:
    shown = plain(run_at_terminal(["check", bad, "-f", "table"], 40).out)
    assert "Problems · 2" in shown
    assert "document.title" in shown


def test_a_report_cannot_be_written_to_a_full_disk(bad: str) -> None:
    with open("/dev/full", "wb") as full:
        assert process.run(["check", bad], stdout=full) == Result(
            4, "", "jjj: standard output cannot be written: No space left on device\n"
        )


def test_editors_and_tools_find_the_places(bad: str) -> None:
    """The lines match what GCC's problem matcher in VS Code, and `grep -n`, look for."""
    for line in jjj("check", bad).out.splitlines():
        assert re.fullmatch(r"(.*):(\d+):(\d+): \[(error)\] (.*)", line)
    assert shell(f'"$jjj" check {bad} | cut -d : -f 2').out == "5\n141\n"


# The schema


def test_the_schema_is_the_file_in_the_repository() -> None:
    assert jjj("schema") == Result(0, (ROOT / "data" / "plan.schema.json").read_text("utf-8"), "")


def test_the_schema_needs_no_model() -> None:
    assert run(["schema"], {"JJJ_MODEL": "/nowhere"}) == jjj("schema")


def test_the_model_begins_with_the_line_that_makes_editors_use_the_schema() -> None:
    first = PLAN.read_text("utf-8").split("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    assert (PLAN.parent / found[1]).resolve() == ROOT / "data" / "plan.schema.json"


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(jjj("schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _conforms(text: str) -> bool:
    """Whether an independent validator takes the plain values of a file."""
    value, duplicates = yaml_events.parse_yaml(text, "m.yaml")
    assert not duplicates
    return bool(validator().is_valid(_plain(value)))


def _plain(value: Any) -> Any:
    """The values as JSON knows them: a date without quotation marks is text to it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return list(map(_plain, value))
    return str(value) if isinstance(value, str) else value


def _is_valid(text: str) -> bool:
    try:
        parse(text, "m.yaml")
    except InvalidModel:
        return False
    return True


def test_both_take_the_models_that_are_here() -> None:
    for text in (TEXT, PLAN.read_text("utf-8")):
        assert _is_valid(text)
        assert _conforms(text)


GOOD: Mapping[str, str] = {
    "no note": changed("    note: {en: The page does not say by sea, zh: 页面未说明是否经海路}\n", ""),
    "no readings": TEXT[: TEXT.index("readings:")] + TEXT[TEXT.index("sources:") :],
    "nothing beside the facts": TEXT[: TEXT.index("readings:")],
    "a list of nothing": TEXT[: TEXT.index("readings:")] + "readings: []\n",
    "a quoted date": changed("date: 2024-03-04", 'date: "2024-03-04"'),
    "a date without a time": changed("published: 2024-03-05T09:30:00", "published: 2024-03-05"),
    "a time without seconds": changed("published: 2024-03-05T09:30:00", "published: 2024-03-05T09:30"),
    "a time on the last second": changed("published: 2024-03-05T09:30:00", "published: 2024-03-05T23:59:59"),
    "the highest number": changed("counter: 7", "counter: 1000000000000"),
    "zero": changed("counter: 7", "counter: 0"),
    "the first year": changed(GOAL, GOAL.replace("2030", "1")),
    "the last year": changed(GOAL, GOAL.replace("2030", "9999")),
    "the longest text": changed(TITLE, f"title: {'x' * 10_000}"),
    "white space around a text": changed(TITLE, 'title: "\\n  A title\\t "'),
    "wide white space around a text": changed(TITLE, 'title: "\u3000A title\u00a0"'),
    "a no-break space in a text": changed(TITLE, 'title: "A\u00a0title"'),
    "a text of one character": changed(TITLE, "title: 京"),
    "a joined emoji": changed(TITLE, "title: 👩‍👩‍👧"),
    "a soft hyphen": changed(TITLE, "title: a\u00adb"),
    "a quoted number": changed(TITLE, "title: '7'"),
    "a quoted null": changed(TITLE, "title: 'null'"),
    "the longest name": changed("id: gazette", f"id: g{'-' * 63}").replace("source: gazette", f"source: g{'-' * 63}"),
    "an http address": changed("url: https://gazette.example/plan", "url: http://x"),
    "five words": changed("start: By 2030 the glass", "start: By 2030 the glass of"),
    "another order of keys": changed(
        "    kind: next\n    title: Furnaces Go Electric\n", "    title: Furnaces\n    kind: next\n"
    ),
}

BAD_SHAPES: Mapping[str, str] = {
    "a list": "- a\n",
    "nothing": "---\n",
    "text": "plan\n",
    "no languages": changed("languages: [en, zh]\n", ""),
    "no document": TEXT[: TEXT.index("document:")] + TEXT[TEXT.index("kinds:") :],
    "a key that is not known": f"{TEXT}colour: red\n",
    "a key that is not known, deep": changed("codes: {iso: XX-SP}", "codes: {iso: XX-SP, fips: X}"),
    "a key in another case": changed(TITLE, TITLE.replace("title", "Title")),
    "nothing for a text": changed(TITLE, "title:"),
    "empty text": changed(TITLE, "title: ''"),
    "only white space": changed(TITLE, "title: '\u3000 '"),
    "a number for a text": changed(TITLE, "title: 7"),
    "a fraction for a text": changed(TITLE, "title: 1.5"),
    "true for a text": changed(TITLE, "title: true"),
    "a list for a text": changed(TITLE, "title: [a]"),
    "a mapping for a text": changed(TITLE, "title: {a: b}"),
    "a text too long": changed(TITLE, f"title: {'x' * 10_001}"),
    "two lines": changed(TITLE, 'title: "a\\nb"'),
    "a tab": changed(TITLE, 'title: "a\\tb"'),
    "a carriage return": changed(TITLE, 'title: "a\\rb"'),
    "a control character": changed(TITLE, 'title: "a\\eb"'),
    "a control character at the end": changed(TITLE, 'title: "a\\x1f"'),
    "a separator at the start": changed(TITLE, 'title: "\\x1ca"'),
    "a next line at the end": changed(TITLE, 'title: "a\\N"'),
    "a line separator": changed(TITLE, 'title: "a\\Lb"'),
    "a byte order mark": changed(TITLE, 'title: "a\\uFEFFb"'),
    "an override": changed(TITLE, 'title: "a\\u202eb"'),
    "an override alone": changed(TITLE, 'title: "\\u202e"'),
    "a digest in capitals": changed("2ac6b06c4efd", "2AC6B06C4EFD"),
    "a digest too short": changed("2ac6b06c4efd", "2ac6b06c4ef"),
    "a line break after a digest": changed(
        "digest: 2ac6b06c4efd1a51586abe0165b9e2dfb1b63f6d15ae32996e41cf09c8b6030a",
        'digest: "2ac6b06c4efd1a51586abe0165b9e2dfb1b63f6d15ae32996e41cf09c8b6030a\\n"',
    ),
    "a month 13": changed("date: 2024-03-04", "date: 2024-13-04"),
    "a short month": changed("date: 2024-03-04", "date: 2024-3-04"),
    "an hour 24": changed("published: 2024-03-05T09:30:00", "published: 2024-03-05T24:00:00"),
    "a zone": changed("published: 2024-03-05T09:30:00", "published: 2024-03-05T09:30:00Z"),
    "a time for a date": changed("date: 2024-03-04", "date: 2024-03-04T09:30:00"),
    "a number for a date": changed("date: 2024-03-04", "date: 20240304"),
    "a line break after a date": changed("date: 2024-03-04", 'date: "2024-03-04\\n"'),
    "an address of another kind": changed("url: https://gazette.example/plan", "url: ftp://gazette.example"),
    "an address with a space": changed("url: https://gazette.example/plan", "url: https://gazette.example/a b"),
    "an address in another script": changed("url: https://gazette.example/plan", "url: https://gazette.example/京"),
    "a number below zero": changed("counter: 7", "counter: -1"),
    "a number too high": changed("counter: 7", "counter: 1000000000001"),
    "a number of many digits": changed("counter: 7", f"counter: {'9' * 30}"),
    "half a number": changed("counter: 7", "counter: 7.5"),
    "a number as text": changed("counter: 7", 'counter: "7"'),
    "true for a number": changed("counter: 7", "counter: true"),
    "the year 0": changed(GOAL, GOAL.replace("2030", "0")),
    "the year 10000": changed(GOAL, GOAL.replace("2030", "10000")),
    "no block": TEXT[: TEXT.index("  blocks:")] + "  blocks: []\n" + TEXT[TEXT.index("kinds:") :],
    "no evidence": changed("    evidence:\n      - {block: N, start: Furnaces Go Electric}\n", "    evidence: []\n"),
    "evidence that is one mapping": changed(
        "    evidence:\n      - {block: N, start: Furnaces Go Electric}\n",
        "    evidence: {block: N, start: Furnaces Go Electric}\n",
    ),
    "evidence without words": changed("      - {block: N, start: Furnaces Go Electric}\n", "      - {block: N}\n"),
    "a name with a space": changed("id: gazette", "id: the gazette"),
    "a name that begins with a digit": changed("id: gazette", "id: 1gazette"),
    "a name too long": changed("id: gazette", f"id: g{'-' * 64}"),
    "a name in another script": changed("id: gazette", "id: 公报"),
    "a line break after a name": changed("id: gazette", 'id: "gazette\\n"'),
    "a vocabulary that is a list": changed("topics:\n  openness: {en: Openness, zh: 公开}\n", "topics: [openness]\n"),
    "a term with a space": changed("  openness: {en", "  open ness: {en"),
    "a term that is text": changed("  openness: {en: Openness, zh: 公开}", "  openness: Openness"),
    "a language that is none": changed("languages: [en, zh]", "languages: [en, Chinese]"),
    "no language": changed("languages: [en, zh]", "languages: []"),
    "a language twice": changed("languages: [en, zh]", "languages: [en, zh, en]"),
    "languages in one text": changed("languages: [en, zh]", "languages: en zh"),
    "a region twice": changed("[southport, northland]", "[southport, southport]"),
    "a reading of a third kind": changed("kind: next", "kind: previous"),
    "a text in something else than a language": changed("reason: {en: A label", "reason: {English: x, en: A label"),
}

ONLY_CHECK: Mapping[str, str] = {
    "an unknown kind": changed(GOAL, GOAL.replace("goal", "gaol")),
    "an unknown region": changed("[southport, northland]", "[southport, northlands]"),
    "an unknown theme": changed("theme: location", "theme: locations"),
    "an unknown block": changed("{block: N, start: Furnaces", "{block: M, start: Furnaces"),
    "an unknown source": changed("source: gazette", "source: gazettes"),
    "an unknown step": changed("step: melting, text", "step: smelting, text"),
    "an unknown code": changed("code: navigation,", "code: menu,"),
    "an id that is taken": changed("id: G2", "id: G1"),
    "an id that is taken in another case": changed("id: G2", "id: g1"),
    "an id that another kind of thing has": changed("id: G2", "id: P1"),
    "a language that the model has not": changed("{en: Northland has clean sand,", "{fr: Sable, en: Northland,"),
    "six words of evidence": changed("start: By 2030 the glass", "start: By 2030 the glass of this"),
    "evidence without a word": changed("start: By 2030 the glass", "start: '...'"),
    "an advantage without a region": changed(
        "    theme: location\n    regions: [southport]\n", "    theme: location\n"
    ),
    "a role without a step": changed("    step: melting\n", ""),
    "two regions of one name": changed("aliases: [北, nl]", "aliases: [北, nl, 南港]"),
    "a region with the name of a fact": changed("aliases: [北, nl]", "aliases: [北, nl, G1]"),
}
"""What JSON Schema cannot say: references, ids, languages, words of evidence, what a kind of fact needs, the whole."""


@pytest.mark.parametrize("name", GOOD)
def test_what_check_takes_the_schema_takes(name: str) -> None:
    assert _is_valid(GOOD[name])
    assert _conforms(GOOD[name])


@pytest.mark.parametrize("name", BAD_SHAPES)
def test_a_shape_that_check_refuses_the_schema_refuses(name: str) -> None:
    assert not _is_valid(BAD_SHAPES[name])
    assert not _conforms(BAD_SHAPES[name])


@pytest.mark.parametrize("name", ONLY_CHECK)
def test_what_is_more_than_a_shape_only_check_refuses(name: str) -> None:
    assert not _is_valid(ONLY_CHECK[name])
    assert _conforms(ONLY_CHECK[name])


def test_the_environment_of_these_tests_sets_no_model() -> None:
    assert not [name for name in environment() if name.startswith("JJJ_")]
    assert os.path.exists(PLAN)
