"""JSON: an array of objects, one a line, with every column."""

from collections.abc import Iterator

from ..table import Table
from .ndjson import encode


def render(table: Table) -> Iterator[str]:
    """The rows as one array; real UTF-8, native lists, numbers and null."""
    before = "[\n"
    for record in table.records():
        yield before + encode(record)
        before = ",\n"
    yield "\n]\n" if table.items else "[]\n"
