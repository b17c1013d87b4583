"""YAML to plain values: one document of mappings, lists, text and numbers, or a refusal with its place.

Built from the parser's events, which keep what `yaml.load` loses: equal keys, places, and the
difference between `2025` and `"2025"`. It is also some ten times faster, and no input can make it run
code, expand an alias or nest without end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ..errors import InvalidModel, Problem
from ..io.progress import Watch, unwatched
from .paths import Duplicates, ModelPath, Position
from .yaml_scalars import MAX_DEPTH, MAX_VALUES, typed


class Tree(NamedTuple):
    """What a document holds, and the keys that stand twice in one mapping."""

    value: Any
    duplicates: Duplicates


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_TOO_DEEP = "exceeded maximum nesting depth"
_HIDES_THE_END = re.compile(
    r"[^\"'#{\[]*[{\[](?:[^\"'#{}\[\]]|(?<=\S)#)*[{\[]?(?:[^\"'#{}\[\]]|(?<=\S)#)*\s#(?=.*[}\]]\s*$)"
)
"""A line in whose brackets, at most two deep, a comment begins that closes them at its end."""

_COMMENT = "a comment begins at this #: a text with a # in it goes in quotation marks"
_LINES_ABOVE, _LONGEST_LINE = 8, 500
_UNOPENED = str.maketrans("[{", ",,")
# libyaml compares each %TAG line with all earlier ones: the time grows with the square of their number.
_TAG_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n|%(?!TAG)[^\n]*\n)*+%TAG")


def parse_yaml(text: str, name: str, watch: Watch = unwatched) -> Tree:
    """The one document in `text`.

    Raises InvalidModel, with the file `name`, for what is not YAML, has more than one document, an
    alias, an anchor, a tag or a merge key, or passes the limits of depth and number.
    """
    _refuse_control_characters(text, name)
    if _TAG_DIRECTIVE.match(text):
        raise _refusal(name, None, "tags are not supported")
    try:
        return _build(watch(iter(_Loader(text).get_event, None), _events(text)), name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        shallower = _without_deeper_brackets(text, mark.index) if mark and error.problem == _TOO_DEEP else text
        if shallower != text:
            return parse_yaml(shallower, name)
        if mark and (comment := _unclosed_by_comment(text, mark.line)):
            raise _refused_at(name, comment, f"is not valid YAML: {_COMMENT}") from None
        raise _refusal(name, mark, f"is not valid YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise _refusal(name, None, f"is not valid YAML: {' '.join(str(error).split())}") from None


def _unclosed_by_comment(text: str, line: int) -> Position | None:
    """Where a # in the brackets of a line near above hides their end, so that the parser fails only here."""
    lines = text.split("\n")[: line + 1]
    for number in range(len(lines) - 1, max(len(lines) - _LINES_ABOVE, 0) - 1, -1):
        if match := _HIDES_THE_END.match(lines[number][:_LONGEST_LINE]):
            return Position(number + 1, match.end())
    return None


def _without_deeper_brackets(text: str, limit: int) -> str:
    """A text whose brackets nest no deeper than at the offset `limit`, where LibYAML refused to go deeper.

    LibYAML looks up to 1,024 characters ahead for the end of a key. From 0.2.6 on it may so meet its own limit of
    1,000 levels before it has told of the first. Of this text it tells all that stands before that limit.
    """
    return text[:limit] + text[limit : limit + 1_024].translate(_UNOPENED)


def positions(text: str, paths: Mapping[ModelPath, bool]) -> dict[ModelPath, Position]:
    """Where each of `paths` stands in `text`: its value, or, where the mapping says True, its key.

    A path that is not there stands where its nearest parent does.
    """
    found: dict[ModelPath, Position] = {}
    wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
    for path, key, value in walk(text):
        if path in wanted:
            found.setdefault(path, _position((key if paths.get(path) else value).start_mark))
            if len(found) == len(wanted):
                break
    return {
        path: next(found[path[:length]] for length in range(len(path), -1, -1) if path[:length] in found)
        for path in paths
    }


def _build(events: Iterable[Any], name: str) -> Tree:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
    """The loop that every byte of a model passes: one pass over the events, a stack, no recursion."""
    scalar, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    duplicates: list[tuple[ModelPath, Position]] = []
    stack: list[tuple[Any, Any]] = []
    top: list[Any] = []  # stands for the parent that the document does not have
    container: Any = top
    key: Any = None
    count = documents = 0
    for event in events:
        kind = type(event)
        if kind is scalar:
            value = event.value
            if event.anchor or event.tag:
                raise _refusal(name, event.start_mark, _forbidden(event))
            count += 1
            if type(container) is list:
                container.append(typed(value) if event.implicit[0] else value)
            elif key is None:
                if value == "<<" and event.implicit[0]:
                    raise _refusal(name, event.start_mark, "merge keys are not supported")
                if value in container:
                    duplicates.append(((*_path(stack), value), _position(event.start_mark)))
                key = value
            else:
                container.setdefault(key, typed(value) if event.implicit[0] else value)
                key = None
        elif kind is mapping_start or kind is sequence_start:
            if event.anchor or event.tag:
                raise _refusal(name, event.start_mark, _forbidden(event))
            count += 1
            if len(stack) >= MAX_DEPTH:
                raise _refusal(name, event.start_mark, f"is nested more than {MAX_DEPTH} levels deep")
            if type(container) is dict and key is None:
                raise _refusal(name, event.start_mark, "a key must be text")
            value = {} if kind is mapping_start else []
            if type(container) is list:
                container.append(value)
            else:
                container.setdefault(key, value)
            stack.append((container, key))
            container, key = value, None
        elif kind is mapping_end or kind is sequence_end:
            container, _ = stack.pop()  # the key under which the finished one stands is used up
            key = None
        elif kind is yaml.AliasEvent:
            raise _refusal(name, event.start_mark, _forbidden(event))
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refusal(name, event.start_mark, "holds more than one document")
        elif kind is yaml.StreamEndEvent:
            break
        if count > MAX_VALUES:
            raise _refusal(name, event.start_mark, f"holds more than {MAX_VALUES:,} values")
    if not documents:
        raise _refusal(name, None, "is empty")
    return Tree(top[0], tuple(duplicates))


def _events(text: str) -> int:
    """About how many events a text has: mostly a key and a value a line."""
    return 2 * text.count("\n") + 1


def _path(stack: list[tuple[Any, Any]]) -> ModelPath:
    """The path of the mapping that is being filled."""
    steps = [len(parent) - 1 if type(parent) is list else key for parent, key in stack]
    return tuple(steps[1:])


def walk(text: str) -> Iterator[tuple[ModelPath, Any, Any]]:
    """Every value's path with the event of its key (or of itself, in a list) and of itself."""
    path: list[str | int] = []
    counters: list[int | None] = []
    key: Any = None
    for event in iter(_Loader(text).get_event, None):
        if isinstance(event, yaml.CollectionEndEvent):
            counters.pop()
            if path:
                path.pop()
            continue
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            continue
        if counters and counters[-1] is None and key is None:
            path.append(getattr(event, "value", ""))
            key = event
            continue
        if counters and counters[-1] is not None:
            path.append(counters[-1])
            counters[-1] += 1
        yield tuple(path), key or event, event
        key = None
        if isinstance(event, yaml.CollectionStartEvent):
            counters.append(0 if isinstance(event, yaml.SequenceStartEvent) else None)
        elif path:
            path.pop()


def _forbidden(event: Any) -> str:
    if isinstance(event, yaml.AliasEvent):
        return "aliases are not supported: write the value out"
    return "tags are not supported" if event.tag else "anchors are not supported: write the value out"


def _refuse_control_characters(text: str, name: str) -> None:
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        what = f"character U+{ord(found[0]):04X} cannot stand in a model file"
        raise InvalidModel((Problem(name, line, column, "", what),))


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _refusal(name: str, mark: Any, what: str) -> InvalidModel:
    return _refused_at(name, _position(mark) if mark else Position(1, 1), what)


def _refused_at(name: str, place: Position, what: str) -> InvalidModel:
    return InvalidModel((Problem(name, *place, "", what),))
