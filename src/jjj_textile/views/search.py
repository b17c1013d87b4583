"""What `search` finds: where it looks, and what it prints."""

from collections.abc import Mapping, Sequence

from ..labels import LABELS, label
from ..light_tuples import LightTuple
from ..model import search as looking
from ..model.names import region_names
from ..model.plan import Fact, Plan, Region, Terms
from ..model.search import Query, Searchable, SearchField
from ..model.selection import Selection
from ..table import Table
from .edition import Edition, Entry

_ID, _TEXT, _KIND, _REGION, _ROLE, _WORDS, _LABEL, _NOTE = 8.0, 8.0, 9.0, 8.5, 7.0, 5.0, 4.0, 3.0
"""How much it weighs where a word is found. What concerns several regions has less of each."""

_WHAT_IT_DOES = 1.25
"""How much more the region weighs of a fact that says what it does: who asks for a region alone asks for that."""

_FACT, _READING, _OTHER = range(3)
_SHORTEST_NAME = 3

CLOSE = 6.0
"""Less close than that is what notes or labels alone hold, or pieces, or a region among others."""


class SearchResult(LightTuple):
    """What a query finds, and how closely the best of it holds the query."""

    table: Table
    closeness: float


def search(edition: Edition, query: Query, words: Sequence[str], selection: Selection) -> SearchResult:
    """What holds every part of the query, with what was found set off. Filters are for facts alone."""
    items, closeness = looking.find_closely(query, searchables(edition, selection))
    table = edition.facts("search", items)
    titled = edition.label("titled").format(table.title, " ".join(words))
    return SearchResult(table._replace(title=titled, marks=query.ranges), closeness)


def searchables(edition: Edition, selection: Selection) -> list[Searchable]:
    """The facts that are wanted and, without a filter, the readings and what other sources say."""
    plan = edition.plan
    regions = {region.id: _names(region) for region in plan.regions}
    together = _together(regions)
    facts = [Searchable(fact, _FACT, _fact_fields(plan, fact, regions, together)) for fact in selection.of(plan.facts)]
    return facts if any(selection) else facts + _entries(edition)


def _entries(edition: Edition) -> list[Searchable]:
    plan = edition.plan
    entries = edition.entries()
    readings, statements = entries[: len(plan.readings)], entries[len(plan.readings) :]
    found = []
    for entry, reading in zip(readings, plan.readings, strict=True):
        said = (reading.category or "", (reading.published or "").partition("T")[0])
        more = [(_LABEL, said), (_LABEL, _spoken(f"reading.{reading.kind}"))]
        found.append(Searchable(entry, _READING, _fields(entry) + more))
    for entry in statements:
        found.append(Searchable(entry, _OTHER, [*_fields(entry), (_LABEL, _spoken("context.title"))]))
    return found


def _fields(item: Fact | Entry) -> list[SearchField]:
    """What facts, readings and other sources' words have alike: id, texts, the page's words, notes."""
    ends = tuple([words for piece in item.evidence for words in (piece.start, piece.end) if words])
    found = [(_ID, (item.id,)), (_TEXT, tuple(item.text.values())), (_WORDS, ends)]
    return [*found, (_NOTE, tuple(item.note.values()))] if item.note else found


def _fact_fields(
    plan: Plan, fact: Fact, regions: Mapping[str, tuple[str, ...]], together: tuple[str, ...]
) -> list[SearchField]:
    """What only facts have: the names of their kind, theme, topic, step, year and regions, in every language."""
    terms = ((plan.themes, fact.theme), (plan.topics, fact.topic), (plan.steps, fact.step))
    fields = [*_fields(fact), (_KIND, _called(plan.kinds, fact.kind))]
    fields += [(_LABEL, _called(known, term)) for known, term in terms if term]
    roles = [
        text
        for region in plan.regions
        if fact.step and region.id in fact.regions
        for role in region.roles
        if role.step == fact.step
        for text in role.text.values()
    ]
    if roles:
        fields.append((_ROLE, tuple(roles)))
    if fact.year is not None:
        fields.append((_LABEL, (str(fact.year), *_spoken("year"))))
    if len(fact.regions) == len(regions):
        fields.append((_LABEL, together))
    weight = _REGION * (_WHAT_IT_DOES if fact.step else 1) / max(1, len(fact.regions))
    return fields + [(weight, regions[region]) for region in fact.regions]


def _called(terms: Terms, term: str) -> tuple[str, ...]:
    return (term, *terms[term].values())


def _names(region: Region) -> tuple[str, ...]:
    """What a word may mean of a region's names: no mere initials, since `he` is a word too, and no names of names."""
    names = [name.replace("-", "") for name in region_names(region)]
    return tuple([name for name in names if not name.isascii() or (len(name) >= _SHORTEST_NAME and " " not in name)])


def _together(regions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What several regions are called together: all of them, and their shortest names in a row, as 京津冀."""
    if len(regions) <= 1:
        return ()
    short = [min((name for name in names if not name.isascii()), key=len, default="") for names in regions.values()]
    return (*_spoken("all"), "".join(short))


def _spoken(key: str) -> tuple[str, ...]:
    return tuple([label(language, key) for language in LABELS])
