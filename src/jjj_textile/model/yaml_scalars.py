"""What a model file holds before it has types: scalars, the way to a value, and how much of it there may be."""

import re
from functools import cache
from typing import Any

MAX_MODEL_BYTES = 48 * 2**20
MAX_LINES = 2_000_000
MAX_DEPTH = 16
MAX_VALUES = 4_000_000


class Plain(str):
    """A date, a time of day or a number without end, written without quotation marks.

    Readers of YAML disagree on its type, so it is text only where a date is due.
    """


class WrittenFloat(float):
    """A number that may be meant as a seal, with what was `written`.

    Eight hexadecimal digits such as 53e88912 are a number to readers of YAML 1.2, and text to those of YAML 1.1, which
    write it without quotation marks.
    """

    written: str

    def __new__(cls, text: str) -> "WrittenFloat":
        """The number of digits, an `e` and digits."""
        number = super().__new__(cls, text)
        number.written = text
        return number


# YAML 1.2.2, 10.3.2: the core schema; and what YAML 1.1 readers take for a date or a time of day.
_NUMBERLIKE = frozenset("-+.0123456789~nNtTfF")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {name: name in ("true", "True", "TRUE") for name in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INT = r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
_FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|[0-9]+(:[0-5]?[0-9])+"
_MAX_DIGITS = 18
_LONGEST_NUMBER = 60
_SEAL_DIGITS = 8
_IN_NUMBERS = "0123456789+-.:eE"


def typed(value: str) -> Any:
    """A plain scalar's value; dates stay text, marked as plain."""
    if value and value[0] not in _NUMBERLIKE:
        return value
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    # Most numbers are years, and most else is text: to compile the patterns would take 0.4 ms of every start.
    if value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    # Only a date has a space, before its time of day.
    is_text = value[0].isalpha() or ((" " in value or not value.isascii()) and value[4:5] != "-")
    return value if is_text else _number(value)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _number(value: str) -> Any:
    """The value of what may be written as a number or a date."""
    if len(value) > _LONGEST_NUMBER:
        return value if value.strip(_IN_NUMBERS) else Plain(value)
    if _form(_INT).fullmatch(value):
        return int(value, 0 if value[:2] in ("0x", "0o") else 10) if len(value) <= _MAX_DIGITS else Plain(value)
    if _form(_FLOAT).fullmatch(value):
        if len(value) == _SEAL_DIGITS and value.isalnum() and value.islower():
            return WrittenFloat(value)
        return float(value.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return Plain(value) if _form(_DATE).fullmatch(value) else value
