"""A text as a YAML scalar: bare where no reader can take it for anything else, quoted as JSON is where one could."""

import json
import re

from .escaping import in_json, visible_in_json

_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Words that a reader of YAML 1.1 or 1.2 takes for a truth, for nothing or for a number, in any case."""

_BARE = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[\w\u4e00-\u9fff\uff0c\u3001\uff1b&/()'+.,-]| (?! |$|#))*", re.ASCII)
_BARE_IN_BRACKETS = re.compile(r"[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff]*(?: [\w\u4e00-\u9fff]+)*", re.ASCII)
_UNREADABLE = re.compile("[\x85\ufffe\uffff]")


def may_stand_bare(text: str, in_brackets: bool = False) -> bool:
    """Whether every reader takes a text without quotation marks for itself; commas part what stands in brackets."""
    pattern = _BARE_IN_BRACKETS if in_brackets else _BARE
    return pattern.fullmatch(text) is not None and text.lower() not in _RESERVED


def yaml_scalar(text: str) -> str:
    """A text as the value of a key on a line of its own."""
    return text if may_stand_bare(text) else yaml_quoted(text)


def yaml_quoted(text: str) -> str:
    """A text in quotation marks, as JSON has it, with whatever could act on a terminal escaped."""
    quoted = visible_in_json(json.dumps(text, ensure_ascii=False))
    # A reader of YAML 1.1 takes U+0085 for a line break, and refuses the two others.
    return _UNREADABLE.sub(in_json, quoted)


def yaml_scalar_in_brackets(text: str) -> str:
    """A text as it stands within `{}` or `[]`, with the marks that need no escape where there are such."""
    if may_stand_bare(text, in_brackets=True):
        return text
    mark = "'" if '"' in text else '"'
    return f"{mark}{text}{mark}" if mark not in text and "\\" not in text else json.dumps(text, ensure_ascii=False)
