"""What a reader takes for the same folds to the same, and the way back to the original is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.folding import fold, fold_all, fold_with_origin, without_accents
from jjj_textile.text.normalise import normalise

SIGNS = "J\u030c\taAbBß ﬁé京Ｃｃ津的，。:“”’–-\u00ad\u200b\u0301\u3000\u00a0ｶ½"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("ＣＮ－ＢＪ", "cn-bj"),
        ("cafe\u0301", "café"),
        ("Hebei’s “high–quality”", 'hebei\'s "high-quality"'),
        ("Bei\u200bjing\u00ad", "beijing"),
        (" two\u00a0\n words\t", "two words"),
        ("产业 链", "产业链"),
        ("ｶﾞ", "ガ"),
        ("京 \u0345", "京ι"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_texts_that_read_alike_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.sampled_from(SIGNS)))
def test_folding_makes_equal_what_a_proof_takes_for_equal(text: str) -> None:
    assert fold(normalise(text)) == fold(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("folded", "plain"),
    [
        ("são paulo", "sao paulo"),
        ("ガ", "ガ"),
        ("한국", "한국"),
        ("ǖ", "u"),
        ("ё", "е"),
        ("京津", "京津"),
        ("e\u0301x", "e\u0301x"),
    ],
)
def test_letters_lose_their_accents_and_nothing_else_changes(folded: str, plain: str) -> None:
    assert without_accents(folded) == plain
    assert len(plain) == len(folded)


@given(st.lists(st.text(st.sampled_from(SIGNS + "\0"))))
def test_many_texts_fold_together_as_each_alone(texts: list[str]) -> None:
    assert fold_all(texts) == {text: fold(text) for text in texts}


@given(st.text(st.sampled_from(SIGNS)))
def test_the_way_back_leads_to_what_was_folded(text: str) -> None:
    folded, origin = fold_with_origin(text)
    assert len(folded) == len(origin)
    assert folded.replace(" ", "") == fold(text).replace(" ", "")
    assert all(0 <= start < end <= len(text) for start, end in origin)
    assert origin == sorted(origin)
