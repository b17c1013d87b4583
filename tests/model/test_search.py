"""What is found where: words in any form, Chinese by characters, phrases, and what is set off."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.search import Searchable, find, find_closely, parse_query, traditional_characters, vocabulary

TEXTS = {
    "port": "Its port, the largest in the north",
    "ports": "Both regions' ports",
    "support": "It supports the opportunity",
    "aim": "The main aim of training",
    "research": "R&D and design services",
    "clusters": "Eight textile industry clusters",
    "joint": "High-quality co-operation of Beijing, Tianjin and Hebei",
    "café": "A cafe\u0301 in Hebei’s “old town”",
    "São": "São Paulo's by-products",
    "领域": "服装设计师队伍与产业 链的转移，目标明确",
    "年": "到2025年，北京的人才更多",
}


def found(*words: str, phrases: bool = True) -> str:
    """The keys of the texts that hold the words, best first."""
    everything = [Searchable(key, 0, [(1.0, (text,))]) for key, text in TEXTS.items()]
    return " ".join(find(parse_query(words, phrases), everything))


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        # from the beginning of a word, and a short one whole
        (["port"], "port ports"),
        (["PORTS"], "ports port"),
        (["oppo"], "support"),
        (["AI"], ""),
        (["mai"], ""),
        (["train"], "aim"),
        # forms and spellings
        (["designers"], "research"),
        (["industrial", "cluster"], "clusters"),
        (["cooperation"], "joint"),
        (["co-operation"], "joint"),
        (["café"], "café"),
        (["ＣＡＦÉ"], "café"),
        (["cafe"], "café"),
        (["PÓRT"], "port ports"),
        (["sao", "paulo"], "São"),
        (["co-op"], "joint"),
        (["by-product"], "São"),
        (["byproducts"], "São"),
        (["Hebei's"], "joint café"),
        # several words, across what stands between them, without those that stand everywhere
        (["R&D", "and", "design", "services"], "research"),
        (["the", "north"], "port"),
        (["port", "cluster"], ""),
        (["the"], ""),
        (["的"], ""),
        ([], ""),
        # phrases
        (["textile industry"], "clusters"),
        (["industry textile"], ""),
        (['"north port"'], ""),
        (['"largest in the north" port'], "port"),
        (["Beijing-Tianjin-Hebei"], "joint"),
        # Chinese
        (["设计师"], "领域"),
        (["产业链"], "领域"),
        (["产业 链 转移"], "领域"),
        (["链转移"], "领域"),
        (["《服装设计师》"], "领域"),
        (["服装转移"], "领域"),
        (["转移服"], ""),
        (["目的"], ""),
        (["北京人才"], "年"),
        (["2025年"], "年"),
        (["25年"], ""),
        (["2025"], "年"),
    ],
)
def test_what_was_typed_is_found_as_a_reader_means_it(words: list[str], keys: str) -> None:
    assert found(*words) == keys


def test_without_phrases_the_words_of_an_argument_may_stand_apart() -> None:
    assert found("north port", phrases=False) == "port"
    assert found('"north port"', phrases=False) == ""


def test_words_of_one_letter_are_found_in_a_row_alone() -> None:
    everything = [Searchable(text, 0, [(1.0, (text,))]) for text in ("R&D", "research (R and D)", "part D of annex R")]
    assert find(parse_query(["R&D"]), everything) == ["R&D", "research (R and D)"]


def test_the_best_come_first_within_their_rank() -> None:
    everything = [
        Searchable("context", 2, [(9, ("a port",))]),
        Searchable("form", 0, [(1, ("ports",))]),
        Searchable("beginning", 0, [(1, ("portfolio",))]),
        Searchable("word", 0, [(1, ("a port",))]),
        Searchable("weighty", 0, [(1, ("-",)), (2, ("port",))]),
        Searchable("reading", 1, [(9, ("port",))]),
    ]
    assert find(parse_query(["port"]), everything) == ["weighty", "word", "form", "beginning", "reading", "context"]


def test_how_closely_a_query_is_held_is_told_by_the_best_match_of_any_rank() -> None:
    everything = [Searchable("fact", 0, [(1, ("port",))]), Searchable("reading", 1, [(9, ("port",))])]
    assert find_closely(parse_query(["port"]), everything) == (["fact", "reading"], 9)


def test_words_that_follow_each_other_are_better_than_words_apart() -> None:
    texts = ("clusters of any industry", "industry clusters")
    everything = [Searchable(text, 0, [(1, (text,))]) for text in texts]
    assert find(parse_query(["industry", "clusters"]), everything) == [texts[1], texts[0]]


def test_parts_may_stand_in_different_texts_and_chinese_may_be_cut_between_them() -> None:
    fields = [(1.0, ("河北省",)), (1.0, ("优势",)), (1.0, ("Hebei",)), (1.0, ("Advantage",))]
    for words in (["河北优势"], ["河北的优势"], ["Hebei", "advantages"], ["优势", "hebei"]):
        assert find(parse_query(words), [Searchable("it", 0, fields)]) == ["it"], words
    assert find(parse_query(["河优势"]), [Searchable("it", 0, fields)]) == []


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (["sand"], "Clean SAND, sands", ["SAND", "sands"]),
        (["designers"], "Design is for the designed", ["Design", "designed"]),
        (["ｃＮ"], "CN ｃｎ", ["CN", "ｃｎ"]),
        (["strasse"], "Die Straße", ["Straße"]),
        (["café"], "A cafe\u0301!", ["cafe\u0301"]),
        (["产业链"], "产业 链、产业链", ["产业 链", "产业链"]),
        (["产产"], "产产产", ["产产"]),
        (["河北优势"], "河北的优势", ["河北的优势"]),
        (["河北优势"], "优势在河北", ["优势", "河北"]),
        (["port"], "support", []),
        (["the", "port"], "the port", ["port"]),
        ([], "abc", []),
    ],
)
def test_what_was_found_is_set_off_as_it_stands_in_the_text(words: list[str], text: str, marked: list[str]) -> None:
    assert sorted(text[start:end] for start, end in parse_query(words).ranges(text)) == sorted(marked)


@given(
    st.text(st.sampled_from("aAbBß ﬁ-京的Ｃc\u0301")), st.lists(st.text(st.sampled_from("aAbsfi京的c "), min_size=1))
)
def test_every_range_lies_in_the_text_and_what_is_found_has_one(text: str, words: Sequence[str]) -> None:
    query = parse_query(words)
    ranges = query.ranges(text)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges or not find(query, [Searchable("it", 0, [(1.0, (text,))])])


def test_the_vocabulary_is_all_words_folded() -> None:
    assert vocabulary([Searchable("it", 0, [(1.0, ("The North’s port",))])]) == {"north", "port"}


@pytest.mark.parametrize(("text", "traditional"), [("產業機遇", "產業機"), ("产业机遇", ""), ("port 港口", "")])
def test_characters_that_only_traditional_chinese_has_are_known(text: str, traditional: str) -> None:
    assert traditional_characters(text) == traditional
