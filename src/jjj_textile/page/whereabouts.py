"""Where the passages and blocks of a model stand on another copy of its page. Tested in tests/page/test_updating.py."""

from collections.abc import Iterable
from functools import cached_property

from ..model.plan import Block, Evidence
from ..text.normalise import normalise, seal
from ..text.words import atoms
from .counterpart import Counterparts
from .evidence import Proof, Result
from .phrases import PhraseIndex, Span
from .quoting import quote_passages


class Whereabouts:
    """What a newer copy, held against a plan, has of what the plan says of an older one; that may be at hand or not."""

    def __init__(self, new: Proof, old: Proof | None) -> None:
        self._new, self._old = new, old
        self._former = {result.path: result.span for result in (*old.evidence, *old.exclusions)} if old else {}

    @cached_property
    def _counterparts(self) -> Counterparts | None:
        return Counterparts(self._old.page.text, self._new.page.text) if self._old else None

    def instead(self, result: Result) -> Span | None:
        """What stands in the place of a passage of the older copy; where it has changed, what it is now."""
        if result.span:
            return result.span
        former = self._former.get(result.path)
        return self._counterparts.of(former) if self._counterparts and former else None

    def same_words(self, result: Result) -> Span | None:
        """Where the words of a passage stand: in one place, or in one that follows from the older copy, or nowhere."""
        places = list(dict.fromkeys(self._places(result)))
        expected = self.instead(result)
        if expected in places:
            return expected
        own = self._new.blocks.get(result.evidence.block, Span(0, 0))
        near = [span for span in places if own.start <= span.start and span.end <= own.end] or places
        return near[0] if len(near) == 1 else None

    def _places(self, result: Result) -> Iterable[Span]:
        """Each place on the page that has the words of a passage, as the older copy or the seal tells them."""
        text, whole = self._new.page.text, Span(0, len(self._new.page.text))
        former = self._former.get(result.path)
        if former and self._old:
            words = self._old.page.text[slice(*former)]
            yield from PhraseIndex(text, [words]).find(words, whole)
            expected = self.instead(result)
            if expected and _words(text[slice(*expected)]) == _words(words):
                yield expected
            return
        start, end = normalise(result.evidence.start), normalise(result.evidence.end or "")
        index = PhraseIndex(text, [start, end])
        for place in index.find(start, whole) if start else ():
            last = index.first(end, Span(place.end, whole.end)) if end else place
            passage = Span(place.start, last.end) if last else None
            if passage and (not end or seal(text[slice(*passage)]) == result.evidence.seal):
                yield passage

    def evidence(self, result: Result, span: Span) -> Evidence | None:
        """The evidence that names a passage and nothing else; None where there is none, or it stands in no block."""
        block = self._new.block_at(span.start)
        if block is None or span.end > self._new.blocks[block].end:
            return None
        if self._still_names(result.evidence._replace(block=block), span):
            words = self._new.page.text[slice(*span)]
            return result.evidence._replace(block=block, seal=seal(words) if result.evidence.end else None)
        (named,) = quote_passages(self._new.page, self._new.blocks, [(block, span)])
        return named.evidence if named.reach == span else None

    def _still_names(self, evidence: Evidence, span: Span) -> bool:
        """Whether the first and last words of some evidence name a passage in another block as well."""
        block = self._new.blocks[evidence.block]
        start, end = normalise(evidence.start), normalise(evidence.end or "")
        index = PhraseIndex(self._new.page.text, [start, end])
        starts = list(index.find(start, block))
        if len(starts) != 1:
            return False
        last = index.first(end, Span(starts[0].end, block.end)) if end else starts[0]
        return last is not None and Span(starts[0].start, last.end) == span

    def has_borders(self, block: Block) -> bool:
        """Whether the first and last words of a block are its own, wherever it stands."""
        return all(self._own_borders(block, self._new.blocks.get(block.id, Span(0, 0))))

    def block(self, block: Block) -> Span | None:
        """Where a block lies of which a border is gone: up to that of a paragraph, or of what the older copy tells."""
        expected = None
        if self._old and self._counterparts and block.id in self._old.blocks and block.id not in self._old.notes:
            expected = self._counterparts.of(self._old.blocks[block.id])
        span = expected or self._new.blocks.get(block.id)
        if span is None:
            return None
        inside = list(atoms(self._new.page.text, *span))
        span = Span(inside[0][0], inside[-1][1])
        start, end = self._new.page.span(*span)
        original = self._new.page.original
        begins, ends = self._own_borders(block, span)
        before = "" if begins else original[:start].rpartition("\n")[2]
        after = "" if ends else original[end:].partition("\n")[0]
        alone = not any(map(str.isalnum, before + after))
        return span if alone and (expected or "\n" not in original[start:end]) else None

    def _own_borders(self, block: Block, span: Span) -> tuple[bool, bool]:
        """Whether a range begins with the first words of a block, and whether it ends with its last."""
        text = self._new.page.text[slice(*span)]
        return text.startswith(normalise(block.start)), text.endswith(normalise(block.end or block.start))


def _words(text: str) -> list[str]:
    """The words of a text without the punctuation between them."""
    return [text[start:end] for start, end in atoms(text)]
