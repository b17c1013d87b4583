"""What completes a command line: the answers of the program, and its script in a real bash."""

import json
import os
import re
import subprocess
from pathlib import Path

import process
import pytest
from invocation import SMALL, Result, environment, jjj, run
from process import JJJ, PYTHON

from jjj_textile.cli.session import TABLE
from jjj_textile.formats import FORMATS as KNOWN
from jjj_textile.publish.citation import STYLES

OTHER = ("-m", str(SMALL))


def answer(*words: str, **variables: str) -> str:
    """What the program offers for the last of these words."""
    result = jjj(*words, JJJ_COMPLETE="1", **variables)
    assert (result.status, result.err) == (0, "")
    return result.out


def values(*words: str, **variables: str) -> list[str]:
    return [line.split("\t")[0] for line in answer(*words, **variables).splitlines()]


def help_of(name: str) -> dict[str, str]:
    """The commands, or the long options, that the help names, with what it says of them."""
    text = jjj("--help").out.split(f"\n{name}:\n")[1].split("\n\n")[0]
    entries = re.findall(r"^  (\S.*?)(?:  +|\n +)(\S.*(?:\n    .*)*)", text, re.MULTILINE)
    return {found: " ".join(meaning.split()) for found, meaning in entries}


# Answers

FORMATS = "".join(f"{name}\t\n" for name in (TABLE, *KNOWN))
REGIONS = "northland\tNorthland 北地省\nsouthport\tSouthport 南港市\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["go"], "goals\tThe goals that the plan sets, as the page reports them.\n"),
        (["--lang"], "--lang\tThe language, such as en or zh; also JJJ_LANG.\n"),
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
        ([*OTHER, "compare", "南"], "南港市\tSouthport 南港市\n南港\tSouthport 南港市\n"),
        ([*OTHER, "show", "北地省"], "北地省\tNorthland 北地省\n"),
        ([*OTHER, "cite", "M"], "M1\tPrices should be published\n"),
        ([*OTHER, "-l", "zh", "cite", "M"], "M1\t应公布价格\n"),
        ([*OTHER, "show", "S"], "".join([f"{name}\t{meaning}\n" for name, meaning in (
            ("Southport", "Southport 南港市"),
            ("S1", "Northland's role should be to melt"),
            ("S2", "Southport's role should be to ship"),
        )])),
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
        (["verify", ""], ""),
        (["check", "p"], ""),
        (["-m", ""], ""),
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
    assert run(["-m", model, *words], {"JJJ_COMPLETE": "1"}) == Result(0, "", "")
    assert run(words, {"JJJ_COMPLETE": "1", "JJJ_MODEL": model}) == Result(0, "", "")


def test_what_needs_no_model_is_offered_without_one() -> None:
    assert answer("-m", "/nowhere", "goals", "-f", "") == FORMATS
    assert values("-m", "/nowhere", "go") == ["goals"]


def test_a_model_on_standard_input_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = f'( sleep 6 > {pipe} 2>/dev/null & ); JJJ_COMPLETE=1 timeout 5 "$jjj" -m - show "" < {pipe}'
    assert process.run(["-c", line], {"jjj": JJJ}, command=("sh",)) == Result(0, "", "")


@pytest.mark.parametrize(
    "variables", [{"JJJ_FORMAT": "nonsense"}, {"JJJ_LANG": "zh"}, {"COLUMNS": "abc"}, {"LC_ALL": "C"}]
)
def test_the_environment_does_not_stand_in_the_way(variables: dict[str, str]) -> None:
    assert values(*OTHER, "show", "n", **variables) == ["northland", "nl"]


def test_an_answer_does_not_read_what_draws_tables() -> None:
    traced = (PYTHON, "-X", "importtime", "-m", "jjj_textile")
    read = re.findall(
        r"\| +([\w.]+)$", process.run(["show", ""], {"JJJ_COMPLETE": "1"}, command=traced).err, re.MULTILINE
    )
    assert "jjj_textile.model.loader" in read
    assert not [name for name in read if name.startswith("rich")]


# The scripts


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed_and_nothing_else_is_done(shell: str, tmp_path: Path) -> None:
    result = run(["--show-completion", shell], {"HOME": str(tmp_path)})
    assert (result.status, result.err) == (0, "")
    assert "JJJ_COMPLETE=1" in result.out
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_shell_is_refused() -> None:
    said = "jjj: no completion for 'tcsh': known are bash, zsh, fish\n"
    assert jjj("--show-completion", "tcsh") == Result(2, "", said)


DRIVER = """
source <("$JJJ" --show-completion bash)
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
complete -p jjj > /dev/null || exit 9
_jjj "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
(( ${#COMPREPLY[@]} )) && printf '%s\\n' "${COMPREPLY[@]}"
exit 0
"""


def in_bash(*words: str, folder: Path | None = None, **variables: str) -> list[str]:
    """What the script of bash replies for the words of a line, broken as bash breaks them."""
    ended = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", DRIVER, "bash", *words],
        env=environment({"JJJ": JJJ, **variables}),
        cwd=folder,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["go"], ["goals"]),
        (["goals", "--f"], ["--format"]),
        (["goals", "-f", "j"], ["json"]),
        (["-f", "json", "go"], ["goals"]),
        ([*OTHER, "show", "北"], ["北地省", "北地", "北"]),
        ([*OTHER, "cite", "G"], ["G1", "G2"]),
        ([*OTHER, "goals", "-c", "id,t"], ["id,text"]),
        ([*OTHER, "facts", "--theme", "p"], ["plant"]),
        (["cite", "--style", "b"], ["bibtex"]),
        (["verify", "x"], []),
        (["-m", "/nowhere", "show", ""], []),
        # bash breaks words at the equals sign
        (["goals", "--format", "=", "j"], ["json"]),
        (["goals", "--format", "="], FORMATS.replace("\t", "").split()),
    ],
    ids=" ".join,
)
def test_bash_gets_the_candidates(words: list[str], expected: list[str]) -> None:
    assert in_bash(JJJ, *words) == expected


def test_bash_finds_the_program_by_name_and_by_path() -> None:
    path = f"{Path(JJJ).parent}:{os.environ['PATH']}"
    assert in_bash("jjj", "go", PATH=path) == ["goals"]
    relative = os.path.relpath(JJJ, Path(JJJ).parents[2])
    assert in_bash(relative, "go", folder=Path(JJJ).parents[2]) == ["goals"]
    assert in_bash("~/jjj", "go", HOME=str(Path(JJJ).parent)) == ["goals"]


def test_bash_offers_nothing_where_there_is_no_program() -> None:
    assert in_bash("jjj", "go", PATH="/usr/bin:/bin") == []


HOSTILE = ["Local news", "a'b", "*", "$(touch pwned)", "`id`", "a;b", "[a-z]", "~", "$HOME", "a\\b", "京 津"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files that a pattern could match, and a model whose categories are hostile to a shell."""
    (tmp_path / "a").touch()
    (tmp_path / "b.txt").touch()
    text = SMALL.read_text("utf-8")
    start = text.index("  - id: R1\n    kind: related")
    entry = text[start : text.index("  - id: N\n    kind: next")]
    more = [
        entry.replace("id: R1", f"id: R{index}").replace("category: Local news", f"category: {json.dumps(category)}")
        for index, category in enumerate(HOSTILE, 10)
    ]
    (tmp_path / "m.yaml").write_text(text[:start] + "".join(more) + text[start + len(entry) :], "utf-8")
    return tmp_path


def test_bash_is_given_words_that_it_takes_as_they_are(folder: Path) -> None:
    offered = in_bash(JJJ, "-m", "m.yaml", "reading", "--category", "", folder=folder)
    assert len(offered) == len(HOSTILE)
    line = "printf '%s\\n' " + " ".join(offered)
    taken = subprocess.run(["bash", "-c", line], cwd=folder, env=environment(), capture_output=True, check=True)
    assert taken.stdout.decode().splitlines() == HOSTILE
    assert not (folder / "pwned").exists()


def test_bash_completes_a_word_in_quotation_marks_and_with_escapes(folder: Path) -> None:
    for typed in ("Local\\ n", "'Local n", '"Local n'):
        assert in_bash(JJJ, "-m", "m.yaml", "reading", "--category", typed, folder=folder) != []
