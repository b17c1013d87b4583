"""The index of commands names each that a file registers, and no other."""

from importlib import import_module
from pathlib import Path

import pytest

from jjj_textile import cli
from jjj_textile.cli.commands import GROUPS, NAMES, command_info

FILES = [file.stem for file in Path(cli.__file__).parent.glob("*.py") if "\ncommands = " in file.read_text("utf-8")]


def registered(module: str) -> list[str]:
    """The names of a file's commands."""
    found = import_module(f"jjj_textile.cli.{module}").commands.registered_commands
    return [info.callback.__name__ for info in found]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_stands_in_the_order_of_its_file(group: str) -> None:
    there = registered(group)
    assert [name for name in GROUPS[group] if name in there] == there


def test_every_command_of_every_file_is_in_the_index_once() -> None:
    assert sorted(NAMES) == sorted(name for module in FILES for name in registered(module))


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_found_by_its_name(name: str) -> None:
    assert command_info(name).callback.__name__ == name


def test_what_is_no_command_has_no_info() -> None:
    assert command_info("listing") is None
