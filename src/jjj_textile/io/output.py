"""What leaves the program: data on standard output, in one piece; all else on standard error."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from io import BytesIO
from select import select
from typing import TextIO

from ..text.escaping import visible, visible_lines
from .capabilities import is_terminal

STDOUT = "-"
_RETURN_ALONE = r"\r(?!\n)"


class Unwritable(Exception):
    """Standard output cannot be written to."""


_translate: ContextVar[Callable[[str], str]] = ContextVar("translate", default=str)


def prepare(translate: Callable[[str], str] = str) -> None:
    """Make both streams UTF-8 with plain newlines, whatever the locale says; messages are to be translated so."""
    _translate.set(translate)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]


def write(text: str | Iterable[str], drawn: bool = False) -> None:
    """Write a text, or all its pieces once the last is made, to standard output.

    At a terminal, what is not `drawn` for it has its control characters shown instead of sent. Raises
    Unwritable where it cannot be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    shown = pieces if drawn or not is_terminal() else map(_shown, pieces)
    content = BytesIO()
    content.writelines(piece.encode("utf-8", "backslashreplace") for piece in shown)
    if not content.tell():
        return
    if sys.stdout is None:
        raise Unwritable("standard output is closed")
    try:
        _write_all(content.getbuffer())
    except OSError as error:
        _discard(sys.stdout)
        raise Unwritable(f"standard output cannot be written: {error.strerror}") from None


def _shown(text: str) -> str:
    """A text as a terminal may get it; what follows a return alone would stand over what is before it."""
    return re.sub(_RETURN_ALONE, r"\\r", visible_lines(text))


def _write_all(rest: memoryview) -> None:
    """Write past Python's buffers, which, where they are turned off, lose what one write does not take."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # no stream of the system, but one that a program put in its place
        sys.stdout.write(str(rest, "utf-8"))
        return
    sys.stdout.flush()
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:  # a reader that does not keep up, on a stream that does not wait
            select([], [descriptor], [])


def translated(line: str) -> str:
    """A line of a message in the language that messages are in."""
    return _translate.get()(line)


def tell(message: str) -> None:
    """Write a message of the program to standard error, a line each, and nothing where that is closed."""
    if sys.stderr is None:
        return
    try:
        for line in message.split("\n"):
            sys.stderr.write(f"jjj: {visible(translated(line))}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Point a broken stream nowhere, so that the interpreter does not fail on it again at exit."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
