"""Looking for what was typed, as a reader means it: any form, spelling, case and width, in any language."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from ..light_tuples import LightTuple
from ..text.folding import fold, fold_all, fold_with_origin, without_accents
from .matching import (
    ALIKE,
    BEGINNING,
    ROOT,
    SCATTERED,
    character_ranges,
    closed,
    has_characters,
    has_han,
    likeness,
    longest_pieces,
    pieces,
    tokens,
    without_particles,
    words_in_row,
)

SearchField = tuple[float, tuple[str, ...]]
"""Texts that weigh alike, with their weight."""


class Searchable(LightTuple):
    """Something that can be found: its rank (lower is listed earlier) and its texts, with a weight a field."""

    item: Any
    rank: int
    fields: Sequence[SearchField]


class QueryPart(LightTuple):
    """What was typed as one: its words, folded, which `strict`ly follow each other or may stand apart.

    `characters` is set instead where it is written without spaces. The parts that are `alike` do as well.
    """

    words: tuple[str, ...] = ()
    strict: bool = False
    characters: str = ""
    alike: tuple["QueryPart", ...] = ()

    def score(self, fields: Sequence[SearchField]) -> float:
        """How well folded texts with their weights match, 0 where they do not."""
        return max(self._score(fields), *(ALIKE * part.score(fields) for part in self.alike), 0.0)

    def _score(self, fields: Sequence[SearchField]) -> float:
        if self.characters:
            best = max((weight for weight, texts in fields if _have(self.characters, texts)), default=0.0)
            one_by_one = [(weight, text) for weight, texts in fields for text in texts]
            return best or SCATTERED * pieces(without_particles(self.characters), one_by_one)
        root = self.words[0][:ROOT]  # what lacks it is passed over soon
        texts = [(weight, text) for weight, texts in fields for text in texts if root in text or _HYPHEN in text]
        best = max([weight * words_in_row(self.words, text) for weight, text in texts], default=0.0)
        if best or self.strict or len(self.words) == 1:
            return best
        return SCATTERED * min(QueryPart((word,)).score(fields) for word in self.words)

    def fragments(self) -> Iterator[str]:
        """Pieces of which a folded text without hyphens must hold one to count for the score."""
        yield from self.characters or [word[:ROOT] for word in self.words]
        for part in self.alike:
            yield from part.fragments()

    def ranges(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text, or what of it does."""
        for part in self.alike:
            yield from part.ranges(text)
        if self.characters:
            whole = list(character_ranges(self.characters, text))
            yield from whole or longest_pieces(without_particles(self.characters), text)
            return
        for token, start, end in tokens(text):
            best = max((likeness(word, token), word) for word in self.words)
            if best[0]:
                yield start, start + len(best[1]) if best[0] == BEGINNING else end


class Query(LightTuple):
    """What to look for: all of its parts."""

    parts: tuple[QueryPart, ...]

    def score(self, fields: Sequence[SearchField]) -> float:
        """How well folded texts with their weights match, 0 where any part is in none of them."""
        return sum(self._scores(fields))

    def closeness(self, fields: Sequence[SearchField]) -> float:
        """How well folded texts hold a part of it, as a mean; less where the parts do not stand in a row."""
        scores, in_row = self._scores(fields)
        mean = scores / len(self.parts)
        return mean if in_row or len(self.parts) == 1 else SCATTERED * mean

    def _scores(self, fields: Sequence[SearchField]) -> tuple[float, float]:
        """How well folded texts match its parts, and how well all of them in a row."""
        total = 0.0
        for part in self.parts:
            score = part.score(fields)
            if not score:
                return 0, 0
            total += score
        words = tuple(word for part in self.parts for word in part.words)
        return total, QueryPart(words, strict=True).score(fields) if words and len(self.parts) > 1 else 0

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the parts stand, for setting them off."""
        folded, origin = fold_with_origin(text)
        folded = without_accents(folded)
        found = dict.fromkeys(found for part in self.parts for found in part.ranges(folded))
        return [(origin[start][0], origin[end - 1][1]) for start, end in found]


_TOGETHER = 500
_MANY = 20
"""With more fragments than this, nearly every text holds one."""

_HYPHEN = "-"
_ABBREVIATION, _SPELT_OUT = "IT", "information technology"


@lru_cache(4096)
def _have(characters: str, texts: tuple[str, ...]) -> bool:
    return any(has_characters(characters, text) for text in texts)


def parse_query(arguments: Sequence[str], phrases: bool = True) -> Query:
    """The query that was typed.

    What stands in quotation marks is a phrase; if `phrases`, an argument of several words is one, too.
    Words that stand everywhere are left out: a query of these alone has no parts.
    """
    return Query(tuple(part for argument in arguments for part in _parts(_folded_as_typed(argument), phrases)))


def _folded_as_typed(argument: str) -> str:
    return without_accents(fold(_spelt_out(argument)))


def _spelt_out(argument: str) -> str:
    """What was typed with the abbreviation in words that in small letters is a common word."""
    words = argument.split()
    if _ABBREVIATION not in words:
        return argument
    return " ".join([_SPELT_OUT if word == _ABBREVIATION else word for word in words])


def _parts(argument: str, phrases: bool) -> Iterator[QueryPart]:
    for number, text in enumerate(argument.split('"')):
        if number % 2 or phrases:
            yield from _part(text, strict=" " in text)
        else:
            for word in text.split():
                yield from _part(word, strict=False)


def _part(text: str, strict: bool) -> Iterator[QueryPart]:
    if has_han(text):
        if without_particles(text):
            yield QueryPart(characters=closed(text)[0])
    elif words := _words(text):
        yield QueryPart(words, strict or any(len(word) == 1 for word in words))


def _words(text: str) -> tuple[str, ...]:
    """The words that may be looked for; one with hyphens as a whole if pieces of it stand everywhere, as `CN-HE`."""
    words = tuple(token for token, _, _ in tokens(text))
    whole = text.replace(_HYPHEN, "")
    return (whole,) if _HYPHEN in text and whole.isalnum() and whole != "".join(words) else words


def find(query: Query, everything: Iterable[Searchable]) -> list[Any]:
    """The items that hold every part: by rank, and within a rank the best matches first."""
    return find_closely(query, everything)[0]


def find_closely(query: Query, everything: Iterable[Searchable]) -> tuple[list[Any], float]:
    """The same, and how closely the best match holds the query."""
    fragments = {fragment for part in query.parts for fragment in part.fragments()}
    some = _holding({*fragments, _HYPHEN}, everything) if query.parts else ()
    scored = [(each.rank, -query.score(each.fields), each) for each in some]
    found = [one for one in scored if one[1]]
    if not found:
        return [], 0
    found.sort(key=lambda one: one[:2])
    best = min(found, key=lambda one: one[1])[2]
    return [each.item for _, _, each in found], query.closeness(best.fields)


def _folded(everything: Iterable[Searchable]) -> Iterator[tuple[list[Searchable], dict[str, str]]]:
    """Some at a time, with what their texts fold to: together, which is faster."""
    remaining = iter(everything)
    while some := list(islice(remaining, _TOGETHER)):
        folded = fold_all({text for each in some for _, texts in each.fields for text in texts if text})
        yield some, {text: without_accents(new) for text, new in folded.items()}


def _holding(fragments: Collection[str], everything: Iterable[Searchable]) -> Iterator[Searchable]:
    """Those of which a text holds a fragment, with these texts, folded."""
    for some, folded in _folded(everything):
        kept = _with_any(fragments, folded)
        for each in some:
            fields = [field for field in each.fields if not kept.keys().isdisjoint(field[1])]
            if fields:
                found = [(weight, tuple([kept[text] for text in texts if text in kept])) for weight, texts in fields]
                yield each._replace(fields=found)


def _with_any(fragments: Collection[str], folded: dict[str, str]) -> dict[str, str]:
    """The texts that hold a fragment, if there are few fragments; else all."""
    if len(fragments) > _MANY:
        return folded
    kept: dict[str, str] = {}
    for fragment in fragments:
        kept |= {text: new for text, new in folded.items() if fragment in new}
    return kept


def vocabulary(everything: Iterable[Searchable]) -> set[str]:
    """All words of the texts, folded, for naming the nearest to one that is in none."""
    texts = {text for _, folded in _folded(everything) for text in folded.values()}
    return {token for text in texts for token, _, _ in tokens(text)}


def traditional_characters(text: str) -> str:
    """The characters of a text that only traditional Chinese has, as far as two older standards tell.

    GB 2312 has no traditional forms, and Big5 no simplified ones.
    """
    return "".join([character for character in text if _in(character, "big5") and not _in(character, "gb2312")])


def _in(character: str, encoding: str) -> bool:
    try:
        return len(character.encode(encoding)) > 1
    except UnicodeEncodeError:
        return False
