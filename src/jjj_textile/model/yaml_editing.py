"""Values put into the mappings of a YAML text, of which no other character changes."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..text.yaml_writing import yaml_quoted, yaml_scalar_in_brackets
from .paths import ModelPath
from .yaml_events import walk

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]|\Z")


class _Mapping(NamedTuple):
    """A mapping: whether it stands in brackets, and the parser's events of its keys and scalars."""

    is_flow: bool
    pairs: list[tuple[Any, Any]]


def with_keys(text: str, changes: Mapping[ModelPath, Mapping[str, str]]) -> str:
    """The text with keys set in the mappings at these paths: in the place of a scalar that is there, else added.

    The mappings must be there and hold a scalar; keys are added behind the last of these. What is written has the
    style of its mapping: brackets, lines, or JSON.
    """
    edits: list[tuple[int, int, str]] = []
    for path, mapping in _mappings(text, changes).items():
        for key, value in changes[path].items():
            standing = next((scalar for name, scalar in mapping.pairs if name.value == key), None)
            if standing is None:
                place, inserted = _insertion(text, mapping, key, value)
                edits.append((place, place, inserted))
            else:
                edits.append((standing.start_mark.index, standing.end_mark.index, _written(value, standing)))
    pieces, position = [], 0
    for start, end, written in sorted(edits):
        pieces += [text[position:start], written]
        position = end
    return "".join([*pieces, text[position:]])


def _written(value: str, standing: Any) -> str:
    """A value as it is written in the place of a scalar: in quotation marks where that has them."""
    return yaml_quoted(value) if standing.style == '"' else yaml_scalar_in_brackets(value)


def _mappings(text: str, paths: Mapping[ModelPath, object]) -> dict[ModelPath, _Mapping]:
    found: dict[ModelPath, _Mapping] = {}
    for path, key, event in walk(text):
        if path in paths:
            found[path] = _Mapping(event.flow_style, [])
        elif path[:-1] in found and hasattr(event, "value"):
            found[path[:-1]].pairs.append((key, event))
    return found


def _insertion(text: str, mapping: _Mapping, key: str, value: str) -> tuple[int, str]:
    """Where a key goes into a mapping, and what is written there."""
    last_key, last_value = mapping.pairs[-1]
    if last_key.style == '"':
        pair = f"{yaml_quoted(key)}: {yaml_quoted(value)}"
    else:
        pair = f"{key}: {yaml_scalar_in_brackets(value)}"
    if mapping.is_flow:
        return last_value.end_mark.index, f", {pair}"
    indent = " " * last_key.start_mark.column
    line_break = _BREAK.search(text)
    between = f"{(line_break and line_break[0]) or chr(10)}{indent}"
    if last_value.start_mark.line == last_value.end_mark.line:
        line_end = _BREAK.search(text, last_value.end_mark.index)
        return line_end.start() if line_end else len(text), f"{between}{pair}"
    return last_key.start_mark.index, f"{pair}{between}"  # a value of several lines stays the last
