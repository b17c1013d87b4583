"""The commands: each reads its arguments, asks a view for a table, and prints it."""

from typing import Annotated

import typer

from . import proof_views, views
from .annotations import annotations as as_annotations
from .citation import STYLES
from .citation import cite as citation
from .coverage import cover
from .errors import NotFound, NotProven, UsageError
from .model import Fact
from .names import fold, nearest, regions_by_name
from .output import tell, write
from .page import read_page
from .proof import prove
from .session import TABLE, Session
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
    """Everything about one region, one fact, or one block of the page.

    A region answers to its id, its names in any language, its short form, its codes and its initials.
    """
    session: Session = ctx.obj
    session.print(_shown(session, id, session.selection(kind=kind, theme=theme)))


def _shown(session: Session, name: str, selection: views.Selection) -> Table:
    edition, plan, folded = session.edition, session.plan, fold(name)
    regions = regions_by_name(plan)
    if folded in regions:
        return views.show_region(edition, regions[folded], selection)
    facts = {fold(fact.id): fact for fact in plan.facts}
    if folded in facts:
        return views.show_fact(edition, facts[folded])
    blocks = {fold(block.id): block.id for block in plan.document.blocks}
    if folded in blocks:
        return views.show_block(edition, blocks[folded], selection)
    known = {**regions, **facts, **blocks}
    listed = [region.id for region in plan.regions] + [block.id for block in plan.document.blocks]
    raise NotFound(f"no region, fact or block {name!r}{nearest(folded, known, listed)}")


def _fact(session: Session, name: str) -> Fact:
    facts = {fold(fact.id): fact for fact in session.plan.facts}
    if found := facts.get(fold(name)):
        return found
    raise NotFound(f"no fact {name!r}{nearest(fold(name), facts)}")


@commands.command()
def compare(
    ctx: typer.Context,
    region: Annotated[
        list[str] | None, typer.Argument(metavar="[REGION]...", help="The regions to compare; all without.")
    ] = None,
    theme: Themes = None,
) -> None:
    """The regions' advantages side by side: a row a theme, a column a region."""
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
    wanted = {fold(name) for name in category or ()}
    entries = [entry for entry in session.plan.readings if not wanted or fold(entry.category or "") in wanted]
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
    """The facts that hold every word, in any language, whatever the case and width."""
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
    """What other public sources say of the same plan, kept apart from the page."""
    session: Session = ctx.obj
    session.print(views.context(session.edition))


@commands.command()
def about(ctx: typer.Context) -> None:
    """The document: what it is, what the model holds of it, and what it does not say."""
    session: Session = ctx.obj
    session.print(views.about(session.edition))


@commands.command()
def cite(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="A fact; without, the page.")] = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help=f"{', '.join(STYLES)}.")] = "apa",
) -> None:
    """A citation of the page, or of one fact with its block and words."""
    session: Session = ctx.obj
    if style not in STYLES:
        raise UsageError(f"no style {style!r}{nearest(style, STYLES)}")
    write(citation(session.plan, None if id is None else _fact(session, id), style))


@commands.command()
def annotations(
    ctx: typer.Context, region: Regions = None, kind: Kinds = None, theme: Themes = None, topic: Topics = None
) -> None:
    """The facts as W3C Web Annotations, in JSON-LD."""
    session: Session = ctx.obj
    chosen = session.selection(region, kind, theme, topic).of(session.plan.facts)
    write(as_annotations(session.plan, chosen))


PageFile = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A copy of the page, text or HTML; - is standard input.")
]


@commands.command()
def verify(ctx: typer.Context, source: PageFile) -> None:
    """Each piece of evidence held against a copy of the page.

    Other line breaks, spaces and quotation marks do not matter; one changed word does. The summary is on
    standard error.
    """
    session: Session = ctx.obj
    proof = prove(session.plan, read_page(source))
    session.print(proof_views.verify(session.edition, proof))
    _conclude(proof.holds(), "\n".join(proof_views.verify_summary(proof, cover(proof))))


@commands.command()
def coverage(
    ctx: typer.Context,
    source: PageFile,
    listed: Annotated[
        str | None, typer.Option("--list", metavar="excluded|unaccounted", help="Show these very words.")
    ] = None,
) -> None:
    """How many words of each block of the page are accounted for."""
    session: Session = ctx.obj
    if listed not in (None, "excluded", "unaccounted"):
        raise UsageError(f"no list {listed!r}: known are excluded, unaccounted")
    proof = prove(session.plan, read_page(source))
    found = cover(proof)
    if listed:
        session.print(proof_views.listed(session.edition, proof, found, listed))
    else:
        session.print(proof_views.coverage(session.edition, found, session.format == TABLE))
    holds = proof.same_text() and not proof.problems() and found.holds()
    _conclude(holds, "\n".join(proof_views.coverage_summary(proof, found)))


def _conclude(holds: bool, summary: str) -> None:
    """Say what came of a check; one that does not hold fails."""
    if not holds:
        raise NotProven(summary)
    if summary:
        tell(summary)
