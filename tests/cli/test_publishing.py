"""Commands that make a document take several facts at once, in the order in which they are named."""

import json
from typing import Any

from invocation import SMALL, Result, jjj

OTHER = ("-m", str(SMALL))


def _targets(*arguments: str) -> list[Any]:
    result = jjj("annotations", *arguments, *OTHER)
    assert (result.status, result.err) == (0, "")
    return [item["target"] for item in json.loads(result.out)["first"]["items"]]


def test_several_facts_are_cited_each_in_its_turn() -> None:
    one, other = jjj("cite", "A2", *OTHER), jjj("cite", "G1", *OTHER)
    assert one.out != other.out
    assert jjj("cite", "a2", "G1", *OTHER) == Result(0, one.out + other.out, "")


def test_a_fact_that_is_named_twice_comes_once() -> None:
    assert jjj("cite", "A2", "G1", "a2", *OTHER) == jjj("cite", "A2", "G1", *OTHER)
    assert _targets("A2", "G1", "a2") == _targets("A2", "G1")


def test_several_citations_are_one_document_of_their_style() -> None:
    cited = json.loads(jjj("cite", "A2", "G1", "--style", "csl-json", *OTHER).out)
    assert [len({item["id"] for item in cited}), len(cited)] == [2, 2]


def test_several_facts_are_annotated_each_in_its_turn() -> None:
    assert _targets("G1", "A2") == _targets("G1") + _targets("A2")
    assert _targets("A2", "g1") == _targets("A2") + _targets("G1")


def test_a_filter_leaves_out_some_of_the_facts_that_are_named() -> None:
    assert _targets("G1", "A2", "--kind", "goal") == _targets("G1")


def test_one_unknown_fact_among_several_is_refused_with_nothing_written() -> None:
    for command in ("cite", "annotations"):
        refused = jjj(command, "A2", "A22", *OTHER)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err.startswith("jjj: no fact 'A22': did you mean A2")
