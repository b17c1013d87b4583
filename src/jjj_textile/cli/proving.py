"""The commands that hold a model against a copy of its page. What one of them alone needs is imported there."""

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import NotProven, UsageError
from ..io.output import tell
from .arguments import PageFile
from .session import TABLE, Session

if TYPE_CHECKING:
    from ..page.coverage import Coverage
    from ..page.evidence import Proof

commands = typer.Typer()


@commands.command()
def verify(ctx: typer.Context, source: PageFile) -> None:
    """Each piece of evidence, held against a copy of the page.

    Other line breaks, spaces and quotation marks do not matter; one changed word does. The summary is on
    standard error.
    """
    from ..views import verification

    session: Session = ctx.obj
    proof, found = held_against(session, source)
    lines = session.models.lines(result.path for result in proof.problems())
    session.print(verification.verify(session.models.edition, proof, lines))
    _conclude(proof.holds(), "\n".join(verification.verify_summary(proof, found, lines)))


@commands.command()
def coverage(
    ctx: typer.Context,
    source: PageFile,
    listed: Annotated[
        str | None, typer.Option("--list", metavar="excluded|unaccounted", help="Show these very words.")
    ] = None,
) -> None:
    """How many words of each block of the page are accounted for."""
    from ..views import passages, verification

    session: Session = ctx.obj
    if listed not in (None, "excluded", "unaccounted"):
        raise UsageError(f"no list {listed!r}: known are excluded, unaccounted")
    proof, found = held_against(session, source)
    if listed == "unaccounted":
        still_open = passages.unaccounted(proof, found)
        title = session.models.edition.label("unaccounted.title")
        table = passages.locate_table(session.models.edition, still_open)._replace(title=title)
        if still_open or session.format != TABLE:
            session.print_lines(passages.listing(still_open, session.colour), lambda: table)
        else:
            session.print(table)
    elif listed:
        session.list(lambda edition: verification.excluded(edition, proof))
    else:
        session.list(lambda edition: verification.coverage(edition, found, session.format == TABLE))
    holds = proof.holds() and found.holds()
    lines = session.models.lines([*(result.path for result in proof.problems()), *(path for *_, path in found.stale)])
    summary = verification.coverage_summary(proof, found, lines, listed == "unaccounted")
    _conclude(holds, "\n".join(summary))


def held_against(session: Session, source: str) -> "tuple[Proof, Coverage]":
    """The plan held against a copy of the page, and what every word of it is there for."""
    from ..page.coverage import cover
    from ..page.evidence import prove
    from .pages import read_page

    proof = prove(session.models.plan, read_page(source))
    return proof, cover(proof)


def _conclude(holds: bool, summary: str) -> None:
    """Say what came of a check; one that does not hold fails."""
    if not holds:
        raise NotProven(summary)
    if summary:
        tell(summary)
