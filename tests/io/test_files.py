"""A file is read only where it is a regular one, small enough and UTF-8; all else is refused in one line."""

import io
import os
import pty
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from process import ROOT

from jjj_textile.errors import UnreadableFile
from jjj_textile.io.files import decode, display_name, is_pipe, read_bytes, read_text

LIMIT = 2**20
CHINESE = "convert it, as with iconv -f GB18030 -t UTF-8 plan.yaml"
OTHER = "convert it, as with iconv -f ENCODING -t UTF-8 plan.yaml"


def refusal(path: str, limit: int = LIMIT) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_text(path, limit)
    return str(caught.value)


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_file_comes_back_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\xe4\xba\xac\r\n\x00")
    assert read_bytes(str(path), LIMIT) == b"\xe4\xba\xac\r\n\x00"
    assert read_text(str(path), LIMIT) == "京\r\n\0"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"\xe4\xba\xac")
    assert read_text("-", LIMIT) == "京"


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "<stdin>: cannot be read: standard input is closed: give the name of a file"


def test_standard_input_that_does_not_wait_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    monkeypatch.setattr(sys, "stdin", os.fdopen(reader))

    def write_late() -> None:
        for piece in (b"abc", b"def"):
            time.sleep(0.1)
            os.write(writer, piece)
        os.close(writer)

    thread = threading.Thread(target=write_late)
    thread.start()
    content = read_bytes("-", LIMIT)
    thread.join()
    sys.stdin.close()
    assert content == b"abcdef"


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * LIMIT)
    assert read_bytes(str(path), LIMIT) == b"x" * LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    assert refusal(str(path)) == f"{path}: is larger than the limit of 1 MiB"
    feed(monkeypatch, b"x" * LIMIT)
    assert read_bytes("-", LIMIT) == b"x" * LIMIT
    feed(monkeypatch, b"x" * (LIMIT + 1))
    assert refusal("-") == "<stdin>: is larger than the limit of 1 MiB"
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert refusal("-") == "<stdin>: is larger than the limit of 1 MiB"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(2**40)
    assert refusal(str(path)) == f"{path}: is larger than the limit of 1 MiB"


def test_a_file_that_hides_its_size_is_bounded_too() -> None:
    assert refusal("/proc/version", 3) == "/proc/version: is larger than the limit of 0 MiB"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "No such file or directory: give the path of a file, or - for standard input"),
        ("file/below", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
        ("folder", "it is a directory, not a regular file: give a file in it"),
        ("pipe", "it is a named pipe, not a regular file: give - and let a shell read it, < {path}"),
        ("device", "it is a device, not a regular file: give a file, or -"),
    ],
)
def test_what_is_not_a_regular_file_is_refused_without_waiting(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "device").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "pipe")
    before = os.listdir("/proc/self/fd")
    assert refusal(f"{tmp_path}/{name}") == f"{tmp_path}/{name}: cannot be read: {reason.format(path=tmp_path / name)}"
    assert os.listdir("/proc/self/fd") == before


@pytest.mark.parametrize(("name", "shown"), [("a\0b", r"a\x00b"), ("\ud800", r"\ud800")])
def test_a_name_that_no_file_can_have_is_refused_and_shown(name: str, shown: str) -> None:
    assert refusal(name) == f"{shown}: cannot be read: no file can have this name"


def test_a_name_cannot_act_on_a_terminal() -> None:
    assert display_name("\x1b[2J\n\u202ea") == r"\x1b[2J\n\u202ea"
    assert display_name("-") == "<stdin>"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xff\xfea\0", "is UTF-16, not UTF-8: convert it, as with iconv -f UTF-16 -t UTF-8 plan.yaml"),
        (b"\xfe\xff\0a", "is UTF-16, not UTF-8: convert it, as with iconv -f UTF-16 -t UTF-8 plan.yaml"),
        (b"\xff\xfe\0\0a\0\0\0", "is UTF-32, not UTF-8: convert it, as with iconv -f UTF-32 -t UTF-8 plan.yaml"),
        (b"\0\0\xfe\xff\0\0\0a", "is UTF-32, not UTF-8: convert it, as with iconv -f UTF-32 -t UTF-8 plan.yaml"),
        (b"\xb1\xb1\xbe\xa9", f"is not UTF-8: byte 0xb1 in line 1; {CHINESE}"),
        (b"a\nb\n c\xe4\xba", f"is not UTF-8: byte 0xe4 in line 3; {OTHER}"),
        (b"\xed\xa0\x80", f"is not UTF-8: byte 0xed in line 1; {OTHER}"),
        (b"\n\xc0\xaf", f"is not UTF-8: byte 0xc0 in line 2; {OTHER}"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_its_first_bad_place(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(content, "plan.yaml")
    assert str(caught.value) == f"plan.yaml: {what}"


def test_one_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa", "f") == "a"
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa", "f") == "\ufeffa"


def test_an_open_pipe_is_read_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell gives it for `<(...)`. The reader takes the descriptor itself, which stays open."""
    for name in ("/dev/fd/{}", "/proc/self/fd/{}"):
        reader, writer = os.pipe()
        os.write(writer, b"abc")
        os.close(writer)
        path = name.format(reader)
        assert is_pipe(path)
        assert read_text(path, LIMIT) == "abc"
        os.close(reader)
        assert not is_pipe(path)
        assert refusal(path).startswith(f"{path}: cannot be read: No such file or directory")


def test_only_what_is_an_open_pipe_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (tmp_path / "file").open() as file:
        assert not is_pipe(f"/dev/fd/{file.fileno()}")
    os.mkfifo(tmp_path / "pipe")
    assert not is_pipe(str(tmp_path / "pipe"))
    assert is_pipe("-")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "the name of the file is empty: give one, or - for standard input"),
        (
            "https://a.example/x",
            "https://a.example/x: is a web address, and jjj fetches nothing: curl -s https://a.example/x | jjj ... -",
        ),
        (
            "HTTP://a.example/?b=1&c",
            "HTTP://a.example/?b=1&c: is a web address, and jjj fetches nothing: "
            "curl -s 'HTTP://a.example/?b=1&c' | jjj ... -",
        ),
        (
            "tests/smal.yaml",
            "tests/smal.yaml: cannot be read: No such file or directory: did you mean tests/small.yaml?",
        ),
    ],
)
def test_a_name_of_no_file_is_told_as_what_it_is(name: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert refusal(name) == what


def test_who_types_the_file_is_told_how_to_end_it(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    master, slave = pty.openpty()
    monkeypatch.setattr(sys, "stdin", os.fdopen(slave))
    os.write(master, b"abc\n\x04")
    assert read_text("-", LIMIT) == "abc\n"
    said = "jjj: reading standard input from this terminal: end it with Ctrl-D, leave with Ctrl-C\n"
    assert capsys.readouterr() == ("", said)
    sys.stdin.close()
    os.close(master)
