"""The dot language of Graphviz: a flow as clusters of boxes from left to right."""

from collections.abc import Iterator

from ..drawing.accents import accent
from ..drawing.flow import Box, edges, flow_steps
from ..table import Table
from ..text.escaping import visible_in_xml

# An ampersand begins an entity in a label, as a backslash does an escape.
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "&": "&amp;", "\n": r"\n"})
_FONT = 'fontname="Helvetica,Arial,sans-serif"'


def render(table: Table) -> Iterator[str]:
    """A digraph: a cluster a step, a box for each who stands in it, an edge from each to each of the next."""
    flow = flow_steps(table, "dot")
    yield "digraph {\n"
    yield f"  graph [label={_quoted(visible_in_xml(table.title))}, labelloc=t, rankdir=LR, {_FONT}]\n"
    yield f"  node [shape=box, style=rounded, penwidth=2, {_FONT}]\n"
    for number, step in enumerate(flow):
        yield f"  subgraph cluster_{number} {{\n"
        yield f'    graph [label={_quoted(step.name)}, style=rounded, color="#d0d7de"]\n'
        yield from map(_box, step.boxes)
        yield "  }\n"
    yield from [f"  n{start} -> n{end}\n" for start, end in edges(flow, table)]
    yield "}\n"


def _box(box: Box) -> str:
    look = "" if box.accent is None else f', color="{accent(box.accent).on_light}"'
    return f"    n{box.number} [label={_quoted(chr(10).join(box.texts))}{look}]\n"


def _quoted(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return f'"{lines.translate(_ESCAPES)}"'
