"""Words that mean the same stand for those that are in nothing, in every form, and set off what they find."""

import pytest
from invocation import SMALL, Result, jjj

from jjj_textile.model.search import Searchable, find, parse_query
from jjj_textile.model.synonyms import widened, without_questions

TEXTS = {
    "port": "Its port, the largest in the north",
    "clothes": "Clothing businesses have relocated to the south",
    "smart": "Intelligent manufacturing of tiles",
    "moved": "Parks have taken in makers of glass",
    "IT": "New-generation information technology",
    "服装": "服装设计与海运",
    "机制": "协同机制更加健全",
}


def found(*words: str) -> str:
    everything = [Searchable(key, 0, [(1.0, (text,))]) for key, text in TEXTS.items()]
    return " ".join(find(widened(parse_query(words)), everything))


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["harbor"], "port"),
        (["harbours"], "port"),
        (["garments"], "clothes"),
        (["garment", "moved"], "clothes"),
        (["smart manufacturing"], "smart"),
        (["manufacturing smart"], ""),
        (['"smart manufacturing"'], "smart"),
        (["时装"], "服装"),
        (["时装设计"], "服装"),
        (["航运"], "服装"),
        (["协调机制"], "机制"),
        (["port"], "port"),
        (["take", "over"], "moved"),
        (["take over"], "moved"),
        (["over", "take"], ""),
        (["next-generation", "IT"], "IT"),
        (["next generation"], "IT"),
        (["hardware"], ""),
        (["AI"], ""),
        (["环境"], ""),
    ],
)
def test_a_word_finds_what_means_the_same(words: list[str], keys: str) -> None:
    assert found(*words) == keys


def test_the_word_itself_comes_before_what_means_the_same() -> None:
    everything = [Searchable(text, 0, [(1.0, (text,))]) for text in ("a seaport", "a harbour", "harbours")]
    assert find(widened(parse_query(["harbour"])), everything) == ["a harbour", "harbours", "a seaport"]


def test_a_query_without_such_words_stays_as_it_is() -> None:
    for typed in (["sand"], ["玻璃"], ["the"]):
        assert widened(parse_query(typed)) == parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (["how", "many", "tiles"], ["tiles"]),
        (["tell me about tiles"], ["tell me about tiles"]),  # a phrase
        (["tiles"], ["tiles"]),
        (["many"], ["many"]),
        (["港口有哪些"], ["港口"]),
        (["怎么", "海运"], ["海运"]),
        (["什么"], ["什么"]),
        (["工厂要做什么"], ["工厂应该"]),
        (["港口在哪里"], ["港口"]),
        (["是谁港"], ["是谁港"]),  # one character would stand everywhere
    ],
)
def test_question_words_are_left_out_unless_they_are_all(typed: list[str], left: list[str]) -> None:
    assert without_questions(parse_query(typed)) == parse_query(left)


def test_what_nobody_types_is_not_tried_in_other_words() -> None:
    for typed in (["时装" * 51], [" ".join(["garment"] * 101)]):
        assert widened(parse_query(typed)) == parse_query(typed)


def test_what_means_the_same_is_set_off() -> None:
    query = widened(parse_query(["harbour"]))
    assert [TEXTS["port"][start:end] for start, end in query.ranges(TEXTS["port"])] == ["port"]


def test_what_holds_the_word_itself_is_enough() -> None:
    """In the small plan a fact has `harbour`, and another has to do with ships."""
    assert jjj("search", "harbour", "-m", str(SMALL), "-c", "id") == Result(0, "id\nA3\n", "")


def test_it_is_said_that_other_words_are_meant() -> None:
    said = "jjj: these hold the words typed or others that mean the same\n"
    assert jjj("search", "seaport", "-m", str(SMALL), "-c", "id") == Result(0, "id\nA3\n", said)
    assert jjj("search", "-q", "seaport", "-m", str(SMALL)) == Result(0, "", "")


def test_a_phrase_that_only_the_page_has_is_not_said_to_be_missing() -> None:
    assert jjj("search", "terminal market", "-c", "id", "--no-header") == Result(0, "C20\n", "")
