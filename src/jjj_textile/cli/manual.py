"""The manual page jjj(1), made of the very help texts of the command line."""

from collections.abc import Iterator
from typing import Any

from .. import __version__
from ..views.columns import columns_sentence
from .statuses import MEANINGS

_NAME = "jjj - one policy announcement, each fact with the place where it stands"
_ENVIRONMENT = {
    "JJJ_FORMAT, JJJ_MODEL, JJJ_LANG": "What the options --format, --model and --lang are where they are not given.",
    "JJJ_DEBUG": "If set, a bug shows where it is.",
    "NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM": "Whether there is colour where --color is auto.",
}


def manual(context: Any) -> str:
    """The page in roff, for the context of the group of commands."""
    return "".join([f"{line}\n" for line in _lines(context)])


def _lines(context: Any) -> Iterator[str]:
    group = context.command
    yield f'.TH JJJ 1 "" "jjj {__version__}" "User Commands"'
    yield from (".SH NAME", _roff(_NAME))
    yield from (".SH SYNOPSIS", ".B jjj", _roff("[OPTIONS] COMMAND [ARGUMENTS]"))
    yield from (".SH DESCRIPTION", _roff(group.help))
    yield ".SH OPTIONS"
    yield _roff("They stand before or after the name of a command.")
    yield from _parameters(context)
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        own = command.make_context(name, [], parent=context, resilient_parsing=True)
        shared = {param.name for param in group.params}
        usage = " ".join(piece for param in command.params for piece in param.get_usage_pieces(own))
        yield from (".SS", _roff(f"jjj {name} {usage}".rstrip()))
        for paragraph in command.help.split("\n\n"):
            yield _roff(" ".join(paragraph.split()))
            yield ".PP"
        if columns := columns_sentence(name):
            yield from (_roff(columns), ".PP")
        yield from _parameters(own, shared)
    yield ".SH ENVIRONMENT"
    yield from _list(_ENVIRONMENT.items())
    yield ".SH EXIT STATUS"
    yield from _list(
        (str(status.value), f"{meaning[:1].upper()}{meaning[1:]}.") for status, meaning in MEANINGS.items()
    )


def _parameters(context: Any, but: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
    records = [param.get_help_record(context) for param in context.command.get_params(context) if param.name not in but]
    yield from _list([record for record in records if record])


def _list(pairs: Any) -> Iterator[str]:
    for name, meaning in pairs:
        yield from (".TP", f".B {_roff(name)}", _roff(meaning))


def _roff(text: str) -> str:
    """A text that roff prints as it is."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
