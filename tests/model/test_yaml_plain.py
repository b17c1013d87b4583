# ruff: noqa: E501 - tables of cases
"""What is plain is read as all of YAML reads it; what is not is left alone."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invocation import ROOT, SMALL

from jjj_textile.errors import InvalidModel
from jjj_textile.model import yaml_events, yaml_plain
from jjj_textile.model.yaml_scalars import MAX_DEPTH, Plain

INDENTS = st.integers(0, 6).map(lambda width: " " * width)
DASHES = st.sampled_from(["", "", "", "- ", "-   ", "-", "- - "])
KEYS = st.sampled_from(
    ["", "", "a:", "b:", "c-d_1:", "no:", "<<:", "two words:", '"q":', "1:", "é:", "a :", "a:b", "? a"]
)
SCALARS = [
    *(
        "",
        "x",
        "two words",
        "x # no",
        "x#y",
        "x: y",
        "x:y",
        "x:",
        ":x",
        "-x",
        "- x",
        "#x",
        "?x",
        "x?",
        "%x",
        "@x",
        "`x",
    ),
    *(
        "2²",
        "２",
        "2025 is past",
        "2025-03-05 12:20",
        "2024年",
    ),
    *("2025", "-5", "+1", "1.5", "1e3", "0x1F", "0o17", "2024-03-05", "12:20", "2024-03-05T09:30:00", ".inf", ".nan"),
    *(
        "null",
        "~",
        "true",
        "no",
        "False",
        "=",
        "<<",
        "|",
        ">",
        ">-",
        ">+",
        "|-",
        "&a",
        "*a",
        "!t",
        "!!str 1",
        "---",
        "...",
    ),
    *(
        '"q"',
        '"q" x',
        '"a\\nb"',
        '"',
        "'q'",
        "'it''s'",
        "'q' # x",
        '""',
        "''",
        '"a: b # c"',
        "京津冀：一",
        "\xa0x\xa0",
        "x\t",
    ),
    *(
        "[]",
        "{}",
        "[a]",
        "[a, b]",
        "[a,b]",
        "[ a , b ]",
        "[a, ]",
        "[a,,b]",
        "[a, b",
        "[a]]",
        "[a] x",
        "[a] # x",
        "[-1]",
    ),
    *(
        "{a: 1}",
        "{a: 1, b: 2}",
        "{a: 1, a: 2}",
        "{a:1}",
        "{a: }",
        "{a}",
        "{a: b: c}",
        "{a: x?}",
        "{a: x#y}",
        "{a: x #y}",
    ),
    *("{a: [x, {b: y}]}", "{a: {b: {c: {d: {e: f}}}}}", "{a: \"x, y\", b: 'z'}", '{a: "x" y}', "{a: 'x''y'}", "[a: b]"),
    *(
        "{a: 2025, b: 2024-03-05}",
        "{a: http://x}",
        "[a b, c d ]",
        "{a: x",
        "b: y}",
        "[x",
        "y]",
        "a\x85b",
        "a\u2028b",
        "\ufeff",
    ),
]
LINES = st.one_of(
    st.builds(lambda *parts: "".join(parts), INDENTS, DASHES, KEYS, st.just(" "), st.sampled_from(SCALARS)),
    st.builds(lambda *parts: "".join(parts), INDENTS, DASHES, KEYS),
    st.builds(lambda indent, text: indent + text, INDENTS, st.sampled_from(SCALARS)),
    st.sampled_from(["", "  ", "# comment", "    # comment", "a: >-", "  a: >-", "- a: >-", "- >-", "a:", "- a:"]),
)
TEXTS = st.lists(LINES, max_size=8).map("\n".join) | st.lists(LINES, max_size=8).map(
    lambda lines: "\n".join([*lines, ""])
)


def whole(text: str) -> object:
    """What all of YAML makes of a text, with the types; None where it refuses."""
    try:
        value, duplicates = yaml_events.parse_yaml(text, "m.yaml")
    except InvalidModel:
        return None
    return None if duplicates else typed(value)


def typed(value: object) -> object:
    if isinstance(value, dict):
        return [(key, typed(item)) for key, item in value.items()]
    return [typed(item) for item in value] if isinstance(value, list) else (type(value), repr(value))


@given(TEXTS)
@example("a: >-\n  x\n\n  y")
@example("a: >-\n  x\n y")
@example("a: >-\n  # x\n # y\nb: 1")
@example("a:\n- x\n- b: y\n  c:\n  - z")
@example("a:\n  a: >-\n   x\n    ")
@example("a: [x, y\n   z, w]")
@example('a: ["x\n  y"]')
@example("a: [x,\n\n  y]")
@settings(max_examples=15 * settings().max_examples)
def test_plain_text_is_read_as_all_of_yaml_reads_it(text: str) -> None:
    value = yaml_plain.read_plain_yaml(text)
    assert value is None or typed(value) == whole(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: x", {"a": "x"}),
        ("# c\n\na: 1\n  # c\nb: '1'\nc: \"1\"\n", {"a": 1, "b": "1", "c": "1"}),
        ("a:\n  b:\n    c: x\n  d: y\ne:\n", {"a": {"b": {"c": "x"}, "d": "y"}, "e": None}),
        ("a:\n- x\n- y\nb:\n  - z\n", {"a": ["x", "y"], "b": ["z"]}),
        ("a:\n  - b: 1\n    c:\n      - d\n  -   b: 2\n      c: [e, f g]\n", {"a": [{"b": 1, "c": ["d"]}, {"b": 2, "c": ["e", "f g"]}]}),
        ("a: {b: {c: [x, 'y, z'], d: \"]\"},\n    e: 2}\nf: 1", {"a": {"b": {"c": ["x", "y, z"], "d": "]"}, "e": 2}, "f": 1}),
        ("a: >-\n  one\n  # two\n\nb:\n  - >-\n   three\n   four  five\n", {"a": "one # two", "b": ["three four  five"]}),
        ("a: 2024-03-05", {"a": Plain("2024-03-05")}),
        ("a: 北京：一 \nb: it's \"so\"", {"a": "北京：一", "b": "it's \"so\""}),
    ],
)  # fmt: skip
def test_what_is_plain(text: str, value: object) -> None:
    assert typed(yaml_plain.read_plain_yaml(text)) == typed(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "# only a comment",
            "- a",
            "a",
            "a: b: c",
            "a: x # y",
            "a: 'it''s'",
            'a: "\\n"',
            "a: |\n  x",
            "a: >\n  x",
        ),
        *(
            "a: &x 1",
            "a: *x",
            "a: !t x",
            "<<: {a: 1}",
            "a: 1\na: 2",
            "a: {b: 1, b: 2}",
            "a: x\n  y",
            "a:\n  x",
            "---\na: 1",
        ),
        *(
            "a: 1\r\n",
            "a:\t1",
            "a: \x85",
            "a: \u2028",
            "\ufeffa: 1",
            "a: \x00",
            "a: >-",
            "a: >-\n  x\n\n  y",
            "a: >-\n  x\n   y",
        ),
        *(
            "a: >-\n  x \n",
            "a: [",
            "a: [x",
            "a: []",
            "a: [x,]",
            "a: {x}",
            "a: [x: y]",
            "a: [x] y",
            "a: [[[[[x]]]]]",
            "a: [[x}]",
            "a: [[x]",
            "a: {b: [x}}",
            "-\n  a: 1",
        ),
        *(
            "a:\n  b: 1\n c: 2",
            "a:\n  - x\n - y",
            "a:\n  - x\n  b: 1",
            "a: x\n- y",
            "%YAML 1.2\n---\na: 1",
            "a: 1\n...",
            "a: \ud800",
        ),
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert yaml_plain.read_plain_yaml(text) is None


@pytest.mark.parametrize("odd", ["?]", "# ]", ": ]", "{]", "\n", ""])
@pytest.mark.parametrize("item", ["[x", '["x"', "{x: y", "[[x]", "[x, y"])
def test_spaces_without_end_take_no_time(item: str, odd: str) -> None:
    text = f"a: 1\nb: {item}{' ' * 100_000}{odd}\n"
    started = time.process_time()
    assert yaml_plain.read_plain_yaml(text) is None
    assert time.process_time() - started < 1


def test_depth_and_number_stay_below_what_all_of_yaml_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "".join(f"{' ' * depth}a:\n" for depth in range(MAX_DEPTH))
    assert yaml_plain.read_plain_yaml(deep + " " * MAX_DEPTH + "a: 1") is None
    text = "a:\n  - b: [1, 2, {c: 3}]\n  - x\n"
    monkeypatch.setattr(yaml_plain, "MAX_VALUES", 14)
    assert yaml_plain.read_plain_yaml(text) == {"a": [{"b": [1, 2, {"c": 3}]}, "x"]}
    monkeypatch.setattr(yaml_events, "MAX_VALUES", 10)
    monkeypatch.setattr(yaml_plain, "MAX_VALUES", 10)
    with pytest.raises(InvalidModel):
        yaml_events.parse_yaml(text, "m.yaml")
    assert yaml_plain.read_plain_yaml(text) is None


@pytest.mark.parametrize("model", [ROOT / "data" / "plan.yaml", SMALL])
def test_a_model_as_people_write_it_is_plain(model) -> None:  # type: ignore[no-untyped-def]
    text = model.read_text("utf-8")
    assert typed(yaml_plain.read_plain_yaml(text)) == whole(text)
