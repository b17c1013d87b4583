"""The command that searches: what was typed, then what may be meant by it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

import typer

from ..errors import NotFound, UsageError
from ..io.output import tell
from ..model.search import Query, parse_query
from ..model.selection import Selection
from ..table import Table
from ..text.folding import fold
from ..views import search as view
from ..views.edition import Edition
from ..views.search import CLOSE, SearchResult
from .arguments import Kinds, Regions, Themes, Topics
from .session import Session
from .statuses import ExitStatus

commands = typer.Typer()


def _as_typed(words: Sequence[str]) -> Iterator[tuple[Query, str]]:
    """What was typed: a phrase, then its words; with what is said where that finds something."""
    yield parse_query(words), ""
    if any(" " in fold(word) and '"' not in fold(word) for word in words):
        yield parse_query(words, phrases=False), "no such phrase: these hold its words"


def _as_meant(words: Sequence[str]) -> Iterator[tuple[Query, str]]:
    """What may be meant by it, the nearest first; with what is said where that finds more."""
    from ..model.synonyms import widened, without_questions

    query = parse_query(words, phrases=False)
    if (asked := without_questions(query)) != query:
        yield asked, ""
    if (wide := widened(asked)) != asked:
        yield wide, "these hold the words typed or others that mean the same"


def best_result(find: Callable[[Query], SearchResult], words: Sequence[str]) -> tuple[SearchResult, str]:
    """What holds the words as typed, or as they may be meant if that is closer; with what is said of it."""
    for query, remark in _as_typed(words):
        best, said = find(query), remark
        if best.closeness:
            break
    if best.closeness < CLOSE:
        for query, remark in _as_meant(words):
            found = find(query)
            if found.closeness > best.closeness and len(found.table.items) > len(best.table.items):
                best, said = found, remark
    return best, said if best.closeness else ""


def _help_on(editions: Sequence[tuple[Edition, Selection]], words: Sequence[str], found: Table) -> None:
    """Say what the page lacks with these words. Raises NotFound, with more, where nothing was found."""
    from ..views.not_found import nothing_found, unsaid

    if not found.items:
        raise NotFound(nothing_found(editions, words))
    for line in unsaid(editions, words):
        tell(line)


@commands.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD...")],
    region: Regions = None,
    kind: Kinds = None,
    theme: Themes = None,
    topic: Topics = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
) -> None:
    """Which facts, readings and other sources hold every word."""
    session: Session = ctx.obj
    if not all(fold(word) for word in words):
        raise UsageError("an empty word is in every fact: give a word to search for")

    def found(query: Query) -> SearchResult:
        closeness = [0.0]

        def searched(edition: Edition) -> Table:
            found = view.search(edition, query, words, selection(edition))
            closeness.append(found.closeness)
            return found.table

        return SearchResult(session.models.table(searched), max(closeness))

    def selection(edition: Edition) -> Selection:
        return session.models.selection(edition.plan, region, kind, theme, topic)

    (table, closeness), remark = best_result(found, words)
    if quiet:
        raise typer.Exit(ExitStatus.DONE if table.items else ExitStatus.NO)
    if remark:
        tell(remark)
    if table.items or session.format == "json":
        session.print(table)
    if closeness < CLOSE:
        _help_on(session.models.of_each(lambda _, edition: (edition, selection(edition))), words, table)
