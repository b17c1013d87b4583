"""The recipes of CONTRIBUTING.md, each followed to the letter in a copy of the tree."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from process import ROOT, uncounted

STEP = re.compile(
    r"(?:At the\s+end\s+of\s+`(?P<end>[^`]+)`"
    r"|In\s+`(?P<file>[^`]+)`,\s+below\s+(?P<each>each|the)\s+line\s+`(?P<line>[^`]+)`"
    r"|As\s+`(?P<new>[^`]+)`):\n\n```(?:python|yaml)\n(?P<code>.*?)```",
    re.S,
)
COPIED = ("src", "data", "docs", "examples", "tests", "README.md", "CONTRIBUTING.md", "pyproject.toml")


class Tree(NamedTuple):
    """A copy of the project that a recipe changes."""

    root: Path

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python on the copy."""
        variables = uncounted(
            {"PYTHONPATH": f"{self.root / 'src'}:{self.root / 'tests'}", "PYTHONDONTWRITEBYTECODE": "1"}
        )
        return subprocess.run(
            [sys.executable, *arguments], env=variables, cwd=self.root, capture_output=True, text=True, check=False
        )

    def jjj(self, *arguments: str) -> str:
        """What the program of the copy prints."""
        return self.python("-m", "jjj_textile", *arguments).stdout

    def completed(self, *words: str) -> list[str]:
        """What the program of the copy offers for the last of some words."""
        ask = "import sys; from jjj_textile.__main__ import main; main()"
        variables = uncounted({"PYTHONPATH": str(self.root / "src"), "JJJ_COMPLETE": "1"})
        ended = subprocess.run(
            [sys.executable, "-c", ask, *words], env=variables, capture_output=True, text=True, check=True
        )
        return [line.partition("\t")[0] for line in ended.stdout.splitlines()]

    def failing(self, *tests: str) -> str:
        """What the tests of the copy say."""
        return self.python("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-n0", "-q", *tests).stdout

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return Tree(tmp_path)


def steps(heading: str) -> Iterator[re.Match[str]]:
    """The steps below a heading, or below the bold name of a recipe."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = re.split(r"\n(?=## |\*\*)", text[text.index(heading) :])[0]
    return STEP.finditer(section)


def follow(tree: Tree, step: re.Match[str]) -> None:
    """Do what a step says."""
    code = step["code"]
    path = tree.root / (step["end"] or step["file"] or step["new"])
    if step["new"]:
        path.write_text(code, "utf-8")
    elif step["end"]:
        path.write_text(f"{path.read_text('utf-8')}\n\n{code}", "utf-8")
    else:
        added = code.splitlines() if step["each"] == "each" else [code.rstrip("\n")]
        lines = path.read_text("utf-8").splitlines()
        places = [number for number, line in enumerate(lines) if line.strip().startswith(step["line"])]
        assert len(places) == len(added)
        for number, line in reversed([*zip(places, added, strict=True)]):
            lines.insert(number + 1, line)
        path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.slow
def test_a_command_is_known_everywhere_and_where_it_is_not_the_tests_tell(tree: Tree) -> None:
    recipe = list(steps("## A first change, worked through"))
    assert len(recipe) == 8
    for step in recipe:
        follow(tree, step)
    assert tree.jjj("sources", "-l", "zh", "-f", "table").startswith("其他公开网页 · ")
    assert tree.jjj("sources").startswith("id\tpublisher\ncinn\t")
    assert "The other public pages." in tree.jjj("--help")
    assert "其他公开网页。" in tree.jjj("--help", "-l", "zh")
    assert "Columns: id, publisher; with -c or as JSON also date, url." in " ".join(tree.jjj("sources", "-h").split())
    assert "sources" in tree.completed("sour")
    assert {"publisher", "url"} <= {*tree.completed("sources", "-c", "")}
    two = ("-m", "data/plan.yaml", "-m", "examples/quay.yaml")
    assert "document" in tree.completed("sources", *two, "-c", "")
    assert "jjj sources" in tree.jjj("help", "--man")
    told = tree.failing("tests/project/test_readme.py", "tests/cli/test_manual.py", "-k", "every_command or repository")
    assert "sources" in told
    assert told.count("\nFAILED ") == 6


@pytest.mark.slow
def test_a_format_is_known_to_help_and_completion_and_the_tests_ask_for_its_golden_file(tree: Tree) -> None:
    (step,) = steps("**A format**")
    follow(tree, step)
    tree.edit("src/jjj_textile/formats/__init__.py", '"tsv", "csv"', '"tsv", "psv", "csv"')
    assert tree.jjj("goals", "-f", "psv").splitlines()[0] == "id|year|text|block"
    assert "psv" in tree.jjj("goals", "--help")
    assert "psv" in tree.completed("goals", "-f", "p")
    assert "hard.psv" in tree.failing("tests/formats/test_formats.py", "-k", "golden")


@pytest.mark.slow
def test_a_language_of_a_model_is_asked_for_at_each_text(tree: Tree) -> None:
    model = tree.root / "examples" / "quay.yaml"
    text = model.read_text("utf-8")
    model.write_text(re.sub(r"languages: \[en\]", "languages: [en, de]", text), "utf-8")
    lines = tree.jjj("check", "examples/quay.yaml").splitlines()
    assert lines
    assert all(line.endswith("de is missing") for line in lines)
    model.write_text(re.sub(r"\{en: ([^}]*)\}", r"{en: \1, de: \1}", model.read_text("utf-8")), "utf-8")
    assert tree.jjj("check", "examples/quay.yaml") == ""
    assert tree.jjj("regions", "-m", "examples/quay.yaml", "-l", "de").startswith("id\t")


@pytest.mark.slow
def test_a_fact_that_is_not_counted_is_told(tree: Tree) -> None:
    text, evidence = "text: {en: A fact, zh: 一条}", "evidence: [{block: P1, start: It is}]"
    new = f"facts:\n  - id: Z1\n    kind: background\n    {text}\n    {evidence}\n"
    tree.edit("data/plan.yaml", "\nfacts:\n", f"\n{new}")
    assert tree.jjj("show", "Z1", "-c", "id,text").splitlines()[1] == "Z1\tA fact"
    assert "Z1" in tree.completed("show", "Z")
    assert "FAILED tests/model/test_plan.py" in tree.failing("tests/model/test_plan.py", "-k", "kind or block")
