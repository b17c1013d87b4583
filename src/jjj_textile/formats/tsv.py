"""Tab-separated values: one record a line, no quoting, four escapes."""

from collections.abc import Iterator

from ..table import Table

# Backslashes first, so that those of the other escapes stay single.
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def render(table: Table) -> Iterator[str]:
    """A line of keys, where wanted, and a line a row."""
    if table.header:
        yield "\t".join(table.keys()) + "\n"
    for row in table.rows():
        yield "\t".join([_escape(cell) if not cell.isprintable() or "\\" in cell else cell for cell in row]) + "\n"


def _escape(cell: str) -> str:
    for character, escape in _ESCAPES:
        cell = cell.replace(character, escape)
    return cell
