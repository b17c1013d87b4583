"""The evidence that names a passage of the page so that its link opens there, and its YAML, ready to paste.

The rules are those of `evidence`: `start` stands exactly once in its block, `end` is the nearest after it, and each is
a few words. Both begin and end between words, as browsers part them, and lie within one paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from ..model.plan import Evidence
from ..text.escaping import UNSAFE
from ..text.normalise import NormalText, seal
from ..text.words import MAX_CHARACTERS, atoms, count_words, is_short, is_unspaced, words
from ..text.yaml_writing import yaml_scalar_in_brackets
from .following import FollowedLinks
from .phrases import PhraseIndex, Span

_MAX_WIDER = 10
"""How many words around a passage may be named with it where its own do not stand alone."""

_NEAR = 400
"""In how many characters beside a passage the words for a link are looked for."""

_MOST_FOLLOWED = 40
"""How many links are followed for one passage, until one opens there."""

_MOST_READ = 1_000_000_000
"""How many characters of pages are passed over for links at most: on a very long page, where all is said many times."""

_FEWEST_CHARACTERS = 4
"""What is shorter, in a script without spaces, is taken only where nothing longer will do."""

_NAMEABLE = re.compile(rf"[^{UNSAFE}\t\n\r\ufffe\uffff]+")
_WIDE_MARKS = r"\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_PIECE = re.compile(rf"[^{UNSAFE}{_WIDE_MARKS}\t\n\r\ufffe\uffff]+")


class QuotedPassage(NamedTuple):
    """A passage in a block, and the evidence that names it; None where no few words stand there alone.

    `reach` is what the evidence names, which may be a little more than the passage.
    """

    block: str
    span: Span
    evidence: Evidence | None = None
    reach: Span = Span(0, 0)


def quote_passages(
    page: NormalText, blocks: Mapping[str, Span], passages: Sequence[tuple[str, Span]]
) -> list[QuotedPassage]:
    """The evidence for each passage of a block; where its words do not stand alone, with a few more around it."""
    links = _Links(page, blocks)
    units = {block: links.units(blocks[block]) for block in {block for block, _ in passages if block in blocks}}
    found: dict[int, QuotedPassage] = {}
    spans = list(atoms(page.text)) if units else []
    for wider in range(_MAX_WIDER + 1):
        tries = {}
        for number, (block, span) in enumerate(passages):
            if number not in found and (around := _around(units.get(block, []), span, wider, links)):
                tries[number] = _Try(links, page, block, blocks[block], around)
        if not tries:
            break
        index = PhraseIndex(page.text, [phrase for one in tries.values() for phrase in one.phrases()], spans)
        for number, one in tries.items():
            if evidence := one.evidence(index):
                found[number] = QuotedPassage(*passages[number], evidence, one.whole)
    return [found.get(number, QuotedPassage(*passage)) for number, passage in enumerate(passages)]


class _Term(NamedTuple):
    """A range that may begin or end a passage, with its words normalised, as the page prints them, and their number."""

    span: Span
    words: str
    printed: str
    number: int


class _Try:
    """One passage, from the first of some units to the last, as evidence."""

    def __init__(self, links: "_Links", page: NormalText, block: str, within: Span, units: Sequence[Span]) -> None:
        self._links, self._page, self._block, self._within = links, page, block, within
        self.whole = Span(units[0].start, units[-1].end)
        self._heads = [*self._terms(Span(self.whole.start, unit.end) for unit in units[:MAX_CHARACTERS])]
        self._tails = [*self._terms(Span(unit.start, self.whole.end) for unit in reversed(units[-MAX_CHARACTERS:]))]

    def phrases(self) -> Iterator[str]:
        """Whatever may become a start or an end."""
        return (term.words for term in (*self._heads, *self._tails))

    def evidence(self, index: PhraseIndex) -> Evidence | None:
        """Evidence that names this passage in its block: rather such as opens by its link, then the best to read."""
        named = list(self._named(index))
        links = islice(self._links_of(named), _MOST_FOLLOWED)
        opening = next((link for link in links if self._links.tried(link, self.whole)), None)
        chosen = opening or (named[0] if named else None)
        if chosen is None or chosen.end is None:
            return chosen
        return chosen._replace(seal=seal(self._page.text[slice(*self.whole)]))

    def _named(self, index: PhraseIndex) -> Iterator[Evidence]:
        """Each piece of evidence that names the passage, the best first; all of its words where these are few."""
        alone = [head for head in self._heads if _stands_once(head.words, self._within, index)]
        if whole := [head for head in alone if head.span == self.whole]:
            yield Evidence(self._block, whole[0].printed)
            return
        pairs = [pair for pair in product(alone, self._tails) if self._ends(*pair, index)]
        for head, tail in sorted(pairs, key=self._cost):
            yield Evidence(self._block, head.printed, tail.printed)

    def _ends(self, head: _Term, tail: _Term, index: PhraseIndex) -> bool:
        """Whether the nearest such end after such a start is that of the passage."""
        end = index.first(tail.words, Span(head.span.end, self._within.end))
        return end == tail.span

    def _cost(self, pair: tuple[_Term, _Term]) -> tuple[int, int, int]:
        """Which evidence is best: ends where any reader would part words, then long enough, then fewest words."""
        head, tail = pair
        risk = self._parts_letters(head.span.end) + self._parts_letters(tail.span.start)
        return risk, _is_too_short(head) + _is_too_short(tail), head.number + tail.number

    def _parts_letters(self, place: int) -> bool:
        """Whether letters stand on both sides, so that only a dictionary knows of the border."""
        around = self._page.text[place - 1 : place + 1]
        return len(around) > 1 and around.isalnum()

    def _links_of(self, named: Sequence[Evidence]) -> Iterator[Evidence]:
        """The evidence, then the same with words before it, after it, and both."""
        yield from named[: _MOST_FOLLOWED // 2]
        before, after = [*self._terms_before()], [*self._terms_after()]
        for piece in named[:2]:
            yield from (piece._replace(prefix=prefix) for prefix in before)
            yield from (piece._replace(suffix=suffix) for suffix in after)
            yield from (piece._replace(prefix=one, suffix=other) for one, other in zip(before, after, strict=False))

    def _terms(self, spans: Iterator[Span]) -> Iterator[_Term]:
        """The ranges that a start or an end may take."""
        for span in spans:
            words = self._page.text[slice(*span)]
            if not is_short(words):
                return
            printed = self._links.text.printed(*self._page.span(*span), on_one_line=True)
            if printed is not None and is_nameable(printed):
                yield _Term(span, words, printed, count_words(words))

    def _terms_before(self) -> Iterator[str]:
        """The words just before the passage, the fewest first, in its paragraph or the one before it."""
        end = len(self._page.text[: self.whole.start].rstrip())
        units = self._links.units(Span(max(0, end - _NEAR), end))
        terms = self._terms(Span(unit.start, end) for unit in reversed(units))
        return (term.printed for term in terms)

    def _terms_after(self) -> Iterator[str]:
        """The words just after it."""
        text = self._page.text
        start = len(text) - len(text[self.whole.end :].lstrip())
        units = self._links.units(Span(start, min(len(text), start + _NEAR)))
        return (term.printed for term in self._terms(Span(start, unit.end) for unit in units))


class _Links(FollowedLinks):
    """The links of a page, with the units that may begin and end their terms."""

    _read = 0

    def units(self, within: Span) -> list[Span]:
        """The words in a range of the page, none parted where browsers do not."""
        found: list[Span] = []
        for unit in units_of(self.page.text, within):
            if found and found[-1].end == unit.start and not self.is_border(unit.start):
                found[-1] = Span(found[-1].start, unit.end)
            else:
                found.append(unit)
        return found

    def tried(self, link: Evidence, passage: Span) -> bool:
        """Whether a link leads to a passage; none does when more was read for such links than _MOST_READ."""
        self._read += len(self.page.text)
        return self._read <= _MOST_READ and self.lead_to(link, passage)

    def is_border(self, place: int) -> bool:
        """Whether a word begins or ends at a place of the normalised text."""
        if place >= len(self.page.text):
            return True
        return self.text.is_word_border(self.page.offsets[place])


def units_of(text: str, span: Span) -> list[Span]:
    """The words of a block, each without the punctuation around it, parted where no text of a model may go on."""
    found = []
    for start, end in words(text, *span):
        if text[start:end].isalnum():
            found.append(Span(start, end))
            continue
        for piece in _PIECE.finditer(text, start, end):
            if inside := list(atoms(text, *piece.span())):
                found.append(Span(inside[0][0], inside[-1][1]))
    return found


def _around(units: Sequence[Span], span: Span, wider: int, links: _Links) -> list[Span]:
    """The units that a passage touches, and so many more, first before it and then after it.

    With none more, from the very beginning of the passage to its very end, unless these cut a word.
    """
    first = bisect_right(units, span.start, key=lambda unit: unit.end)
    last = bisect_left(units, span.end, key=lambda unit: unit.start)
    if first >= last:
        return []
    before = min(wider, first)
    touched = list(units[first - before : min(last + wider - before, len(units))])
    if not wider and links.is_border(span.start):
        touched[0] = Span(span.start, touched[0].end)
    if not wider and links.is_border(span.end):
        touched[-1] = Span(touched[-1].start, span.end)
    return touched


def _stands_once(phrase: str, within: Span, index: PhraseIndex) -> bool:
    places = index.find(phrase, within)
    return next(places, None) is not None and next(places, None) is None


def _is_too_short(term: _Term) -> bool:
    return term.number < _FEWEST_CHARACTERS and is_unspaced(term.words[0])


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
