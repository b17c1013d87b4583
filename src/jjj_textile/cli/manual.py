"""The manual page jjj(1), made of the very help texts of the command line."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from .. import __version__
from .examples import EXAMPLES
from .help_page import columns_sentence, parameters, texts_of
from .help_texts import HelpTexts
from .refusals import usage
from .statuses import ExitStatus

_DATE = "2026-11-25"
"""The day of the page, as the heads of manual pages want it: when what it says has last been gone through."""

_LONGEST_LINE = 72
_FILES = {"model": "data/plan.yaml", "schema": "data/plan.schema.json"}
_VARIABLES = {
    "defaults": "JJJ_FORMAT, JJJ_MODEL, JJJ_LANG",
    "pager": "JJJ_PAGER, PAGER",
    "debug": "JJJ_DEBUG",
    "colour": "NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM",
    "links": "NO_HYPERLINK, FORCE_HYPERLINK",
    "width": "COLUMNS",
}


def manual(context: Any) -> str:
    """The page in roff, for the context of the group of commands, in the language that its line asks for."""
    return "".join([f"{line}\n" for line in _lines(context, texts_of(context))])


def _lines(context: Any, texts: HelpTexts) -> Iterator[str]:
    titles, group = texts["manual"], context.command
    names = group.list_commands(context)
    yield f'.TH JJJ 1 {_DATE} "jjj {__version__}" "User Commands"'
    yield from (f".SH {titles['name']}", _roff(f"jjj - {texts['name']}"))
    yield from (f".SH {titles['synopsis']}", ".B jjj", _roff(texts.heading("usage_words")))
    yield from (f".SH {titles['description']}", *_sentences(texts["program"]))
    yield from (f".SH {titles['options']}", *_sentences(titles["place"]))
    yield from _list(parameters(context, texts, "shared"))
    yield f".SH {titles['commands']}"
    for name in names:
        command = group.get_command(context, name)
        yield from _command(command.make_context(name, [], parent=context, resilient_parsing=True), texts)
    yield f".SH {titles['examples']}"
    yield from _list((line, texts.summary(name)) for name in names for line in EXAMPLES.get(name, ())[:1])
    yield f".SH {titles['files']}"
    yield from _list((file, texts["files"][key]) for key, file in _FILES.items())
    yield f".SH {titles['environment']}"
    yield from _list((variables, texts["environment"][key]) for key, variables in _VARIABLES.items())
    yield f".SH {titles['exit_status']}"
    yield from _list((str(status.value), texts.status(status)) for status in ExitStatus)


def _command(context: Any, texts: HelpTexts) -> Iterator[str]:
    """The section of a command: how it is called, what it does, its columns, its own arguments and options."""
    name = context.info_name
    yield from (".SS", _roff(usage(context).replace("[OPTIONS] ", "").removesuffix(" [OPTIONS]")))
    said = [texts.summary(name), texts.text(name), columns_sentence(name, texts)]
    for number, paragraph in enumerate(filter(None, said)):
        yield from [".PP"] * bool(number)
        yield from _sentences(paragraph)
    yield from _list([*parameters(context, texts, "argument"), *parameters(context, texts, "option")])


def _sentences(text: str) -> Iterator[str]:
    """A paragraph with each sentence on lines of its own, none too long, as readers of roff want it.

    Chinese stays on one line: a reader of roff makes a space of every line's end.
    """
    if not text.isascii():
        yield _roff(text)
        return
    for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", text):
        yield from map(_roff, wrap(sentence, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False))


def _list(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", f".B {_roff(name)}", *_sentences(meaning))


def _roff(text: str) -> str:
    """A text that roff prints as it is."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
