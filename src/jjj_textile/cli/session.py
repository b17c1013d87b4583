"""One run of a command: what was asked for, of which models, and printing a table as asked."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..errors import UsageError
from ..formats import FORMATS, renderer
from ..io import output
from ..model.loader import built_in
from ..table import Table
from ..text.escaping import as_utf8
from .models import Models, one_of

Names = Sequence[str] | None
"""The values of a filter, None where it was not given."""

TABLE = "table"
COLOURS = ("auto", "always", "never")


class Options(NamedTuple):
    """The options that every command shares, None where not given."""

    format: str | None = None
    json: bool | None = None
    columns: Sequence[str] | None = None
    no_header: bool | None = None
    lang: str | None = None
    model: Sequence[str] | None = None
    color: str | None = None
    excel: bool | None = None


class Session:
    """What the commands need: the models, and a way to print as asked."""

    def __init__(self, options: Options) -> None:
        models = options.model or [_setting("JJJ_MODEL") or built_in()]
        self.models = Models(models, options.lang or _setting("JJJ_LANG"))
        self._options = options
        if options.json and options.format not in (None, "json"):
            raise UsageError(f"--json and --format {options.format} contradict each other")
        self.format = one_of(
            "format", self.asked_format or (TABLE if output.is_terminal() else "tsv"), (TABLE, *FORMATS)
        )
        if options.excel and self.format != "csv":
            raise UsageError("--excel goes with --format csv")
        self.colour = output.wants_colour(one_of("--color", options.color or "auto", COLOURS))

    @property
    def asked_format(self) -> str | None:
        """The format asked for, if any was."""
        return "json" if self._options.json else self._options.format or _setting("JJJ_FORMAT")

    @property
    def asked_rows(self) -> bool:
        """Whether anything was asked that only rows can give: a format, columns, no header."""
        options = self._options
        return bool(self.asked_format or options.excel or options.no_header or options.columns)

    @property
    def asked_language(self) -> str:
        """The language asked for, English if none was, whatever the model has."""
        return self.models.languages[0] if self.models.languages else "en"

    def list(self, view: Callable[..., Table], **filters: Names) -> None:
        """Write the table that a view makes of each plan. The view is given the filters, by name.

        Where these leave nothing, that is said, with those that meet nothing by themselves or else all.
        """
        table = self._filtered(view, filters)
        self.print(table)
        given = {name: values for name, values in filters.items() if values}
        if given and not table.items:
            none = {name: values for name, values in filters.items() if not self._alone(view, filters, name)}
            output.tell(f"nothing meets {_as_typed(none or given)}")

    def _filtered(self, view: Callable[..., Table], filters: Mapping[str, Names]) -> Table:
        return self.models.table(lambda edition: view(edition, **filters))

    def _alone(self, view: Callable[..., Table], filters: Mapping[str, Names], name: str) -> bool:
        """Whether anything meets one filter, or whether it was not given."""
        alone = {other: values if other == name else None for other, values in filters.items()}
        return not filters[name] or bool(self._filtered(view, alone).items)

    def print_lines(self, lines: Iterable[str], table: Callable[[], Table]) -> None:
        """Write lines, safe for a terminal, that are a form of their own; the table where rows were asked for."""
        if self.asked_rows:
            self.print(table())
        else:
            output.write(lines, drawn=True)

    def print(self, table: Table) -> None:
        """Write a table in the format and with the columns asked for."""
        if self._options.columns:
            table = table.pick([name.strip() for names in self._options.columns for name in names.split(",")])
        table = table._replace(header=not self._options.no_header)
        if self.format == TABLE:
            # Rich costs half as much again as all else: only a terminal pays for it.
            from ..drawing.terminal import draw

            text = draw(table, output.width(), self.colour)
            output.write(text, drawn=True)
        else:
            output.write(renderer("excel" if self._options.excel else self.format)(table))


def _as_typed(filters: Mapping[str, Names]) -> str:
    """Filters as they are typed, those of several together."""
    typed = [f"--{name} {value}" for name, values in filters.items() for value in values or ()]
    return " and ".join(typed) + (" together" if len(filters) > 1 else "")


def _setting(name: str) -> str | None:
    """A variable of the environment, None where it is empty."""
    return as_utf8(os.environ.get(name, "")) or None
