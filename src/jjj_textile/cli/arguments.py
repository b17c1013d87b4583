"""The arguments and options that several commands have."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

Function = TypeVar("Function", bound=Callable[..., None])

Regions = Annotated[
    list[str] | None, typer.Option("--region", metavar="REGION", help="Only what concerns this region. Repeatable.")
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind. Repeatable.")]
Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="THEME", help="Only this theme. Repeatable.")]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic. Repeatable.")]
PageFile = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="A copy of the page: text, HTML, MHTML, PDF or DOCX; - is standard input."),
]


def takes(*shared: str) -> Callable[[Function], Function]:
    """Mark a command that prints something else than rows with the shared options that it takes, by their names.

    A command without the mark prints rows, and takes them all.
    """

    def mark(command: Function) -> Function:
        command.shared = (*shared, "help")  # type: ignore[attr-defined]
        return command

    return mark


def also_prints(*formats: str) -> Callable[[Function], Function]:
    """Mark a command with the formats that it has beside those of all."""

    def mark(command: Function) -> Function:
        command.formats = formats  # type: ignore[attr-defined]
        return command

    return mark
