"""A file is read only where it is a regular one, small enough and UTF-8; all else is refused in one line."""

import io
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from jjj_textile.errors import UnreadableFile
from jjj_textile.io.files import decode, display_name, read_bytes, read_text

LIMIT = 2**20


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
    assert refusal("-") == "<stdin>: cannot be read: standard input is closed"


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
        ("missing", "No such file or directory"),
        ("file/below", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
        ("folder", "it is a directory, not a regular file"),
        ("pipe", "it is a named pipe, not a regular file"),
        ("device", "it is a device, not a regular file"),
    ],
)
def test_what_is_not_a_regular_file_is_refused_without_waiting(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "device").symlink_to("/dev/null")
    os.mkfifo(tmp_path / "pipe")
    before = os.listdir("/proc/self/fd")
    assert refusal(f"{tmp_path}/{name}") == f"{tmp_path}/{name}: cannot be read: {reason}"
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
        (b"\xff\xfea\0", "is UTF-16, not UTF-8: save it as UTF-8"),
        (b"\xfe\xff\0a", "is UTF-16, not UTF-8: save it as UTF-8"),
        (b"\xff\xfe\0\0a\0\0\0", "is UTF-32, not UTF-8: save it as UTF-8"),
        (b"\0\0\xfe\xff\0\0\0a", "is UTF-32, not UTF-8: save it as UTF-8"),
        (b"\xb1\xb1", "is not UTF-8: byte 0xb1 in line 1"),
        (b"a\nb\n c\xe4\xba", "is not UTF-8: byte 0xe4 in line 3"),
        (b"\xed\xa0\x80", "is not UTF-8: byte 0xed in line 1"),
        (b"\n\xc0\xaf", "is not UTF-8: byte 0xc0 in line 2"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_its_first_bad_place(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(content, "plan.yaml")
    assert str(caught.value) == f"plan.yaml: {what}"


def test_one_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa", "f") == "a"
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa", "f") == "\ufeffa"
