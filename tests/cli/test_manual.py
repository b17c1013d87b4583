"""The manual page says what the help says, of every command and option."""

import re

import pytest
from invocation import ROOT, Result, jjj, together

PAGE = (ROOT / "docs" / "jjj.1").read_text("utf-8")


def _shown(roff: str) -> str:
    """A line of roff as it is shown."""
    return roff.removeprefix("\\&").replace(r"\-", "-").replace(r"\e", "\\")


LINES = [_shown(line) for line in PAGE.splitlines()]


def _helps() -> dict[str, str]:
    """The help of the whole, under an empty name, and of every command."""
    whole = jjj("--help").out
    commands = re.findall(r"^  (\w+)", whole.split("\nCommands:\n")[1], re.MULTILINE)
    results = together([[command, "--help"] for command in commands])
    return {"": whole, **{command: result.out for command, result in zip(commands, results, strict=True)}}


def test_the_page_in_the_repository_is_the_one_that_is_printed() -> None:
    assert jjj("help", "--man") == Result(0, PAGE, "")


def test_the_page_needs_no_model_and_no_terminal() -> None:
    for variables in ({"JJJ_MODEL": "/nowhere"}, {"COLUMNS": "20"}, {"LC_ALL": "C"}, {"JJJ_LANG": "zh"}):
        assert jjj("help", "--man", **variables) == Result(0, PAGE, "")


def test_every_command_has_its_section_in_the_order_of_the_help() -> None:
    commands = [command for command in _helps() if command]
    assert [line.split()[1] for line in LINES if line.startswith("jjj ") and line != "jjj"][1:] == commands


def test_every_option_is_on_the_page_with_what_the_help_says() -> None:
    page = " ".join(" ".join(LINES).split())
    for command, text in _helps().items():
        options = text.split("\nOptions:\n")[1].split("\n\n")[0]
        for record in re.split(r"\n  (?=-)", "\n" + options)[1:]:
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
    assert LINES[LINES.index(f".B {status}", LINES.index(".SH EXIT STATUS")) + 1].endswith(".")


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
    assert PAGE.splitlines()[0].startswith('.TH JJJ 1 "" "jjj ')
    assert PAGE.isascii()
    assert not re.search(r"(?<!\\)-", re.sub(r"^\.TH.*", "", PAGE))
    assert "" not in PAGE.splitlines()
