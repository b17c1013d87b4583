"""YAML: a list of mappings that reads back, by readers of YAML 1.1 and 1.2, equal to the JSON."""

import re
from collections.abc import Iterator

from ..table import Table, Value
from .ndjson import encode

# Text that no reader takes for anything else stays bare; all other is quoted as JSON is.
_BARE = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[\w\u4e00-\u9fff\uff0c\u3001\uff1b&/()'+.,-]| (?! |$|#))*", re.ASCII)
_UNREADABLE = re.compile("[\x85\ufffe\uffff]")
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))


def render(table: Table) -> Iterator[str]:
    """The rows as mappings with every column."""
    for record in table.records():
        indent = "- "
        for key, value in record.items():
            yield f"{indent}{_scalar(key)}: {_node(value)}\n"
            indent = "  "
    if not table.items:
        yield "[]\n"


def _node(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    return _scalar(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"


def _scalar(text: str) -> str:
    return text if _BARE.fullmatch(text) and text.lower() not in _RESERVED else _quoted(text)


def _quoted(text: str) -> str:
    # A reader of YAML 1.1 takes the first for a line break, and refuses the others.
    return _UNREADABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", encode(text))
