"""Docstrings are the same out of the source, and `python -OO` says all that `python` does."""

import inspect
import sys
from typing import Any

import process
import pytest

from jjj_textile.cli.listing import goals, show
from jjj_textile.model.plan import Fact
from jjj_textile.text import docstrings
from jjj_textile.text.docstrings import docstring


def undocumented() -> None:
    pass


@pytest.mark.parametrize("thing", [goals, show, Fact, docstring])
def test_the_source_says_the_same_as_the_docstring(thing: Any) -> None:
    assert docstrings._in_source(thing) == inspect.cleandoc(docstring(thing)) != ""


def test_what_says_nothing_has_an_empty_docstring() -> None:
    assert docstring(undocumented) == ""


@pytest.mark.parametrize("line", ["--help", "show --help", "help --man", "schema", "goals"])
def test_python_without_docstrings_says_the_same(line: str) -> None:
    without = process.run(line.split(), command=(sys.executable, "-OO", "-m", "jjj_textile"))
    assert without == process.run(line.split(), {"PYTHONOPTIMIZE": ""})
    assert without.status == 0
