"""Comma-separated values by RFC 4180, with a newline at the end of each record."""

import re
from collections.abc import Iterator

from ..table import Table

# The csv module leaves a carriage return bare where lines end in a newline, and readers then take it for one.
_QUOTED = re.compile('[,"\r\n]')


def render(table: Table) -> Iterator[str]:
    """A record of keys, where wanted, and a record a row."""
    if table.header:
        yield _record(table.keys())
    yield from map(_record, table.rows())


def _record(cells: list[str]) -> str:
    if cells == [""]:
        return '""\n'  # an empty line would be no record
    return ",".join([_quoted(cell) if _QUOTED.search(cell) else cell for cell in cells]) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
