"""The forms and spellings of an English word have one stem, and other words another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.stemming import stem


@pytest.mark.parametrize(
    "forms",
    [
        "design designs designed designing designer designers",
        "industry industries industrial",
        "cluster clusters clustering clustered",
        "relocate relocates relocated relocating relocation",
        "innovate innovation innovative innovating innovator",
        "compete competition competitive competitiveness",
        "make makes making",
        "business businesses",
        "plan plans planned planning",
        "modelling modeling model models",
        "labor labour labours",
        "center centre centres centers",
        "fiber fibre fibres",
        "colour color colours",
        "organise organize organisation organization organised",
        "specialised specialized specialise",
        "analyse analyze analysed",
        "defence defense",
        "strategy strategies strategic",
        "university universities",
        "closely close",
        "region regions regional",
        "tradition traditional traditionally",
    ],
)
def test_forms_and_spellings_of_one_word_have_one_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("port", "support"),
        ("policy", "police"),
        ("universe", "university"),
        ("general", "generation"),
        ("region", "reign"),
        ("form", "former"),
        ("gas", "gaze"),
        ("is", "ised"),
    ],
)
def test_other_words_have_another_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text("abcdefghilmnorstuyz", min_size=1, max_size=14))
def test_a_stem_begins_as_the_word_does_and_is_never_longer_than_it_was(word: str) -> None:
    assert stem(word)[:3] == word[:3]
    assert len(stem(word)) <= len(word) + 1


@pytest.mark.parametrize("word", ["a", "the", "2025", "1c", "中国", "x86-64"])
def test_short_words_and_what_is_no_word_are_their_own_stem(word: str) -> None:
    assert stem(word) == word
