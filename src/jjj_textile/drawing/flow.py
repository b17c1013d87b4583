"""A table of connected boxes, taken apart: its steps, who stands in each, and what leads where."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from ..errors import UsageError
from ..table import Shape, Table, display
from ..text.escaping import visible_in_xml


class Box(NamedTuple):
    """A box: its number from 0, its texts (title, body, place), and its accent from 0."""

    number: int
    texts: Sequence[str]
    accent: int | None


class FlowStep(NamedTuple):
    """One step of a flow, with the boxes that stand in it."""

    name: str
    boxes: Sequence[Box]


def flow_steps(table: Table, format: str) -> list[FlowStep]:
    """The steps of a flow, in their order. Raises UsageError for any other table."""
    if table.shape is not Shape.FLOW:
        raise UsageError(f"{format} draws a flow: jjj chain")
    group, key, *columns = table.columns

    def box(number: int, item: Any) -> Box:
        term = key.terms_of(item)[str(key.value(item))]
        return Box(number, [visible_in_xml(display(column, item, table.language)) for column in columns], term.accent)

    groups = groupby(enumerate(table.items), lambda numbered: display(group, numbered[1], table.language))
    return [FlowStep(visible_in_xml(name), [box(*numbered) for numbered in items]) for name, items in groups]


def edges(flow: Sequence[FlowStep], table: Table) -> Iterator[tuple[int, int]]:
    """From each box of a step to each of the next, by number; none where the steps stand side by side."""
    for before, after in pairwise(flow) if table.follows else ():
        yield from [(start.number, end.number) for start in before.boxes for end in after.boxes]
