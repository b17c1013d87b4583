"""The help of the program and of each command: a page of text in the language asked for.

Tested in tests/cli/test_help_texts.py.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

from ..io.capabilities import width as columns
from ..text.wrapping import wrap_lines
from ..views.columns import column_names
from .commands import GROUPS
from .examples import EXAMPLES
from .help_texts import HelpTexts, help_texts
from .language import program_language
from .refusals import usage

WIDEST_PAGE = 80
"""Lines that are longer are hard to read, however wide the terminal is."""

_LEAST_WIDTH = 20
_MARGIN = "  "
_WIDEST_NAME = 26

Pairs = Sequence[tuple[str, str]]
"""Names, each with what it means."""


def help_page(context: Any) -> str:
    """What `--help` prints for a command, or for the program: the same in every pipe, folded at a terminal."""
    texts = texts_of(context)
    width = max(min(columns(), WIDEST_PAGE), _LEAST_WIDTH)
    lines = _of_command(context, texts, width) if context.parent else _of_program(context, texts, width)
    return "\n".join(lines)


def texts_of(context: Any) -> HelpTexts:
    """The texts in the language that the command line asks for."""
    return help_texts(program_language(context.find_root().command.words))


def columns_sentence(command: str, texts: HelpTexts) -> str:
    """What there is to say of the columns of a command; empty for one that prints no rows."""
    names = list(column_names(command))
    comma: str = texts["headings"]["comma"]
    said = comma.join(name.key for name in names if name.shown)
    if command == "compare":
        said = texts.heading("region_columns", said)
    if more := comma.join(name.key for name in names if not name.shown):
        said = texts.heading("more_columns", said, more)
    return texts.heading("columns", said) if names else ""


def parameters(context: Any, texts: HelpTexts, kind: str) -> Pairs:
    """The arguments, the own options or the shared ones of a command, as they are written and what they mean."""
    root = context.find_root().command
    shared = {param.name for param in root.params}
    found = []
    for param in context.command.get_params(context):
        is_shared = param.name in shared
        if kind == ("shared" if is_shared else param.param_type_name):
            meaning = texts.parameter("" if is_shared else context.info_name, param.name)
            found.append((_written(param, context), _completed(param, meaning, texts)))
    return found


def _written(param: Any, context: Any) -> str:
    metavar: str = param.make_metavar(context)
    if param.param_type_name == "argument":
        return metavar
    return f"{', '.join(sorted(param.opts, key=_dashes))}{'' if param.is_flag else f' {metavar}'}"


def _dashes(option: str) -> bool:
    return option.startswith("--")


def _completed(param: Any, meaning: str, texts: HelpTexts) -> str:
    """A meaning, with whether the value must be given, or what it is without."""
    if param.required:
        return texts.heading("required", meaning)
    if isinstance(param.default, str):
        return texts.heading("default", meaning, param.default)
    return meaning


def _of_program(context: Any, texts: HelpTexts, width: int) -> Iterator[str]:
    yield from _folded(texts["program"], width)
    yield from ("", texts.heading("examples"))
    yield from _list([*zip(EXAMPLES["jjj"], texts["examples"], strict=True)], width)
    yield ""
    yield from _folded(texts.heading("usage", f"jjj {texts.heading('usage_words')}"), width)
    for group, names in GROUPS.items():
        yield from ("", texts["groups"][group])
        yield from _list([(name, texts.summary(name)) for name in names], width)
    yield from _section(texts.heading("shared"), parameters(context, texts, "shared"), width)
    for paragraph in texts["more"]:
        yield ""
        yield from _folded(paragraph, width)


def _of_command(context: Any, texts: HelpTexts, width: int) -> Iterator[str]:
    name = context.info_name
    line = usage(context).replace("[OPTIONS]", texts.heading("options_word"))
    yield from _folded(texts.heading("usage", line), width)
    for paragraph in filter(None, (texts.summary(name), texts.text(name), columns_sentence(name, texts))):
        yield ""
        yield from _folded(paragraph, width, _MARGIN)
    yield from ("", texts.heading("examples"))
    yield from (f"{_MARGIN}{example}" for example in EXAMPLES.get(name, ()))
    yield from _section(texts.heading("arguments"), parameters(context, texts, "argument"), width)
    yield from _section(texts.heading("options"), parameters(context, texts, "option"), width)
    yield from _section(texts.heading("shared"), parameters(context, texts, "shared"), width)


def _section(title: str, pairs: Pairs, width: int) -> Iterator[str]:
    if pairs:
        yield ""
        yield from _folded(title, width)
        yield from _list(pairs, width)


def _list(pairs: Pairs, width: int) -> Iterator[str]:
    """Names in one column, what they mean in another; below a name that is too long for the first."""
    widest = max((_width(name) for name, _ in pairs if _width(name) <= _WIDEST_NAME), default=0)
    indent = " " * (2 * len(_MARGIN) + widest) if width >= 2 * _WIDEST_NAME else 2 * _MARGIN
    for name, meaning in pairs:
        head = f"{_MARGIN}{name}"
        lines = _folded(meaning, width, indent)
        if _width(head) + len(_MARGIN) <= len(indent):
            first = next(lines, "").removeprefix(indent)
            yield f"{head}{' ' * (len(indent) - _width(head))}{first}".rstrip()
        else:
            yield head
        yield from lines


def _folded(text: str, width: int, margin: str = "") -> Iterator[str]:
    """The lines of a text within a width, each behind the margin."""
    for start, end in wrap_lines(text, width - len(margin), _width):
        yield f"{margin}{text[start:end]}"


def _width(text: str) -> int:
    """The columns that one of our own texts takes: two for what Chinese is written with."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
