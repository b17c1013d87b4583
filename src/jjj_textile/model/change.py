"""What became of a fact, or of words of a page, from one version to the next.

Tested in tests/page/test_difference.py.
"""

from enum import StrEnum
from typing import NamedTuple


class ChangeKind(StrEnum):
    """What became of it. All but KEPT are differences."""

    KEPT = "kept"
    REWORDED = "reworded"
    CHANGED = "changed"
    MOVED = "moved"
    DROPPED = "dropped"
    NEW = "new"
    REMOVED = "removed"
    ADDED = "added"


class Change(NamedTuple):
    """What became of a fact of `id` and `kind`; of words of the page that carry no fact where `id` is None.

    `old` and `new` are its words before and after, None where there are none; `block` is where it stands now, or
    stood before. `old_id` and `old_block` are those of the older version.
    """

    change: ChangeKind
    id: str | None
    kind: str | None
    old: str | None
    new: str | None
    block: str | None
    old_id: str | None = None
    old_block: str | None = None
