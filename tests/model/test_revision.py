"""What became of the facts of one model in another: paired by evidence first and by id second."""

from jjj_textile.model.change import Change
from jjj_textile.model.plan import Block, Document, Evidence, Fact, Plan
from jjj_textile.model.revision import pair_facts, plan_changes


def fact(id: str, text: str, *evidence: Evidence, kind: str = "goal", **more: object) -> Fact:
    return Fact(id, kind, {"en": text}, evidence, **more)  # type: ignore[arg-type]


DEEP = Evidence("P1", "the sea", "deep")
SAFE = Evidence("P1", "ships", "safe")
CALM = Evidence("P2", "the lake is calm")
OLD = (fact("G1", "The sea is deep", DEEP), fact("G2", "Ships are safe", SAFE), fact("G3", "The lake is calm", CALM))


def plan(*facts: Fact, language: str = "en") -> Plan:
    blocks = tuple(Block(name, {language: name}, "-") for name in ("P1", "P2"))
    return Plan((language,), Document("-", language, "0" * 64, blocks), facts=facts)


def changes(*new: Fact, old: tuple[Fact, ...] = OLD, languages: tuple[str, str] = ("en", "en")) -> list[Change]:
    plans = plan(*old, language=languages[0]), plan(*new, language=languages[1])
    return [*plan_changes(plans, pair_facts(old, new), languages)]


def told(*new: Fact) -> list[tuple[str | None, ...]]:
    """Each id, what became of it, and its text before and after."""
    return [(one.id, one.change, one.old, one.new) for one in changes(*new)]


KEPT = [(one.id, "kept", one.text["en"], one.text["en"]) for one in OLD]


def test_the_same_facts_are_kept() -> None:
    assert told(*OLD) == KEPT
    assert changes(*OLD)[0] == Change("kept", "G1", "goal", "The sea is deep", "The sea is deep", "P1", "G1", "P1")  # type: ignore[arg-type]


def test_a_fact_of_the_same_passage_in_other_words_is_reworded_whatever_its_id() -> None:
    new = fact("X9", "It is a deep sea", DEEP)
    assert told(new, *OLD[1:]) == [("X9", "reworded", "The sea is deep", "It is a deep sea"), *KEPT[1:]]
    assert changes(new, *OLD[1:])[0].old_id == "G1"


def test_a_fact_that_says_the_same_of_another_year_or_region_is_reworded() -> None:
    assert told(OLD[0]._replace(year=2030), *OLD[1:])[0][1] == "reworded"


def test_a_fact_of_the_same_id_with_other_words_of_the_page_is_changed() -> None:
    new = fact("g1", "The sea is not deep", Evidence("P1", "the sea", "not deep"))
    assert told(new, *OLD[1:]) == [("g1", "changed", "The sea is deep", "The sea is not deep"), *KEPT[1:]]


def test_where_the_texts_are_the_same_the_words_of_the_page_are_told() -> None:
    new = OLD[0]._replace(evidence=(Evidence("P1", "the sea", "very deep"),))
    assert told(new, *OLD[1:])[0] == ("G1", "changed", "the sea … deep", "the sea … very deep")


def test_a_passage_with_another_seal_is_changed() -> None:
    sealed = [OLD[0]._replace(evidence=(DEEP._replace(seal=seal),)) for seal in ("11111111", "22222222")]
    assert [one.change for one in changes(sealed[1], old=(sealed[0],))] == ["changed"]
    assert [one.change for one in changes(sealed[1], old=(OLD[0],))] == ["kept"]


def test_the_same_passage_in_another_block_has_moved() -> None:
    new = OLD[0]._replace(evidence=(DEEP._replace(block="P2"),))
    found = changes(new, *OLD[1:])[0]
    assert (found.change, found.old_block, found.block) == ("moved", "P1", "P2")


def test_of_facts_of_the_same_passage_those_of_one_id_are_the_same() -> None:
    both = [fact("G1", "The sea is deep", DEEP), fact("G2", "Ships can come", DEEP)]
    assert [(one.old_id, one.id, one.change) for one in changes(*both[::-1], old=tuple(both))] == [
        ("G2", "G2", "kept"),
        ("G1", "G1", "kept"),
    ]


def test_dropped_facts_stand_where_they_stood_and_new_ones_where_they_stand() -> None:
    new = fact("G9", "There is a pier", Evidence("P2", "a pier"))
    assert told(OLD[0], OLD[2], new) == [
        KEPT[0],
        ("G2", "dropped", "Ships are safe", None),
        KEPT[2],
        ("G9", "new", None, "There is a pier"),
    ]
    assert told() == [(one.id, "dropped", one.text["en"], None) for one in OLD]


def test_a_fact_of_another_kind_is_not_the_same() -> None:
    assert [one[:2] for one in told(fact("G1", "The sea is deep", DEEP, kind="measure"), *OLD[1:])] == [
        ("G1", "dropped"),
        ("G1", "new"),
        ("G2", "kept"),
        ("G3", "kept"),
    ]


def test_of_two_languages_goals_stand_beside_goals() -> None:
    new = (
        Fact("G1", "goal", {"zh": "海水深"}, (Evidence("P1", "海水深"),)),
        Fact("G3", "goal", {"zh": "湖面平静"}, (Evidence("P2", "湖面"),), year=2030),
    )
    assert [(one.id, one.change, one.old, one.new) for one in changes(*new, languages=("en", "zh"))] == [
        ("G1", "kept", "The sea is deep", "海水深"),
        ("G2", "dropped", "Ships are safe", None),
        ("G3", "reworded", "The lake is calm", "湖面平静"),
    ]
