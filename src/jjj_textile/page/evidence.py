"""Evidence held against a copy of the page.

The rules: words are compared normalised; blocks are found in order by their own words; `start` stands
exactly once in its block, and `end` is the nearest after it; both begin and end at word borders; near
matches never decide.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ..model.paths import ModelPath
from ..model.plan import Evidence, Fact, Plan, Reading
from ..text.normalise import NormalText, normalise
from ..text.words import SHORT, is_short
from .phrases import PhraseIndex, Span, nearest_words


class Status(StrEnum):
    """What came of looking for a passage."""

    FOUND = "found"
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
    """What came of one piece of evidence of `id`: its `span` where it was found, else the `problem`.

    `path` leads to it in the model. `sought` are the words that were not found, for a suggestion.
    """

    id: str
    path: ModelPath
    evidence: Evidence
    status: Status
    span: Span | None = None
    problem: str = ""
    sought: str = ""


class Proof(NamedTuple):
    """A plan held against a copy of its page: what came of each block, piece of evidence and exclusion."""

    plan: Plan
    page: NormalText
    digest: str
    blocks: dict[str, Span]
    block_results: list[Result]
    evidence: list[Result]
    exclusions: list[Result]

    def same_text(self) -> bool:
        """Whether the copy is the very text that the plan was taken from."""
        return self.digest == self.plan.document.digest

    def problems(self) -> list[Result]:
        """Whatever was not found: blocks, then evidence, then exclusions."""
        results = (*self.block_results, *self.evidence, *self.exclusions)
        return [result for result in results if result.status is not Status.FOUND]

    def holds(self) -> bool:
        """Whether all was found, in this very text, and there was something to find."""
        return self.same_text() and bool(self.evidence) and not self.problems()

    def block_at(self, offset: int) -> str | None:
        """The block in which an offset lies."""
        return next((block for block, span in self.blocks.items() if span.start <= offset < span.end), None)


def prove(plan: Plan, page: NormalText) -> Proof:
    """Hold a plan against a copy of its page."""
    cited = [*_cited("facts", plan.facts), *_cited("readings", plan.readings)]
    excluded = [
        EvidenceItem("exclusion", ("document", "exclusions", number), Evidence(item.block, item.start or "", item.end))
        for number, item in enumerate(plan.document.exclusions)
    ]
    borders = _borders(plan)
    index = _index(page, [*borders, *excluded, *cited])
    blocks, block_results = _find_blocks(borders, index)
    seeker = _Seeker(index, blocks)
    return Proof(
        plan,
        page,
        page.digest(),
        blocks,
        block_results,
        list(map(seeker.seek, cited)),
        [seeker.seek(cited) if cited.evidence.start else seeker.seek_block(cited) for cited in excluded],
    )


def _cited(key: str, items: Sequence[Fact | Reading]) -> Iterator[EvidenceItem]:
    for number, item in enumerate(items):
        for position, piece in enumerate(item.evidence):
            yield EvidenceItem(item.id, (key, number, "evidence", position), piece)


def _borders(plan: Plan) -> list[EvidenceItem]:
    """The first and last words of each block."""
    return [
        EvidenceItem(block.id, ("document", "blocks", number), Evidence(block.id, block.start, block.end))
        for number, block in enumerate(plan.document.blocks)
    ]


def _index(page: NormalText, everything: Iterable[EvidenceItem]) -> PhraseIndex:
    """Where the first and last words of each piece stand on a page."""
    pieces = [cited.evidence for cited in everything]
    return PhraseIndex(page.text, (normalise(words) for piece in pieces for words in (piece.start, piece.end) if words))


def block_spans(plan: Plan, page: NormalText) -> dict[str, Span]:
    """Where the blocks of a plan stand on a page: those that do."""
    borders = _borders(plan)
    return _find_blocks(borders, _index(page, borders))[0]


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


def _find_blocks(borders: Sequence[EvidenceItem], index: PhraseIndex) -> tuple[dict[str, Span], list[Result]]:
    """Each block after the one before it. One that stands too early is taken there, and said to."""
    found: dict[str, Span] = {}
    results = []
    after, before = 0, ""
    for cited in borders:
        piece, whole = cited.evidence, Span(0, len(index.text))
        span = _passage(index, piece, Span(after, whole.end))
        if span:
            found[piece.block] = span
            results.append(Result(*cited, Status.FOUND, span))
            after, before = span.end, piece.block
            continue
        misplaced = _passage(index, piece, whole)
        if misplaced:
            found[piece.block] = misplaced
            what = f"the block stands before the end of {before}, not after it"
            results.append(Result(*cited, Status.ELSEWHERE, misplaced, what))
            continue
        results.append(_missing_block(cited, index, whole))
    return found, results


def _missing_block(cited: EvidenceItem, index: PhraseIndex, whole: Span) -> Result:
    piece = cited.evidence
    start, end = normalise(piece.start), normalise(piece.end or piece.start)
    if not index.first(start, whole):
        missing = start
    elif not index.first(end, whole):
        missing = end
    else:
        what = f'the block is not on the page: its end "{end}" stands only before its start "{start}"'
        return Result(*cited, Status.MISSING, None, what)
    what = f'the block is not on the page: "{missing}" does not stand there'
    return Result(*cited, Status.MISSING, None, what, missing)


def _passage(index: PhraseIndex, piece: Evidence, within: Span) -> Span | None:
    """The first passage from the start words to the nearest end words."""
    for start in index.find(normalise(piece.start), within):
        if piece.end is None:
            return start
        end = index.first(normalise(piece.end), Span(start.end, within.end))
        return Span(start.start, end.end) if end else None
    return None


class _Seeker:
    """Looks for one piece of evidence after another."""

    def __init__(self, index: PhraseIndex, blocks: dict[str, Span]) -> None:
        self._index = index
        self._blocks = blocks

    def seek(self, cited: EvidenceItem) -> Result:  # noqa: PLR0911 - one return an outcome
        """What comes of one piece."""
        piece = cited.evidence
        start, end = normalise(piece.start), normalise(piece.end) if piece.end is not None else None
        for words in (start, end):
            if words is not None and not is_short(words):
                what = f'"{words}" is not {SHORT}'
                return Result(*cited, Status.INVALID, None, what)
        block = self._blocks.get(piece.block)
        if block is None:
            return self._absent(cited, "", None)
        starts = list(self._index.find(start, block))
        if len(starts) > 1:
            what = f'"{start}" stands {len(starts)} times in {piece.block}'
            return Result(*cited, Status.AMBIGUOUS, None, what)
        if not starts:
            return self._absent(cited, start, block)
        if end is None:
            return Result(*cited, Status.FOUND, starts[0])
        rest = Span(starts[0].end, block.end)
        found = self._index.first(end, rest)
        if found:
            return Result(*cited, Status.FOUND, Span(starts[0].start, found.end))
        if self._index.text.find(end, *rest) >= 0:
            return Result(*cited, Status.INVALID, None, f'"{end}" cuts a word in {piece.block}')
        if self._index.first(end, block):
            what = f'the end "{end}" stands only before the end of the start "{start}"'
            return Result(*cited, Status.MISSING, None, what)
        return self._absent(cited, end, block)

    def seek_block(self, cited: EvidenceItem) -> Result:
        """What comes of a whole block."""
        block = self._blocks.get(cited.evidence.block)
        return Result(*cited, Status.FOUND, block) if block else self._absent(cited, "", None)

    def _absent(self, cited: EvidenceItem, words: str, block: Span | None) -> Result:
        """For words that do not stand in their block: whether they cut a word, or where else the passage stands."""
        piece = cited.evidence
        if block and self._index.text.find(words, *block) >= 0:
            return Result(*cited, Status.INVALID, None, f'"{words}" cuts a word in {piece.block}')
        words = words or normalise(piece.start)
        others = [name for name, span in self._blocks.items() if name != piece.block and self._in(piece, span)]
        if others:
            where = ", ".join(others[:5])
            return Result(*cited, Status.ELSEWHERE, None, f'"{words}" stands not in {piece.block} but in {where}')
        if block is None:
            return Result(*cited, Status.MISSING, None, f"{piece.block} is not on the page")
        return Result(*cited, Status.MISSING, None, f'"{words}" does not stand in {piece.block}', words)

    def _in(self, piece: Evidence, block: Span) -> bool:
        return _passage(self._index, piece, block) is not None
