"""Two texts, word for word: what they share, in one order, is found; nothing else is."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.alignment import Match, align

WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


def shared(old: str, new: str) -> str:
    """The words that are matched, as the first text has them, with a bar between the runs."""
    words = old.split()
    return " | ".join(" ".join(words[one.old : one.old + one.length]) for one in align(words, new.split()))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "", ""),
        ("a b c", "x y", ""),
        ("the deep port of art", "the deep sea port of art", "the deep | port of art"),
        ("by 2025 it is to grow", "by 2030 it is to grow", "by | it is to grow"),
        ("one two three four", "three four one two", "three four"),
        ("a a b a a", "a a c a a", "a a | a a"),
        ("it is so. it is good", "it is so. it is bad. it is good", "it is so. | it is good"),
        ("it is so and it is good", "it is so, it is good", "it is | it is good"),
    ],
)
def test_the_words_of_two_texts_are_matched_in_order(old: str, new: str, same: str) -> None:
    assert shared(old, new) == same


@given(WORDS, WORDS)
def test_what_is_matched_is_the_same_in_both_and_in_the_order_of_both(old: list[str], new: list[str]) -> None:
    before = Match(0, 0, 0)
    for one in align(old, new):
        assert one.length > 0
        assert old[one.old : one.old + one.length] == new[one.new : one.new + one.length]
        assert (before.old + before.length <= one.old, before.new + before.length <= one.new) == (True, True)
        before = one


@given(WORDS)
def test_a_text_is_the_same_as_itself(words: list[str]) -> None:
    assert align(words, words) == ([Match(0, 0, len(words))] if words else [])


@pytest.mark.parametrize("said", ["a", "a b", "so it is"])
def test_what_is_said_twice_is_new_where_it_stands_first(said: str) -> None:
    words = said.split()
    assert align(words, 2 * words) == [Match(0, len(words), len(words))]
    assert align(2 * words, words) == [Match(len(words), 0, len(words))]


def test_a_long_text_without_landmarks_takes_no_long_time() -> None:
    chance = random.Random(1)  # noqa: S311 - lots, not secrets
    old = [f"w{chance.randrange(60)}" for _ in range(20_000)]
    new = [word if chance.random() < 0.9 else "changed" for word in old]
    begin = time.process_time()
    assert align(old, new)[0].old == 0
    assert time.process_time() - begin < 2
