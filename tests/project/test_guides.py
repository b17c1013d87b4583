"""The guides for programs do what they say: each block of Python is run, in a folder with the examples."""

import doctest
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from process import ROOT, uncounted


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_each_block_of_the_page_on_python_gives_what_it_shows() -> None:
    outcome = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert (outcome.failed, outcome.attempted > 20) == (0, True)


def test_every_function_that_the_package_offers_is_on_that_page() -> None:
    import jjj_textile

    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    assert [name for name in jjj_textile.__all__ if f"{name}(" not in text and name != "__version__"] == []


MANY = (ROOT / "docs" / "many.md").read_text("utf-8")
PROGRAMS = {
    name: (text, shown)
    for name, text, shown in re.findall(
        r"^```python\n# (\w+\.py)\n(.*?)^```\n(?:\n^```text\n(.*?)^```)?", MANY, re.MULTILINE | re.DOTALL
    )
}


def test_each_program_of_the_page_on_thousands_is_one() -> None:
    assert list(PROGRAMS) == ["proving.py", "pairs.py", "pool.py", "duck.py", "bag.py", "data.py", "spark.py"]
    for name, (text, _) in PROGRAMS.items():
        compile(text, name, "exec")


def test_those_of_an_engine_that_is_here_print_what_the_page_shows(folder: Path) -> None:
    for name, (text, _) in PROGRAMS.items():
        (folder / name).write_text(text, "utf-8")
    for name in ("pairs.py", "pool.py", "duck.py"):
        line = [sys.executable, name]
        ended = subprocess.run(line, cwd=folder, env=uncounted(), capture_output=True, text=True, check=False)
        assert (name, ended.stdout, ended.returncode) == (name, PROGRAMS[name][1], 0), ended.stderr
