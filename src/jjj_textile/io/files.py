"""Reading a file that a stranger wrote: bounded, never hanging, and UTF-8 or refused."""

import os
import re
import stat
import sys
from errno import ENXIO
from select import select
from typing import Any

from ..errors import UnreadableFile
from ..text.escaping import visible
from .output import tell

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
_OPEN_PIPE = r"/dev/fd/(\d{1,9})|/proc/self/fd/(\d{1,9})|/dev/std(in)"
_WEB_ADDRESS = r"(?i)https?://"
_SAMPLE = 4096
_LONGEST_NAME = 200


def display_name(path: str) -> str:
    """A file's name as messages show it."""
    return "<stdin>" if path == STDIN else visible(path)


def is_pipe(path: str) -> bool:
    """Whether a name is that of standard input or of an open pipe, which can be read once only."""
    return path == STDIN or _open_pipe(path) is not None


def read_own_text(path: str | os.PathLike[str]) -> str:
    """The text of a file that comes with the program, also out of an archive that the program is run from."""
    loader: Any = globals()["__loader__"]
    return str(loader.get_data(os.fspath(path)), "utf-8")


def read_bytes(path: str, limit: int) -> bytes:
    """The content of a regular file, of standard input for `-`, or of an open pipe, of at most `limit` bytes.

    Raises UnreadableFile for anything else: missing, unreadable, not a regular file, too large.
    """
    name = display_name(path)
    try:
        content = _content(path, limit)
    except ValueError:
        raise UnreadableFile(f"{name}: cannot be read: no file can have this name") from None
    except FileNotFoundError as error:
        raise UnreadableFile(_not_there(path, error)) from None
    except OSError as error:
        reason = _not_regular("a socket", path) if error.errno == ENXIO else error.strerror
        raise UnreadableFile(f"{name}: cannot be read: {reason}") from None
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
            raise UnreadableFile(f"{name}: is {encoding}, not UTF-8: {_converted(encoding, name)}")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = f"byte 0x{content[error.start]:02x} in line {line}"
        encoding = "GB18030" if _is_chinese(content[error.start : error.start + _SAMPLE]) else "ENCODING"
        raise UnreadableFile(f"{name}: is not UTF-8: {where}; {_converted(encoding, name)}") from None


def _converted(encoding: str, name: str) -> str:
    """How a file, or what comes through a pipe, becomes UTF-8."""
    after = "| jjj ... -" if name == display_name(STDIN) else name
    return f"convert it, as with iconv -f {encoding} -t UTF-8 {after}"


def _is_chinese(sample: bytes) -> bool:
    """Whether bytes read as Chinese in the encoding that the country has besides UTF-8."""
    from codecs import getincrementaldecoder

    try:
        text = getincrementaldecoder("gb18030")().decode(sample)
    except UnicodeDecodeError:
        return False
    odd = [character for character in text if not character.isascii()]
    return len(odd) > 1 and 2 * sum("\u4e00" <= character <= "\u9fff" for character in odd) > len(odd)


def _not_there(path: str, error: OSError) -> str:
    """What is said of a file that is missing: a web address is no file, and an empty name that of none."""
    if not path:
        return "the name of the file is empty: give one, or - for standard input"
    name = display_name(path)
    if re.match(_WEB_ADDRESS, path):
        from shlex import quote

        return f"{name}: is a web address, and jjj fetches nothing: curl -s {visible(quote(path))} | jjj ... -"
    return f"{name}: cannot be read: {error.strerror}{_nearest_file(path)}"


def _nearest_file(path: str) -> str:
    """`: did you mean ...?` for the file of the same folder whose name is nearest."""
    from difflib import get_close_matches
    from itertools import islice

    folder, last = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.name for entry in islice(entries, 1000) if entry.name != last]
    except (OSError, ValueError):
        names = []
    close = get_close_matches(last, names, 1) if len(last) < _LONGEST_NAME else []
    if close:
        return f": did you mean {visible(os.path.join(folder, close[0]))}?"
    return ": give the path of a file, or - for standard input"


def _content(path: str, limit: int) -> bytes:
    """At most `limit` bytes and one more of what a name stands for."""
    if path == STDIN:
        return _standard_input(limit)
    descriptor = _open_pipe(path)
    return _regular_file(path, limit) if descriptor is None else _read_pipe(descriptor, limit)


def _open_pipe(path: str) -> int | None:
    """The descriptor behind a name such as a shell gives to `<(...)`; None where it is no open pipe."""
    if not (found := re.fullmatch(_OPEN_PIPE, path)):
        return None
    descriptor = 0 if found[3] else int(found[1] or found[2])
    try:
        return descriptor if stat.S_ISFIFO(os.fstat(descriptor).st_mode) else None
    except OSError:
        return None


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        raise OSError(0, "standard input is closed: give the name of a file")
    try:
        descriptor = sys.stdin.fileno()
    except (OSError, ValueError):  # no stream of the system, but one that a program put in its place
        return sys.stdin.buffer.read(limit + 1)
    if os.isatty(descriptor):
        tell("reading standard input from this terminal: end it with Ctrl-D, leave with Ctrl-C")
    return _read_pipe(descriptor, limit)


def _read_pipe(descriptor: int, limit: int) -> bytes:
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


def _not_regular(kind: str, path: str) -> str:
    """What is said of what is no regular file, and what to give instead."""
    pipe, folder = kind == "a named pipe", kind == "a directory"
    file = "give a file in it" if folder else "give a file, or -"
    return f"it is {kind}, not a regular file: " + (
        f"give - and let a shell read it, < {visible(path)}" if pipe else file
    )


def _regular_file(path: str, limit: int) -> bytes:
    # As bytes, since the locale may not know the name's characters. Without O_NONBLOCK the open itself would
    # wait for the other end of a named pipe.
    descriptor = os.open(path.encode("utf-8", "surrogateescape"), _FLAGS)
    try:
        status = os.fstat(descriptor)
        for is_kind, kind in _KINDS:
            if is_kind(status.st_mode):
                raise OSError(0, _not_regular(kind, path))
        if status.st_size > limit:
            return b"\0" * (limit + 1)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(limit + 1)
    finally:
        os.close(descriptor)
