"""The exit statuses and what each means: for the program, the manual page and the documentation."""

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


MEANINGS = {
    ExitStatus.DONE: "yes, done",
    ExitStatus.NO: "no: an unknown id, nothing found, a passage that is not on the page, words unaccounted for, "
    "an invalid file under check",
    ExitStatus.USAGE: "usage",
    ExitStatus.UNREADABLE: "the model or the source cannot be read, or is not valid",
    ExitStatus.UNWRITABLE: "the output could not be written",
    ExitStatus.BUG: "a bug in jjj",
    ExitStatus.INTERRUPTED: "interrupted",
    ExitStatus.PIPE_CLOSED: "the reader closed the pipe",
}
