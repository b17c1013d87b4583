"""Comma-separated values by RFC 4180, with a newline at the end of each record."""

import csv
import io

from ..table import Table


def render(table: Table) -> str:
    """A record of keys, where wanted, and a record a row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    if table.header:
        writer.writerow(table.keys())
    writer.writerows(table.rows())
    return buffer.getvalue()
