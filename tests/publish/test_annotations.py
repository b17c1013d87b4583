"""Facts as W3C Web Annotations: terms of the recommendation only, names that last, passages that are whole."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from models import Pair, pairs

from jjj_textile.model.plan import Document, Evidence, Fact, Plan
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import prove
from jjj_textile.page.phrases import Span
from jjj_textile.publish.annotations import annotations

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

TERMS = frozenset(
    (
        # of the context of the Web Annotation Vocabulary, W3C Recommendation of 23 February 2017
        *("id", "type", "motivation", "purpose", "body", "target", "source", "selector"),
        *("startSelector", "endSelector", "refinedBy", "exact", "prefix", "suffix", "start", "end"),
        *("value", "format", "language", "label", "total", "first", "items", "startIndex", "partOf"),
    )
)
TYPES = {
    "AnnotationCollection",
    "AnnotationPage",
    "Annotation",
    "TextualBody",
    "RangeSelector",
    "TextQuoteSelector",
    "TextPositionSelector",
}
MOTIVATIONS = {"describing", "commenting", "tagging"}


def selected(plan: Plan, *ids: str) -> Any:
    return json.loads(annotations(plan, [fact for fact in plan.facts if fact.id in ids]))


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def test_a_small_selection_whole(small: Plan) -> None:
    collection = selected(small, "G2", "S2")
    assert collection == {
        "@context": CONTEXT,
        "id": collection["id"],
        "type": "AnnotationCollection",
        "label": "Northland And Southport Sign A Glass Plan",
        "total": 2,
        "first": {
            "id": collection["first"]["id"],
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [
                {
                    "id": "urn:uuid:65f79a41-1ad0-5840-b993-23c347281cf0",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": [
                        body("By 2030 every town is to collect waste glass", "describing", "en"),
                        body("到2030年每个城镇都回收废玻璃", "describing", "zh"),
                        body("The page reads as if this were certain", "commenting", "en"),
                        body("页面读来似已确定", "commenting", "zh"),
                        body("goal", "tagging"),
                    ],
                    "target": [
                        {
                            "source": "https://news.example/glass.html#top",
                            "selector": {
                                "type": "RangeSelector",
                                "startSelector": {"type": "TextQuoteSelector", "exact": "It is clear that waste"},
                                "endSelector": {
                                    "type": "TextQuoteSelector",
                                    "exact": "every town",
                                    "refinedBy": {"type": "TextPositionSelector", "start": 10, "end": 10},
                                },
                            },
                        },
                        {
                            "source": "https://news.example/glass.html#top",
                            "selector": {"type": "TextQuoteSelector", "exact": "By 2030"},
                        },
                    ],
                },
                {
                    "id": "urn:uuid:f0c46559-6821-525a-97eb-a7b4b4186f3f",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": [
                        body("Southport's role should be to ship", "describing", "en"),
                        body("南港应承担运输", "describing", "zh"),
                        body("The page does not say by sea", "commenting", "en"),
                        body("页面未说明是否经海路", "commenting", "zh"),
                        body("role", "tagging"),
                        body("southport", "tagging"),
                    ],
                    "target": [
                        {
                            "source": "https://news.example/glass.html#top",
                            "selector": {
                                "type": "TextQuoteSelector",
                                "exact": "Southport should ship",
                                "prefix": "melt, and ",
                            },
                        }
                    ],
                },
            ],
        },
    }


def body(value: str, purpose: str, language: str | None = None) -> dict[str, str]:
    body = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return body | ({"language": language} if language else {})


def test_no_facts_are_an_empty_collection(small: Plan) -> None:
    collection = json.loads(annotations(small, []))
    assert (collection["total"], collection["first"]["items"]) == (0, [])


def test_a_page_without_address_is_named_by_its_digest(small: Plan) -> None:
    plan = small._replace(document=small.document._replace(url=None))
    sources = {one["source"] for one in objects(selected(plan, "G1", "S2")) if "source" in one}
    assert sources == {f"urn:sha256:{small.document.digest}"}


def test_a_suffix_follows_the_end_of_the_passage(small: Plan) -> None:
    pieces = (Evidence("P2", "clean", suffix="sand"), Evidence("P2", "clean", "sand", "has", "and"))
    fact = small.facts[0]._replace(evidence=pieces)
    targets = json.loads(annotations(small, [fact]))["first"]["items"][0]["target"]
    assert [target["selector"] for target in targets] == [
        {"type": "TextQuoteSelector", "exact": "clean", "suffix": " sand"},
        {
            "type": "RangeSelector",
            "startSelector": {"type": "TextQuoteSelector", "exact": "clean", "prefix": "has "},
            "endSelector": {
                "type": "TextQuoteSelector",
                "exact": "sand",
                "suffix": " and",
                "refinedBy": {"type": "TextPositionSelector", "start": 4, "end": 4},
            },
        },
    ]


def test_the_output_is_utf_8_json_with_a_newline(small: Plan) -> None:
    text = annotations(small, list(small.facts))
    assert text.endswith("}\n")
    assert "到2030年" in text


@pairs
def test_every_key_type_and_motivation_is_the_recommendation_s(pair: Pair) -> None:
    collection = json.loads(annotations(pair.plan, list(pair.plan.facts)))
    assert collection.pop("@context") == CONTEXT
    everything = list(objects(collection))
    assert {key for one in everything for key in one} <= TERMS
    assert {one["type"] for one in everything if "type" in one} == TYPES
    assert {one[key] for one in everything for key in ("motivation", "purpose") if key in one} == MOTIVATIONS


@pairs
def test_every_name_is_a_urn_of_its_own_and_the_same_at_every_time(pair: Pair) -> None:
    facts = list(pair.plan.facts)
    collections = [json.loads(annotations(pair.plan, chosen)) for chosen in (facts, facts, facts[:1])]
    ids = [[one["id"] for one in objects(collection) if "id" in one] for collection in collections]
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(set(ids[0])) == len(facts) + 2
    assert set(ids[2][2:]) <= set(ids[0])
    assert all(UUID(id.removeprefix("urn:uuid:")).version == 5 for id in ids[0])


def test_another_text_has_other_names(small: Plan) -> None:
    other = small._replace(document=small.document._replace(digest="0" * 64))
    names = [json.loads(annotations(plan, list(plan.facts))) for plan in (small, other)]
    ids = [{one["id"] for one in objects(collection) if "id" in one} for collection in names]
    assert not ids[0] & ids[1]


def test_different_selections_are_different_collections(small: Plan) -> None:
    one, other = selected(small, "G1"), selected(small, "G2")
    assert one["id"] != other["id"]
    assert one["first"]["id"] != other["first"]["id"]


@pytest.mark.parametrize("length", [0, 1, 5])
def test_the_total_is_the_number_of_items(small: Plan, length: int) -> None:
    collection = json.loads(annotations(small, list(small.facts[:length])))
    assert collection["total"] == len(collection["first"]["items"]) == length


@pairs
def test_the_selectors_of_a_fact_select_the_proven_passages_in_its_blocks(pair: Pair) -> None:
    """A range goes from the beginning of what the one selects to the beginning of what the other does."""
    proof = prove(pair.plan, read_page(pair.page))
    items = json.loads(annotations(pair.plan, list(pair.plan.facts)))["first"]["items"]
    selectors = [target["selector"] for item in items for target in item["target"]]
    for selector, result in zip(selectors, proof.evidence, strict=False):
        block = proof.blocks[result.evidence.block]
        assert select(proof.page.text, selector, block) == result.span


def select(text: str, selector: dict[str, Any], within: Span) -> Span:
    """What a selector selects of a text, first of all within a range."""
    if selector["type"] == "RangeSelector":
        start = select(text, selector["startSelector"], within)
        end = select(text, selector["endSelector"], Span(start.start, within.end))
        return Span(start.start, end.start)
    prefix, exact, suffix = (_straight(selector.get(key, "")) for key in ("prefix", "exact", "suffix"))
    low = max(within.start - len(prefix), 0)
    place = text.index(prefix + exact + suffix, low, within.end + len(suffix)) + len(prefix)
    refined = selector.get("refinedBy", {"start": 0, "end": len(exact)})
    return Span(place + refined["start"], place + refined["end"])


def _straight(words: str) -> str:
    return words.replace("“", '"').replace("”", '"').replace("–", "-")


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("melt, and", "Southport", " "),
        ("市", "有深水港", ""),
        ("于", "2027", ""),
        ("方案，", "GDP", ""),
        ("he said “", "New", ""),
        ('he said "', "New", ""),
        ('the "new"', "crane", " "),
        ("(the", "crane", " "),
        ("in (", "the", ""),
        ("the crane", "(new)", " "),
        ("the crane", ", new", ""),
        ("the crane", '"new"', " "),
    ],
)
def test_between_a_prefix_and_the_words_stands_what_the_page_has(before: str, after: str, between: str) -> None:
    assert selector(Evidence("P1", after, prefix=before))["prefix"] == before + between
    assert selector(Evidence("P1", before, suffix=after))["suffix"] == between + after


def selector(piece: Evidence) -> dict[str, Any]:
    """The selector of one piece of evidence."""
    fact = Fact("F1", "background", {"en": "-"}, (piece,))
    plan = Plan(("en",), Document("-", "en", "0" * 64, ()), facts=(fact,))
    collection = json.loads(annotations(plan, [fact]))
    found: dict[str, Any] = collection["first"]["items"][0]["target"][0]["selector"]
    return found
