"""A model file becomes a plan, or every problem with its place: the rules of loader, schema and shape."""

import inspect
import io
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invocation import SMALL

from jjj_textile.errors import InvalidModel, Problem, UnreadableFile
from jjj_textile.model import problems as problems_module
from jjj_textile.model.loader import built_in, examine_text, load, parse
from jjj_textile.model.plan import Codes, Evidence, Plan, Role

MODEL = """\
languages: [en, zh]
document:
  title: A Title
  language: en
  digest: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
  blocks:
    - {id: P1, name: {en: One, zh: 一}, start: Alpha, end: omega}
  exclusions:
    - {block: P1, start: Alpha, code: layout, reason: {en: A heading over all, zh: 总标题}}
kinds:
  advantage: {en: Advantage, zh: 优势}
  goal: {en: Goal, zh: 目标}
  measure: {en: Measure, zh: 举措}
  role: {en: Role, zh: 分工}
themes:
  talent: {en: Talent, zh: 人才}
steps:
  melting: {en: Melting, zh: 熔炼}
  shipping: {en: Shipping, zh: 运输}
codes:
  layout: {en: Layout, zh: 版面}
regions:
  - id: north
    name: {en: North, zh: 北省}
    kind: {en: province, zh: 省}
    aliases: [n]
    roles: [{step: melting, text: {en: Melting, zh: 熔炼}}]
  - id: south
    name: {en: South, zh: 南省}
    kind: {en: province, zh: 省}
facts:
  - id: A1
    kind: advantage
    regions: [north]
    theme: talent
    text: {en: North has talent, zh: 北省有人才}
    evidence: [{block: P1, start: has talent}]
  - id: S1
    kind: role
    step: melting
    regions: [north]
    text: {en: North melts, zh: 北省熔炼}
    evidence: [{block: P1, start: melts}]
readings:
  - id: R1
    kind: related
    title: Another Title
    language: en
    evidence: [{block: P1, start: Another}]
sources:
  - id: gazette
    publisher: {en: Gazette, zh: 公报}
    date: 2024-03-04
    url: https://gazette.example
context:
  - id: X1
    source: gazette
    text: {en: No budget, zh: 没有预算}
"""
LANGUAGES = "languages: [en, zh]"
DIGEST = "0123456789abcdef" * 4
TITLE = "title: A Title"
BLOCK = "{id: P1, name: {en: One, zh: 一}, start: Alpha, end: omega}"
ADVANTAGE = "kind: advantage\n    regions: [north]\n    theme: talent\n"
ROLE = "    step: melting\n    regions: [north]\n"
EVIDENCE = "{block: P1, start: has talent}"


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidModel) as caught:
        parse(text, "m.yaml")
    return str(caught.value).split("\n")


def changed(old: str, new: str) -> str:
    assert MODEL.count(old) == 1
    return MODEL.replace(old, new)


def test_the_model_of_these_tests_is_valid() -> None:
    assert parse(MODEL, "m.yaml").facts[0].evidence == (Evidence("P1", "has talent"),)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("7", "must be text, not 7: put it in quotation marks"),
        ("1.5", "must be text, not 1.5: put it in quotation marks"),
        ("true", "must be text, not true: put it in quotation marks"),
        ("2023-07-11", "must be text, not 2023-07-11: put it in quotation marks"),
        ("9" * 20, f"must be text, not {'9' * 20}: put it in quotation marks"),
        ("", "must be text, not nothing"),
        ("[a]", "must be text, not a list"),
        ("{a: b}", "must be text, not a mapping"),
        ("' '", "is empty"),
        ('"\\u3000\\xa0"', "is empty"),
        ("x" * 10_001, "is longer than 10,000 characters"),
        ('"a\\n' + "b" * 57 + '"', r"holds a line break or a control character: a\n" + "b" * 57),
        ('"a\\nb"', r"holds a line break or a control character: a\nb"),
        ('"a\\tb"', r"holds a line break or a control character: a\tb"),
        ('"a\\rb"', r"holds a line break or a control character: a\rb"),
        ('"\\e[31m"', r"holds a line break or a control character: \x1b[31m"),
        ('"a\\u202eb"', r"holds a line break or a control character: a\u202eb"),
        ('"a\\u2028b"', r"holds a line break or a control character: a\u2028b"),
        (
            '"a\\n' + "b" * 60 + '"',
            r"holds a line break or a control character: a\n" + "b" * 57 + "... (63 characters)",
        ),
    ],
)
def test_a_text_is_one_line_of_visible_text(value: str, what: str) -> None:
    assert problems(changed(TITLE, f"title: {value}")) == [f"m.yaml:3:{10 if value else 9}: document.title: {what}"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("'  a b '", "a b"),
        ('"\\n a\\t"', "a"),
        (">-\n    one\n    two", "one two"),
        ("'[bold] :smile: | <&>'", "[bold] :smile: | <&>"),
        ('"a\\xa0b\\u200b\\u3000京"', "a\xa0b\u200b\u3000京"),
        ("x" * 10_000, "x" * 10_000),
        ("yes", "yes"),
    ],
)
def test_a_text_is_trimmed_and_otherwise_left_alone(written: str, read: str) -> None:
    assert parse(changed(TITLE, f"title: {written}"), "m.yaml").document.title == read


TIME = "must be a date or a local time such as 2023-07-11T12:20:00, not"
HASH = "must be the 64 lower-case hexadecimal digits of a SHA-256"
COUNTER = "must be a whole number from 0 to 1000000000000, not"
NAME = "must be letters, digits, - and _ that begin with a letter"
SHORT = "must be one to 5 words, or 12 characters of a script without spaces"
ADDRESS = "must be an address such as https://example.org/page, with a host and without a user name, not"


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("published", "2023-13-01", f"{TIME} 2023-13-01"),
        ("published", "2023-00-01", f"{TIME} 2023-00-01"),
        ("published", "2023-01-32", f"{TIME} 2023-01-32"),
        ("published", "2023-01-00", f"{TIME} 2023-01-00"),
        ("published", "2023-07-11T24:00:00", f"{TIME} 2023-07-11T24:00:00"),
        ("published", "2023-07-11T12:60", f"{TIME} 2023-07-11T12:60"),
        ("published", "'2023-07-11T12:20:00Z'", f"{TIME} 2023-07-11T12:20:00Z"),
        ("published", "12:20:00", f"{TIME} 12:20:00"),
        ("published", "2023/6/7", f"{TIME} 2023/6/7"),
        ("published", "2023", "must be text, not 2023: put it in quotation marks"),
        ("published", "~", "must be text, not nothing"),
        ("counter", "-1", f"{COUNTER} -1"),
        ("counter", "1000000000001", f"{COUNTER} 1000000000001"),
        ("counter", "1.0", f"{COUNTER} 1.0"),
        ("counter", "true", f"{COUNTER} true"),
        ("counter", "many", f"{COUNTER} many"),
        ("counter", "[]", f"{COUNTER} a list"),
        ("url", "ftp://e.example", f"{ADDRESS} ftp://e.example"),
        ("url", "https://", f"{ADDRESS} https://"),
        ("url", "https://e.example/a b", f"{ADDRESS} https://e.example/a b"),
        ("url", "https://京.example", f"{ADDRESS} https://京.example"),
        ("url", f"https://e/{'x' * 2001}", f"{ADDRESS} https://e/{'x' * 50}... (2,011 characters)"),
        ("free", "[one two three four five six]", f"{SHORT}, not 6: one two three four five six"),
        ("free", "['-']", f"{SHORT}, not 0: -"),
        ("free", "[京津冀产业协同发展实施方案]", f"{SHORT}, not 13: 京津冀产业协同发展实施方案"),
        ("unsaid", "{en: a, zh: b}", "must be a list, not a mapping"),
    ],
)
def test_a_value_has_the_form_of_its_key(key: str, value: str, what: str) -> None:
    place, path = ("4:10", "document.free[0]") if key == "free" else (f"4:{len(key) + 5}", f"document.{key}")
    assert problems(changed(TITLE, f"{TITLE}\n  {key}: {value}")) == [f"m.yaml:{place}: {path}: {what}"]


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("published", "2023-07-11", "2023-07-11"),
        ("published", "2023-12-31T23:59", "2023-12-31T23:59"),
        ("published", "'2023-07-11T12:20:00'", "2023-07-11T12:20:00"),
        ("counter", "0", 0),
        ("counter", "1000000000000", 10**12),
        ("url", "http://e.example/?a=1#b", "http://e.example/?a=1#b"),
        ("url", f"https://e/{'x' * 1999}", f"https://e/{'x' * 1999}"),
        ("free", "[and, '一 two 三 4 5.']", ("and", "一 two 三 4 5.")),
        ("free", "[]", ()),
        ("unsaid", "[{zh: 作者, en: Who}]", ({"en": "Who", "zh": "作者"},)),
    ],
)
def test_a_value_of_the_right_form_is_read_as_text_or_number(key: str, written: str, read: object) -> None:
    found = getattr(parse(changed(TITLE, f"{TITLE}\n  {key}: {written}"), "m.yaml").document, key)
    assert (type(found), found) == (type(read), read)


@pytest.mark.parametrize(
    ("written", "read"),
    [("1000000000000000", 10**15), ("-1000000000000000", -(10**15)), ("0", 0), ("-0.5", -0.5), ("1e3", 1000.0)],
)
def test_a_figure_is_a_number_up_to_its_bounds(written: str, read: float) -> None:
    found = parse(changed("theme: talent", f"theme: talent\n    value: {written}"), "m.yaml").facts[0].value
    assert (type(found), found) == (type(read), read)


@pytest.mark.parametrize("written", ["1000000000000001", "-1000000000000001", ".inf", ".nan", "true", "'1'"])
def test_what_is_no_number_within_bounds_is_no_figure(written: str) -> None:
    (problem,) = problems(changed("theme: talent", f"theme: talent\n    value: {written}"))
    assert problem.startswith("m.yaml:36:12: facts[0].value: must be a number, not ")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # mappings and their keys
        (MODEL, "x", ["1:1: must be a mapping, not x"]),
        (MODEL, "[]", ["1:1: must be a mapping, not a list"]),
        (MODEL, "~", ["1:1: must be a mapping, not nothing"]),
        (MODEL, "{}", ["1:1: languages is missing", "1:1: document is missing"]),
        (
            MODEL,
            "document: 3\nlanguages: {en: 1}",
            ["1:11: document: must be a mapping, not 3", "2:12: languages: must be a list, not a mapping"],
        ),
        (
            TITLE,
            "titel: A Title",
            ["3:3: document.titel: unknown key: did you mean title?", "3:3: document: title is missing"],
        ),
        ("readings:", "reading: []\nreadings:", ["44:1: reading: unknown key: did you mean readings?"]),
        (
            "readings:",
            "readings:\nreadings:",
            ["44:10: readings: must be a list, not nothing", "45:1: readings: stands twice in one mapping"],
        ),
        ("- id: gazette", "- id: gazette\n    id: x", ["52:5: sources[0].id: stands twice in one mapping"]),
        (BLOCK, f"x\n    - {BLOCK}", ["7:7: document.blocks[0]: must be a mapping, not x"]),
        (EVIDENCE, "{block: P1}", ["37:16: facts[0].evidence[0]: start is missing"]),
        (f"[{EVIDENCE}]", "[]", ["37:15: facts[0].evidence: must not be empty"]),
        (f"\n    evidence: [{EVIDENCE}]", "", ["32:5: facts[0]: evidence is missing"]),
        # ids and what refers to them
        (
            "- id: gazette",
            "- id: 1st",
            [
                "51:9: sources[0].id: must be letters, digits, - and _ that begin with a letter, not 1st",
                "57:13: context[0].source: gazette is not one of sources: known are 1st",
            ],
        ),
        ("id: S1", "id: a1", ["38:9: facts[1].id: a1 is taken already, by facts[0]"]),
        ("id: S1", "id: p1", ["38:9: facts[1].id: p1 is taken already, by document.blocks[0]"]),
        ("id: S1", "id: South", ["38:9: facts[1].id: South is taken already, by regions[1]"]),
        ("id: S1", "id: 2023-07-11", ["38:9: facts[1].id: must be text, not 2023-07-11: put it in quotation marks"]),
        (
            DIGEST,
            "9" * 64,
            [f"5:11: document.digest: must be text, not {'9' * 60}... (64 characters): put it in quotation marks"],
        ),
        (
            DIGEST,
            DIGEST.upper(),
            [f"5:11: document.digest: {HASH}, not {DIGEST.upper()[:60]}... (64 characters)"],
        ),
        ("id: S1", "id: [S]", ["38:9: facts[1].id: must be text, not a list"]),
        ("id: S1", f"id: {'s' * 65}", [f"38:9: facts[1].id: {NAME}, not {'s' * 60}... (65 characters)"]),
        (
            "code: layout",
            "code: layuot",
            ["9:39: document.exclusions[0].code: layuot is not one of codes: did you mean layout?"],
        ),
        (
            "block: P1, start: Alpha",
            "block: Q, start: Alpha",
            ["9:15: document.exclusions[0].block: Q is not one of blocks: known are P1"],
        ),
        (
            "source: gazette",
            "source: 7",
            ["57:13: context[0].source: must be text, not 7: put it in quotation marks"],
        ),
        ("source: gazette", "source: a b", [f"57:13: context[0].source: {NAME}, not a b"]),
        ("kind: related", "kind: other", ["46:11: readings[0].kind: must be related or next, not other"]),
        ("kind: related", "kind: ~", ["46:11: readings[0].kind: must be related or next, not nothing"]),
        # languages
        (LANGUAGES, "languages: [en, zh, en]", ["1:12: languages: names the same twice"]),
        (LANGUAGES, "languages: []", ["1:12: languages: must not be empty"]),
        (LANGUAGES, "languages: en", ["1:12: languages: must be a list, not en"]),
        (f"{LANGUAGES}\n", "", ["1:1: languages is missing"]),
        (
            LANGUAGES,
            "languages: [en, zh, 1, 2]",
            [
                "1:21: languages[2]: must be text, not 1: put it in quotation marks",
                "1:24: languages[3]: must be text, not 2: put it in quotation marks",
            ],
        ),
        (
            "language: en\n  digest",
            "language: EN\n  digest",
            ["4:13: document.language: must be a language tag such as en or zh, not EN"],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: {en: One, zh: 一, fr: Un}",
            ["7:39: document.blocks[0].name.fr: is not a language of the model: known are en, zh"],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: {en: One, and only, zh: 一}",
            ["7:32: document.blocks[0].name.and only: a text with a comma needs quotation marks"],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: One",
            ["7:22: document.blocks[0].name: must be a mapping of language to text, not One"],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: {en: '', zh: 3}",
            ["7:35: document.blocks[0].name.zh: must be text, not 3: put it in quotation marks"],
        ),
        # reasons
        (
            "{en: A heading over all, zh: 总标题}",
            "{en: A heading, zh: 标题}",
            [
                "9:7: document.exclusions[0]: the reason must be 3 words or more in en",
                "9:7: document.exclusions[0]: the reason must be 3 words or more in zh",
            ],
        ),
        # vocabularies
        (
            "themes:\n  talent: {en: Talent, zh: 人才}",
            "themes: []",
            [
                "15:9: themes: must be a mapping, not a list",
                "34:12: facts[0].theme: talent is not one of themes: there are none",
            ],
        ),
        (
            "talent: {en: Talent, zh: 人才}",
            "talent: x\n  a b: {en: A, zh: 一}",
            ["16:11: themes.talent: must be a mapping of language to text, not x", f"17:3: themes.a b: {NAME}"],
        ),
        # what a fact of a kind needs
        (
            ADVANTAGE,
            "kind: advantages\n",
            ["33:11: facts[0].kind: advantages is not one of kinds: did you mean advantage?"],
        ),
        (
            ADVANTAGE,
            "kind: advantage\n",
            ["32:5: facts[0]: a fact of kind advantage needs regions"],
        ),
        (ROLE, "    regions: [south]\n", ["38:5: facts[1]: a fact of kind role needs step"]),
        (ROLE, "    step: melting\n", ["38:5: facts[1]: a fact of kind role needs regions"]),
        (
            ADVANTAGE,
            "kind: goal\n    year: 10000\n",
            ["34:11: facts[0].year: must be a whole number from 1 to 9999, not 10000"],
        ),
        (
            "theme: talent",
            "theme: talents",
            ["35:12: facts[0].theme: talents is not one of themes: did you mean talent?"],
        ),
        (
            "[north]\n    theme",
            "[north, south, north]\n    theme",
            ["34:14: facts[0].regions: names the same twice"],
        ),
        # what a passage needs
        (
            "start: has talent",
            'start: has talent, seal: "00000000"',
            ["37:16: facts[0].evidence[0]: a seal needs an end: without one, start is the whole passage"],
        ),
        # what only the whole shows
        ("aliases: [n]", "aliases: [n, 南省]", ["28:5: regions[1]: answers to 南省, as north does"]),
        ("aliases: [n]", "aliases: [n, a1]", ["23:5: regions[0]: answers to a1, which is the id of facts[0]"]),
        (
            "aliases: [n]",
            "aliases: [Ｐ1]",
            ["23:5: regions[0]: answers to p1, which is the id of document.blocks[0]"],
        ),
        (
            "- id: south",
            "- id: south\n    aliases: [NORTH]",
            ["28:5: regions[1]: answers to north, which is the id of regions[0]"],
        ),
    ],
)
def test_each_problem_is_one_line_with_its_place_and_path(old: str, new: str, expected: list[str]) -> None:
    assert problems(changed(old, new)) == [f"m.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("name: {en: One, zh: 一}", "name: {en: One}", ["7:22: [open] document.blocks[0].name: zh is missing"]),
        (
            "name: {en: One, zh: 一}",
            "name: {}",
            [
                "7:22: [open] document.blocks[0].name: en is missing",
                "7:22: [open] document.blocks[0].name: zh is missing",
            ],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: ~",
            [
                "7:22: [open] document.blocks[0].name: en is missing",
                "7:22: [open] document.blocks[0].name: zh is missing",
            ],
        ),
        (
            "name: {en: One, zh: 一}",
            "name: {en: ' ', zh: }",
            [
                "7:27: [open] document.blocks[0].name.en: is empty",
                "7:36: [open] document.blocks[0].name.zh: is empty",
            ],
        ),
        (
            "{step: melting, text",
            "{step: shipping, text",
            [
                "27:13: [open] regions[0].roles[0]: no fact of kind role carries it",
                "38:5: [open] facts[1]: north has no role at the step melting",
            ],
        ),
        (
            f"{ROLE}    text",
            f"{ROLE.replace('north', 'south')}    text",
            [
                "27:13: [open] regions[0].roles[0]: no fact of kind role carries it",
                "38:5: [open] facts[1]: south has no role at the step melting",
            ],
        ),
        (ADVANTAGE, "kind: advantage\n    regions: [north]\n", []),
        (ADVANTAGE, "kind: goal\n", []),
        (ADVANTAGE, "kind: measure\n", []),
    ],
)
def test_what_only_a_later_part_can_complete_is_open(old: str, new: str, expected: list[str]) -> None:
    found = examine_text(changed(old, new), "m.yaml")
    assert [problem.line_for_tools() for problem in found.open] == [f"m.yaml:{line}" for line in expected]
    assert (found.more, found.plan) == (0, parse(changed(old, new), "m.yaml"))


def test_what_is_open_is_empty_in_the_plan() -> None:
    assert parse(changed("name: {en: One, zh: 一}", "name: {en: One}"), "m.yaml").document.blocks[0].name == {
        "en": "One",
        "zh": "",
    }


def test_fifty_open_places_are_shown_and_the_others_counted() -> None:
    facts = "".join(
        f"  - {{id: Z{number}, kind: advantage, regions: [north], text: {{}}, evidence: [{EVIDENCE}]}}\n"
        for number in range(60)
    )
    found = examine_text(MODEL.replace("facts:\n", f"facts:\n{facts}"), "m.yaml")
    assert (len(found.open), found.more) == (50, 70)


def test_three_words_are_a_reason() -> None:
    parse(changed("A heading over all", "A long heading"), "m.yaml")


def test_a_region_may_answer_to_one_name_in_several_ways() -> None:
    parse(changed("aliases: [n]", "aliases: [n, N, ｎ, north, 北省, 北]"), "m.yaml")


def test_several_problems_stand_in_the_order_of_the_file() -> None:
    text = (
        changed(TITLE, "title: 7\n  counter: x")
        .replace("source: gazette", "source: g")
        .replace("id: S1", "id: S1\n    id: S2")
    )
    assert problems(text.replace("id: south", "id: 南")) == [
        "m.yaml:3:10: document.title: must be text, not 7: put it in quotation marks",
        "m.yaml:4:12: document.counter: must be a whole number from 0 to 1000000000000, not x",
        f"m.yaml:29:9: regions[1].id: {NAME}, not 南",
        "m.yaml:40:5: facts[1].id: stands twice in one mapping",
        "m.yaml:59:13: context[0].source: g is not one of sources: known are gazette",
    ]


@pytest.mark.parametrize("number", [49, 50, 51, 1300])
def test_of_many_problems_the_first_fifty_are_named_and_the_others_counted(number: int) -> None:
    keys = [f"k{place:04}" for place in range(number)]
    lines = problems(changed(TITLE, "\n  ".join([TITLE, *(f"{key}: 1" for key in keys)])))
    assert lines[:50] == [
        f"m.yaml:{line}:3: document.{key}: unknown key" + lines[0].partition("unknown key")[2]
        for line, key in enumerate(keys[:50], 4)
    ]
    assert lines[50:] == ([f"m.yaml: problems beside these: {number - 50:,}"] if number > 50 else [])


def test_there_is_an_end_to_counting_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems_module.MAX_COUNTED == 200_000
    monkeypatch.setattr(problems_module, "MAX_COUNTED", 60)
    keys = "".join(f"  k{number}: 1\n" for number in range(100))
    assert problems(changed(f"  {TITLE}\n", f"  {TITLE}\n{keys}"))[50:] == ["m.yaml: problems beside these: 10"]


def test_of_many_unknown_languages_the_first_are_named() -> None:
    tags = [f"x{first}{second}" for first in "abcdefgh" for second in "abcdefgh"]
    lines = problems(changed("{en: One, zh: 一}", f"{{en: One, zh: 一, {', '.join(f'{tag}: x' for tag in tags)}}}"))
    assert [line.split(": ")[1] for line in lines[:50]] == [f"document.blocks[0].name.{tag}" for tag in tags[:50]]


def test_a_file_of_nothing_but_mistakes_is_refused_at_once() -> None:
    themes = "".join(f"  theme{number}: {{en: T, zh: 一}}\n" for number in range(1_000))
    fact = MODEL[MODEL.index("  - id: A1") : MODEL.index("  - id: S1")]
    facts = "".join(
        fact.replace("A1", f"B{number}").replace("theme: talent", "theme: thme5x") for number in range(1_000)
    )
    text = changed("themes:\n", f"themes:\n{themes}").replace("readings:", f"{facts}readings:")
    started = time.process_time()
    assert len(problems(text)) == 51
    assert time.process_time() - started < 3


def test_a_key_that_stands_twice_is_counted_with_the_other_problems() -> None:
    text = changed(TITLE, "\n  ".join([TITLE] * 61))
    lines = problems(text)
    assert lines[0] == "m.yaml:4:3: document.title: stands twice in one mapping"
    assert lines[49:] == [
        "m.yaml:53:3: document.title: stands twice in one mapping",
        "m.yaml: problems beside these: 10",
    ]


def test_a_problem_is_also_there_for_programs() -> None:
    with pytest.raises(InvalidModel) as caught:
        parse(changed(TITLE, "title: 7"), "m.yaml")
    what = "must be text, not 7: put it in quotation marks"
    (problem,) = caught.value.problems
    assert problem == Problem("m.yaml", 3, 10, "document.title", what)
    assert problem.line_for_tools() == f"m.yaml:3:10: [error] document.title: {what}"
    assert problem._replace(path="").line_for_tools() == f"m.yaml:3:10: [error] {what}"
    assert caught.value.more == 0


def test_a_plan_is_read_into_its_types_with_defaults_for_what_is_not_there() -> None:
    plan = parse(MODEL, "m.yaml")
    north, south = plan.regions
    assert north.roles == (Role("melting", {"en": "Melting", "zh": "熔炼"}),)
    assert (north.codes, south.aliases, south.roles) == (Codes(), (), ())
    assert (plan.languages, plan.topics, plan.document.exclusions[0].end) == (("en", "zh"), {}, None)
    assert (plan.sources[0].date, plan.readings[0].counter) == ("2024-03-04", None)


def test_a_file_is_read_by_its_path_or_from_standard_input(monkeypatch: pytest.MonkeyPatch, small: Plan) -> None:
    assert load(str(SMALL)) == small
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + SMALL.read_bytes().replace(b"\n", b"\r\n")))
    )
    assert load("-") == small
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    with pytest.raises(InvalidModel, match=r"^<stdin>:1:1: must be a mapping, not x$"):
        load("-")


def test_without_a_path_it_is_the_model_that_comes_with_the_program() -> None:
    assert load() == load(built_in())
    assert len(load().facts) > 50


def test_a_file_may_be_named_by_a_path_and_no_signature_shows_an_address() -> None:
    assert load(SMALL) == load(str(SMALL))
    assert " at 0x" not in f"{inspect.signature(load)} {inspect.signature(parse)}"


def test_a_file_that_cannot_be_read_is_said_so() -> None:
    with pytest.raises(
        UnreadableFile, match=r"^/nowhere: cannot be read: No such file or directory: give the path of a file, or - .*$"
    ):
        load("/nowhere")


TEXT = SMALL.read_text("utf-8")
PIECES = st.text(
    st.sampled_from("{}[]:,-#&*!|>'\"%@`\\ \n\t~<?.0a京\x00\x85\u202e\ufeff"), max_size=4
) | st.sampled_from(
    [
        "<<: ",
        "\n---\n",
        "{{{{{{{{{{{{{{{{{{",
        "[" * 40,
        ".Inf",
        "2024-01-01",
        "9" * 400,
        "'",
        "? ",
        "!!python/none ''",
        "- " * 30,
    ]
)
CUTS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), PIECES)


def read_or_refuse(text: str) -> None:
    with suppress(InvalidModel):
        assert isinstance(parse(text, "m.yaml"), Plan)
        return
    assert all(line.startswith("m.yaml:") for line in problems(text))


@settings(max_examples=4 * settings().max_examples, deadline=20_000)
@given(st.lists(CUTS, min_size=1, max_size=3))
def test_whatever_a_file_holds_it_is_read_or_refused_in_lines(cuts: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    read_or_refuse(text)


LINES = TEXT.splitlines()


@settings(max_examples=2 * settings().max_examples, deadline=20_000)
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1)), min_size=1, max_size=4))
def test_whatever_the_order_of_its_lines_it_is_read_or_refused(swaps: list[tuple[int, int]]) -> None:
    lines = list(LINES)
    for one, other in swaps:
        lines[one], lines[other] = lines[other], lines[one]
    read_or_refuse("\n".join(lines))


@pytest.mark.parametrize("seal", ["53e88912", '"53e88912"', "53e80912", "'12345678'"])
def test_a_seal_that_looks_like_a_number_is_itself(seal: str) -> None:
    plan = parse(changed(EVIDENCE, f"{{block: P1, start: has, end: talent, seal: {seal}}}"), "m.yaml")
    assert plan.facts[0].evidence[0].seal == seal.strip("\"'")


@pytest.mark.slow
def test_a_hundred_thousand_facts_are_within_the_limits() -> None:
    head, _, facts = TEXT.partition("facts:\n")
    goal = facts.split("  - id: ")[3].partition("\n")[2]
    many = "".join([f"  - id: X{number}\n{goal}" for number in range(100_000)])
    assert len(parse(f"{head}facts:\n{many}").facts) == 100_000
