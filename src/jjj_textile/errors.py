"""What can go wrong, as exceptions: no printing and no exit codes.

Tested in tests/model/test_loader.py.
"""

from typing import NamedTuple

ERROR, OPEN = "error", "open"
"""How much a problem matters: an open one is a part that is still to be written, and stops no command."""


class Problem(NamedTuple):
    """One thing wrong with a file, or still open in it: where it is, with the id of what it is in, and what to do."""

    file: str
    line: int
    column: int
    path: str
    what: str
    level: str = ERROR
    id: str | None = None

    def __str__(self) -> str:
        return self._said("")

    def line_for_tools(self) -> str:
        """The line that editors and CI systems know how to read."""
        return self._said(f"[{self.level}] ")

    def _said(self, level: str) -> str:
        what = f"{self.path}: {self.what}" if self.path else self.what
        return f"{self.file}:{self.line}:{self.column}: {level}{what}"


class JjjError(Exception):
    """The root of everything that jjj refuses in words."""


class UsageError(JjjError):
    """An option or argument that cannot be meant as it stands."""


class NotFound(JjjError):
    """A name or a word that nothing in the model answers to; `name` is what was asked for, where it is one name."""

    def __init__(self, what: str, name: str | None = None) -> None:
        super().__init__(what)
        self.name = name


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

    def __reduce__(self) -> tuple[type["InvalidModel"], tuple[tuple[Problem, ...], int]]:
        # By its parts: an exception is otherwise made anew of its message alone.
        return type(self), (self.problems, self.more)
