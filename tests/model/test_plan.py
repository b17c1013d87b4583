"""The model that comes with the program: pinned counts, whole languages, nothing unused, nothing twice.

With a copy of the page in `JJJ_ARTICLE`, its English is held against the page as well: the words are the project's own.
"""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from jjj_textile.model.loader import load
from jjj_textile.model.plan import Evidence, Fact, Plan
from jjj_textile.text.words import is_short
from jjj_textile.views.columns import FIGURES

PLAN = load()
FACTS = {fact.id: fact for fact in PLAN.facts}
PASSAGES = [piece for fact in PLAN.facts for piece in fact.evidence]
PASSAGES += [piece for entry in PLAN.readings for piece in entry.evidence]
OFFICIAL = """\
到2025年，京津冀产业分工定位更加清晰
到2025年，产业链创新链深度融合
到2025年，综合实力迈上新台阶
到2025年，协同创新实现新突破
到2025年，转型升级取得新成效
到2025年，现代化产业体系不断完善
到2025年，培育形成一批竞争力强的先进制造业集群和优势产业链
到2025年，协同机制更加健全
到2025年，产业协同发展水平显著提升
到2025年，对京津冀高质量发展的支撑作用更加凸显
"""
MOST_SHARED = 4
"""How many words in a row, names aside, the project's English may have in common with the page."""

NAMES = (
    "Implementation Plan for the Coordinated Development of Beijing-Tianjin-Hebei Industries",
    "Implementation Plan",
    "Beijing",
    "Tianjin",
    "Hebei",
    "Bohai",
)
"""Proper names, the longest first: they are the page's because they are everyone's."""

WORD = re.compile(r"[^\W_][\w&]*")
SMALL_PAGE = """\
The Glass Plan of Northland was released, and Northland should melt
clean sand in old, old furnaces.
"""


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text of the plan with its languages."""
    if isinstance(value, str) or value is None or isinstance(value, int):
        return
    items = list(value.values()) if hasattr(value, "values") else list(value)
    if hasattr(value, "values") and items and isinstance(items[0], str):
        yield dict(value)
    else:
        for item in items:
            yield from texts(item)


def test_the_number_of_facts_of_each_kind_is_pinned() -> None:
    assert Counter(fact.kind for fact in PLAN.facts) == {
        "goal": 10,
        "measure": 39,
        "advantage": 29,
        "role": 3,
        "background": 22,
    }


def test_the_number_of_facts_of_each_block_is_pinned() -> None:
    assert Counter(fact.evidence[0].block for fact in PLAN.facts) == {
        "T": 2,
        "D": 2,
        "K": 1,
        "P1": 14,
        "P2": 8,
        "P3": 5,
        "P4": 10,
        "P5": 10,
        "P6": 8,
        "P7": 17,
        "P8": 22,
        "N": 4,
    }


def test_a_fact_stands_in_one_block_and_the_blocks_in_the_order_of_the_page() -> None:
    assert {len({piece.block for piece in fact.evidence}) for fact in PLAN.facts} == {1}
    order = [block.id for block in PLAN.document.blocks]
    positions = [order.index(fact.evidence[0].block) for fact in PLAN.facts]
    assert positions == sorted(positions)


def test_the_page_has_these_blocks_and_each_is_used() -> None:
    ids = [block.id for block in PLAN.document.blocks]
    assert " ".join(ids) == "H T D K P1 P2 P3 P4 P5 P6 P7 P8 RH R1 R2 R3 R4 R5 N"
    assert {piece.block for piece in PASSAGES} | {words.block for words in PLAN.document.exclusions} == set(ids)


def test_the_goals_are_those_of_2025_in_the_official_chinese() -> None:
    goals = [fact for fact in PLAN.facts if fact.kind == "goal"]
    assert [goal.id for goal in goals] == [f"G{number}" for number in range(1, 11)]
    assert {goal.year for goal in goals} == {2025}
    assert "".join(f"{goal.text['zh']}\n" for goal in goals) == OFFICIAL
    assert all("By 2025" in goal.text["en"] and Evidence("P1", "by 2025") in goal.evidence for goal in goals)


@pytest.mark.parametrize("id", ["G1", "G2", "G7", "G8", "G9", "G10", "S3", "S4", "M16", "M28", "M35", "C8", "C10"])
def test_what_misleads_has_a_note(id: str) -> None:
    assert FACTS[id].note


def test_every_text_is_in_both_languages_and_the_chinese_is_chinese() -> None:
    assert PLAN.languages == ("en", "zh")
    everything = list(texts(PLAN))
    assert len(everything) > 200
    for text in everything:
        assert set(text) == {"en", "zh"}
        assert any("\u4e00" <= character <= "\u9fff" for character in text["zh"])
        assert unicodedata.normalize("NFC", text["zh"] + text["en"]) == text["zh"] + text["en"]
        assert not text["en"].endswith(".")
        assert not text["zh"].endswith("。")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_facts_say_the_same(language: str) -> None:
    said = Counter([fact.text[language] for fact in PLAN.facts] + [other.text[language] for other in PLAN.context])
    assert [text for text, times in said.items() if times > 1] == []


def test_an_id_that_was_given_up_is_not_used_again() -> None:
    ids = {*FACTS, *(entry.id for entry in PLAN.readings), *(other.id for other in PLAN.context)}
    assert ids & {"S2", "X6"} == set()


def test_each_fact_begins_its_evidence_with_words_of_its_own() -> None:
    """A fact's link leads to its first piece: two facts with the same one would lead to the same place."""
    ids: dict[tuple[str, str], list[str]] = {}
    for fact in PLAN.facts:
        ids.setdefault((fact.evidence[0].block, fact.evidence[0].start), []).append(fact.id)
    assert [same for same in ids.values() if len(same) > 1] == []


def test_what_the_article_announces_is_no_duty_and_what_it_urges_no_announcement() -> None:
    """The last sentence of P8 says "we will"; before it the article says "should", and P2 names a purpose."""
    announced = {fact.id for fact in PLAN.facts if any(piece.start.startswith("we will") for piece in fact.evidence)}
    assert announced == {f"M{number}" for number in range(29, 40)}
    measures = [fact for fact in PLAN.facts if fact.kind == "measure"]
    purposes = {"M5", "M6", "M7"}
    for sign, ids in (
        ({"en": " will ", "zh": "将"}, announced),
        ({"en": "is meant to", "zh": "旨在"}, purposes),
        ({"en": " should ", "zh": "应"}, {fact.id for fact in measures} - announced - purposes),
    ):
        for language, words in sign.items():
            assert {fact.id for fact in measures if words in fact.text[language]} == ids


def test_who_announces_is_said_with_each_announcement() -> None:
    for number in range(29, 40):
        note = FACTS[f"M{number}"].note
        assert note
        assert '"we will"' in note["en"]
        assert "“we will”" in note["zh"]


def test_paragraph_two_is_guidance_that_the_article_ascribes_to_the_plan() -> None:
    for number in range(1, 8):
        note = FACTS[f"M{number}"].note
        assert note
        assert "the article says the plan" in note["en"]
        assert "文章称" in note["zh"]


def test_every_entry_of_each_vocabulary_is_used() -> None:
    for key, entries in (("kind", PLAN.kinds), ("theme", PLAN.themes), ("topic", PLAN.topics), ("step", PLAN.steps)):
        assert {getattr(fact, key) for fact in PLAN.facts} - {None} == set(entries)
    assert {exclusion.code for exclusion in PLAN.document.exclusions} == set(PLAN.codes)
    assert {statement.source for statement in PLAN.context} == {source.id for source in PLAN.sources}
    assert {region for fact in PLAN.facts for region in fact.regions} == {region.id for region in PLAN.regions}


@pytest.mark.parametrize(
    ("key", "kind"), [("theme", "advantage"), ("topic", "measure"), ("step", "role"), ("year", "goal")]
)
def test_only_facts_of_its_kind_have_a_key(key: str, kind: str) -> None:
    assert {fact.kind for fact in PLAN.facts if getattr(fact, key) is not None} == {kind}


def test_every_role_fact_is_a_role_of_its_region() -> None:
    roles = {(region.id, role.step) for region in PLAN.regions for role in region.roles}
    assert roles == {("beijing", "research"), ("tianjin", "transformation"), ("hebei", "production")}
    assert {(region, fact.step) for fact in PLAN.facts if fact.kind == "role" for region in fact.regions} == roles


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_region_s_role_is_what_the_fact_of_its_step_says(language: str) -> None:
    facts = {(fact.regions[0], fact.step): fact.text[language] for fact in PLAN.facts if fact.kind == "role"}
    for region in PLAN.regions:
        for role in region.roles:
            assert role.text[language].casefold() in facts[region.id, role.step].casefold()


def test_advantages_and_roles_are_of_one_region() -> None:
    assert {len(fact.regions) for fact in PLAN.facts if fact.kind in ("advantage", "role")} == {1}


def test_evidence_is_a_few_words_at_each_end() -> None:
    ends: list[tuple[str | None, str | None]] = [(piece.start, piece.end) for piece in PASSAGES]
    ends += [(block.start, block.end) for block in PLAN.document.blocks]
    ends += [(words.start, words.end) for words in PLAN.document.exclusions]
    assert all(is_short(words) for pair in ends for words in pair if words is not None)


def test_a_reason_has_three_words_or_more() -> None:
    assert all(len(exclusion.reason["en"].split()) >= 3 for exclusion in PLAN.document.exclusions)


def test_the_readings_are_five_related_entries_and_the_next_article() -> None:
    assert [(entry.id, entry.kind, entry.published, entry.counter, entry.language) for entry in PLAN.readings] == [
        ("R1", "related", "2023-06-20T20:25:00", 17, "en"),
        ("R2", "related", "2023-06-12T18:44:00", 5, "en"),
        ("R3", "related", "2023-06-07T18:26:00", 84, "en"),
        ("R4", "related", "2023-06-01T20:10:00", 2, "zh"),
        ("R5", "related", "2023-05-31T19:22:00", 2, "en"),
        ("N", "next", None, None, "en"),
    ]
    assert {entry.category for entry in PLAN.readings} == {"Local hotspot", None}


def test_the_regions_have_the_codes_of_the_standards_and_the_old_ones_as_names() -> None:
    assert [(region.id, region.name["zh"], region.codes.gb, region.codes.iso) for region in PLAN.regions] == [
        ("beijing", "北京市", "110000", "CN-BJ"),
        ("tianjin", "天津市", "120000", "CN-TJ"),
        ("hebei", "河北省", "130000", "CN-HE"),
    ]
    assert [alias for region in PLAN.regions for alias in region.aliases if alias.startswith("CN-1")] == [
        *("CN-11", "CN-12", "CN-13")
    ]


def test_the_document_is_this_page() -> None:
    document = PLAN.document
    assert document.published == "2023-07-11T12:20:00"
    assert (document.counter, document.tag, document.language) == (0, "Beijing Tianjin Hebei", "en")
    assert document.digest == "fb6dac57826f7b2c149cd5c56b4917b60bd75109ba89770751a53253ed9894e7"
    assert document.free == ("and",)


def test_the_small_plan_uses_every_kind_of_thing(small: Plan) -> None:
    assert {fact.kind for fact in small.facts} == set(PLAN.kinds)
    for key in set(Fact._fields).difference(FIGURES):
        assert any(getattr(fact, key) for fact in small.facts)


def spaced_words(text: str) -> str:
    """The words of a text in lower case, a hyphen between two, each with a space on both sides."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def bare_words(text: str, names: tuple[str, ...] = NAMES) -> list[str]:
    """The words of a text in lower case, names taken out."""
    words = spaced_words(text)
    for name in names:
        words = words.replace(spaced_words(name), " ")
    return words.split()


def longest_shared(text: list[str], page: list[str]) -> list[str]:
    """The longest run of words that a text and a page have in common."""
    match = SequenceMatcher(None, text, page, autojunk=False).find_longest_match()
    return text[match.a : match.a + match.size]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Sand is melted there", "sand"),
        ("NORTHLAND SHOULD, MELT clean-sand", "should melt clean sand"),
        ("What should melt is clean sand in old furnaces", "clean sand in old"),
        ("It is said that the Glass Plan was released and that sand is old", "was released and"),
        ("A region was glad", "was"),
        ("Nothing here", ""),
    ],
)
def test_the_longest_run_of_shared_words_is_found_names_aside(text: str, shared: str) -> None:
    names = ("Glass Plan", "Northland")
    assert longest_shared(bare_words(text, names), bare_words(SMALL_PAGE, names)) == shared.split()


def own_texts() -> list[str]:
    """The project's English: all texts but those of other sources, which speak of other pages."""
    plan = PLAN._replace(context=(), sources=())
    return [text["en"] for text in texts(plan)]


def test_the_english_has_at_most_four_words_in_a_row_from_the_page() -> None:
    article = os.environ.get("JJJ_ARTICLE")
    page = bare_words(Path(article).read_text(encoding="utf-8") if article else SMALL_PAGE)
    shared = {text: longest_shared(bare_words(text), page) for text in own_texts()}
    assert len(shared) > 200
    assert {text: " ".join(run) for text, run in shared.items() if len(run) > MOST_SHARED} == {}
