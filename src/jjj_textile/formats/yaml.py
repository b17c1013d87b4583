"""YAML: a list of mappings that reads back, by readers of YAML 1.1 and 1.2, equal to the JSON."""

from collections.abc import Iterator

from ..table import Table, Value
from ..text.yaml_writing import yaml_quoted, yaml_scalar


def render(table: Table) -> Iterator[str]:
    """The rows as mappings with every column."""
    for record in table.records():
        indent = "- "
        for key, value in record.items():
            yield f"{indent}{yaml_scalar(key)}: {_node(value)}\n"
            indent = "  "
    if not table.items:
        yield "[]\n"


def _node(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, int | float):
        return str(value)
    return yaml_scalar(value) if isinstance(value, str) else f"[{', '.join(map(yaml_quoted, value))}]"
