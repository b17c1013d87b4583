"""A word put in anywhere on a page is noticed: by `verify` within a passage, by `coverage` everywhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from models import Pair, pairs
from process import ROOT

from jjj_textile.model.plan import Plan
from jjj_textile.page.coverage import UNACCOUNTED, cover
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import NormalText, normalise_with_offsets
from jjj_textile.text.words import atoms, is_unspaced

PAGES = [
    Pair(str(ROOT / "tests" / "small.yaml"), str(ROOT / "tests" / "small.txt")),
    Pair(str(ROOT / "examples" / "quay.yaml"), str(ROOT / "examples" / "quay.txt")),
    Pair(str(ROOT / "examples" / "ceramics.yaml"), str(ROOT / "examples" / "ceramics.txt")),
]


def places(page: NormalText) -> Iterator[tuple[int, str]]:
    """Each place between words, in the normalised text, with what is put in there."""
    text = page.text
    yield 0, "zzz "
    for start, _ in atoms(text):
        yield start, "不" if is_unspaced(text[start]) else "not "
    yield len(text), " zzz"


def unnoticed(plan: Plan, page: NormalText) -> list[str]:
    """Where a word goes unnoticed by the command that is to name it."""
    sound = prove(plan, page)
    spans = [(result.id, result.span) for result in sound.evidence if result.span]
    missed = []
    for place, word in places(page):
        damaged = normalise_with_offsets(page.text[:place] + word + page.text[place:])
        proof = prove(plan, damaged)
        touched = {id for id, span in spans if span.start < place < span.end}
        named = {result.id for result in proof.problems()}
        coverage = cover(proof)
        new = [
            word.span
            for word in [word for those in coverage.words.values() for word in those if word.account == UNACCOUNTED]
        ]
        if touched and not named & touched:
            missed.append(f"verify: {page.text[max(0, place - 20) : place]}[{word}]{page.text[place : place + 20]}")
        if not touched and not any(span.start <= place + 1 and place <= span.end for span in new):
            missed.append(f"coverage: {page.text[max(0, place - 20) : place]}[{word}]{page.text[place : place + 20]}")
    return missed


@pytest.mark.slow
@pairs
def test_a_word_put_in_anywhere_on_a_whole_page_is_named(pair: Pair) -> None:
    assert unnoticed(pair.plan, normalise_with_offsets(pair.text)) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("pair", PAGES, ids=lambda pair: Path(pair.model).stem)
def test_a_word_put_in_anywhere_is_named(pair: Pair) -> None:
    page = normalise_with_offsets(pair.text)
    assert not prove(pair.plan, page).unsealed()
    assert unnoticed(pair.plan, page) == []
