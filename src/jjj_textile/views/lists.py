"""One function a command: a plan in a language to a table. No format, width or colour."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from ..errors import Problem
from ..labels import label
from ..model.plan import Evidence, Fact, Reading, Region, Statement, Texts
from ..model.search import finder, matching
from ..model.selection import Selection
from ..table import SEPARATOR, Column, Shape, Table, Term, Value
from .columns import COLUMNS
from .edition import Edition, Values


class Duty(NamedTuple):
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
        "role": lambda region: SEPARATOR.join(role.text[language] for role in region.roles) or None,
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


def show_region(edition: Edition, region: Region, selection: Selection) -> Table:
    """Everything about one region: first what concerns it alone, then what it shares."""
    plan, language = edition
    facts = selection._replace(regions=(region.id,)).of(plan.facts)
    facts.sort(key=lambda fact: len(fact.regions) > 1)
    table = edition.facts("show", facts)
    names = dict.fromkeys([region.name[language], *region.name.values()])
    number = f"{len(facts)} {edition.label('facts').lower()}"
    title = " · ".join([*names, *filter(None, region.codes), region.kind[language], number])
    return table._replace(title=title, number=None)


def show_fact(edition: Edition, fact: Fact) -> Table:
    """One fact, with all that is known of it."""
    return edition.facts("show", [fact])._replace(title=fact.id, number=None, shape=Shape.RECORDS)


def show_block(edition: Edition, block_id: str, selection: Selection) -> Table:
    """What one block of the page says."""
    plan, language = edition
    block = next(block for block in plan.document.blocks if block.id == block_id)
    stated = [*selection.of(plan.facts), *(_as_fact(reading, plan.languages) for reading in plan.readings)]
    facts = [fact for fact in stated if any(piece.block == block.id for piece in fact.evidence)]
    table = edition.facts("show", facts)
    return table._replace(title=f"{block.id} · {block.name[language]}")


class Compared(NamedTuple):
    """A plan in a comparison: its name among several, its regions, and the themes wanted, all without."""

    name: str
    edition: Edition
    regions: Sequence[Region]
    themes: Sequence[str] = ()


def compare(compared: Sequence[Compared], among_several: bool = False) -> Table:
    """Advantages side by side: a row a theme, a column a region, of one plan or of several."""
    columns = [column for one in compared for column in _compared(one, among_several)]
    themes: dict[str, Term] = {}
    for one in compared:
        for name, term in one.edition.terms(one.edition.plan.themes).items():
            themes.setdefault(name, term)
    wanted = {theme for one in compared for theme in one.themes}
    order = [theme for theme in themes if not wanted or theme in wanted]
    rows = [theme for theme in order if any(column.value(theme) for column in columns)]
    table = compared[0].edition.table("compare", rows, {"theme": lambda theme: theme}, {"theme": themes})
    return table._replace(columns=(*table.columns, *columns), number=None)


def _compared(one: Compared, among_several: bool) -> Iterator[Column]:
    """The columns of one plan's regions."""
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
        yield Column(
            compared_key(one.name, region, among_several),
            f"{region.name[language]} · {one.name}" if among_several else region.name[language],
            advantages(region.id),
            accent=order.index(region.id),
            stacked=True,
        )


def compared_key(name: str, region: Region, among_several: bool) -> str:
    """The key of a region's column: its id, among several plans after the name of its own."""
    return f"{name}/{region.id}" if among_several else region.id


def goals(edition: Edition, selection: Selection) -> Table:
    """The goals."""
    wanted = selection._replace(kinds=("goal",)).of(edition.plan.facts)
    return edition.facts("goals", wanted)


def measures(edition: Edition, selection: Selection) -> Table:
    """What the page says should be done."""
    wanted = selection._replace(kinds=("measure",)).of(edition.plan.facts)
    return edition.facts("measures", wanted)


def facts(edition: Edition, selection: Selection) -> Table:
    """Every fact, flat."""
    return edition.facts("facts", selection.of(edition.plan.facts))


def search(edition: Edition, words: Sequence[str], selection: Selection) -> Table:
    """The facts that hold every word, in any language of the model, with the words set off."""
    found = matching(selection.of(edition.plan.facts), words)
    table = edition.facts("search", found)
    return table._replace(title=f"{table.title}: {' '.join(words)}", marks=finder(words))


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
                    proof = carried[step, region.id]
                    pieces = list(dict.fromkeys(piece for fact in proof for piece in fact.evidence))
                    note = next((fact.note for fact in proof if fact.note), None)
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
    return edition.table("chain", duties, values, terms)._replace(number=None, shape=Shape.FLOW)


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
    return edition.table("context", plan.context, values)


def about(edition: Edition) -> Table:
    """The document: what it is, what the model holds of it, and what it does not say."""
    plan, language = edition
    document = plan.document
    kinds = {kind: sum(fact.kind == kind for fact in plan.facts) for kind in plan.kinds}
    pairs: list[tuple[str, Value]] = [
        ("title", document.title),
        ("published", document.published),
        ("counter", document.counter),
        ("tag", document.tag),
        ("language", document.language),
        ("copy", document.url),
        ("digest", document.digest),
        ("languages", list(plan.languages)),
        ("blocks", len(document.blocks)),
        ("regions", len(plan.regions)),
        ("facts", len(plan.facts)),
        *kinds.items(),
        ("readings", len(plan.readings)),
        ("statements", len(plan.context)),
        *[("unsaid", texts[language]) for texts in document.unsaid],
        *[("note", texts[language]) for texts in document.notes],
    ]
    parts = ("languages", "unsaid", "note")
    fields = {field: Term(edition.label(field), first=field in parts) for field, _ in pairs if field not in kinds}
    values: Values = {"field": lambda pair: pair[0], "value": lambda pair: pair[1]}
    counted = {kind: Term(f"· {term.name}") for kind, term in edition.terms(plan.kinds).items()}
    terms = {"field": counted | fields}
    stated = [pair for pair in pairs if pair[1] is not None]
    return edition.table("about", stated, values, terms)._replace(number=None, shape=Shape.PAIRS)


def check(problems: Sequence[Problem], language: str) -> Table:
    """The problems of model files. It needs no plan: there may be none to be had."""
    columns = [Column(key, label(language, key), attrgetter(key)) for key in COLUMNS["check"].split()]
    return Table(label(language, "check.title"), tuple(columns), problems, language=language, number=len(problems))


def _as_fact(entry: Reading, languages: Sequence[str]) -> Fact:
    """A reading as `show` lists it among the facts of its block."""
    return Fact(entry.id, entry.kind, dict.fromkeys(languages, entry.title), entry.evidence)
