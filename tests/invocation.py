"""Runs the command line in this process, as in a pipe or at a terminal: a tenth of the time of a process.

What only a process has (signals, closed streams, its exit, the locale) is asked of one: see `process`.
"""

import io
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest import mock

ROOT = Path(__file__).parents[1]
TESTS = Path(__file__).parent
SMALL = TESTS / "small.yaml"
GOLDEN = TESTS / "golden"


class Result(NamedTuple):
    """How a process ended and what it wrote; killed by a signal, the status is the signal's negative."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A standard stream that holds a content, and may say that it is a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the stream
        self.terminal = terminal
        self.file.write(content)
        self.file.seek(0)
        super().__init__(self.file)

    def isatty(self) -> bool:
        return self.terminal

    def content(self) -> str:
        self.flush()
        self.file.seek(0)
        return self.file.read().decode()


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """A small environment that no user's settings reach, with these changes."""
    kept = {name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("COVERAGE_")}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PAGER": "cat", **(changes or {})}


def run(arguments: Sequence[str], env: Mapping[str, str] | None = None, *, stdin: bytes = b"") -> Result:
    """What `jjj` does with its standard streams in pipes."""
    with _Stream(stdin) as given, _Stream() as out:
        return _run(arguments, env, given, out)


def run_at_terminal(arguments: Sequence[str], columns: int = 100, env: Mapping[str, str] | None = None) -> Result:
    """What `jjj` does with standard input and output on a terminal of that width, and standard error in a pipe."""
    size = os.terminal_size((columns, 24 if columns else 0))
    with (
        _Stream(terminal=True) as given,
        _Stream(terminal=True) as out,
        mock.patch("os.get_terminal_size", return_value=size),
    ):
        return _run(arguments, env, given, out)


@cache
def jjj(*arguments: str, **variables: str) -> Result:
    """What `jjj` does in a pipe and with these environment variables; each is run once."""
    return run(arguments, variables)


@cache
def at_terminal(columns: int, *arguments: str, **variables: str) -> Result:
    """What `jjj` does at a terminal of that width and with these environment variables; each is run once."""
    return run_at_terminal(arguments, columns, variables)


def together(
    lines: Sequence[Sequence[str]], variables: Mapping[str, str] | None = None, columns: int | None = None
) -> list[Result]:
    """What `jjj` does for each line, in a pipe or at a terminal."""
    if columns is None:
        return [jjj(*line, **variables or {}) for line in lines]
    return [at_terminal(columns, *line, **variables or {}) for line in lines]


def _run(arguments: Sequence[str], env: Mapping[str, str] | None, stdin: _Stream, stdout: _Stream) -> Result:
    """Run the command line with these streams and this environment, and put back what was there before."""
    from jjj_textile.cli import app

    with (
        _Stream() as stderr,
        mock.patch.dict(os.environ, environment(env), clear=True),
        mock.patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr),
    ):
        status = int(app.run(arguments))
        return Result(status, stdout.content(), stderr.content())
