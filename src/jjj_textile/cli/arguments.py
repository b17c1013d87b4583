"""The arguments and options that several commands have."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

Function = TypeVar("Function", bound=Callable[..., None])

Regions = Annotated[list[str] | None, typer.Option("--region", metavar="REGION")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")]
Themes = Annotated[list[str] | None, typer.Option("--theme", metavar="THEME")]
Topics = Annotated[list[str] | None, typer.Option("--topic", metavar="TOPIC")]
PageFile = Annotated[
    str,
    typer.Argument(metavar="SOURCE"),
]

ORDERS = ("published", "counter")
"""What readings may be sorted by."""


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
