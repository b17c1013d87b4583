"""Load the models of this run, in the language asked for, and look up regions, kinds, themes and topics by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from ..errors import NotFound, UnreadableFile, UsageError
from ..io.files import is_pipe
from ..io.progress import watch
from ..light_tuples import LightTuple
from ..model.loader import Examined, examine, positions_in_file
from ..model.names import find_language, find_regions, find_term, nearest
from ..model.paths import ModelPath
from ..model.plan import Plan, Region
from ..model.selection import Selection
from ..table import Table, side_by_side, stack
from ..text.folding import fold
from ..views.edition import Edition

Answer = TypeVar("Answer")


class Setting(LightTuple):
    """A value that was asked for, and how a message about it begins: with the variable that it comes from, if any."""

    value: str | None
    source: str = ""


class Models:
    """The models in `files`, read when they are first needed.

    `language` holds the languages asked for, with commas between; without, each model is in its first.

    A message about a file that cannot be read begins with `source`, which names the variable it comes from.
    """

    def __init__(self, files: Sequence[str], language: Setting, source: str = "") -> None:
        self.files = files
        self._asked, self._asked_by = language
        self.languages = list(dict.fromkeys((self._asked or "").replace(" ", "").split(","))) if self._asked else []
        self._source = source

    def _refuse_several(self) -> None:
        if len(self.files) > 1:
            raise UsageError("this takes one model, not several: give --model once")

    @property
    def file(self) -> str:
        """The one model file in use. Raises UsageError where there are several."""
        self._refuse_several()
        return self.files[0]

    @cached_property
    def _examined(self) -> list[Examined]:
        """The plan of each model, with what of it is still to be written."""
        try:
            return [examine(file, watch) for file in self.files]
        except UnreadableFile as error:
            raise UnreadableFile(f"{self._source}{error}") from None

    @cached_property
    def plans(self) -> list[Plan]:
        """The plan of each model."""
        return [examined.plan for examined in self._examined]

    @cached_property
    def names(self) -> Sequence[str]:
        """What each plan is called among several. Raises UsageError where two would be called the same."""
        _distinct(self.files)  # before the second of two standard inputs is read
        return _distinct([plan.document.id or file for plan, file in zip(self.plans, self.files, strict=True)])

    @property
    def plan(self) -> Plan:
        """The plan of the one model."""
        self._refuse_several()
        return self.plans[0]

    def open_summary(self) -> Iterator[str]:
        """How much of the one model is still to be written, and where that begins; nothing of a finished one."""
        _, still_open, more = self._examined[0]
        if still_open:
            first = still_open[0]
            place = f"{first.file}:{first.line}:{first.column}"
            yield f"{place}: {len(still_open) + more:,} open, the first here; jjj check lists them"

    def lines(self, paths: Iterable[ModelPath]) -> dict[ModelPath, str]:
        """Where in the model these paths stand, as FILE:LINE:COLUMN; nothing where it cannot be read twice."""
        wanted = dict.fromkeys(paths, False)
        return positions_in_file(self.file, wanted) if wanted and not is_pipe(self.file) else {}

    @cached_property
    def editions(self) -> list[Edition]:
        """Each plan in the first language asked for, else in its own first."""
        return [Edition(plan, self._spoken(plan)[0]) for plan in self.plans]

    def _spoken(self, plan: Plan) -> list[str]:
        """The languages of a plan that are asked for, by look-up; its first without. Raises UsageError for no such."""
        return [self._look_up(asked, plan) for asked in self.languages] or [plan.languages[0]]

    def _look_up(self, asked: str, plan: Plan) -> str:
        found = find_language(asked, plan.languages)
        return found or one_of("language", asked, plan.languages, self._asked_by)

    @property
    def edition(self) -> Edition:
        """The one plan in the first language asked for."""
        self._refuse_several()
        return self.editions[0]

    def every_language(self) -> Sequence[list[Edition]]:
        """Each plan in each language asked for; if none was, in each of its own."""
        if self.languages:
            return self.of_each(lambda _, edition: [Edition(edition.plan, each) for each in self._spoken(edition.plan)])
        plans = [plan for _, plan in zip(self.names, self.plans, strict=True)]
        return [[Edition(plan, language) for language in plan.languages] for plan in plans]

    def spoken(self, view: Callable[[Callable[[Edition], Edition]], Table]) -> Table:
        """The table that a view makes; of several languages, with a column each for what depends on them.

        The view is given what puts an edition in the language that it is to speak.
        """

        def speaking(language: str) -> Callable[[Edition], Edition]:
            return lambda edition: edition._replace(language=self._look_up(language, edition.plan))

        if len(self.languages) < 2:
            return view(lambda edition: edition)
        return side_by_side({language: view(speaking(language)) for language in self.languages})

    def of_each(self, ask: Callable[[str, Edition], Answer]) -> Sequence[Answer]:
        """What each plan answers, by its name. Plans that raise NotFound or UsageError are skipped, unless all do."""
        answers, refusals = [], {}
        for name, edition in zip(self.names, self.editions, strict=True):
            try:
                answers.append(ask(name, edition))
            except (NotFound, UsageError) as error:
                refusals[name] = error
        if answers:
            return answers
        first, *others = refusals.values()
        raise type(first)("\n".join(f"{name}: {error}" for name, error in refusals.items())) if others else first

    def table(self, view: Callable[[Edition], Table]) -> Table:
        """The table of the one plan, or of all, each row with its document."""
        parts = self.of_each(lambda name, edition: (name, self.spoken(lambda speak: view(speak(edition)))))
        return parts[0][1] if len(self.plans) == 1 else stack(parts, self.editions[0].label("document"))

    def regions(self, plan: Plan, names: Sequence[str]) -> Sequence[Region]:
        """The regions of a plan that these names mean, each once."""
        found = self._found(find_regions, plan, names)
        return [*{region.id: region for regions in found for region in regions}.values()]

    def _found(self, find: Callable[[Plan, str], Answer], plan: Plan, names: Sequence[str]) -> Sequence[Answer]:
        """What the names of a filter mean in a plan. One that only another plan knows is left to that one.

        Raises NotFound for a name that none knows, and where this plan knows none of them.
        """
        found, unknown = [], None
        for name in _split(names):
            try:
                found.append(find(plan, name))
            except NotFound as error:
                unknown = error
                if not any(_knows(find, other, name) for other in self.plans if other is not plan):
                    raise
        if unknown and not found:
            raise unknown
        return found

    def selection(
        self,
        plan: Plan,
        region: Sequence[str] | None = None,
        kind: Sequence[str] | None = None,
        theme: Sequence[str] | None = None,
        topic: Sequence[str] | None = None,
    ) -> Selection:
        """The facts of a plan that the filters of a command ask for. Raises UsageError for an unknown name."""
        try:
            return Selection(
                [found.id for found in self.regions(plan, region or ())],
                self._found(lambda plan, name: find_term(plan.kinds, name, "kind"), plan, kind or ()),
                self._found(lambda plan, name: find_term(plan.themes, name, "theme"), plan, theme or ()),
                self._found(lambda plan, name: find_term(plan.topics, name, "topic"), plan, topic or ()),
            )
        except NotFound as error:
            raise UsageError(str(error)) from None


def _distinct(names: Sequence[str]) -> Sequence[str]:
    """Names of models. Raises UsageError where two are equal."""
    for number, name in enumerate(names):
        if name in names[:number]:
            raise UsageError(f"two models are called {name!r}: give each document an id of its own")
    return names


def _split(names: Sequence[str]) -> list[str]:
    """The names of a filter, which may be repeated or hold several with commas between."""
    return [part for name in names for part in name.split(",")]


def one_of(
    what: str, name: str, known: Sequence[str], source: str = "", others: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The one of the known names that this is, in any case, or that it is another name of.

    Raises UsageError, with the nearest, for any that is none; `source` begins the message.
    """
    folded = {fold(each): each for each in known} | dict(others)
    if found := folded.get(fold(name)):
        return found
    raise UsageError(f"{source}no {what} {name!r}{nearest(name, known)}")


def _knows(find: Callable[[Plan, str], object], plan: Plan, name: str) -> bool:
    try:
        find(plan, name)
    except NotFound:
        return False
    return True
