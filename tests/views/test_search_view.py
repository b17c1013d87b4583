"""What `search` finds of the small plan and of the built-in one, and what it says where nothing is found."""

import re

import pytest
from invocation import SMALL, Result, jjj
from models import Pair, pairs

from jjj_textile.cli.searching import best_result
from jjj_textile.model.loader import built_in, load
from jjj_textile.model.plan import Plan
from jjj_textile.model.search import find, parse_query
from jjj_textile.model.selection import Selection
from jjj_textile.table import Table
from jjj_textile.text.folding import fold
from jjj_textile.views.edition import Edition
from jjj_textile.views.not_found import nothing_found
from jjj_textile.views.search import search, searchables

ALL = Selection()


@pytest.fixture
def english(small: Plan) -> Edition:
    return Edition(small, "en")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(built_in())


def searched(edition: Edition, *words: str, selection: Selection = ALL) -> Table:
    return search(edition, parse_query(words), words, selection).table


def meant(plan: Plan, query: str) -> list[str]:
    """What the command finds for what was typed, with all that may be meant by it."""
    words = query.split()
    result, _ = best_result(lambda each: search(Edition(plan, "en"), each, words, ALL), words)
    return ids(result.table).split()


def ids(table: Table) -> str:
    return " ".join(item.id for item in table.items)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["clean", "sand"], "A2"),  # a text
        (["砂"], "A2"),  # in another language
        (["certain"], "G2"),  # a note
        (["cross-border"], "G1"),  # the page's words
        (["materials"], "A2"),  # a theme
        (["Northland", "advantages"], "A1 A2 A4"),  # a region and a kind
        (["北地优势"], "A1 A2 A4"),
        (["openness"], "M1 R1"),  # a topic
        (["熔炼玻璃"], "S1"),  # a role, as its region states it
        (["2030"], "G1 G2"),  # a year
        (["g1"], "G1"),  # an id
        (["school"], "A4 R1"),  # a fact before a reading
        (["local", "news"], "R1"),  # a category
        (["related", "reading"], "R1"),  # what the program calls it
        (["相关阅读"], "R1"),
        (["budget"], "X1"),  # another source
        (["Gazette"], "X1"),
        (["nl"], ""),  # initials are no words
    ],
)
def test_facts_readings_and_other_sources_are_found_by_all_that_people_call_them(
    english: Edition, words: list[str], found: str
) -> None:
    assert ids(searched(english, *words)) == found


def test_what_is_found_is_listed_as_facts_are(small: Plan) -> None:
    table = searched(Edition(small, "zh"), "school")
    assert (table.title, table.number) == ("检索结果：school", 2)
    assert list(table.rows()) == [
        ["A4", "advantage", "plant", "southport; northland", "两地均可在南港培养玻璃工匠", "P2"],
        ["R1", "related", "", "", "A Glass School Opens In Southport", "R1"],
    ]
    assert table.marks is not None
    assert table.marks("A Glass School") == [(8, 14)]


def test_filters_are_for_facts_alone(english: Edition) -> None:
    assert ids(searched(english, "glass", selection=Selection(kinds=["advantage"]))) == "A4"
    assert ids(searched(english, "budget", selection=Selection(kinds=["advantage"]))) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["football"],
            [
                "nothing holds 'football'",
                "searched: 11 facts, 2 readings and 1 statement of other sources "
                "(texts, notes, labels, regions, the page's words that they name)",
                "all there is: jjj facts, jjj context",
                "what the page lacks: jjj about",
            ],
        ),
        (["glass", "football"], ["each by itself: 'glass' 7, 'football' 0"]),
        (["玻璃", "足球"], ["each by itself: '玻璃' 5, '足球' 0"]),
        (["glass", "sand", "school"], ["with fewer words: 2 without 'sand'"]),
        (['"sand glass"', "market"], ["with fewer words: 1 without 'sand'"]),
        (['"glass market"', "2030"], ["without quotation marks: 1"]),
        (["harbuor"], ["near to 'harbuor': harbour"]),
        (["玻璃產業"], ["產業 is traditional Chinese: the model's is simplified, so type that"]),
        (["P1"], ["a block of the page: jjj show P1"]),
        (["p1", "p2"], ["a block of the page: jjj show P1", "a block of the page: jjj show P2"]),
        (["signed", "by"], []),
        (["made", "up"], ["to know of the model: Everything here is made up"]),
        (["!?", "。"], ["no letter and no digit to look for in '!?' '。': give a word"]),
        (["the"], ["'the' stands everywhere: give a word of more meaning"]),
    ],
)
def test_where_nothing_is_found_it_is_said_what_else_there_is(
    english: Edition, words: list[str], said: list[str]
) -> None:
    lines = nothing_found([(english, ALL)], words).split("; ")
    assert [line for line in said if line not in lines] == []


def test_without_the_filters_something_may_be_found(english: Edition) -> None:
    lines = nothing_found([(english, Selection(kinds=["goal"]))], ["sand"]).split("; ")
    assert lines[:2] == ["nothing holds 'sand'", "without the filters: 1"]
    assert lines[2].startswith("searched: 2 facts (texts")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("port", "TJ7 TJ9 TJ10"),
        ("designers", "BJ4 BJ7"),
        ("Bohai Rim", "TJ5"),
        ("industrial clusters", "HE3 HE4 G7"),
        ("industrial chain", "G2 G7 HE2 M23"),
        ("R&D and design services", "S1"),
        ("brand cultivation", "M12 M28"),
        ("division of labor", "M19 G1 M20"),
        ("Beijing-Tianjin-Hebei", "G1 C6"),
        ("little giants", "X8"),
        ("talent Beijing", "BJ2"),
        ("new materials", "M26"),
        ("win-win", "M38"),
        ("world-class fashion", "BJ7"),
        ("strong competitiveness", "G7"),
        ("open collaborative innovation", "M13"),
        ("Jing-Jin-Ji", "C11"),
        ("MIIT", "X2"),
        ("advantages", "BJ1 BJ2"),
        ("roles", "S1 S3 S4"),
        ("designing", "BJ4 BJ7"),
        ("Dongguan", "R5"),
        ("Hebei advantages", "HE1 HE2"),
        ("Hebei’s clusters", "HE3 HE4"),
        ("港口", "TJ7"),
        ("设计师", "BJ4 BJ7"),
        ("集群", "HE3 HE4"),
        ("研发设计服务", "S1"),
        ("产业转移", "M2"),
        ("产业 链", "HE2 G2"),
        ("一盘棋", "M39"),
        ("小巨人", "X8"),
        ("河北优势", "HE1 HE2"),
        ("东莞", "R5"),
        ("上下游", "M29 M30"),
        ("upstream and downstream", "M29 M30"),
        ("relocation from Beijing", "C14 HE5"),
        ("河北的优势", "HE1 HE2"),
        ("环渤海", "TJ5"),
        ("2025年 目标", "G1 G2"),
    ],
)
def test_what_people_type_finds_what_they_mean_among_the_first_five(plan: Plan, query: str, found: str) -> None:
    first = ids(searched(Edition(plan, "en"), *query.split())).split()[:5]
    assert set(first) & set(found.split())


def test_what_is_found_loosely_is_not_all_that_the_page_lacks() -> None:
    """The answer may be that the page does not say."""
    result = jjj("search", "where", "can", "I", "read", "the", "plan", "-c", "id", "--no-header")
    assert result == Result(0, "G10\nR5\nX7\n", "jjj: not said on the page: Where the plan itself can be read\n")
    assert jjj("search", "-q", "name", "of", "the", "port") == Result(0, "", "")


@pytest.mark.parametrize(
    "query", ["AI", "football", "weather", "art", "car", "rest", "the", "and of", "he", "人工智能", "足球", "的", "tea"]
)
def test_words_that_the_plan_does_not_have_find_nothing(plan: Plan, query: str) -> None:
    assert ids(searched(Edition(plan, "en"), *query.split())) == ""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("strengths of Beijing", "BJ1 BJ2 BJ3"),
        ("Beijing strengths", "BJ1 BJ2 BJ3"),
        ("措施", "M1 M2 M3"),
        ("天津的作用", "S3"),
        ("北京的优势", "BJ1"),
        ("supply chain", "G2 G7 HE2 M23 M29"),
        ("take over", "HE5 HE6 C14 C15"),
        ("next-generation IT", "M24"),
        ("中央直辖市", "TJ4"),
        ("中央直辖", "TJ4"),
        ("发布时间", "C3 C8"),
        ("core technology", "BJ11"),
        ("what must hebei do", "S4 M35"),
        ("role of Tianjin", "S3"),
        ("when published", "C3 C8"),
        ("main", "X11"),
        ("train", "BJ4 BJ5 BJ6"),
        ("what should Tianjin do", "S3"),
        ("universities in Tianjin", "TJ3"),
        ("how many clusters does Hebei have", "HE3"),
        ("biggest port in the north", "TJ7"),
        ("factories moving to Hebei", "HE5 HE6 C14 C15"),
        ("smart manufacturing", "M25"),
        ("digital economy", "X5"),
        ("who drew up the plan", "X2"),
        ("world class designers", "BJ7"),
        ("industrial estates", "HE6"),
        ("wholesale markets", "HE5"),
        ("target year", "G1 G2 C9"),
        ("mutual benefit", "M38"),
        ("vocational school", "R3"),
        ("wool", "C19 C20 N"),
        ("skilled workers", "BJ2 BJ5 BJ6"),
        ("innovation ecosystem", "M15"),
        ("global brands", "M28"),
        ("is there a university", "TJ3"),
        ("commercialisation of research", "S3"),
        ("pillar industry", "HE1"),
        ("old industrial base", "TJ1"),
        ("electric vehicles", "X7"),
        ("date of the article", "C3"),
        ("tell me about the coordination mechanism", "G8"),
        ("coastal location", "TJ5 TJ6"),
        ("河北有什么优势", "HE1 HE2 HE3"),
        ("北京应该做什么", "S1"),
        ("天津港", "TJ7"),
        ("大学", "TJ3"),
        ("目标年份", "G1 G2 C9"),
        ("谁制定了方案", "X2"),
        ("双赢", "M38"),
        ("数字经济", "X5"),
        ("新能源汽车", "X7"),
        ("创新生态", "M15"),
        ("品牌建设", "M12 M28 BJ13"),
        ("国际品牌", "M28"),
        ("服装批发市场", "HE5"),
        ("工业园", "HE6"),
        ("承接产业", "HE5 HE6"),
        ("高端人才", "BJ2 BJ7"),
        ("羊毛", "C19 C20 N"),
        ("科技成果", "S3"),
        ("京津冀怎么分工", "S1 S3 S4 M19 M20 G1"),
        ("技术中心", "BJ11"),
        ("支柱产业有哪些", "HE1"),
        ("北方最大港口", "TJ7"),
        ("上游企业", "M29"),
        ("协同目标", "G8 G9"),
        ("产业集群有几个", "HE3 HE4"),
        ("河北有多少个产业集群", "HE3"),
        ("河北 任务", "M35"),
        ("Hebei tasks", "M35"),
        ("河北负责什么", "S4"),
        ("什么时候出台", "C8"),
        ("CN-HE", "HE1"),
        ("what does Tianjin do", "S3"),
        ("河北", "S4"),
        ("biggest advantages of Beijing", "BJ1"),
        ("北京三大优势", "BJ1"),
        ("环保", "X5"),
        ("产业转移到哪里", "M2 HE5"),
    ],
)
def test_what_people_ask_finds_what_they_mean_among_the_first_five(plan: Plan, query: str, found: str) -> None:
    """Half remembered, in other words, or as a question."""
    assert set(meant(plan, query)[:5]) & set(found.split())


def test_a_region_alone_finds_what_it_does_and_then_what_is_said_of_it_alone() -> None:
    first = jjj("search", "tianjin", "-c", "id", "--no-header").out.split()[:11]
    assert first == ["S3", *(f"TJ{number}" for number in range(1, 11))]


def test_what_concerns_some_regions_is_not_found_by_what_all_are_called_together() -> None:
    together = jjj("search", "各地区", "-c", "id", "--no-header").out.split()
    regions = [line.split("\t") for line in jjj("facts", "-c", "id,regions", "--no-header").out.split("\n")[:-1]]
    assert set(together) == {id for id, names in regions if names == "beijing; tianjin; hebei"}


@pytest.mark.parametrize("query", ["京津冀 目标", "all regions goals", "Beijing Tianjin Hebei goals"])
def test_what_concerns_all_regions_is_found_by_what_these_are_called_together(query: str) -> None:
    first = jjj("search", *query.split(), "-c", "id", "--no-header").out.split()[:10]
    assert set(first) == {f"G{number}" for number in range(1, 11)}


UNSAID = {
    "author": "Who wrote the article",
    "who wrote it": "Who wrote the article",
    "作者是谁": "Who wrote the article",
    "由谁落实": "Who is to carry out what it asks of the textile industry",
    "责任单位": "Who is to carry out what it asks of the textile industry",
    "who carries out the plan": "Who is to carry out what it asks of the textile industry",
    "发布单位": "Who drew up the plan and who released it",
    "就业人数": "Any figure for the textile industry: output, jobs, investment",
    "jobs created": "Any figure for the textile industry: output, jobs, investment",
    "deadline": "Any deadline for what it asks of the textile industry",
    "timetable": "Any deadline for what it asks of the textile industry",
    "indicators": "Which indicators will show whether a goal is met",
    "考核": "Which indicators will show whether a goal is met",
}


def _answers(query: str) -> list[str]:
    """What a search that finds nothing says of what the page lacks, and of the model."""
    result = jjj("search", *query.split())
    assert (result.status, result.out) == (1, "")
    return [said for said in result.err.strip().split("; ") if said.startswith(("not said on", "to know of"))]


@pytest.mark.parametrize("query", UNSAID)
def test_what_the_page_does_not_say_is_answered_with_that(query: str) -> None:
    assert _answers(query) == [f"not said on the page: {UNSAID[query]}"]


@pytest.mark.parametrize("query", ["机器翻译", "machine translation"])
def test_what_is_to_be_known_of_the_model_is_an_answer_too(query: str) -> None:
    assert _answers(query)[-1] == "to know of the model: The page reads as a machine translation from Chinese"


def test_of_a_word_that_stands_in_many_of_these_none_is_told() -> None:
    """With all but one word three or more of them share what is left: `textile` says little."""
    assert _answers("textile wages") == []


@pytest.mark.parametrize(
    "query",
    [
        "blockchain",
        "football",
        "足球",
        "区块链",
        "weaknesses of Hebei",
        "cotton prices",
        "carbon emissions",
        "房价",
        "棉花",
        "碳排放",
        "AI",
        "weather",
        "art",
        "car",
        "rest",
        "basketball",
        "hospital",
        "tea",
        "he",
        "recipe",
        "covid",
        "wedding",
        "coal mine",
        "nuclear",
        "weather in Beijing",
        "how to cook rice",
        "what is bitcoin",
        "人工智能",
        "天气",
        "电影",
        "医院",
        "怎么做饭",
        "在线",
        "和谐",
        "有色金属",
        "什么是比特币",
        "北京天气",
        "房地产",
        "的",
    ],
)
def test_no_other_word_for_it_finds_what_the_plan_does_not_have(plan: Plan, query: str) -> None:
    assert meant(plan, query) == []


def test_a_word_is_not_found_within_another(plan: Plan) -> None:
    assert {item.theme for item in searched(Edition(plan, "en"), "port").items} <= {"port", "support"}


@pytest.mark.parametrize(
    ("words", "status"),
    [(["glass"], 0), (["glass", "--kind", "goal"], 0), (["glass", "--json"], 0), (["xylophone"], 1), (["the"], 1)],
)
def test_a_quiet_search_answers_with_its_status_alone(words: list[str], status: int) -> None:
    for quiet in ("-q", "--quiet"):
        assert jjj("search", quiet, *words, "-m", str(SMALL)) == Result(status, "", "")


def test_a_quiet_search_still_says_why_it_cannot_be_done() -> None:
    assert jjj("search", "-q", "", "-m", str(SMALL)).status == 2
    assert jjj("search", "-q", "glass", "-m", "/nowhere").status == 3


@pairs
def test_hardly_a_word_of_the_page_finds_nothing(pair: Pair) -> None:
    """Those between the ends of a passage that no text or note has either: at most one in forty."""
    everything = searchables(Edition(pair.plan, "en"), ALL)
    page = fold(pair.text)
    queries = [parse_query([word]) for word in dict.fromkeys(re.findall(r"[a-z]{3,}", page))]
    asked = [query for query in queries if query.parts]
    lost = [query.parts[0].words[0] for query in asked if not find(query, everything)]
    assert len(lost) <= max(1, len(asked) // 40), lost
