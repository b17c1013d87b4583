"""Keys are put into mappings in their own style, and no other character of the file changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.yaml_editing import with_keys
from jjj_textile.model.yaml_reader import read_yaml


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # in brackets
        ("e: {a: b}", "e: {a: b, seal: ab}"),
        ("e: { a: b , c: d, }  # why", "e: { a: b , c: d, seal: ab, }  # why"),
        ("e: {a: b,\n    c: 'd' # why\n   }\n", "e: {a: b,\n    c: 'd', seal: ab # why\n   }\n"),
        ('{"e": {"a": "b"}}', '{"e": {"a": "b", "seal": "ab"}}'),
        # line by line, behind a comment, with the file's own line breaks
        ("e:\n  a: b\nf: g\n", "e:\n  a: b\n  seal: ab\nf: g\n"),
        ("e:\n  a: b  # why\n\n  # more\nf: g\n", "e:\n  a: b  # why\n  seal: ab\n\n  # more\nf: g\n"),
        ("e:\r\n    a: b\r\nf: g\r\n", "e:\r\n    a: b\r\n    seal: ab\r\nf: g\r\n"),
        ("e:\n  a: b", "e:\n  a: b\n  seal: ab"),
        # before a value of several lines
        ("e:\n  a: b\n  c: >-\n    d\n    e\nf: g\n", "e:\n  a: b\n  seal: ab\n  c: >-\n    d\n    e\nf: g\n"),
        ("e:\n  c: |\n    d\n", "e:\n  seal: ab\n  c: |\n    d\n"),
        # beside what is no scalar
        ("e: {a: b, r: {en: x},\n    s: [t]}", "e: {a: b, seal: ab, r: {en: x},\n    s: [t]}"),
        # characters of several bytes
        ("x: 𠮷京\ne: {a: 𠮷, b: 京}", "x: 𠮷京\ne: {a: 𠮷, b: 京, seal: ab}"),
    ],
)
def test_a_key_is_put_in_behind_the_others(before: str, after: str) -> None:
    assert with_keys(before, {("e",): {"seal": "ab"}}) == after
    value = read_yaml(before, "-")[0]
    value["e"]["seal"] = "ab"
    assert read_yaml(after, "-")[0] == value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("e: {seal: old, a: b}", "e: {seal: ab, a: b}"),
        ("e: {a: b, seal: 'o ld'}  # why", "e: {a: b, seal: ab}  # why"),
        ('{"e": {"seal": "old", "a": "b"}}', '{"e": {"seal": "ab", "a": "b"}}'),
        ("e:\n  seal: old # why\n  a: b\n", "e:\n  seal: ab # why\n  a: b\n"),
        ("e:\n  r: {seal: x}\n  seal: two\n    lines\nf: g\n", "e:\n  r: {seal: x}\n  seal: ab\nf: g\n"),
    ],
)
def test_a_key_that_is_there_has_its_value_set_in_its_place(before: str, after: str) -> None:
    assert with_keys(before, {("e",): {"seal": "ab"}}) == after


def test_what_is_not_named_stays_and_a_list_is_counted() -> None:
    before = "e:\n  - {a: b}  # first\n  - a: c\n    d: '2'\n  - {a: b}\n"
    after = "e:\n  - {a: b}  # first\n  - a: c\n    d: '2'\n    seal: \"12\"\n  - {a: b, seal: ab}\n"
    assert with_keys(before, {("e", 1): {"seal": "12"}, ("e", 2): {"seal": "ab"}}) == after
    assert with_keys(before, {}) == before


@given(st.lists(st.sampled_from(["{a: b}", "{a: b, c: 'd'}", "{ a: 京 }"])), st.data())
def test_to_take_what_was_put_in_away_gives_the_text_back(items: list[str], data: st.DataObject) -> None:
    text = "".join(["e:\n", *(f"  - {item}  # {item}\n" for item in items)])
    numbers = data.draw(st.sets(st.integers(0, len(items) - 1))) if items else set()
    edited = with_keys(text, {("e", number): {"seal": "zz"} for number in numbers})
    assert edited.replace(", seal: zz", "") == text
    assert edited.count("seal") == len(numbers)
