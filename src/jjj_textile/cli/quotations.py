"""Lists of quotations, read from standard input or a table, and what is made of them."""

from collections.abc import Sequence

from ..errors import NotProven, UsageError
from ..io.files import STDIN, read_text
from ..io.output import tell
from ..page.claims import with_facts
from ..page.copy import Copy
from ..page.evidence import block_spans
from ..page.quotations import (
    FoundQuotation,
    Quotation,
    QuotationStatus,
    find_quotations,
    quotations_in_csv,
    quotations_in_lines,
    unused,
)
from ..text.normalise import normalise_with_offsets
from ..views import passages
from ..views.quotations import quotations as quotations_table
from ..views.quotations import quotations_summary
from .pages import page_from
from .session import Session

MAX_LIST_BYTES = 16 * 2**20
_TABLES = (".csv", ".tsv")


def locate_many(session: Session, source: str, table: str | None, column: str | None, is_unused: bool) -> None:
    """Print a row for each quotation of a list, or the words that none uses. Raises NotProven for any not there."""
    if source == STDIN and (table or STDIN) == STDIN:
        raise UsageError("only one of the page and the list can be standard input: jjj locate PAGE -")
    listed = read_quotations(STDIN if table is None else table, column, table is not None)
    page, plan = page_from(source), session.models.plan
    blocks = block_spans(plan, page)
    found = find_quotations(page, blocks, listed)
    if is_unused:
        passed = passages.in_sentences(page, blocks, unused(page, found))
        session.print_passages(
            passed,
            lambda: passages.locate_table(session.models.edition, passed),
            "add those that matter to the list, then ask again",
        )
    else:
        session.print(quotations_table(session.models.edition, page, found))
    _conclude(found)


def with_quotes(draft: str, copy: Copy, file: str) -> str:
    """The text of a new model with a fact for each quotation of a list, of which it is told how many were found."""
    text, found = with_facts(draft, normalise_with_offsets(copy.text), read_quotations(file))
    tell(quotations_summary(found))
    return text


def read_quotations(file: str, column: str | None = None, is_table: bool = False) -> Sequence[Quotation]:
    """The quotations in a file: of a table where it is one, else one a line. Raises UsageError where there are none."""
    text = read_text(file, MAX_LIST_BYTES)
    found = quotations_in_csv(text, column) if is_table or file.endswith(_TABLES) else quotations_in_lines(text)
    if not found:
        raise UsageError("there are no quotations in the list: give one a line, or a table with a column of them")
    return found


def _conclude(found: Sequence[FoundQuotation]) -> None:
    summary = quotations_summary(found)
    if any(one.status is not QuotationStatus.FOUND for one in found):
        raise NotProven(summary)
    tell(summary)
