"""What `show` prints: a region on one screen, a fact with all that is known of it, a block, another source's word."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Any

from ..errors import NotFound, UsageError
from ..model.names import EVERY_REGION, find_regions, nearest, written_names
from ..model.plan import Block, Fact, Plan, Region
from ..model.selection import Selection
from ..table import Shape, Table
from ..text.folding import fold
from .edition import OTHER_SOURCE, Edition, Entry

_SECTIONS = ("role", "advantage", "other", "measure", "goal")
"""The parts of what is said of a region, in order. All kinds without a part of their own are `other`."""

_LISTED_BY = {"goal": "jjj goals", "measure": "jjj measures"}


def show(edition: Edition, names: Iterable[str], selection: Selection, whole: bool = False) -> Table:
    """All that is asked for by name, each thing once; `whole` as for a region.

    Raises NotFound for a name that nothing has, and UsageError where one fact is to be chosen from.
    """
    asked = {(type(thing), thing.id): thing for name in names for thing in _named(edition, name)}
    regions = [thing.id for thing in asked.values() if isinstance(thing, Region)]
    every = EVERY_REGION if 1 < len(edition.plan.regions) == len(regions) else " ".join(regions)
    tables = []
    for thing in asked.values():
        if isinstance(thing, Region):
            table = show_region(edition, thing, selection, whole, every)
            tables.append(table if thing.id == regions[-1] else table._replace(footer=""))
        elif isinstance(thing, Block):
            tables.append(show_block(edition, thing, selection))
        elif any(selection) and len(asked) == 1:
            raise UsageError(f"{thing.id} is one fact: there is nothing to choose from")
        else:
            tables.append(show_fact(edition, thing))
    return tables[0] if len(tables) == 1 else _together(edition, tables)


def _named(edition: Edition, name: str) -> Sequence[Region | Fact | Block | Entry]:
    """What a name means: regions before a fact, a block, another source's statement."""
    plan = edition.plan
    try:
        return find_regions(plan, name)
    except NotFound:
        statements = [entry for entry in edition.entries() if entry.kind == OTHER_SOURCE]
        things: list[Fact | Block | Entry] = [*plan.facts, *plan.document.blocks, *statements]
        for thing in things:
            if fold(thing.id) == fold(name):
                return [thing]
    known = [name for region in plan.regions for name in written_names(region)]
    written = [*known, *(thing.id for thing in things)]
    listed = [region.id for region in plan.regions] + [block.id for block in plan.document.blocks]
    raise NotFound(f"no region, fact or block {name!r}{nearest(name, written, listed)}", name)


def show_region(edition: Edition, region: Region, selection: Selection, whole: bool, asked: str) -> Table:
    """What is said of one region, part by part.

    What all regions share comes last if `whole`, or if nothing else is said of the region; if not, it is counted, and
    `asked` is for what it is shown.
    """
    facts = selection._replace(regions=(region.id,)).of(edition.plan.facts)
    own = [fact for fact in facts if not _shared(fact, edition.plan)]
    shared = [fact for fact in facts if _shared(fact, edition.plan)]
    whole = whole or all(_shared(fact, edition.plan) for fact in edition.plan.facts if region.id in fact.regions)
    themes = list(edition.plan.themes)
    own.sort(key=lambda fact: (_SECTIONS.index(_part(fact)), themes.index(fact.theme) if fact.theme else 0))
    table = edition.facts("show", own + shared if whole else own)
    return table._replace(
        title=_title(edition, region),
        number=None,
        section=_headings(edition),
        within=("kind",),
        footer="" if whole or not shared else _footer(edition, asked, shared),
    )


def show_fact(edition: Edition, fact: Fact | Entry) -> Table:
    """One fact, or what another source says, with all that is known of it."""
    return edition.facts("show", [fact])._replace(title=fact.id, number=None, shape=Shape.RECORDS)


def show_block(edition: Edition, block: Block, selection: Selection) -> Table:
    """What one block of the page says."""
    plan, language = edition
    stated: list[Fact | Entry] = [*selection.of(plan.facts), *edition.entries()]
    facts = [fact for fact in stated if any(piece.block == block.id for piece in fact.evidence)]
    kinds = edition.entry_terms() | edition.terms(plan.kinds)
    table = edition.facts("show", facts)
    return table._replace(
        title=f"{block.id} · {block.name[language]}",
        section=lambda fact: kinds[fact.kind].name,
        within=("kind",),
    )


def _together(edition: Edition, tables: Sequence[Table]) -> Table:
    """Several of these as one table, with each fact once; a terminal shows each by itself."""
    items = {(type(item), item.id): item for table in tables for item in table.items}
    return edition.facts("show", list(items.values()))._replace(number=None, parts=tables)


def _shared(fact: Fact, plan: Plan) -> bool:
    """Whether a fact is about all regions, of which there are several."""
    return 1 < len(plan.regions) == len(fact.regions)


def _part(fact: Fact) -> str:
    return fact.kind if fact.kind in _SECTIONS else "other"


def _title(edition: Edition, region: Region) -> str:
    language = edition.language
    names = dict.fromkeys([region.name[language], *region.name.values()])
    return " · ".join([*names, *filter(None, region.codes), region.kind[language]])


def _headings(edition: Edition) -> Callable[[Any], str]:
    """The heading below which each fact stands: the part, or for what all share the kind."""
    kinds = edition.terms(edition.plan.kinds)
    everywhere = edition.every_region()

    def heading(fact: Fact) -> str:
        if _shared(fact, edition.plan):
            return f"{everywhere} · {kinds[fact.kind].name}"
        return edition.label(f"show.{_part(fact)}")

    return heading


def _footer(edition: Edition, asked: str, shared: Iterable[Fact]) -> str:
    facts = list(shared)
    kinds = {fact.kind for fact in facts}
    commands = [f"jjj show {asked} --all", *(command for kind, command in _LISTED_BY.items() if kind in kinds)]
    every = edition.every_region()
    return edition.label("show.more").format(
        len(facts), reduce(edition.label("and").format, commands), every[0].lower() + every[1:]
    )
