"""The model that comes with the program: pinned counts, whole languages, nothing unused, nothing twice."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from jjj_textile.model.loader import load
from jjj_textile.model.plan import Evidence, Fact, Plan
from jjj_textile.text.words import is_short

PLAN = load()
FACTS = {fact.id: fact for fact in PLAN.facts}
PASSAGES = [piece for fact in PLAN.facts for piece in fact.evidence]
PASSAGES += [piece for entry in PLAN.readings for piece in entry.evidence]
OFFICIAL = """\
京津冀产业分工定位更加清晰
产业链创新链深度融合
综合实力迈上新台阶
协同创新实现新突破
转型升级取得新成效
现代化产业体系不断完善
培育形成一批竞争力强的先进制造业集群和优势产业链
协同机制更加健全
产业协同发展水平显著提升
对京津冀高质量发展的支撑作用更加凸显
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
        "advantage": 26,
        "role": 4,
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
        "P7": 15,
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


@pytest.mark.parametrize("id", ["G2", "G7", "G8", "G9", "G10", "S4", "M16", "C8", "C10"])
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


def test_no_two_facts_have_the_same_evidence() -> None:
    assert [ids for ids in same_evidence().values() if len(ids) > 1] == []


def same_evidence() -> dict[tuple[Evidence, ...], list[str]]:
    ids: dict[tuple[Evidence, ...], list[str]] = {}
    for fact in PLAN.facts:
        ids.setdefault(fact.evidence, []).append(fact.id)
    return ids


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
    for key in Fact._fields:
        assert any(getattr(fact, key) for fact in small.facts)
