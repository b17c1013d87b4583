"""The manual page says what the help says, of every command and option."""

import re
import shutil
import subprocess

import pytest
from invocation import ROOT, Result, jjj, together

from jjj_textile.cli.examples import EXAMPLES
from jjj_textile.cli.help_texts import help_texts
from jjj_textile.cli.statuses import ExitStatus

PAGE = (ROOT / "docs" / "jjj.1").read_text("utf-8")


def _shown(roff: str) -> str:
    """A line of roff as it is shown."""
    return roff.removeprefix("\\&").replace(r"\-", "-").replace(r"\e", "\\")


LINES = [_shown(line) for line in PAGE.splitlines()]


def _helps() -> dict[str, str]:
    """The help of the whole, under an empty name, and of every command."""
    whole = jjj("--help").out
    commands = re.findall(r"^  (\w+)", whole.split("\nUsage")[1].split("\nShared")[0], re.MULTILINE)
    results = together([[command, "--help"] for command in commands])
    return {"": whole, **{command: result.out for command, result in zip(commands, results, strict=True)}}


def test_the_page_in_the_repository_is_the_one_that_is_printed() -> None:
    assert jjj("help", "--man") == Result(0, PAGE, "")


def test_the_page_needs_no_model_and_no_terminal() -> None:
    for variables in ({"JJJ_MODEL": "/nowhere"}, {"COLUMNS": "20"}, {"LC_ALL": "C"}, {"JJJ_LANG": "fr"}):
        assert jjj("help", "--man", **variables) == Result(0, PAGE, "")


def test_every_command_has_its_section_in_the_order_of_the_help() -> None:
    commands = [command for command in _helps() if command]
    assert [line.split()[1] for line in LINES if line.startswith("jjj ") and line != "jjj"][1:] == commands


def test_every_option_is_on_the_page_with_what_the_help_says() -> None:
    page = " ".join(" ".join(LINES).split())
    for command, text in _helps().items():
        options = "".join(part.split("\n\n")[0] for part in re.split(r"\n(?:Options:|Shared options, .*:)", text)[1:])
        for record in re.split(r"\n  (?=-)", options)[1:]:
            name, _, meaning = record.partition("  ")
            assert f".B {name.strip()}" in page, (command, name)
            assert " ".join(meaning.split()) in page, (command, meaning)


@pytest.mark.parametrize("command", [command for command in _helps() if command])
def test_help_of_a_command_is_what_the_command_says_itself(command: str) -> None:
    assert jjj("help", command) == jjj(command, "--help") == jjj(command, "-h")
    assert jjj("help", command).status == 0


def test_help_is_the_help_of_the_whole() -> None:
    assert jjj("help") == jjj("--help")


def test_help_of_an_unknown_command_is_refused_with_the_nearest() -> None:
    result = jjj("help", "gaols")
    assert (result.status, result.out) == (2, "")
    assert re.fullmatch(r"jjj: [^\n]*'gaols'[^\n]*goals[^\n]*\n", result.err)


@pytest.mark.parametrize("status", ["0", "1", "2", "3", "4", "70", "130", "141"])
def test_every_exit_status_is_explained(status: str) -> None:
    entries = " ".join(LINES[LINES.index(".SH EXIT STATUS") :]).split(" .TP ")
    assert [entry for entry in entries if re.fullmatch(rf"\.B {status} [A-Z].*\.", entry)]


@pytest.mark.parametrize(
    "name",
    [
        "JJJ_FORMAT",
        "JJJ_MODEL",
        "JJJ_LANG",
        "JJJ_DEBUG",
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
        "TERM",
    ],
)
def test_every_variable_is_explained(name: str) -> None:
    assert re.search(rf"^\.B .*\b{name}\b", "\n".join(LINES[LINES.index(".SH ENVIRONMENT") :]), re.MULTILINE)


def test_the_page_is_roff_that_no_reader_can_misread() -> None:
    known = {".TH", ".SH", ".SS", ".B", ".TP", ".PP"}
    assert {line.split()[0] for line in PAGE.splitlines() if line.startswith((".", "'"))} <= known
    assert PAGE.splitlines()[0].startswith(".TH JJJ 1 20")
    assert PAGE.isascii()
    assert not re.search(r"(?<!\\)-", re.sub(r"^\.TH.*", "", PAGE))
    assert "" not in PAGE.splitlines()


def test_the_page_has_its_sections_in_the_order_of_manual_pages() -> None:
    sections = [line.removeprefix(".SH ") for line in LINES if line.startswith(".SH ")]
    assert sections == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXAMPLES"),
        *("FILES", "ENVIRONMENT", "EXIT STATUS"),
    ]


def test_every_command_has_its_example_on_the_page() -> None:
    examples = LINES[LINES.index(".SH EXAMPLES") : LINES.index(".SH FILES")]
    assert [line for line in examples if line.startswith(".B ")] == [
        f".B {EXAMPLES[command][0]}" for command in _helps() if command
    ]


def test_no_line_is_too_long_for_a_reader_of_roff() -> None:
    assert max(len(line.encode()) for line in PAGE.splitlines()) <= 80


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="asks mandoc itself, beside the rules above")
def test_mandoc_finds_nothing_to_say() -> None:
    ended = subprocess.run(
        ["mandoc", "-Tlint", str(ROOT / "docs" / "jjj.1")], capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.returncode) == ("", 0)


def test_the_exit_statuses_of_the_documentation_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", (ROOT / "docs" / "commands.md").read_text("utf-8"), re.MULTILINE)
    told = {int(number): meaning.replace("`", "") for number, meaning in rows}
    assert told == {status.value: help_texts("en")["statuses"][status.name.lower()] for status in ExitStatus}
