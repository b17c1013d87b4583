"""The commands that list: each reads its arguments, asks a view for a table, and prints it."""

from typing import Annotated

import typer

from . import views
from .errors import NotFound, UsageError
from .names import facts_by_id, fold, nearest, regions_by_name
from .session import Session
from .table import Table

commands = typer.Typer()

Regions = Annotated[
    list[str] | None, typer.Option("--region", metavar="REGION", help="Only what concerns this region. Repeatable.")
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind. Repeatable.")]
Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="THEME", help="Only this theme. Repeatable.")]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic. Repeatable.")]


@commands.command()
def regions(ctx: typer.Context) -> None:
    """The regions, with their codes, roles and advantages."""
    session: Session = ctx.obj
    session.print(views.regions(session.edition))


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
    session.print(_shown(session, id, session.selection(kind=kind, theme=theme)))


def _shown(session: Session, name: str, selection: views.Selection) -> Table:
    edition, plan, folded = session.edition, session.plan, fold(name)
    regions = regions_by_name(plan)
    if folded in regions:
        return views.show_region(edition, regions[folded], selection)
    facts = facts_by_id(plan)
    if folded in facts:
        if any(selection):
            raise UsageError(f"{facts[folded].id} is one fact: there is nothing to choose from")
        return views.show_fact(edition, facts[folded])
    blocks = {fold(block.id): block.id for block in plan.document.blocks}
    if folded in blocks:
        return views.show_block(edition, blocks[folded], selection)
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
    compared = session.regions(region or ()) or session.plan.regions
    themes = session.selection(theme=theme).themes
    session.print(views.compare(session.edition, compared, themes))


@commands.command()
def goals(ctx: typer.Context, region: Regions = None) -> None:
    """The goals that the plan sets, as the page reports them."""
    session: Session = ctx.obj
    session.print(views.goals(session.edition, session.selection(region=region)))


@commands.command()
def measures(ctx: typer.Context, region: Regions = None, topic: Topics = None) -> None:
    """What the page says should be done."""
    session: Session = ctx.obj
    session.print(views.measures(session.edition, session.selection(region=region, topic=topic)))


@commands.command()
def chain(ctx: typer.Context, region: Regions = None) -> None:
    """The division of labour, step by step."""
    session: Session = ctx.obj
    session.print(views.chain(session.edition, session.selection(region=region)))


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
    categories = {fold(entry.category): entry.category for entry in session.plan.readings if entry.category}
    for name in category or ():
        if fold(name) not in categories:
            raise UsageError(f"no category {name!r}{nearest(name, categories.values())}")
    wanted = {categories[fold(name)] for name in category or ()}
    entries = [entry for entry in session.plan.readings if not wanted or entry.category in wanted]
    if sort is not None:
        if sort not in ("published", "counter"):
            raise UsageError(f"no order {sort!r}: known are published, counter")
        known = [entry for entry in entries if getattr(entry, sort) is not None]
        known.sort(key=lambda entry: getattr(entry, sort), reverse=True)
        entries = known + [entry for entry in entries if getattr(entry, sort) is None]
    session.print(views.reading(session.edition, entries))


@commands.command()
def facts(
    ctx: typer.Context, region: Regions = None, kind: Kinds = None, theme: Themes = None, topic: Topics = None
) -> None:
    """Every fact, flat."""
    session: Session = ctx.obj
    selection = session.selection(region, kind, theme, topic)
    session.print(views.facts(session.edition, selection))


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
    table = views.search(session.edition, words, session.selection(region, kind, theme, topic))
    if table.items or session.format == "json":
        session.print(table)
    if not table.items:
        raise NotFound(f"no fact holds {' and '.join(map(repr, words))}")


@commands.command()
def context(ctx: typer.Context) -> None:
    """What other public sources say of the same plan."""
    session: Session = ctx.obj
    session.print(views.context(session.edition))


@commands.command()
def about(ctx: typer.Context) -> None:
    """The document, and what it does not say."""
    session: Session = ctx.obj
    session.print(views.about(session.edition))
