"""Runs `jjj` as a real process, in a pipe or on a terminal, and reads what it wrote as a terminal would."""

import errno
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, NamedTuple

from invocation import GOLDEN, ROOT, SMALL, TESTS, Result, at_terminal, environment, jjj, together

__all__ = ("GOLDEN", "ROOT", "SMALL", "TESTS", "Result", "at_terminal", "environment", "jjj", "together")

PYTHON = sys.executable
JJJ = str(Path(sys.executable).with_name("jjj"))
PATIENCE = 300
"""Seconds after which a process counts as hanging, on a machine that has much else to do."""

Stream = int | IO[bytes] | None

_TOKEN = re.compile(
    r"\x1b\[(?P<sgr>[\d;]*)m"
    r"|\x1b\]8;[^;\x1b]*;(?P<link>[^\x1b\x07]*)(?:\x1b\\|\x07)"
    r"|(?P<other>\x1b.)"
    r"|(?P<text>[^\x1b]+)"
)


_FIXED_COLOUR = re.compile(r"\b(38|48);5;(\d+)")


class Span(NamedTuple):
    """Text that a terminal shows in one style, and a link.

    The style is its parameters: bold is 1, reverse 7; the fixed colour 231 of letters is 38231, and of a ground 48231.
    """

    text: str
    style: frozenset[int]
    link: str


def uncounted(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The same for a process whose lines coverage must not count: it would read modules, and count copies."""
    return {name: value for name, value in environment(changes).items() if not name.startswith("COVERAGE_")}


def run(
    arguments: Sequence[str],
    env: Mapping[str, str] | None = None,
    *,
    stdin: bytes = b"",
    stdout: Stream = subprocess.PIPE,
    stderr: Stream = subprocess.PIPE,
    command: Sequence[str] = (JJJ,),
) -> Result:
    """Run `jjj` with its standard streams in pipes, or as given."""
    ended = subprocess.run(
        [*command, *arguments],
        env=environment(env),
        input=stdin,
        stdout=stdout,
        stderr=stderr,
        timeout=PATIENCE,
        check=False,
    )
    return Result(ended.returncode, (ended.stdout or b"").decode(), (ended.stderr or b"").decode())


def shell(line: str, env: Mapping[str, str] | None = None) -> Result:
    """Run a line of POSIX shell in which `$jjj` is the command."""
    return run(["-c", line], {"jjj": JJJ, **(env or {})}, command=["sh"])


def run_at_terminal(
    arguments: Sequence[str],
    columns: int = 100,
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = (JJJ,),
) -> Result:
    """Run `jjj` with standard input and output on a terminal of that width, and standard error in a pipe."""
    master, slave = pty.openpty()
    try:
        attributes = termios.tcgetattr(slave)
        attributes[1] &= ~termios.OPOST  # newlines as written
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24 if columns else 0, columns, 0, 0))
        process = subprocess.Popen(
            [*command, *arguments], env=environment(env), stdin=slave, stdout=slave, stderr=subprocess.PIPE
        )
        os.close(slave)
        out = _read_terminal(master)
        _, err = process.communicate(timeout=PATIENCE)
    finally:
        os.close(master)
    return Result(process.returncode, out.decode(), err.decode())


def _read_terminal(master: int) -> bytes:
    chunks: list[bytes] = []
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if select.select([master], [], [], 1)[0]:
            try:
                chunk = os.read(master, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                chunk = b""  # Linux's way to say that the other side is closed
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
    raise TimeoutError("nothing closed the terminal")


def spans(text: str) -> list[Span]:
    """The text that a terminal shows, with style and link. Raises ValueError for any other escape sequence."""
    found = []
    style: set[int] = set()
    link = ""
    for token in _TOKEN.finditer(text):
        if token["text"] is not None:
            found.append(Span(token["text"], frozenset(style), link))
        elif token["link"] is not None:
            link = token["link"]
        elif token["sgr"] is not None:
            for parameter in _FIXED_COLOUR.sub(_in_one, token["sgr"]).split(";"):
                style = style | {int(parameter)} if int(parameter or 0) else set()
        else:
            raise ValueError(f"an escape sequence that is neither a style nor a link: {token['other']!r}")
    return found


def _in_one(colour: re.Match[str]) -> str:
    return f"{colour[1]}{int(colour[2]):03}"


def plain(text: str) -> str:
    """What remains of a text without styles and links."""
    return "".join(span.text for span in spans(text))


class Page(NamedTuple):
    """One HTML table: its caption, headings and rows as texts, a line break as a newline, and its links."""

    caption: str
    head: list[str]
    rows: list[list[str]]
    links: list[str]


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "br":
            self.handle_data("\n")
        elif tag in ("table", "caption", "tr", "th", "td"):
            self.parts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.parts:
            tag, text = self.parts[-1]
            self.parts[-1] = tag, text + data


def read_page(text: str) -> Page:
    """The one table of a page: a row of headings, and rows of cells."""
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    tags = [tag for tag, _ in reader.parts]
    rows: list[list[tuple[str, str]]] = []
    for tag, content in reader.parts:
        if tag == "tr":
            rows.append([])
        elif tag in ("th", "td"):
            rows[-1].append((tag, content.strip()))
    assert tags.count("table") == 1
    assert [{tag for tag, _ in row} for row in rows] == [{"th"}, *[{"td"}] * (len(rows) - 1)]
    head, *body = [[content for _, content in row] for row in rows]
    caption = "".join(content.strip() for tag, content in reader.parts if tag == "caption")
    return Page(caption, head, body, reader.links)
