"""CSV as spreadsheets read it: a byte order mark, and no cell that they would run as a formula."""

from collections.abc import Callable, Iterator
from typing import Any

from ..table import Table, Value
from .csv import render as render_csv

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(table: Table) -> Iterator[str]:
    """The CSV of the same table, with an apostrophe before each text, in a list too, that could begin a formula."""
    columns = tuple(column._replace(value=_disarmed(column.value)) for column in table.columns)
    yield "\ufeff"
    yield from render_csv(table._replace(columns=columns))


def _disarmed(value: Callable[[Any], Value]) -> Callable[[Any], Value]:
    def disarmed(item: Any) -> Value:
        found = value(item)
        if found is None or isinstance(found, int | float):
            return found
        return _harmless(found) if isinstance(found, str) else [_harmless(text) for text in found]

    return disarmed


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
