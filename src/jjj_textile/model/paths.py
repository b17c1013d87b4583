"""The way to a value in a model file, and the line and column where it stands."""

from typing import Any, NamedTuple

Path = tuple[str | int, ...]
"""The way from the top to a value: keys and positions."""

Step = tuple[Any, str | int] | None
"""A path under construction: the parent's step and one key; None at the top."""


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


Duplicates = tuple[tuple[Path, Place], ...]
"""The keys that stand twice in one mapping."""


def path_of(step: Step) -> Path:
    """A finished path."""
    keys: list[str | int] = []
    while step:
        step, key = step
        keys.append(key)
    return tuple(reversed(keys))
