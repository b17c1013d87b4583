"""What completes a command line: the answers of the program, and its script in a real bash."""

import os
import re
from pathlib import Path

import process
import pytest
from invocation import SMALL, Result, jjj, run
from process import JJJ, PYTHON

from jjj_textile.cli.session import TABLE
from jjj_textile.cli.shell_words import shell_words
from jjj_textile.formats import FORMATS as KNOWN
from jjj_textile.publish.citation import STYLES

OTHER = ("-m", str(SMALL))


FILES = "\ta file\n"


def answer(*words: str, **variables: str) -> str:
    """What the program offers fish for the last of these words."""
    result = jjj(*words, JJJ_COMPLETE="fish", **variables)
    assert (result.status, result.err) == (0, "")
    return result.out


def values(*words: str, **variables: str) -> list[str]:
    return [line.split("\t")[0] for line in answer(*words, **variables).splitlines()]


def help_of(name: str) -> dict[str, str]:
    """The commands, or the long options, that the help names, with what it says of them."""
    page = jjj("--help").out
    text = page.split("\nUsage")[1].split("\nShared")[name == "Options"].partition("\n")[2]
    entries = re.findall(r"^  (\S.*?)(?:  +|\n +)(\S.*(?:\n    .*)*)", text, re.MULTILINE)
    return {found: " ".join(meaning.split()) for found, meaning in entries}


# Answers

FORMATS = "".join(f"{name}\t\n" for name in (TABLE, *KNOWN))
REGIONS = "northland\tNorthland 北地省\nsouthport\tSouthport 南港市\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["go"], "goals\tThe goals that the plan sets, as the page reports them.\n"),
        (["--lang"], "--lang\tThe language, such as en or zh; en,zh for both; also JJJ_LANG.\n"),
        (["goals", "-f", ""], FORMATS),
        (["-f", "j"], "json\t\n"),
        (["goals", "--format", "nd"], "ndjson\t\n"),
        (["--color", ""], "auto\t\nalways\t\nnever\t\n"),
        (["--show-completion", ""], "bash\t\nzsh\t\nfish\t\n"),
        (["cite", "--style", ""], "".join(f"{style}\t\n" for style in STYLES)),
        (["reading", "--sort", ""], "published\t\ncounter\t\n"),
        (["coverage", "x", "--list", ""], "excluded\t\nunaccounted\t\n"),
        ([*OTHER, "-l", ""], "en\t\nzh\t\n"),
        ([*OTHER, "compare", ""], REGIONS),
        ([*OTHER, "facts", "--region", ""], REGIONS),
        (["facts", *OTHER, "--region", "s"], "southport\tSouthport 南港市\n"),
        (["facts", *OTHER, "--region", "S"], "southport\tSouthport 南港市\n"),
        (["facts", *OTHER, "--region", "southport,"], "southport,northland\tNorthland 北地省\n"),
        (["facts", *OTHER, "--region=Southport,N"], "--region=Southport,northland\tNorthland 北地省\n"),
        (["facts", *OTHER, "--kind", "goal,measure,ro"], "goal,measure,role\tRole\n"),
        ([*OTHER, "goals", "-l", "en,"], "en,zh\t\n"),
        ([*OTHER, "compare", "南"], "南港市\tSouthport 南港市\n"),
        ([*OTHER, "show", "北地省"], "北地省\tNorthland 北地省\n"),
        ([*OTHER, "cite", "M"], "M1\tPrices should be published\n"),
        ([*OTHER, "-l", "zh", "cite", "M"], "M1\t应公布价格\n"),
        ([*OTHER, "show", "nort"], "northland\tNorthland 北地省\n"),
        ([*OTHER, "show", "NORT"], "northland\tNorthland 北地省\n"),
        ([*OTHER, "show", "g1"], "G1\tBy 2030 glass is to have one market across the border\n"),
        ([*OTHER, "show", "S"], "S1\tNorthland's role should be to melt\nS2\tSouthport's role should be to ship\n"),
        ([*OTHER, "show", "P"], "P1\tThe goals\nP2\tThe two regions\n"),
        ([*OTHER, "facts", "--kind", "g"], "goal\tGoal\n"),
        ([*OTHER, "-l", "zh", "facts", "--theme", ""], "materials\t原料\nlocation\t区位\nplant\t设备\n"),
        ([*OTHER, "measures", "--topic", ""], "openness\tOpenness\n"),
        ([*OTHER, "reading", "--category", ""], "Local news\t\n"),
        ([*OTHER, "goals", "-c", ""], "id\tId\nyear\tYear\ntext\tStatement\nblock\tBlock\n"
            "regions\tRegions\nquote\tWords\nlink\tLink\nnote\tNote\n"),
        ([*OTHER, "goals", "-c", "id,t"], "id,text\tStatement\n"),
        ([*OTHER, "goals", "-c", "note,text,li"], "note,text,link\tLink\n"),
        ([*OTHER, "compare", "-c", "theme,"], "theme,northland\tNorthland\ntheme,southport\tSouthport\n"),
        ([*OTHER, "about", "-c", ""], "field\tField\nvalue\tValue\n"),
        (["verify", ""], FILES),
        (["verify", "page.html", ""], ""),
        (["check", "p"], FILES),
        (["check", "plan.yaml", ""], FILES),
        (["-m", ""], FILES),
        (["goals", "--model=pl"], FILES),
        (["report", "-o", ""], FILES),
        (["goals", ""], ""),
        ([*OTHER, "show", "northland", "--kind", "goal", "X"], "X1\tThe plan has no budget\n"),
        (["goals", "nonsense", ""], ""),
        (["search", ""], ""),
        (["goals", "--nonsense", ""], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_the_answer_is_a_line_a_candidate_with_what_it_means(words: list[str], expected: str) -> None:
    assert answer(*words) == expected


def test_first_come_the_commands_with_what_the_help_says_of_them() -> None:
    commands = help_of("Commands")
    assert len(commands) > 15
    assert answer("") == "".join(f"{name}\t{meaning}\n" for name, meaning in commands.items())


def test_every_option_of_the_help_is_offered() -> None:
    named = {option for record in help_of("Options") for option in re.findall(r"--?[\w-]+", record)}
    assert set(values("-")) == named


def test_a_command_offers_its_own_options_and_the_shared_ones() -> None:
    assert {"--style", "--model", "--help"} <= set(values("cite", "--"))
    assert {"--region", "--format", "--columns", "--lang"} <= set(values("goals", "--"))
    assert not {"--format", "--columns"} & set(values("schema", "--"))


def test_help_completes_the_commands() -> None:
    assert values("help", "") == list(help_of("Commands"))
    assert values("help", "go") == ["goals"]


@pytest.mark.parametrize("words", [["--help", ""], ["goals", "--help", ""], ["--version", ""], ["goals", "-h", "-"]])
def test_what_would_be_printed_is_no_candidate(words: list[str]) -> None:
    assert all(re.fullmatch(r"-{0,2}\w[\w-]*\t[^\t]*", line) for line in answer(*words).splitlines())
    assert not {"Usage", "jjj"} & {word for value in values(*words) for word in re.findall(r"\w+", value)}


def test_a_script_already_asked_for_is_no_candidate() -> None:
    assert "_jjj" not in answer("--show-completion", "bash", "")


def test_a_value_after_an_equals_sign_keeps_its_option() -> None:
    """So zsh and fish, to which it is one word, can put it in."""
    assert values("goals", "--format=j") == ["--format=json"]
    assert values(*OTHER, "facts", "--theme=") == ["--theme=materials", "--theme=location", "--theme=plant"]


@pytest.mark.parametrize("model", ["/nowhere", "/dev/zero", "/", str(Path(__file__))])
@pytest.mark.parametrize("words", [["show", ""], ["goals", "-c", ""], ["facts", "--region", "x"], ["-l", ""]])
def test_a_model_that_cannot_be_used_offers_nothing_and_makes_no_noise(model: str, words: list[str]) -> None:
    assert run(["-m", model, *words], {"JJJ_COMPLETE": "fish"}) == Result(0, "", "")
    assert run(words, {"JJJ_COMPLETE": "fish", "JJJ_MODEL": model}) == Result(0, "", "")


def test_what_needs_no_model_is_offered_without_one() -> None:
    assert answer("-m", "/nowhere", "goals", "-f", "") == FORMATS
    assert values("-m", "/nowhere", "go") == ["goals"]


def test_a_model_on_standard_input_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = f'( sleep 6 > {pipe} 2>/dev/null & ); JJJ_COMPLETE=fish timeout 5 "$jjj" -m - show "" < {pipe}'
    assert process.run(["-c", line], {"jjj": JJJ}, command=("sh",)) == Result(0, "", "")


@pytest.mark.parametrize(
    "variables", [{"JJJ_FORMAT": "nonsense"}, {"JJJ_LANG": "zh"}, {"COLUMNS": "abc"}, {"LC_ALL": "C"}]
)
def test_the_environment_does_not_stand_in_the_way(variables: dict[str, str]) -> None:
    assert values(*OTHER, "show", "n", **variables) == ["northland"]


def test_an_answer_does_not_read_what_draws_tables() -> None:
    traced = (PYTHON, "-X", "importtime", "-m", "jjj_textile")
    read = re.findall(
        r"\| +([\w.]+)$", process.run(["show", ""], {"JJJ_COMPLETE": "fish"}, command=traced).err, re.MULTILINE
    )
    assert "jjj_textile.model.loader" in read
    assert not [name for name in read if name.startswith("rich")]


# The scripts


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed_and_nothing_else_is_done(shell: str, tmp_path: Path) -> None:
    result = run(["--show-completion", shell], {"HOME": str(tmp_path)})
    assert (result.status, result.err) == (0, "")
    assert f"JJJ_COMPLETE={shell}" in result.out
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_shell_is_refused() -> None:
    said = "jjj: no completion for 'tcsh': known are bash, zsh, fish\n"
    assert jjj("--show-completion", "tcsh") == Result(2, "", said)


def in_bash(line: str, replaced: str | None = None, *alias: str) -> list[str]:
    """What bash is given to put on a line, in place of its last word or of what is named."""
    last = shell_words(line)[-1].raw if replaced is None else replaced
    result = jjj(line, last, *alias, JJJ_COMPLETE="bash")
    assert (result.status, result.err) == (0, "")
    return [found.split("\t")[0] for found in result.out.splitlines()]


IN_OTHER = f"jjj -m {SMALL}"


@pytest.mark.parametrize(
    ("line", "replaced", "expected"),
    [
        ("jjj go", None, ["goals"]),
        ("JJJ_LANG=zh A=b jjj goals --f", None, ["--format"]),
        (f"{IN_OTHER} show 北", None, ["北地省"]),
        (f"{IN_OTHER} goals -c id,t", None, ["id,text"]),
        ("jjj verify x", None, [""]),
        ("jjj -m /nowhere show ", None, []),
        # bash parts words at the equals sign and at the colon, and replaces what is behind.
        ("jjj goals --format=nd", "nd", ["ndjson"]),
        ("jjj goals --format=", "", [TABLE, *KNOWN]),
        (f"{IN_OTHER} facts --kind=goal,me", "goal,me", ["goal,measure"]),
        ("jjj goals --model=pl", "pl", [""]),
        # It replaces what is behind a quotation mark.
        (f"{IN_OTHER} reading --category Loc", "Loc", ["Local\\ news"]),
        (f"{IN_OTHER} reading --category Local\\ n", "Local\\ n", ["Local\\ news"]),
        (f"{IN_OTHER} reading --category 'Local n", "Local n", ["Local news"]),
        (f'{IN_OTHER} reading --category "Local n', "Local n", ["Local news"]),
        (f'{IN_OTHER} reading --category="Local n', "Local n", ["Local news"]),
        (f'{IN_OTHER} reading --category Lo"cal n', "cal n", ["cal news"]),
        (f"{IN_OTHER} reading --category $'Local", "Local", []),
    ],
)
def test_bash_gets_what_it_puts_in_place_of_what_it_replaces(
    line: str, replaced: str | None, expected: list[str]
) -> None:
    assert in_bash(line, replaced) == expected


def test_what_an_alias_stands_for_comes_before_the_words_of_the_line() -> None:
    assert in_bash("j show no", "no", "-m", str(SMALL)) == ["northland"]


DRIVER = """
source <("$JJJ" --show-completion bash)
COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
complete -p jjj > /dev/null || exit 9
_jjj "$1" "${@: -1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "folder", "variables"),
    [
        ("jjj", ".", {"PATH": f"{Path(JJJ).parent}:{os.environ['PATH']}"}),
        ("bin/jjj", str(Path(JJJ).parents[1]), {}),
        ("~/jjj", ".", {"HOME": str(Path(JJJ).parent)}),
    ],
)
def test_bash_finds_the_program_by_name_and_by_path(program: str, folder: str, variables: dict[str, str]) -> None:
    command = ["bash", "--norc", "--noprofile", "-c", f"cd {folder}; {DRIVER}", "bash"]
    assert process.run([program, "go"], {"JJJ": JJJ, **variables}, command=command) == Result(0, "goals\n", "")
