"""The pages that a command reads: bounded in memory, which is for a process of our own alone, with their notes told.

Tested in tests/page/test_copy.py and tests/processes.
"""

from ..io.memory import bounded_memory
from ..io.output import tell
from ..page import copy
from ..text.normalise import NormalText, normalise_with_offsets


def copy_from(source: str) -> copy.Copy:
    """The copy of a page in a file, or on standard input for `-`. Raises UnreadableFile, also where it is too large."""
    with bounded_memory(copy.MAX_MEMORY):
        return copy.read_copy(source, tell)


def page_from(source: str) -> NormalText:
    """The text of that copy, normalised."""
    return normalise_with_offsets(copy_from(source).text)
