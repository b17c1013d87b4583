"""What the quick run leaves out: of many like cases it takes a few, and `.ci/run` all."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def slow_but(quick: Collection[Any], cases: Iterable[Any]) -> list[Any]:
    """The cases as parameters of a test, all but those of `quick` with the marker `slow`."""
    return [case if case in quick else pytest.param(case, marks=pytest.mark.slow) for case in cases]
