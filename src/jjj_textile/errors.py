"""What can go wrong, as exceptions: no printing and no exit codes."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with a file: where it is and what to do about it."""

    file: str
    line: int
    column: int
    path: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: "
        return f"{place}{self.path}: {self.what}" if self.path else f"{place}{self.what}"


class JjjError(Exception):
    """The root of everything that jjj refuses in words."""


class UsageError(JjjError):
    """An option or argument that cannot be meant as it stands."""


class NotFound(JjjError):
    """A name or a word that nothing in the model answers to."""


class NotProven(JjjError):
    """A model that a copy of the page does not bear out, or words that nothing accounts for."""


class UnreadableFile(JjjError):
    """A file that cannot be read at all."""


class InvalidModel(JjjError):
    """A model file that breaks the rules, with every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...], more: int = 0) -> None:
        lines = [str(problem) for problem in problems]
        if more:
            lines.append(f"{problems[0].file}: problems beside these: {more:,}")
        super().__init__("\n".join(lines))
        self.problems = problems
        self.more = more
