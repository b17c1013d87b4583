"""Words as bash has them, and words that bash takes as they are."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.cli.shell_words import ShellWord, quoted, shell_words, unquoted

LINES = st.text(st.sampled_from("ab1 \t'\"\\=:京"), max_size=20)
TEXTS = st.text(st.sampled_from("ab1 \"'\\$`!(){}[]*?~#&;<>|^京　"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", [("", "", "")]),
        ("jjj", [("jjj", "jjj", "")]),
        ("jjj ", [("jjj", "jjj", ""), ("", "", "")]),
        ("A=b C+=d jjj e=f", [("jjj", "jjj", ""), ("e=f", "e=f", "")]),
        ("a=b", [("a=b", "a=b", "")]),
        (r"a\ b c", [(r"a\ b", "a b", ""), ("c", "c", "")]),
        ("'a b' \"c d\"", [("'a b'", "a b", ""), ('"c d"', "c d", "")]),
        ("'a b", [("'a b", "a b", "'")]),
        ("'a\\' b", [("'a\\'", "a\\", ""), ("b", "b", "")]),
        ('x "a \\" \\z b', [("x", "x", ""), ('"a \\" \\z b', 'a " \\z b', '"')]),
        ("--x='a b", [("--x='a b", "--x=a b", "'")]),
        ("a\\", [("a\\", "a\\", "")]),
    ],
)
def test_a_line_has_words_whose_last_is_being_typed(line: str, words: list[tuple[str, str, str]]) -> None:
    assert shell_words(line) == [ShellWord(*word) for word in words]


@given(LINES)
def test_words_are_those_of_posix_where_nothing_is_left_open(line: str) -> None:
    try:
        expected = shlex.split(line)
    except ValueError:
        return
    found = [word.text for word in shell_words(f"jjj {line} ")]
    assert found == ["jjj", *expected, ""]


@pytest.mark.parametrize("mark", ["", "'", '"'])
@given(text=TEXTS)
def test_what_is_quoted_is_one_word_that_means_the_text(mark: str, text: str) -> None:
    """Bash itself is asked in tests/processes."""
    assert unquoted(f"{mark}{quoted(text, mark)}{mark}") == text
