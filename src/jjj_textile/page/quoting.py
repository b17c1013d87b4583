"""The shortest evidence that names a passage of the page, and its YAML, ready to paste.

The rules are those of `proof`: `start` stands exactly once in its block, `end` is the nearest after it, and each is
one to five words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model.plan import Evidence
from ..text.escaping import UNSAFE
from ..text.words import MAX_WORDS, atoms, count_words, words
from ..text.yaml_writing import yaml_scalar_in_brackets
from .phrases import PhraseIndex, Span

_MAX_WIDER = 10
"""How many words around a passage may be named with it where its own do not stand alone."""

_NEAR = 400
"""In how many characters before a passage the words beside it are looked for."""

_NAMEABLE = re.compile(rf"[^{UNSAFE}\t\n\r\ufffe\uffff]+")


class QuotedPassage(NamedTuple):
    """A passage in a block, and the evidence that names it; None where no five words stand there alone.

    `reach` is what the evidence names, which may be a little more than the passage; `is_first` says whether
    its start stands nowhere earlier on the page, in either case.
    """

    block: str
    span: Span
    evidence: Evidence | None = None
    reach: Span = Span(0, 0)
    is_first: bool = False

    def needs_more(self) -> bool:
        """Whether a link needs words beside it."""
        return self.evidence is not None and not self.is_first


def quote_passages(text: str, blocks: Mapping[str, Span], passages: Sequence[tuple[str, Span]]) -> list[QuotedPassage]:
    """The evidence for each passage of a block; where its words do not stand alone, with a few more around it."""
    units = {block: units_of(text, span) for block, span in blocks.items()}
    found: dict[int, QuotedPassage] = {}
    lower = _lower(text)
    ranges = [_covering(units.get(block, []), span) for block, span in passages]
    for wider in range(_MAX_WIDER + 1):
        tried = {
            number: _widened(reach, wider, len(units[passages[number][0]]))
            for number, reach in enumerate(ranges)
            if reach and number not in found
        }
        if not tried:
            break
        tries = {number: _Try(text, units[passages[number][0]][slice(*reach)]) for number, reach in tried.items()}
        phrases = [phrase for one in tries.values() for phrase in one.phrases()]
        index, links = PhraseIndex(text, phrases), PhraseIndex(lower, map(_lower, phrases))
        for number, one in tries.items():
            block = passages[number][0]
            if evidence := one.evidence(block, blocks[block], index, links):
                is_first = _first(evidence.start, links) == one.whole.start
                found[number] = QuotedPassage(block, passages[number][1], evidence, one.whole, is_first)
    return [found.get(number, QuotedPassage(*passage)) for number, passage in enumerate(passages)]


class _Try:
    """The words of one passage as evidence."""

    def __init__(self, text: str, units: Sequence[Span]) -> None:
        self.whole = Span(units[0].start, units[-1].end)
        most = range(1, min(len(units), MAX_WORDS) + 1)
        self._heads = [*filter(is_nameable, (text[self.whole.start : units[count - 1].end] for count in most))]
        self._tails = [*filter(is_nameable, (text[units[-count].start : self.whole.end] for count in most))]

    def phrases(self) -> Iterator[str]:
        """Whatever may become a start or an end."""
        yield from self._heads
        yield from self._tails

    def evidence(self, block: str, within: Span, index: PhraseIndex, links: PhraseIndex) -> Evidence | None:
        """The fewest words that name this passage in its block, all of them where they are few.

        Rather those that a link finds there first.
        """
        alone = [head for head in self._heads if _stands_once(head, within, index)]
        if whole := [head for head in alone if len(head) == self.whole.end - self.whole.start]:
            return Evidence(block, whole[0])
        pairs = [(head, tail) for head in alone for tail in self._tails if self._ends(head, tail, within, index)]

        def cost(pair: tuple[str, str]) -> tuple[bool, bool, int]:
            head, tail = pair
            ends = self._ends(head, _lower(tail), within, links)
            return not ends, _first(head, links) != self.whole.start, count_words(head) + count_words(tail)

        return Evidence(block, *min(pairs, key=cost)) if pairs else None

    def _ends(self, head: str, tail: str, within: Span, index: PhraseIndex) -> bool:
        """Whether the nearest such end after such a start is that of the passage."""
        end = index.first(tail, Span(self.whole.start + len(head), within.end))
        return end is not None and end.end == self.whole.end


def for_links(text: str, blocks: Mapping[str, Span], found: Sequence[QuotedPassage]) -> list[Evidence | None]:
    """Their evidence, with the words before it that a link needs where its start stands earlier on the page."""
    before = {number: _before(text, blocks, one) for number, one in enumerate(found) if one.needs_more()}
    index = PhraseIndex(_lower(text), (_lower(phrase) for phrases in before.values() for phrase in phrases.values()))
    return [_with_prefix(text, one, before.get(number, {}), index) for number, one in enumerate(found)]


def _before(text: str, blocks: Mapping[str, Span], one: QuotedPassage) -> dict[int, str]:
    """The start of some evidence after the words before it, by where these begin, the fewest first.

    They are of the same block, or of the one before: a browser wants them in one paragraph.
    """
    assert one.evidence
    reach = one.reach
    earliest = max((span.start for span in blocks.values() if span.start < reach.start), default=0)
    near = max(earliest, reach.start - _NEAR)
    units = units_of(text, Span(near, reach.start))[near > earliest :][-MAX_WORDS:]
    begin = [unit.start for unit in reversed(units) if is_nameable(text[unit.start : reach.start])]
    return {place: text[place : reach.start] + one.evidence.start for place in begin}


def _with_prefix(text: str, one: QuotedPassage, phrases: Mapping[int, str], index: PhraseIndex) -> Evidence | None:
    """The evidence with the shortest prefix with which it stands first, if one does."""
    for place, phrase in phrases.items():
        if one.evidence and _first(phrase, index) == place:
            return one.evidence._replace(prefix=text[place : one.reach.start].rstrip())
    return one.evidence


def _first(phrase: str, index: PhraseIndex) -> int | None:
    """Where a phrase stands first on the page, as browsers look for it: in either case."""
    place = index.first(_lower(phrase), Span(0, len(index.text)))
    return place.start if place else None


def _lower(text: str) -> str:
    """A text in lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join([low if len(low := one.lower()) == 1 else one for one in text])


def units_of(text: str, span: Span) -> list[Span]:
    """The words of a block, each without the punctuation around it, parted where no text of a model may go on."""
    found = []
    for start, end in words(text, *span):
        if text[start:end].isalnum():
            found.append(Span(start, end))
            continue
        for piece in _NAMEABLE.finditer(text, start, end):
            if inside := list(atoms(text, *piece.span())):
                found.append(Span(inside[0][0], inside[-1][1]))
    return found


def _covering(units: Sequence[Span], span: Span) -> tuple[int, int] | None:
    """The range of the words that a passage touches."""
    first = bisect_right(units, span.start, key=lambda unit: unit.end)
    last = bisect_left(units, span.end, key=lambda unit: unit.start)
    return (first, last) if first < last else None


def _widened(reach: tuple[int, int], wider: int, number: int) -> tuple[int, int]:
    """A range with so many words more, first before it and then after it."""
    before = min(wider, reach[0])
    return reach[0] - before, min(reach[1] + wider - before, number)


def _stands_once(phrase: str, within: Span, index: PhraseIndex) -> bool:
    places = index.find(phrase, within)
    return next(places, None) is not None and next(places, None) is None


def is_nameable(text: str) -> bool:
    """Whether a model can hold a text: it has no control character, and none that readers of YAML refuse."""
    return _NAMEABLE.fullmatch(text) is not None


def as_yaml(evidence: Evidence) -> str:
    """Evidence as it stands in a model: `{block: P4, start: rich educational, end: talent reserves}`."""
    return flow_mapping({key: value for key, value in evidence._asdict().items() if value})


def flow_mapping(texts: Mapping[str, str]) -> str:
    """A mapping of texts on one line of YAML."""
    pairs = (f"{yaml_scalar_in_brackets(key)}: {yaml_scalar_in_brackets(value)}" for key, value in texts.items())
    return f"{{{', '.join(pairs)}}}"
