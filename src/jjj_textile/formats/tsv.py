"""Tab-separated values: one record a line, no quoting, four escapes."""

from ..table import Table

# Backslashes first, so that those of the other escapes stay single.
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def render(table: Table) -> str:
    """A line of keys, where wanted, and a line a row."""
    lines = ["\t".join(table.keys())] if table.header else []
    for row in table.rows():
        lines.append("\t".join([_escape(cell) if not cell.isprintable() or "\\" in cell else cell for cell in row]))
    return "".join([line + "\n" for line in lines])


def _escape(cell: str) -> str:
    for character, escape in _ESCAPES:
        cell = cell.replace(character, escape)
    return cell
