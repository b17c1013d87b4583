"""Nothing that acts on a terminal passes `visible`, and nothing else is changed by it."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.escaping import as_utf8, is_safe, visible, visible_lines

BIDIRECTIONAL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
OTHERS = set("\u061c\u200e\u200f\u2028\u2029\ufff9\ufffa\ufffb\ufeff")


@pytest.mark.no_cover
def test_unsafe_are_the_controls_the_bidirectional_ones_and_halves_of_characters_and_no_others() -> None:
    expected = {
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if (unicodedata.category(character) == "Cc" and character not in "\t\n\r")
        or unicodedata.category(character) == "Cs"
        or unicodedata.bidirectional(character) in BIDIRECTIONAL
        or character in OTHERS
    }
    assert {character for character in map(chr, range(sys.maxunicode + 1)) if not is_safe(character)} == expected


@pytest.mark.parametrize(
    ("text", "one_line", "lines"),
    [
        ("京津冀 [bold] \\ 🧵", "京津冀 [bold] \\ 🧵", "京津冀 [bold] \\ 🧵"),
        ("a\tb\nc\rd", r"a\tb\nc\rd", "a\tb\nc\rd"),
        ("\x1b[31m\x07\x00", r"\x1b[31m\x07\x00", r"\x1b[31m\x07\x00"),
        ("\x7f\x9b", r"\x7f\x9b", r"\x7f\x9b"),
        ("\u202e\u2066\ufeff\udcff", r"\u202e\u2066\ufeff\udcff", r"\u202e\u2066\ufeff\udcff"),
    ],
)
def test_what_acts_is_shown_as_an_escape(text: str, one_line: str, lines: str) -> None:
    assert visible(text) == one_line
    assert visible_lines(text) == lines


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_is_safe_and_one_line(text: str) -> None:
    assert is_safe(visible_lines(text))
    assert not set("\t\n\r") & set(visible(text))
    assert visible(visible(text)) == visible(text)
    assert (visible_lines(text) == text) is is_safe(text)


@pytest.mark.parametrize(("text", "read"), [("京 a", "京 a"), ("\udce4\udcba\udcac", "京"), ("\udcffa", "\udcffa")])
def test_an_argument_is_utf_8_where_it_can_be(text: str, read: str) -> None:
    assert as_utf8(text) == read
