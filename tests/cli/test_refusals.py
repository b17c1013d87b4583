"""What a command line cannot mean is refused in a line, with nothing on standard output."""

import re
import shlex
from typing import Any

import pytest
from invocation import TESTS, run_at_terminal
from typer.main import get_command

from jjj_textile import __version__
from jjj_textile.cli.app import app, run
from jjj_textile.cli.examples import EXAMPLES
from jjj_textile.formats import FORMATS

SMALL = ("-m", str(TESTS / "small.yaml"))
PAGE = str(TESTS / "small.txt")
Captured = pytest.CaptureFixture[str]
GIVE_ONE = "give the path of a file, or - for standard input"
GROUP: Any = get_command(app)
COMMANDS = GROUP.list_commands(None)
NO_MODEL = {"schema", "help"}


HELP = "jjj goals --help says more"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # What is missing: the usage and an example.
        (["show"], "show: ID is missing: usage: jjj show [OPTIONS] ID...; example: jjj show hebei"),
        (
            ["coverage"],
            "coverage: SOURCE is missing: usage: jjj coverage [OPTIONS] SOURCE; example: jjj coverage page.html",
        ),
        (
            ["locate"],
            "locate: SOURCE is missing: usage: jjj locate [OPTIONS] SOURCE [WORD]...; "
            "example: jjj locate page.html oak piles",
        ),
        (
            ["locate", PAGE],
            "locate: WORD is missing: usage: jjj locate [OPTIONS] SOURCE [WORD]...; "
            "example: jjj locate page.html oak piles",
        ),
        (["goals", "-f"], f"-f needs a value: -f FORMAT; {HELP}"),
        (["goals", "--region"], f"--region needs a value: --region REGION; {HELP}"),
        # What is too much.
        (
            ["goals", "2025", "P1"],
            "goals takes nothing more, but there is '2025' 'P1': usage: jjj goals [OPTIONS]; example: jjj goals --json",
        ),
        (
            ["goals", "hebei"],
            "goals takes nothing more, but there is 'hebei': usage: jjj goals [OPTIONS]; example: jjj goals --json; "
            "for a region: jjj goals --region hebei",
        ),
        (
            ["goals", "hebei", "tianjin"],
            "goals takes nothing more, but there is 'hebei' 'tianjin': usage: jjj goals [OPTIONS]; "
            "example: jjj goals --json",
        ),
        (["goals", "--json=1"], f"--json takes no value; {HELP}"),
        # What is not known: the nearest, or all.
        (["GOALS"], "no command 'GOALS': did you mean goals?"),
        (["help", "gaols"], "no command 'gaols': did you mean goals?"),
        (["goals", "--jsno"], "goals has no option --jsno: did you mean --json?"),
        (["goals", "--zzz"], f"goals has no option --zzz; {HELP}"),
        (["--zzz"], "jjj has no option --zzz; jjj --help says more"),
        (["goals", "-f", "jsom"], "no format 'jsom': did you mean json or ndjson?"),
        (["goals", "-l", "fr"], "no language 'fr': known are en, zh"),
        (["--color", "red", "goals"], "no --color 'red': known are auto, always, never"),
        (["coverage", PAGE, "--list", "all"], "no list 'all': known are excluded, unaccounted"),
        (["cite", "--style", "apaa"], "no style 'apaa': did you mean apa?"),
        (["reading", "--sort", "title"], "no order 'title': known are published, counter"),
        (["--show-completion", "tcsh"], "no completion for 'tcsh': known are bash, zsh, fish"),
        (["goals", "--width", "0"], "no width '0': give a number of columns from 1 to 1000, such as --width 100"),
        # A word that begins with a dash.
        (
            ["search", "-x"],
            "search has no option -x: a word that begins with a dash stands after --: jjj search -- -x; "
            "jjj search --help says more",
        ),
        (
            ["locate", PAGE, "-5"],
            "locate has no option -5: a word that begins with a dash stands after --: jjj locate SOURCE -- -5; "
            "jjj locate --help says more",
        ),
        (
            ["search", "-foo"],
            "search: WORD is missing: usage: jjj search [OPTIONS] WORD...; example: jjj search talent; "
            "a word that begins with a dash stands after --: jjj search -- -foo",
        ),
        # What does not go together.
        (["--json", "cite"], "--json does not go with cite; jjj cite --help says more"),
        (["cite", "--json"], "--json does not go with cite; jjj cite --help says more"),
        (["-c", "id", "schema"], "--columns does not go with schema; jjj schema --help says more"),
        (["schema", "-m", "x"], "-m does not go with schema; jjj schema --help says more"),
        (["help", "-m", "x"], "-m does not go with help; jjj help --help says more"),
        (["goals", "--excel"], "--excel goes with --format csv: jjj facts --format csv --excel"),
        (["goals", "--json", "-f", "csv"], "--json and --format csv contradict each other: leave one of them out"),
        (
            ["goals", "--no-color", "--color", "always"],
            "--no-color and --color always contradict each other: leave one of them out",
        ),
        (["compare", "--kind", "goal"], "--kind does not go with compare; jjj compare --help says more"),
        (["show", "G1", "--kind", "goal"], "G1 is one fact: there is nothing to choose from"),
        (["goals", "-c", "id,id"], "column 'id' is named twice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], message: str, capfd: Captured) -> None:
    """With what is wrong and what to do, in one line of our own words."""
    assert run(arguments if set(arguments) & NO_MODEL else [*SMALL, *arguments]) == 2
    assert capfd.readouterr() == ("", f"jjj: {message}\n")


def test_an_unknown_command_that_is_near_none_names_them_all(capfd: Captured) -> None:
    assert run(["ls"]) == 2
    _, said = capfd.readouterr()
    assert said.startswith("jjj: no command 'ls': known are regions, show, ")
    assert said.endswith(", help, version; jjj --help says what each does\n")


@pytest.mark.parametrize(
    ("variable", "value", "refused"),
    [
        ("JJJ_FORMAT", "xls", (2, f"no format 'xls': known are {', '.join(('table', *FORMATS))}")),
        ("JJJ_LANG", "fr", (2, "no language 'fr': known are en, zh")),
        ("JJJ_MODEL", "", (0, "")),
        ("JJJ_MODEL", "/no/at-all", (3, f"/no/at-all: cannot be read: No such file or directory: {GIVE_ONE}")),
    ],
)
def test_a_wrong_value_names_the_variable_that_it_comes_from(
    variable: str, value: str, refused: tuple[int, str], monkeypatch: pytest.MonkeyPatch, capfd: Captured
) -> None:
    status, message = refused
    monkeypatch.setenv(variable, value)
    assert run(["goals"]) == status
    assert capfd.readouterr().err == (f"jjj: {variable}: {message}\n" if message else "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_that_it_takes(command: str) -> None:
    """A line of shell: what stands before a redirection or a pipe, and begins with the program, is parsed."""
    examples = EXAMPLES[command]
    for line in examples:
        words = shlex.split(re.split(r" [>|] ", line)[-1 if line.startswith("curl") else 0])
        assert words[:2] == ["jjj", command]
        with GROUP.make_context("jjj", words[1:]) as context:
            GROUP.get_command(context, command).make_context(command, words[2:], parent=context)


def test_an_example_is_shown_by_the_help_of_its_command(capfd: Captured) -> None:
    assert run(["show", "--help"]) == 0
    assert capfd.readouterr().out.count("\nExamples:\n  jjj show hebei\n  jjj show P7\n\n") == 1


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["version"]])
def test_the_version_is_asked_for_in_three_ways(arguments: list[str], capfd: Captured) -> None:
    assert run(arguments) == 0
    assert capfd.readouterr() == (f"jjj {__version__}\n", "")


@pytest.mark.parametrize(
    ("given", "name"), [("md", "markdown"), ("JSONL", "ndjson"), ("yml", "yaml"), ("Csv", "csv"), ("JSON", "json")]
)
def test_a_format_has_its_short_name_and_any_case(given: str, name: str, capfd: Captured) -> None:
    assert run([*SMALL, "goals", "-f", given]) == 0
    found = capfd.readouterr()
    assert run([*SMALL, "goals", "-f", name]) == 0
    assert found == capfd.readouterr()


@pytest.mark.parametrize("tag", ["zh", "ZH", "zh-CN", "zh_CN", "zh-Hans-CN"])
def test_a_language_is_looked_up(tag: str, capfd: Captured) -> None:
    assert run([*SMALL, "goals", "-l", tag, "-f", "markdown"]) == 0
    assert capfd.readouterr().out.startswith("| 编号 | 年份 |")


def test_columns_may_be_asked_for_one_by_one(capfd: Captured) -> None:
    assert run([*SMALL, "goals", "-c", "year", "-c", "id,block", "-f", "tsv"]) == 0
    assert capfd.readouterr().out.startswith("year\tid\tblock\n")


def test_a_table_has_the_width_asked_for_in_a_pipe_too(capfd: Captured) -> None:
    assert run([*SMALL, "goals", "-f", "table", "--width", "60"]) == 0
    assert max(len(line) for line in capfd.readouterr().out.splitlines()) == 60


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("excluded", "block\ttext\tcode\treason\n"),
        ("unaccounted", "block\ttext\tevidence\n"),
    ],
)
def test_the_words_of_a_list_come_with_their_headings(listed: str, expected: str, capfd: Captured) -> None:
    assert run([*SMALL, "-f", "tsv", "coverage", PAGE, "--list", listed]) == 0
    out, err = capfd.readouterr()
    assert (out.startswith(expected), err) == (True, "")


def test_several_values_of_a_filter_may_stand_between_commas(capfd: Captured) -> None:
    assert run([*SMALL, "-f", "tsv", "facts", "--kind", "goal,measure", "-c", "id"]) == 0
    together = capfd.readouterr()
    assert run([*SMALL, "-f", "tsv", "facts", "--kind", "goal", "--kind", "measure", "-c", "id"]) == 0
    assert capfd.readouterr() == together


def test_an_id_that_no_fact_or_reading_has_is_not_found(capfd: Captured) -> None:
    told = "jjj: no fact or reading 'A9': known are C1, C2, G1, G2, M1, A1, A2, A3, A4, S1, S2, R1, N\n"
    assert run([*SMALL, "verify", PAGE, "A9"]) == 1
    assert capfd.readouterr() == ("", told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verify", PAGE, "nl"], "no fact or reading 'nl': it is a region; its facts: jjj facts --region northland"),
        (["cite", "NORTHLAND"], "no fact 'NORTHLAND': it is a region; its facts: jjj facts --region northland"),
        (
            ["cite", "jjj"],
            "no fact 'jjj': these are regions; their facts: jjj facts --region northland --region southport",
        ),
    ],
)
def test_a_region_where_facts_are_named_says_how_to_list_its_facts(
    arguments: list[str], told: str, capfd: Captured
) -> None:
    assert run([*SMALL, *arguments]) == 1
    assert capfd.readouterr() == ("", f"jjj: {told}\n")


KNOWN = ": known are northland, southport, T, P1, P2, R1, N"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["goals"], "no region, fact or block 'goals': it is a command: jjj goals"),
        (["G1", "goals"], "no region, fact or block 'goals': it is a command: jjj goals"),
        (["xyzzy", "goals"], f"no region, fact or block 'xyzzy'{KNOWN}"),
    ],
)
def test_a_command_that_is_to_be_shown_is_named(names: list[str], told: str, capfd: Captured) -> None:
    assert run([*SMALL, "show", *names]) == 1
    assert capfd.readouterr() == ("", f"jjj: {told}\n")


def test_a_report_at_a_terminal_wants_a_file() -> None:
    told = "jjj: report prints a whole web page: give it a file, jjj report -o report.html, or -o -\n"
    assert run_at_terminal([*SMALL, "report"]) == (2, "", told)


def test_running_out_of_memory_is_too_large_and_no_bug(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("jjj_textile.cli.models.examine", exhausted)
    status = run(["goals", *SMALL])
    assert (status, *capsys.readouterr()) == (
        3,
        "",
        "jjj: too large for the memory that this process may have: give it a smaller file, or more memory\n",
    )
