"""One function a command: a plan in a language to a table. No format, width or colour."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from ..errors import Problem
from ..labels import label
from ..light_tuples import LightTuple
from ..model.names import region_names
from ..model.plan import Evidence, Fact, Reading, Region, Source, Statement, Texts
from ..model.selection import Selection
from ..table import Column, Shape, Table, Term, Value, separator
from .columns import FIGURES, column_names
from .edition import Edition, Values


class Duty(LightTuple):
    """What a region does at a step of the division of labour, with what proves it."""

    step: str
    region: str
    name: str
    role: str
    evidence: Sequence[Evidence]
    note: Texts | None


def regions(edition: Edition) -> Table:
    """The regions."""
    plan, language = edition
    themes: dict[str, dict[str, None]] = {region.id: {} for region in plan.regions}
    for fact in plan.facts:
        if fact.kind == "advantage" and fact.theme is not None:
            for region in fact.regions:
                themes[region][fact.theme] = None
    values: Values = {
        "id": lambda region: region.id,
        "name": lambda region: region.name[language],
        "code": lambda region: region.codes.iso,
        "role": lambda region: separator(language).join(role.text[language] for role in region.roles) or None,
        "advantages": lambda region: list(themes[region.id]),
        "names": lambda region: list(region.name.values()),
        "gb": lambda region: region.codes.gb,
        "kind": lambda region: region.kind[language],
        "aliases": lambda region: list(region.aliases),
    }
    terms = {
        "id": {region.id: Term(region.id, index) for index, region in enumerate(plan.regions)},
        "advantages": edition.terms(plan.themes),
    }
    return edition.table("regions", plan.regions, values, terms)


class Compared(LightTuple):
    """A plan in a comparison: its name among several, its regions, and the themes wanted, all without."""

    name: str
    edition: Edition
    regions: Sequence[Region]
    themes: Sequence[str] = ()


def compare(compared: Sequence[Compared], among_several: bool = False) -> Table:
    """Advantages side by side: a row a theme, a column a region, of one plan or of several."""
    columns = _side_by_side([pair for one in compared for pair in _compared(one, among_several)])
    themes: dict[str, Term] = {}
    for one in compared:
        for name, term in one.edition.terms(one.edition.plan.themes).items():
            themes.setdefault(name, term)
    wanted = {theme for one in compared for theme in one.themes}
    order = [theme for theme in themes if not wanted or theme in wanted]
    rows = [theme for theme in order if any(column.value(theme) for column in columns)]
    table = compared[0].edition.table("compare", rows, {"theme": lambda theme: theme}, {"theme": themes})
    return table._replace(columns=(*table.columns, *columns), number=None)


def _side_by_side(columns: Sequence[tuple[Region, Column]]) -> list[Column]:
    """The columns in order, those of regions with the same code beside each other."""
    groups: dict[object, list[Column]] = {}
    for number, (region, column) in enumerate(columns):
        groups.setdefault(region.codes.iso or region.codes.gb or number, []).append(column)
    return [column for group in groups.values() for column in group]


def _compared(one: Compared, among_several: bool) -> Iterator[tuple[Region, Column]]:
    """One plan's regions, each with its column."""
    plan, language = one.edition
    texts: dict[tuple[str, str], list[str]] = {}
    for fact in plan.facts:
        if fact.kind == "advantage" and fact.theme is not None:
            for region_id in fact.regions:
                texts.setdefault((fact.theme, region_id), []).append(fact.text[language])
    order = [region.id for region in plan.regions]

    def advantages(region_id: str) -> Callable[[str], list[str]]:
        return lambda theme: texts.get((theme, region_id), [])

    for region in one.regions:
        column = Column(
            compared_key(one.name, region, among_several),
            f"{region.name[language]} · {one.name}" if among_several else region.name[language],
            advantages(region.id),
            accent=order.index(region.id),
            stacked=True,
            spoken=True,
            names=() if among_several else list(region_names(region)),
        )
        yield region, column


def compared_key(name: str, region: Region, among_several: bool) -> str:
    """The key of a region's column: its id, among several plans after the name of its own."""
    return f"{name}/{region.id}" if among_several else region.id


def goals(edition: Edition, selection: Selection) -> Table:
    """The goals."""
    wanted = selection._replace(kinds=edition.plan.lists.goals).of(edition.plan.facts)
    table = edition.facts("goals", wanted)
    return _with_figures(table) if any(fact.value is not None for fact in wanted) else table


def _with_figures(table: Table) -> Table:
    """A table that shows the figures before the text."""
    figures = [column for column in table.more if column.key in FIGURES]
    place = next(number for number, column in enumerate(table.columns) if column.key == "text")
    shown = (*table.columns[:place], *figures, *table.columns[place:])
    return table._replace(columns=shown, more=tuple(column for column in table.more if column not in figures))


def measures(edition: Edition, selection: Selection) -> Table:
    """What the page says should be done."""
    wanted = selection._replace(kinds=edition.plan.lists.measures).of(edition.plan.facts)
    return edition.facts("measures", wanted)


def facts(edition: Edition, selection: Selection) -> Table:
    """Every fact, flat."""
    return edition.facts("facts", selection.of(edition.plan.facts))


def chain(edition: Edition, selection: Selection) -> Table:
    """The division of labour, step by step."""
    plan, language = edition
    carried: dict[tuple[str | None, str], list[Fact]] = {}
    for fact in plan.facts:
        if fact.kind == "role":
            for region_id in fact.regions:
                carried.setdefault((fact.step, region_id), []).append(fact)
    duties = []
    for step in plan.steps:
        for region in plan.regions:
            for role in region.roles:
                if role.step == step and (not selection.regions or region.id in selection.regions):
                    facts_of_role = carried.get((step, region.id), [])
                    pieces = list(dict.fromkeys(piece for fact in facts_of_role for piece in fact.evidence))
                    note = next((fact.note for fact in facts_of_role if fact.note), None)
                    name, text = region.name[language], role.text[language]
                    duties.append(Duty(step, region.id, name, text, pieces, note))
    values: Values = {
        "step": lambda duty: duty.step,
        "region": lambda duty: duty.region,
        "name": lambda duty: duty.name,
        "role": lambda duty: duty.role,
        **edition.proof(),
    }
    terms = {"step": edition.terms(plan.steps), "region": edition.region_terms()}
    table = edition.table("chain", duties, values, terms)
    return table._replace(number=None, shape=Shape.FLOW, follows=not plan.side_by_side)


def reading(edition: Edition, entries: Sequence[Reading]) -> Table:
    """The related-reading index and the next article."""
    values: Values = {
        "id": lambda entry: entry.id,
        "published": lambda entry: entry.published,
        "title": lambda entry: entry.title,
        "category": lambda entry: entry.category,
        "counter": lambda entry: entry.counter,
        "kind": lambda entry: entry.kind,
        **edition.proof(),
    }
    terms = {"kind": edition.reading_terms()}
    return edition.table("reading", entries, values, terms)


def context(edition: Edition) -> Table:
    """What other public sources say of the same plan."""
    plan, language = edition
    sources = {source.id: source for source in plan.sources}

    def source_value(key: Callable[[Any], Value]) -> Callable[[Statement], Value]:
        return lambda statement: key(sources[statement.source])

    values: Values = {
        "id": lambda statement: statement.id,
        "text": lambda statement: statement.text[language],
        "publisher": source_value(lambda source: source.publisher[language]),
        "date": source_value(lambda source: source.date),
        "url": source_value(lambda source: source.url),
    }

    pages = _by_publisher([sources[each.source] for each in plan.context])
    places = {source.id: place for place, source in enumerate(pages)}
    headings = dict(zip(places, _headings(pages, language), strict=True))
    statements = sorted(plan.context, key=lambda statement: places[statement.source])
    table = edition.table("context", statements, values)
    return table._replace(section=lambda statement: headings[statement.source], within=("publisher", "date", "url"))


def _by_publisher(sources: Iterable[Source]) -> list[Source]:
    """Each source once, those of one publisher together."""
    by_publisher: dict[str, dict[str, Source]] = {}
    for source in sources:
        by_publisher.setdefault(str(source.publisher), {})[source.id] = source
    return [source for its_sources in by_publisher.values() for source in its_sources.values()]


def _headings(sources: Sequence[Source], language: str) -> Iterator[str]:
    """What stands above the words of each source: its publisher, its date and its address."""
    for source in sources:
        yield " · ".join(filter(None, (source.publisher[language], source.date))) + f"\n{source.url}"


def about(edition: Edition) -> Table:
    """The document: what it is, what the model holds of it, and what it does not say."""
    plan, language = edition
    document = plan.document
    kinds = {kind: sum(fact.kind == kind for fact in plan.facts) for kind in plan.kinds}
    pairs: list[tuple[str, Value]] = [
        ("title", document.title),
        ("author", document.author),
        ("publisher", document.publisher),
        ("published", document.published),
        ("tag", document.tag),
        ("copy", document.url),
        ("retrieved", document.retrieved),
        ("archived", document.archived),
        *[("note", texts[language]) for texts in document.notes],
        *[("unsaid", texts[language]) for texts in document.unsaid],
        ("facts", len(plan.facts)),
        *kinds.items(),
        ("readings", len(plan.readings)),
        ("statements", len(plan.context)),
        ("regions", len(plan.regions)),
        ("blocks", len(document.blocks)),
        ("counter", document.counter),
        ("language", document.language),
        ("languages", list(plan.languages)),
        ("digest", document.digest),
    ]
    parts = ("unsaid", "note", "facts", "counter")
    fields = {field: Term(edition.label(field), first=field in parts) for field, _ in pairs if field not in kinds}
    values: Values = {"field": lambda pair: pair[0], "value": lambda pair: pair[1]}
    counted = {kind: Term(f"· {term.name}") for kind, term in edition.terms(plan.kinds).items()}
    terms = {"field": counted | fields}
    stated = [pair for pair in pairs if pair[1] is not None]
    return edition.table("about", stated, values, terms)._replace(number=None, shape=Shape.PAIRS)


def check(problems: Sequence[Problem], language: str) -> Table:
    """The problems of model files. It needs no plan: there may be none to be had."""
    shown, more = (
        tuple(
            Column(each.key, label(language, each.key), attrgetter(each.key))
            for each in column_names("check")
            if each.shown is is_shown
        )
        for is_shown in (True, False)
    )
    return Table(label(language, "check.title"), shown, problems, more=more, language=language, number=len(problems))
