"""The one door to YAML: a text becomes values, by whichever of the two readers can read it."""

from collections.abc import Mapping
from typing import Any

from ..errors import InvalidModel, Problem
from ..io.progress import Watch, unwatched
from . import yaml_plain
from .paths import Duplicates, ModelPath, Position
from .yaml_scalars import MAX_LINES


def read_yaml(text: str, name: str, watch: Watch = unwatched) -> tuple[Any, Duplicates]:
    """The mappings, lists and scalars of a text, and the keys that stand twice in one mapping.

    `name` is the file's, for messages; `watch` may show how far a long text is read. Raises InvalidModel where
    the text is no YAML, uses what a model may not (aliases, tags, several documents), or is past a limit.
    """
    if text.count("\n") > MAX_LINES:
        raise InvalidModel((Problem(name, MAX_LINES + 1, 1, "", f"holds more than {MAX_LINES:,} lines"),))
    value = yaml_plain.read_plain_yaml(text, watch)
    if value is not None:
        return value, ()
    from . import yaml_events

    return yaml_events.parse_yaml(text, name, watch)


def yaml_positions(text: str, paths: Mapping[ModelPath, bool]) -> dict[ModelPath, Position]:
    """Where values stand in a text that has been read, or, where the mapping says True, their keys."""
    from . import yaml_events

    return yaml_events.positions(text, paths)
