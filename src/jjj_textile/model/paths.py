"""The way to a value in a model file, and the line and column where it stands."""

from typing import Any

from ..light_tuples import LightTuple

ModelPath = tuple[str | int, ...]
"""The way from the top to a value: keys and positions."""

PathStep = tuple[Any, str | int] | None
"""A path under construction: the parent's step and one key; None at the top."""


class Position(LightTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


Duplicates = tuple[tuple[ModelPath, Position], ...]
"""The keys that stand twice in one mapping."""


def path_of(step: PathStep) -> ModelPath:
    """A finished path."""
    keys: list[str | int] = []
    while step:
        step, key = step
        keys.append(key)
    return tuple(reversed(keys))
