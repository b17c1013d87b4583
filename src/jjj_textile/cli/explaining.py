"""The commands that explain: help, the manual page, the version."""

from typing import Annotated, Any

import typer

from .. import __version__
from ..io.output import write
from .arguments import takes

commands = typer.Typer()


@commands.command()
@takes("lang")
def help(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="[COMMAND]")] = None,
    man: Annotated[bool, typer.Option("--man")] = False,
) -> None:
    """How to use jjj, or one of its commands."""
    root = ctx.parent
    assert root is not None
    if man:
        from .manual import manual

        write(manual(root))
        return
    group: Any = root.command
    if command is None:
        write(f"{root.get_help()}\n")
        return
    _, wanted, _ = group.resolve_command(root, [command])
    write(f"{wanted.make_context(command, [], parent=root, resilient_parsing=True).get_help()}\n")


@commands.command()
@takes()
def version(ctx: typer.Context) -> None:
    """The version of jjj."""
    write(f"jjj {__version__}\n")
