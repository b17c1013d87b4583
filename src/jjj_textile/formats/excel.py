"""CSV as spreadsheets read it: a byte order mark, and no cell that they would run as a formula."""

from collections.abc import Callable, Iterator
from typing import Any

from ..table import Table, Value, cell
from .csv import render as render_csv

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(table: Table) -> Iterator[str]:
    """The CSV of the same table in which a text that could begin a formula begins with an apostrophe."""
    columns = tuple(column._replace(value=_disarmed(column.value)) for column in table.columns)
    yield "\ufeff"
    yield from render_csv(table._replace(columns=columns))


def _disarmed(value: Callable[[Any], Value]) -> Callable[[Any], Value]:
    def disarmed(item: Any) -> Value:
        found = value(item)
        text = cell(found)
        return f"'{text}" if not isinstance(found, int) and text.startswith(_FORMULA) else text

    return disarmed
