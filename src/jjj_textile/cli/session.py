"""One run of a command: what was asked for, of which models, and printing a table as asked."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..formats import FORMATS, renderer
from ..io.capabilities import is_terminal, wants_colour, wants_links, width
from ..io.output import tell, write
from ..light_tuples import LightTuple
from ..model.loader import built_in
from ..model.plan import Lists
from ..table import Table
from ..text.escaping import as_utf8
from .models import Models, Setting, one_of

if TYPE_CHECKING:
    from ..views.passages import LocatedPassages

Names = Sequence[str] | None
"""The values of a filter, None where it was not given."""

TABLE = "table"
AUTO = "auto"
COLOURS = (AUTO, "always", "never")
SHORT_NAMES = {"md": "markdown", "jsonl": "ndjson", "yml": "yaml", "htm": "html"}
"""Other names of formats, as files end in them."""

WIDEST = 1000


class Options(LightTuple):
    """The options that every command shares, None where not given."""

    format: str | None = None
    json: bool | None = None
    columns: Sequence[str] | None = None
    no_header: bool | None = None
    lang: str | None = None
    model: Sequence[str] | None = None
    color: str | None = None
    no_color: bool | None = None
    width: str | None = None
    no_pager: bool | None = None
    excel: bool | None = None


class Session:
    """What the commands need: the models, and a way to print as asked."""

    def __init__(self, options: Options, formats: Sequence[str] = (), command: str = "") -> None:
        self._options = options
        self._command = command
        model = _setting(None, "JJJ_MODEL")
        self.names_model = bool(options.model or model.value)
        self.models = Models(
            options.model or [model.value or built_in()],
            _setting(options.lang, "JJJ_LANG"),
            "" if options.model else model.source,
        )
        self._format = self._asked_format()
        default = TABLE if is_terminal() else "tsv"
        self.format = one_of(
            "format", self._format.value or default, (TABLE, *FORMATS, *formats), self._format.source, SHORT_NAMES
        )
        if options.excel and self.format != "csv":
            raise UsageError("--excel goes with --format csv: jjj facts --format csv --excel")
        self.colour = wants_colour(_colour(options))
        self.width = width() if options.width is None else _width(options.width)

    def _asked_format(self) -> Setting:
        options = self._options
        if not options.json:
            return _setting(options.format, "JJJ_FORMAT")
        if options.format not in (None, "json"):
            raise UsageError(f"--json and --format {options.format} contradict each other: leave one of them out")
        return Setting("json")

    @property
    def asked_format(self) -> str | None:
        """The format asked for, if any was."""
        return self._format.value

    @property
    def asked_rows(self) -> bool:
        """Whether anything was asked that only rows can give: a format, columns, no header."""
        options = self._options
        return bool(self.asked_format or options.excel or options.no_header or options.columns)

    @property
    def asked_language(self) -> str:
        """The language asked for, English if none was, whatever the model has."""
        return self.models.languages[0] if self.models.languages else "en"

    @property
    def languages_given(self) -> Sequence[str]:
        """The languages given with --lang on this command line."""
        return self._options.lang.split(",") if self._options.lang is not None else ()

    def list(self, view: Callable[..., Table], **filters: Names) -> None:
        """Write the table that a view makes of each plan. The view is given the filters, by name.

        Where these leave nothing, that is said, with those that meet nothing by themselves or else all.
        """
        table = self._filtered(view, filters)
        self.print(table)
        given = {name: values for name, values in filters.items() if values}
        if not table.items and not given:
            self.tell_instead()
        elif not table.items:
            none = {name: values for name, values in filters.items() if not self._alone(view, filters, name)}
            tell(f"nothing meets {_as_typed(none or given)}")

    def tell_instead(self) -> None:
        """Say what the models have where this command lists nothing."""
        from ..views.instead import LACKED, instead

        if self._command in LACKED:
            tell(instead(self.models.plans, self._command))

    def tell_unlisted(self) -> None:
        """Say which facts a model's `lists` leaves out of what this command lists."""
        if all(plan.lists == Lists() for plan in self.models.plans):
            return
        from ..views.instead import unlisted

        for line in unlisted(self.models.plans, self._command):
            tell(line)

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
            write(lines, drawn=True)

    def print_passages(self, found: "LocatedPassages", table: Callable[[], Table], advice: str) -> None:
        """Write passages as evidence to paste, or the table; with `advice`, how many of very many are left out."""
        from ..views.passages import left_out, listing

        self.print_lines(listing(found, self.colour, self.asked_language), table)
        if more := left_out(found, advice):
            tell(more)

    def print(self, table: Table) -> None:
        """Write a table in the format and with the columns asked for."""
        if self._options.columns:
            table = table.pick([name.strip() for names in self._options.columns for name in names.split(",")])
        table = table._replace(header=not self._options.no_header)
        if self.format == TABLE:
            # Rich costs half as much again as all else: only a terminal pays for it.
            from ..drawing.terminal import draw
            from ..io.pager import page

            text = draw(table if wants_links() else table.without_links(), self.width, self.colour)
            page(text, allowed=not self._options.no_pager)
        else:
            write(renderer("excel" if self._options.excel else self.format)(table))


def _as_typed(filters: Mapping[str, Names]) -> str:
    """Filters as they are typed, those of several together."""
    typed = [f"--{name} {','.join(values or ())}" for name, values in filters.items()]
    return " and ".join(typed) + (" together" if len(filters) > 1 else "")


def _setting(given: str | None, variable: str) -> Setting:
    """The value of an option, else of the variable that stands in for it; None where that is empty, too."""
    if given is not None:
        return Setting(given)
    value = as_utf8(os.environ.get(variable, ""))
    return Setting(value, f"{variable}: ") if value else Setting(None)


def _colour(options: Options) -> str:
    """When to send colour: `auto`, `always` or `never`."""
    choice = one_of("--color", options.color or AUTO, COLOURS)
    if options.no_color and choice == "always":
        raise UsageError("--no-color and --color always contradict each other: leave one of them out")
    return "never" if options.no_color else choice


def _width(text: str) -> int:
    """A number of columns. Raises UsageError for what is none, or is more than any screen has."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(WIDEST)) and 0 < int(text) <= WIDEST:
        return int(text)
    raise UsageError(f"no width {text!r}: give a number of columns from 1 to {WIDEST}, such as --width 100")
