"""The commands that list: each reads its arguments, asks a view for a table, and prints it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from ..errors import NotFound, UsageError
from ..model.names import facts_by_id, nearest, regions_by_name
from ..model.plan import Plan, Reading
from ..model.selection import Selection
from ..table import Table
from ..text.folding import fold
from ..views import lists
from ..views.edition import Edition
from .arguments import Kinds, Regions, Themes, Topics
from .session import Session

commands = typer.Typer()

ORDERS = ("published", "counter")


@commands.command()
def regions(ctx: typer.Context) -> None:
    """The regions, with their codes, roles and advantages."""
    session: Session = ctx.obj
    session.list(lists.regions)


@commands.command()
def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="A region by any of its names, a fact, or a block.")],
    kind: Kinds = None,
    theme: Themes = None,
) -> None:
    """Everything about one region, one fact, or one block.

    A region answers to its id, its names in any language, its short form, its codes and its initials.
    """
    session: Session = ctx.obj
    session.list(lambda edition: _shown(edition, id, session.models.selection(edition.plan, kind=kind, theme=theme)))


def _shown(edition: Edition, name: str, selection: Selection) -> Table:
    plan, folded = edition.plan, fold(name)
    regions = regions_by_name(plan)
    if folded in regions:
        return lists.show_region(edition, regions[folded], selection)
    facts = facts_by_id(plan)
    if folded in facts:
        if any(selection):
            raise UsageError(f"{facts[folded].id} is one fact: there is nothing to choose from")
        return lists.show_fact(edition, facts[folded])
    blocks = {fold(block.id): block.id for block in plan.document.blocks}
    if folded in blocks:
        return lists.show_block(edition, blocks[folded], selection)
    names = [name for region in plan.regions for name in (region.id, *region.name.values())]
    written = [*names, *(fact.id for fact in plan.facts), *blocks.values()]
    listed = [region.id for region in plan.regions] + [block.id for block in plan.document.blocks]
    raise NotFound(f"no region, fact or block {name!r}{nearest(name, written, listed)}")


@commands.command()
def compare(
    ctx: typer.Context,
    region: Annotated[
        list[str] | None, typer.Argument(metavar="[REGION]...", help="The regions to compare; all without.")
    ] = None,
    theme: Themes = None,
) -> None:
    """The regions' advantages side by side."""
    session: Session = ctx.obj
    compared = session.models.of_each(
        lambda name, edition: lists.Compared(
            name,
            edition,
            session.models.regions(edition.plan, region or ()) or edition.plan.regions,
            session.models.selection(edition.plan, theme=theme).themes,
        )
    )
    session.print(lists.compare(compared, len(session.models.files) > 1))


@commands.command()
def goals(ctx: typer.Context, region: Regions = None) -> None:
    """The goals that the plan sets, as the page reports them."""
    session: Session = ctx.obj
    session.list(lambda edition: lists.goals(edition, session.models.selection(edition.plan, region=region)))


@commands.command()
def measures(ctx: typer.Context, region: Regions = None, topic: Topics = None) -> None:
    """What the page says should be done."""
    session: Session = ctx.obj
    session.list(
        lambda edition: lists.measures(edition, session.models.selection(edition.plan, region=region, topic=topic))
    )


@commands.command()
def chain(ctx: typer.Context, region: Regions = None) -> None:
    """The division of labour, step by step."""
    session: Session = ctx.obj
    session.list(lambda edition: lists.chain(edition, session.models.selection(edition.plan, region=region)))


@commands.command()
def reading(
    ctx: typer.Context,
    category: Annotated[
        list[str] | None, typer.Option("--category", metavar="CATEGORY", help="Only this category. Repeatable.")
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="published|counter", help="Newest or highest first.")
    ] = None,
) -> None:
    """The related-reading index and the next article."""
    session: Session = ctx.obj
    if sort not in (None, *ORDERS):
        raise UsageError(f"no order {sort!r}: known are {', '.join(ORDERS)}")
    session.list(lambda edition: lists.reading(edition, _readings(edition.plan, category or (), sort)))


def _readings(plan: Plan, names: Sequence[str], sort: str | None) -> list[Reading]:
    """The readings of these categories, in the page's order or the one wanted."""
    categories = {fold(entry.category): entry.category for entry in plan.readings if entry.category}
    for name in names:
        if fold(name) not in categories:
            raise UsageError(f"no category {name!r}{nearest(name, categories.values())}")
    wanted = {categories[fold(name)] for name in names}
    entries = [entry for entry in plan.readings if not wanted or entry.category in wanted]
    if sort is None:
        return entries
    known = [entry for entry in entries if getattr(entry, sort) is not None]
    known.sort(key=lambda entry: getattr(entry, sort), reverse=True)
    return known + [entry for entry in entries if getattr(entry, sort) is None]


@commands.command()
def facts(
    ctx: typer.Context, region: Regions = None, kind: Kinds = None, theme: Themes = None, topic: Topics = None
) -> None:
    """Every fact, flat."""
    session: Session = ctx.obj
    session.list(
        lambda edition: lists.facts(edition, session.models.selection(edition.plan, region, kind, theme, topic)),
    )


@commands.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="What a fact must hold, each of them.")],
    region: Regions = None,
    kind: Kinds = None,
    theme: Themes = None,
    topic: Topics = None,
) -> None:
    """The facts that hold every word, in any language.

    Case and width do not matter. Nothing found is exit status 1.
    """
    session: Session = ctx.obj
    if not all(fold(word) for word in words):
        raise UsageError("an empty word is in every fact: give a word to search for")
    table = session.models.table(
        lambda edition: lists.search(
            edition, words, session.models.selection(edition.plan, region, kind, theme, topic)
        ),
    )
    if table.items or session.format == "json":
        session.print(table)
    if not table.items:
        raise NotFound(f"no fact holds {' and '.join(map(repr, words))}")


@commands.command()
def context(ctx: typer.Context) -> None:
    """What other public sources say of the same plan."""
    session: Session = ctx.obj
    session.list(lists.context)


@commands.command()
def about(ctx: typer.Context) -> None:
    """The document, and what it does not say."""
    session: Session = ctx.obj
    session.list(lists.about)
