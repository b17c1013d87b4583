"""Folding keeps every character and every width."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.wrapping import least_width, most_width, share_out, wrap_lines

TEXTS = st.text(st.sampled_from("ab1 .,-(“”)\n京津冀，。《》é"), max_size=60)


def measure(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def folded(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap_lines(text, width, measure)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("abc", 5, ["abc"]),
        ("abcde", 5, ["abcde"]),
        ("abcdef", 5, ["abcde", "f"]),
        ("ab cd ef", 5, ["ab cd", "ef"]),
        ("ab cd  ef", 5, ["ab cd", "ef"]),
        ("ab cdef", 5, ["ab", "cdef"]),
        ("ab   ", 3, ["ab"]),
        ("ab    cd", 3, ["ab", "cd"]),
        ("  ab", 4, ["  ab"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("a\n", 5, ["a", ""]),
        ("京津冀产业", 4, ["京津", "冀产", "业"]),
        ("京津冀产业", 5, ["京津", "冀产", "业"]),
        ("京津，冀", 4, ["京", "津，", "冀"]),
        ("京《津》", 4, ["京", "《津", "》"]),
        ("京《津》", 6, ["京", "《津》"]),
        ("ab京津", 4, ["ab京", "津"]),
        ("京abc", 4, ["京", "abc"]),
        ("abc.def", 5, ["abc.d", "ef"]),
        ("abc.(def)", 5, ["abc.(", "def)"]),
        ("abc“京津”", 6, ["abc“京", "津”"]),
        ("abc“京津”", 5, ["abc“", "京津”"]),
        ("京津", 1, ["京", "津"]),
        ("ab", 0, ["a", "b"]),
    ],
)
def test_a_line_ends_at_space_or_beside_chinese_but_not_before_a_closing_mark(
    text: str, width: int, lines: list[str]
) -> None:
    assert folded(text, width) == lines


@pytest.mark.parametrize("character", "\u3000\u3005\u303f京\uff00\uff60𠀀")
def test_a_line_may_end_beside_any_mark_of_an_unspaced_script(character: str) -> None:
    text = f"abc{character}defgh"
    assert folded(text, 7) == [f"abc{character}", "defgh"]


@pytest.mark.parametrize("character", "\u2fff\uff61\u2e80é-")
def test_a_line_ends_beside_no_other_mark(character: str) -> None:
    text = f"abc{character}defgh"
    assert len(folded(text, 7)[0]) > 4


@given(TEXTS, st.integers(2, 20))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(measure(line) <= width for line in folded(text, width))


@given(TEXTS, st.integers(0, 20))
def test_nothing_is_lost_but_white_space_at_the_ends_of_lines(text: str, width: int) -> None:
    ranges = list(wrap_lines(text, width, measure))
    edges = [0, *(edge for line in ranges for edge in line), len(text)]
    assert edges == sorted(edges)
    assert {character for start, end in zip(edges[::2], edges[1::2], strict=True) for character in text[start:end]} <= {
        " ",
        "\n",
    }


@given(TEXTS)
def test_a_text_that_fits_is_not_folded(text: str) -> None:
    assert folded(text, 200) == [line.rstrip(" ") for line in text.split("\n")]


@pytest.mark.parametrize(
    ("room", "least", "most", "amounts", "widths"),
    [
        (30, [2, 3], [10, 20], [50, 100], [10, 20]),
        (29, [2, 3], [10, 20], [50, 100], [10, 19]),
        (10, [2, 3], [3, 90], [6, 900], [2, 8]),
        (20, [5, 5], [90, 90], [400, 400], [10, 10]),
        (20, [5, 5], [90, 90], [100, 400], [7, 13]),
        (5, [2, 3], [10, 20], [50, 100], [2, 3]),
        (9, [2, 3], [10, 20], [0, 0], [6, 3]),
    ],
)
def test_what_room_there_is_goes_where_it_saves_most_lines(
    room: int, least: list[int], most: list[int], amounts: list[int], widths: list[int]
) -> None:
    assert share_out(room, least, most, amounts) == widths


@pytest.mark.parametrize(
    ("text", "least", "most"), [("", 0, 0), ("a bcd", 3, 5), ("a\nbcd e", 3, 5), ("京津", 2, 4), ("x" * 30, 19, 30)]
)
def test_how_narrow_and_how_wide_a_text_can_be(text: str, least: int, most: int) -> None:
    assert (least_width(text, measure, 19), most_width(text, measure)) == (least, most)
