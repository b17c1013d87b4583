"""`check --format github`: a problem as the annotation of a workflow, which nothing in it can break out of."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from invocation import SMALL, jjj

from jjj_textile.errors import Problem
from jjj_textile.views.workflow import annotation


def test_a_problem_is_an_annotation_at_its_line() -> None:
    problem = Problem("models/a, b.yaml", 5, 10, "document.title", "must be text, not 7: 100%")
    assert annotation(problem) == (
        "::error file=models/a%2C b.yaml,line=5,col=10::document.title: must be text, not 7: 100%25\n"
    )
    assert annotation(problem._replace(file="a:b%.yaml", path="", what="is empty")) == (
        "::error file=a%3Ab%25.yaml,line=5,col=10::is empty\n"
    )


@given(st.text(), st.text(), st.text())
def test_whatever_a_problem_holds_it_is_one_command(file: str, path: str, what: str) -> None:
    text = annotation(Problem(file, 1, 2, path, what))
    properties, data = text.removeprefix("::error ").removesuffix("\n").split("::", 1)
    assert (len(text.splitlines()), properties.count(","), properties.count(":")) == (1, 2, 0)
    assert "\n" not in data


def test_check_prints_annotations_for_a_workflow(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(SMALL.read_text("utf-8").replace("kind: related", "kind: unrelated"), "utf-8")
    found = jjj("check", str(SMALL), str(bad), "--format", "github")
    place = "line=" + str(bad.read_text("utf-8")[: bad.read_text("utf-8").index("kind: unrelated")].count("\n") + 1)
    assert (found.status, found.err) == (1, "jjj: 1 problem\n")
    assert found.out == f"::error file={bad},{place},col=11::readings[0].kind: must be related or next, not unrelated\n"
    assert jjj("check", str(SMALL), "-f", "github") == (0, "", "")


def test_no_other_command_has_this_format() -> None:
    assert (jjj("goals", "-f", "github").status, jjj("goals", "-f", "github").out) == (2, "")
