"""Evidence is held against a copy of the page: found, missing, elsewhere, ambiguous or invalid."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import BLOCKS, TEXT, Pair, pairs, plan

from jjj_textile.model.plan import Evidence, Exclusion, Fact, Reading
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import Proof, Result, prove, suggestion
from jjj_textile.text.normalise import normalise, normalise_with_offsets
from jjj_textile.text.words import SHORT, atoms, is_unspaced


def proof(*evidence: Evidence, text: str = TEXT, blocks: Sequence[tuple[str, str, str | None]] = BLOCKS) -> Proof:
    return prove(plan(*evidence, text=text, blocks=blocks), normalise_with_offsets(text))


def said(result: Result) -> tuple[str, str]:
    return str(result.status), result.problem


FOUND = ("found", "")


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        (Evidence("P1", "deep port"), FOUND),
        (Evidence("P1", "the deep port", "deep sea"), FOUND),
        (Evidence("P2", "深水港"), FOUND),
        (Evidence("P2", "水"), FOUND),
        (Evidence("P2", "a port", "深水"), FOUND),
        # at the edges of the block
        (Evidence("P1", "In P1", "art"), FOUND),
        (Evidence("P1", "In P1 the deep port,", "the port of art"), FOUND),
        # missing
        (Evidence("P1", "deep lake"), ("missing", '"deep lake" does not stand in P1')),
        (Evidence("P1", "deep port", "deep lake"), ("missing", '"deep lake" does not stand in P1')),
        (Evidence("P1", "Deep port"), ("missing", '"Deep port" does not stand in P1')),
        (Evidence("P1", "deep port; the"), ("missing", '"deep port; the" does not stand in P1')),
        (Evidence("P2", "深水巷"), ("missing", '"深水巷" does not stand in P2')),
        # the end before the start
        (
            Evidence("P1", "deep sea", "deep port"),
            ("missing", 'the end "deep port" stands only before the end of the start "deep sea"'),
        ),
        (
            Evidence("P1", "the port of art", "art"),
            ("missing", 'the end "art" stands only before the end of the start "the port of art"'),
        ),
        # elsewhere
        (Evidence("P2", "deep port"), ("elsewhere", '"deep port" stands not in P2 but in P1')),
        (Evidence("T", "port"), ("elsewhere", '"port" stands not in T but in P1, P2')),
        (Evidence("P2", "In", "sea"), ("elsewhere", '"sea" stands not in P2 but in P1')),
        (Evidence("T", "深水港"), ("elsewhere", '"深水港" stands not in T but in P2')),
        # ambiguous
        (Evidence("P1", "port"), ("ambiguous", '"port" stands 2 times in P1')),
        (Evidence("P1", "the"), ("ambiguous", '"the" stands 3 times in P1')),
        (Evidence("P1", "the", "sea"), ("ambiguous", '"the" stands 3 times in P1')),
        # invalid
        (Evidence("P1", ""), ("invalid", f'"" is not {SHORT}')),
        (Evidence("P1", " … "), ("invalid", f'"…" is not {SHORT}')),
        (
            Evidence("P1", "deep port", "-"),
            ("invalid", f'"-" is not {SHORT}'),
        ),
        (
            Evidence("P1", "the deep port, the deep sea"),
            (
                "invalid",
                f'"the deep port, the deep sea" is not {SHORT}',
            ),
        ),
        (Evidence("P2", "a port and 深水港"), FOUND),
        (Evidence("P1", "eep port"), ("invalid", '"eep port" cuts a word in P1')),
        (Evidence("P1", "deep por"), ("invalid", '"deep por" cuts a word in P1')),
        (Evidence("P1", "deep port", "deep se"), ("invalid", '"deep se" cuts a word in P1')),
        (Evidence("P1", "deep port", "ea"), ("invalid", '"ea" cuts a word in P1')),
    ],
)
def test_a_piece_of_evidence_has_one_of_five_outcomes(evidence: Evidence, outcome: tuple[str, str]) -> None:
    found = proof(evidence)
    assert [said(result) for result in found.evidence] == [outcome]
    assert found.holds() is (outcome == FOUND)


@pytest.mark.parametrize(
    ("text", "start", "times"),
    [("a a", "a", 2), ("a a a", "a a", 2), ("b a b a b", "b a b", 2), ("京京京", "京京", 2), ("a aa a, a", "a", 3)],
)
def test_overlapping_places_are_counted(text: str, start: str, times: int) -> None:
    found = proof(Evidence("P", start), text=f"In {text} out", blocks=[("P", "In", "out")])
    assert said(found.evidence[0]) == ("ambiguous", f'"{start}" stands {times} times in P')


def test_what_is_unique_in_its_block_may_stand_in_others() -> None:
    found = proof(
        Evidence("T", "x"),
        Evidence("P", "x"),
        text="In x out In x out",
        blocks=[("T", "In", "out"), ("P", "In", "out")],
    )
    assert [result.span for result in found.evidence] == [(3, 4), (12, 13)]


def test_the_end_is_the_nearest_after_the_start_and_may_stand_before_it_too() -> None:
    found = proof(Evidence("P", "b", "a"), text="In a b a a out", blocks=[("P", "In", "out")])
    assert [result.span for result in found.evidence] == [(5, 8)]


def test_start_and_end_do_not_overlap() -> None:
    found = proof(Evidence("P", "a b", "b"), text="In a b c b out", blocks=[("P", "In", "out")])
    assert [result.span for result in found.evidence] == [(3, 10)]


def test_more_blocks_than_five_are_not_listed() -> None:
    blocks: list[tuple[str, str, str | None]] = [(f"P{number}", f"P{number}", None) for number in range(9)]
    text = " ".join(f"P{number} x Q{number}" for number in range(9))
    found = proof(Evidence("P0", "x"), text=text, blocks=[(id, start, f"Q{id[1:]}") for id, start, _ in blocks[1:]])
    assert said(found.evidence[0]) == ("elsewhere", '"x" stands not in P0 but in P1, P2, P3, P4, P5')


@pytest.mark.parametrize(
    ("text", "blocks", "places"),
    [
        ("a b c d", [("X", "a", "b"), ("Y", "c", "d")], {"X": "a b", "Y": "c d"}),
        # the next block begins after the one before, though its words stand earlier too
        ("a c b c d", [("X", "a", "b"), ("Y", "c", "d")], {"X": "a c b", "Y": "c d"}),
        # a block that is one phrase
        ("a b a", [("X", "a", None), ("Y", "a", None)], {"X": "a", "Y": "a"}),
        # the end is the nearest
        ("a b b c", [("X", "a", "b"), ("Y", "c", None)], {"X": "a b", "Y": "c"}),
        # line breaks do not part blocks
        ("a\n\nb c d", [("X", "a", "b"), ("Y", "c", "d")], {"X": "a b", "Y": "c d"}),
    ],
)
def test_blocks_are_found_in_order_by_their_own_words(
    text: str, blocks: list[tuple[str, str, str | None]], places: dict[str, str]
) -> None:
    found = proof(text=text, blocks=blocks)
    assert {block: found.page.text[slice(*span)] for block, span in found.blocks.items()} == places
    assert [said(result) for result in found.block_results] == [FOUND] * len(blocks)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("c d a b", [FOUND, ("elsewhere", "the block stands before the end of X, not after it")]),
        ("c d", [("missing", 'the block is not on the page: "a" does not stand there'), FOUND]),
        ("a c d", [("missing", 'the block is not on the page: "b" does not stand there'), FOUND]),
        ("a b c", [FOUND, ("missing", 'the block is not on the page: "d" does not stand there')]),
        ("a b", [FOUND, ("missing", 'the block is not on the page: "c" does not stand there')]),
        ("b a c d", [("missing", 'the block is not on the page: its end "b" stands only before its start "a"'), FOUND]),
        (
            "",
            [
                ("missing", 'the block is not on the page: "a" does not stand there'),
                ("missing", 'the block is not on the page: "c" does not stand there'),
            ],
        ),
    ],
)
def test_a_block_that_is_not_in_its_place_fails_and_is_named(text: str, outcomes: list[tuple[str, str]]) -> None:
    found = proof(text=text, blocks=[("X", "a", "b"), ("Y", "c", "d")])
    assert [(result.id, *said(result)) for result in found.block_results] == [
        (id, *outcome) for id, outcome in zip("XY", outcomes, strict=True)
    ]
    assert not found.holds()


def test_a_proof_holds_for_this_very_text_only_and_still_reports_the_quotes() -> None:
    model = plan(Evidence("P1", "deep port"))
    other = prove(model, normalise_with_offsets(f"{TEXT} More."))
    assert (other.same_text(), other.holds(), other.problems()) == (False, False, [])
    assert [said(result) for result in other.evidence] == [FOUND]
    assert prove(model, normalise_with_offsets(TEXT)).holds()


@pytest.mark.parametrize(
    "change", [("\n", "\r\n"), (" ", "\u00a0"), (" ", " \n"), ("In", "\ufeffIn"), ("ee", "e\u00ade")]
)
def test_what_a_copy_may_change_changes_nothing(change: tuple[str, str]) -> None:
    assert prove(plan(Evidence("P1", "deep port")), normalise_with_offsets(TEXT.replace(*change))).holds()


def test_nothing_to_check_does_not_hold() -> None:
    nothing = proof()
    assert (nothing.same_text(), nothing.problems(), nothing.holds()) == (True, [], False)


def test_facts_come_first_then_readings_each_with_all_its_evidence() -> None:
    model = plan(Evidence("P1", "deep port"))
    pieces = (Evidence("T", "day"), Evidence("P2", "a port"))
    found = prove(model._replace(readings=(Reading("R", "next", "-", "en", pieces),)), normalise_with_offsets(TEXT))
    assert [(result.id, result.evidence) for result in found.evidence] == [
        *[("F1", Evidence("P1", "deep port")), ("R", pieces[0]), ("R", pieces[1])]
    ]


def test_exclusions_are_looked_for_as_evidence_is() -> None:
    exclusions = [Exclusion("P1", "-", {}, "deep"), Exclusion("P2", "-", {}, "In P2", "port")]
    found = prove(plan(Evidence("T", "day"), exclusions=exclusions), normalise_with_offsets(TEXT))
    assert [(result.id, *said(result)) for result in found.exclusions] == [
        ("exclusion", "ambiguous", '"deep" stands 2 times in P1'),
        ("exclusion", *FOUND),
    ]
    assert found.problems() == [found.exclusions[0]]
    assert not found.holds()


def test_words_are_compared_normalised_in_the_model_too() -> None:
    text = "In “rich”\u00a0self–made men out"
    found = proof(Evidence("P", '"rich" self-made', "me\u00adn"), text=text, blocks=[("P", "In", "out")])
    assert found.holds()
    assert found.page.span(*found.evidence[0].span or ()) == (3, 23)


@pytest.mark.parametrize(
    ("evidence", "hint"),
    [
        (Evidence("P1", "deep prot"), '; did you mean "deep port," in P1?'),
        (Evidence("P1", "deep port", "deep see"), '; did you mean "deep sea" in P1?'),
        (Evidence("P1", "fine days"), '; did you mean "fine day" in T?'),
        (Evidence("P1", "zebra crossing"), ""),
        (Evidence("P2", "deep port"), ""),
        (Evidence("P1", "port"), ""),
        (Evidence("P1", "deep por"), ""),
    ],
)
def test_only_missing_words_get_a_suggestion_from_their_block_or_else_the_page(evidence: Evidence, hint: str) -> None:
    found = proof(evidence)
    assert suggestion(found, found.evidence[0]) == hint


def test_a_near_match_never_decides() -> None:
    text = TEXT.replace("deep port", "deep  pört")
    assert [str(result.status) for result in proof(Evidence("P1", "deep port"), text=text).evidence] == ["missing"]


def test_evidence_of_a_block_that_is_not_found_says_so() -> None:
    found = proof(Evidence("P1", "deep port"), text=TEXT.replace("of art", "of arts"))
    assert said(found.evidence[0]) == ("missing", "P1 is not on the page")
    assert suggestion(found, found.evidence[0]) == ""


@given(st.text("ab京 .", max_size=30), st.data())
def test_whatever_words_are_taken_from_a_block_are_found_there_unless_ambiguous(text: str, data: st.DataObject) -> None:
    page = f"In {text} out"
    ranges = list(atoms(page))
    first, last = sorted((data.draw(st.sampled_from(ranges)), data.draw(st.sampled_from(ranges))))
    start = page[first[0] : first[1]]
    end = page[last[0] : last[1]] if last > first else None
    result = proof(Evidence("P", normalise(start), end), text=page, blocks=[("P", "In", "out")]).evidence[0]
    times = [page[a:b] for a, b in ranges].count(start)
    assert str(result.status) == ("found" if times == 1 else "ambiguous")
    if result.span:
        assert result.span.start == len(normalise(page[: first[1]])) - len(normalise(start))


@pairs
def test_all_evidence_of_the_model_is_found_and_its_offsets_lead_to_its_words(pair: Pair) -> None:
    found = prove(pair.plan, read_page(pair.page))
    assert found.problems() == []
    assert found.holds()
    for result in found.evidence:
        assert result.span
        start, end = found.page.span(*result.span)
        passage = normalise(pair.text[start:end])
        assert passage.startswith(normalise(result.evidence.start))
        assert passage.endswith(normalise(result.evidence.end or result.evidence.start))


@pairs
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\n\n"),
        (" ", "\u00a0"),
        (" ", "\u3000 "),
        ('"', "“"),
        ('"', "„"),
        ("-", "–"),
        ("a", "\u200ba"),
    ],
)
def test_a_copy_with_other_breaks_spaces_quotes_and_dashes_verifies(pair: Pair, old: str, new: str) -> None:
    assert prove(pair.plan, normalise_with_offsets(pair.text.replace(old, new))).holds()


@pairs
def test_evidence_said_to_be_in_another_block_is_never_found_where_it_stands(pair: Pair) -> None:
    plan, page = pair.plan, read_page(pair.page)
    spans = {result.id: result.span for result in reversed(prove(plan, page).evidence)}
    ids = [block.id for block in plan.document.blocks]
    moved = [fact._replace(evidence=(fact.evidence[0]._replace(block=id),)) for fact in plan.facts for id in ids]
    own = {(fact.id, fact.evidence[0].block) for fact in plan.facts}
    for result in prove(plan._replace(facts=tuple(moved), readings=()), page).evidence:
        at_home = (result.id, result.evidence.block) in own
        assert (result.span == spans[result.id]) is at_home
        assert (result.status == "found") is (result.span is not None)


@pairs
def test_a_cut_or_a_capital_is_never_found(pair: Pair) -> None:
    page = read_page(pair.page)
    damaged = [
        piece._replace(**{key: change})
        for pieces in [*(fact.evidence for fact in pair.plan.facts), *(entry.evidence for entry in pair.plan.readings)]
        for piece in pieces
        for key in ("start", "end")
        if (words := getattr(piece, key))
        for change in _damages(words)
    ]
    facts = tuple(Fact(f"F{number}", "background", {}, (piece,)) for number, piece in enumerate(damaged))
    found = prove(pair.plan._replace(facts=facts, readings=()), page)
    assert len(found.evidence) > 2 * len(pair.plan.facts)
    assert [result for result in found.evidence if result.status == "found"] == []


def _damages(words: str) -> list[str]:
    """The words without their first letter, without their last, and with small letters for capitals and back."""
    (first, _), *_ = ranges = list(atoms(words))
    last = ranges[-1][1]
    cut = []
    if ranges[0][1] - first > 1 and not is_unspaced(words[first]):
        cut.append(words[first + 1 :])
    if last - ranges[-1][0] > 1 and not is_unspaced(words[last - 1]):
        cut.append(words[: last - 1])
    return cut + [words.swapcase()] * (words.swapcase() != words)
