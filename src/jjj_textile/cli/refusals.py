"""What is said of a command line that cannot be read, in our own words: what is wrong, and what to do."""

from collections.abc import Sequence
from typing import Any

import typer

from ..model.names import nearest
from ..text.escaping import visible
from .commands import NAMES
from .examples import EXAMPLES

_NEAREST = 3


def refusal(error: typer.TyperException, context: Any, words: Sequence[str]) -> str:
    """The line for what Typer's parser refused in the `words` of a command, which `context` is of."""
    match type(error).__name__:  # the classes themselves are not public
        case "MissingParameter":
            return _missing(error, context, words)
        case "NoSuchOption":
            return _no_such_option(error.option_name, context, words)  # type: ignore[attr-defined]
        case "BadOptionUsage":
            return _bad_option(error.option_name, context)  # type: ignore[attr-defined]
        case _:
            return f"{error.format_message()}; {_where_to_read(context)}"


def unknown_command(name: str, known: Sequence[str]) -> str:
    """The line for a command that there is none of: the nearest, or all."""
    near = nearest(name, known)
    return f"no command {name!r}{near}" + ("" if near.endswith("?") else "; jjj --help says what each does")


def too_many(context: Any, words: Sequence[str]) -> str:
    """The line for words after the last that a command takes."""
    extra = " ".join(map(repr, words))
    line = f"{context.info_name} takes nothing more, but there is {extra}: {_usage(context)}"
    if len(words) == 1 and words[0].isalpha() and _has_option("--region", context):
        line += f"; for a region: {context.command_path} --region {words[0]}"
    return line


def _has_option(name: str, context: Any) -> bool:
    return any(name in param.opts for param in context.command.params)


def not_taken(option: str, context: Any) -> str:
    """The line for an option that other commands have."""
    return f"{option} does not go with {context.info_name}; {_where_to_read(context)}"


def missing(wanted: str, context: Any) -> str:
    """The line for a command that lacks an argument."""
    return f"{context.info_name}: {wanted} is missing: {_usage(context)}"


def usage(context: Any) -> str:
    """How a command is called, in one line, as the manual and messages show it."""
    return " ".join([context.command_path, *context.command.collect_usage_pieces(context)]).translate(NO_BRACES)


NO_BRACES = str.maketrans("", "", "{}")
"""Newer versions of Typer put what must be given in braces, older ones do not."""


def _missing(error: Any, context: Any, words: Sequence[str]) -> str:
    line = missing(error.param.make_metavar(context).translate(NO_BRACES).rstrip("."), context)
    dashed = next((word for word in words if _is_cluster(word)), None)
    return f"{line}; {_after_dashes(context, dashed)}" if dashed else line


def _no_such_option(name: str, context: Any, words: Sequence[str]) -> str:
    if context.parent and _is_option_elsewhere(name, context.parent):
        return not_taken(name, context)
    line = f"{context.info_name} has no option {visible(name)}"
    if close := _nearest_options(name, context):
        return f"{line}: did you mean {' or '.join(close)}?"
    if _arguments(context):
        word = next((word for word in words if word.startswith(name)), name)
        line += f": {_after_dashes(context, word)}"
    return f"{line}; {_where_to_read(context)}"


def _is_option_elsewhere(name: str, program: Any) -> bool:
    """Whether the program, or another of its commands, has an option of this name."""
    others = (program.command.get_command(program, command) for command in NAMES)
    return any(name in param.opts for command in (program.command, *others) for param in command.params)


def _nearest_options(name: str, context: Any) -> list[str]:
    from difflib import get_close_matches

    if not name.startswith("--"):
        return []
    known = [option[2:] for param in context.command.get_params(context) for option in param.opts if option[:2] == "--"]
    return [f"--{option}" for option in get_close_matches(name[2:], known, _NEAREST)]


def _bad_option(name: str, context: Any) -> str:
    option = next((param for param in context.command.get_params(context) if name in param.opts), None)
    if option is None or option.is_flag:
        return f"{visible(name)} takes no value; {_where_to_read(context)}"
    return f"{name} needs a value: {name} {option.make_metavar(context)}; {_where_to_read(context)}"


def _usage(context: Any) -> str:
    examples = [f"; example: {line}" for line in EXAMPLES.get(context.info_name, ())[:1]]
    return "".join([f"usage: {usage(context)}", *examples])


def _where_to_read(context: Any) -> str:
    return f"{context.command_path} --help says more"


def _arguments(context: Any) -> list[Any]:
    return [param for param in context.command.params if param.param_type_name == "argument"]


def _after_dashes(context: Any, word: str) -> str:
    """How a word that begins with a dash is given, as the last argument of the command."""
    before = [param.make_metavar(context).translate(NO_BRACES) for param in _arguments(context)[:-1]]
    line = " ".join([context.command_path, *before, "--", visible(word)])
    return f"a word that begins with a dash stands after --: {line}"


def _is_cluster(word: str) -> bool:
    """Whether a word was read as several options of one letter, or as one with its value."""
    return len(word) > 2 and word[0] == "-" and word[1] != "-"
