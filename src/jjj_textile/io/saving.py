"""Files that the program writes: whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EISDIR

from ..text.escaping import visible
from .interruption import before_death
from .output import STDOUT, Unwritable, write

_LONGEST_NAME = 200
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def create(path: str, text: str) -> None:
    """Write a text to a file that is not there yet; `-` is standard output.

    Raises Unwritable where there is one, or where it cannot be made.
    """
    _save(path, text, new=True)


def replace(path: str, text: str) -> None:
    """Write a text to a file, instead of what is there; `-` is standard output.

    Raises Unwritable where that cannot be done. Whatever happens, the file is the old one or the new.
    """
    _save(path, text, new=False)


def _save(path: str, text: str, new: bool) -> None:
    if path == STDOUT:
        write(text)
        return
    if not path:
        raise Unwritable("the name of the file to write is empty: give one, or - for standard output")
    try:
        target = os.path.realpath(path.encode("utf-8", "surrogateescape"))
        content = text.encode("utf-8", "backslashreplace")
        if _is_stream(path):
            _pour(path, content)
        else:
            _put_in_place(target, content, new)
    except FileExistsError:
        raise Unwritable(f"{visible(path)}: there is a file already: take another name, or remove it first") from None
    except IsADirectoryError:
        raise Unwritable(f"{visible(path)}: is a directory: give the name of a file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise Unwritable(f"{visible(path)}: cannot be written: {reason}; -o - is standard output") from None


def _is_stream(path: str) -> bool:
    """Whether what is there takes what is written and keeps no file: a device, a pipe, an open stream."""
    try:
        mode = os.stat(path.encode("utf-8", "surrogateescape")).st_mode if path[-1] != "/" else stat.S_IFDIR
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    return not stat.S_ISREG(mode) or path.startswith(("/dev/", "/proc/"))


def _pour(path: str, content: bytes) -> None:
    """Write to a stream, from where it stands on."""
    descriptor = os.open(path.encode("utf-8", "surrogateescape"), os.O_WRONLY | os.O_APPEND)
    with open(descriptor, "wb", buffering=0) as stream:
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def _put_in_place(target: bytes, content: bytes, new: bool) -> None:
    """Write a file beside, and put it where it belongs once it is whole."""
    if new and os.path.lexists(target):
        raise FileExistsError
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    with _beside(target) as (name, descriptor):
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
            with suppress(OSError):
                os.fchmod(descriptor, stat.S_IMODE(os.stat(target).st_mode))
        if new:
            os.link(name, target)
        else:
            os.replace(name, target)


@contextmanager
def _beside(target: bytes) -> Iterator[tuple[bytes, int]]:
    """A new, empty file in the same folder, which is gone afterwards unless it has been put in place."""
    folder, last = os.path.split(target)
    name = os.path.join(folder, b".%s.%d.part" % (last[:_LONGEST_NAME], os.getpid()))

    def remove() -> None:
        with suppress(OSError):
            os.unlink(name)

    with before_death(remove):
        descriptor = os.open(name, _NEW, 0o666)
        try:
            yield name, descriptor
        finally:
            remove()
