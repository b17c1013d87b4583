"""Newline-delimited JSON: an object a line, nothing for no rows."""

import json
from collections.abc import Iterator
from typing import Any

from ..table import Table
from ..text.escaping import visible_in_json

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render(table: Table) -> Iterator[str]:
    """The rows as objects with every column."""
    for record in table.records():
        yield encode(record) + "\n"


def encode(value: Any) -> str:
    """A value as JSON in which whatever could act on a terminal is escaped."""
    return visible_in_json(_encode(value))
