"""The catalogues of help: every command, argument and option has its text in each language, and none is left over."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from invocation import ROOT, Result, jjj, run, run_at_terminal
from typer.main import get_command
from wcwidth import wcswidth

from jjj_textile.cli.app import app
from jjj_textile.cli.commands import GROUPS
from jjj_textile.cli.examples import EXAMPLES
from jjj_textile.cli.help_texts import HelpTexts, help_texts
from jjj_textile.cli.language import program_language
from jjj_textile.cli.statuses import ExitStatus
from jjj_textile.io.files import read_own_text
from jjj_textile.labels import LABELS
from jjj_textile.model.yaml_plain import read_plain_yaml
from jjj_textile.text.words import is_ideographic

GROUP: Any = get_command(app)
FILES = {language: ROOT / "src" / "jjj_textile" / "cli" / f"help.{language}.yaml" for language in LABELS}
PARAMETERS = {
    name: [param.name for param in GROUP.get_command(None, name).params] for name in GROUP.list_commands(None)
}


def keys(catalogue: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The path of every text of a catalogue."""
    for key, value in catalogue.items():
        if isinstance(value, Mapping):
            yield from ((key, *path) for path in keys(value))
        elif isinstance(value, list):
            yield from ((key, str(number)) for number in range(len(value)))
        else:
            yield (key,)


@pytest.mark.parametrize("language", LABELS)
def test_every_command_argument_and_option_has_its_text(language: str) -> None:
    texts = help_texts(language)
    assert [name for name in PARAMETERS if not texts.summary(name)] == []
    unsaid = [
        (name, param) for name, params in PARAMETERS.items() for param in params if not texts.parameter(name, param)
    ]
    assert unsaid == []
    assert [param.name for param in GROUP.params if not texts.parameter("", param.name)] == []
    assert {*texts["groups"]} == {*GROUPS}
    assert {*texts["statuses"]} == {status.name.lower() for status in ExitStatus}
    assert len(texts["examples"]) == len(EXAMPLES["jjj"])


def test_no_help_stands_in_the_code() -> None:
    code = "".join(file.read_text("utf-8") for file in FILES["en"].parent.glob("*.py"))
    assert "help=" not in code


@pytest.mark.parametrize("language", LABELS)
def test_no_text_is_left_over(language: str) -> None:
    texts = help_texts(language)
    used = {param for params in PARAMETERS.values() for param in params}
    assert {*texts["commands"]} == {*PARAMETERS}
    for name, found in texts["commands"].items():
        assert {*found} - {"summary", "text"} <= {*PARAMETERS[name]}, name
    assert {*texts["parameters"]} <= used
    assert {*texts["shared"]} == {param.name for param in GROUP.params}


def test_the_languages_have_the_same_texts() -> None:
    paths = {language: [*keys(help_texts(language).catalogue)] for language in LABELS}
    assert paths["en"] == paths["zh"]


def test_chinese_texts_are_chinese_and_english_ones_english() -> None:
    assert not any(map(is_ideographic, FILES["en"].read_text("utf-8")))
    lines = [line.partition(": ")[2] for line in FILES["zh"].read_text("utf-8").splitlines()]
    said = [line for line in lines if line not in ("", ">-", '"、"', '"{}。"')]
    assert [line for line in said if not any(map(is_ideographic, line))] == []


@pytest.mark.parametrize("language", LABELS)
def test_a_catalogue_is_read_without_pyyaml(language: str) -> None:
    assert read_plain_yaml(read_own_text(FILES[language])) == help_texts(language).catalogue


@pytest.mark.parametrize("language", LABELS)
def test_no_name_of_values_is_left_in_a_text(language: str) -> None:
    texts = help_texts(language)
    said = [texts.parameter(name, param) for name, params in PARAMETERS.items() for param in params]
    assert [text for text in said if "{" in text] == []
    assert "table, tsv, csv" in texts.parameter("", "format").replace("、", ", ")


def test_what_is_not_in_the_catalogue_is_empty() -> None:
    texts = HelpTexts({"commands": {}, "parameters": {}, "shared": {}})
    assert (texts.summary("x"), texts.text("x"), texts.parameter("x", "y")) == ("", "", "")


@pytest.mark.parametrize(
    ("line", "variable", "language"),
    [
        ("goals", "", "en"),
        ("goals -l zh", "", "zh"),
        ("-l zh goals", "", "zh"),
        ("goals --lang zh_CN", "", "zh"),
        ("goals --lang=zh-Hans-CN", "", "zh"),
        ("goals -lzh", "", "zh"),
        ("goals -l en,zh", "zh", "en"),
        ("goals -l fr", "", "en"),
        ("goals -l zh -l en", "", "en"),
        ("goals -l", "zh", "zh"),
        ("search -- -l zh", "", "en"),
        ("goals", "zh", "zh"),
        ("goals -l en", "zh", "en"),
    ],
)
def test_the_language_is_that_of_the_line_else_of_the_variable(line: str, variable: str, language: str) -> None:
    assert program_language(line.split(), {"JJJ_LANG": variable}) == language


WHOLE = """\
用法：jjj cite [选项] [ID]...

  为文章或要点生成引文。

示例：
  jjj cite G2 --style bibtex

参数：
  [ID]...  要点；不写则引用整篇文章。

选项：
  --style STYLE  引文格式：apa、bibtex、csl-json、ris、gbt7714。默认为 apa。

通用选项（写在命令名之前或之后均可）：
  -m, --model FILE  使用另一个模型；- 为标准输入；也可用 JJJ_MODEL 设定。可重复
                    使用，几个模型一并列出。
  -h, --help        显示本帮助。
"""


def test_help_is_chinese_where_chinese_is_asked_for() -> None:
    for asked in (["help", "cite", "-l", "zh"], ["-l", "zh", "cite", "-h"], ["-l", "zh", "help", "cite"]):
        assert run(asked) == Result(0, WHOLE, "")
    for asked in (["help", "cite"], ["cite", "--help"]):
        assert run(asked, {"JJJ_LANG": "zh"}) == Result(0, WHOLE, "")


def test_the_manual_page_and_completion_are_chinese_too() -> None:
    page = jjj("help", "--man", JJJ_LANG="zh")
    assert (page.status, page.err) == (0, "")
    assert ".SH 退出状态\n" in page.out
    assert jjj("go", JJJ_LANG="zh", JJJ_COMPLETE="fish").out == "goals\t文章所报道的方案目标。\n"
    assert jjj("-l", "zh", "goals", "--wi", JJJ_COMPLETE="fish").out.startswith("--width\t按 N 列宽")


@pytest.mark.parametrize("columns", [30, 50, 80])
@pytest.mark.parametrize("language", LABELS)
def test_a_page_of_help_is_no_wider_than_the_terminal(language: str, columns: int) -> None:
    examples = {f"  {line}" for lines in EXAMPLES.values() for line in lines}
    for name in ("", *PARAMETERS):
        shown = run_at_terminal([*name.split(), "--help", "-l", language], columns).out.splitlines()
        assert [line for line in shown if wcswidth(line) > columns and line not in examples] == []
