"""A Markdown table (GitHub's extension), in which no cell can be anything but text."""

import re
from collections.abc import Iterator

from ..table import Table, display
from ..text.escaping import visible_lines

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w+;)|:(?=[\w+-]+:)|(?<=\w)@(?=\w)")
_ADDRESS = re.compile(r"(?<!\w)(https?://[!-;=?-{}~]*[#$%&*+/-9=@-Z_a-z~-])")
_BREAK = re.compile(r"\r\n|\n|\r")


def render(table: Table) -> Iterator[str]:
    """A row of headings, and a row an item."""
    yield _row([column.heading for column in table.columns])
    yield _row(["---"] * len(table.columns))
    for item in table.items:
        yield _row([display(column, item, table.language) for column in table.columns])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(_escape, cells))} |\n"


def _escape(text: str) -> str:
    """A cell in which nothing is markup but its addresses, which stand in angle brackets, where nothing is escaped."""
    pieces = _ADDRESS.split(visible_lines(text))
    pieces[::2] = [_SPECIAL.sub(lambda match: f"\\{match[0]}", piece) for piece in pieces[::2]]
    pieces[1::2] = [f"<{piece}>" for piece in pieces[1::2]]
    escaped = "".join(pieces)
    return _BREAK.sub("<br>", escaped).replace("\t", " ")
