"""Keys put into the mappings of a YAML text, of which no other character changes."""

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


def with_keys(text: str, added: Mapping[ModelPath, Mapping[str, str]]) -> str:
    """The text with keys added to the mappings at these paths, each behind the last scalar that its mapping holds.

    The mappings must be there and hold a scalar. What is added has their style: brackets, lines, or JSON.
    """
    edits = []
    for path, mapping in _mappings(text, added).items():
        edits += [_insertion(text, mapping, key, value) for key, value in added[path].items()]
    pieces, position = [], 0
    for place, inserted in sorted(edits):
        pieces += [text[position:place], inserted]
        position = place
    return "".join([*pieces, text[position:]])


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
