"""A Markdown table (GitHub's extension), in which no cell can be anything but text."""

import re

from ..table import Table, display
from ..visible import visible_lines

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w+;)|:(?=[\w+-]+:)|(?<=\w)@(?=\w)")
_BREAK = re.compile(r"\r\n|\n|\r")


def render(table: Table) -> str:
    """A row of headings, and a row an item."""
    lines = [_row([column.heading for column in table.columns]), _row(["---"] * len(table.columns))]
    lines += [_row([display(column, item) for column in table.columns]) for item in table.items]
    return "".join([line + "\n" for line in lines])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(_escape, cells))} |"


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", visible_lines(text))
    return _BREAK.sub("<br>", escaped).replace("\t", " ")
