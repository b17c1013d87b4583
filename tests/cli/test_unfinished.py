"""A model that is not finished: every command works with it, and `check` lists what is still to be written, apart."""

from itertools import product
from pathlib import Path

import pytest
from invocation import run

PAGE = "Pellin builds a quay\n\nThe quay will open by 2031.\nTimber goes from Pellin to Moor.\n"
MODEL = """\
languages: [en, zh]
document:
  title: Pellin builds a quay
  language: en
  digest: "0000000000000000000000000000000000000000000000000000000000000000"
  blocks:
    - {id: T, name: {en: Title}, start: Pellin builds a quay}
    - {id: P1, name: {en: Paragraph 1, zh: }, start: The quay, end: Moor}
kinds:
  goal: {en: Goal}
  advantage: {en: Advantage, zh: 优势}
  role: {en: Role, zh: 分工}
themes:
steps:
  sawing: {en: Sawing, zh: 锯木}
regions:
  - id: pellin
    name: {en: Pellin}
    kind: {en: town, zh: 镇}
    roles:
      - {step: sawing, text: {en: Saws timber}}
facts:
  - id: G1
    kind: goal
    text: {en: "", zh: ""}
    evidence: [{block: P1, start: The quay, end: 2031}]
  - id: A1
    kind: advantage
    regions: [pellin]
    text:
    evidence: [{block: P1, start: Timber, end: Moor}]
"""
MODEL = (
    MODEL.replace("themes:\n", "themes: {}\n")
    .replace("    text:\n", "    text: {}\n")
    .replace("end: 2031", "end: '2031'")
)
OPEN = [
    "7:21: [open] document.blocks[0].name: zh is missing",
    "8:44: [open] document.blocks[1].name.zh: is empty",
    "10:9: [open] kinds.goal: zh is missing",
    "18:11: [open] regions[0].name: zh is missing",
    "21:9: [open] regions[0].roles[0]: no fact of kind role carries it",
    "21:30: [open] regions[0].roles[0].text: zh is missing",
    "25:16: [open] facts[0].text.en: is empty",
    "25:24: [open] facts[0].text.zh: is empty",
    "30:11: [open] facts[1].text: en is missing",
    "30:11: [open] facts[1].text: zh is missing",
]
COMMANDS = (
    *("regions", "show pellin", "show G1", "show P1", "compare", "goals", "measures", "chain", "reading", "facts"),
    *("search quay", "context", "about", "cite", "cite G1", "verify PAGE", "coverage PAGE", "locate PAGE Timber"),
    *("report", "annotations", "diff MODEL MODEL"),
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    page, model = tmp_path / "page.txt", tmp_path / "model.yaml"
    page.write_text(PAGE, "utf-8")
    model.write_text(MODEL, "utf-8")
    return str(page), str(model)


QUICK = (("en", "json"), ("zh", "table"))


@pytest.mark.parametrize(
    ("language", "format"),
    [
        pytest.param(*case, marks=[] if case in QUICK else pytest.mark.slow)
        for case in product(("en", "zh"), ("tsv", "json", "table", "html"))
    ],
)
def test_every_command_works(files: tuple[str, str], language: str, format: str) -> None:
    page, model = files
    for command in COMMANDS:
        words = [{"PAGE": page, "MODEL": model}.get(word, word) for word in command.split()]
        options = [] if words[0] in ("cite", "annotations", "report") else ["-f", format]
        options += [] if words[0] in ("diff",) else ["-m", model]
        result = run([*words, *options], {"JJJ_LANG": language})
        assert (result.status in (0, 1), "Traceback" in result.err, command) == (True, False, command), result


def test_check_lists_what_is_open_and_exits_1(files: tuple[str, str]) -> None:
    _, model = files
    result = run(["check", model])
    assert result == (1, "".join(f"{model}:{line}\n" for line in OPEN), "jjj: 10 open\n")
    assert run(["check", model, "-f", "json"]).out.count('"level": "open"') == 10
    assert run(["check", model, "-f", "github"]).out.count("::warning file=") == 10


def test_coverage_says_in_a_line_what_is_open_and_where_it_begins(files: tuple[str, str]) -> None:
    page, model = files
    line = "10 open, the first here; jjj check lists them"
    result = run(["coverage", page, "-m", model, "--list", "unaccounted"])
    assert (result.status, result.err.splitlines()[-1]) == (1, f"jjj: {model}:7:21: {line}")
    assert result.err.count(" open") == 1
    assert run(["coverage", page, "-m", model], {"JJJ_LANG": "zh"}).err.endswith(
        "10 处待写，第一处在此；用 jjj check 列出\n"
    )


def test_an_open_text_alone_does_not_fail(tmp_path: Path) -> None:
    page, model = tmp_path / "page.txt", str(tmp_path / "model.yaml")
    page.write_text(PAGE, "utf-8")
    assert run(["new", str(page), "--facts", "-o", model]).status == 0
    result = run(["coverage", str(page), "-m", model])
    assert (result.status, result.err) == (0, f"jjj: {model}:62:16: 3 open, the first here; jjj check lists them\n")


def test_what_is_wrong_comes_first_and_is_all_that_other_commands_say(files: tuple[str, str]) -> None:
    _, model = files
    Path(model).write_text(MODEL.replace("regions: [pellin]", "regions: [pelin]"), "utf-8")
    problem = "facts[1].regions[0]: pelin is not one of regions: did you mean pellin?"
    assert run(["check", model]) == (1, f"{model}:29:15: [error] {problem}\n", "jjj: 1 problem\n")
    assert run(["facts", "-m", model]) == (3, "", f"jjj: {model}:29:15: {problem}\n")


def test_of_several_files_the_errors_stand_before_what_is_open(files: tuple[str, str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("", "utf-8")
    result = run(["check", files[1], str(bad)])
    assert (result.out.splitlines()[0], result.err) == (f"{bad}:1:1: [error] is empty", "jjj: 1 problem; 10 open\n")
