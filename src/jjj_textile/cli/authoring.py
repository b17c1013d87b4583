"""The commands for who makes a model: one to start from, evidence for words of the page, what is wrong with a file."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ..errors import InvalidModel, NotProven, Problem, UnreadableFile, UsageError
from ..io.files import STDIN
from ..io.output import translated, write
from ..io.progress import watch
from ..model.loader import examine
from ..model.schema import json_schema_text
from ..text.escaping import visible
from ..views import lists
from ..views.workflow import annotation
from .arguments import PageFile, also_prints, takes
from .session import Session

commands = typer.Typer()

GITHUB = "github"


@commands.command()
@takes("lang")
def new(
    ctx: typer.Context,
    page: PageFile,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
    quotes: Annotated[str | None, typer.Option("--quotes", metavar="FILE")] = None,
    facts: Annotated[bool, typer.Option("--facts")] = False,
) -> None:
    """A model of a page, to start from."""
    from ..io.files import display_name
    from ..model.schema import LANGUAGE
    from ..page.draft import draft
    from .pages import copy_from

    session: Session = ctx.obj
    if quotes is not None and facts:
        raise UsageError("--facts and --quotes both say which facts there are: leave one of them out")
    languages = list(dict.fromkeys(session.languages_given))
    for tag in languages:
        if not LANGUAGE.pattern.fullmatch(tag):
            raise UsageError(f"no language {tag!r}: it must be {LANGUAGE.words}: --lang en,zh")
    copy = copy_from(page)
    try:
        text = draft(copy, languages, facts)
    except ValueError as error:
        raise UnreadableFile(f"{display_name(page)}: {error}") from None
    if quotes is not None:
        from .quotations import with_quotes

        text = with_quotes(text, copy, quotes)
    if output is None:
        write(text)
    else:
        from ..io.saving import create

        create(output, text)


@commands.command()
def locate(
    ctx: typer.Context,
    source: PageFile,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...")] = None,
    block: Annotated[str | None, typer.Option("--block", metavar="BLOCK")] = None,
    csv: Annotated[str | None, typer.Option("--csv", metavar="FILE")] = None,
    column: Annotated[str | None, typer.Option("--column", metavar="NAME")] = None,
    unused: Annotated[bool, typer.Option("--unused")] = False,
) -> None:
    """The shortest evidence for words of the page, as YAML to paste."""
    from ..views import passages
    from .pages import page_from

    session: Session = ctx.obj
    if words == [STDIN] or csv is not None:
        from .quotations import locate_many

        locate_many(session, source, csv, column, unused)
        return
    if not words:
        from .refusals import missing

        raise UsageError(missing("WORD", ctx))
    found = passages.located(session.models.plan, page_from(source), " ".join(words), block)
    session.print_passages(
        found,
        lambda: passages.locate_table(session.models.edition, found),
        "give more of the words, or one block with --block",
    )


@commands.command()
@also_prints(GITHUB)
def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...")] = None,
) -> None:
    """Whether model files are valid and complete: nothing, or a line a problem."""
    session: Session = ctx.obj
    problems: list[Problem] = []
    unreadable: list[str] = []
    unfinished: list[Problem] = []
    more = more_open = 0
    for file in files or session.models.files:
        try:
            found = examine(file, watch)
            unfinished += found.open
            more_open += found.more
        except InvalidModel as error:
            problems += error.problems
            more += error.more
        except UnreadableFile as error:
            unreadable.append(str(error))
    problems, unfinished = _translated(problems), _translated(unfinished)
    if session.format == GITHUB:
        write(map(annotation, [*problems, *unfinished]))
    else:
        lines = [f"{visible(problem.line_for_tools())}\n" for problem in (*problems, *unfinished)]
        session.print_lines(lines, lambda: lists.check([*problems, *unfinished], session.asked_language))
    if unreadable:
        raise UnreadableFile("\n".join(unreadable))
    said = [*_counted(len(problems), more, "problem"), *_counted(len(unfinished), more_open, "open")]
    if said:
        raise NotProven("; ".join(said))


def _translated(problems: list[Problem]) -> list[Problem]:
    """Problems in the language that messages are in: here they are the data."""
    return [problem._replace(what=translated(problem.what)) for problem in problems]


def _counted(shown: int, more: int, what: str) -> Iterator[str]:
    """`3 problems`, `1 open`, `200 open, 50 shown`, or nothing."""
    total = shown + more
    if total:
        many = what + "s" * (total > 1 and what != "open")
        yield f"{total:,} {many}{f', {shown} shown' if more else ''}"


@commands.command()
@takes()
def schema(ctx: typer.Context) -> None:
    """The JSON Schema of a model file."""
    write(json_schema_text())
