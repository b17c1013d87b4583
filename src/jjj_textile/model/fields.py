"""What a value of a model file may be: small fields that read plain values into types.

Each field has `read`, which returns the typed value or reports what is wrong and where, and `schema`,
the same rule as JSON Schema. Written by hand rather than taken from a library: over yaml and typer,
importing these costs 2 ms where msgspec costs 8 (and stops at the first problem), cattrs 26, jsonschema
46 and pydantic 87; and only a reader of our own can say at which line.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Protocol

from ..light_tuples import LightTuple
from ..text.docstrings import docstring
from ..text.escaping import UNSAFE_IN_UTF8, is_safe
from ..text.words import SHORT, count_words, is_short
from .paths import PathStep
from .problems import Inspection, owner, shown
from .yaml_scalars import Plain, WrittenFloat

MAX_TEXT = 10_000
MAX_NUMBER = 10**15
_MANY = 5_000


class Field(Protocol):
    """What a value may be."""

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> Any:
        """The typed value; None after a report."""
        ...

    def schema(self) -> dict[str, Any]:
        """The same rule as JSON Schema 2020-12."""
        ...


_SPACES = " \t\n\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# In some engines the end is also before a line break.
_NO_BREAK = {"pattern": "[\n\r]"}


class TextField:
    """One line of text, trimmed, without control characters or bidirectional overrides."""

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        if type(value) is not str:
            hint = "" if value is None or isinstance(value, dict | list) else ": put it in quotation marks"
            inspection.report(step, f"must be text, not {shown(value)}{hint}")
            return None
        text: str = value.strip()
        if not text:
            inspection.report(step, "is empty")
        elif len(text) > MAX_TEXT:
            inspection.report(step, f"is longer than {MAX_TEXT:,} characters")
        elif not value.isprintable() and not (is_safe(value) and _is_one_line(text)):
            inspection.report(step, f"holds a line break or a control character: {shown(text)}")
        else:
            return text
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^[{_SPACES}]*{_one_line()}$", "maxLength": MAX_TEXT}


_TEXT = TextField()
_MISSING = object()
"""What stands for a language that a text lacks."""


class WordsField:
    """A few of the page's own words: as many as SHORT says."""

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        text = _TEXT.read(value, step, inspection)
        if text is not None and not is_short(text):
            inspection.report(step, f"must be {SHORT}, not {count_words(text)}: {shown(text)}")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        return _TEXT.schema()


class MatchField(LightTuple):
    """Text of one form, said as a regular expression and in words."""

    pattern: re.Pattern[str]
    words: str
    unquoted_dates: bool = False

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        if type(value) is WrittenFloat and self.pattern.fullmatch(value.written):
            return value.written
        if type(value) is str or (self.unquoted_dates and type(value) is Plain):
            if self.pattern.fullmatch(value):
                return str(value)
            inspection.report(step, f"must be {self.words}, not {shown(value)}")
            return None
        return _TEXT.read(value, step, inspection)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$", "not": _NO_BREAK}


class ChoiceField(LightTuple):
    """One of a few names that the program itself knows."""

    names: tuple[str, ...]

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        if type(value) is str and value in self.names:
            return value
        inspection.report(step, f"must be {' or '.join(self.names)}, not {shown(value)}")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.names)}


class IntegerField(LightTuple):
    """A whole number within bounds."""

    least: int
    most: int

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> int | None:
        if type(value) is int and self.least <= value <= self.most:
            return value
        inspection.report(step, f"must be a whole number from {self.least} to {self.most}, not {shown(value)}")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class NumberField:
    """A number, whole or not."""

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> float | None:
        if type(value) in (int, float) and -MAX_NUMBER <= value <= MAX_NUMBER:
            return value  # type: ignore[no-any-return]
        inspection.report(step, f"must be a number, not {shown(value)}")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "number", "minimum": -MAX_NUMBER, "maximum": MAX_NUMBER}


class TruthField:
    """True or false."""

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> bool | None:
        if type(value) is bool:
            return value
        inspection.report(step, f"must be true or false, not {shown(value)}")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class IdField(LightTuple):
    """A name of its own: no other of the same space may be equal to it, whatever the case."""

    form: MatchField
    space: str

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        name = self.form.read(value, step, inspection)
        if name is not None:
            other = inspection.taken.setdefault((self.space, name.casefold()), step)
            if other is not step:
                inspection.report(step, f"{name} is taken already, by {owner(other)}")
        return name

    def schema(self) -> dict[str, Any]:
        return self.form.schema()


class RefField(LightTuple):
    """The id of something that stands elsewhere in the file."""

    form: MatchField
    where: str

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> str | None:
        known = inspection.known[self.where]
        if type(value) is str and value in known:
            return value
        name = self.form.read(value, step, inspection)
        if name is not None:
            inspection.report(step, f"{name} is not one of {self.where}", near=(name, known))
        return None

    def schema(self) -> dict[str, Any]:
        return self.form.schema()


class ListField(LightTuple):
    """Values of one field, in order; equal ones are refused where `distinct`."""

    field: Field
    least: int = 0
    distinct: bool = False

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> tuple[Any, ...]:
        if type(value) is not list:
            inspection.report(step, f"must be a list, not {shown(value)}")
            return ()
        if len(value) < self.least:
            inspection.report(step, "must not be empty")
        read = self.field.read
        items = tuple(
            [read(item, (step, index), inspection) for index, item in enumerate(self._watched(value, inspection))]
        )
        named = [item for item in items if item is not None]
        if self.distinct and len(set(named)) < len(named):
            inspection.report(step, "names the same twice")
        return items

    @staticmethod
    def _watched(value: list[Any], inspection: Inspection) -> Iterable[Any]:
        return value if len(value) < _MANY else inspection.watch(value, len(value))

    def schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "array", "items": self.field.schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.distinct:
            schema["uniqueItems"] = True
        return schema


class TextsField(LightTuple):
    """A text in every language of the model; what is empty or missing is still to be written."""

    language: MatchField

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> Mapping[str, Any]:
        if value is None:
            value = {}
        if type(value) is not dict:
            inspection.report(step, f"must be a mapping of language to text, not {shown(value)}")
            return {}
        if value.keys() != inspection.languages and inspection.languages:
            for language in sorted(inspection.languages - value.keys()):
                inspection.report_open(step, f"{shown(language)} is missing")
            for language, text in value.items():
                if text is None and not self.language.pattern.fullmatch(language):
                    # To YAML, what follows a comma within brackets is a key without a value.
                    inspection.report((step, language), "a text with a comma needs quotation marks", on_key=True)
                elif language not in inspection.languages:
                    known = sorted(inspection.languages)
                    inspection.report((step, language), "is not a language of the model", on_key=True, near=("", known))
            missing = dict.fromkeys(sorted(inspection.languages - value.keys()), _MISSING)
            value = {language: text for language, text in value.items() if language in inspection.languages} | missing
        return {language: self._read(text, (step, language), inspection) for language, text in value.items()}

    @staticmethod
    def _read(text: Any, step: PathStep, inspection: Inspection) -> str | None:
        """A text; none at all, or an empty one, is still to be written."""
        if text is _MISSING:
            return ""
        if text is None or (type(text) is str and not text.strip() and is_safe(text)):
            inspection.report_open(step, "is empty")
            return ""
        return _TEXT.read(text, step, inspection)

    def schema(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "propertyNames": self.language.schema(),
            "additionalProperties": {
                "type": ["string", "null"],
                "pattern": f"^[{_SPACES}]*(?:{_one_line()})?$",
                "maxLength": MAX_TEXT,
            },
        }


class TermsField(LightTuple):
    """A vocabulary: ids with what they are called."""

    form: MatchField
    texts: TextsField

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> Mapping[str, Any]:
        if type(value) is not dict:
            inspection.report(step, f"must be a mapping, not {shown(value)}")
            return {}
        for name in value:
            if not self.form.pattern.fullmatch(name):
                inspection.report((step, name), f"must be {self.form.words}", on_key=True)
        return {name: self.texts.read(texts, (step, name), inspection) for name, texts in value.items()}

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": self.form.schema(),
            "additionalProperties": self.texts.schema(),
        }


class Key(LightTuple):
    """A key of a record: the field of its value, what it means, and an example."""

    field: Field
    about: str
    example: Any
    required: bool = False


class Record(LightTuple):
    """A mapping with known keys, read into a named tuple with a field for each of them."""

    type: Any
    keys: Mapping[str, Key]
    required: frozenset[str]
    check: Callable[[Any], Iterable[str]]

    def read(self, value: Any, step: PathStep, inspection: Inspection) -> Any:
        if type(value) is not dict:
            inspection.report(step, f"must be a mapping, not {shown(value)}")
            return None
        keys, before = self.keys, inspection.count
        fields = {}
        for name, item in value.items():
            key = keys.get(name)
            if key is None:
                inspection.report((step, name), "unknown key", on_key=True, near=(name, keys))
            else:
                fields[name] = key.field.read(item, (step, name), inspection)
        if not self.required <= value.keys():
            for name in keys:
                if name in self.required and name not in value:
                    inspection.report(step, f"{name} is missing")
            return None
        result = self.type(**fields)
        if inspection.count == before:
            for what in self.check(result):
                inspection.report(step, what)
        return result

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "description": docstring(self.type).partition("\n")[0],
            "additionalProperties": False,
            "required": [name for name in self.keys if name in self.required],
            "properties": {
                name: key.field.schema() | {"description": key.about, "examples": [key.example]}
                for name, key in self.keys.items()
            },
        }


def record(type: Any, check: Callable[[Any], Iterable[str]] = lambda _: (), **keys: Key) -> Record:
    """A record read into `type`; `check` says what is wrong with one whose values are each right."""
    return Record(type, keys, frozenset(name for name, key in keys.items() if key.required), check)


@cache
def _one_line() -> str:
    """The pattern of a line of text that does not begin with a space.

    Patterns of the schema are for every engine, RE2 and Go's, too: no look-around, no escapes of four digits, nothing
    repeated more than a thousand times.
    """
    unsafe = re.sub(r"\\(?:x|u)([0-9a-f]{2,4})", lambda match: chr(int(match[1], 16)), UNSAFE_IN_UTF8)
    ink = f"[^{_SPACES}{unsafe}]"
    return f"{ink}(?:[^\n\r\t{unsafe}]*{ink})?[{_SPACES}]*"


def _is_one_line(text: str) -> bool:
    return not any(character in text for character in "\n\r\t")
