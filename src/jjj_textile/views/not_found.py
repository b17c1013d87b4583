"""What is said where a search finds nothing: what was searched, what fewer words would find, where else to look."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from ..model.search import Query, Searchable, find, parse_query, traditional_characters, vocabulary
from ..model.selection import Selection
from ..model.synonyms import widened, without_questions
from ..model.terms import Texts
from ..text.folding import fold
from .edition import Edition
from .search import searchables

_MOST_NAMED = 5
_LONGEST_NAMED = 40
_FEW = 2
"""More texts than that share a word that says little."""


def nothing_found(editions: Sequence[tuple[Edition, Selection]], words: Sequence[str]) -> str:
    """A line with what was searched, and then what may help on."""
    wanted = [each for edition, selection in editions for each in searchables(edition, selection)]
    every = [each for edition, _ in editions for each in searchables(edition, Selection())]
    shown = " ".join(map(repr, words))
    if not parse_query(words, phrases=False).parts:
        if not any(map(str.isalnum, "".join(words))):
            return f"no letter and no digit to look for in {shown}: give a word"
        return f"{shown} stands everywhere: give a word of more meaning"
    searched = f"{_counted(wanted)} (texts, notes, labels, regions, the page's words that they name)"
    everywhere = f"searched: {searched}; all there is: jjj facts, jjj context; what the page lacks: jjj about"
    return "; ".join([f"nothing holds {shown}", *_hints(editions, words, wanted, every), everywhere])


def _counted(wanted: Sequence[Searchable]) -> str:
    """How many of what were searched, as `11 facts, 2 readings and 1 statement of other sources`."""
    names = (("fact", "facts"), ("reading", "readings"), ("statement of other sources", "statements of other sources"))
    ranks = [each.rank for each in wanted]
    counts = [
        f"{ranks.count(rank)} {one if ranks.count(rank) == 1 else several}"
        for rank, (one, several) in enumerate(names)
        if rank in ranks or not rank
    ]
    return " and ".join([", ".join(counts[:-1]), counts[-1]] if len(counts) > 1 else counts)


def _hints(
    editions: Sequence[tuple[Edition, Selection]],
    words: Sequence[str],
    wanted: Sequence[Searchable],
    every: Sequence[Searchable],
) -> Iterator[str]:
    if len(wanted) < len(every) and (number := len(find(parse_query(words), every))):
        yield f"without the filters: {number}"
    typed = [word for each in words for word in fold(each).replace('"', " ").split()]
    loose = [word for word in typed if parse_query([word]).parts]
    if any('"' in fold(word) for word in words) and (number := len(find(parse_query(loose), wanted))):
        yield f"without quotation marks: {number}"
    elif len(loose) > 1:
        yield _fewer(loose[:_MOST_NAMED], wanted)
    yield from _nearest(loose[:_MOST_NAMED], wanted)
    blocks = dict.fromkeys(block.id for edition, _ in editions for block in edition.plan.document.blocks)
    yield from [f"a block of the page: jjj show {block}" for block in blocks if fold(block) in loose]
    yield from unsaid(editions, words, loosely=True)
    yield from _noted(editions, words)
    if old := traditional_characters("".join(words)):
        yield f"{old[:_LONGEST_NAMED]} is traditional Chinese: the model's is simplified, so type that"


def _fewer(words: Sequence[str], wanted: Sequence[Searchable]) -> str:
    """How many hold all words but one, where any do; else how many hold each."""
    without = {word: len(find(parse_query([other for other in words if other != word]), wanted)) for word in words}
    if len(words) > 2 and any(without.values()):
        return "with fewer words: " + ", ".join(
            f"{number} without {word!r}" for word, number in without.items() if number
        )
    return "each by itself: " + ", ".join(f"{word!r} {len(find(parse_query([word]), wanted))}" for word in words)


def _nearest(words: Sequence[str], wanted: Sequence[Searchable]) -> Iterator[str]:
    """The nearest words that there are to those that are in nothing."""
    known = vocabulary(wanted)
    missing = [word for word in words if len(word) <= _LONGEST_NAMED and not find(parse_query([word]), wanted)]
    for word in missing:
        if near := get_close_matches(word, known, n=3, cutoff=0.75):
            yield f"near to {word!r}: {', '.join(near)}"


def unsaid(editions: Sequence[tuple[Edition, Selection]], words: Sequence[str], loosely: bool = False) -> Iterator[str]:
    """What the document is said to lack, with these words; `loosely` with all but one of them, too."""
    for edition, _ in editions:
        for text in _with(words, edition.plan.document.unsaid, loosely):
            yield f"not said on the page: {text[edition.language]}"


def _noted(editions: Sequence[tuple[Edition, Selection]], words: Sequence[str]) -> Iterator[str]:
    """What is to be known of the model, with these words."""
    for edition, _ in editions:
        for text in _with(words, edition.plan.document.notes):
            yield f"to know of the model: {text[edition.language]}"


def _with(words: Sequence[str], texts: Iterable[Texts], loosely: bool = False) -> Sequence[Texts]:
    """The texts that hold these words, or others that mean the same; a few of them."""
    typed = parse_query(words, phrases=False)
    query = widened(without_questions(typed))
    everything = [Searchable(text, 0, [(1, tuple(text.values()))]) for text in texts]
    found = find(typed, everything) + find(query, everything)
    if loosely and not found and 1 < len(query.parts) <= _MOST_NAMED:
        for left_out in query.parts:
            fewer = find(Query(tuple(part for part in query.parts if part is not left_out)), everything)
            found += fewer if len(fewer) <= _FEW else []
    return [text for index, text in enumerate(found) if text not in found[:index]][:_MOST_NAMED]
