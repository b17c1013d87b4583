"""Evidence held against a copy of the page.

The rules: words are compared normalised; blocks are found in order by their own words; `start` stands
exactly once in its block, and `end` is the nearest after it; both begin and end at word borders; the passage is
what was sealed; near matches never decide.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ..model.paths import ModelPath
from ..model.plan import Evidence, Exclusion, Fact, Plan, Reading
from ..text.normalise import NormalText, normalise, seal
from ..text.words import SHORT, is_short
from .blocks import BlockPlaces, border_phrases, find_blocks
from .phrases import PhraseIndex, Span, nearest_words

_SEVERAL = 5
"""Of so many passages or more a page that has none is another page."""


class Status(StrEnum):
    """What came of looking for a passage."""

    FOUND = "found"
    CHANGED = "changed"
    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    AMBIGUOUS = "ambiguous"
    INVALID = "invalid"


class EvidenceItem(NamedTuple):
    """A piece of evidence to look for, whose it is, and the path that leads to it in the model."""

    id: str
    path: ModelPath
    evidence: Evidence


class Result(NamedTuple):
    """What came of one piece of evidence of `id`: its `span` where it was found or has changed, else the `problem`.

    `path` leads to it in the model. `sought` are the words that are nowhere on the page, for a suggestion.
    """

    id: str
    path: ModelPath
    evidence: Evidence
    status: Status
    span: Span | None = None
    problem: str = ""
    sought: str = ""


class Proof(NamedTuple):
    """A plan held against a copy of its page: what came of each block, piece of evidence and exclusion.

    Of blocks that are `unsure` the place is known only about; their facts are looked for there, and none of their words
    is excluded with the whole block. `notes` say what is wrong with a block. A page on which none of several passages
    stands is another page.
    """

    plan: Plan
    page: NormalText
    digest: str
    blocks: dict[str, Span]
    notes: dict[str, str]
    unsure: frozenset[str]
    evidence: list[Result]
    exclusions: list[Result]
    is_another_page: bool

    def same_text(self) -> bool:
        """Whether the copy is the very text that the plan was taken from."""
        return self.digest == self.plan.document.digest

    def problems(self) -> list[Result]:
        """The evidence that was not found as the model has it."""
        return [result for result in self.evidence if result.status is not Status.FOUND]

    def in_force(self) -> Iterator[tuple[Exclusion, Result, Span]]:
        """The exclusions that leave something out, and what: a whole block only where both of its borders stand."""
        for exclusion, result in zip(self.plan.document.exclusions, self.exclusions, strict=True):
            is_sure = exclusion.start is not None or exclusion.block not in self.unsure
            if result.status is Status.FOUND and result.span and is_sure:
                yield exclusion, result, result.span

    def lost_exclusions(self) -> list[Result]:
        """The exclusions that were not found, or are not what was sealed: they exclude nothing."""
        return [result for result in self.exclusions if result.status is not Status.FOUND]

    def unsealed(self) -> list[Result]:
        """The evidence of passages in which a word may change unnoticed."""
        return [result for result in self.evidence if result.evidence.end is not None and result.evidence.seal is None]

    def misplaced(self) -> dict[str, ModelPath]:
        """The blocks of which `notes` say what is wrong, with where they stand in the model; none of another page."""
        blocks = () if self.is_another_page else enumerate(self.plan.document.blocks)
        return {block.id: ("document", "blocks", number) for number, block in blocks if block.id in self.notes}

    def holds(self) -> bool:
        """Whether the page says what the facts say: all evidence was found, and there was some to find."""
        return bool(self.evidence) and not self.problems()

    def of(self, ids: Container[str]) -> "Proof":
        """The same for the evidence of these facts and readings alone."""
        return self._replace(evidence=[result for result in self.evidence if result.id in ids])

    def block_at(self, offset: int) -> str | None:
        """The block in which an offset lies."""
        return next((block for block, span in self.blocks.items() if span.start <= offset < span.end), None)


def prove(plan: Plan, page: NormalText) -> Proof:
    """Hold a plan against a copy of its page."""
    cited = [*_cited("facts", plan.facts), *_cited("readings", plan.readings)]
    excluded = [
        EvidenceItem(
            "exclusion",
            ("document", "exclusions", number),
            Evidence(item.block, item.start or "", item.end, seal=item.seal),
        )
        for number, item in enumerate(plan.document.exclusions)
    ]
    index = PhraseIndex(page.text, [*border_phrases(plan.document.blocks), *_phrases([*excluded, *cited])])
    places = find_blocks(plan.document.blocks, index)
    seeker = _Seeker(index, places)
    evidence = list(map(seeker.seek, cited))
    exclusions = [seeker.seek(item) if item.evidence.start else seeker.seek_block(item) for item in excluded]
    is_another = len(evidence) >= _SEVERAL and all(result.status is Status.MISSING for result in evidence)
    return Proof(plan, page, page.digest(), *places, evidence, exclusions, is_another)


def _cited(key: str, items: Sequence[Fact | Reading]) -> Iterator[EvidenceItem]:
    for number, item in enumerate(items):
        for position, piece in enumerate(item.evidence):
            yield EvidenceItem(item.id, (key, number, "evidence", position), piece)


def _phrases(items: Iterable[EvidenceItem]) -> Iterator[str]:
    """The first and last words of each piece, as they are compared."""
    pieces = [item.evidence for item in items]
    return (normalise(words) for piece in pieces for words in (piece.start, piece.end) if words)


def block_spans(plan: Plan, page: NormalText) -> dict[str, Span]:
    """Where the blocks of a plan stand on a page: those that do."""
    index = PhraseIndex(page.text, border_phrases(plan.document.blocks))
    return find_blocks(plan.document.blocks, index).spans


def suggestion(proof: Proof, result: Result) -> str:
    """`; did you mean "..." in P5?` for the nearest words, first in the block itself, or nothing."""
    own = proof.blocks.get(result.evidence.block)
    whole = Span(0, len(proof.page.text))
    for within in (own, whole):
        if within and result.sought and (near := nearest_words(result.sought, proof.page.text, within)):
            return did_you_mean(proof.page.text[slice(*near)], proof.block_at(near.start))
    return ""


def did_you_mean(words: str, block: str | None) -> str:
    """What follows a message: the nearest words, and where they stand if in a block."""
    return f'; did you mean "{words}"{f" in {block}" if block else ""}?'


class _Seeker:
    """Looks for one piece of evidence after another."""

    def __init__(self, index: PhraseIndex, places: BlockPlaces) -> None:
        self._index = index
        self._blocks, self._notes = places.spans, places.notes

    def seek(self, item: EvidenceItem) -> Result:
        """What comes of one piece."""
        piece = item.evidence
        start, end = normalise(piece.start), normalise(piece.end) if piece.end is not None else None
        for words in (start, end):
            if words is not None and not is_short(words):
                return Result(*item, Status.INVALID, None, f'"{words}" is not {SHORT}')
        block = self._blocks.get(piece.block)
        if block is None:
            return self._absent(item, start, None)
        starts = list(self._index.find(start, block))
        if len(starts) > 1:
            starts = self._sealed(piece, starts, block) or starts
        if len(starts) > 1:
            what = f'"{start}" stands {len(starts)} times in {piece.block}'
            return Result(*item, Status.AMBIGUOUS, None, what)
        if not starts:
            return self._absent(item, start, block)
        if end is None:
            return Result(*item, Status.FOUND, starts[0])
        return self._ended(item, starts[0], end, block)

    def _ended(self, item: EvidenceItem, start: Span, end: str, block: Span) -> Result:
        """What comes of a piece whose `start` stands there."""
        found = self._index.first(end, Span(start.end, block.end))
        if found:
            passage = Span(start.start, found.end)
            words = self._index.text[slice(*passage)]
            if item.evidence.seal in (None, seal(words)):
                return Result(*item, Status.FOUND, passage)
            return Result(*item, Status.CHANGED, passage, f'not the words that were sealed, but now "{words}"')
        if self._index.text.find(end, start.end, block.end) >= 0:
            return self._cut(item, end)
        if self._index.first(end, block):
            what = f'the end "{end}" stands only before the end of the start "{self._index.text[slice(*start)]}"'
            return Result(*item, Status.MISSING, None, what)
        return self._absent(item, end, block)

    def seek_block(self, item: EvidenceItem) -> Result:
        """What comes of a whole block."""
        block = self._blocks.get(item.evidence.block)
        return Result(*item, Status.FOUND, block) if block else self._absent(item, "", None)

    def _sealed(self, piece: Evidence, starts: Sequence[Span], block: Span) -> list[Span]:
        """Of several places in a block whose borders are not sure, the one at which the sealed passage begins."""
        if piece.block not in self._notes or piece.seal is None:
            return []
        passages = [(start, _passage(self._index, piece, Span(start.start, block.end))) for start in starts]
        right = [start for start, span in passages if span and seal(self._index.text[slice(*span)]) == piece.seal]
        return right if len(right) == 1 else []

    def _cut(self, item: EvidenceItem, words: str) -> Result:
        return Result(*item, Status.INVALID, None, f'"{words}" cuts a word in {item.evidence.block}')

    def _absent(self, item: EvidenceItem, words: str, block: Span | None) -> Result:
        """For words that do not stand in their block: whether they cut a word, or where else they stand."""
        piece = item.evidence
        if block and self._index.text.find(words, *block) >= 0:
            return self._cut(item, words)
        others = [name for name, span in self._blocks.items() if name != piece.block and self._in(piece, span)]
        if others:
            what = f'"{words or normalise(piece.start)}" stands not in {piece.block} but in {", ".join(others[:5])}'
            return Result(*item, Status.ELSEWHERE, None, what)
        if block is None:
            return Result(*item, Status.MISSING, None, f"{piece.block} is not on the page")
        whole = Span(0, len(self._index.text))
        if passage := _passage(self._index, piece, whole):
            what = f'"{words}" stands not in {piece.block} but {self._whereabouts(passage)}'
            return Result(*item, Status.ELSEWHERE, None, what)
        what = f'"{words}" does not stand in {piece.block}'
        if place := self._index.first(words, Span(block.end, whole.end)) or self._index.first(words, whole):
            return Result(*item, Status.MISSING, None, f"{what} but {self._whereabouts(place)}")
        return Result(*item, Status.MISSING, None, what, words)

    def _whereabouts(self, place: Span) -> str:
        """Where on the page something stands: in a block, or just behind the end of one."""
        for name, span in self._blocks.items():
            if span.start <= place.start and place.end <= span.end:
                return f"in {name}"
        begun = [(span.end, name) for name, span in self._blocks.items() if span.start <= place.start]
        if not begun:
            return "before the first block"
        end, name = max(begun)
        return f"across the end of {name}" if place.start < end else f"behind the end of {name}"

    def _in(self, piece: Evidence, block: Span) -> bool:
        return _passage(self._index, piece, block) is not None


def _passage(index: PhraseIndex, piece: Evidence, within: Span) -> Span | None:
    """The first passage from the start words to the nearest end words."""
    for start in index.find(normalise(piece.start), within):
        if piece.end is None:
            return start
        end = index.first(normalise(piece.end), Span(start.end, within.end))
        return Span(start.start, end.end) if end else None
    return None
