"""The clauses of an article as facts to be written: each with its evidence, and what its words tell of its kind."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..model.plan import Evidence
from ..text.normalise import NormalText
from ..text.words import count_words, is_unspaced
from .paragraphs import Found
from .phrases import Span
from .pieces import PieceRole
from .places import Place, places_in
from .quoting import quote_passages

_SENTENCE = re.compile(r"(?:[.!?](?=[\s\"']|$)|[。！？])[\"'”’）)]*")
_CLAUSE = re.compile(r";(?=\s)|[；，]")
_CLOSING = re.compile(r"[%％‰°)）\]】”’\"'》]*")
"""What belongs to the words before it, as the sign of 5%."""

_SHORTEST = 8
"""How many Chinese characters a clause has at least: what is shorter, as 到2025年, belongs to the next one."""

_MOST = 2_000
"""Of how many clauses facts are made: nobody words more by hand."""

_YEAR = re.compile(
    r"(?:到|至|力争|争取|截至|预计)\s*(?P<zh>20\d\d)年|(?P<before>20\d\d)年(?:底|末)?(?:之?前|以前)|"
    r"\b(?:by|until|before|in)\s+(?:the\s+end\s+of\s+|late\s+|early\s+)?(?P<en>20\d\d)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bin\s", re.IGNORECASE)
_DUTY = re.compile(
    r"应(?!用|急|对|邀|届|变|聘|答|运|有尽有)|须|务必|不得|要(?:求|加强|加快|推动|推进|坚持|充分|进一步|把|以|建立|完善)|"
    r"\b(?:should|shall|must|ought to|is to|are to|has to|have to)\b",
    re.IGNORECASE,
)
"""Words that say what is to be done. `应用`, `应急` and the like are other words."""

_FUTURE = re.compile(r"\bwill\b|\baims?\b|\btargets?\b|将|达到|实现|建成|形成|超过|提高到|降至", re.IGNORECASE)


class Clause(NamedTuple):
    """A clause of the page: its words, the evidence that names it, and a guess of its kind, year and regions."""

    words: str
    evidence: Evidence
    kind: str
    year: int | None
    places: Sequence[Place]


def clauses_of(page: NormalText, blocks: Sequence[Found]) -> tuple[list[Clause], bool]:
    """The clauses of the blocks that are not set aside, in order, and whether there are more than are made facts."""
    own = [block for block in blocks if block.role is not PieceRole.ASIDE]
    spans = {block.evidence.block: block.span for block in blocks}
    every = (
        (block.evidence.block, _trimmed(page.text, span), kind, year)
        for block in own
        for span, kind, year in _guesses(page.text, block)
    )
    guessed = list(islice(every, _MOST))
    named = quote_passages(page, spans, [(block, span) for block, span, _, _ in guessed])
    found = []
    for (_, span, kind, year), passage in zip(guessed, named, strict=True):
        if passage.evidence:
            words = page.text[slice(*span)] + _CLOSING.match(page.text, span.end)[0]  # type: ignore[index]
            found.append(Clause(words, passage.evidence, kind, year, places_in(words)))
    return found, next(every, None) is not None


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
        kind, year = "background", None
        for clause in _joined(text, list(_parted(text, sentence, _CLAUSE))):
            words = text[slice(*clause)]
            year = _year_in(words) or year
            kind = "goal" if year else "measure" if _DUTY.search(words) else kind
            yield clause, kind, year


def _year_in(words: str) -> int | None:
    """The year by which something is to be; `in 2031` alone is one only where the words speak of what will be."""
    match = _YEAR.search(words)
    if not match or (_BY.match(match[0]) and not _FUTURE.search(words)):
        return None
    return int(match["zh"] or match["before"] or match["en"])


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
    return any(map(is_unspaced, words)) and count_words(words) < _SHORTEST
