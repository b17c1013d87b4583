"""What a program asks of plans and pages: pure functions over text and plans, answered with typed tuples.

Nothing here reads a file, prints, or keeps anything from one call to the next; a page or a plan that does not hold
is an answer, not an exception. Each answer has `rows()`, which are the JSON of the command of the same name.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from .errors import UsageError
from .model.change import Change, ChangeKind
from .model.plan import Plan
from .model.revision import pair_facts, plan_changes
from .model.selection import Selection
from .page.coverage import Coverage, cover
from .page.difference import page_difference
from .page.evidence import Proof, Result, prove
from .table import Table, Value
from .text.normalise import NormalText, normalise_with_offsets
from .text.stream_safe import stream_safe
from .views import changes, lists, verification
from .views.edition import Edition

PageText = str | NormalText
"""A copy of the page: its text, or what `read_page` and `parse_page` give."""

Row = dict[str, Value]
"""A row by column: what the command's JSON has."""

_LISTS: Mapping[str, Callable[[Edition], Table]] = {
    "regions": lists.regions,
    "goals": lambda edition: lists.goals(edition, Selection()),
    "measures": lambda edition: lists.measures(edition, Selection()),
    "chain": lambda edition: lists.chain(edition, Selection()),
    "reading": lambda edition: lists.reading(edition, edition.plan.readings),
    "facts": lambda edition: lists.facts(edition, Selection()),
    "context": lists.context,
    "about": lists.about,
    "compare": lambda edition: lists.compare([lists.Compared("", edition, edition.plan.regions)]),
}


class Verification(NamedTuple):
    """A plan held against a copy of its page.

    `proof` has what came of each piece of evidence in full, with its range in the normalised text.
    """

    proof: Proof

    @property
    def holds(self) -> bool:
        """Whether all was found, and there was something to find: what `jjj verify` exits 0 for."""
        return self.proof.holds()

    @property
    def problems(self) -> Sequence[Result]:
        """What was not found as the plan has it: blocks, then evidence, then exclusions, each with its `status`."""
        return self.proof.problems()

    def rows(self, language: str | None = None) -> list[Row]:
        """A row a piece of evidence, with `start` and `end` as offsets into the page's own text."""
        return _records(verification.verify(_edition(self.proof.plan, language), self.proof))


class Accounts(NamedTuple):
    """What each word of a page is there for: `coverage` has every word, `proof` what was found."""

    proof: Proof
    coverage: Coverage

    @property
    def holds(self) -> bool:
        """Whether the plan holds and nothing is unaccounted for: what `jjj coverage` exits 0 for."""
        return self.proof.holds() and self.coverage.holds() and not self.proof.lost_exclusions()

    def rows(self, language: str | None = None) -> list[Row]:
        """A row a block, and one of all, with numbers of words."""
        return _records(verification.coverage(_edition(self.proof.plan, language), self.coverage, False))


class Difference(NamedTuple):
    """What became of each fact of `plan`, the newer of two, and of the words of the page that are in none."""

    plan: Plan
    changes: tuple[Change, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing changed: what `jjj diff` exits 0 for."""
        return all(change.change is ChangeKind.KEPT for change in self.changes)

    def rows(self, language: str | None = None) -> list[Row]:
        """A row a fact or run of words, in the order of the plan and then of the page."""
        return _records(changes.diff(_edition(self.plan, language), self.changes))


def verify(plan: Plan, page: PageText) -> Verification:
    """Hold each piece of a plan's evidence against a copy of its page. Linear in the page's size; raises nothing."""
    return Verification(prove(plan, as_page(page)))


def coverage(plan: Plan, page: PageText) -> Accounts:
    """Say of each word of a page what it is there for. Raises nothing."""
    proof = prove(plan, as_page(page))
    return Accounts(proof, cover(proof))


def diff(
    old: Plan | PageText,
    new: Plan | PageText,
    plan: Plan | None = None,
    *,
    selection: Selection | None = None,
    languages: tuple[str, str] | None = None,
) -> Difference:
    """What became of each fact: between two copies of the page of `plan`, or, without it, between two plans.

    `selection` asks for a part of the facts, without the words of the page. `languages` are those in which the texts
    of two plans are shown; each in its first without. Raises UsageError for a plan beside a page.
    """
    wanted = selection or Selection()
    if isinstance(old, Plan) and isinstance(new, Plan) and plan is None:
        pairs = pair_facts(wanted.of(old.facts), wanted.of(new.facts))
        return Difference(
            new, tuple(plan_changes((old, new), pairs, languages or (old.languages[0], new.languages[0])))
        )
    if plan is None or isinstance(old, Plan) or isinstance(new, Plan):
        raise UsageError("two plans, or two pages and the plan that both are held against")
    found = page_difference(plan, as_page(old), as_page(new))
    if any(wanted):
        return Difference(plan, tuple(found.changes(wanted.of(plan.facts))))
    return Difference(plan, (*found.changes([*plan.facts, *plan.readings]), *found.words()))


def rows(plan: Plan, name: str, language: str | None = None) -> list[Row]:
    """The rows that the listing command `name` has as JSON, for `pandas.DataFrame` or `polars.DataFrame`.

    `language` is that of the texts, the plan's first without. Raises UsageError for a name or language there is not.
    """
    if name not in _LISTS:
        raise UsageError(f"no rows {name!r}: known are {', '.join(_LISTS)}")
    return _records(_LISTS[name](_edition(plan, language)))


def as_page(page: PageText) -> NormalText:
    """A page as it is compared."""
    return normalise_with_offsets(stream_safe(page)) if isinstance(page, str) else page


def _edition(plan: Plan, language: str | None) -> Edition:
    if language is not None and language not in plan.languages:
        raise UsageError(f"no language {language!r}: known are {', '.join(plan.languages)}")
    return Edition(plan, language or plan.languages[0])


def _records(table: Table) -> list[dict[str, Any]]:
    """The rows of a table as its JSON has them."""
    return [
        {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
        for row in table.records()
    ]
