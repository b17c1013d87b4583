"""The commands that hold a model against a copy of its page. What one of them alone needs is imported there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import NotFound, NotProven, UsageError
from ..io.output import tell
from ..model.names import not_among
from ..text.folding import fold
from .arguments import PageFile
from .session import TABLE, Session

if TYPE_CHECKING:
    from ..page.coverage import Coverage
    from ..page.evidence import Proof

commands = typer.Typer()


@commands.command()
def verify(
    ctx: typer.Context,
    source: PageFile,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> None:
    """Whether a copy of the page still says what the facts say."""
    from ..views import verification

    session: Session = ctx.obj
    proof, found = held_against(session, source)
    if ids:
        proof = proof.of(_known_ids(proof, ids))
    told = [*proof.problems(), *(result for result, _ in verification.closed_links(proof))]
    lines = session.models.lines([*(result.path for result in told), *proof.misplaced().values()])
    session.list(lambda edition: verification.verify(edition, proof, lines))
    lacking = list(verification.strictly(proof)) if strict else []
    summary = [*verification.verify_summary(proof, found, lines), *lacking]
    _conclude(proof.holds() and not lacking, "\n".join(summary))


def _known_ids(proof: "Proof", ids: Sequence[str]) -> set[str]:
    """The ids of facts and readings that were asked for. Raises NotFound for one that there is not."""
    known = {fold(result.id): result.id for result in proof.evidence}
    for name in ids:
        if fold(name) not in known:
            raise NotFound(f"no fact or reading {name!r}{not_among(proof.plan, name, known.values())}")
    return {known[fold(name)] for name in ids}


@commands.command()
def coverage(
    ctx: typer.Context,
    source: PageFile,
    listed: Annotated[str | None, typer.Option("--list", metavar="excluded|unaccounted")] = None,
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
            session.print_passages(still_open, lambda: table, "account for these, then ask again")
        else:
            session.print(table)
    elif listed:
        session.list(lambda edition: verification.excluded(edition, proof))
    else:
        session.list(lambda edition: verification.coverage(edition, found, session.format == TABLE))
    holds = proof.holds() and found.holds() and not proof.lost_exclusions()
    told = [*proof.problems(), *proof.lost_exclusions()]
    stale = [path for *_, path in found.stale]
    lines = session.models.lines([*(result.path for result in told), *stale, *proof.misplaced().values()])
    summary = verification.coverage_summary(proof, found, lines, listed == "unaccounted")
    _conclude(holds, "\n".join([*summary, *session.models.open_summary()]))


def held_against(session: Session, source: str) -> "tuple[Proof, Coverage]":
    """The plan held against a copy of the page, and what every word of it is there for."""
    from ..page.coverage import cover
    from ..page.evidence import prove
    from .pages import page_from

    proof = prove(session.models.plan, page_from(source))
    return proof, cover(proof)


def _conclude(holds: bool, summary: str) -> None:
    """Say what came of a check; one that does not hold fails."""
    if not holds:
        raise NotProven(summary)
    if summary:
        tell(summary)
