"""Dying of a signal, so that whoever waits can see it: at once, or once a last thing is done."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_DEADLY = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def before_death(last: Callable[[], object]) -> Iterator[None]:
    """While inside, a signal that ends the process does so only after `last`, which puts things in order."""

    def end(number: int, _: FrameType | None) -> None:
        last()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    changed = [number for number in _DEADLY if _ends_the_process(number)]
    for number in changed:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _ends_the_process(number: int) -> bool:
    """Whether a signal would; what a program that only uses us does with its signals is its own affair."""
    from threading import current_thread, main_thread

    return signal.getsignal(number) == signal.SIG_DFL and current_thread() is main_thread()
