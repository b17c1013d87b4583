"""The commands that list: each reads its arguments, asks a view for a table, and prints it."""

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from ..errors import NotFound, UsageError
from ..model.names import nearest
from ..model.plan import Plan, Reading
from ..model.selection import Selection
from ..table import Table
from ..text.folding import fold
from ..views import lists
from ..views.edition import Edition
from .arguments import ORDERS, Kinds, Regions, Themes, Topics
from .commands import NAMES
from .session import Names, Session

commands = typer.Typer()


def _list_facts(ctx: typer.Context, view: Callable[[Edition, Selection], Table], **filters: Names) -> None:
    """List what a view makes of the facts that meet the filters."""
    session: Session = ctx.obj
    session.list(lambda edition, **given: view(edition, session.models.selection(edition.plan, **given)), **filters)


@commands.command()
def regions(ctx: typer.Context) -> None:
    """The regions, with their codes, roles and advantages."""
    session: Session = ctx.obj
    session.list(lists.regions)


@commands.command()
def show(
    ctx: typer.Context,
    id: Annotated[
        list[str],
        typer.Argument(metavar="ID..."),
    ],
    kind: Kinds = None,
    theme: Themes = None,
    all: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """A region on one screen, a fact, a block, or several of these."""
    from ..views import show as view

    session: Session = ctx.obj

    def shown(edition: Edition, **filters: Names) -> Table:
        selection = session.models.selection(edition.plan, **filters)
        return view.show(edition, id, selection, all)

    try:
        session.list(shown, kind=kind, theme=theme)
    except NotFound as error:
        if error.name not in NAMES:
            raise
        what = f"no region, fact or block {error.name!r}: it is a command: jjj {error.name}"
        raise NotFound(what, error.name) from None


@commands.command()
def compare(
    ctx: typer.Context,
    region: Annotated[list[str] | None, typer.Argument(metavar="[REGION]...")] = None,
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
    several = len(session.models.files) > 1
    table = session.models.spoken(
        lambda speak: lists.compare([one._replace(edition=speak(one.edition)) for one in compared], several)
    )
    session.print(table)
    if not (table.items or region or theme):
        session.tell_instead()


@commands.command()
def goals(ctx: typer.Context, region: Regions = None) -> None:
    """The goals that the plan sets, as the page reports them."""
    _list_facts(ctx, lists.goals, region=region)
    ctx.obj.tell_unlisted()


@commands.command()
def measures(ctx: typer.Context, region: Regions = None, topic: Topics = None) -> None:
    """What the page says should be done."""
    _list_facts(ctx, lists.measures, region=region, topic=topic)
    ctx.obj.tell_unlisted()


@commands.command()
def chain(ctx: typer.Context, region: Regions = None) -> None:
    """The division of labour, step by step."""
    _list_facts(ctx, lists.chain, region=region)


@commands.command()
def reading(
    ctx: typer.Context,
    category: Annotated[list[str] | None, typer.Option("--category", metavar="CATEGORY")] = None,
    sort: Annotated[str | None, typer.Option("--sort", metavar="published|counter")] = None,
) -> None:
    """The related-reading index and the next article."""
    session: Session = ctx.obj
    if sort not in (None, *ORDERS):
        raise UsageError(f"no order {sort!r}: known are {', '.join(ORDERS)}")
    session.list(
        lambda edition, category: lists.reading(edition, _readings(edition.plan, category or (), sort)),
        category=category,
    )


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
    _list_facts(ctx, lists.facts, region=region, kind=kind, theme=theme, topic=topic)


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
