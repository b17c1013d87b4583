"""A table as a terminal shows it. What it is made of, stands beside."""

import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from ..table import Shape, Table
from .boxes import flow
from .cells import Wrapping, harmless
from .inks import Inked
from .pairs import pairs_page, records
from .rows import draw_rows, sections

NARROWEST_TABLE = 50
_NARROWEST = 2  # the width of one Chinese character
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


class StyledRun(NamedTuple):
    """A piece of a line with its looks: bold, dim, reverse, the name of a colour, with spaces between."""

    text: str
    looks: str


StyledLine = list[StyledRun]


def draw(table: Table, width: int, colour: bool) -> str:
    """The table for a terminal of `width` columns, with escape sequences only where `colour`."""
    buffer = StringIO()
    console = _console(buffer, width, colour)
    for part in (_title(table), *_below(table, console.width)):
        console.print(Inked(part))
    # Rich gives each link an id by chance; the same table is to be the same bytes.
    return _LINK_ID.sub("\x1b]8;;", buffer.getvalue())


def picture(table: Table, width: int) -> tuple[list[StyledLine], list[StyledLine]]:
    """What `draw` writes, as runs: the lines of the title, and those below it."""
    console = _console(StringIO(), width, True)
    title = console.render_lines(_title(table), pad=False)
    below = [line for part in _below(table, console.width) for line in console.render_lines(part, pad=False)]
    return [list(map(_run, line)) for line in title], [list(map(_run, line)) for line in below]


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return cell_len(text)


def _run(segment: Segment) -> StyledRun:
    style = segment.style or Style()
    looks = [name for name in ("bold", "dim", "reverse") if getattr(style, name)]
    return StyledRun(segment.text, " ".join([*looks, style.color.name] if style.color else looks))


def _console(file: StringIO, width: int, colour: bool) -> Console:
    return Console(
        file=file,
        width=max(width, _NARROWEST),
        height=100,
        force_terminal=colour,
        color_system="256" if colour else None,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def _title(table: Table) -> RenderableType:
    """What is listed, and how many there are; of several tables that of the first."""
    table = next(iter(table.parts), table)
    count = f" · {table.counted.format(table.number)}" if table.number and table.items else ""
    return Wrapping(Text.assemble((harmless(table.title), "bold"), (count, "dim")))


def _below(table: Table, width: int) -> Iterator[RenderableType]:
    """All that stands below the title, the titles of further tables included."""
    for number, part in enumerate(table.parts or (table,)):
        if number:
            yield from (Text(), _title(part))
        yield from _layout(part, width)
        if part.footer:
            yield Wrapping(Text(harmless(part.footer), "dim"))


def _layout(table: Table, width: int) -> Iterable[RenderableType]:
    if not table.items:
        return [Wrapping(Text(harmless(table.empty), "dim"))]
    if table.shape is Shape.PAIRS:
        return pairs_page(table, width)
    if table.shape is Shape.FLOW:
        return flow(table, width)
    if table.shape is Shape.ROWS and width >= NARROWEST_TABLE:
        if table.section and (parts := sections(table, width)):
            return parts
        if not table.section and (drawn := draw_rows(table, width)):
            return [drawn]
    return records(table, width)
