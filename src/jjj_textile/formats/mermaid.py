"""Mermaid: a flow as a chart of boxes from left to right, as pages in Markdown show it."""

import re
from collections.abc import Iterator

from ..drawing.accents import accent
from ..drawing.flow import Box, edges, flow_steps
from ..table import Table
from ..text.escaping import visible_in_xml

_SPECIAL = re.compile(r"[!-'*+\--/:-@\[-`{-~]")
_BREAK = re.compile(r"\r\n|\n|\r")
# Read as a line break, a formula and an icon even from entities: an invisible joiner keeps them apart.
_MEANT = re.compile(r"(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=:)(?=fa-)")
_JOINER = "\u2060"


def render(table: Table) -> Iterator[str]:
    """A flowchart: a subgraph a step, a box for each who stands in it, an edge from each to each of the next."""
    flow = flow_steps(table, "mermaid")
    yield f"flowchart LR\n  accTitle: {_escape(_BREAK.sub(' ', visible_in_xml(table.title)))}\n"
    for number, step in enumerate(flow):
        yield f"  subgraph s{number}[{_quoted(step.name)}]\n"
        yield from map(_box, step.boxes)
        yield "  end\n"
    yield from [f"  n{start} --> n{end}\n" for start, end in edges(flow, table)]
    for number in sorted({box.accent for step in flow for box in step.boxes if box.accent is not None}):
        yield f"  classDef accent{number} fill:none,stroke:{accent(number).on_light},stroke-width:2px\n"
    if flow:
        yield "  classDef step fill:none,stroke:#8c959f\n"
        yield f"  class {','.join([f's{number}' for number in range(len(flow))])} step\n"


def _box(box: Box) -> str:
    look = "" if box.accent is None else f":::accent{box.accent}"
    return f"    n{box.number}[{_quoted(chr(10).join(box.texts))}]{look}\n"


def _quoted(text: str) -> str:
    return f'"{_BREAK.sub("<br>", _escape(text)) or " "}"'


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", _MEANT.sub(_JOINER, text))
