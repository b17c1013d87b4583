"""Messages in Chinese: each line that the code can say has its line in the catalogue."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from invocation import ROOT, SMALL, Result, run

from jjj_textile.cli.messages import Messages, messages
from jjj_textile.io.files import read_own_text
from jjj_textile.model.yaml_plain import read_plain_yaml
from jjj_textile.text.words import is_ideographic

SOURCE = ROOT / "src" / "jjj_textile"
PAGE = str(SMALL.with_suffix(".txt"))
SAYS = {"UsageError", "NotFound", "NotProven", "UnreadableFile", "Unwritable", "tell", "report", "Problem"}
"""What is called with a message."""

VOICES = re.compile(
    r".*_summary|strictly|refusal|unknown_command|too_many|not_taken|usage|_missing|_no_such_option|_bad_option"
)
"""The functions that make messages for others to say."""

IN_PIECES = {
    '"{}" does not stand{}{}',
    "{}, {}, {} of evidence: {}",
    "strict: {} {}",
    "{} of {} words unaccounted for{}",
}
"""What is put in here is a part of the sentence: each is tried whole below."""


def template(node: ast.expr) -> str:
    """A message as the code writes it, with {} for what is put in; empty for what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(str(value.value) if isinstance(value, ast.Constant) else "{}" for value in values)
    return ""


def said(tree: ast.AST) -> Iterator[str]:
    """Every message that a module says, or makes for others to say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from map(template, node.args if name in SAYS else [])
        elif isinstance(node, ast.FunctionDef) and VOICES.fullmatch(node.name):
            values = (one.value for one in ast.walk(node) if isinstance(one, ast.Return | ast.Yield) and one.value)
            yield from map(template, values)


def every_message() -> Iterator[tuple[str, str]]:
    """Each message of the program, with its module. A name of a variable may stand before any."""
    for file in sorted(SOURCE.rglob("*.py")):
        for text in said(ast.parse(file.read_text("utf-8"))):
            words = re.sub(r"^\{\}(?=no \{\})", "", text)
            if " " in words and re.search(r"[a-z]{2}", words):
                yield str(file.relative_to(SOURCE)), words


def test_every_message_of_the_code_has_its_line_in_the_catalogue() -> None:
    """With a number for whatever is put in: it can be a name as well."""
    found = [*every_message()]
    assert len(found) > 100
    lacking = [
        (file, text)
        for file, text in found
        if not any(map(is_ideographic, messages("zh").translate(text.replace("{}", "7")))) and text not in IN_PIECES
    ]
    assert lacking == []


def test_a_catalogue_is_read_without_pyyaml_and_says_nothing_twice() -> None:
    catalogue = read_plain_yaml(read_own_text(Path(SOURCE / "cli" / "messages.zh.yaml")))
    assert catalogue is not None
    for lines in catalogue.values():
        assert len({english for english, _ in lines}) == len(lines)
        assert all(any(map(is_ideographic, chinese)) for _, chinese in lines if chinese != "{+some}，{+other}")
        for english, chinese in lines:
            assert {*re.findall(r"\{\+?\w+\}", english)} == {*re.findall(r"\{\+?\w+\}", chinese)}, english


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("show hebey", "没有名为 'hebey' 的地区、要点或区块：是否想输入 hebei？"),
        ("gaols", "没有命令 'gaols'：是否想输入 goals？"),
        ("goals --jsno", "goals 没有选项 --jsno：是否想输入 --json？"),
        ("goals -f jsom", "没有格式 'jsom'：是否想输入 json 或 ndjson？"),
        ("verify", "verify：缺少 SOURCE：用法：jjj verify [OPTIONS] SOURCE [ID]...；示例：jjj verify page.html"),
        ("goals --width 0", "宽度不能是 '0'：请给出 1 至 1000 的列数，如 --width 100"),
        ("goals -c nam", "没有列 'nam'：可选 id, year, text, block, regions, quote, link, note"),
        (
            "search 农业",
            "没有内容含有 '农业'；"
            "已检索 103 条要点、6 条阅读条目和 11 条其他来源的陈述的内容、说明、标签、地区和原文用词；"
            "全部内容：jjj facts、jjj context；页面没有说明的：jjj about",
        ),
        (
            "show goals",
            "没有名为 'goals' 的地区、要点或区块：这是命令：jjj goals",
        ),
        ("verify /no", "/no：无法读取：没有这个文件或目录：请给出文件路径，或用 - 表示标准输入"),
        ("goals --json -f csv", "--json 与 --format csv 互相矛盾：请去掉其中一个"),
    ],
)
def test_a_refusal_is_chinese_where_chinese_is_asked_for(line: str, message: str) -> None:
    said_in_chinese = run([*line.split(), "-l", "zh"])
    assert (said_in_chinese.out, said_in_chinese.err) == ("", f"jjj: {message}\n")
    assert run(line.split(), {"JJJ_LANG": "zh"}) == said_in_chinese
    assert said_in_chinese.status == run(line.split()).status


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '"sand" does not stand in P2; did you mean "fine sand" in P3?',
            "P2 中没有“sand”；是否指 P3 中的“fine sand”？",
        ),
        ('"sand" does not stand on the page', "页面上没有“sand”"),
        (
            "1 fact, 0 readings, 12 pieces of evidence: 11 found, 1 changed",
            "1 条要点，0 条阅读条目，12 处引证：11 处找到，1 处已改",
        ),
        ("strict: G1 in P1 has no seal", "严格核对：G1 in P1 没有封记"),
        ("1 of 1,013 words unaccounted for", "1,013 个词中 1 个没有着落"),
        (
            "2 of 85 words unaccounted for; --list unaccounted shows them",
            "85 个词中 2 个没有着落；用 --list unaccounted 可列出",
        ),
        ("JJJ_FORMAT: no format 'x': known are a, b", "JJJ_FORMAT：没有格式 'x'：可选 a, b"),
        (
            "m.yaml:3:4: G1 in P1: its link does not open there: it is damaged",
            "m.yaml:3:4: G1（P1）：链接不能到达：文件已损坏",
        ),
    ],
)
def test_a_line_that_is_made_of_pieces_is_chinese_as_a_whole(line: str, message: str) -> None:
    assert messages("zh").translate(line) == message


def test_what_verify_says_is_chinese_too() -> None:
    page = SMALL.with_suffix(".txt").read_text("utf-8").replace("fine sand", "clean sand").encode()
    assert run(["verify", "-", "-m", str(SMALL), "-l", "zh", "A2"], stdin=page).err.splitlines()[-1] == (
        "jjj: 找到只说明页面有此说法，不说明页面所说属实"
    )


def test_problems_of_a_model_are_chinese_too(tmp_path: Path) -> None:
    model = tmp_path / "m.yaml"
    model.write_text(SMALL.read_text("utf-8").replace("kind: goal", "kind: gaol"), "utf-8")
    result = run(["check", str(model), "-l", "zh"])
    assert result.status == 1
    assert re.fullmatch(
        r".*m\.yaml:\d+:\d+: \[error\] facts\[\d+\]\.kind: gaol 不在 kinds 之列.*", result.out.splitlines()[0]
    )
    assert result.err == "jjj: 2 个问题\n"


def test_what_no_line_fits_is_said_as_it_is() -> None:
    some = Messages([("no {name}", "没有{name}")], [])
    assert some.translate("yes") == "yes"
    assert some.translate("here: no way; there") == "here：没有way; there"
    assert some.translate("no a; no b") == "没有a; no b"


def test_english_is_said_as_the_code_has_it() -> None:
    assert (
        run(["gaols"]) == run(["gaols", "-l", "en"]) == Result(2, "", "jjj: no command 'gaols': did you mean goals?\n")
    )


@pytest.mark.parametrize(
    "piece", [": ", ": is not one of ", "a in b: missing: ", '"x" does not stand in ', ", ", " and ", "; "]
)
def test_a_line_made_to_take_long_does_not(piece: str) -> None:
    began = time.process_time()
    messages("zh").translate(piece * (1000 // len(piece)))
    messages("zh").translate(piece * 100_000)
    assert time.process_time() - began < 2
