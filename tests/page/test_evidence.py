"""Evidence is held against a copy of the page: found, changed, missing, elsewhere, ambiguous or invalid."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import BLOCKS, TEXT, Pair, pairs, plan

from jjj_textile.model.plan import Evidence, Exclusion, Fact, Reading
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import Proof, Result, prove, suggestion
from jjj_textile.text.normalise import normalise, normalise_with_offsets, seal
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
        (Evidence("P1", "In P2", "art"), ("missing", '"In P2" does not stand in P1 but in P2')),
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
def test_a_piece_of_evidence_has_one_of_six_outcomes(evidence: Evidence, outcome: tuple[str, str]) -> None:
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
    assert found.notes == {}


MOVED = "it stands out of its order"
GONE = "it is not on the page"


def lost(*borders: str) -> str:
    quoted = " and ".join(f'"{border}"' for border in borders)
    return f"its border {quoted} does not stand there; it is taken to lie between its neighbours"


def inside(other: str, border: str) -> str:
    return f'it ends inside {other}, at "{border}"; it is taken to lie between its neighbours'


@pytest.mark.parametrize(
    ("text", "places", "notes"),
    [
        ("c d a b", {"X": "c d", "Y": "a b"}, {"X": MOVED}),
        ("x c d", {"X": "x ", "Y": "c d"}, {"X": lost("a", "b")}),
        ("c d", {"Y": "c d"}, {"X": GONE}),
        ("a x c d", {"X": "a x ", "Y": "c d"}, {"X": lost("b")}),
        ("x b c d", {"X": "x b", "Y": "c d"}, {"X": lost("a")}),
        ("a b c x", {"X": "a b", "Y": "c x"}, {"Y": lost("d")}),
        ("a b", {"X": "a b"}, {"Y": GONE}),
        # what is lost between two blocks may be of either
        ("a x y d", {"X": "a x y ", "Y": " x y d"}, {"X": lost("b"), "Y": lost("c")}),
        # a border that stands further on, too, is not taken from there
        ("a x c y b d", {"X": "a x ", "Y": "c y b d"}, {"X": inside("Y", "b")}),
        # where it stands twice further on, nobody knows which is meant
        ("a x c b y b d", {"X": "a x ", "Y": "c b y b d"}, {"X": lost("b")}),
        ("", {}, {"X": GONE, "Y": GONE}),
    ],
)
def test_a_block_whose_borders_changed_lies_between_its_neighbours(
    text: str, places: dict[str, str], notes: dict[str, str]
) -> None:
    found = proof(text=text, blocks=[("X", "a", "b"), ("Y", "c", "d")])
    where = {block: found.page.text[slice(*span)] for block, span in found.blocks.items()}
    if notes.get("X") == MOVED:
        where = {"X": where["Y"], "Y": where["X"]}
    assert (where, found.notes) == (places, notes)


def test_where_one_block_ends_the_next_begins() -> None:
    found = proof(text="甲乙丙丁", blocks=[("X", "甲", "乙"), ("Y", "丙", "丁")])
    assert [found.block_at(offset) for offset in range(5)] == ["X", "X", "Y", "Y", None]


def test_words_like_those_in_the_block_itself_are_suggested_before_others_that_are_more_like_them() -> None:
    blocks: list[tuple[str, str, str | None]] = [("T", "One", "day"), ("P1", "In P1", "lane")]
    found = proof(Evidence("P1", "deep lake"), text="One deep lakes day\n\nIn P1 the deep lane", blocks=blocks)
    assert suggestion(found, found.evidence[0]) == '; did you mean "deep lane" in P1?'


def test_of_words_before_and_behind_their_block_the_place_behind_is_told() -> None:
    blocks: list[tuple[str, str, str | None]] = [("X", "a", "b"), ("Y", "c", "d"), ("Z", "e", "f")]
    found = proof(Evidence("Y", "one", "two"), text="a one b\n\nc d\n\ne one f", blocks=blocks)
    assert [said(result) for result in found.evidence] == [("missing", '"one" does not stand in Y but in Z')]


@pytest.mark.parametrize(
    ("words", "where"),
    [("甲", "before the first block"), ("丙丁", "across the end of X"), ("丁", "behind the end of X")],
)
def test_words_beside_a_block_are_told_from_such_as_lie_across_its_end(words: str, where: str) -> None:
    found = proof(Evidence("X", words), text="甲乙丙丁", blocks=[("X", "乙", "丙")])
    assert [said(result) for result in found.evidence] == [("elsewhere", f'"{words}" stands not in X but {where}')]


def test_a_changed_border_costs_the_facts_that_it_touches_alone() -> None:
    pieces = [
        Evidence("P1", "In P1"),
        Evidence("P1", "deep sea", "port"),
        Evidence("P1", "of art"),
        Evidence("P2", "port"),
    ]
    text = TEXT.replace("of art", "of arts")
    found = proof(*pieces, text=text)
    assert [said(result) for result in found.evidence] == [
        FOUND,
        FOUND,
        ("invalid", '"of art" cuts a word in P1'),
        FOUND,
    ]


def test_of_two_places_in_a_block_that_is_known_about_the_seal_tells() -> None:
    blocks: list[tuple[str, str, str | None]] = [("X", "a", "b"), ("Y", "c", "d")]
    sealed = [Evidence("X", "one", "two", seal=seal("one x two")), Evidence("Y", "one", "two", seal=seal("one y two"))]
    found = proof(*sealed, text="a one x two and one y two d", blocks=blocks)
    assert [said(result) for result in found.evidence] == [FOUND, FOUND]
    assert [found.page.text[slice(*result.span or ())] for result in found.evidence] == ["one x two", "one y two"]


def test_where_the_seal_fits_two_places_of_such_a_block_neither_is_taken() -> None:
    blocks: list[tuple[str, str, str | None]] = [("X", "a", "b"), ("Y", "c", "d")]
    sealed = Evidence("X", "one", "two", seal=seal("one x two"))
    found = proof(sealed, text="a one x two then one x two y d", blocks=blocks)
    assert [said(result) for result in found.evidence] == [("ambiguous", '"one" stands 2 times in X')]


NOW = 'not the words that were sealed, but now "{}"'
SEAL = seal("the deep port, the deep sea")


@pytest.mark.parametrize(
    ("old", "new", "status", "problem"),
    [
        ("", "", "found", ""),
        (" ", "\u00a0\n", "found", ""),
        (", the deep", ", not the deep", "changed", NOW.format("the deep port, not the deep sea")),
        ("port, the", "port the", "changed", NOW.format("the deep port the deep sea")),
        ("sea", "old sea", "missing", '"deep sea" does not stand in P1'),
        ("sea and", "old sea, deep sea and", "changed",
         NOW.format("the deep port, the deep old sea, deep sea")),
        ("the deep port", "the old deep port", "missing", '"the deep port" does not stand in P1'),
        ("sea", "seas", "invalid", '"deep sea" cuts a word in P1'),
    ],
)  # fmt: skip
def test_a_word_put_into_a_sealed_passage_changes_it(old: str, new: str, status: str, problem: str) -> None:
    found = proof(
        Evidence("P1", "the deep port", "deep sea", seal=SEAL), text=TEXT.replace(old, new, 1) if old else TEXT
    )
    (result,) = found.evidence
    assert said(result) == (status, problem)
    assert (result.span is not None) is (status in ("found", "changed"))
    assert found.holds() is (status == "found")


def test_passages_without_a_seal_are_known() -> None:
    found = proof(
        Evidence("P1", "deep port"), Evidence("P1", "deep port", "art"), Evidence("P1", "deep sea", "art", seal="0" * 8)
    )
    assert [result.evidence.start for result in found.unsealed()] == ["deep port"]


@pytest.mark.parametrize(("number", "is_another"), [(4, False), (5, True)])
def test_a_page_without_any_of_five_passages_is_another(number: int, is_another: bool) -> None:
    pieces = [Evidence("T", f"gone{count}") for count in range(number)]
    assert prove(plan(*pieces), normalise_with_offsets("It rains.")).is_another_page is is_another
    assert not prove(plan(*pieces, Evidence("T", "rains")), normalise_with_offsets(f"{TEXT} rains")).is_another_page


def test_a_proof_holds_for_a_page_that_differs_elsewhere_too_and_knows_it() -> None:
    model = plan(Evidence("P1", "deep port"))
    other = prove(model, normalise_with_offsets(f"{TEXT} More."))
    assert (other.same_text(), other.holds(), other.problems()) == (False, True, [])
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
    assert found.lost_exclusions() == [found.exclusions[0]]
    assert (found.problems(), found.holds()) == ([], True)


def test_an_exclusion_without_words_is_of_its_whole_block() -> None:
    found = prove(
        plan(exclusions=[Exclusion("T", "-", {}), Exclusion("P2", "-", {})]), normalise_with_offsets("One fine day")
    )
    assert [(*said(result), result.span) for result in found.exclusions] == [
        (*FOUND, found.blocks["T"]),
        ("missing", "P2 is not on the page", None),
    ]


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


def test_words_that_stand_outside_their_block_are_said_to_stand_there() -> None:
    text = "Menu one\n\n" + TEXT + "\n\nThe deep lake is shut."
    pieces = [Evidence("P2", "deep lake"), Evidence("T", "Menu")]
    assert [said(result) for result in proof(*pieces, text=text).evidence] == [
        ("elsewhere", '"deep lake" stands not in P2 but behind the end of P2'),
        ("elsewhere", '"Menu" stands not in T but before the first block'),
    ]


def test_a_near_match_never_decides() -> None:
    text = TEXT.replace("deep port", "deep  pört")
    assert [str(result.status) for result in proof(Evidence("P1", "deep port"), text=text).evidence] == ["missing"]


def test_evidence_of_a_block_that_is_not_found_says_so() -> None:
    found = proof(Evidence("P1", "deep port"), text="One fine day\n\nIn P2 a port and 深水港。")
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
