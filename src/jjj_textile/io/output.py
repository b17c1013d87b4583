"""What leaves the program: data on standard output, in one piece; all else on standard error."""

import os
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from select import select
from typing import TextIO

from ..text.escaping import visible, visible_lines

DEFAULT_WIDTH = 80
_LONGEST_WIDTH = 4


class Unwritable(Exception):
    """Standard output cannot be written to."""


def prepare() -> None:
    """Make both streams UTF-8 with plain newlines, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]


def write(text: str | Iterable[str], drawn: bool = False) -> None:
    """Write a text, or all its pieces once the last is made, to standard output.

    At a terminal, what is not `drawn` for it has its control characters shown instead of sent. Raises
    Unwritable where it cannot be written.
    """
    pieces = (text,) if isinstance(text, str) else text
    shown = pieces if drawn or not is_terminal() else map(visible_lines, pieces)
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


def create(path: str, text: str) -> None:
    """Write a text to a file that is not there yet. Raises Unwritable where one is, or where it cannot be made."""
    _write_file(path, text, "x")


def replace(path: str, text: str) -> None:
    """Write a text to a file, instead of what is there. Raises Unwritable where that cannot be done."""
    _write_file(path, text, "w")


def _write_file(path: str, text: str, mode: str) -> None:
    try:
        with open(path.encode("utf-8", "surrogateescape"), mode, encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Unwritable(f"{path}: there is a file already: take another name, or remove it first") from None
    except (OSError, ValueError) as error:
        raise Unwritable(f"{path}: cannot be written: {getattr(error, 'strerror', None) or 'no such name'}") from None


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


def tell(message: str) -> None:
    """Write a message of the program to standard error, a line each, and nothing where that is closed."""
    if sys.stderr is None:
        return
    try:
        for line in message.split("\n"):
            sys.stderr.write(f"jjj: {visible(line)}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width(environment: Mapping[str, str] = os.environ) -> int:
    """The width to draw for: at a terminal COLUMNS or the terminal's own, in a pipe always 80 columns."""
    if not is_terminal():
        return DEFAULT_WIDTH
    columns = environment.get("COLUMNS", "")
    if len(columns) <= _LONGEST_WIDTH and columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH


def wants_colour(choice: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to send colour and links: the option, else NO_COLOR, else what forces, else the terminal.

    As no-color.org, force-color.org and bixense.com/clicolors have it.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return is_terminal()


def _discard(stream: TextIO) -> None:
    """Point a broken stream nowhere, so that the interpreter does not fail on it again at exit."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
