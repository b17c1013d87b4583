"""One semantic HTML table, with every text escaped."""

from collections.abc import Iterator
from html import escape
from typing import Any

from ..table import Column, Table, direction, display
from ..text.escaping import visible_lines


def render(table: Table) -> Iterator[str]:
    """A table with its caption, headings with their scope, and a row an item."""
    headings = "".join([f'<th scope="col">{_text(column.heading)}</th>' for column in table.columns])
    way = ' dir="rtl"' if direction(table.language) == "rtl" else ""
    yield f'<table lang="{escape(table.language)}"{way}>\n'
    yield f"<caption>{_text(table.title)}</caption>\n"
    yield f"<thead><tr>{headings}</tr></thead>\n<tbody>\n"
    for item in table.items:
        yield f"<tr>{''.join([_cell(column, item, table.language) for column in table.columns])}</tr>\n"
    yield "</tbody>\n</table>\n"


def _cell(column: Column, item: Any, language: str) -> str:
    text = _text(display(column, item, language))
    address = column.link(item) if column.link else None
    return f'<td><a href="{escape(address)}">{text}</a></td>' if address else f"<td>{text}</td>"


def _text(text: str) -> str:
    escaped = escape(visible_lines(text))
    return escaped.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")
