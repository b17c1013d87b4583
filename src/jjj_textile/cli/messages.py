"""What is said on standard error in another language than English, in which the code says it.

A catalogue holds each line as the code has it, with names for what is put in, and what it is in that language. What no
line of it fits is said as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..io.files import read_own_text
from ..model.yaml_reader import read_yaml

_FORMS = {
    "number": r"[\d,]+",
    "place": "(?:.+: )?",  # of a model file: the file, line and column, the path of a value
    "near": "(?:: .+)?",
    "hint": "(?:; .+)?",
    "kind": r"[\w-]+",
    "searched": "[^;]+",
    "typed": "[^;]+",
}
"""What names stand for; any other for one character or more. A digit may follow, where a line has several."""

_LONGEST = 1000
_MOST_COLONS = 8
"""A line may repeat what someone with bad intent has written: what is longer is said as it is."""

_NAME = re.compile(r"\{(\+?)(\w+)\}|\((\w+)\)")


class _Line(NamedTuple):
    """A line of the catalogue: what it fits, and what to say."""

    pattern: re.Pattern[str]
    said: str
    parts: frozenset[str]
    """The names of what is itself to be translated."""


class Messages:
    """The catalogue of one language."""

    def __init__(self, messages: Iterable[Sequence[str]], parts: Iterable[Sequence[str]]) -> None:
        self._lines = _by_length(messages)
        self._parts = _by_length(parts)

    def translate(self, line: str) -> str:
        """A line in this language: whole, or behind what it is about, or in pieces; else as it is."""
        if len(line) > _LONGEST:
            return line
        if found := self._fitting(self._lines, line):
            return found
        for colon in islice(re.finditer(": ", line), _MOST_COLONS):
            if found := self._fitting(self._lines, line[colon.end() :]):
                return f"{line[: colon.start()]}：{found}"
        pieces = [self._fitting(self._lines, piece) for piece in line.split("; ")]
        return "；".join(filter(None, pieces)) if all(pieces) else line

    def _fitting(self, lines: Iterable[_Line], text: str) -> str | None:
        for line in lines:
            if match := line.pattern.fullmatch(text):
                return line.said.format(**dict(self._filled(line, match)))
        return None

    def _filled(self, line: _Line, match: re.Match[str]) -> Iterator[tuple[str, str]]:
        for name, text in match.groupdict().items():
            yield name, self._part(text) if name in line.parts else text

    def _part(self, text: str) -> str:
        return self._fitting(self._parts, text) or self._fitting(self._lines, text) or text


def _by_length(pairs: Iterable[Sequence[str]]) -> Sequence[_Line]:
    """The lines, the one with the most letters of its own first: it fits the least else."""
    ordered = sorted(pairs, key=lambda pair: -len(_NAME.sub("", pair[0])))
    return [_line(english, said) for english, said in ordered]


def _line(english: str, said: str) -> _Line:
    pattern, start = "", 0
    for name in _NAME.finditer(english):
        pattern += re.escape(english[start : name.start()])
        pattern += f"(?:{name[3]})?" if name[3] else f"(?P<{name[2]}>{_FORMS.get(name[2].rstrip('0123456789'), '.+?')})"
        start = name.end()
    parts = frozenset(name[2] for name in _NAME.finditer(english) if name[1])
    return _Line(re.compile(pattern + re.escape(english[start:])), said.replace("{+", "{"), parts)


@cache
def messages(language: str) -> Messages:
    """The messages of a language that is not English."""
    file = Path(__file__).with_name(f"messages.{language}.yaml")
    catalogue, _ = read_yaml(read_own_text(file), file.name)
    return Messages(catalogue["messages"], catalogue["parts"])


def message_in(words: Sequence[str], line: str) -> str:
    """A line of a message in the language that the words of a command line ask for."""
    from .language import program_language

    language = program_language(words)
    return line if language == "en" else messages(language).translate(line)
