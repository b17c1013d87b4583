"""The commands that prove, cite and check, and the help. What one of them alone needs is imported there."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import views
from .citation import STYLES
from .citation import cite as citation
from .commands import Kinds, PageFile, Regions, Themes, Topics
from .errors import InvalidModel, NotFound, NotProven, Problem, UnreadableFile, UsageError
from .loader import load
from .model import Fact
from .names import facts_by_id, fold, nearest
from .output import replace, tell, write
from .progress import watch
from .schema import json_schema_text
from .session import TABLE, Session
from .visible import visible

if TYPE_CHECKING:
    from .coverage import Coverage
    from .proof import Proof

commands = typer.Typer()


@commands.command()
def cite(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="A fact; without, the page.")] = None,
    style: Annotated[str, typer.Option("--style", metavar="STYLE", help=f"{', '.join(STYLES)}.")] = "apa",
) -> None:
    """A citation of the page, or of one fact."""
    session: Session = ctx.obj
    if style not in STYLES:
        raise UsageError(f"no style {style!r}{nearest(style, STYLES)}")
    write(citation(session.plan, None if id is None else _fact(session, id), style))


@commands.command()
def annotations(
    ctx: typer.Context, region: Regions = None, kind: Kinds = None, theme: Themes = None, topic: Topics = None
) -> None:
    """The facts as W3C Web Annotations, in JSON-LD."""
    from .annotations import annotations as as_annotations

    session: Session = ctx.obj
    chosen = session.selection(session.plan, region, kind, theme, topic).of(session.plan.facts)
    write(as_annotations(session.plan, chosen))


@commands.command()
def report(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(metavar="[SOURCE]", help="A copy of the page, text or HTML, to hold the facts against."),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
) -> None:
    """The whole model as one web page that needs nothing else.

    In the language of --lang; without it in every language of the model, beside each other.
    """
    from .report import report as as_page

    session: Session = ctx.obj
    held = None if source is None else _held_against(session, source)
    page = as_page(session.every_language(), held)
    if output is None:
        write(page)
    else:
        replace(output, page)


@commands.command()
def verify(ctx: typer.Context, source: PageFile) -> None:
    """Each piece of evidence, held against a copy of the page.

    Other line breaks, spaces and quotation marks do not matter; one changed word does. The summary is on
    standard error.
    """
    from . import proof_views

    session: Session = ctx.obj
    proof, found = _held_against(session, source)
    lines = session.lines(result.path for result in proof.problems())
    session.print(proof_views.verify(session.edition, proof, lines))
    _conclude(proof.holds(), "\n".join(proof_views.verify_summary(proof, found, lines)))


@commands.command()
def coverage(
    ctx: typer.Context,
    source: PageFile,
    listed: Annotated[
        str | None, typer.Option("--list", metavar="excluded|unaccounted", help="Show these very words.")
    ] = None,
) -> None:
    """How many words of each block of the page are accounted for."""
    from . import proof_views, quoting_views

    session: Session = ctx.obj
    if listed not in (None, "excluded", "unaccounted"):
        raise UsageError(f"no list {listed!r}: known are excluded, unaccounted")
    proof, found = _held_against(session, source)
    if listed == "unaccounted":
        still_open = quoting_views.unaccounted(proof, found)
        title = session.edition.label("unaccounted.title")
        table = quoting_views.table(session.edition, still_open)._replace(title=title)
        if still_open or session.format != TABLE:
            session.print_lines(quoting_views.listing(still_open, session.colour), lambda: table)
        else:
            session.print(table)
    elif listed:
        session.print(proof_views.excluded(session.edition, proof))
    else:
        session.print(proof_views.coverage(session.edition, found, session.format == TABLE))
    holds = proof.holds() and found.holds()
    lines = session.lines([*(result.path for result in proof.problems()), *(path for *_, path in found.stale)])
    summary = proof_views.coverage_summary(proof, found, lines, listed == "unaccounted")
    _conclude(holds, "\n".join(summary))


def _held_against(session: Session, source: str) -> "tuple[Proof, Coverage]":
    """The plan held against a copy of the page, and what every word of it is there for."""
    from .coverage import cover
    from .page import read_page
    from .proof import prove

    proof = prove(session.plan, read_page(source))
    return proof, cover(proof)


def _conclude(holds: bool, summary: str) -> None:
    """Say what came of a check; one that does not hold fails."""
    if not holds:
        raise NotProven(summary)
    if summary:
        tell(summary)


def _fact(session: Session, name: str) -> Fact:
    facts = facts_by_id(session.plan)
    if found := facts.get(fold(name)):
        return found
    raise NotFound(f"no fact {name!r}{nearest(name, [fact.id for fact in session.plan.facts])}")


@commands.command()
def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Model files; - for stdin.")] = None,
) -> None:
    """Whether model files are valid: nothing, or a line a problem.

    With --format, the problems as data. Without a FILE, the model in use.
    """
    session: Session = ctx.obj
    problems: list[Problem] = []
    unreadable: list[str] = []
    more = 0
    for file in files or session.models:
        try:
            load(file, watch)
        except InvalidModel as error:
            problems += error.problems
            more += error.more
        except UnreadableFile as error:
            unreadable.append(str(error))
    lines = [f"{visible(problem.line_for_tools())}\n" for problem in problems]
    session.print_lines(lines, lambda: views.check(problems, session.asked_language))
    if unreadable:
        raise UnreadableFile("\n".join(unreadable))
    if problems:
        total = len(problems) + more
        raise NotProven(f"{total:,} problem{'s' * (total > 1)}{f', {len(problems)} shown' if more else ''}")


@commands.command()
def schema(ctx: typer.Context) -> None:
    """The JSON Schema of a model file."""
    write(json_schema_text())


@commands.command()
def help(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="[COMMAND]", help="What to explain.")] = None,
    man: Annotated[bool, typer.Option("--man", help="The whole manual page, for man.")] = False,
) -> None:
    """How to use jjj, or one of its commands."""
    root = ctx.parent
    assert root is not None
    if man:
        from .manual import manual

        write(manual(root))
        return
    group: Any = root.command
    if command is None:
        write(f"{root.get_help()}\n")
        return
    _, wanted, _ = group.resolve_command(root, [command])
    write(f"{wanted.make_context(command, [], parent=root, resilient_parsing=True).get_help()}\n")
