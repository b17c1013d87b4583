"""The command line: the options that every command shares, and `run`, where every error ends."""

import os
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info

from .. import __version__
from ..errors import InvalidModel, JjjError, NotFound, NotProven, UnreadableFile, UsageError
from ..io import output
from ..text.escaping import as_utf8, visible
from .commands import NAMES, command_info
from .statuses import ExitStatus

_STATUSES = {
    NotFound: ExitStatus.NO,
    NotProven: ExitStatus.NO,
    UsageError: ExitStatus.USAGE,
    UnreadableFile: ExitStatus.UNREADABLE,
    InvalidModel: ExitStatus.UNREADABLE,
    output.Unwritable: ExitStatus.UNWRITABLE,
}


_OF_ALL = ("show_completion",)
"""The options that belong to the program and not to each command."""

_NOT_GIVEN: tuple[object, ...] = (None, (), [])
"""What an option is that was not given, once or at all."""


class _Command(TyperCommand):
    """A command that takes the shared options too, so that they may stand before or after its name."""

    shared: tuple[str, ...] = ()
    """The names of those that it takes; all where there are none."""

    formats: tuple[str, ...] = ()
    """The formats that it alone has."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = _parsed(super().parse_args, ctx, args)
        if rest and not ctx.resilient_parsing:
            from .refusals import too_many

            raise UsageError(too_many(ctx, rest))
        return rest

    def get_help(self, ctx: Any) -> str:
        from .help_page import help_page

        return help_page(ctx)

    def get_params(self, ctx: Any) -> list[Any]:
        shared = [param for param in ctx.parent.command.params if param.name not in _OF_ALL]
        if self.shared:
            shared = [param for param in shared if param.name in self.shared]
        return [*self.params, *shared]

    def invoke(self, ctx: Any) -> Any:
        from .session import Options, Session

        given = {name: ctx.parent.params[name] for name in Options._fields}
        for name, value in given.items():
            if name in ctx.params:
                after = ctx.params.pop(name)
                given[name] = value if after in _NOT_GIVEN else after
            elif value not in _NOT_GIVEN:
                from .refusals import not_taken

                raise UsageError(not_taken(f"--{name.replace('_', '-')}", ctx))
        ctx.obj = Session(Options(**given), self.formats, ctx.info_name or "")
        return super().invoke(ctx)


class _Commands(TyperGroup):
    """The commands, each built only when it is asked for: building all takes longer than running one."""

    words: Sequence[str] = ()
    """The command line, which says in which language to speak of it."""

    def get_help(self, ctx: Any) -> str:
        from .help_page import help_page

        return help_page(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return _parsed(super().parse_args, ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            from .refusals import unknown_command

            raise UsageError(unknown_command(name, NAMES))
        return name, command, args[1:]

    def list_commands(self, ctx: Any) -> list[str]:
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        info = command_info(cmd_name)
        if info is None:
            return None
        info.cls = _Command
        info.add_help_option = False
        # What is too much is refused in our words, not in Typer's.
        info.context_settings = {"allow_extra_args": True}
        command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
        command.shared = getattr(info.callback, "shared", ())  # type: ignore[attr-defined]
        command.formats = getattr(info.callback, "formats", ())  # type: ignore[attr-defined]
        return command


def _parsed(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    """What a parser of Typer's makes of the arguments. Raises UsageError, in our words, for what it refuses."""
    words = list(args)
    try:
        return parse(ctx, args)
    except typer.TyperException as error:
        from .refusals import refusal

        raise UsageError(refusal(error, ctx, words)) from None


def _print_help(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        output.write(f"{ctx.get_help()}\n")
        raise typer.Exit


def _print_version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        output.write(f"jjj {__version__}\n")
        raise typer.Exit


def _print_completion(ctx: typer.Context, shell: str | None) -> None:
    if shell is not None and not ctx.resilient_parsing:
        from .completion import SCRIPTS

        if shell not in SCRIPTS:
            raise UsageError(f"no completion for {shell!r}: known are {', '.join(SCRIPTS)}")
        output.write(SCRIPTS[shell])
        raise typer.Exit


app = typer.Typer(cls=_Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True, add_help_option=False)
def jjj(
    ctx: typer.Context,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
        ),
    ] = None,
    json: Annotated[bool | None, typer.Option("--json")] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--columns", "-c", metavar="A,B"),
    ] = None,
    no_header: Annotated[bool | None, typer.Option("--no-header", "--no-headers")] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", "-l", metavar="LANG"),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="FILE",
        ),
    ] = None,
    color: Annotated[str | None, typer.Option("--color", "--colour", metavar="WHEN")] = None,
    no_color: Annotated[bool | None, typer.Option("--no-color", "--no-colour")] = None,
    width: Annotated[str | None, typer.Option("--width", metavar="N")] = None,
    no_pager: Annotated[
        bool | None,
        typer.Option("--no-pager"),
    ] = None,
    excel: Annotated[bool | None, typer.Option("--excel")] = None,
    help: Annotated[
        bool | None,
        typer.Option("--help", "-h", is_eager=True, expose_value=False, callback=_print_help),
    ] = None,
    version: Annotated[
        bool | None,
        typer.Option("--version", "-V", is_eager=True, expose_value=False, callback=_print_version),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            is_eager=True,
            callback=_print_completion,
        ),
    ] = None,
) -> None:
    """One policy announcement, each fact at once, with the place where it stands."""
    if ctx.invoked_subcommand is None:
        _print_help(ctx, True)


def _message(words: Sequence[str], line: str) -> str:
    from .messages import message_in

    return message_in(words, line)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status. What goes wrong is said in a line, here only."""
    words = [as_utf8(argument) for argument in arguments]
    output.prepare(lambda line: _message(words, line))
    try:
        group: Any = get_command(app)
        group.words = words
        if shell := os.environ.get("JJJ_COMPLETE"):
            from .completion import complete

            output.write(complete(group, words, shell))
            return 0
        return group.main(words, "jjj", standalone_mode=False) or 0
    except (JjjError, output.Unwritable) as error:
        output.tell(str(error))
        return next(status for kind, status in _STATUSES.items() if isinstance(error, kind))
    except typer.TyperException as error:
        output.tell(error.format_message())
        return error.exit_code
    except MemoryError:
        output.tell("too large for the memory that this process may have: give it a smaller file, or more memory")
        return ExitStatus.UNREADABLE
    except Exception as error:
        if os.environ.get("JJJ_DEBUG"):
            from traceback import format_exc

            output.tell(format_exc().rstrip())
        what = visible(f"{type(error).__name__}: {error}")
        output.tell(f"a bug: {what}; JJJ_DEBUG=1 shows where; please report it")
        return ExitStatus.BUG
