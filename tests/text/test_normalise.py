"""Words are compared after what a copy may change is made equal; the way back to the original stays known."""

import sys
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.text.normalise import NormalText, normalise, normalise_with_offsets

SOUP = st.text(
    st.one_of(
        st.sampled_from(
            "aeo é\u0301\u0323-–‘“\"'\u00ad\u200b\ufeff\u00a0\u3000\r\n\t一\u1100\u1161\u11a8가\u212b\U00016d67"
        ),
        st.characters(exclude_categories=["Cs"]),
    )
)
MARKS = ("Mn", "Mc", "Me")


@pytest.mark.parametrize(
    ("original", "normal"),
    [
        ("", ""),
        ("a", "a"),
        # Unicode NFC
        ("cafe\u0301", "café"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b\u2126", "ÅΩ"),
        ("q\u0323\u0307 q\u0307\u0323", "q\u0323\u0307 q\u0323\u0307"),
        ("\uf900", "豈"),
        # curly and low quotation marks to straight
        ("‘a’ ‚b‛", "'a' 'b'"),
        ("“a” „b‟", '"a" "b"'),
        ("don’t", "don't"),
        # the hyphen, dash and minus family to -
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("⁃⸺⸻﹘﹣－", "------"),
        # soft hyphen and zero-width characters dropped
        ("co\u00adop\u200ber\u200cat\u200dive\u2060\ufeff", "cooperative"),
        ("\u180e\u200e\u200f\u2061\u2062\u2063\u2064a", "a"),
        ("\u202aa\u202c \u2068b\u2069", "a b"),
        # every run of white space to one space
        ("a b  c\td\ne\r\nf\rg\u00a0h\u3000i\u2028j\x0bk\x0cl\x85m\u2009n", "a b c d e f g h i j k l m n"),
        ("a\u00a0 \u3000\r\n\r\n b", "a b"),
        ("a \u200b b", "a b"),
        # and to none beside a character of a script without spaces, or its punctuation
        ("于 2027 年\n建成 GDP 港，\r\n2030年", "于2027年建成GDP港，2030年"),
        ("全 \u200b国 “京津” one two", '全国"京津" one two'),
        ("ท่าเรือ ใหม่ port two", "ท่าเรือใหม่port two"),
        ("か \u3099", "か \u3099"),
        # radicals to the characters that they stand for
        ("⽂化⾼地⻓⻔⺠𠀀", "文化高地长门民𠀀"),
        ("⽂ 化", "文化"),
        ("⺀⼀⿕⿰", "⺀一龠⿰"),
        # trimmed
        ("\ufeff \r\n a b \u3000\u200b\n", "a b"),
        (" ", ""),
        ("\u200b", ""),
    ],
)
def test_what_a_copy_may_change_is_made_equal(original: str, normal: str) -> None:
    assert normalise(original) == normal
    assert normalise_with_offsets(original).text == normal


@pytest.mark.parametrize(
    "text",
    [
        "BEIJING Beijing beijing",
        "a. b, c; d: e! f? (g) [h] {i} /j/ \\k\\ &l& %m% #n# @o@ *p* _q_ ~r~ `s` ^t^ <u> =v= +w+ |x|",
        "…·•«»‹›′″、。《》〈〉「」『』【】〔〕￥",
        "，。！？；：（）",
        "ａｂｃ１２３％＆",
        "ﬁ ² ½ Ⅷ ㎏ ① ㍿ ™ﾊ",
    ],
)
def test_case_and_all_other_punctuation_and_width_stay(text: str) -> None:
    assert normalise(text) == text
    assert normalise_with_offsets(text).text == text


@given(SOUP)
def test_both_ways_of_normalising_agree(original: str) -> None:
    assert normalise_with_offsets(original).text == normalise(original)


HANGUL = {*map(chr, range(0x1100, 0x1200)), *map(chr, range(0xAC00, 0xD7A4))}


@cache
def parts_of_all() -> dict[str, str]:
    """What each character is composed of that this Python's Unicode knows as composed."""
    every = [chr(number) for number in (*range(0xD800), *range(0xE000, sys.maxunicode + 1))]
    return {one: parts for one in every if (parts := unicodedata.normalize("NFD", one)) != one}


def test_a_character_and_its_parts_are_the_same_and_both_ways_agree_on_them() -> None:
    for character, parts in parts_of_all().items():
        assert normalise_with_offsets(f"a{parts}b").text == normalise(f"a{character}b")


@pytest.mark.slow
def test_both_ways_agree_wherever_two_characters_might_be_composed() -> None:
    # Of Hangul, where any vowel goes with any consonant, the edges of each kind.
    hangul = "\u1100\u1112\u115f\u1160\u1161\u1175\u1176\u11a7\u11a8\u11c2\u11c3\u11ff\uac00\uac01\ud7a3"
    composed = parts_of_all()
    known = {one for one in {*composed, *"".join(composed.values())} if one not in HANGUL}
    firsts = [*sorted(known), *hangul]
    seconds = {one for parts in composed.values() for one in parts[1:] if one in known}
    marks = {one for one in seconds if unicodedata.category(one) in MARKS}
    for second in (*sorted(seconds - marks), *sorted(marks)[::20], *hangul):
        # One text of all pairs, parted by what composes with nothing, and one of all triples.
        for text in (f"{second}|".join(firsts), f"{second}{second}|".join(firsts), f"{second}\u0301".join(firsts)):
            assert normalise_with_offsets(text).text == normalise(text)


def test_starters_that_compose_with_starters_lead_back_to_all_of_them() -> None:
    # U+16D68 is U+16D67 twice, from Unicode 16 on; before, these are characters that nothing is known of.
    text = "a\U00016d68b \U00016d63\U00016d67\U00016d67 c"
    normal = normalise_with_offsets(text)
    assert normal.text == normalise(text)
    start = normal.text.index(" ") + 1
    assert normal.span(start, normal.text.rindex(" ")) == (4, 7)


@given(SOUP)
def test_the_form_in_which_a_copy_was_saved_does_not_matter(original: str) -> None:
    forms = [unicodedata.normalize("NFC", original), unicodedata.normalize("NFD", original)]
    assert [normalise(form) for form in forms] == [normalise(original)] * 2


@pytest.mark.parametrize(
    ("original", "words", "place"),
    [
        ("one two", "two", (4, 7)),
        ("  one\r\n\r\ntwo  ", "one two", (2, 12)),
        ("one\u00a0\u3000two three", "two", (5, 8)),
        ("a\u00adb c", "ab", (0, 3)),
        ("\ufeffone", "one", (1, 4)),
        ("one\u200b two", "one", (0, 3)),
        ("one \u200b two", "one two", (0, 9)),
        ("cafe\u0301 au lait", "café", (0, 5)),
        ("cafe\u0301 au lait", "au", (6, 8)),
        ("\u1112\u1161\u11ab 국", "국", (4, 5)),
        ("\u1112\u1161\u11ab 국", "한", (0, 3)),
        ("“one” – two", '"one" - two', (0, 11)),
        ("\u0958 b", "b", (2, 3)),
        ("\u0958 b", "\u0915\u093c", (0, 1)),
        ("q\u0307\u0323 b", "q\u0323\u0307", (0, 3)),
        ("x\u0301\u0302 y", "y", (4, 5)),
        ("京津\u3000冀", "津冀", (1, 4)),
        ("于 2027 年 three two", "2027年three", (2, 14)),
        ("x ⽂ 化", "文化", (2, 5)),
        ("𠮷野家", "野", (1, 2)),
    ],
)
def test_a_span_leads_back_to_the_original(original: str, words: str, place: tuple[int, int]) -> None:
    normal = normalise_with_offsets(original)
    start = normal.text.index(words)
    assert normal.span(start, start + len(words)) == place
    assert normalise(original[slice(*place)]) == words


@given(SOUP, st.data())
def test_the_original_of_a_span_is_the_span(original: str, data: st.DataObject) -> None:
    normal = normalise_with_offsets(original)
    between = st.sampled_from([place for place in range(len(normal.text) + 1) if _is_between(normal, place)])
    start, end = sorted((data.draw(between), data.draw(between)))
    if start < end:
        first, last = normal.span(start, end)
        assert normalise(original[first:last]) == normalise(normal.text[start:end])


def _is_between(normal: NormalText, place: int) -> bool:
    """Whether a place lies between two characters that are no part of one another, or at an end."""
    if place in (0, len(normal.text)):
        return True
    return unicodedata.category(normal.text[place]) not in MARKS and normal.offsets[place - 1] != normal.offsets[place]


@pytest.mark.parametrize(
    ("original", "digest"),
    [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("a b", "c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e6fcc6d65"),
        ("\ufeff a\u00a0\r\n b\n", "c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e6fcc6d65"),
        ("京津冀", "35aeb8f43771cdb2aed05409ae7c63b752b22e1feec34fb6c8faecf8cd8ac159"),
    ],
)
def test_the_digest_is_the_sha_256_of_the_normal_text_in_utf_8(original: str, digest: str) -> None:
    assert normalise_with_offsets(original).digest() == digest
