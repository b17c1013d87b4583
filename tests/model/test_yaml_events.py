"""YAML to plain values: one document by the core schema, or a refusal with its place."""

import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.errors import InvalidModel
from jjj_textile.formats.ndjson import encode
from jjj_textile.model import yaml_events
from jjj_textile.model.paths import ModelPath, Position
from jjj_textile.model.yaml_events import parse_yaml, positions
from jjj_textile.model.yaml_scalars import MAX_DEPTH, MAX_MODEL_BYTES, MAX_VALUES, Plain


def value(text: str) -> Any:
    return parse_yaml(text, "f").value


def refusal(text: str) -> str:
    with pytest.raises(InvalidModel) as caught:
        parse_yaml(text, "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        *[(form, None) for form in ("", "~", "null", "Null", "NULL")],
        *[(form, True) for form in ("true", "True", "TRUE")],
        *[(form, False) for form in ("false", "False", "FALSE")],
        *[("0", 0), ("-7", -7), ("+12", 12), ("007", 7), ("0o17", 15), ("0x1fF", 511), ("9" * 18, 10**18 - 1)],
        *[(".5", 0.5), ("-.5", -0.5), ("1.", 1.0), ("+1.25", 1.25), ("1e3", 1000.0), ("2.5E-1", 0.25)],
        *[("1." + "0" * 58, 1.0), ("1e999", math.inf), ("x" * 99, "x" * 99), ("1" * 60 + "x", "1" * 60 + "x")],
        *[(form, math.inf) for form in (".inf", ".Inf", ".INF", "+.inf", "+.INF")],
        *[(form, -math.inf) for form in ("-.inf", "-.Inf", "-.INF")],
        *[(form, form) for form in ("yes", "no", "on", "off", "y", "n", "nULL", "tRUE", "fALSE")],
        *[(form, form) for form in ("0b1", "1_000", "0o8", "0xg", "-0x1", "1e", "e1", ".", "+", "-.", "inf", "nan")],
        *[(form, form) for form in ("a b", "京津冀", "1 000", "R&D", "12:20:00 0", "2023/7/11", "~x", "00:60")],
        *[('"null"', "null"), ("'7'", "7"), ('"a\\tb\\u4eac"', "a\tb京"), ("'it''s'", "it's"), ('""', "")],
    ],
)
def test_a_scalar_has_the_type_that_the_core_schema_gives_it(scalar: str, expected: object) -> None:
    for text in (f"key: {scalar}", f"- {scalar}"):
        (found,) = value(text).values() if text.startswith("key") else value(text)
        assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("scalar", [".nan", ".NaN", ".NAN"])
def test_not_a_number_is_not_a_number(scalar: str) -> None:
    assert math.isnan(value(f"- {scalar}")[0])


@pytest.mark.parametrize(
    "scalar",
    [
        "9" * 19,
        "-" + "9" * 18,
        "0x" + "f" * 17,
        "1." + "0" * 59,
        "-" * 61,
        "2023-07-11",
        "2023-7-1",
        "2023-07-11T12:20:00",
        "2023-07-11 12:20",
        "12:20",
        "1:2:03",
        "190:20:30",
    ],
)
def test_an_unquoted_date_or_time_or_number_without_end_is_text_that_knows_so(scalar: str) -> None:
    for text in (f"a: {scalar}", f"- {scalar}"):
        (found,) = value(text).values() if text.startswith("a") else value(text)
        assert (type(found), found) == (Plain, scalar)
    assert type(value(f"- '{scalar}'")[0]) is str


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a"),
        ("~", None),
        ("--- [1, {a: b, c: []}]\n...\n", [1, {"a": "b", "c": []}]),
        ("%YAML 1.2\n---\na: 1", {"a": 1}),
        ("# only a comment\na:\n- b\n-\n  - c", {"a": ["b", ["c"]]}),
        ("a: >-\n  one\n  two\n\n  three\nb: |\n  x\n   y\n", {"a": "one two\nthree", "b": "x\n y\n"}),
        ("a: one\n  two", {"a": "one two"}),
        ("? a\n: b", {"a": "b"}),
        ("{a, b: , 1: x, null: y}", {"a": None, "b": None, "1": "x", "null": "y"}),
        ('{"a":1,"b":"\\u4eac\\U0001f9f5"}', {"a": 1, "b": "京🧵"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\x85c: d", {"a": "b", "c": "d"}),
        ("'<<': {a: b}", {"<<": {"a": "b"}}),
        ("a: <<", {"a": "<<"}),
        ("京: 🧵\xa0\u200b", {"京": "🧵\xa0\u200b"}),
    ],
)
def test_unusual_yaml_is_read_as_it_is_meant(text: str, expected: object) -> None:
    assert parse_yaml(text, "f") == (expected, ())


HASH = "is not valid YAML: a comment begins at this #: a text with a # in it goes in quotation marks"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f.yaml:1:1: is empty"),
        ("# nothing", "f.yaml:1:1: is empty"),
        ("a: b\n---\nc: d", "f.yaml:2:1: holds more than one document"),
        ("a: 1\nb: *x", "f.yaml:2:4: aliases are not supported: write the value out"),
        ("*x : 1", "f.yaml:1:1: aliases are not supported: write the value out"),
        ("a: &x 1", "f.yaml:1:4: anchors are not supported: write the value out"),
        ("a: &x [1]", "f.yaml:1:4: anchors are not supported: write the value out"),
        ("&x {a: 1}", "f.yaml:1:1: anchors are not supported: write the value out"),
        ("&x a: 1", "f.yaml:1:1: anchors are not supported: write the value out"),
        ("a: !!python/object:os.system x", "f.yaml:1:4: tags are not supported"),
        ("a: !!str 1", "f.yaml:1:4: tags are not supported"),
        ("- !x [1]", "f.yaml:1:3: tags are not supported"),
        ("a: !x &y {}", "f.yaml:1:4: tags are not supported"),
        ("a:\n  <<: {b: 1}", "f.yaml:2:3: merge keys are not supported"),
        ("? [a, b]\n: c", "f.yaml:1:3: a key must be text"),
        ("{{a: b}: c}", "f.yaml:1:2: a key must be text"),
        ("a: [1\nb: 2", "f.yaml:2:2: is not valid YAML: did not find expected ',' or ']'"),
        ("a: {b: class #17}\nc: d", f"f.yaml:1:14: {HASH}"),
        ("a: [{b: class#1 #17}]\nc: d", f"f.yaml:1:17: {HASH}"),
        ("a: {b: c # a comment\nd: e", "f.yaml:2:1: is not valid YAML: did not find expected ',' or '}'"),
        ("a: {b: 'class #17'}\nc: [1\nd: e", "f.yaml:3:2: is not valid YAML: did not find expected ',' or ']'"),
        ("a: 'b", "f.yaml:1:6: is not valid YAML: found unexpected end of stream"),
        ("a: b: c", "f.yaml:1:5: is not valid YAML: mapping values are not allowed in this context"),
        ("\ta: b", "f.yaml:1:1: is not valid YAML: found character that cannot start any token"),
        ("京: 'x'\n京津: @", "f.yaml:2:5: is not valid YAML: found character that cannot start any token"),
        ('a: "\\q"', "f.yaml:1:5: is not valid YAML: found unknown escape character"),
        ("%YAML 3.0\n---\na", "f.yaml:1:1: is not valid YAML: found incompatible YAML document"),
        ("a: \0", "f.yaml:1:4: character U+0000 cannot stand in a model file"),
        ("a: b\nc: 'd\x1b'", "f.yaml:2:6: character U+001B cannot stand in a model file"),
        ("\n\x1b", "f.yaml:2:1: character U+001B cannot stand in a model file"),
        ("京\x7f", "f.yaml:1:2: character U+007F cannot stand in a model file"),
        ("\x84\x86", "f.yaml:1:1: character U+0084 cannot stand in a model file"),
        ("\x86", "f.yaml:1:1: character U+0086 cannot stand in a model file"),
        ("a\n\n\ufeffb", "f.yaml:3:1: character U+FEFF cannot stand in a model file"),
        ("\ufffe", "f.yaml:1:1: character U+FFFE cannot stand in a model file"),
        ("\uffff", "f.yaml:1:1: character U+FFFF cannot stand in a model file"),
    ],
)
def test_what_is_not_one_plain_document_is_refused_with_its_place(text: str, message: str) -> None:
    assert refusal(text) == message


@pytest.mark.parametrize(
    ("text", "expected", "duplicates"),
    [
        ("a: 1\nb: 2\na: 3", {"a": 1, "b": 2}, [(("a",), (3, 1))]),
        ("a: 1\n'a': 2\n\"a\": 3", {"a": 1}, [(("a",), (2, 1)), (("a",), (3, 1))]),
        ("a: 1\na: {b: 2}", {"a": 1}, [(("a",), (2, 1))]),
        ("a: [1]\na: [2]", {"a": [1]}, [(("a",), (2, 1))]),
        (
            "x:\n- 1\n- {a: 1, b: [{c: 1, c: 2}]}",
            {"x": [1, {"a": 1, "b": [{"c": 1}]}]},
            [(("x", 1, "b", 0, "c"), (3, 21))],
        ),
        ("a: 1\nb: {a: 2}\nc: [{a: 3}, {a: 4}]", {"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}, []),
    ],
)
def test_of_equal_keys_the_first_holds_and_the_others_are_named(
    text: str, expected: object, duplicates: list[tuple[ModelPath, tuple[int, int]]]
) -> None:
    assert parse_yaml(text, "f") == (expected, tuple(duplicates))


@pytest.mark.parametrize(("start", "end"), [("[", "]"), ("{a: ", "}")])
def test_sixteen_levels_are_the_deepest(start: str, end: str) -> None:
    parse_yaml(start * 16 + end * 16, "f")
    column = len(start) * 16 + 1
    assert refusal(start * 17 + end * 17) == f"f.yaml:1:{column}: is nested more than 16 levels deep"
    assert refusal(start * 1_000_000) == f"f.yaml:1:{column}: is nested more than 16 levels deep"


NO_KEY = "is not valid YAML: could not find expected ':'"
DEEP = "is nested more than 16 levels deep"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[\n" * 2_000, f"17:1: {DEEP}"),
        ("[京, " * 2_000, f"1:65: {DEEP}"),
        ("京: " + "[" * 2_000, f"1:19: {DEEP}"),
        ('a: "[["\nb: ' + "[" * 2_000 + "]" * 2_000, f"2:19: {DEEP}"),
        ("? " + "[" * 2_000, "1:3: a key must be text"),
        ("a: 1\n" + "[" * 2_000, f"2:1026: {NO_KEY}"),
        ("a: 1\n" + "[" * 1_002 + "\n", f"3:1: {NO_KEY}"),
        ("- " * 2_000, f"1:33: {DEEP}"),
        ("".join(" " * depth + "a:\n" for depth in range(1_100)), f"17:17: {DEEP}"),
    ],
)
def test_however_deep_the_first_thing_wrong_is_told_with_its_place(text: str, message: str) -> None:
    assert refusal(text) == f"f.yaml:{message}"


def test_what_the_parser_refuses_without_a_place_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loader:
        def __init__(self, text: str) -> None:
            pass

        def get_event(self) -> None:
            raise yaml.YAMLError("too\n  much")

    monkeypatch.setattr(yaml_events, "_Loader", Loader)
    assert refusal("a: 1") == "f.yaml:1:1: is not valid YAML: too much"


@pytest.mark.parametrize(
    ("limit", "most", "least"),
    [(4, "[1, 2, 3]", "[1, 2, 3, 4]"), (5, "{a: 1, b}", "{a: 1, b: 2, c}"), (3, "[[], []]", "[[], [], []]")],
)
def test_the_number_of_values_has_a_limit(monkeypatch: pytest.MonkeyPatch, limit: int, most: str, least: str) -> None:
    monkeypatch.setattr(yaml_events, "MAX_VALUES", limit)
    parse_yaml(most, "f")
    assert refusal(least).partition(": ")[2] == f"holds more than {limit} values"


def test_the_limits_are_those_stated() -> None:
    assert (MAX_MODEL_BYTES, MAX_DEPTH, MAX_VALUES) == (48 * 2**20, 16, 4_000_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1", {(): (1, 1), ("a",): (1, 4)}),
        ("x", {(): (1, 1), ("a", 2): (1, 1)}),
        ("# c\n\n - x", {(): (3, 2), (0,): (3, 4)}),
        ("- 京: 津\n- [b,  c]", {(0,): (1, 3), (0, "京"): (1, 6), (1, 0): (2, 4), (1, 1): (2, 8), (1, 2): (2, 3)}),
        (
            "a:\n  b:\n    c: d\ne: f",
            {("a", "b"): (3, 5), ("a", "b", "c"): (3, 8), ("a", "x", "y"): (2, 3), ("e",): (4, 4)},
        ),
        ("a: 1\na: 2", {("a",): (1, 4)}),
        ("a: {}\nb: []\nc: 3", {("a",): (1, 4), ("b",): (2, 4), ("c",): (3, 4)}),
    ],
)
def test_a_value_stands_where_it_begins_and_what_is_missing_where_its_parent_does(
    text: str, found: dict[ModelPath, tuple[int, int]]
) -> None:
    assert positions(text, dict.fromkeys(found, False)) == {path: Position(*place) for path, place in found.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1", {("a",): (1, 1)}),
        ("a: 1\na: 2", {("a",): (1, 1)}),
        (
            "x:\n- {a: 1, bb:  2}\n- c",
            {("x",): (1, 1), ("x", 0, "a"): (2, 4), ("x", 0, "bb"): (2, 10), ("x", 1): (3, 3)},
        ),
        ("a:\n  b:\n    c: 1\n    d: 2", {("a", "b"): (2, 3), ("a", "b", "d"): (4, 5)}),
    ],
)
def test_a_key_stands_where_it_begins(text: str, found: dict[ModelPath, tuple[int, int]]) -> None:
    assert positions(text, dict.fromkeys(found, True)) == {path: Position(*place) for path, place in found.items()}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 10**17, 10**17) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_json_is_read_as_itself(data: object) -> None:
    text = encode(data)
    if yaml_events._FORBIDDEN.search(text) is None:
        assert value(text) == data
