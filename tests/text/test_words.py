"""What counts as a word, and what nothing may cut."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.words import atoms, count_words, is_ideographic, is_short, is_unspaced, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" . - “ ” _ __ ", []),
        ("rich educational  resources", ["rich", "educational", "resources"]),
        ("R&D, high-quality (hereinafter", ["R&D,", "high-quality", "(hereinafter"]),
        ("Beijing - 2025.", ["Beijing", "2025."]),
        ("_a_ __ é", ["_a_", "é"]),
        ("2023/7/11\u00a012:20:00\u30000", ["2023/7/11", "12:20:00", "0"]),
        ("京津冀", ["京", "津", "冀"]),
        ("“黄金茧”给a1京b", ["黄", "金", "茧", "给", "a1", "京", "b"]),
        ("カナ々〇豈㐀𠀀", ["カ", "ナ", "々", "〇", "豈", "㐀", "𠀀"]),
        ("，Southport，", ["，Southport，"]),
        ("京.é.津", ["京", ".é.", "津"]),
        ("ที่นี่ OK", ["ที่", "นี่", "OK"]),
        ("ក្ក ប្រាំ", ["ក្ក", "ប្រាំ"]),
    ],
)
def test_a_word_is_a_run_with_a_letter_or_digit_or_one_chinese_character(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected
    assert count_words(text) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("“R&D”, high-quality", ["R", "D", "high", "quality"]),
        ("a_b é1 _", ["a_b", "é1", "_"]),
        ("12:20", ["12", "20"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("e\u0301te\u0301 a\u0301京\u0301津", ["e\u0301te\u0301", "a\u0301", "京\u0301", "津"]),
        ("\u0301a -\u0301", ["a"]),
        ("京津a1冀，カ", ["京", "津", "a1", "冀", "カ"]),
        ("ที่นี่ OK", ["ที่", "นี่", "OK"]),
        ("ក្ក ប្រាំ", ["ក្ក", "ប្រាំ"]),
    ],
)
def test_an_atom_is_what_nothing_may_cut(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in atoms(text)] == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, None, [(0, 3), (4, 7), (8, 9), (9, 10)]),
        (1, None, [(1, 3), (4, 7), (8, 9), (9, 10)]),
        (3, 9, [(4, 7), (8, 9)]),
        (4, 6, [(4, 6)]),
        (9, 9, []),
    ],
)
def test_words_and_atoms_of_a_part_are_ranges_of_the_whole(
    start: int, end: int | None, expected: list[tuple[int, int]]
) -> None:
    assert list(words("one two 京津", start, end)) == expected
    assert list(atoms("one two 京津", start, end)) == expected


IDEOGRAPHIC = [
    (0x3040, 0x312F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFF),
]
DICTIONARY = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAF)]
DICTIONARY += [(0xA9E0, 0xA9FF), (0xAA60, 0xAADF)]


def _characters(blocks: list[tuple[int, int]]) -> set[str]:
    return {chr(code) for first, last in blocks for code in range(first, last + 1)}


@pytest.mark.slow
def test_unspaced_are_han_kana_and_the_scripts_that_want_a_dictionary_and_no_others() -> None:
    everything = [*map(chr, range(sys.maxunicode + 1))]
    ideographic = _characters(IDEOGRAPHIC) | set("々〇")
    assert {character for character in everything if is_ideographic(character)} == ideographic
    expected = ideographic | _characters(DICTIONARY)
    assert {character for character in everything if is_unspaced(character)} == expected


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", False),
        ("- …", False),
        ("one two three four five", True),
        ("one two three four five six", False),
        ("加快建设现代化首都都市圈", True),
        ("加快建设现代化首都都市圈的", False),
        ("到 2027 年，one two three four", True),
        ("到 2027 年，one two three four five", False),
        ("ท่าเรือใหม่เปิด", True),
        ("ท่าเรือใหม่จะเปิดให้บริการ", False),
    ],
)
def test_evidence_names_five_words_or_twelve_characters_at_each_end(text: str, short: bool) -> None:
    assert is_short(text) == short


@pytest.mark.parametrize("text", ["." * 10_000, "-a" * 5_000, "._" * 5_000, " ." * 5_000, "京." * 5_000, "é" * 10_000])
def test_counting_the_words_of_the_longest_text_takes_no_time(text: str) -> None:
    def seconds() -> float:
        started = time.process_time()
        count_words(text)
        return time.process_time() - started

    assert min(seconds() for _ in range(3)) < 0.1


@given(st.text(st.sampled_from("ab1_ .-“\n京カ，é")))
def test_every_letter_and_digit_is_in_one_word_and_one_atom(text: str) -> None:
    for pieces in (list(words(text)), list(atoms(text))):
        edges = [edge for piece in pieces for edge in piece]
        assert edges == sorted(edges)
        held = {offset for start, end in pieces for offset in range(start, end)}
        assert {offset for offset, character in enumerate(text) if character.isalnum()} <= held
