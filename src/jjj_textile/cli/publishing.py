"""The commands that make a document of a plan: a citation, annotations, a report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import NotFound, UsageError
from ..io.capabilities import is_terminal
from ..io.output import STDOUT, write
from ..io.saving import replace
from ..model.names import facts_by_id, not_among
from ..model.plan import Fact
from ..publish.citation import STYLES, cite_each
from ..text.folding import fold
from .arguments import Kinds, Regions, Themes, Topics, takes
from .models import one_of
from .proving import held_against
from .session import Session

if TYPE_CHECKING:
    from ..model.change import Change
    from ..page.evidence import Proof

commands = typer.Typer()


@commands.command()
@takes("model")
def cite(
    ctx: typer.Context,
    id: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE")] = "apa",
) -> None:
    """A citation of the page, or of facts."""
    session: Session = ctx.obj
    known = one_of("style", style, tuple(STYLES))
    write(cite_each(session.models.plan, _facts(session, id or ()), known))


def _facts(session: Session, names: Sequence[str]) -> list[Fact]:
    """The facts of these names, each once."""
    return list({fact.id: fact for name in names for fact in [_fact(session, name)]}.values())


def _fact(session: Session, name: str) -> Fact:
    facts = facts_by_id(session.models.plan)
    if found := facts.get(fold(name)):
        return found
    plan = session.models.plan
    raise NotFound(f"no fact {name!r}{not_among(plan, name, [fact.id for fact in plan.facts])}")


@commands.command()
@takes("model")
def annotations(
    ctx: typer.Context,
    id: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    region: Regions = None,
    kind: Kinds = None,
    theme: Themes = None,
    topic: Topics = None,
) -> None:
    """The facts as W3C Web Annotations, in JSON-LD."""
    from ..publish.annotations import annotations as as_annotations

    session: Session = ctx.obj
    plan = session.models.plan
    named = _facts(session, id or ()) or plan.facts
    write(as_annotations(plan, session.models.selection(plan, region, kind, theme, topic).of(named)))


@commands.command()
@takes("model", "lang")
def report(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(metavar="[SOURCE]"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    against: Annotated[str | None, typer.Option("--against", metavar="OLD")] = None,
) -> None:
    """The whole model as one web page that needs nothing else."""
    if output is None and is_terminal():
        raise UsageError("report prints a whole web page: give it a file, jjj report -o report.html, or -o -")
    from ..publish.report import report as as_page

    session: Session = ctx.obj
    if against is not None and source is None:
        raise UsageError("--against OLD needs the newer copy as well: jjj report NEW --against OLD -o report.html")
    held = None if source is None else held_against(session, source)
    changes = None if held is None or against is None else _since(held[0], against)
    page = as_page(*session.models.every_language(), held=held, changes=changes)
    replace(STDOUT if output is None else output, page)


def _since(proof: "Proof", older: str) -> "Sequence[Change]":
    """What became of the facts and the words of a page since an older copy."""
    from ..answers import diff
    from .pages import page_from

    return diff(page_from(older), proof.page, proof.plan).changes
