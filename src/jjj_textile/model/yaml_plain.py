"""The plain part of YAML, line by line: what nearly every model is written in.

Why a second reader: importing PyYAML takes 12 ms, of every start, and its events take 5.6 ms where this takes 4.3.
Without it `jjj goals` takes 1.36 instead of 1.15 of the time of the smallest Typer program, and a long load a quarter
more. What is not plain is left to `yaml_events`; what both can read, both read alike, which tests hold. Delete this
file, and its line in `yaml_reader`, when PyYAML imports in under 4 ms, or when a kept library tells positions and
equal keys as fast.
"""

import re
from collections.abc import Iterator
from typing import Any

from ..io.progress import Watch, unwatched
from ..text.escaping import is_safe
from .yaml_scalars import MAX_DEPTH, MAX_VALUES, typed

_KEY = "[A-Za-z][A-Za-z0-9_-]{0,63}"
_QUOTED = r""""([^"\\]*)"|'([^']*)'"""
_LINE = re.compile(rf"^( *)(?:-( +))?(?:({_KEY}):(?= |$))? *(.*)", re.MULTILINE)
_PLAIN = r"""[^\[\]{},:#?&*!|>'"%@` -][^\[\]{},:#?]*"""
_ITEM = re.compile(rf""" *(?:({_KEY}): +)?(?:([\[{{])|(?:(?:{_QUOTED}) *|({_PLAIN}))([,}}\]]))""")
_WHOLE_QUOTED = re.compile(_QUOTED)
_NEVER_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
_ODD = "\t\r\ufffe\uffff"
_CLOSING = {"[": "]", "{": "}"}
_FOLDED = ">-"
_NOTHING = object()
_MAX_FLOW_DEPTH = 4

LineEntry = tuple[int, int, str | None, Any]
"""What a line adds: the column where it begins, the width of its dash, its key, and its value."""


class _NotPlain(Exception):
    """What takes all of YAML to read."""


def read_plain_yaml(text: str, watch: Watch = unwatched) -> dict[str, Any] | None:
    """The mapping in `text`; None where it is not plain, not valid or past a limit: `yaml_events` says which."""
    try:
        return _build(text, watch) if is_safe(text) and not any(character in text for character in _ODD) else None
    except _NotPlain:
        return None


def _build(text: str, watch: Watch) -> dict[str, Any]:  # noqa: C901 - one loop, for speed
    """The nested mappings and lists of a text.

    Each entry goes into the innermost container that begins at its column, which is on top of `stack`:

        facts:            column 0: `facts` waits for what it holds
          - id: G1        column 2, a dash: a list under `facts`; behind the dash, at column 4, a mapping in the list
            kind: goal    column 4: into that mapping
          - id: G2        column 2, a dash: the mapping is taken off the stack, and a new one goes into the list
    """
    top: dict[str, Any] = {}
    stack: list[tuple[int, Any]] = [(0, top)]
    start, container = stack[0]
    waiting: str | None = None
    count = 1
    for column, dash_width, key, value in _entries(text, watch):
        if waiting is not None and (column > start or (dash_width and column == start)):
            container[waiting] = [] if dash_width else {}
            stack.append((column, container[waiting]))
        elif dash_width or column != start or type(container) is list:
            while stack[-1][0] > column or (stack[-1][0] == column and not dash_width and type(stack[-1][1]) is list):
                stack.pop()
        start, container = stack[-1]
        if start != column or (type(container) is list) != (dash_width > 0):
            raise _NotPlain
        if len(stack) > MAX_DEPTH - _MAX_FLOW_DEPTH:
            raise _NotPlain
        waiting = None
        count += 2 if type(value) is str else 1 + _size(value)  # a key and its value, which is most often a text
        if count > MAX_VALUES or (value is _NOTHING and key is None):
            raise _NotPlain
        if dash_width and key is None:
            container.append(value)
            continue
        if dash_width:
            count += 1
            start = column + dash_width
            container.append({})
            container = container[-1]
            stack.append((start, container))
        if key is None or key in container:
            raise _NotPlain
        if value is _NOTHING:
            waiting = key
        container[key] = None if value is _NOTHING else value
    if not top:
        raise _NotPlain
    return top


def _entries(text: str, watch: Watch) -> Iterator[LineEntry]:
    """The entries of the lines, each with its value, which may go on over lines: folded, or in brackets."""
    lines = iter(watch(_LINE.finditer(text), text.count("\n") + 1))
    line = next(lines, None)
    while line:
        indent, dash, key, rest = line.groups()
        line = next(lines, None)
        column, width = len(indent), 1 + len(dash) if dash else 0
        if key is None and not dash and (not rest or rest[0] == "#"):
            continue
        if not rest:
            value: Any = _NOTHING
        elif rest == _FOLDED or rest[0] in _CLOSING:
            parts = [rest]
            inside = column + width if key else column
            while line and (len(line[1]) > inside or not line[0].strip(" ")) and not _is_closed(parts):
                parts.append(line[0])
                line = next(lines, None)
            value = _folded(parts[1:]) if rest == _FOLDED else _flow(parts)
        else:
            value = _scalar(rest.rstrip(" "))
        yield column, width, key, value


def _is_closed(parts: list[str]) -> bool:
    """Whether what begins with a bracket ends with one."""
    return parts[-1].rstrip(" ").endswith(_CLOSING.get(parts[0][0], "\n"))


def _scalar(text: str) -> Any:
    if text[0] in _NEVER_FIRST:
        quoted = _WHOLE_QUOTED.fullmatch(text)
        if not quoted:
            raise _NotPlain
        return quoted[quoted.lastindex or 0]
    if ": " in text or " #" in text or text[-1] == ":":
        raise _NotPlain
    return typed(text)


def _folded(lines: list[str]) -> str:
    """Lines of one indentation, joined by spaces."""
    while lines and not lines[-1]:
        lines.pop()
    indent = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0
    margin = " " * indent
    if not lines or any(
        not line.startswith(margin) or line[indent : indent + 1] in ("", " ") or line[-1] == " " for line in lines
    ):
        raise _NotPlain
    return " ".join([line[indent:] for line in lines])


def _flow(lines: list[str]) -> Any:
    """What stands in brackets, on one line or on several."""
    stripped = [line.strip(" ") for line in lines]
    if not all(stripped):
        raise _NotPlain
    text = " ".join(stripped)
    if len(text) > MAX_VALUES and sum(map(text.count, ",[{")) > MAX_VALUES:
        raise _NotPlain  # before any of it takes room
    value, end = _collection(text, 0, _MAX_FLOW_DEPTH)
    if end < len(text):
        raise _NotPlain
    return value


def _collection(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The mapping or list that opens at an offset, and the offset after its end."""
    found: Any = {} if text[at] == "{" else []
    is_list, closing = type(found) is list, _CLOSING[text[at]]
    end = ","
    at += 1
    while end == ",":
        item = _ITEM.match(text, at)
        if not item or not depth:
            raise _NotPlain
        key, bracket, double, single, plain, end = item.groups()
        at = item.end()
        if bracket:
            value, at = _collection(text, at - 1, depth - 1)
            while text.startswith(" ", at):
                at += 1
            end = text[at : at + 1]
            at += 1
        else:
            value = typed(plain.rstrip(" ")) if plain else double or single or ""
        if is_list:
            if key:
                raise _NotPlain
            found.append(value)
        elif key is None or key in found:
            raise _NotPlain
        else:
            found[key] = value
    if end != closing:
        raise _NotPlain
    return found, at


def _size(value: Any) -> int:
    """How many values a value is made of."""
    if type(value) is dict:
        return 1 + len(value) + sum(map(_size, value.values()))
    return 1 + sum(map(_size, value)) if type(value) is list else 1
