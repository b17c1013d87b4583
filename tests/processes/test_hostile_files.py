"""A model file that a stranger wrote ends in a plan or in short lines: soon, in little memory, with a known status."""

import json
import os
import random
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import invocation
import pytest
import yaml
from invocation import SMALL, Result
from process import JJJ, run
from slowness import slow_but

from jjj_textile.errors import InvalidModel, UnreadableFile
from jjj_textile.io.files import decode
from jjj_textile.model import yaml_events
from jjj_textile.model.loader import load, parse
from jjj_textile.model.plan import Plan
from jjj_textile.text.escaping import is_safe

TEXT = SMALL.read_text("utf-8")
END = TEXT.count("\n") + 1
"""The first line after the small model."""

TITLE = "title: Northland And Southport Sign A Glass Plan"
URL = "url: https://news.example/glass.html#top"
LIMITED = ("sh", "-c", 'ulimit -t 20; ulimit -v 1048576; exec "$0" "$@"', JJJ)
"""One GiB of addresses, and twenty seconds of a processor: ten on a quiet machine, as many again on a busy one."""


def changed(old: str, new: str) -> str:
    """The small model with one thing changed."""
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def titled(value: str) -> str:
    return changed(TITLE, f"title: {value}")


def head(**keys: str) -> str:
    """The least that a model must have, and these keys, each with its value as YAML."""
    block = "{id: P1, name: {en: One}, start: one}"
    document = f"{{title: A title, language: en, digest: '{'0' * 64}', blocks: [{block}]}}"
    parts = {"languages": "[en]", "document": document, **keys}
    return "".join(f"{key}: {value}\n" for key, value in parts.items())


# Whole messages

NOT_YAML = "is not valid YAML: "
ALIAS = "aliases are not supported: write the value out"
ANCHOR = "anchors are not supported: write the value out"
TAG = "tags are not supported"
DEEP = "is nested more than 16 levels deep"
QUOTE = "put it in quotation marks"
TWICE = "stands twice in one mapping"

LAUGHS = 'a: &a ["lol", "lol"]\n' + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

ADDRESS = "must be an address such as https://example.org/page, with a host and without a user name, not"
GIVE_ONE = "give the path of a file, or - for standard input"
CONVERT = "convert it, as with iconv -f {encoding} -t UTF-8"
NOT_UTF_8 = ": is not UTF-8: {where}; " + CONVERT

REFUSED: Mapping[str, tuple[str | bytes, str]] = {
    # alias bombs
    "billion laughs": (LAUGHS, f":1:4: {ANCHOR}"),
    "quadratic": ("a: &a '" + "x" * 50_000 + "'\nb: [" + "*a, " * 50_000 + "]\n", f":1:4: {ANCHOR}"),
    "an anchor on itself": ("&a [*a]\n", f":1:1: {ANCHOR}"),
    "an alias to nothing": ("a: *b\n", f":1:4: {ALIAS}"),
    "an anchored key": ("&a languages: [en]\n", f":1:1: {ANCHOR}"),
    "an alias as a key": ("*a : b\n", f":1:1: {ALIAS}"),
    # depth
    "flow lists 100,000 deep": ("[" * 100_000 + "]" * 100_000, f":1:17: {DEEP}"),
    "flow lists that never end": ("[" * 1_000_000, f":1:17: {DEEP}"),
    "flow mappings 100,000 deep": ("{a: " * 100_000 + "}" * 100_000, f":1:65: {DEEP}"),
    "flow pairs 100,000 deep": ("[a: " * 100_000, f":1:33: {DEEP}"),
    "block lists 100,000 deep": ("- " * 100_000 + "a", f":1:33: {DEEP}"),
    "block mappings deep": (
        "".join(f"{' ' * depth}a:\n" for depth in range(3_000)),
        f":17:17: {DEEP}",
    ),
    "complex keys 100,000 deep": ("? " * 100_000, ":1:3: a key must be text"),
    # keys
    "a key twice": (changed(TITLE, f"{TITLE}\n  {TITLE}"), f":6:3: document.title: {TWICE}"),
    "a quoted key twice": (changed(TITLE, f"{TITLE}\n  'title': x"), f":6:3: document.title: {TWICE}"),
    "an escaped key twice": (changed(TITLE, f'{TITLE}\n  "t\\x69tle": x'), f":6:3: document.title: {TWICE}"),
    "a key twice, complex": (changed(TITLE, f"{TITLE}\n  ? title\n  : x"), f":6:5: document.title: {TWICE}"),
    "a key twice in flow": (
        changed("{en: Goal, zh: 目标}", "{en: Goal, zh: 目标, en: Aim}"),
        f":27:28: kinds.goal.en: {TWICE}",
    ),
    "a key twice at the top": (f"{TEXT}languages: [en]\n", f":{END}:1: languages: {TWICE}"),
    "a key twice, once nothing": (changed(TITLE, f"{TITLE}\n  title:"), f":6:3: document.title: {TWICE}"),
    "a key twice, once a list": (changed(TITLE, f"{TITLE}\n  title: [[], {{}}]"), f":6:3: document.title: {TWICE}"),
    "a key twice through a merge": (changed(TITLE, "<<: {title: x}"), ":5:3: merge keys are not supported"),
    "a list of merges": (changed(TITLE, "<<: [{title: x}]"), ":5:3: merge keys are not supported"),
    "a quoted merge": (
        changed(TITLE, f"{TITLE}\n  '<<': x"),
        ":6:3: document.<<: unknown key: known are id, title, published, counter, tag, language, digest, url,"
        " author, publisher, retrieved, archived, unsaid, notes, free, blocks, exclusions",
    ),
    "a list as a key": (f"{TEXT}? [en]\n: x\n", f":{END}:3: a key must be text"),
    "a mapping as a key": (f"{TEXT}{{}}: x\n", f":{END}:1: a key must be text"),
    "an empty key": (
        f"{TEXT}'': x\n",
        f":{END}:1: unknown key: known are languages, document, kinds, lists, themes, topics, steps, side_by_side,"
        " codes, regions, facts, readings, sources, context",
    ),
    # tags
    "an object": (titled("!!python/object/apply:os.system ['touch x']"), f":5:10: {TAG}"),
    "a name of Python": (titled("!!python/name:os.system"), f":5:10: {TAG}"),
    "an unknown tag": (titled("!x y"), f":5:10: {TAG}"),
    "a verbatim tag": (titled("!<tag:yaml.org,2002:str> y"), f":5:10: {TAG}"),
    "the tag of text": (titled("!!str y"), f":5:10: {TAG}"),
    "the tag of bytes": (titled("!!binary eA=="), f":5:10: {TAG}"),
    "the tag of a set": (titled("!!set {a}"), f":5:10: {TAG}"),
    "a tag on a key": (changed(TITLE, f"!!str {TITLE}"), f":5:3: {TAG}"),
    "a bare exclamation mark": (titled("! y"), f":5:10: {TAG}"),
    "a tag without its directive": (titled("!e!x y"), f":5:10: {NOT_YAML}found undefined tag handle"),
    # documents
    "several documents": (f"{TEXT}---\na: b\n", f":{END}:1: holds more than one document"),
    "the same document twice": (f"{TEXT}---\n{TEXT}", f":{END}:1: holds more than one document"),
    "empty": ("", ":1:1: is empty"),
    "white space": (" \n\n \n", ":1:1: is empty"),
    "comments": ("# nothing\n# here\n", ":1:1: is empty"),
    "an end of nothing": ("...\n...\n", f":1:1: {NOT_YAML}did not find expected node content"),
    "a document of nothing": ("---\n", ":2:1: must be a mapping, not nothing"),
    "one word": ("plan", ":1:1: must be a mapping, not plan"),
    "one number": ("42", ":1:1: must be a mapping, not 42"),
    "a list": ("- a\n", ":1:1: must be a mapping, not a list"),
    "JSON of another kind": ("[1, 2]", ":1:1: must be a mapping, not a list"),
    "HTML": ("<!doctype html>\n<p>a: b</p>\n", f":2:5: {NOT_YAML}mapping values are not allowed in this context"),
    "a tab for indentation": (
        changed(f"  {TITLE}", f"\t{TITLE}"),
        f":5:1: {NOT_YAML}found character that cannot start any token",
    ),
    # bytes
    "a byte that is not UTF-8": (b"a: \xff\n", NOT_UTF_8.format(where="byte 0xff in line 1", encoding="ENCODING")),
    "half a character": (
        TEXT.encode()[: TEXT.encode().index("方".encode()) + 2],
        NOT_UTF_8.format(where="byte 0xe6 in line 12", encoding="ENCODING"),
    ),
    "an overlong slash": (b"a: b\n# \xc0\xaf\n", NOT_UTF_8.format(where="byte 0xc0 in line 2", encoding="ENCODING")),
    "a surrogate in UTF-8": (b"a: \xed\xa0\x80\n", NOT_UTF_8.format(where="byte 0xed in line 1", encoding="ENCODING")),
    "a character beyond the last": (
        b"a: \xf4\x90\x80\x80\n",
        NOT_UTF_8.format(where="byte 0xf4 in line 1", encoding="ENCODING"),
    ),
    "GBK": (TEXT.encode("gbk"), NOT_UTF_8.format(where="byte 0xb7 in line 12", encoding="GB18030")),
    "Latin-1": ("a: é\n".encode("latin-1"), NOT_UTF_8.format(where="byte 0xe9 in line 1", encoding="ENCODING")),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), ": is UTF-16, not UTF-8: " + CONVERT.format(encoding="UTF-16")),
    "UTF-16 the other way round": (
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        ": is UTF-16, not UTF-8: " + CONVERT.format(encoding="UTF-16"),
    ),
    "UTF-32 with a mark": (TEXT.encode("utf-32"), ": is UTF-32, not UTF-8: " + CONVERT.format(encoding="UTF-32")),
    "UTF-32 the other way round": (
        b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"),
        ": is UTF-32, not UTF-8: " + CONVERT.format(encoding="UTF-32"),
    ),
    "UTF-16 without a mark": ("a: b\n".encode("utf-16-le"), ":1:2: character U+0000 cannot stand in a model file"),
    "UTF-16 without a mark, the other way round": (
        "a: b\n".encode("utf-16-be"),
        ":1:1: character U+0000 cannot stand in a model file",
    ),
    "UTF-32 without a mark": ("a: b\n".encode("utf-32-le"), ":1:2: character U+0000 cannot stand in a model file"),
    "two marks": (b"\xef\xbb\xbf" * 2 + TEXT.encode(), ":1:1: character U+FEFF cannot stand in a model file"),
    "NUL": (titled("a\0b"), ":5:11: character U+0000 cannot stand in a model file"),
    "an escape sequence": (titled("\x1b[31mred"), ":5:10: character U+001B cannot stand in a model file"),
    "an escape sequence in a comment": (
        f"# \x1b]0;title\x07\n{TEXT}",
        ":1:3: character U+001B cannot stand in a model file",
    ),
    "a control character of eight bits": (titled("a\x9b31m"), ":5:11: character U+009B cannot stand in a model file"),
    "a backspace": (titled("a\x08b"), ":5:11: character U+0008 cannot stand in a model file"),
    "a non-character": (titled("a\uffffb"), ":5:11: character U+FFFF cannot stand in a model file"),
    "an escaped NUL": (
        titled('"a\\0b"'),
        r":5:10: document.title: holds a line break or a control character: a\x00b",
    ),
    "an escaped escape": (
        titled('"\\e[2Jb"'),
        r":5:10: document.title: holds a line break or a control character: \x1b[2Jb",
    ),
    "an escaped surrogate": (titled('"\\ud800"'), f":5:13: {NOT_YAML}found invalid Unicode character escape code"),
    "an escaped character beyond the last": (
        titled('"\\U00110000"'),
        f":5:13: {NOT_YAML}found invalid Unicode character escape code",
    ),
    "an override": (
        titled("a\u202eb"),
        r":5:10: document.title: holds a line break or a control character: a\u202eb",
    ),
    "an isolate in a key": (
        changed("goal: {en", '"g\u2066": {en: x, zh: x}\n  goal: {en'),
        r":27:3: kinds.g\u2066: must be letters, digits, - and _ that begin with a letter",
    ),
    "an escape sequence in a key": (
        changed(TITLE, f'{TITLE}\n  "\\e[31m": x'),
        r":6:3: document.\x1b[31m: unknown key: known are id, title, published, counter, tag, language, digest, url,"
        " author, publisher, retrieved, archived, unsaid, notes, free, blocks, exclusions",
    ),
    "a line separator": (
        titled('"a\\Lb"'),
        r":5:10: document.title: holds a line break or a control character: a\u2028b",
    ),
    "two lines": (
        titled("|\n    a\n    b"),
        r":5:10: document.title: holds a line break or a control character: a\nb",
    ),
    # text that is none
    "a date": (titled("2024-03-05"), f":5:10: document.title: must be text, not 2024-03-05: {QUOTE}"),
    "a time": (titled("9:30:00"), f":5:10: document.title: must be text, not 9:30:00: {QUOTE}"),
    "a date with a time": (
        titled("2024-03-05T09:30:00Z"),
        f":5:10: document.title: must be text, not 2024-03-05T09:30:00Z: {QUOTE}",
    ),
    "a number": (titled("7"), f":5:10: document.title: must be text, not 7: {QUOTE}"),
    "a fraction": (titled("1.50"), f":5:10: document.title: must be text, not 1.5: {QUOTE}"),
    "not a number": (titled(".nan"), f":5:10: document.title: must be text, not nan: {QUOTE}"),
    "Not A Number": (titled(".NaN"), f":5:10: document.title: must be text, not nan: {QUOTE}"),
    "infinity": (titled("-.INF"), f":5:10: document.title: must be text, not -inf: {QUOTE}"),
    "true": (titled("True"), f":5:10: document.title: must be text, not true: {QUOTE}"),
    "nothing": (titled("~"), ":5:10: document.title: must be text, not nothing"),
    "no value": (titled(""), ":5:9: document.title: must be text, not nothing"),
    "empty text": (titled("''"), ":5:10: document.title: is empty"),
    "only spaces": (titled('"\u3000 "'), ":5:10: document.title: is empty"),
    "a list for a text": (titled("[a]"), ":5:10: document.title: must be text, not a list"),
    "a mapping for a text": (titled("{a: b}"), ":5:10: document.title: must be text, not a mapping"),
    "a text of 1 MB": (titled("x" * 1_000_000), ":5:10: document.title: is longer than 10,000 characters"),
    # addresses
    "a script for an address": (
        changed(URL, "url: javascript:alert(1)"),
        f":10:8: document.url: {ADDRESS} javascript:alert(1)",
    ),
    "an address with a space": (
        changed(URL, "url: https://a.example/ b"),
        f":10:8: document.url: {ADDRESS} https://a.example/ b",
    ),
}
"""Files, and what is said of each after its name, with the name."""


def _limited(arguments: list[str], stdin: bytes = b"") -> Result:
    return run(arguments, stdin=stdin, command=LIMITED)


def _judged(name: str) -> tuple[Result, Result]:
    """What `check` and `goals` make of a file."""
    return invocation.run(["check", name]), invocation.run(["goals", "-m", name])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The refused files, by what they are called here."""
    folder = tmp_path_factory.mktemp("refused")
    named = {name: folder / f"{index}.yaml" for index, name in enumerate(REFUSED)}
    for name, file in named.items():
        file.write_bytes(_content(name))
    return {name: str(file) for name, file in named.items()}


@pytest.fixture(scope="module")
def report(files: dict[str, str]) -> Result:
    """What one `check` of all of them says."""
    return _limited(["check", *files.values()])


def _content(name: str) -> bytes:
    content = REFUSED[name][0]
    return content if isinstance(content, bytes) else content.encode()


def _said(name: str, after: str) -> str:
    """What is said of a refused file; a command to convert it ends in the file, or in what reads the pipe."""
    said = REFUSED[name][1]
    return f"{said} {after}" if said.endswith("-t UTF-8") else said


def _of_file(text: str, file: str) -> str:
    return "".join([line for line in text.splitlines(keepends=True) if line.startswith((f"{file}:", f"jjj: {file}:"))])


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_place(name: str, files: dict[str, str], report: Result) -> None:
    file = files[name]
    said = _said(name, file)
    with pytest.raises((UnreadableFile, InvalidModel)) as caught:
        load(file)
    assert str(caught.value) == f"{file}{said}"
    if place := re.match(r":\d+:\d+: ", said):
        assert _of_file(report.out, file) == f"{file}{place[0]}[error] {said[place.end() :]}\n"
        assert _of_file(report.err, file) == ""
    else:
        assert _of_file(report.out, file) == ""
        assert _of_file(report.err, file) == f"jjj: {file}{said}\n"


def test_hostile_files_are_reported_together(report: Result) -> None:
    assert report.status == 3
    assert len(report.out.splitlines()) == sum(
        said.startswith(":") and said[1].isdigit() for _, said in REFUSED.values()
    )


SOME = [
    *("billion laughs", "quadratic", "an anchor on itself", "flow lists that never end", "block lists 100,000 deep"),
    *("a key twice", "an object", "several documents", "empty", "NUL", "UTF-16 with a mark", "a text of 1 MB"),
]


@pytest.mark.slow
@pytest.mark.parametrize("name", SOME)
def test_a_command_refuses_it_as_a_file_and_on_standard_input(name: str, files: dict[str, str]) -> None:
    said = f"jjj: {files[name]}{_said(name, files[name])}\n"
    assert _limited(["goals", "-m", files[name]]) == Result(3, "", said)
    piped = f"jjj: <stdin>{_said(name, '| jjj ... -')}\n"
    assert _limited(["goals", "-m", "-"], _content(name)) == Result(3, "", piped)


# Masses: what is said is short, and ends in how much is not said

PROBLEMS = re.compile(r"jjj: [\d,]+ problems?(, 50 shown)?\n")


def _lines(number: int, line: str) -> str:
    return "".join(line.replace("#", str(index)) for index in range(number))


FACT = "- {id: F#, kind: kind, text: {en: What a fact says}, evidence: [{block: P1, start: one two, end: six}]}\n"
KINDS = "{kind: {en: Kind}}"

MASSES: Mapping[str, Callable[[], str]] = {
    "100,000 unknown keys": lambda: TEXT + _lines(100_000, "key#: 1\n"),
    "100,000 unknown keys in a record": lambda: changed(f"  {TITLE}", _lines(100_000, "  k#: 1\n") + f"  {TITLE}"),
    "100,000 unknown kinds": lambda: TEXT.replace("\nthemes:\n", _lines(100_000, "\n  # : x") + "\nthemes:\n", 1),
    "20,000 facts of unknown kinds, of 1,000 kinds": lambda: head(
        kinds=f"{{{_lines(1_000, 'kind#: {en: Kind}, ')}}}",
        facts="\n" + _lines(20_000, FACT.replace("kind: kind", "kind: kinb#")),
    ),
    "20,000 names that are taken": lambda: head(kinds=KINDS, facts="\n" + FACT * 20_000),
    "1,000,000 equal keys": lambda: head() + "again: 1\n" * 1_000_000,
    "100,000 equal keys in a list": lambda: head(facts="\n" + "- {a: 1, a: 2}\n" * 100_000),
    "3,000 languages of 3,000 texts": lambda: head(
        languages=f"[{', '.join(f'aa-{index:06}' for index in range(3_000))}]",
        themes=f"{{{_lines(3_000, 'a#: {}, ')}}}",
    ),
    "50,000 languages and foreign texts": lambda: head(
        languages=f"[{', '.join(f'aa-{index:06}' for index in range(50_000))}]", themes="{a: {xx: a, yy: b}}"
    ),
    "1,000 regions of one name": lambda: head(
        regions="\n" + _lines(1_000, "- {id: r#, name: {en: One}, kind: {en: x}, aliases: [a, b, c]}\n")
    ),
    "20,000 lists that name the same twice": lambda: head(
        kinds=KINDS, facts="\n" + _lines(20_000, FACT.replace("kind: kind", "kind: kind, regions: [a, a, b, b]"))
    ),
    "5,000,000 empty lists": lambda: f"facts: [{'[],' * 5_000_000}]",
    "3,000,000 texts": lambda: f"facts: [{'abcdefgh ijkl,' * 3_000_000}]",
    "100,000 directives of tags": lambda: _lines(100_000, "%TAG !t#! x\n") + f"---\n{TEXT}",
    "100,000 unknown directives": lambda: _lines(100_000, "%OTHER #\n") + "---\na\n",
    "a number of 50,000,000 digits": lambda: changed("counter: 7", f"counter: {'9' * 50_000_000}"),
    "a fraction of 50,000,000 digits": lambda: changed("counter: 7", f"counter: 0.{'0' * 50_000_000}1x"),
    "a time of 10,000,000 parts": lambda: changed("counter: 7", f"counter: 1{':59' * 10_000_000}x"),
    "a date that goes on": lambda: changed("counter: 7", f"counter: 2024-01-01T{'0' * 50_000_000}"),
    "a text of 50 MB": lambda: titled("x" * 50_000_000),
    "a key of 50 MB": lambda: f"{TEXT}? {'x' * 50_000_000}\n: x\n",
    "a language of 10 MB": lambda: head(languages=f"[en{'-abcdefgh' * 1_000_000}]"),
    "a line of 50 MB": lambda: f"# {'x' * 50_000_000}\n{TEXT}{{",
    "escapes of 40 MB": lambda: titled('"' + "\\x41" * 10_000_000 + '"'),
    "40 MB of comments": lambda: "# x\n" * 10_000_000,
    "40 MB of line breaks": lambda: "\n" * 40_000_000,
    "a folded text of 40 MB": lambda: titled(">-\n" + "    abc def\n" * 3_300_000),
    "a list of 40 MB on one line": lambda: f"facts: [{'b, ' * 13_000_000}]",
    "a list of 40 MB on many lines": lambda: "facts: [\n" + " b,\n" * 9_000_000 + "]\n",
}


QUICK = ("1,000 regions of one name", "100,000 directives of tags", "50,000 languages and foreign texts")


@pytest.mark.slow
@pytest.mark.parametrize("name", slow_but(QUICK, MASSES))
def test_a_mass_is_judged_soon_and_in_few_short_lines(name: str, tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(MASSES[name](), "utf-8")
    result = _limited(["check", str(file)])
    assert result.status == 1, (result.status, result.out[:500], result.err[:500])
    assert PROBLEMS.fullmatch(result.err)
    lines = result.out.splitlines()
    assert 1 <= len(lines) <= 50
    assert all(re.match(rf"{re.escape(str(file))}:\d+:\d+: \[error\] ", line) for line in lines)
    assert max(len(line.removeprefix(str(file))) for line in lines) < 400


@pytest.mark.slow
def test_a_model_of_100_000_facts_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(head(kinds=KINDS, facts="\n" + _lines(100_000, FACT)), "utf-8")
    assert _limited(["check", str(file)]) == Result(0, "", "")


# What is not a regular file


@contextmanager
def _listening(name: Path) -> Iterator[None]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(name))
        yield


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "away").symlink_to("gone")
    with (tmp_path / "sparse").open("wb") as sparse:
        sparse.truncate(4 * 2**30)
    with _listening(tmp_path / "socket"):
        said = {
            "pipe": "cannot be read: it is a named pipe, not a regular file: give - and let a shell read it, < {file}",
            "folder": "cannot be read: it is a directory, not a regular file: give a file in it",
            "socket": "cannot be read: it is a socket, not a regular file: give a file, or -",
            "loop": "cannot be read: Too many levels of symbolic links",
            "away": f"cannot be read: No such file or directory: {GIVE_ONE}",
            "gone": f"cannot be read: No such file or directory: {GIVE_ONE}",
            "folder/": "cannot be read: it is a directory, not a regular file: give a file in it",
            "x" * 300: "cannot be read: File name too long",
            "sparse": "is larger than the limit of 48 MiB",
            "/dev/zero": "cannot be read: it is a device, not a regular file: give a file, or -",
            "/dev/full": "cannot be read: it is a device, not a regular file: give a file, or -",
            "/proc/self/mem": "cannot be read: Input/output error",
        }
        for name, what in said.items():
            file = name if name.startswith("/") else f"{tmp_path}/{name}"
            assert _judged(file) == (Result(3, "", f"jjj: {file}: {what.format(file=file)}\n"),) * 2
        for name in ("pipe", "/dev/zero"):  # in which a process may hang
            file = name if name.startswith("/") else f"{tmp_path}/{name}"
            assert _limited(["goals", "-m", file]) == Result(3, "", f"jjj: {file}: {said[name].format(file=file)}\n")


def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").touch(0)
    user = os.geteuid()
    os.seteuid(user or 65534)  # root may read everything, nobody may not
    try:
        with pytest.raises(UnreadableFile, match=f"^{tmp_path}/secret: cannot be read: Permission denied$"):
            load(f"{tmp_path}/secret")
    finally:
        os.seteuid(user)


def test_an_empty_name_is_no_file() -> None:
    assert _limited(["check", ""]) == Result(
        3, "", "jjj: the name of the file is empty: give one, or - for standard input\n"
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"\x1b[31mred.yaml", r"\x1b[31mred.yaml"),
        (b"\x1b]0;title\x07.yaml", r"\x1b]0;title\x07.yaml"),
        (b"two\nlines\r.yaml", r"two\nlines\r.yaml"),
        (b"\xe2\x80\xaelmay.yaml", r"\u202elmay.yaml"),
        (b"\xc2\x9b31m.yaml", r"\x9b31m.yaml"),
        (b"\xff\xfe.yaml", r"\udcff\udcfe.yaml"),
        ("京津冀 规划.yaml".encode(), "京津冀 规划.yaml"),
        (b"-", "-"),
        (b"[bold] :cat:.yaml", "[bold] :cat:.yaml"),
    ],
)
def test_a_name_cannot_act_on_a_terminal(raw: bytes, shown: str, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/" + raw
    Path(os.fsdecode(file)).write_text("42", "utf-8")
    check, goals = _judged(os.fsdecode(file))
    assert check == Result(1, f"{tmp_path}/{shown}:1:1: [error] must be a mapping, not 42\n", "jjj: 1 problem\n")
    assert goals == Result(3, "", f"jjj: {tmp_path}/{shown}:1:1: must be a mapping, not 42\n")
    missing = os.fsdecode(os.fsencode(tmp_path) + b"/gone/" + raw)
    said = f"jjj: {tmp_path}/gone/{shown}: cannot be read: No such file or directory: {GIVE_ONE}\n"
    assert _judged(missing) == (Result(3, "", said),) * 2


def test_standard_input_without_end_is_refused() -> None:
    endless = run(["-c", 'ulimit -t 20; ulimit -v 1048576; "$0" check - < /dev/zero', JJJ], command=("sh",))
    assert endless == Result(3, "", "jjj: <stdin>: is larger than the limit of 48 MiB\n")


@pytest.mark.slow
@pytest.mark.parametrize("begun", [b"", TEXT.encode()[:3_000]])
def test_standard_input_that_does_not_block_is_read_to_its_end(begun: bytes) -> None:
    script = (
        "import os, subprocess, sys, time\n"
        "reading, writing = os.pipe()\n"
        "os.set_blocking(reading, False)\n"
        "content = sys.stdin.buffer.read()\n"
        "os.write(writing, content[:int(sys.argv[1])])\n"
        "process = subprocess.Popen([sys.argv[2], 'check', '-'], stdin=reading)\n"
        "time.sleep(1)\n"
        "os.write(writing, content[int(sys.argv[1]):])\n"
        "os.close(writing)\n"
        "sys.exit(process.wait())\n"
    )
    result = run([str(len(begun)), JJJ], stdin=TEXT.encode(), command=("python3", "-c", script))
    assert result == Result(0, "", "")


# Unusual, and valid


def _dumped(value: Any, **options: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, **options))


def _styled(style: str) -> Callable[[Any], str]:
    class Dumper(yaml.SafeDumper):
        """Texts in one style, keys too, where they can be."""

        def ignore_aliases(self, _: object) -> bool:
            return True

    Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style))
    return lambda value: str(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False))


DATA: Any = json.loads(json.dumps(yaml_events.parse_yaml(TEXT, "small.yaml").value))

UNUSUAL: Mapping[str, Callable[[], str]] = {
    "carriage returns": lambda: TEXT.replace("\n", "\r\n"),
    "only carriage returns": lambda: TEXT.replace("\n", "\r"),
    "a byte order mark": lambda: "\ufeff" + TEXT,
    "both": lambda: "\ufeff" + TEXT.replace("\n", "\r\n"),
    "no line break at the end": lambda: TEXT.rstrip("\n"),
    "an explicit start": lambda: f"---\n{TEXT}",
    "an explicit start with a comment": lambda: f"# before\n--- # start\n{TEXT}",
    "an explicit end": lambda: f"{TEXT}...\n",
    "a start and an end": lambda: f"\n\n---\n{TEXT}\n...\n# after\n",
    "a version": lambda: f"%YAML 1.2\n---\n{TEXT}",
    "an older version": lambda: f"%YAML 1.1\n---\n{TEXT}",
    "comments everywhere": lambda: re.sub(r"\n", "  # 注释: {[\n#\n   # x\n", TEXT),
    "empty lines everywhere": lambda: TEXT.replace("\n", "\n\n  \n"),
    "spaces at the ends of lines": lambda: TEXT.replace("\n", "   \n"),
    "tabs at the ends of lines": lambda: re.sub(r"(?<=\S)\n", "\t\n", TEXT),
    "tabs after keys": lambda: re.sub(r"^(\w+):(?= )", r"\1:\t", TEXT, flags=re.MULTILINE),
    "deep indentation": lambda: _dumped(DATA, indent=7),
    "quoted keys": lambda: re.sub(r"^( *(?:- )?)(\w+):", r'\1"\2":', TEXT, flags=re.MULTILINE),
    "complex keys": lambda: re.sub(r"^(\w+):(?=\n)", r"? \1\n:", TEXT, flags=re.MULTILINE),
    "JSON on one line": lambda: json.dumps(DATA, ensure_ascii=False),
    "JSON of ASCII": lambda: json.dumps(DATA),
    "JSON with indentation": lambda: json.dumps(DATA, ensure_ascii=False, indent=4),
    "JSON with tabs": lambda: json.dumps(DATA, ensure_ascii=False, indent="\t"),
    "JSON without a space": lambda: json.dumps(DATA, ensure_ascii=False, separators=(",", ":")),
    "block style": lambda: _dumped(DATA, default_flow_style=False),
    "flow style": lambda: _dumped(DATA, default_flow_style=True),
    "folded lines": lambda: _dumped(DATA, width=20),
    "escapes": lambda: str(yaml.safe_dump(DATA, allow_unicode=False)),
    "sorted keys": lambda: str(yaml.safe_dump(DATA, sort_keys=True, allow_unicode=True)),
    "single quotes": lambda: _styled("'")(DATA),
    "double quotes": lambda: _styled('"')(DATA),
    "literal blocks": lambda: _styled("|")(DATA),
    "folded blocks": lambda: _styled(">")(DATA),
    "a folded text": lambda: titled(">-\n    Northland And\n    Southport Sign\n    A Glass Plan"),
    "a literal text": lambda: titled("|\n    Northland And Southport Sign A Glass Plan\n"),
    "a kept literal text": lambda: titled("|+2\n    Northland And Southport Sign A Glass Plan\n\n\n"),
    "a text over lines": lambda: titled("Northland And\n    Southport\n    Sign A Glass Plan"),
    "a quoted text over lines": lambda: titled("'Northland And Southport\n    Sign A Glass Plan'"),
    "white space around a text": lambda: titled("'  Northland And Southport Sign A Glass Plan\u3000'"),
    "an explicit null": lambda: TEXT.replace("aliases: [北, nl]", "aliases: [北, nl,]"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_unusual_yaml_is_read_as_usual(name: str, small: Plan) -> None:
    assert parse(decode(UNUSUAL[name]().encode(), "m.yaml"), "m.yaml") == small


# Mutations


def _of_bytes(random: random.Random) -> bytes:
    """The small model with some bytes lost, doubled, moved or replaced."""
    content = bytearray(TEXT.encode())
    for _ in range(random.randint(1, 4)):
        place, length = random.randrange(len(content)), random.choice((1, 1, 2, 5, 40, 400))
        piece = content[place : place + length]
        match random.randrange(5):
            case 0:
                del content[place : place + length]
            case 1:
                content[place:place] = piece
            case 2:
                other = random.randrange(len(content))
                content[other:other] = piece
            case 3:
                content[place : place + length] = random.randbytes(len(piece))
            case _:
                content[place] ^= 1 << random.randrange(8)
    return bytes(content)


TOKENS = re.compile(r"\w+|\n *|[^\w\s]| +")
FOREIGN = [
    *(
        "- ",
        "? ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "'",
        '"',
        "|\n",
        ">\n",
        "#",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "---\n",
        "...\n",
    ),
    *(
        "%YAML 1.2\n",
        "\t",
        "\r",
        "\x00",
        "\x1b",
        "\u202e",
        "\ufeff",
        "\u2028",
        "~",
        "null",
        ".NaN",
        ".inf",
        "1e999",
        "0x1f",
    ),
    *(
        "2024-01-01",
        "9" * 5_000,
        "[" * 20,
        "{a: " * 20,
        "京",
        "👩‍👩‍👧",
        "\ufdd0",
        "e\u0301",
        "x" * 10_001,
        "en",
        "zh",
        "id",
        "P1",
    ),
]


def _of_tokens(random: random.Random) -> bytes:
    """The small model with some words, marks and line breaks lost, swapped, doubled or foreign."""
    tokens = TOKENS.findall(TEXT)
    for _ in range(random.randint(1, 3)):
        place, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        match random.randrange(5):
            case 0:
                del tokens[place]
            case 1:
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case 2:
                tokens.insert(place, tokens[other])
            case 3:
                tokens[place] = random.choice(FOREIGN)
            case _:
                tokens.insert(place, random.choice(FOREIGN))
    return "".join(tokens).encode()


@pytest.mark.parametrize("number", slow_but([100], [100, 1_000]))
@pytest.mark.parametrize("mutate", [_of_bytes, _of_tokens])
def test_mutations_are_each_accepted_or_refused_in_words(mutate: Callable[[random.Random], bytes], number: int) -> None:
    accepted, refusals = 0, []
    for seed in range(number):
        content = mutate(random.Random(seed))  # noqa: S311 - draws lots
        try:
            parse(decode(content, "m.yaml"), "m.yaml")
            accepted += 1
        except (UnreadableFile, InvalidModel) as error:
            refusals.append((seed, str(error).split("\n")))
    assert accepted > number / 20
    assert len(refusals) > number / 20
    for seed, lines in refusals:
        assert len(lines) <= 51, seed
        for line in lines:
            assert re.fullmatch(r"m\.yaml(:\d+:\d+)?: [^\n]{1,400}", line), seed
            assert is_safe(line), seed
