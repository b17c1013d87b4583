"""Phrases are found between word borders, every place of them; the nearest words are only ever a suggestion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.page.phrases import PhraseIndex, Span, nearest_words
from jjj_textile.text.words import atoms


def found(phrase: str, text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Where a phrase stands: the text with a bar at either end, for each place."""
    within = Span(start, len(text) if end is None else end)
    return [f"{text[:a]}|{text[a:b]}|{text[b:]}" for a, b in PhraseIndex(text, [phrase]).find(phrase, within)]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        # each place, in order
        ("b", "a b c b", ["a |b| c b", "a b c |b|"]),
        ("a b", "a b", ["|a b|"]),
        ("a", "", []),
        ("c", "a b", []),
        # overlapping ones are counted
        ("a a", "a a a", ["|a a| a", "a |a a|"]),
        ("a b a", "a b a b a", ["|a b a| b a", "a b |a b a|"]),
        ("京京", "京京京", ["|京京|京", "京|京京|"]),
        # between word borders
        ("art", "article start art", ["article start |art|"]),
        ("rich", "enriched", []),
        ("17", "2017 17 170", ["2017 |17| 170"]),
        ("a_b", "a_b_c a_b", ["a_b_c |a_b|"]),
        ("é", "éa é", ["éa |é|"]),
        ("high", "high-quality", ["|high|-quality"]),
        ("Hebei", "Hebei's (Hebei)", ["|Hebei|'s (Hebei)", "Hebei's (|Hebei|)"]),
        ("D", "R&D", ["R&|D|"]),
        # beside Chinese characters there are none
        ("津", "京津冀", ["京|津|冀"]),
        ("2025", "到2025年", ["到|2025|年"]),
        ("202", "到2025年", []),
        ("天津市", "北京市天津市", ["北京市|天津市|"]),
        ("カ", "カナ", ["|カ|ナ"]),
        # phrases that begin or end in punctuation
        ('"open"', 'an "open" b', ['an |"open"| b']),
        ('"open"', 'an "open b', []),
        ("etc.", "etc, etc. etc.", ["etc, |etc.| etc.", "etc, etc. |etc.|"]),
        ("(a)", "((a))", ["(|(a)|)"]),
        ("...a", "....a", [".|...a|"]),
        ("a -", "a - - b", ["|a -| - b"]),
        ("，南", "有，南港", ["有|，南|港"]),
        ("“黄金”", "“黄金”", ["|“黄金”|"]),
        # case and punctuation count
        ("Beijing", "beijing BEIJING", []),
        ("a, b", "a b a; b", []),
        # what has no letter or digit is found nowhere
        ("-", "a - b", []),
        ("", "a", []),
    ],
)
def test_a_phrase_is_found_wherever_it_stands_between_word_borders(phrase: str, text: str, places: list[str]) -> None:
    assert found(phrase, text) == places


@pytest.mark.parametrize(
    ("phrase", "text"), [("क", "कि"), ("हिन", "हिन्दी"), ("ไท", "ไที"), ("e", "e\u0331"), ("مر", "مَر")]
)
def test_a_mark_belongs_to_the_word_that_it_stands_in(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    ("start", "end", "places"),
    [
        (0, 5, ["|a b| a b a b", "a b |a b| a b"][:1]),
        (0, 7, ["|a b| a b a b", "a b |a b| a b"]),
        (1, 11, ["a b |a b| a b", "a b a b |a b|"]),
        (4, 7, ["a b |a b| a b"]),
        (4, 6, []),
        (5, 7, []),
    ],
)
def test_a_phrase_lies_whole_within_the_range(start: int, end: int, places: list[str]) -> None:
    assert found("a b", "a b a b a b", start, end) == places


def test_punctuation_at_the_edge_of_a_phrase_lies_within_the_range_too() -> None:
    assert found('"a"', '"a" "a"', 0, 3) == ['|"a"| "a"']
    assert found('"a"', '"a" "a"', 1, 7) == ['"a" |"a"|']
    assert found('"a"', '"a" "a"', 0, 6) == ['|"a"| "a"']


def test_the_first_place_is_the_first() -> None:
    index = PhraseIndex("b a b a", ["a", "c"])
    assert index.first("a", Span(0, 7)) == Span(2, 3)
    assert index.first("a", Span(3, 7)) == Span(6, 7)
    assert index.first("c", Span(0, 7)) is None


def test_phrases_that_share_their_words_are_told_apart() -> None:
    text = 'open "open" open. "open".'
    index = PhraseIndex(text, ["open", '"open"', "open.", '"open".'])
    whole = Span(0, len(text))
    assert [text[: span.start].count("open") for span in index.find("open", whole)] == [0, 1, 2, 3]
    assert [text[: span.start].count("open") for span in index.find('"open"', whole)] == [1, 3]
    assert [text[: span.start].count("open") for span in index.find("open.", whole)] == [2]
    assert [text[: span.start].count("open") for span in index.find('"open".', whole)] == [3]


@given(st.text('ab京"- .', max_size=40), st.text('ab京"- .', min_size=1, max_size=5))
def test_the_places_are_those_of_a_plain_search_that_cut_no_word(text: str, phrase: str) -> None:
    inside = {place for start, end in atoms(text) for place in range(start + 1, end)}
    expected = [
        Span(place, place + len(phrase))
        for place in range(len(text))
        if text.startswith(phrase, place) and not {place, place + len(phrase)} & inside and any(atoms(phrase))
    ]
    assert list(PhraseIndex(text, [phrase]).find(phrase, Span(0, len(text)))) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "nearest"),
    [
        ("rich educational", "has rich educational resources", "rich educational"),
        ("rich educaitonal", "has rich educational resources", "rich educational"),
        ("Rich Educational", "has rich educational resources", "rich educational"),
        ("talent reserve", "and talent reserves. It", "talent reserves."),
        ("deepwater", "one deep water port", "water"),
        ("深水巷口", "南港市有深水港口。", "深水港口"),
        ("one game", 'the "one game" thinking', '"one game"'),
        ("zebra crossing", "has rich educational resources", None),
        ("a", "", None),
        ("", "a b", None),
        ("...", "a b", None),
    ],
)
def test_the_nearest_words_are_as_many_or_one_fewer_or_more(phrase: str, text: str, nearest: str | None) -> None:
    span = nearest_words(phrase, text, Span(0, len(text)))
    assert (text[slice(*span)] if span else None) == nearest


def test_the_first_of_equally_near_words_is_taken_and_only_within_the_range() -> None:
    text = "one twa, one twi, one two"
    assert nearest_words("one twx", text, Span(0, 17)) == Span(0, 8)
    assert nearest_words("one two", text, Span(0, 17)) == Span(0, 8)
    assert nearest_words("one two", text, Span(9, len(text))) == Span(18, 25)


def test_all_phrases_of_a_long_text_are_found_in_one_passing() -> None:
    words = [f"w{number}" for number in range(20_000)]
    text = " ".join(words)
    index = PhraseIndex(text, words)
    whole = Span(0, len(text))
    assert [index.first(word, whole) for word in words[::1000]] == [
        Span(text.index(f"{word} "), text.index(f"{word} ") + len(word)) for word in words[::1000]
    ]
