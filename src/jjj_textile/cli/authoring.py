"""The commands for who makes a model: one to start from, evidence for words of the page, what is wrong with a file."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ..errors import InvalidModel, NotProven, Problem, UnreadableFile, UsageError
from ..io.output import tell, write
from ..io.progress import watch
from ..model.loader import examine
from ..model.schema import json_schema_text
from ..model.yaml_scalars import MAX_MODEL_BYTES
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
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file, which must be new.")
    ] = None,
    facts: Annotated[
        bool, typer.Option("--facts", help="With a fact a clause, its text still to be written, and the regions.")
    ] = False,
) -> None:
    """A model of a page, to start from.

    Title, date, language, digest and blocks are taken from the page, and what is not its article is set aside; the
    rest are examples. Its texts are in the page's language, or in those of --lang: en,zh for two.
    """
    from ..io.files import display_name
    from ..model.schema import LANGUAGE
    from ..page.draft import draft
    from .pages import read_copy

    session: Session = ctx.obj
    languages = list(dict.fromkeys(session.languages_given))
    for tag in languages:
        if not LANGUAGE.pattern.fullmatch(tag):
            raise UsageError(f"no language {tag!r}: it must be {LANGUAGE.words}: --lang en,zh")
    try:
        text = draft(read_copy(page), languages, facts)
    except ValueError as error:
        raise UnreadableFile(f"{display_name(page)}: {error}") from None
    if output is None:
        write(text)
    else:
        from ..io.saving import create

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
    from ..views import passages
    from .pages import read_page

    session: Session = ctx.obj
    found = passages.located(session.models.plan, read_page(source), " ".join(words), block)
    lines = passages.listing(found, session.colour)
    session.print_lines(lines, lambda: passages.locate_table(session.models.edition, found))


@commands.command()
@takes("model")
def update(
    ctx: typer.Context,
    source: PageFile,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there, not to the model."),
    ] = None,
) -> None:
    """The seals that a model file lacks, put into it, and no other byte changed.

    The model of -m is written in its place; that of standard input to standard output. What is not on the page, or
    not as it was sealed, is left and listed.
    """
    from ..io.files import STDIN, decode, display_name, read_bytes
    from ..model.loader import parse
    from ..page.evidence import prove
    from ..page.updating import update as updated
    from ..views.verification import update_summary
    from .pages import read_page

    session: Session = ctx.obj
    if not session.names_model and output is None:
        raise UsageError("there is no file to update: name the model with -m FILE, or a new place for it with -o FILE")
    file = session.models.file
    content = read_bytes(file, MAX_MODEL_BYTES)
    text = decode(content, display_name(file))
    proof = prove(parse(text, display_name(file), watch), read_page(source))
    found = updated(proof)
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    target = output or file
    if target == STDIN:
        write(mark + found.apply(text))
    elif found.keys or output:
        from ..io.saving import replace

        replace(target, mark + found.apply(text))
    summary = "\n".join(update_summary(found))
    if found.left:
        raise NotProven(summary)
    tell(summary)


@commands.command()
@also_prints(GITHUB)
def check(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Model files; - for stdin.")] = None,
) -> None:
    """Whether model files are valid and complete: nothing, or a line a problem.

    What is still to be written is [open]: every other command works with it.
    With --format, the problems as data; with --format github, as annotations of a GitHub workflow. Without a FILE, the
    model in use.
    """
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
