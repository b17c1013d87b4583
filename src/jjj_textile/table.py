"""The one type between every view and every format, and the one rule that turns a cell into text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from .errors import UsageError

Value = str | int | None | Sequence[str]
"""What a cell may hold: text, a whole number, nothing, or a list of texts."""

SEPARATOR = "; "
ITEM = "· "


class Term(NamedTuple):
    """How people see an identifier: what it is called, and the accent that sets it off, from 0."""

    name: str
    accent: int | None = None


class Column(NamedTuple):
    """A column: a fixed key for programs, a heading for people, and its value for an item.

    Where the values are identifiers, `terms` says how people see them. `link` is the address that a
    cell leads to where links can be shown, `accent` sets a whole column off, and a `stacked` list is shown
    to people one item a line.
    """

    key: str
    heading: str
    value: Callable[[Any], Value]
    terms: Mapping[str, Term] = {}
    link: Callable[[Any], str | None] | None = None
    accent: int | None = None
    stacked: bool = False


class Shape(Enum):
    """How a terminal best shows a table.

    ROWS: a row an item. RECORDS: one record an item, with every column. PAIRS: two columns, what and
    its value. FLOW: connected boxes, where the columns are group, key, title, body and place.
    """

    ROWS = "rows"
    RECORDS = "records"
    PAIRS = "pairs"
    FLOW = "flow"


class Table(NamedTuple):
    """Rows of something, by columns: those shown at first, and `more` for who asks or reads JSON.

    `number` is how many things are listed, where the rows are things. `marks` finds the words to set off in
    a cell, as ranges. `empty` is said where there are no rows.
    """

    title: str
    columns: tuple[Column, ...]
    items: Sequence[Any]
    more: tuple[Column, ...] = ()
    shape: Shape = Shape.ROWS
    language: str = "en"
    number: int | None = None
    empty: str = ""
    header: bool = True
    marks: Callable[[str], Sequence[tuple[int, int]]] | None = None

    def every_column(self) -> tuple[Column, ...]:
        """The columns shown at first and the others."""
        return self.columns + self.more

    def pick(self, keys: Sequence[str]) -> "Table":
        """The same rows with these columns in this order. Raises UsageError for one that is not known."""
        known = {column.key: column for column in self.every_column()}
        for position, key in enumerate(keys):
            if key not in known:
                raise UsageError(f"no column {key!r}: known are {', '.join(known)}")
            if key in keys[:position]:
                raise UsageError(f"column {key!r} is named twice")
        return self._replace(columns=tuple(known[key] for key in keys), more=(), shape=Shape.ROWS)

    def records(self) -> Iterator[dict[str, Value]]:
        """Each row with every column, by key."""
        columns = [(column.key, column.value) for column in self.every_column()]
        for item in self.items:
            yield {key: value(item) for key, value in columns}

    def rows(self) -> Iterator[list[str]]:
        """Each row as the texts that programs read, of the shown columns."""
        values = [column.value for column in self.columns]
        for item in self.items:
            yield [cell(value(item)) for value in values]

    def keys(self) -> list[str]:
        """The keys of the shown columns."""
        return [column.key for column in self.columns]


def cell(value: Value) -> str:
    """A value as text: nothing as the empty text, a list with semicolons between."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    return str(value) if isinstance(value, int | str) else SEPARATOR.join(value)


def display(column: Column, item: Any) -> str:
    """A cell as people read it: identifiers by their names."""
    value = column.value(item)
    if column.stacked and isinstance(value, list):
        return "\n".join(f"{ITEM}{text}" for text in value)
    if not column.terms or value is None or isinstance(value, int):
        return cell(value)
    names = [value] if isinstance(value, str) else value
    return SEPARATOR.join([column.terms[name].name if name in column.terms else name for name in names])
