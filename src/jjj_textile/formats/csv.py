"""Comma-separated values by RFC 4180, with a newline at the end of each record.

A cell with characters that could act on a terminal is written as a JSON string, in its quotation marks, with these
escaped; so is one that reads as such a string already. Whoever meets one has the cell back from a reader of JSON.
"""

import re
from collections.abc import Iterator

from ..table import Table
from ..text.escaping import is_safe

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
    safe = [cell if cell.isprintable() and cell[:1] != '"' else _safe(cell) for cell in cells]
    return ",".join([_quoted(cell) if _QUOTED.search(cell) else cell for cell in safe]) + "\n"


def _safe(cell: str) -> str:
    """A cell without what could act on a terminal."""
    if is_safe(cell) and not is_json(cell):
        return cell
    from .ndjson import encode

    return encode(cell)


def is_json(cell: str) -> bool:
    """Whether a cell is a JSON string that stands for one that could not be written as it is."""
    import json

    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return False
    try:
        text = json.loads(cell)
    except ValueError:
        return False
    return not is_safe(text) or is_json(text)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
