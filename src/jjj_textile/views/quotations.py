"""What came of a list of quotations, as a table: with whatever stood beside each of them in its list."""

from collections.abc import Callable, Sequence
from typing import Any

from ..page.quotations import FoundQuotation, QuotationStatus
from ..page.quoting import as_yaml
from ..table import Column, Table, Term
from ..text.normalise import NormalText
from .edition import Edition, Values


def quotations(edition: Edition, page: NormalText, found: Sequence[FoundQuotation]) -> Table:
    """A row a quotation, in the order of the list."""

    def place(one: FoundQuotation, end: int) -> int | None:
        return page.span(*one.span)[end] if one.span else None

    values: Values = {
        "text": lambda one: one.quotation.words,
        "status": lambda one: str(one.status),
        "block": lambda one: one.block,
        "evidence": lambda one: as_yaml(one.evidence) if one.evidence else None,
        "nearest": lambda one: one.nearest,
        "places": lambda one: one.places,
        "start": lambda one: place(one, 0),
        "end": lambda one: place(one, 1),
    }
    is_good = QuotationStatus.FOUND
    terms = {"status": {str(kind): Term(edition.label(kind), good=kind is is_good) for kind in QuotationStatus}}
    table = edition.table("quotations", found, values, terms)
    taken = {column.key for column in table.every_column()}
    carried = [_carried(name, taken) for name in dict.fromkeys(name for one in found for name in one.quotation.others)]
    return table._replace(columns=(*carried, *table.columns))


def _carried(name: str, taken: set[str]) -> Column:
    """A column of the list; one that is called as one of ours has another key."""
    value: Callable[[Any], str | None] = lambda one: one.quotation.others.get(name)  # noqa: E731
    return Column(f"given_{name}" if name in taken else name, name, value)


def quotations_summary(found: Sequence[FoundQuotation]) -> str:
    """How many of the quotations are on the page."""
    number = sum(one.status is QuotationStatus.FOUND for one in found)
    return f"{number} of {len(found)} quotations found on the page"
