"""What the package offers to programs: answers without files or state, the same as the commands' JSON."""

import copy
import gc
import json
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invocation import ROOT, SMALL, jjj
from models import PAIRS, Pair

import jjj_textile
from jjj_textile import coverage, diff, load, parse, parse_page, read_page, rows, verify
from jjj_textile.errors import InvalidModel, NotFound, UsageError
from jjj_textile.model.plan import Fact, Plan

EXAMPLES = ROOT / "examples"
BAD = "languages: [en]\ndocument: 7\nfacts: 8\n"

every_pair = pytest.mark.parametrize(
    "pair",
    [
        *PAIRS.values(),
        *(
            Pair(str(model), str(next(path for path in EXAMPLES.glob(f"{model.stem}.*") if path != model)))
            for model in sorted(EXAMPLES.glob("*.yaml"))
        ),
    ],
    ids=lambda pair: Path(pair.model).stem,
)


def as_json(*arguments: str) -> Any:
    return json.loads(jjj(*arguments, "--json").out)


# Rows are the commands' JSON


@every_pair
def test_what_verify_and_coverage_answer_is_the_json_of_the_commands(pair: Pair) -> None:
    plan, page = pair.plan, read_page(pair.page)
    assert verify(plan, page).rows() == as_json("verify", pair.page, "-m", pair.model)
    assert coverage(plan, page).rows() == as_json("coverage", pair.page, "-m", pair.model)
    assert (verify(plan, page).holds, coverage(plan, page).holds) == (True, True)


@every_pair
def test_a_page_may_be_its_text(pair: Pair) -> None:
    assert verify(pair.plan, pair.text).rows() == verify(pair.plan, read_page(pair.page)).rows()


@every_pair
def test_a_page_may_be_parsed_from_its_bytes_or_as_html(pair: Pair) -> None:
    content = Path(pair.page).read_bytes()
    assert parse_page(content) == parse_page(content.decode()) == read_page(pair.page)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "name", ["regions", "goals", "measures", "chain", "reading", "facts", "context", "about", "compare"]
)
@every_pair
def test_rows_are_the_json_of_the_commands_that_list(pair: Pair, name: str) -> None:
    for language in pair.plan.languages:
        assert rows(pair.plan, name, language) == as_json(name, "-m", pair.model, "-l", language)
    assert rows(pair.plan, name) == as_json(name, "-m", pair.model)


def test_a_name_that_lists_nothing_and_a_language_that_no_text_has_are_refused(small: Plan) -> None:
    with pytest.raises(UsageError, match=r"^no rows 'goal': known are regions, goals, "):
        rows(small, "goal")
    with pytest.raises(UsageError, match=r"^no language 'fr': known are en, zh$"):
        rows(small, "goals", "fr")
    with pytest.raises(UsageError, match=r"^no language 'fr': known are en, zh$"):
        verify(small, "").rows("fr")


# A bad page is an answer


def test_what_was_not_found_is_told_as_data(small: Plan) -> None:
    page = SMALL.with_suffix(".txt").read_text("utf-8").replace("deep", "wide").replace("深水港", "港")
    answer = verify(small, page)
    assert answer.holds is False
    assert [(problem.id, str(problem.status)) for problem in answer.problems] == [("A3", "missing")]
    assert coverage(small, page).holds is False


@given(st.text() | st.text(st.characters(codec=None)))
def test_no_page_raises_anything(page: str) -> None:
    plan = load(str(SMALL))
    assert (verify(plan, page).holds, coverage(plan, page).holds) == (False, False)
    assert len(verify(plan, page).rows()) >= len(plan.facts)
    assert diff(page, page, plan).holds
    assert parse_page(page).original == parse_page(page).original


def test_a_plan_beside_a_page_is_refused(small: Plan) -> None:
    arguments: Any
    for arguments in ((small, ""), ("", ""), (small, small, small), ("", small, small)):
        with pytest.raises(UsageError, match=r"^two plans, or two pages and the plan"):
            diff(*arguments)


# Other processes and threads


def _asked(model: str, page: str) -> tuple[Plan, list[Any], Any]:
    plan = load(model)
    return plan, verify(plan, read_page(page)).rows(), verify(plan, read_page(page))


def _refused(text: str) -> Plan:
    return parse(text, "bad.yaml")


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        yield executor


@every_pair
def test_plans_pages_and_answers_go_to_another_process_and_back(pair: Pair, pool: ProcessPoolExecutor) -> None:
    plan, page = pair.plan, read_page(pair.page)
    assert pool.submit(_asked, pair.model, pair.page).result() == (plan, verify(plan, page).rows(), verify(plan, page))
    assert pool.submit(coverage, plan, page).result() == coverage(plan, page)


def test_an_invalid_model_comes_out_of_another_process_with_its_problems(pool: ProcessPoolExecutor) -> None:
    with pytest.raises(InvalidModel) as here:
        _refused(BAD)
    with pytest.raises(InvalidModel) as there:
        pool.submit(_refused, BAD).result()
    assert (there.value.problems, there.value.more) == (here.value.problems, here.value.more)
    assert str(there.value) == str(here.value)
    assert [problem.line for problem in there.value.problems] == [2, 3]


@every_pair
def test_a_plan_is_copied_and_pickled_whole(pair: Pair) -> None:
    plan = pair.plan
    assert plan == copy.deepcopy(plan) == copy.copy(plan) == pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own


def test_an_error_keeps_its_parts(small: Plan) -> None:
    with pytest.raises(NotFound) as found:
        small.fact("G33")
    again = pickle.loads(pickle.dumps(found.value))  # noqa: S301 - our own
    assert (str(again), again.name) == (str(found.value), "G33")
    with pytest.raises(InvalidModel) as refused:
        _refused(BAD)
    assert copy.copy(refused.value).problems == refused.value.problems


@contextmanager
def collector(enabled: bool) -> Iterator[None]:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        yield
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_alone(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    with collector(enabled):
        monkeypatch.setattr(gc, "disable", lambda: touched.append("disable"))
        monkeypatch.setattr(gc, "enable", lambda: touched.append("enable"))
        verify(load(str(SMALL)), "")
        monkeypatch.undo()
    assert touched == []


# What a plan says of itself


def test_a_fact_answers_to_its_id_in_any_case(small: Plan) -> None:
    assert small.fact("g1") is small.fact("Ｇ１") is small.facts[2]
    with pytest.raises(NotFound, match=r"^no fact 'G33' among 11$"):
        small.fact("G33")


def test_facts_are_listed_by_kind(small: Plan) -> None:
    assert [fact.id for fact in small.goals] == ["G1", "G2"]
    assert [fact.id for fact in small.measures] == ["M1"]
    assert [fact.id for fact in small.advantages] == ["A1", "A2", "A3", "A4"]
    assert [fact.id for fact in small.of_kind("role")] == ["S1", "S2"]
    assert small.of_kind("hope") == ()


def test_a_plan_and_a_fact_are_said_in_one_line(small: Plan) -> None:
    assert repr(small) == "<Plan 'Northland And Southport Sign A Glass Plan': 11 facts, 5 blocks, 2 regions, en zh>"
    assert repr(small.fact("A3")) == '<Fact A3 advantage P2: "Southport\'s harbour is deep">'
    long = Fact("X", "goal", {"en": "word " * 40}, ())
    assert repr(long) == f"<Fact X goal : '{'word ' * 11}word…'>"
    bare = Plan(("en",), small.document._replace(blocks=()))
    assert repr(bare) == "<Plan 'Northland And Southport Sign A Glass Plan': 0 facts, 0 blocks, 0 regions, en>"
    assert (bare.kinds, dict(bare.kinds), repr(bare.kinds)) == (Plan._field_defaults["kinds"], {}, "{}")


def test_a_notebook_shows_a_plan_as_a_table(small: Plan) -> None:
    shown = small._replace(facts=small.facts[2:3], document=small.document._replace(title="<Glass>"))._repr_html_()
    assert shown == (
        "<table><caption>&lt;Glass&gt;</caption><tr><td>G1<td>goal"
        "<td>By 2030 glass is to have one market across the border</table>"
    )


def test_the_package_offers_what_it_says_and_nothing_else() -> None:
    for name in jjj_textile.__all__:
        assert getattr(jjj_textile, name) is not None
    with pytest.raises(AttributeError, match=r"^module 'jjj_textile' has no attribute 'nothing'$"):
        _ = jjj_textile.nothing
