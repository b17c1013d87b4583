"""A model brought to a newer copy of its page: what is certain is written, the rest is left and listed."""

import difflib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.loader import parse
from jjj_textile.page.evidence import prove
from jjj_textile.page.updating import Update, update
from jjj_textile.text.normalise import normalise_with_offsets

PAGE = """A port is planned

By 2025 the port of Aa is to be deep. It should be open to all ships. Every year the port grows. It ends here.

Bb has many good masons and smiths. Its harbour is small. It is a town.

Home About"""

MODEL = """\
# A comment stays,   and so do spaces.
languages: [en]
document:
  title: A port is planned
  language: en
  digest: DIGEST   # of the page
  blocks:
    - {id: T, name: {en: Title}, start: A port is planned}
    - {id: P1, name: {en: One}, start: By 2025, end: It ends here}
    - id: P2
      name: {en: Two}
      start: "Bb has many"
      end: is a town
    - {id: N, name: {en: Menu}, start: Home About}
  exclusions:
    - {block: N, start: Home About, code: menu, reason: {en: A menu that leads elsewhere}}
kinds: {fact: {en: Fact}}
codes: {menu: {en: Menu}}
facts:
  - id: F1
    kind: fact
    text: {en: The port is to be deep}
    evidence:
      - {block: P1, start: the port of Aa, end: deep}
  - id: F2
    kind: fact
    text: {en: It should be open}
    evidence: [{block: P1, start: It should be open, end: 'all ships'}]
  - id: F3
    kind: fact
    text: {en: Bb has masons and smiths}
    evidence:
      - block: P2
        start: "Bb has"
        end: smiths
  - id: F4
    kind: fact
    text: {en: The harbour of Bb is small}
    evidence:
      - {block: P2, start: Its harbour is small}
""".replace("DIGEST", normalise_with_offsets(PAGE).digest())


def updated(new: str, old: str | None = PAGE, model: str | None = None, accepted: Iterable[str] = ()) -> Update:
    pages = [None if page is None else normalise_with_offsets(page) for page in (new, old)]
    assert pages[0]
    return update(SEALED if model is None else model, "m.yaml", pages[0], pages[1], frozenset(accepted))


def difference(after: Update, before: str | None = None) -> list[str]:
    """The lines that the update took away and put in, the digest's aside."""
    lines = difflib.ndiff((before or SEALED).splitlines(), after.text.splitlines())
    return [f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "+-" and "digest:" not in line]


def left(after: Update) -> list[str]:
    return [f"{one.id} {one.what}" for one in after.left]


SEALED = update(MODEL, "m.yaml", normalise_with_offsets(PAGE)).text


def test_seals_that_are_missing_are_put_in_and_nothing_else_is_changed() -> None:
    after = updated(PAGE, None, MODEL)
    assert (after.written["seal"], after.left) == (3, [])
    assert difference(after, MODEL) == [
        "- - {block: P1, start: the port of Aa, end: deep}",
        "+ - {block: P1, start: the port of Aa, end: deep, seal: f0aa8d0d}",
        "- evidence: [{block: P1, start: It should be open, end: 'all ships'}]",
        "+ evidence: [{block: P1, start: It should be open, end: 'all ships', seal: d661faaa}]",
        '+ seal: "303f4cae"',
    ]


def test_a_model_of_its_own_page_is_left_as_it_is() -> None:
    for old in (None, PAGE):
        after = updated(PAGE.replace("\n\n", "\r\n \r\n"), old)
        assert (after.text, after.left) == (SEALED, [])


def test_what_is_new_elsewhere_changes_the_digest_alone() -> None:
    after = updated(PAGE.replace("Home About", "Home About\n\nImprint"))
    assert (difference(after), left(after), dict(after.written)["digest"]) == ([], [], 1)
    assert prove(parse(after.text), normalise_with_offsets(PAGE.replace("About", "About\n\nImprint"))).same_text()


ASIDE = PAGE.replace("Home About", "Viewed 17 times Home About")
SET_ASIDE = update(
    MODEL.replace("start: Home About}", "start: Viewed 17 times, end: Home About}").replace(
        "block: N, start: Home About, code", "block: N, code"
    ),
    "m.yaml",
    normalise_with_offsets(ASIDE),
).text


@pytest.mark.parametrize("old", [None, ASIDE])
@pytest.mark.parametrize(
    ("there", "start"),
    [
        ("Viewed 18 times Home About", "Viewed 18 times"),
        ("Viewed 1,204 times Home About", "Viewed 1,204 times"),
        # what else stands there is no certain border
        ("Seen 18 times Home About", None),
        ("All ports are closed Viewed 18 times Home About", None),
        ("All ports are closed Home About", None),
    ],
)
def test_what_is_set_aside_keeps_its_place_where_only_numbers_changed(
    there: str, start: str | None, old: str | None
) -> None:
    after = updated(ASIDE.replace("Viewed 17 times Home About", there), old, SET_ASIDE)
    line = "{id: N, name: {en: Menu}, start: "
    renewed = [f"- - {line}Viewed 17 times, end: Home About}}", f'+ - {line}"{start}", end: Home About}}']
    if start is None:
        assert difference(after, SET_ASIDE) == []
        assert left(after) == [
            'N its border "Viewed 17 times" does not stand there; it is taken to lie between its neighbours'
        ]
        assert after.unaccounted == len(there.split()) + updated(ASIDE, None, SET_ASIDE).unaccounted
    else:
        assert [line.replace('"', "") for line in difference(after, SET_ASIDE)] == [
            line.replace('"', "") for line in renewed
        ]
        assert (after.left, after.unaccounted) == ([], updated(ASIDE, None, SET_ASIDE).unaccounted)


def test_nothing_is_written_for_another_page() -> None:
    more = "".join(
        f"  - id: X{number}\n    kind: fact\n    text: {{en: X}}\n    evidence: [{{block: P2, start: masons}}]\n"
        for number in range(2)
    )
    after = updated("It rains.", None, SEALED + more)
    assert (after.text, dict(after.written)) == (SEALED + more, {})
    assert left(after) == ["document none of 6 passages is on this page"]
    assert after.unaccounted == 2


def test_what_has_no_seal_is_sealed_only_with_the_words_of_the_older_copy() -> None:
    new = PAGE.replace("is to be deep", "is not to be deep")
    after = updated(new, PAGE, MODEL)
    assert after.written["seal"] == 2
    assert left(after) == [
        'F1 changed: not sealed, and not the words of the older copy, but now "the port of Aa is not to be deep"'
    ]
    assert updated(new, None, MODEL).written["seal"] == 3


@pytest.mark.parametrize("old", [None, PAGE])
def test_other_words_are_left_and_listed_with_what_stands_there_now(old: str | None) -> None:
    after = updated(PAGE.replace("is to be deep", "is not to be deep"), old)
    assert (after.text, [one.path for one in after.left]) == (SEALED, [("facts", 0, "evidence", 0)])
    assert left(after) == ['F1 changed: not the words that were sealed, but now "the port of Aa is not to be deep"']


def test_other_words_are_sealed_once_a_person_accepts_them() -> None:
    new = PAGE.replace("is to be deep", "is not to be deep")
    after = updated(new, accepted=["F1"])
    assert (after.left, len(difference(after))) == ([], 2)
    assert prove(parse(after.text), normalise_with_offsets(new)).holds()


def test_a_passage_whose_first_words_are_others_is_left_until_it_is_accepted() -> None:
    new = PAGE.replace("It should be open", "This must be open")
    assert left(updated(new)) == [
        'F2 missing: "It should be open" does not stand in P1; in its place stands "This must be open to all ships"'
    ]
    assert left(updated(new, None)) == ['F2 missing: "It should be open" does not stand in P1']
    after = updated(new, accepted=["F2"])
    assert after.left == []
    assert prove(parse(after.text), normalise_with_offsets(new)).holds()


def test_a_passage_that_is_gone_is_left_even_where_it_is_accepted() -> None:
    after = updated(PAGE.replace(" Its harbour is small.", ""), accepted=["F4"])
    assert (after.text, left(after)) == (SEALED, ['F4 missing: "Its harbour is small" does not stand in P2'])


@pytest.mark.parametrize("old", [None, PAGE])
def test_a_passage_that_stands_in_another_block_as_it_was_is_followed(old: str | None) -> None:
    new = PAGE.replace(" Its harbour is small.", "").replace("Every year", "Its harbour is small. Every year")
    after = updated(new, old)
    assert difference(after) == [
        "- - {block: P2, start: Its harbour is small}",
        "+ - {block: P1, start: Its harbour is small}",
    ]
    assert after.left == []


def test_a_passage_that_stands_elsewhere_as_it_was_is_followed_where_other_words_are_accepted_too() -> None:
    new = PAGE.replace("Its harbour is small", "Its quay is long")
    new = new.replace("Every year", "Its harbour is small. Every year")
    assert difference(updated(new, accepted=["F4"])) == [
        "- - {block: P2, start: Its harbour is small}",
        "+ - {block: P1, start: Its harbour is small}",
    ]


def test_of_two_other_blocks_with_the_same_passage_none_is_taken() -> None:
    model = SEALED.replace("start: Home About}\n  excl", "start: Home, end: About}\n  excl")
    new = PAGE.replace(" Its harbour is small.", "").replace("Every year", "Its harbour is small. Every year")
    after = updated(new.replace("Home About", "Home. Its harbour is small. About"), None, model)
    assert (after.text, left(after)) == (
        model,
        [
            'F4 elsewhere: "Its harbour is small" stands not in P2 but in P1, N',
            'exclusion missing: "Home About" does not stand in N',
        ],
    )


def test_a_passage_that_now_stands_in_two_other_blocks_is_left() -> None:
    new = PAGE.replace(" Its harbour is small.", "").replace("Every year", "Its harbour is small. Every year")
    after = updated(new.replace("is planned", "is planned. Its harbour is small"), None)
    assert [one.id for one in after.left] == ["F4"]
    assert difference(after) == []


def test_words_that_now_stand_twice_are_told_apart_by_the_older_copy() -> None:
    new = PAGE.replace("Every year", "It should be open every year, rain or shine. Every year")
    after = updated(new)
    assert after.left == []
    assert prove(parse(after.text), normalise_with_offsets(new)).holds()


@pytest.mark.parametrize("old", [None, PAGE])
def test_a_border_is_set_where_the_block_ends_with_a_paragraph(old: str | None) -> None:
    new = PAGE.replace("Bb has many", "Today Bb has many").replace("It is a town", "It is now a small city")
    after = updated(new, old)
    assert difference(after) == ["- end: is a town", "+ end: city"]
    proof = prove(parse(after.text), normalise_with_offsets(new))
    assert (after.left, proof.holds(), proof.notes) == ([], True, {})


def test_a_border_in_the_midst_of_a_paragraph_is_left() -> None:
    new = PAGE.replace("It is a town.\n\n", "It is now a city. ")
    assert left(updated(new))[0].startswith('P2 its border "is a town" does not stand there; it is taken to lie')


def test_a_block_of_so_few_words_that_they_name_no_end_is_left() -> None:
    after = updated(PAGE[: PAGE.index("Bb has")] + "Bb has many towns\n\nHome About")
    assert (after.text, after.left[0].id) == (SEALED, "P2")
    assert left(after)[0].startswith('P2 its border "is a town" does not stand there')


def test_a_border_with_which_more_facts_would_fail_is_not_written() -> None:
    """Once P1 began with the first words of the sentence before, those of F2 would stand in it twice."""
    after = updated(PAGE.replace("By 2025", "By It should be open"))
    assert (difference(after), left(after), after.written["border"]) == ([], [], 0)


def test_a_passage_that_only_all_of_its_words_name_is_left_as_its_end_would_have_to_go() -> None:
    model = updated(PAGE, None, SEALED.replace("start: Its harbour is small}", "start: Its, end: small}")).text
    after = updated(PAGE.replace("Its harbour", "Its harbour Its harbour"), None, model)
    assert (after.text, left(after)) == (model, ['F4 ambiguous: "Its" stands 2 times in P2'])


def test_a_block_that_is_gone_is_listed_and_the_digest_left() -> None:
    new = PAGE[: PAGE.index("Bb has")] + "Home About"
    after = updated(new)
    assert [one.id for one in after.left] == ["P2", "F3", "F4"]
    assert after.text == SEALED


OTHER = ("", "Aa", "deep", "is", "new words", "It should be open", "\n\n")
EDITS = st.lists(st.tuples(st.sampled_from(PAGE.split()), st.sampled_from(OTHER)), max_size=4)


@given(EDITS, st.booleans())
def test_applied_twice_it_changes_nothing_more(edits: list[tuple[str, str]], has_old: bool) -> None:
    new = PAGE
    for word, other in edits:
        new = new.replace(word, other, 1)
    old = PAGE if has_old else None
    first = updated(new, old)
    again = updated(new, old, first.text)
    assert again.text == first.text
    assert (sum(again.written.values()), left(again)) == (0, left(first))


@given(EDITS)
def test_no_update_makes_a_fact_fail_that_held(edits: list[tuple[str, str]]) -> None:
    new = PAGE
    for word, other in edits:
        new = new.replace(word, other, 1)
    page = normalise_with_offsets(new)
    before = {result.path for result in prove(parse(SEALED), page).problems()}
    after = {result.path for result in prove(parse(updated(new).text), page).problems()}
    assert after <= before
