"""Tab-separated values: one record a line, no quoting, escapes for what parts cells or could act on a terminal."""

from collections.abc import Iterator

from ..table import Table
from ..text.escaping import visible


def render(table: Table) -> Iterator[str]:
    """A line of keys, where wanted, and a line a row."""
    if table.header:
        yield "\t".join(table.keys()) + "\n"
    for row in table.rows():
        yield "\t".join([_escape(cell) if not cell.isprintable() or "\\" in cell else cell for cell in row]) + "\n"


def _escape(cell: str) -> str:
    # Backslashes first, so that those of the other escapes stay single.
    return visible(cell.replace("\\", r"\\"))
