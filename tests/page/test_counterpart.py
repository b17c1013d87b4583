"""What stands in the place of a passage in another copy of the text, and which words only one of them has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.page.counterpart import Counterparts
from jjj_textile.page.phrases import Span

OLD = "In the port the sea is deep, and ships are safe. 深水港很大。"


def counterpart(passage: str, new: str, old: str = OLD) -> str | None:
    """The words of the new text in the place of a passage of the old."""
    start = old.index(passage)
    found = Counterparts(old, new).of(Span(start, start + len(passage)))
    return None if found is None else new[slice(*found)]


@pytest.mark.parametrize(
    ("passage", "old", "new", "found"),
    [
        ("the sea is deep", "sea", "lake", "the lake is deep"),
        ("the sea is deep", "the sea is deep", "the sea is very deep", "the sea is very deep"),
        ("the sea is deep", "the sea", "a sea", "a sea is deep"),
        ("the sea is deep", "is deep", "is calm", "the sea is calm"),
        ("the sea is deep", "In the port", "In that large port", "the sea is deep"),
        ("deep", "deep", "calm", "calm"),
        ("deep", "deep,", "calm, blue,", "calm, blue"),
        ("deep", "is deep, and", "is and", None),
        ("the sea is deep", "the sea is deep, and", "and", None),
        ("the sea is deep", "the sea is deep", "one can walk", None),
        (
            "the sea is deep, and ships are safe",
            "the sea is deep, and ships are",
            "trees grow tall and old, it is",
            None,
        ),
        ("深水港", "深水港", "大水港", "大水港"),
        ("很大", "很大", "不大", "不大"),
        ("ships are safe", "safe", "safe and sound", "ships are safe and sound"),
    ],
)
def test_what_stands_in_the_place_of_a_passage(passage: str, old: str, new: str, found: str | None) -> None:
    assert counterpart(passage, OLD.replace(old, new)) == found


@given(st.lists(st.sampled_from("abcd"), min_size=1), st.data())
def test_in_an_equal_text_a_passage_is_its_own_counterpart(letters: list[str], data: st.DataObject) -> None:
    text = " ".join(letters)
    first = data.draw(st.integers(0, len(letters) - 1))
    last = data.draw(st.integers(first, len(letters) - 1))
    span = Span(2 * first, 2 * last + 1)
    assert Counterparts(text, text).of(span) == span


def test_words_that_only_one_text_has_are_told_in_runs() -> None:
    old, new = "a b c d e f", "a x y c d f g"
    found = Counterparts(old, new)
    assert [old[slice(*span)] for span in found.removed([])] == ["b", "e"]
    assert [new[slice(*span)] for span in found.added([])] == ["x y", "g"]
    assert [new[slice(*span)] for span in found.added([Span(2, 3)])] == ["y", "g"]
    assert list(Counterparts("", "a").removed([])) == []
