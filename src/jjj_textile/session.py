"""One run of a command: what was asked for, the plan, and printing a table as asked."""

import os
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from . import output
from .edition import Edition
from .errors import NotFound, UsageError
from .formats import FORMATS, renderer
from .loader import built_in, load
from .model import Plan, Region, Terms
from .names import find_region, find_term, nearest
from .progress import watch
from .table import Table
from .views import Selection
from .visible import as_utf8

TABLE = "table"
COLOURS = ("auto", "always", "never")


class Options(NamedTuple):
    """The options that every command shares, None where not given."""

    format: str | None = None
    json: bool | None = None
    columns: str | None = None
    no_header: bool | None = None
    lang: str | None = None
    model: str | None = None
    color: str | None = None
    excel: bool | None = None


class Session:
    """What the commands need: the plan in the language wanted, names resolved, and a way to print."""

    def __init__(self, options: Options) -> None:
        self._options = options
        if options.json and options.format not in (None, "json"):
            raise UsageError(f"--json and --format {options.format} contradict each other")
        self.format = _choice(
            "format", self.asked_format or (TABLE if output.is_terminal() else "tsv"), (TABLE, *FORMATS)
        )
        if options.excel and self.format != "csv":
            raise UsageError("--excel goes with --format csv")
        self.color = _choice("--color", options.color or "auto", COLOURS)

    @property
    def asked_format(self) -> str | None:
        """The format asked for, if any was."""
        return "json" if self._options.json else self._options.format or _setting("JJJ_FORMAT")

    @property
    def asked_rows(self) -> bool:
        """Whether anything was asked that only rows can give: a format, columns, no header."""
        options = self._options
        return bool(self.asked_format or options.excel or options.no_header) or options.columns is not None

    @property
    def asked_language(self) -> str:
        """The language asked for, English if none was, whatever the model has."""
        return self._options.lang or _setting("JJJ_LANG") or "en"

    @property
    def model(self) -> str:
        """The model file in use."""
        given = self._options.model
        return given if given is not None else _setting("JJJ_MODEL") or built_in()

    @cached_property
    def plan(self) -> Plan:
        """The plan of the model asked for."""
        return load(self.model, watch)

    @cached_property
    def language(self) -> str:
        """The language asked for, else the first of the model."""
        asked = self._options.lang or _setting("JJJ_LANG") or self.plan.languages[0]
        return _choice("language", asked, self.plan.languages)

    @cached_property
    def edition(self) -> Edition:
        """The plan in the language asked for."""
        return Edition(self.plan, self.language)

    def regions(self, names: Sequence[str]) -> list[Region]:
        """The regions that these names mean, each once."""
        found = [find_region(self.plan, name) for name in _split(names)]
        return list({region.id: region for region in found}.values())

    def selection(
        self,
        region: Sequence[str] | None = None,
        kind: Sequence[str] | None = None,
        theme: Sequence[str] | None = None,
        topic: Sequence[str] | None = None,
    ) -> Selection:
        """The facts that the filters of a command ask for. Raises UsageError for an unknown name."""
        try:
            return Selection(
                [found.id for found in self.regions(region or ())],
                _terms(self.plan.kinds, kind, "kind"),
                _terms(self.plan.themes, theme, "theme"),
                _terms(self.plan.topics, topic, "topic"),
            )
        except NotFound as error:
            raise UsageError(str(error)) from None

    def print(self, table: Table) -> None:
        """Write a table in the format and with the columns asked for."""
        if self._options.columns is not None:
            table = table.pick([key.strip() for key in self._options.columns.split(",")])
        table = table._replace(header=not self._options.no_header)
        if self.format == TABLE:
            # Rich costs half as much again as all else: only a terminal pays for it.
            from .terminal import draw

            text = draw(table, output.width(), output.wants_colour(self.color))
            output.write(text, drawn=True)
        else:
            output.write(renderer("excel" if self._options.excel else self.format)(table))


def _split(names: Sequence[str]) -> list[str]:
    """The names of a filter, which may be repeated or hold several with commas between."""
    return [part for name in names for part in name.split(",")]


def _setting(name: str) -> str | None:
    """A variable of the environment, None where it is empty."""
    return as_utf8(os.environ.get(name, "")) or None


def _choice(what: str, name: str, known: Sequence[str]) -> str:
    if name not in known:
        raise UsageError(f"no {what} {name!r}{nearest(name, known)}")
    return name


def _terms(terms: Terms, names: Sequence[str] | None, what: str) -> list[str]:
    return [find_term(terms, name, what) for name in _split(names or ())]
