"""The commands that list: each reads its arguments, asks a view for a table, and prints it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import NotFound, UsageError
from ..io.output import tell
from ..model.names import nearest
from ..model.plan import Plan, Reading
from ..model.selection import Selection
from ..table import Table
from ..text.folding import fold
from ..views import lists
from ..views.edition import Edition
from .arguments import Kinds, Regions, Themes, Topics
from .session import Names, Session
from .statuses import ExitStatus

if TYPE_CHECKING:
    from ..model.search import Query
    from ..views.search import SearchResult

commands = typer.Typer()

ORDERS = ("published", "counter")


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

    session.list(shown, kind=kind, theme=theme)


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


def _as_typed(words: Sequence[str]) -> Iterator[tuple["Query", str]]:
    """What was typed: a phrase, then its words; with what is said where that finds something."""
    from ..model.search import parse_query

    yield parse_query(words), ""
    if any(" " in fold(word) and '"' not in fold(word) for word in words):
        yield parse_query(words, phrases=False), "no such phrase: these hold its words"


def _as_meant(words: Sequence[str]) -> Iterator[tuple["Query", str]]:
    """What may be meant by it, the nearest first; with what is said where that finds more."""
    from ..model.search import parse_query
    from ..model.synonyms import widened, without_questions

    query = parse_query(words, phrases=False)
    if (asked := without_questions(query)) != query:
        yield asked, ""
    if (wide := widened(asked)) != asked:
        yield wide, "these hold the words typed or others that mean the same"


def _best(find: Callable[["Query"], "SearchResult"], words: Sequence[str]) -> tuple["SearchResult", str]:
    """What holds the words as typed, or as they may be meant if that is closer; with what is said of it."""
    from ..views.search import CLOSE

    for query, remark in _as_typed(words):
        best, said = find(query), remark
        if best.closeness:
            break
    if best.closeness < CLOSE:
        for query, remark in _as_meant(words):
            found = find(query)
            if found.closeness > best.closeness and len(found.table.items) > len(best.table.items):
                best, said = found, remark
    return best, said if best.closeness else ""


def _help_on(editions: Sequence[tuple[Edition, Selection]], words: Sequence[str], found: Table) -> None:
    """Say what the page lacks with these words. Raises NotFound, with more, where nothing was found."""
    from ..views.not_found import nothing_found, unsaid

    if not found.items:
        raise NotFound(nothing_found(editions, words))
    for line in unsaid(editions, words):
        tell(line)


@commands.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...")],
    region: Regions = None,
    kind: Kinds = None,
    theme: Themes = None,
    topic: Topics = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
) -> None:
    """What holds every word: facts, readings, other sources."""
    from ..views import search as view

    session: Session = ctx.obj
    if not all(fold(word) for word in words):
        raise UsageError("an empty word is in every fact: give a word to search for")

    def found(query: "Query") -> view.SearchResult:
        closeness = [0.0]

        def searched(edition: Edition) -> Table:
            found = view.search(edition, query, words, selection(edition))
            closeness.append(found.closeness)
            return found.table

        return view.SearchResult(session.models.table(searched), max(closeness))

    def selection(edition: Edition) -> Selection:
        return session.models.selection(edition.plan, region, kind, theme, topic)

    (table, closeness), remark = _best(found, words)
    if quiet:
        raise typer.Exit(ExitStatus.DONE if table.items else ExitStatus.NO)
    if remark:
        tell(remark)
    if table.items or session.format == "json":
        session.print(table)
    if closeness < view.CLOSE:
        _help_on(session.models.of_each(lambda _, edition: (edition, selection(edition))), words, table)


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
