"""The commands that hold two versions against each other: of a page, or of a model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import NotProven, UsageError
from ..io.files import STDIN
from ..io.output import tell
from ..model.names import find_language
from .arguments import Kinds, PageFile, Regions, Themes, Topics, takes
from .models import Models, Setting, one_of
from .session import TABLE, Session

if TYPE_CHECKING:
    from ..model.change import Change
    from ..model.plan import Plan
    from ..views.edition import Edition

commands = typer.Typer()

_MODELS = (".yaml", ".yml", ".json")


@commands.command()
def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    region: Regions = None,
    kind: Kinds = None,
    theme: Themes = None,
    topic: Topics = None,
    change: Annotated[list[str] | None, typer.Option("--change", metavar="CHANGE")] = None,
) -> None:
    """What became of each fact between two copies of its page, or in two models."""
    from ..model.change import ChangeKind
    from ..views import changes

    session: Session = ctx.obj
    filters = (region, kind, theme, topic)
    kinds = [one_of("change", name, [*map(str, ChangeKind)]) for names in change or () for name in names.split(",")]
    if old == new == STDIN:
        raise UsageError("only one of the two can be standard input: jjj diff - NEW")
    if old.endswith(_MODELS) or new.endswith(_MODELS):
        edition, found = _between_models(session, old, new, filters)
    else:
        edition, found = _between_pages(session, old, new, filters)
    shown = [one for one in found if not kinds or one.change in kinds]
    session.print(changes.diff(edition, shown, session.format == TABLE))
    summary = changes.diff_summary(found)
    if any(one.change is not ChangeKind.KEPT for one in shown):
        raise NotProven(summary)
    tell(summary)


@commands.command()
@takes("model")
def update(
    ctx: typer.Context,
    source: PageFile,
    against: Annotated[str | None, typer.Option("--against", metavar="OLD")] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
) -> None:
    """A model file brought to a newer copy of its page, and no other byte changed."""
    from ..model.loader import parse, positions_in_text
    from ..page.updating import update as updated
    from ..views.updating import update_summary
    from .model_text import read_model_text
    from .pages import page_from

    session: Session = ctx.obj
    if not session.names_model and output is None:
        raise UsageError("there is no file to update: name the model with -m FILE, or a new place for it with -o FILE")
    model = read_model_text(session.models.file)
    accepted = _facts(parse(model.text, model.name), accept or ())
    older = None if against is None else page_from(against)
    found = updated(model.text, model.name, page_from(source), older, accepted)
    model.put(found.text, output)
    lines = positions_in_text(found.text, output or model.file, dict.fromkeys((one.path for one in found.left), False))
    summary = "\n".join(update_summary(found, lines))
    if found.left:
        raise NotProven(summary)
    tell(summary)


def _facts(plan: "Plan", names: Sequence[str]) -> set[str]:
    """The ids of facts and readings that these are. Raises UsageError for one that there is not."""
    known = [*(fact.id for fact in plan.facts), *(entry.id for entry in plan.readings)]
    return {one_of("fact or reading", part, known) for name in names for part in name.split(",")}


Filters = tuple[Sequence[str] | None, Sequence[str] | None, Sequence[str] | None, Sequence[str] | None]


def _between_pages(session: Session, old: str, new: str, filters: Filters) -> "tuple[Edition, Sequence[Change]]":
    from .. import answers
    from .pages import page_from

    edition = session.models.edition
    wanted = session.models.selection(edition.plan, *filters)
    return edition, answers.diff(page_from(old), page_from(new), edition.plan, selection=wanted).changes


def _between_models(session: Session, old: str, new: str, filters: Filters) -> "tuple[Edition, Sequence[Change]]":
    from ..model.revision import pair_facts, plan_changes
    from ..views.edition import Edition

    both = Models([old, new], Setting(",".join(session.models.languages) or None))
    older, newer = both.plans
    languages = _language(older, both.languages), _language(newer, both.languages)
    pairs = pair_facts(*(both.selection(plan, *filters).of(plan.facts) for plan in both.plans))
    return Edition(newer, languages[1]), [*plan_changes((older, newer), pairs, languages)]


def _language(plan: "Plan", asked: Sequence[str]) -> str:
    """The first language asked for that a plan has, else its own first: two models may be of two languages."""
    found = (find_language(name, plan.languages) for name in asked)
    return next(filter(None, found), plan.languages[0])
