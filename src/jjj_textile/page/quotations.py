"""A list of quotations held against a page: where each stands, and the evidence that names it.

A quotation may stand in quotation marks of its own, end with a full stop that the page has not, and leave words out
with an ellipsis.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from io import StringIO
from typing import NamedTuple

from ..errors import UsageError
from ..model.plan import Evidence
from ..text.normalise import NormalText, normalise
from ..text.words import atoms, words
from .counterpart import free_runs
from .phrases import PhraseIndex, Span, nearest_words
from .quoting import quote_passages

QUOTE_COLUMNS = ("quote", "quotation", "text", "words", "phrase", "claim", "引文", "原文")
"""What a column of quotations may be called where nobody says so, the likeliest first."""

_ELLIPSIS = re.compile(r"\s*(?:\[\s*)?(?:…+|\.{3,})(?:\s*\])?\s*")
_SHORT = 3
_MOST_SEARCHED = 200
"""For how many short quotations that share no word with the page the nearest words are looked for."""


class Quotation(NamedTuple):
    """Words that are said to stand on a page, and what stands beside them in their list, by column."""

    words: str
    others: Mapping[str, str]


class QuotationStatus(StrEnum):
    """What came of looking for a quotation."""

    FOUND = "found"
    MISSING = "missing"
    INVALID = "invalid"


class FoundQuotation(NamedTuple):
    """Where a quotation stands first, if it does, on how many places, and the evidence that names it.

    `nearest` are the words of the page that are most like one that stands nowhere.
    """

    quotation: Quotation
    status: QuotationStatus
    span: Span | None = None
    block: str | None = None
    evidence: Evidence | None = None
    places: int = 0
    nearest: str | None = None


def quotations_in_lines(text: str) -> list[Quotation]:
    """The quotations of a list with one a line; empty lines are none."""
    return [Quotation(line.strip(), {}) for line in text.splitlines() if line.strip()]


def quotations_in_csv(text: str, column: str | None = None) -> list[Quotation]:
    """The quotations of a table with a line of headings, from the column named or one with a name that is known.

    Raises UsageError where there is no such column.
    """
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name for name in reader.fieldnames or () if name]
        quotations = _column_of(names, column)
        return [
            Quotation(row[quotations].strip(), {name: row[name] or "" for name in names if name != quotations})
            for row in reader
            if (row[quotations] or "").strip()
        ]
    except csv.Error as error:
        raise UsageError(f"line {reader.line_num} of the table cannot be read: {error}: save it as CSV anew") from None


def _column_of(names: Sequence[str], column: str | None) -> str:
    """The name of the column of quotations."""
    wanted = [column] if column else [*QUOTE_COLUMNS, *(names if len(names) == 1 else ())]
    found = (name for one in wanted for name in names if name.strip().casefold() == one.casefold())
    if (name := next(found, None)) is not None:
        return name
    raise UsageError(f"no column of quotations among {', '.join(names)}: name it with --column NAME")


def find_quotations(
    page: NormalText, blocks: Mapping[str, Span], quotations: Sequence[Quotation]
) -> list[FoundQuotation]:
    """What comes of each quotation. One that stands in several places is taken at the first of them."""
    pieces = [_pieces(one.words) for one in quotations]
    index = PhraseIndex(page.text, (piece for parts in pieces for piece in parts))
    places = [list(_places(index, parts, blocks)) for parts in pieces]
    passages = [(block, span) for found in places for block, span in found[:1] if block]
    named = iter(quote_passages(page, blocks, passages))
    near = _Nearest(page.text)
    found = []
    for quotation, parts, those in zip(quotations, pieces, places, strict=True):
        if those:
            block, span = those[0]
            evidence = next(named).evidence if block else None
            found.append(FoundQuotation(quotation, QuotationStatus.FOUND, span, block, evidence, len(those)))
        elif not parts:
            found.append(FoundQuotation(quotation, QuotationStatus.INVALID))
        else:
            nearest = near.to(normalise(quotation.words))
            found.append(FoundQuotation(quotation, QuotationStatus.MISSING, nearest=nearest))
    return found


def unused(page: NormalText, found: Sequence[FoundQuotation]) -> Iterator[Span]:
    """The runs of words of a page that no quotation uses."""
    return free_runs([Span(*span) for span in words(page.text)], (one.span for one in found if one.span))


def _pieces(text: str) -> list[str]:
    """The pieces of a quotation between its ellipses, without the marks around each."""
    spans = [(piece, list(atoms(piece))) for piece in _ELLIPSIS.split(normalise(text))]
    return [piece[inside[0][0] : inside[-1][1]] for piece, inside in spans if inside]


def _places(index: PhraseIndex, pieces: Sequence[str], blocks: Mapping[str, Span]) -> Iterator[tuple[str | None, Span]]:
    """Each place where the pieces follow each other, with its block; of several pieces within one block."""
    whole = Span(0, len(index.text))
    for start in index.find(pieces[0], whole) if pieces else ():
        block = next((name for name, span in blocks.items() if span.start <= start.start < span.end), None)
        end = _end(index, start, pieces[1:], blocks[block].end if block else whole.end)
        if end:
            yield (block if block and end <= blocks[block].end else None), Span(start.start, end)


def _end(index: PhraseIndex, start: Span, pieces: Sequence[str], stop: int) -> int:
    """Where the last of some pieces ends that follow each other; 0 where one does not follow."""
    end = start.end
    for piece in pieces:
        found = index.first(piece, Span(end, stop))
        if found is None:
            return 0
        end = found.end
    return end


class _Nearest:
    """The words of a text that are most like others: where most of theirs stand together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [Span(*span) for span in atoms(text)]
        self._words = [text[slice(*span)].casefold() for span in self._spans]
        self._searched = 0

    def to(self, phrase: str) -> str | None:
        """The nearest words, if any are near."""
        sought = [phrase[start:end].casefold() for start, end in atoms(phrase)]
        if len(sought) > _SHORT:
            place = self._most_shared(sought)
            return None if place is None else self._text[self._spans[place].start : self._end(place, len(sought))]
        self._searched += 1
        near = nearest_words(phrase, self._text, Span(0, len(self._text))) if self._searched <= _MOST_SEARCHED else None
        return self._text[slice(*near)] if near else None

    def _end(self, place: int, number: int) -> int:
        return self._spans[min(place + number, len(self._spans)) - 1].end

    def _most_shared(self, sought: Sequence[str]) -> int | None:
        """The window of as many words that shares the most with those sought, more than half of them."""
        wanted, held = Counter(sought), Counter[str]()
        shared, best, best_place = 0, len(sought) // 2, None
        for number, word in enumerate(self._words):
            if number >= len(sought):
                gone = self._words[number - len(sought)]
                held[gone] -= 1
                shared -= held[gone] < wanted[gone]
            held[word] += 1
            shared += held[word] <= wanted[word]
            if shared > best:
                best, best_place = shared, max(0, number - len(sought) + 1)
        return best_place
