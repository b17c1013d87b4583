"""The manual page jjj(1), made of the very help texts of the command line."""

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from .. import __version__
from ..views.columns import columns_sentence
from .examples import EXAMPLES
from .refusals import NO_BRACES
from .statuses import MEANINGS

_NAME = "jjj - one policy announcement, each fact with the place where it stands"
_DATE = "2026-11-25"
"""The day of the page, as the heads of manual pages want it: when what it says has last been gone through."""

_LINE = 72
_FILES = {
    "data/plan.yaml": "The model that comes with the package, used where no other is given.",
    "data/plan.schema.json": "The JSON Schema of a model file; jjj schema prints it.",
}
_ENVIRONMENT = {
    "JJJ_FORMAT, JJJ_MODEL, JJJ_LANG": "What the options --format, --model and --lang are where they are not given.",
    "JJJ_PAGER, PAGER": "What a table longer than the screen goes through at a terminal: else less with LESS=FRX. "
    "Empty or cat: nothing.",
    "JJJ_DEBUG": "If set, a bug shows where it is.",
    "NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM": "Whether there is colour where --color is auto.",
    "NO_HYPERLINK, FORCE_HYPERLINK": "No links where the first is set or the second is 0; links where it is 1.",
    "COLUMNS": "How wide a table is at a terminal; --width wins over it.",
}


def manual(context: Any) -> str:
    """The page in roff, for the context of the group of commands."""
    return "".join([f"{line}\n" for line in _lines(context)])


def _lines(context: Any) -> Iterator[str]:
    group = context.command
    yield f'.TH JJJ 1 {_DATE} "jjj {__version__}" "User Commands"'
    yield from (".SH NAME", _roff(_NAME))
    yield from (".SH SYNOPSIS", ".B jjj", _roff("[OPTIONS] COMMAND [ARGUMENTS]"))
    yield from (".SH DESCRIPTION", *_sentences(" ".join(group.help.split())))
    yield ".SH OPTIONS"
    yield _roff("They stand before or after the name of a command.")
    yield from _parameters(context)
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        yield from _command(context, name)
    yield ".SH EXAMPLES"
    yield from _list(
        (example, meaning) for name, meaning in group.summaries() for example in EXAMPLES.get(name, ())[:1]
    )
    yield ".SH FILES"
    yield from _list(_FILES.items())
    yield ".SH ENVIRONMENT"
    yield from _list(_ENVIRONMENT.items())
    yield ".SH EXIT STATUS"
    yield from _list(
        (str(status.value), f"{meaning[:1].upper()}{meaning[1:]}.") for status, meaning in MEANINGS.items()
    )


def _command(context: Any, name: str) -> Iterator[str]:
    """What one command does, and its own options."""
    group = context.command
    command = group.get_command(context, name)
    own = command.make_context(name, [], parent=context, resilient_parsing=True)
    usage = " ".join(piece for param in command.params for piece in param.get_usage_pieces(own))
    yield from (".SS", _roff(f"jjj {name} {usage.translate(NO_BRACES)}".rstrip()))
    for number, paragraph in enumerate(command.help.split("\n\n")):
        if number:
            yield ".PP"
        yield from _sentences(" ".join(paragraph.split()))
    if columns := columns_sentence(name):
        yield from (".PP", *_sentences(columns))
    yield from _parameters(own, {param.name for param in group.params})


def _sentences(text: str) -> Iterator[str]:
    """A paragraph with each sentence on lines of its own, none too long, as readers of roff want it."""
    for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", text):
        yield from map(_roff, wrap(sentence, _LINE, break_long_words=False, break_on_hyphens=False))


def _parameters(context: Any, but: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
    records = [param.get_help_record(context) for param in context.command.get_params(context) if param.name not in but]
    yield from _list([record for record in records if record])


def _list(pairs: Any) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", f".B {_roff(name)}", *_sentences(meaning))


def _roff(text: str) -> str:
    """A text that roff prints as it is."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
