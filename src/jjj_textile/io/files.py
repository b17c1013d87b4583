"""Reading a file that a stranger wrote: bounded, never hanging, and UTF-8 or refused."""

import os
import stat
import sys
from select import select

from ..errors import UnreadableFile
from ..text.escaping import visible

STDIN = "-"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def display_name(path: str) -> str:
    """A file's name as messages show it."""
    return "<stdin>" if path == STDIN else visible(path)


def read_bytes(path: str, limit: int) -> bytes:
    """The content of a regular file, or of standard input for `-`, of at most `limit` bytes.

    Raises UnreadableFile for anything else: missing, unreadable, not a regular file, too large.
    """
    name = display_name(path)
    try:
        content = _standard_input(limit) if path == STDIN else _regular_file(path, limit)
    except ValueError:
        raise UnreadableFile(f"{name}: cannot be read: no file can have this name") from None
    except OSError as error:
        raise UnreadableFile(f"{name}: cannot be read: {error.strerror}") from None
    if len(content) > limit:
        raise UnreadableFile(f"{name}: is larger than the limit of {limit // 2**20} MiB")
    return content


def read_text(path: str, limit: int) -> str:
    """The same as text. Raises UnreadableFile where it is not UTF-8; a byte order mark is dropped."""
    return decode(read_bytes(path, limit), display_name(path))


def decode(content: bytes, name: str) -> str:
    """Bytes as UTF-8 text without a byte order mark. Raises UnreadableFile with the first bad place."""
    for mark, encoding in _FOREIGN_MARKS:
        if content.startswith(mark):
            raise UnreadableFile(f"{name}: is {encoding}, not UTF-8: save it as UTF-8")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"{name}: is not UTF-8: byte 0x{content[error.start]:02x} in line {line}") from None


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise OSError(0, "standard input is closed")
    try:
        descriptor = sys.stdin.fileno()
    except (OSError, ValueError):  # no stream of the system, but one that a program put in its place
        return sys.stdin.buffer.read(limit + 1)
    chunks: list[bytes] = []
    size = 0
    while size <= limit:
        try:
            chunk = os.read(descriptor, 2**20)
        except BlockingIOError:  # nothing yet on a stream that does not wait
            select([descriptor], [], [])
            continue
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _regular_file(path: str, limit: int) -> bytes:
    # As bytes, since the locale may not know the name's characters. Without O_NONBLOCK the open itself would
    # wait for the other end of a named pipe.
    descriptor = os.open(path.encode("utf-8", "surrogateescape"), _FLAGS)
    try:
        status = os.fstat(descriptor)
        for is_kind, kind in _KINDS:
            if is_kind(status.st_mode):
                raise OSError(0, f"it is {kind}, not a regular file")
        if status.st_size > limit:
            return b"\0" * (limit + 1)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(limit + 1)
    finally:
        os.close(descriptor)
