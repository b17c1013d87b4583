"""Models of other shapes: a tariff with figures and kinds of its own, four grades side by side, and nothing else."""

import json
from pathlib import Path

import pytest
from invocation import run, run_at_terminal

HEAD = """\
languages: [en]
document:
  title: Rates of the quay
  language: en
  digest: "0000000000000000000000000000000000000000000000000000000000000000"
  blocks: [{id: P1, name: {en: Rates}, start: Rates}]
"""
TARIFF = f"""{HEAD}
kinds:
  rate: {{en: Rate}}
  target: {{en: Target}}
lists: {{goals: [target]}}
facts:
  - {{id: B1, kind: rate, item: crane, value: 12.5, unit: shillings an hour,
     text: {{en: A crane costs 12.5 shillings}}, evidence: [{{block: P1, start: Rates}}]}}
  - {{id: B2, kind: rate, item: berth, value: 40, unit: shillings a day,
     text: {{en: A berth costs 40 shillings}}, evidence: [{{block: P1, start: Rates}}]}}
  - {{id: T1, kind: target, item: waste, value: -5, unit: "%",
     text: {{en: Less waste}}, evidence: [{{block: P1, start: Rates}}]}}
"""
GRADES = f"""{HEAD}
kinds: {{role: {{en: Grade}}}}
side_by_side: true
steps: {{one: {{en: Grade 1}}, two: {{en: Grade 2}}}}
regions:
  - id: oak
    name: {{en: Oak}}
    kind: {{en: wood}}
    roles: [{{step: one, text: {{en: No knots}}}}, {{step: two, text: {{en: Some knots}}}}]
facts:
  - {{id: O1, kind: role, step: one, regions: [oak],
     text: {{en: Oak has no knots}}, evidence: [{{block: P1, start: Rates}}]}}
  - {{id: O2, kind: role, step: two, regions: [oak],
     text: {{en: Oak has some}}, evidence: [{{block: P1, start: Rates}}]}}
"""


@pytest.fixture
def tariff(tmp_path: Path) -> str:
    path = tmp_path / "tariff.yaml"
    path.write_text(TARIFF, "utf-8")
    return str(path)


@pytest.fixture
def grades(tmp_path: Path) -> str:
    path = tmp_path / "grades.yaml"
    path.write_text(GRADES, "utf-8")
    return str(path)


def test_figures_are_numbers_in_json(tariff: str) -> None:
    rows = json.loads(run(["facts", "-m", tariff, "--json"]).out)
    assert [(row["item"], row["value"], row["unit"]) for row in rows] == [
        ("crane", 12.5, "shillings an hour"),
        ("berth", 40, "shillings a day"),
        ("waste", -5, "%"),
    ]


def test_goals_are_the_kinds_that_a_model_declares_as_such_with_their_figures(tariff: str) -> None:
    assert run(["goals", "-m", tariff]) == (
        0,
        "id\tyear\titem\tvalue\tunit\ttext\tblock\nT1\t\twaste\t-5\t%\tLess waste\tP1\n",
        "",
    )


def test_facts_that_the_lists_of_a_model_leave_out_are_counted_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "both.yaml"
    path.write_text(TARIFF.replace("kind: rate", "kind: goal").replace("  rate:", "  goal:"), "utf-8")
    listed = run(["goals", "-m", str(path), "-c", "id"])
    what = "2 facts of kind goal not listed, as the model's lists has goals: [target]"
    assert listed == (0, "id\nT1\n", f"jjj: {what}; to list these too, goals: [goal, target]\n")
    path.write_text(path.read_text("utf-8").replace("[target]", "[goal, target]"), "utf-8")
    assert run(["goals", "-m", str(path), "-c", "id"]) == (0, "id\nB1\nB2\nT1\n", "")


def test_a_kind_that_another_command_lists_is_not_left_out(tmp_path: Path) -> None:
    path = tmp_path / "moved.yaml"
    model = TARIFF.replace("kind: rate", "kind: goal").replace("  rate:", "  goal:")
    path.write_text(model.replace("{goals: [target]}", "{goals: [target], measures: [goal]}"), "utf-8")
    assert run(["goals", "-m", str(path), "-c", "id"]).err == ""


def test_a_model_without_figures_has_no_columns_for_them(grades: str) -> None:
    assert set(json.loads(run(["facts", "-m", grades, "--json"]).out)[0]) & {"item", "value", "unit"} == set()


def test_of_several_models_those_without_figures_have_none(tariff: str, grades: str) -> None:
    rows = json.loads(run(["facts", "-m", grades, "-m", tariff, "--json"]).out)
    assert [row["value"] for row in rows] == [None, None, 12.5, 40, -5]


@pytest.mark.parametrize("format", ["csv", "tsv", "yaml", "ndjson", "markdown", "html"])
def test_every_format_shows_figures(tariff: str, format: str) -> None:
    assert "12.5" in run(["facts", "-m", tariff, "-f", format, "-c", "id,value"]).out


@pytest.mark.parametrize(
    ("command", "lacked"),
    [
        ("regions", "no regions"),
        ("compare", "no advantages with a theme"),
        ("measures", "no measures"),
        ("chain", "no roles of regions"),
        ("reading", "no related reading"),
        ("context", "no statements of other sources"),
    ],
)
def test_a_command_that_lists_nothing_says_what_there_is_instead(tariff: str, command: str, lacked: str) -> None:
    result = run([command, "-m", tariff, "--json"])
    what = "there are 2 facts of kind rate, 1 fact of kind target: jjj facts --kind rate"
    assert result == (0, "[]\n", f"jjj: {lacked}; {what}\n")


def test_what_has_no_facts_yet_says_how_to_draft_them(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(HEAD, "utf-8")
    assert run(["goals", "-m", str(path)]).err == "jjj: no goals, and no facts yet: jjj new PAGE --facts drafts them\n"


def test_what_stands_side_by_side_has_no_arrows(grades: str) -> None:
    assert "-->" not in run(["chain", "-m", grades, "-f", "mermaid"]).out
    assert "->" not in run(["chain", "-m", grades, "-f", "dot"]).out
    assert "▶" not in run_at_terminal(["chain", "-m", grades], 100).out
    assert "▼" not in run_at_terminal(["chain", "-m", grades], 30).out


def test_what_follows_has_them(tmp_path: Path) -> None:
    path = tmp_path / "steps.yaml"
    path.write_text(GRADES.replace("side_by_side: true\n", ""), "utf-8")
    assert "n0 --> n1" in run(["chain", "-m", str(path), "-f", "mermaid"]).out
    assert "▶" in run_at_terminal(["chain", "-m", str(path)], 100).out


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("value: 12.5", "value: .inf", "facts[0].value: must be a number, not inf"),
        ("value: 12.5", "value: '12.5'", "facts[0].value: must be a number, not 12.5"),
        ("value: 12.5, ", "", "facts[0]: a unit or an item needs a value"),
        ("goals: [target]", "goals: [targets]", "lists.goals[0]: targets is not one of kinds: did you mean target?"),
        ("kinds:", "side_by_side: perhaps\nkinds:", "side_by_side: must be true or false, not perhaps"),
    ],
)
def test_what_cannot_be_meant_is_a_problem(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(TARIFF.replace(old, new, 1), "utf-8")
    result = run(["check", str(path)])
    assert result.out.split("[error] ")[1:] == [f"{problem}\n"]
