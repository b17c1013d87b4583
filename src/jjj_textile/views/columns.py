"""The columns of every command: the one table of them."""

from collections.abc import Iterator

from ..labels import LABELS
from ..light_tuples import LightTuple

_FACT = "topic step year quote link note*"

COLUMNS = {
    "regions": "id name* code role* advantages | names gb kind* aliases",
    "show": f"id kind theme text* block | regions {_FACT}",
    "compare": "theme",
    "goals": "id year text* block | regions quote link note*",
    "measures": "id topic regions text* block | quote link note*",
    "chain": "step region name* role* block | quote link note*",
    "reading": "id published title category counter | kind block",
    "facts": f"id kind theme regions text* block | {_FACT}",
    "search": f"id kind theme regions text* block | {_FACT}",
    "context": "id text* publisher* date url",
    "about": "field value*",
    "verify": "id block status start end quote | opens model",
    "coverage": "block name* words evidence excluded free unaccounted",
    "quotations": "text status block evidence nearest | places start end",
    "diff": "id change old new block | kind old_id old_block",
    "check": "file line column path what level | id",
    "excluded": "block text code reason* | start end",
    "locate": "block text evidence | start end",
}
"""The columns of each command's table: those shown by default, a bar, those only in json, ndjson, yaml and by -c.

A star marks what depends on the language: of several languages, each has such a column of its own.
"""


FIGURES = ("item", "value", "unit")
"""The columns that facts have besides in a model with figures."""


class ColumnName(LightTuple):
    """A column of a command: its key, whether it is shown at first, whether it depends on the language."""

    key: str
    shown: bool
    spoken: bool


def column_names(command: str) -> Iterator[ColumnName]:
    """The columns of a command, in order; none for one that prints no rows of its own."""
    shown, _, more = COLUMNS.get(command, "").partition("|")
    for part in (shown, more):
        for name in part.split():
            yield ColumnName(name.rstrip("*"), part is shown, name.endswith("*"))


def headings(key: str) -> list[str]:
    """What a column is called in each language that the program speaks."""
    return [labels[key] for labels in LABELS.values() if key in labels]
