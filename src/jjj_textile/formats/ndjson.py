"""Newline-delimited JSON: an object a line, nothing for no rows."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..table import Table
from ..text.escaping import UNSAFE_CHARACTER

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render(table: Table) -> Iterator[str]:
    """The rows as objects with every column."""
    for record in table.records():
        yield encode(record) + "\n"


def encode(value: Any) -> str:
    """A value as JSON in which whatever could act on a terminal is escaped."""
    text = _encode(value)
    return text if text.isprintable() else UNSAFE_CHARACTER.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
