"""The guides for programs do what they say: each block of Python is run, in a folder with the examples."""

import doctest
import shutil
from pathlib import Path

import pytest
from process import ROOT


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
