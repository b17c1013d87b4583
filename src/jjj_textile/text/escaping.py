"""Characters that could act on a terminal, shown instead of sent."""

import os
import re
from functools import cache

UNSAFE_IN_UTF8 = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but tab and line breaks, DEL, C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    r"\u2028\u2029\ufff9-\ufffb\ufeff"  # line and paragraph separator, annotations, byte order mark
)
UNSAFE = UNSAFE_IN_UTF8 + r"\ud800-\udfff"  # halves of characters, as undecodable bytes of an argument become
_NO_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
_BREAKS = str.maketrans({"\t": r"\t", "\n": r"\n", "\r": r"\r"})


def visible(text: str) -> str:
    """One line with each control character, line break and bidirectional control as an escape."""
    return text if text.isprintable() else visible_lines(text).translate(_BREAKS)


def visible_lines(text: str) -> str:
    """The same for text of several lines: tab, newline and carriage return stay."""
    return text if text.isprintable() else _unsafe().sub(_escape, text)


def visible_in_json(text: str) -> str:
    """The same as JSON and YAML have it within quotation marks: with the four digits of each character."""
    return text if text.isprintable() else _unsafe().sub(in_json, text)


def in_json(match: re.Match[str]) -> str:
    """What a pattern found, a character of the first plane, as JSON and YAML escape it."""
    return f"\\u{ord(match[0]):04x}"


def visible_in_xml(text: str) -> str:
    """The same for XML, which does not allow the noncharacters U+FFFE and U+FFFF: they become U+FFFD."""
    return visible_lines(text).translate(_NO_XML)


def as_utf8(text: str) -> str:
    """An argument or variable of the process as UTF-8, which the locale may have hidden from Python."""
    return os.fsencode(text).decode("utf-8", "surrogateescape")


def is_safe(text: str) -> bool:
    """Whether nothing in a text would be escaped."""
    return text.replace("\n", "").isprintable() or _unsafe().search(text) is None


@cache
def _unsafe() -> re.Pattern[str]:
    """What may act on a terminal. Nothing printable may, and for that alone no pattern is compiled."""
    return re.compile(f"[{UNSAFE}]")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
