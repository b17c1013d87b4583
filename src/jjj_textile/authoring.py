"""The commands for who makes a model: one to start from, and evidence for words of the page."""

from typing import Annotated

import typer

from .commands import PageFile
from .errors import UnreadableFile, UsageError
from .output import create, write
from .session import Session

commands = typer.Typer()


@commands.command()
def new(
    page: PageFile,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file, which must be new.")
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="LANG", help="A language of its texts. Repeatable; else the page's."),
    ] = None,
) -> None:
    """A model of a page, to start from.

    Title, language, digest and blocks are taken from the page; regions, facts and the rest are examples.
    """
    from .draft import draft
    from .files import display_name
    from .page import read_copy
    from .schema import LANGUAGE

    languages = list(dict.fromkeys(tag for given in language or () for tag in given.split(",")))
    for tag in languages:
        if not LANGUAGE.pattern.fullmatch(tag):
            raise UsageError(f"no language {tag!r}: it must be {LANGUAGE.words}")
    try:
        text = draft(read_copy(page), languages)
    except ValueError as error:
        raise UnreadableFile(f"{display_name(page)}: {error}") from None
    if output is None:
        write(text)
    else:
        create(output, text)


@commands.command()
def locate(
    ctx: typer.Context,
    source: PageFile,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words, as they stand on the page.")],
    block: Annotated[str | None, typer.Option("--block", metavar="BLOCK", help="Only in this block.")] = None,
) -> None:
    """The shortest evidence for words of the page, as YAML to paste.

    Line breaks, spaces, quotation marks and dashes may differ; other words are only suggested.
    """
    from . import quoting_views
    from .page import read_page

    session: Session = ctx.obj
    found = quoting_views.located(session.plan, read_page(source), " ".join(words), block)
    lines = quoting_views.listing(found, session.colour)
    session.print_lines(lines, lambda: quoting_views.table(session.edition, found))
