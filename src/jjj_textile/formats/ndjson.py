"""Newline-delimited JSON: an object a line, nothing for no rows."""

import json
import re
from typing import Any

from ..table import Table
from ..visible import UNSAFE

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_UNSAFE_CHARACTER = re.compile(f"[{UNSAFE}]")


def render(table: Table) -> str:
    """The rows as objects with every column."""
    return "".join([encode(record) + "\n" for record in table.records()])


def encode(value: Any) -> str:
    """A value as JSON in which whatever could act on a terminal is escaped."""
    text = _encode(value)
    return text if text.isprintable() else _UNSAFE_CHARACTER.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
