"""The words of a line in a shell, quoted or not, and a word as a shell takes it in each state of quoting."""

import re
from typing import NamedTuple

SHELLS = ("bash", "zsh", "fish")
"""The shells that completion speaks."""

_SPACE = " \t\n"
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
_PLAIN = "_./,:@%+=-"
_LIVE_IN_DOUBLE = re.compile(r'[\\"$`]')


class ShellWord(NamedTuple):
    """A word as it is typed, what it means to a program, and the quotation mark that is still open at its end."""

    raw: str
    text: str
    quote: str


def shell_words(line: str) -> list[ShellWord]:
    """The words of a line as bash has them, variables before a command left out.

    The last is the one being typed, empty after a space. What would be run or expanded stays as it is.
    """
    words = []
    start = at = 0
    while at <= len(line):
        if at == len(line) or line[at] in _SPACE:
            if at > start or at == len(line):
                words.append(_word(line[start:at]))
            start = at = at + 1
        else:
            at = _after(line, at)
    while len(words) > 1 and _ASSIGNMENT.match(words[0].raw):
        del words[0]
    return words


def _after(line: str, at: int) -> int:
    """The offset after a character, or after what is quoted from there on."""
    if line[at] == "\\":
        return min(at + 2, len(line))
    if line[at] not in "'\"":
        return at + 1
    mark, at = line[at], at + 1
    while at < len(line) and line[at] != mark:
        at += 2 if line[at] == "\\" and mark == '"' else 1
    return min(at + 1, len(line))


def _word(raw: str) -> ShellWord:
    text, quote, at = "", "", 0
    while at < len(raw):
        character = raw[at]
        if character == quote:
            quote = ""
        elif not quote and character in "'\"":
            quote = character
        elif character == "\\" and quote != "'" and at + 1 < len(raw):
            at += 1
            text += raw[at] if not quote or raw[at] in '\\"$`' else f"\\{raw[at]}"
        else:
            text += character
        at += 1
    return ShellWord(raw, text, quote)


def unquoted(raw: str) -> str:
    """What a word, which may hold spaces, means to a program."""
    return _word(raw).text


def quoted(text: str, quote: str) -> str:
    """A text for a place on the line where that quotation mark is open, or none, so that bash runs nothing in it."""
    if quote == "'":
        return text.replace("'", r"'\''")
    if quote == '"':
        # Within double quotation marks nothing keeps history from being called but to leave them.
        return _LIVE_IN_DOUBLE.sub(r"\\\g<0>", text).replace("!", "\"'!'\"")
    return "".join([each if each.isalnum() or each in _PLAIN else f"\\{each}" for each in text])
