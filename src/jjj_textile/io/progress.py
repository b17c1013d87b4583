"""How far a long piece of work has come: a bar on standard error that leaves nothing behind."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .interruption import before_death

PATIENCE = 0.5
"""Seconds that pass before anything is shown."""

_STEP = 2048
_WIDTH = 24

Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""Yields the items unchanged; may draw a progress bar out of `total`."""


def unwatched(things: Iterable[Any], total: int) -> Iterable[Any]:  # noqa: ARG001 - as every Watch
    """The same things, and nothing shown."""
    return things


def watch(things: Iterable[Any], total: int) -> Iterable[Any]:
    """The same things; where both streams are terminals, a bar says how many of `total` have been taken."""
    streams = (sys.stdout, sys.stderr)
    return _drawn(things, total) if all(stream is not None and stream.isatty() for stream in streams) else things


def _drawn(things: Iterable[Any], total: int) -> Iterator[Any]:
    begin = time.monotonic() + PATIENCE
    shown = False

    def clear() -> None:
        if shown:
            _tell("\r\x1b[K")

    with before_death(clear):
        try:
            for number, thing in enumerate(things):
                if not number % _STEP and time.monotonic() > begin:
                    shown = True
                    _tell(f"\r{_bar(number, total)}")
                yield thing
        finally:
            clear()


def _bar(number: int, total: int) -> str:
    done = min(number / total, 1)
    return f"jjj: reading {'━' * int(done * _WIDTH):─<{_WIDTH}} {done:4.0%}"


def _tell(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # what cannot be shown is not missed
        pass
