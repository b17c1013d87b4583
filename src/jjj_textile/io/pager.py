"""A table that is longer than the screen, through a pager, as git and gh do it."""

import os
import signal
from collections.abc import Mapping

from .capabilities import height, is_terminal
from .output import write

_NO_PAGER = ("", "cat")
_NOT_STARTED = (126, 127)
"""What a shell says of a program that it cannot run, or does not find."""


def page(text: str, allowed: bool = True) -> None:
    """Write a drawn text to standard output; at a terminal on which it has no room, through a pager."""
    command = pager()
    longer = is_terminal() and 0 < height() < text.count("\n")
    if not (allowed and longer and command not in _NO_PAGER and _shown(command, text)):
        write(text, drawn=True)


def pager(environment: Mapping[str, str] = os.environ) -> str:
    """The pager's command line: of JJJ_PAGER, else PAGER, else `less`."""
    return next((environment[name] for name in ("JJJ_PAGER", "PAGER") if name in environment), "less").strip()


def _shown(command: str, text: str) -> bool:
    """Whether a pager took the text; it is no matter how much of it was read."""
    import subprocess

    # less ends by itself where all fits, passes colours and links on, and leaves what was read on the screen.
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    before = [(number, signal.signal(number, signal.SIG_IGN)) for number in (signal.SIGINT, signal.SIGPIPE)]
    try:
        # The pager handles an interruption itself; a pager that was quit reads no more.
        process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602
        process.communicate(text.encode("utf-8", "backslashreplace"))
    finally:
        for number, handler in before:
            signal.signal(number, handler)
    return process.returncode not in _NOT_STARTED
