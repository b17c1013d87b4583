"""What is found wrong in a model file while it is read, with the path of each thing."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..io.progress import Watch, unwatched
from ..light_tuples import LightTuple
from ..text.escaping import visible
from .names import nearest
from .paths import ModelPath, PathStep, path_of

MAX_PROBLEMS = 50
MAX_COUNTED = 200_000
_MAX_SHOWN = 60

NearestOf = tuple[str, Iterable[str]]


class Finding(LightTuple):
    """Something wrong at a path: the value there, or, with `on_key`, its key."""

    path: ModelPath
    what: str
    on_key: bool = False


class Enough(Exception):
    """Raised at 200,000 problems, to stop."""


class Inspection:
    """What fields know of the whole file while they read a part, and where they report.

    `known` are the ids of each list and vocabulary, `languages` those that every text must have. The
    first 50 findings are kept and the others counted, so that a report stays short. What is still to be written is
    kept and counted apart.
    """

    def __init__(
        self, known: Mapping[str, Mapping[str, Any]], languages: Iterable[str], watch: Watch = unwatched
    ) -> None:
        self.known = known
        self.languages = frozenset(languages)
        self.taken: dict[tuple[str, str], PathStep] = {}
        self.findings: list[Finding] = []
        self.open_findings: list[Finding] = []
        self.count = 0
        self.open_count = 0
        self.watch = watch

    def report(self, step: PathStep, what: str, *, on_key: bool = False, near: NearestOf | None = None) -> None:
        """Take note of a problem; `near` are a name and the known ones, of which the nearest are suggested.

        Raises Enough after 200,000.
        """
        self.count += 1
        if self.count >= MAX_COUNTED:
            raise Enough
        if self.count <= MAX_PROBLEMS:
            self.findings.append(Finding(path_of(step), what + (nearest(*near) if near else ""), on_key))

    def report_open(self, step: PathStep, what: str) -> None:
        """Take note of what is still to be written. Raises Enough after 200,000."""
        self.open_count += 1
        if self.open_count >= MAX_COUNTED:
            raise Enough
        if self.open_count <= MAX_PROBLEMS:
            self.open_findings.append(Finding(path_of(step), what))


def shown(value: Any) -> str:
    """A plain value as a message shows it, shortened."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
    text = visible(str(value))
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}... ({len(text):,} characters)"


def dotted(path: ModelPath) -> str:
    """A path as people write it: `facts[3].text.en`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{shown(key)}" for key in path)
    return text.removeprefix(".")


def owner(step: PathStep) -> str:
    """What bears the id at a path: `facts[3]`."""
    return dotted(path_of(step)).removesuffix(".id")
