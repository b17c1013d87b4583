"""The exit statuses. What each means stands in the catalogues of help, under `statuses`."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """How a run of `jjj` ended."""

    DONE = 0
    NO = 1
    USAGE = 2
    UNREADABLE = 3
    UNWRITABLE = 4
    BUG = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141
