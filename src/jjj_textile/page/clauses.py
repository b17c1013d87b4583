"""The clauses of an article as facts to be written: each with its evidence, and what its words tell of its kind."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..model.plan import Evidence
from ..text.normalise import NormalText
from ..text.words import count_words, is_unspaced
from .aims import Guess, guess
from .figures import Figure, figure_in, figures_of_row
from .paragraphs import Found
from .phrases import Span
from .pieces import PieceRole
from .places import Place, places_in
from .quoting import QuotedPassage, quote_passages
from .tables import TableRow

_SENTENCE = re.compile(r"(?:[.!?](?=[\s\"']|$)|[。！？])[\"'”’）)]*")
_CLAUSE = re.compile(
    r";(?=\s)|[；，]|,(?=\s(?:and|but)\s(?:\w+\s){1,3}(?:should|shall|must|will|is to|are to)\s)", re.IGNORECASE
)
_CLOSING = re.compile(r"(?: ?[%％‰])?[°)）\]】”’\"'》]*")
"""What belongs to the words before it, as the sign of 5%."""

_SHORTEST = 8
"""How many Chinese characters a clause without a figure has at least: what is shorter belongs to the next one."""

_MOST = 2_000
"""Of how many clauses facts are made: nobody words more by hand."""


class Clause(NamedTuple):
    """A clause of the page, or a row of a table: its words, the evidence that names it, and guesses of what it states.

    A row with several figures is as many clauses.
    """

    words: str
    evidence: Evidence
    kind: str
    year: int | None
    places: Sequence[Place]
    figure: Figure | None = None


class Clauses(NamedTuple):
    """The clauses of an article, what only heads its tables, and whether there are more than are made facts."""

    found: Sequence[Clause] = ()
    headings: Sequence[Evidence] = ()
    has_more: bool = False


class _Passage(NamedTuple):
    """A range of a block that may become facts, or the heading of a table."""

    block: str
    span: Span
    kind: str = "background"
    year: int | None = None
    row: TableRow | None = None


def clauses_of(
    page: NormalText, blocks: Sequence[Found], rows: Sequence[TableRow] = (), excluded: Collection[str] = ()
) -> Clauses:
    """The clauses of the blocks that are not excluded, in order; each row of a table is one."""
    own = [block for block in blocks if block.evidence.block not in excluded]
    spans = {block.evidence.block: block.span for block in blocks}
    every = (passage for block in own for passage in _passages(page.text, block, rows))
    guessed = list(islice(every, _MOST))
    named = quote_passages(page, spans, [(passage.block, passage.span) for passage in guessed])
    found: list[Clause] = []
    headings: list[QuotedPassage] = []
    told: list[Span] = []
    for passage, quoted in zip(guessed, named, strict=True):
        if quoted.evidence and passage.row and passage.row.is_heading:
            headings.append(quoted)
        elif quoted.evidence:
            found += _clauses(page.text, passage, quoted.evidence)
            told.append(quoted.reach)
    return Clauses(found, list(_apart(headings, told)), next(every, None) is not None)


def _apart(headings: Sequence[QuotedPassage], told: Sequence[Span]) -> Iterator[Evidence]:
    """The headings that can be named without the words of facts."""
    for heading in headings:
        start, end = heading.reach
        if heading.evidence and not any(one.start < end and start < one.end for one in told):
            yield heading.evidence


def _clauses(text: str, passage: _Passage, evidence: Evidence) -> Iterator[Clause]:
    """What a passage states: a clause, or one for each figure of a row."""
    kind, year, row = passage.kind, passage.year, passage.row
    if row:
        words = " | ".join(filter(None, row.cells))
        figures: Sequence[Figure | None] = figures_of_row(row.cells, row.headings) or [None]
    else:
        words = text[slice(*passage.span)] + _CLOSING.match(text, passage.span.end)[0]  # type: ignore[index]
        figures = [figure_in(words)]
    places = places_in(words)
    yield from (Clause(words, evidence, kind, year, places, figure) for figure in figures)


def _passages(text: str, block: Found, rows: Sequence[TableRow]) -> Iterator[_Passage]:
    """The passages of a block: the rows of a table, or the clauses of a paragraph."""
    name, (start, end) = block.evidence.block, block.span
    first = bisect_left(rows, start, key=lambda row: row.span.start)
    own = (
        [row for row in islice(rows, first, None) if row.span.start < end] if block.role is PieceRole.PARAGRAPH else []
    )
    if own:
        for row in own:
            span = _trimmed(text, Span(row.span.start, min(row.span.end, end)))
            if count_words(text[slice(*span)]):
                yield _Passage(name, span, row=row)
        return
    for span, kind, year in _guesses(text, block):
        yield _Passage(name, _trimmed(text, span), kind, year)


def _trimmed(text: str, span: Span) -> Span:
    """A clause without the stop at its end."""
    words = text[slice(*span)]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip(" ,.;:，。；：、")))


def _guesses(text: str, block: Found) -> Iterator[tuple[Span, str, int | None]]:
    """Each clause of a block with its kind and year; within a sentence a goal or a duty goes on."""
    if block.role is not PieceRole.PARAGRAPH:
        yield block.span, "background", None
        return
    for sentence in _parted(text, block.span, _SENTENCE):
        told: Guess | None = None
        for clause in _joined(text, list(_parted(text, sentence, _CLAUSE))):
            told = guess(text[slice(*clause)], told)
            yield clause, told.kind, told.year


def _parted(text: str, span: Span, border: re.Pattern[str]) -> Iterator[Span]:
    """The pieces of a range that have words, parted after each border."""
    start = span.start
    for end in [*(match.end() for match in border.finditer(text, *span)), span.end]:
        if count_words(text[start:end]):
            yield Span(start, end)
            start = end


def _joined(text: str, clauses: Sequence[Span]) -> Iterator[Span]:
    """The same with each short Chinese clause joined to the next, or the last of them to the one before."""
    joined: list[Span] = []
    for clause in clauses:
        if joined and _is_short(text[slice(*joined[-1])]):
            joined[-1] = Span(joined[-1].start, clause.end)
        else:
            joined.append(clause)
    if len(joined) > 1 and _is_short(text[slice(*joined[-1])]):
        last = joined.pop()
        joined[-1] = Span(joined[-1].start, last.end)
    yield from joined


def _is_short(words: str) -> bool:
    return any(map(is_unspaced, words)) and count_words(words) < _SHORTEST and not figure_in(words)
