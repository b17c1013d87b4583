"""Words are found in any language, case and width, and set off where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.plan import Plan
from jjj_textile.model.search import finder, matching


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["GLASS"], ["G1", "G2", "A4"]),
        (["glass", "town"], ["G2"]),
        (["2030年", "Market"], ["G1"]),
        (["ｓａｎｄ"], ["A2"]),
        (["sand", "harbour"], []),
        (["southport"], ["A3", "A4", "S2"]),
        (["(page)"], []),
        ([], ["C1", "C2", "G1", "G2", "M1", "A1", "A2", "A3", "A4", "S1", "S2"]),
    ],
)
def test_a_fact_matches_when_its_texts_together_hold_every_word(small: Plan, words: list[str], ids: list[str]) -> None:
    assert [fact.id for fact in matching(small.facts, words)] == ids


def test_a_word_does_not_reach_from_one_language_into_the_next(small: Plan) -> None:
    assert matching(small.facts, ["published应公布"]) == []


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["sand"], "Clean SAND, sand", ["SAND", "sand"]),
        (["aa"], "aaaaa", ["aa", "aa"]),
        (["b", "a"], "abc", ["b", "a"]),
        (["ｃＮ"], "CN ｃｎ", ["CN", "ｃｎ"]),
        (["ss"], "Straße", ["ß"]),
        (["fi"], "ﬁn", ["ﬁ"]),
        (["津"], "京津冀", ["津"]),
        (["x"], "abc", []),
        ([], "abc", []),
    ],
)
def test_the_ranges_hold_the_words_as_they_stand_in_the_text(words: list[str], text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in finder(words)(text)] == found


@given(st.text(st.sampled_from("aAbBß ﬁ京Ｃc")), st.text(st.sampled_from("aAbsfi京c"), min_size=1))
def test_every_range_lies_in_the_text_and_is_not_empty(text: str, word: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in finder([word])(text))
