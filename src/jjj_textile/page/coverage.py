"""Sort every word of the page: in evidence, excluded, free, or unaccounted for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, starmap
from typing import NamedTuple

from ..model.paths import ModelPath
from ..model.plan import Exclusion
from ..text.words import atoms, words
from .evidence import Proof, Result
from .phrases import Span

EVIDENCE, EXCLUDED, FREE, UNACCOUNTED = range(4)
ACCOUNTS = {"evidence": EVIDENCE, "excluded": EXCLUDED, "free": FREE, "unaccounted": UNACCOUNTED}
"""What may account for a word, by key, in the order in which it is shown."""

OUTSIDE = ""
"""The name under which words that stand in no block are counted."""

NO_BLOCK = "-"
"""What the column `block` shows for OUTSIDE."""


class Word(NamedTuple):
    """A word of the page, its number there, and what accounts for it."""

    number: int
    span: Span
    account: int


class Coverage(NamedTuple):
    """Every word by block, in the page's order, and the exclusions that lie over evidence."""

    words: dict[str, list[Word]]
    stale: list[tuple[Exclusion, str, ModelPath]]

    def count(self, block: str | None = None, account: int | None = None) -> int:
        """How many words there are, in one block or all, for one account or all."""
        blocks = self.words.values() if block is None else [self.words[block]]
        return sum(account is None or word.account == account for those in blocks for word in those)

    def accounted(self) -> int:
        """How many words have something to account for them."""
        return self.count() - self.count(account=UNACCOUNTED)

    def holds(self) -> bool:
        """Whether there are words, each is accounted for, and no exclusion lies over evidence."""
        return self.count() > 0 and not self.count(account=UNACCOUNTED) and not self.stale

    def stretches(self, account: int) -> Iterator[tuple[str, Span]]:
        """The runs of words with one account, each with its block."""
        for block, those in self.words.items():
            wanted = [word for word in those if word.account == account]
            # Words that follow each other on the page keep the same distance from their own count.
            for _, run in groupby(enumerate(wanted), lambda pair: pair[1].number - pair[0]):
                spans = [word.span for _, word in run]
                yield block, Span(spans[0].start, spans[-1].end)


def cover(proof: Proof) -> Coverage:
    """Account for every word of the page."""
    text = proof.page.text
    by_evidence = _covered(len(text), (result.span for result in proof.evidence))
    by_exclusion = _covered(len(text), (span for *_, span in proof.in_force()))
    free = frozenset(word.casefold() for word in proof.plan.document.free)
    found: dict[str, list[Word]] = {block.id: [] for block in proof.plan.document.blocks if block.id in proof.blocks}
    places = _places(proof, len(text))
    for number, span in enumerate(starmap(Span, words(text))):
        account = _account(text, span, by_evidence, by_exclusion, free)
        begin, _ = next(atoms(text, *span))  # a block may begin after a quotation mark
        found.setdefault(places[begin], []).append(Word(number, span, account))
    return Coverage(found, list(_stale(proof, by_evidence)))


def _account(
    text: str, span: Span, by_evidence: Sequence[int], by_exclusion: Sequence[int], free: frozenset[str]
) -> int:
    parts = list(atoms(text, *span))
    for account, covered in ((EVIDENCE, by_evidence), (EXCLUDED, by_exclusion)):
        if all(covered[start] and covered[end - 1] for start, end in parts):
            return account
    return FREE if all(text[start:end].casefold() in free for start, end in parts) else UNACCOUNTED


def _covered(length: int, spans: Iterable[Span | None]) -> list[int]:
    """For each offset, how many of the spans lie over it."""
    changes = [0] * (length + 1)
    for span in spans:
        if span:
            changes[span.start] += 1
            changes[span.end] -= 1
    return list(accumulate(changes))


def _places(proof: Proof, length: int) -> list[str]:
    """For each offset, the block that it lies in."""
    places = [OUTSIDE] * length
    for block, span in proof.blocks.items():
        places[span.start : span.end] = [block] * (span.end - span.start)
    return places


def _stale(proof: Proof, by_evidence: Sequence[int]) -> Iterator[tuple[Exclusion, str, ModelPath]]:
    """The exclusions over evidence, each with the id of what the evidence is for and its own path in the model."""
    for exclusion, result, span in proof.in_force():
        if any(by_evidence[span.start : span.end]):
            owner = next(other.id for other in proof.evidence if _overlap(other, result))
            yield exclusion, owner, result.path


def _overlap(one: Result, other: Result) -> bool:
    return bool(one.span and other.span and one.span.start < other.span.end and other.span.start < one.span.end)
