"""The one type between every view and every format, and the one rule that turns a cell into text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from .errors import UsageError
from .light_tuples import LightTuple
from .text.folding import fold

Value = str | float | None | Sequence[str]
"""What a cell may hold: text, a number, nothing, or a list of texts."""

SEPARATOR = "; "
_WIDE_SEPARATOR = "、"
_WITH_WIDE_MARKS = frozenset(("zh", "yue", "cmn", "ja"))
ITEM = "· "
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


class Term(LightTuple):
    """How people see an identifier: what it is called, and the accent that sets it off, from 0.

    `good`: True is drawn green, False red, None plain. `first`: a blank line goes before this field.
    """

    name: str
    accent: int | None = None
    good: bool | None = None
    first: bool = False


class Column(LightTuple):
    """A column: a fixed key for programs, a heading for people, and its value for an item.

    Where the values are identifiers, `terms` says how people see them; where that depends on the item, as in
    rows of several documents, `terms_for` does. `link` is the address that a
    cell leads to where links can be shown, `accent` sets a whole column off, and a `stacked` list is shown
    to people one item a line. `spoken` marks what depends on the language, and `names` are what the column
    answers to beside its key and its heading. `every` is what people see for all identifiers together.
    """

    key: str
    heading: str
    value: Callable[[Any], Value]
    terms: Mapping[str, Term] = {}
    link: Callable[[Any], str | None] | None = None
    accent: int | None = None
    stacked: bool = False
    terms_for: Callable[[Any], Mapping[str, Term]] | None = None
    spoken: bool = False
    names: Sequence[str] = ()
    every: str = ""

    def terms_of(self, item: Any) -> Mapping[str, Term]:
        """How people see the identifiers of an item."""
        return self.terms_for(item) if self.terms_for else self.terms


class Shape(Enum):
    """How a terminal best shows a table.

    ROWS: a row an item. RECORDS: one record an item, with every column. PAIRS: two columns, what and
    its value. FLOW: connected boxes, where the columns are group, key, title, body and place.
    """

    ROWS = "rows"
    RECORDS = "records"
    PAIRS = "pairs"
    FLOW = "flow"


class FlowColumns(LightTuple):
    """The five columns of a FLOW, in their order."""

    group: Column
    key: Column
    title: Column
    body: Column
    place: Column


class Table(LightTuple):
    """Rows of something. `columns` are shown by default, `more` only in json, ndjson, yaml and by --columns.

    `number` is how many things are listed, where the rows are things, and `counted` how that is said. `marks` finds
    the words to set off in a cell, as ranges, `changes` those that are new (True) or gone. `empty` is said where
    there are no rows, and `footer` below them. `section` is the heading below which a row stands, `within` the keys
    of the columns that say no more than it. `parts` are the tables of which this is made, where a terminal shows
    each by itself. `chosen` says that someone asked for these very columns, `follows` of a flow whether each group
    follows on the one before it.
    """

    title: str
    columns: tuple[Column, ...]
    items: Sequence[Any]
    more: tuple[Column, ...] = ()
    shape: Shape = Shape.ROWS
    language: str = "en"
    number: int | None = None
    counted: str = "{}"
    empty: str = ""
    header: bool = True
    marks: Callable[[str], Sequence[tuple[int, int]]] | None = None
    changes: Callable[[str], Sequence[tuple[int, int, bool]]] | None = None
    footer: str = ""
    section: Callable[[Any], str] | None = None
    within: Sequence[str] = ()
    parts: Sequence["Table"] = ()
    chosen: bool = False
    follows: bool = True

    def every_column(self) -> tuple[Column, ...]:
        """The columns shown at first and the others."""
        return self.columns + self.more

    def pick(self, names: Sequence[str]) -> "Table":
        """The same rows with these columns in this order, by their keys, headings or other names.

        A name that columns of several languages share stands for all of them. Raises UsageError for a name
        that no column has, and for a column that is named twice.
        """
        known = {column.key: column for column in self.every_column()}
        answering: dict[str, list[Column]] = {}
        for column in known.values():
            for name in dict.fromkeys(map(fold, (*column.names, column.heading))):
                answering.setdefault(name, []).append(column)
        picked: dict[str, Column] = {}
        for name in names:
            found = [known[name]] if name in known else answering.get(fold(name), [])
            if not found:
                raise UsageError(f"no column {name!r}: known are {', '.join(known)}")
            for column in found:
                if column.key in picked:
                    raise UsageError(f"column {column.key!r} is named twice")
                picked[column.key] = column
        columns = tuple(picked.values())
        return self._replace(columns=columns, more=(), shape=Shape.ROWS, section=None, parts=(), chosen=True)

    def without_links(self) -> "Table":
        """The same table with no cell that leads anywhere."""
        columns, more = ([column._replace(link=None) for column in part] for part in (self.columns, self.more))
        return self._replace(columns=tuple(columns), more=tuple(more))

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


def direction(language: str) -> str:
    """Which way a language is written, as HTML has it."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def cell(value: Value) -> str:
    """A value as text: nothing as the empty text, a list with semicolons between."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    return str(value) if isinstance(value, float | int | str) else SEPARATOR.join(value)


_NOTHING = Column("", "", lambda _: None)
"""A column that a table lacks and another has."""


class _Stacked(LightTuple):
    """One column of several tables, whose items are pairs: the number of the table, and the item there."""

    columns: Sequence[Column]

    def value(self, pair: tuple[int, Any]) -> Value:
        number, item = pair
        return self.columns[number].value(item)

    def terms(self, pair: tuple[int, Any]) -> Mapping[str, Term]:
        number, item = pair
        return self.columns[number].terms_of(item)

    def link(self, pair: tuple[int, Any]) -> str | None:
        number, item = pair
        address = self.columns[number].link
        return address(item) if address else None


def stack(parts: Sequence[tuple[str, Table]], heading: str) -> Table:
    """The rows of several tables with the same columns, below each other, each after the name of its document."""
    tables = [table for _, table in parts]
    first = tables[0]
    items = [(number, item) for number, table in enumerate(tables) for item in table.items]
    numbers = [table.number for table in tables if table.number is not None]
    known = [{column.key: column for column in table.every_column()} for table in tables]

    def column(key: str) -> Column:
        columns = _Stacked([each.get(key, _NOTHING) for each in known])
        head = next(each[key] for each in known if key in each)
        return head._replace(value=columns.value, terms_for=columns.terms, link=columns.link)

    shown = first.keys()
    document = Column("document", heading, lambda pair: parts[pair[0]][0])
    return first._replace(
        title=" / ".join(dict.fromkeys(table.title for table in tables)),
        columns=(document, *map(column, shown)),
        more=tuple(column(key) for key in dict.fromkeys(key for each in known for key in each) if key not in shown),
        items=items,
        shape=Shape.RECORDS if first.shape is Shape.RECORDS else Shape.ROWS,
        number=sum(numbers) if len(numbers) == len(tables) else None,
        section=None,
        parts=(),
        footer="",
    )


def side_by_side(tables: Mapping[str, Table]) -> Table:
    """One table of the same rows in several languages: what depends on the language has a column for each."""
    first = next(iter(tables.values()))

    def spread(column: Column, number: int) -> Iterator[Column]:
        if not column.spoken:
            yield _of_part(column, 0)
            return
        for index, (language, table) in enumerate(tables.items()):
            key, heading = f"{column.key}_{language}", f"{column.heading} ({language})"
            names = (column.key, column.heading, *column.names)
            yield _of_part(table.every_column()[number], index)._replace(key=key, heading=heading, names=names)

    spreads = [tuple(spread(column, number)) for number, column in enumerate(first.every_column())]
    shown = len(first.columns)
    return first._replace(
        columns=tuple(column for columns in spreads[:shown] for column in columns),
        more=tuple(column for columns in spreads[shown:] for column in columns),
        items=list(zip(*(table.items for table in tables.values()), strict=True)),
        shape=Shape.RECORDS if first.shape is Shape.RECORDS else Shape.ROWS,
        section=None,
        parts=(),
    )


def _of_part(column: Column, index: int) -> Column:
    """A column whose items are found at an index of those of another table."""
    link = column.link
    return column._replace(
        value=lambda items: column.value(items[index]),
        terms_for=lambda items: column.terms_of(items[index]),
        link=(lambda items: link(items[index])) if link else None,
    )


def display(column: Column, item: Any, language: str = "en") -> str:
    """A cell as people read it in a language: identifiers by their names."""
    value = column.value(item)
    if column.stacked and isinstance(value, list):
        return "\n".join(f"{ITEM}{text}" for text in value)
    if value is None or isinstance(value, int | float):
        return cell(value)
    terms = column.terms_of(item)
    names = [value] if isinstance(value, str) else value
    if column.every and 1 < len(terms) == len(set(names)):
        return column.every
    return separator(language).join([terms[name].name if name in terms else name for name in names])


def separator(language: str) -> str:
    """What stands between the items of a list in a language."""
    return _WIDE_SEPARATOR if language.partition("-")[0].lower() in _WITH_WIDE_MARKS else SEPARATOR
