"""What became of each fact between two copies of its page, and which words of the page are others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..model.change import Change, ChangeKind
from ..model.plan import Fact, Plan, Reading
from ..text.alignment import longest_increasing
from ..text.normalise import NormalText
from .counterpart import Counterparts
from .evidence import Proof, Result, prove
from .phrases import PhraseIndex, Span

_WORST = (ChangeKind.DROPPED, ChangeKind.CHANGED, ChangeKind.NEW, ChangeKind.MOVED, ChangeKind.KEPT)
"""What is said of a fact whose passages differ in what became of them."""


class Fate(NamedTuple):
    """What became of one piece of evidence, with its ranges in both copies where it stands there."""

    change: ChangeKind
    before: Result
    after: Result
    old: Span | None
    new: Span | None


class PageDifference(NamedTuple):
    """Two copies of a page, held against one plan.

    `fates` are those of each piece of evidence that stands in either, in the order of the plan.
    """

    old: Proof
    new: Proof
    fates: Sequence[Fate]
    counterparts: Counterparts

    def changes(self, facts: Iterable[Fact | Reading]) -> Iterator[Change]:
        """What became of each of these facts and readings."""
        of = {id: list(fates) for id, fates in groupby(self.fates, lambda fate: fate.before.id)}
        for fact in facts:
            if fates := of.get(fact.id):
                yield self._change(fact, fates)

    def words(self) -> Iterator[Change]:
        """The words of either copy that are not in the other and in no evidence, in the order of the page."""
        old = [fate.old for fate in self.fates if fate.old]
        new = [fate.new for fate in self.fates if fate.new]
        for span in self.counterparts.removed(old):
            block = self.old.block_at(span.start)
            text = _printed(self.old.page, span)
            yield Change(ChangeKind.REMOVED, None, None, text, None, block, None, block)
        for span in self.counterparts.added(new):
            yield Change(
                ChangeKind.ADDED, None, None, None, _printed(self.new.page, span), self.new.block_at(span.start)
            )

    def _change(self, fact: Fact | Reading, fates: Sequence[Fate]) -> Change:
        change = min((fate.change for fate in fates), key=_WORST.index)
        old = " / ".join(_printed(self.old.page, fate.old) for fate in fates if fate.old) or None
        new = " / ".join(_printed(self.new.page, fate.new) for fate in fates if fate.new) or None
        was = _blocks(self.old, (fate.old for fate in fates))
        block = _blocks(self.new, (fate.new for fate in fates)) or was
        return Change(change, fact.id, fact.kind, old, new, block, fact.id if was else None, was)


def page_difference(plan: Plan, old: NormalText, new: NormalText) -> PageDifference:
    """Hold two copies of a page against their plan and each other."""
    before, after = prove(plan, old), prove(plan, new)
    pairs = list(zip(before.evidence, after.evidence, strict=True))
    gone = [before.page.text[slice(*one.span)] for one, other in pairs if one.span and not other.span]
    elsewhere = PhraseIndex(new.text, gone)
    counterparts = Counterparts(old.text, new.text)
    comparison = _Comparison(before, after, elsewhere, counterparts)
    fates = [comparison.fate(one, other) for one, other in pairs if one.span or other.span]
    return PageDifference(before, after, fates, counterparts)


class _Comparison:
    """Finds what became of one piece of evidence after another."""

    def __init__(self, old: Proof, new: Proof, elsewhere: PhraseIndex, counterparts: Counterparts) -> None:
        self._old, self._new = old, new
        self._elsewhere, self._counterparts = elsewhere, counterparts
        self._moved = _moved_blocks(old, new)

    def fate(self, one: Result, other: Result) -> Fate:
        """What became of a piece of evidence that stands in one of the copies at least."""
        if one.span is None:
            return Fate(ChangeKind.NEW, one, other, None, other.span)
        words = self._old.page.text[slice(*one.span)]
        expected = self._counterparts.of(one.span)
        span = other.span or _nearest(self._elsewhere.find(words, Span(0, len(self._new.page.text))), expected)
        if span is None:
            return Fate(ChangeKind.CHANGED if expected else ChangeKind.DROPPED, one, other, one.span, expected)
        if self._new.page.text[slice(*span)] != words:
            return Fate(ChangeKind.CHANGED, one, other, one.span, span)
        moved = self._is_moved(one.span, span)
        return Fate(ChangeKind.MOVED if moved else ChangeKind.KEPT, one, other, one.span, span)

    def _is_moved(self, before: Span, after: Span) -> bool:
        """Whether equal passages stand in different blocks, or in one that has changed places with others."""
        was, block = self._old.block_at(before.start), self._new.block_at(after.start)
        if block is None:
            return was in self._new.blocks  # else the block's own words have changed, which does not move those in it
        return block != was or block in self._moved


def _moved_blocks(old: Proof, new: Proof) -> set[str]:
    """The fewest blocks without which those on both copies stand in one order."""
    both = {block: (span.start, new.blocks[block].start) for block, span in old.blocks.items() if block in new.blocks}
    stay = set(longest_increasing(sorted(both.values())))
    return {block for block, pair in both.items() if pair not in stay}


def _nearest(places: Iterable[Span], expected: Span | None) -> Span | None:
    """The place that is nearest to where it is expected, the first without."""
    begin = expected.start if expected else 0
    return min(places, key=lambda span: abs(span.start - begin), default=None)


def _printed(page: NormalText, span: Span) -> str:
    """The words of a range as the copy has them, on one line."""
    start, end = page.span(*span)
    return " ".join(page.original[start:end].split())


def _blocks(proof: Proof, spans: Iterable[Span | None]) -> str | None:
    """The blocks in which ranges lie, each once."""
    found = dict.fromkeys(proof.block_at(span.start) for span in spans if span)
    return "; ".join(filter(None, found)) or None
