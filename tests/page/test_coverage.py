"""Every word of the page is in evidence, in an exclusion, free, or unaccounted for."""

import pytest
from models import BLOCKS, TEXT, Pair, pairs, plan

from jjj_textile.model.plan import Evidence, Exclusion
from jjj_textile.page.copy import read_page
from jjj_textile.page.coverage import EVIDENCE, EXCLUDED, FREE, OUTSIDE, UNACCOUNTED, Coverage, cover
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.text.words import count_words

MARKS = {EVIDENCE: "+", EXCLUDED: "x", FREE: "f", UNACCOUNTED: "?"}


def covered(
    text: str, *evidence: Evidence, exclusions: list[Exclusion] | None = None, free: tuple[str, ...] = ()
) -> Coverage:
    """The account of a page that is one block, P, from `In` to `out`."""
    model = plan(*evidence, text=text, blocks=[("P", "In", "out")], exclusions=exclusions or [], free=free)
    return cover(prove(model, normalise_with_offsets(text)))


def marks(found: Coverage) -> dict[str, str]:
    """A mark a word, by block."""
    return {block: "".join(MARKS[word.account] for word in words) for block, words in found.words.items()}


@pytest.mark.parametrize(
    ("text", "evidence", "account"),
    [
        ("In a b c out", [("In", "out")], "+++++"),
        ("In a b c out", [("a", "b")], "?++??"),
        ("In a b c out", [("a", None), ("c", "out")], "?+?++"),
        ("In a b c out", [("a", "b"), ("b", "c")], "?+++?"),
        ("In a b c out", [], "?????"),
        # punctuation alone is no word, and that of a word needs no evidence
        ('In | "a," … (b) - out', [("In", "b")], "+++?"),
        # a word counts as soon as all its letters and digits are covered
        ("In high-quality R&D out", [("high", None), ("D", None)], "????"),
        ("In high-quality R&D out", [("high-quality", None), ("R&D", None)], "?++?"),
        ("In high-quality out", [("high", None), ("quality", None)], "?+?"),
        # each Chinese character is a word
        ("In 南港市，a1有 out", [("南港", None)], "?++????"),
        ("In 南港市，a1有 out", [("南港市", "有")], "?+++++?"),
        # evidence that is not found accounts for nothing
        ("In a b c out", [("z", None), ("a", "z"), ("in", None)], "?????"),
    ],
)
def test_each_word_has_one_account(text: str, evidence: list[tuple[str, str | None]], account: str) -> None:
    found = covered(text, *[Evidence("P", start, end) for start, end in evidence])
    assert marks(found) == {"P": account}


@pytest.mark.parametrize(
    ("excluded", "account"),
    [
        (("b", None), "+x++"),
        (("In", "out"), "+x++"),
        (("z", None), "+?++"),
        (("b", "z"), "+?++"),
    ],
)
def test_evidence_comes_before_an_exclusion(excluded: tuple[str, str | None], account: str) -> None:
    start, end = excluded
    exclusion = Exclusion("P", "-", {}, start, end)
    found = covered("In b c out", Evidence("P", "In"), Evidence("P", "c", "out"), exclusions=[exclusion])
    assert marks(found) == {"P": account}


@pytest.mark.parametrize(
    ("words", "account"),
    [
        ("and", "f"),
        ("And", "f"),
        ("AND,", "f"),
        ('"and"', "f"),
        ("and-and", "f"),
        ("band", "?"),
        ("and/or", "?"),
        ("or", "?"),
        ("及", "f"),
        ("及其", "f?"),
    ],
)
def test_a_free_word_needs_neither_in_any_case_and_punctuation(words: str, account: str) -> None:
    found = covered(f"In {words} out", Evidence("P", "In"), Evidence("P", "out"), free=("and", "及"))
    assert marks(found) == {"P": f"+{account}+"}


def test_a_word_half_in_evidence_and_half_excluded_is_unaccounted_for() -> None:
    found = covered("In a-b out", Evidence("P", "a"), exclusions=[Exclusion("P", "-", {}, "b")])
    assert marks(found) == {"P": "???"}


def test_words_are_counted_by_block_in_the_order_of_the_model_and_outside_last() -> None:
    text = f"Before {TEXT} After"
    found = cover(prove(plan(Evidence("T", "fine"), text=text), normalise_with_offsets(text)))
    assert marks(found) == {"T": "?+?", "P1": "?" * 13, "P2": "?" * 8, OUTSIDE: "??"}
    assert [found.count(block) for block in (*found.words, None)] == [3, 13, 8, 2, 26]
    assert [found.count(None, account) for account in MARKS] == [1, 0, 0, 25]
    assert [found.count("T", account) for account in MARKS] == [1, 0, 0, 2]


def test_a_block_that_is_not_found_has_no_words_of_its_own() -> None:
    text = "In a out"
    model = plan(Evidence("P", "In", "out"), text=text, blocks=[("P", "In", "out"), ("Q", "here", None)])
    assert marks(cover(prove(model, normalise_with_offsets(text)))) == {"P": "+++"}


@pytest.mark.parametrize(
    ("page", "account"),
    [
        ("In a out Views 7 end", {"P": "+++", "S": "xxx"}),
        # where a border is gone, nobody can tell what was set aside from what is new
        ("In a out Seen 8 end", {"P": "+++", "S": "???"}),
        ("In a out Views 7 close", {"P": "+++", "S": "???"}),
        ("In a out It rains Seen 8 end", {"P": "+++", "S": "?????"}),
    ],
)
def test_a_block_is_set_aside_whole_only_while_its_borders_stand(page: str, account: dict[str, str]) -> None:
    blocks = [("P", "In", "out"), ("S", "Views", "end")]
    model = plan(Evidence("P", "In", "out"), text=page, blocks=blocks, exclusions=[Exclusion("S", "-", {})])
    assert marks(cover(prove(model, normalise_with_offsets(page)))) == account


def test_a_block_that_stands_whole_in_another_place_is_set_aside_there() -> None:
    page = "Views 7 end In a out On b off"
    blocks = [("P", "In", "out"), ("Q", "On", "off"), ("S", "Views", "end")]
    model = plan(Evidence("P", "In", "out"), text=page, blocks=blocks, exclusions=[Exclusion("S", "-", {})])
    assert marks(cover(prove(model, normalise_with_offsets(page)))) == {"P": "+++", "Q": "???", "S": "xxx"}


def test_words_excluded_within_a_block_that_has_lost_a_border_stay_so() -> None:
    page = "Into a b out"
    model = plan(Evidence("P", "b"), text=page, blocks=[("P", "In", "out")], exclusions=[Exclusion("P", "-", {}, "a")])
    assert marks(cover(prove(model, normalise_with_offsets(page)))) == {"P": "?x+?"}


def test_a_whole_block_that_has_lost_a_border_lies_over_no_evidence() -> None:
    page = "In a out Seen 8 end"
    blocks = [("S", "Views", "end")]
    model = plan(Evidence("S", "8"), text=page, blocks=blocks, exclusions=[Exclusion("S", "-", {})])
    assert cover(prove(model, normalise_with_offsets(page))).stale == []


@pytest.mark.parametrize(
    ("evidence", "exclusion", "stale"),
    [
        (("a", "b"), ("c", None), []),
        (("a", "b"), ("b", None), ["F2"]),
        (("a", "b"), ("b", "c"), ["F2"]),
        (("b", None), ("a", "c"), ["F2"]),
        (("a", "c"), ("b", None), ["F2"]),
        (("a", "c"), ("z", None), []),
        (("a", "z"), ("a", None), []),
        (("d", None), ("In", None), ["F1"]),
    ],
)
def test_an_exclusion_over_evidence_is_stale_and_names_whose(
    evidence: tuple[str, str | None], exclusion: tuple[str, str | None], stale: list[str]
) -> None:
    start, end = exclusion
    excluded = Exclusion("P", "-", {}, start, end)
    found = covered("In a b c d out", Evidence("P", "In"), Evidence("P", *evidence), exclusions=[excluded])
    assert found.stale == [(excluded, owner, ("document", "exclusions", 0)) for owner in stale]
    assert not found.holds()


def test_an_exclusion_of_other_words_than_were_sealed_excludes_nothing_and_is_not_stale() -> None:
    excluded = Exclusion("P", "-", {}, "a", "c", seal="0" * 8)
    found = covered("In a b c out", Evidence("P", "b"), exclusions=[excluded])
    assert (marks(found), found.stale) == ({"P": "??+??"}, [])


@pytest.mark.parametrize(
    ("evidence", "exclusions", "free", "holds"),
    [
        ([("In", "out")], [], (), True),
        ([("In", "a"), ("out", None)], [("b", None)], (), True),
        ([("In", "a"), ("out", None)], [], ("b",), True),
        ([("In", "a"), ("out", None)], [], (), False),
        ([("In", "out")], [("b", None)], (), False),
        ([], [], (), False),
    ],
)
def test_coverage_holds_when_no_word_is_left_and_no_exclusion_is_stale(
    evidence: list[tuple[str, str | None]],
    exclusions: list[tuple[str, str | None]],
    free: tuple[str, ...],
    holds: bool,
) -> None:
    found = covered(
        "In a b out",
        *[Evidence("P", start, end) for start, end in evidence],
        exclusions=[Exclusion("P", "-", {}, start, end) for start, end in exclusions],
        free=free,
    )
    assert found.holds() is holds


@pytest.mark.parametrize("text", ["", " \n", "- | …"])
def test_a_page_without_words_does_not_hold(text: str) -> None:
    assert not cover(prove(plan(text=text, blocks=[]), normalise_with_offsets(text))).holds()


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("In out", [("P", "In out")]),
        ("In a b c out", [("P", "In"), ("P", "out")]),
        ("In x a b c y, z out", [("P", "In x"), ("P", "y, z out")]),
        ("In a b c", [("P", "In")]),
        # words outside the blocks are one stretch only where nothing stands between them
        ("u v In a b c out w", [("P", "In"), ("P", "out"), ("", "u v"), ("", "w")]),
    ],
)
def test_the_words_of_one_account_are_listed_in_stretches(text: str, stretches: list[tuple[str, str]]) -> None:
    found = covered(text, Evidence("P", "a", "c"))
    page = normalise_with_offsets(text).text
    listed = [(block, page[slice(*span)]) for block, span in found.stretches(UNACCOUNTED)]
    assert listed == stretches


def test_a_stretch_ends_where_its_block_ends() -> None:
    found = cover(prove(plan(blocks=BLOCKS), normalise_with_offsets(TEXT)))
    assert [block for block, _ in found.stretches(UNACCOUNTED)] == ["T", "P1", "P2"]
    assert list(found.stretches(EVIDENCE)) == []


@pairs
def test_every_word_of_the_page_is_accounted_for(pair: Pair) -> None:
    found = cover(prove(pair.plan, read_page(pair.page)))
    assert found.holds()
    assert found.count() == count_words(read_page(pair.page).text)
    assert list(found.words) == [block.id for block in pair.plan.document.blocks]
    assert list(found.stretches(UNACCOUNTED)) == []


@pairs
def test_without_its_exclusions_and_free_words_just_these_are_unaccounted_for(pair: Pair) -> None:
    whole = cover(prove(pair.plan, read_page(pair.page)))
    bare = pair.plan._replace(document=pair.plan.document._replace(exclusions=(), free=()))
    found = cover(prove(bare, read_page(pair.page)))
    assert found.count(account=UNACCOUNTED) == whole.count(account=EXCLUDED) + whole.count(account=FREE) > 0
    assert found.count(account=EVIDENCE) == whole.count(account=EVIDENCE)


@pairs
def test_a_word_added_anywhere_outside_the_blocks_is_unaccounted_for(pair: Pair) -> None:
    spans = prove(pair.plan, read_page(pair.page)).blocks.values()
    text = read_page(pair.page).text
    for place in {0, *(span.end for span in spans)}:
        damaged = normalise_with_offsets(f"{text[:place]} Surplus {text[place:]}")
        found = cover(prove(pair.plan, damaged))
        assert [(block, damaged.text[slice(*span)]) for block, span in found.stretches(UNACCOUNTED)] == [
            ("", "Surplus")
        ]


@pairs
def test_a_fact_whose_words_no_other_needs_leaves_them_unaccounted_for(pair: Pair) -> None:
    plan, page = pair.plan, read_page(pair.page)
    evidence = prove(plan, page).evidence
    needed = 0
    for fact in plan.facts:
        own = {place for result in evidence if result.id == fact.id and result.span for place in range(*result.span)}
        rest = tuple(other for other in plan.facts if other is not fact)
        found = cover(prove(plan._replace(facts=rest), page))
        left = [word for words in found.words.values() for word in words if word.account == UNACCOUNTED]
        assert all(own & set(range(*word.span)) for word in left)
        assert found.holds() is not bool(left)
        needed += bool(left)
    assert needed > len(plan.facts) / 3
