"""Passages of the page with the evidence that names them: as YAML ready to paste, and as a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..errors import NotFound, UsageError
from ..labels import label
from ..model.plan import Evidence, Plan
from ..page.coverage import NO_BLOCK, UNACCOUNTED, Coverage
from ..page.evidence import Proof, block_spans, did_you_mean
from ..page.phrases import PhraseIndex, Span, nearest_words
from ..page.quoting import as_yaml, quote_passages, units_of
from ..table import Table
from ..text.escaping import visible
from ..text.normalise import NormalText, normalise
from ..text.words import count_words
from .edition import Edition, Values

_AROUND, _NEAR = 8, 400
"""How many words are shown on either side of a passage, and in how many characters."""

MOST_SHOWN, MOST_LISTED = 200, 1_000
"""How many places of the same words are shown, and how many passages in a list of all that are open."""

_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?;](?=\s)|[。！？；]")
_MARKED, _BRACKETED = ("\x1b[1;7m", "\x1b[0m"), ("[", "]")


class LocatedPassage(NamedTuple):
    """A passage of the page, the words around it, its range in the copy, and the evidence that names it."""

    block: str
    before: str
    text: str
    after: str
    start: int
    end: int
    evidence: Evidence | None

    @property
    def words(self) -> str:
        """The passage on one line."""
        return " ".join(self.text.split())


class LocatedPassages(list[LocatedPassage]):
    """Passages of a page in order; of very many only the first, and `others` is how many were left out."""

    others = 0


def located(plan: Plan, page: NormalText, words: str, block: str | None) -> LocatedPassages:
    """Every place where words stand on a page, or in one block; of very many the first MOST_SHOWN.

    Raises NotFound, with the nearest words; UsageError where there is no word.
    """
    blocks = block_spans(plan, page)
    whole = Span(0, len(page.text))
    if block is not None and block not in blocks:
        raise NotFound(f"the block {block} is not on the page")
    within = whole if block is None else blocks[block]
    sought = normalise(words)
    if not count_words(sought):
        raise UsageError("there is no word to look for: give some that stand on the page")
    found = list(PhraseIndex(page.text, [sought]).find(sought, within))
    if not found:
        near = nearest_words(sought, page.text, within)
        where = f" in {block}" if block else ""
        hint = did_you_mean(page.text[slice(*near)], _block_of(blocks, near)) if near else ""
        raise NotFound(f'"{words}" does not stand{where or " on the page"}{hint}')
    places = [(_block_of(blocks, span) or NO_BLOCK, span) for span in found[:MOST_SHOWN]]
    return located_passages(page, blocks, places, len(found) - len(places))


def located_passages(
    page: NormalText, blocks: dict[str, Span], passages: Sequence[tuple[str, Span]], others: int
) -> LocatedPassages:
    """Passages of blocks, each as far as its evidence names it, or as it is where none does; `others` are left out."""
    found = LocatedPassages()
    found.others = others
    for one in quote_passages(page, blocks, passages):
        named = one.reach if one.evidence else one.span
        start, end = page.span(*named)
        before, after = _around(page, blocks.get(one.block, named), named)
        text = page.original[start:end]
        found.append(LocatedPassage(one.block or NO_BLOCK, before, text, after, start, end, one.evidence))
    return found


def unaccounted(proof: Proof, coverage: Coverage) -> LocatedPassages:
    """The words of the page that nothing accounts for, sentence by sentence; of very many the first MOST_LISTED."""
    stretches = coverage.stretches(UNACCOUNTED)
    sentences = [(block, one) for block, span in stretches for one in _sentences(proof.page.text, span)]
    shown = sentences[:MOST_LISTED]
    return located_passages(proof.page, proof.blocks, shown, len(sentences) - len(shown))


def in_sentences(page: NormalText, blocks: dict[str, Span], spans: Iterable[Span]) -> LocatedPassages:
    """Ranges of a page, sentence by sentence and each within its block; of very many the first MOST_LISTED."""
    borders = sorted({place for span in blocks.values() for place in span})
    pieces = [piece for span in spans for part in _cut(span, borders) for piece in _sentences(page.text, part)]
    placed = [(_block_of(blocks, piece) or NO_BLOCK, piece) for piece in pieces[:MOST_LISTED]]
    return located_passages(page, blocks, placed, len(pieces) - len(placed))


def left_out(found: LocatedPassages, advice: str) -> str:
    """How many passages are not shown, and what to do; nothing where all are."""
    return f"{len(found):,} are shown, {found.others:,} more are not: {advice}" if found.others else ""


def _cut(span: Span, places: Sequence[int]) -> Iterator[Span]:
    """The pieces of a range between some places, which are in order."""
    start = span.start
    for place in places[bisect_right(places, span.start) : bisect_left(places, span.end)]:
        yield Span(start, place)
        start = place
    yield Span(start, span.end)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a passage that have words, parted where a sentence may end."""
    start = span.start
    for end in [*(match.end() for match in _STOP.finditer(text, *span)), span.end]:
        if units := units_of(text, Span(start, end)):
            yield Span(units[0].start, units[-1].end)
        start = end


def _block_of(blocks: dict[str, Span], span: Span) -> str | None:
    return next((block for block, reach in blocks.items() if reach.start <= span.start and span.end <= reach.end), None)


def _around(page: NormalText, block: Span, span: Span) -> tuple[str, str]:
    """The words of the block before and after a passage, as the page prints them on one line."""
    before = units_of(page.text, Span(max(block.start, span.start - _NEAR), span.start))[-_AROUND:]
    after = units_of(page.text, Span(span.end, min(block.end, span.end + _NEAR)))[:_AROUND]
    start, end = page.span(*span)
    return (
        _on_one_line(page.original[page.offsets[before[0].start] : start]) if before else "",
        _on_one_line(page.original[end : page.span(*after[-1])[1]]) if after else "",
    )


def _on_one_line(text: str) -> str:
    return _SPACE.sub(" ", text)


def listing(found: Sequence[LocatedPassage], marked: bool, language: str = "en") -> Iterator[str]:
    """A comment that shows each passage among its words, `marked` in colour or in brackets, and its evidence below."""
    for place in found:
        mark, unmark = _MARKED if marked else _BRACKETED
        before, text, after = (visible(part) for part in (place.before, place.words, place.after))
        yield f"# {place.block}: {before}{mark}{text}{unmark}{after}\n"
        if place.evidence:
            yield f"- {as_yaml(place.evidence)}\n"
        else:
            yield f"# {label(language, 'passage.homeless' if place.block == NO_BLOCK else 'passage.nameless')}\n"


def locate_table(edition: Edition, found: Sequence[LocatedPassage]) -> Table:
    """The passages, with the YAML of their evidence."""
    values: Values = {
        "block": lambda place: place.block,
        "text": lambda place: place.text,
        "evidence": lambda place: as_yaml(place.evidence) if place.evidence else None,
        "start": lambda place: place.start,
        "end": lambda place: place.end,
    }
    return edition.table("locate", found, values)
