"""A file is written whole or not at all."""

import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from process import PYTHON, uncounted

from jjj_textile.io.output import Unwritable
from jjj_textile.io.saving import create, replace


def refusal(path: str, text: str = "new") -> str:
    with pytest.raises(Unwritable) as caught:
        replace(path, text)
    return str(caught.value)


def test_a_file_is_made_or_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    replace(str(file), "京\n")
    assert file.read_bytes() == "京\n".encode()
    replace(str(file), "new")
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    create(str(file), "old")
    with pytest.raises(Unwritable, match=r"plan.yaml: there is a file already: take another name, or remove it first"):
        create(str(file), "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_replaced_keeps_its_mode_and_a_link_leads_where_it_did(tmp_path: Path) -> None:
    file, link = tmp_path / "page.html", tmp_path / "link"
    file.touch()
    file.chmod(0o640)
    link.symlink_to(file)
    replace(str(link), "new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "the name of the file to write is empty: give one, or - for standard output"),
        ("{0}", "{0}: is a directory: give the name of a file in it"),
        ("{0}/new/", "{0}/new/: is a directory: give the name of a file in it"),
        ("{0}/no/page", "{0}/no/page: cannot be written: No such file or directory; -o - is standard output"),
        ("{0}/a\0b", "{0}/a\\x00b: cannot be written: no file can have this name; -o - is standard output"),
        ("/dev/full", "/dev/full: cannot be written: No space left on device; -o - is standard output"),
    ],
)
def test_what_cannot_be_written_is_said(name: str, what: str, tmp_path: Path) -> None:
    assert refusal(name.format(tmp_path)) == what.format(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_dash_and_an_open_stream_are_written_to(capfd: pytest.CaptureFixture[str]) -> None:
    replace("-", "one\n")
    replace("/dev/stdout", "two\n")
    assert capfd.readouterr() == ("one\ntwo\n", "")


def test_a_full_disk_leaves_the_old_file_and_no_piece_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "page.html"
    file.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    assert refusal(str(file)) == f"{file}: cannot be written: No space left on device; -o - is standard output"
    assert (file.read_text(), list(tmp_path.iterdir())) == ("old", [file])


DIES = """
import os, signal, sys
from jjj_textile.io import saving
signal.signal(int(sys.argv[2]), signal.SIG_DFL)  # whoever runs the tests may ignore it, as nohup does
os.fsync = lambda _: os.kill(os.getpid(), int(sys.argv[2]))
saving.replace(sys.argv[1], "new")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_old_file_and_no_piece_of_the_new(number: int, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("old")
    ended = subprocess.run([PYTHON, "-c", DIES, str(file), str(int(number))], env=uncounted(), check=False)
    assert ended.returncode == -number
    assert (file.read_text(), list(tmp_path.iterdir())) == ("old", [file])
