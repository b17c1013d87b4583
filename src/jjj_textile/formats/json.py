"""JSON: an array of objects, one a line, with every column."""

from ..table import Table
from .ndjson import encode


def render(table: Table) -> str:
    """The rows as one array; real UTF-8, native lists, numbers and null."""
    rows = ",\n".join([encode(record) for record in table.records()])
    return f"[\n{rows}\n]\n" if rows else "[]\n"
