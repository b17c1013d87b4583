"""What became of each fact between two copies of its page: kept, changed, moved, dropped or new; and other words."""

from collections.abc import Iterator

import pytest
from models import Pair, pairs
from models import plan as plan_of

from jjj_textile.model.change import Change, ChangeKind
from jjj_textile.model.plan import Evidence
from jjj_textile.page.difference import page_difference
from jjj_textile.text.normalise import normalise_with_offsets

OLD = (
    "A port is planned\n\n"
    "By 2025 the port of Aa is to be deep. It should be open to all ships. It ends here.\n\n"
    "Bb has many good masons. Its harbour is small. It is a town.\n\n"
    "Home About"
)
BLOCKS = [("T", "A port", "planned"), ("P1", "By 2025", "here"), ("P2", "Bb has", "town"), ("N", "Home", "About")]
PLAN = plan_of(
    Evidence("P1", "the port of Aa", "deep"),
    Evidence("P1", "It should be open", "ships"),
    Evidence("P2", "Bb has", "masons"),
    Evidence("P2", "Its harbour is small"),
    text=OLD,
    blocks=BLOCKS,
)


def changes(new: str, old: str = OLD) -> list[tuple[str, ...]]:
    """All that is not kept: the id, what became of it, its words before and after, and its block."""
    return [
        tuple(filter(None, (one.id, one.change, one.old, one.new, one.block)))
        for one in _all(old, new)
        if not_kept(one)
    ]


def not_kept(one: Change) -> bool:
    return one.change is not ChangeKind.KEPT


def _all(old: str, new: str) -> Iterator[Change]:
    found = page_difference(PLAN, normalise_with_offsets(old), normalise_with_offsets(new))
    yield from found.changes(PLAN.facts)
    yield from found.words()


def test_of_two_equal_copies_every_fact_is_kept() -> None:
    assert changes(OLD) == changes(OLD.replace("\n\n", "  \n")) == []
    assert next(_all(OLD, OLD)) == Change(
        ChangeKind.KEPT,
        "F1",
        "background",
        "the port of Aa is to be deep",
        "the port of Aa is to be deep",
        "P1",
        "F1",
        "P1",
    )


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("to be deep", "not to be deep", ("F1", "changed", "the port of Aa is not to be deep")),
        ("open to all", "closed to all", ("F2", "changed", "It should be closed to all ships")),
        ("It should", "This must", ("F2", "changed", "This must be open to all ships")),
        ("many good masons", "many masons", ("F3", "changed", "Bb has many masons")),
        (" Its harbour is small", "", ("F4", "dropped", "Its harbour is small", "P2")),
        ("Home About", "Home About Imprint", ("added", "Imprint")),
        ("A port is", "A large port is", ("added", "large")),
        ("A port is", "A is", ("removed", "port", "T")),
    ],
)
def test_a_change_is_told_with_its_words(old: str, new: str, found: tuple[str, ...]) -> None:
    assert OLD.count(old) == 1
    (told,) = changes(OLD.replace(old, new))
    before = () if found[1] != "changed" else (_passage(found[0]),)
    assert told[: len(found) + len(before)] == (*found[:2], *before, *found[2:])


def _passage(id: str) -> str:
    """The words of a fact in the older copy."""
    (words,) = [one.old for one in _all(OLD, OLD) if one.id == id]
    assert words
    return words


def test_what_stands_in_another_block_has_moved() -> None:
    sentence = " Its harbour is small."
    moved = OLD.replace(sentence, "").replace("all ships.", f"all ships.{sentence}")
    assert changes(moved) == [("F4", "moved", "Its harbour is small", "Its harbour is small", "P1")]


def test_paragraphs_that_change_places_have_moved() -> None:
    parts = OLD.split("\n\n")
    swapped = "\n\n".join([parts[0], parts[2], parts[1], parts[3]])
    moved = [one.id for one in _all(OLD, swapped) if one.change is ChangeKind.MOVED]
    assert moved in (["F1", "F2"], ["F3", "F4"])
    assert [one.id for one in _all(OLD, swapped) if one.change is ChangeKind.KEPT] != []


def test_where_one_of_several_paragraphs_moves_the_others_stay() -> None:
    parts = OLD.split("\n\n")
    moved = "\n\n".join([parts[1], parts[0], parts[2], parts[3]])
    assert [one.id for one in _all(OLD, moved) if one.change is ChangeKind.MOVED] in ([], ["F1", "F2"])
    assert [one.id for one in _all(OLD, moved) if one.change is ChangeKind.KEPT][-2:] == ["F3", "F4"]


def test_a_passage_that_now_stands_twice_is_taken_where_the_older_copy_leads() -> None:
    sentence = " Its harbour is small."
    twice = OLD.replace(sentence, 2 * sentence).replace("By 2025", f"{sentence[1:]} By 2025")
    found = [(one.id, one.change, one.block) for one in _all(OLD, twice) if one.id]
    assert found == [("F1", "kept", "P1"), ("F2", "kept", "P1"), ("F3", "kept", "P2"), ("F4", "kept", "P2")]


def test_a_passage_outside_all_blocks_has_moved_unless_its_block_is_gone() -> None:
    sentence = " Its harbour is small."
    outside = f"{sentence[1:]}\n\n{OLD.replace(sentence, '')}"
    assert changes(outside) == [("F4", "moved", "Its harbour is small", "Its harbour is small", "P2")]
    parts = OLD.split("\n\n")
    without = "\n\n".join([sentence[1:], parts[0], parts[1], parts[3]])
    assert [(one.id, one.change) for one in _all(OLD, without) if one.id] == [
        ("F1", "kept"),
        ("F2", "kept"),
        ("F3", "dropped"),
        ("F4", "kept"),
    ]


def test_of_a_fact_with_several_passages_the_worst_is_told() -> None:
    several = PLAN.facts[0]._replace(evidence=tuple(piece for fact in PLAN.facts for piece in fact.evidence))
    plan = PLAN._replace(facts=(several,))
    found = []
    for new in (
        OLD.replace("open to all", "closed to all"),
        OLD.replace("open to all", "closed to all").replace(" Its harbour is small.", ""),
    ):
        difference = page_difference(plan, normalise_with_offsets(OLD), normalise_with_offsets(new))
        found += [one.change for one in difference.changes(plan.facts)]
    assert found == [ChangeKind.CHANGED, ChangeKind.DROPPED]


def test_what_only_the_newer_copy_has_is_new() -> None:
    assert changes(OLD, OLD.replace(" It should be open to all ships.", "")) == [
        ("F2", "new", "It should be open to all ships", "P1")
    ]


def test_what_neither_copy_has_is_not_told() -> None:
    without = OLD.replace(" It should be open to all ships.", "")
    assert [one.id for one in _all(without, without)] == ["F1", "F3", "F4"]


@pairs
def test_a_page_and_nothing_at_all_have_all_dropped(pair: Pair) -> None:
    plan, page = pair.plan, normalise_with_offsets(pair.text)
    found = page_difference(plan, page, normalise_with_offsets(""))
    assert {one.change for one in found.changes(plan.facts)} == {ChangeKind.DROPPED}
    back = page_difference(plan, normalise_with_offsets(""), page)
    assert {one.change for one in back.changes(plan.facts)} == {ChangeKind.NEW}
