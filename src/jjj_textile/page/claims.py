"""A list of claims made into the facts of a new model: each with its evidence, to be worded and sorted by a person."""

from collections.abc import Iterator, Sequence

from ..model.loader import parse
from ..model.plan import Plan
from ..model.schema import NAME
from ..text.escaping import visible
from ..text.folding import fold
from ..text.normalise import NormalText
from .evidence import block_spans
from .quotations import FoundQuotation, Quotation, find_quotations
from .quoting import as_yaml, flow_mapping, is_nameable

STATEMENT_COLUMNS = ("statement", "claim", "text", "陈述", "内容")
"""What a column may be called that says in a claim's own words what its quotation shows."""

_KIND = "background"


def with_facts(draft: str, page: NormalText, quotations: Sequence[Quotation]) -> tuple[str, list[FoundQuotation]]:
    """The text of a new model with a fact for each quotation that its page has, and what came of each of them.

    Those that the page has not are comments, with the nearest words.
    """
    plan = parse(draft)
    found = find_quotations(page, block_spans(plan, page), quotations)
    if not any(one.evidence for one in found):
        return "".join([draft, "\n", *map(_comment, found)]), found
    ids = _ids(plan, found)
    lines = [_fact(plan, one, next(ids)) if one.evidence else _comment(one) for one in found]
    return "".join([draft, "\nfacts:\n", *lines]), found


def _fact(plan: Plan, one: FoundQuotation, id: str) -> str:
    assert one.evidence
    others = {name.strip().casefold(): value.strip() for name, value in one.quotation.others.items()}
    statements = (others[name] for name in STATEMENT_COLUMNS if others.get(name))
    statement = next(filter(is_nameable, statements), visible(one.quotation.words))
    text = flow_mapping(dict.fromkeys(plan.languages, statement))
    kind = _KIND if _KIND in plan.kinds else next(iter(plan.kinds))
    return f"  - id: {id}\n    kind: {kind}\n    text: {text}\n    evidence:\n      - {as_yaml(one.evidence)}\n"


def _comment(one: FoundQuotation) -> str:
    near = f"; did you mean {visible(one.nearest)}" if one.nearest else ""
    where = "in no block" if one.span else f"not on the page{near}"
    return f"  # {where}: {visible(one.quotation.words)}\n"


def _ids(plan: Plan, found: Sequence[FoundQuotation]) -> Iterator[str]:
    """The ids that the list gives, where they may be such, and numbers for the others."""
    taken = {fold(block.id) for block in plan.document.blocks}
    for number, one in enumerate((one for one in found if one.evidence), 1):
        given = next((value for name, value in one.quotation.others.items() if fold(name) == "id"), "").strip()
        names = (given, f"C{number}", *(f"C{number}-{step}" for step in range(1, len(found) + 2)))
        name = next(name for name in names if NAME.pattern.fullmatch(name) and fold(name) not in taken)
        taken.add(fold(name))
        yield name
