"""Any announcement: what every command makes of the examples, and of models that are unlike the one shipped.

`pytest tests/project/test_examples.py --rewrite` writes the sessions in tests/golden anew; read the difference before
you commit it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from invocation import GOLDEN, ROOT, Result, at_terminal, jjj, run, run_at_terminal
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from slowness import slow_but
from wcwidth import wcswidth

from jjj_textile.model.loader import load, parse
from jjj_textile.model.plan import Plan
from jjj_textile.views.instead import LACKED

EXAMPLES = ROOT / "examples"
NAMES = ("quay", "ceramics", "timber", "palm-fibre")
PAGES = {name: str(next(path for path in EXAMPLES.glob(f"{name}.*") if path.suffix != ".yaml")) for name in NAMES}
MODELS = {name: str(EXAMPLES / f"{name}.yaml") for name in NAMES}
PLANS = {name: load(path) for name, path in MODELS.items()}
LISTINGS = ("regions", "compare", "goals", "measures", "chain", "reading", "facts", "context", "about")
WIDTHS = (None, 80, 30)
ALL_MODELS = tuple(word for path in MODELS.values() for word in ("-m", path))
PLAIN = {"NO_COLOR": "1"}

Line = Sequence[str]
Golden = Callable[[str, Sequence[tuple[int, Line]]], None]


def listings(plan: Plan) -> Iterator[Line]:
    """Every command that lists, with names that the plan has."""
    yield from ((command,) for command in LISTINGS)
    yield from (("show", region.id) for region in plan.regions[:1])
    yield from (("show", fact.id) for fact in plan.facts[:1])
    yield "show", plan.document.blocks[-1].id
    yield "search", max(plan.facts[0].text[plan.languages[0]].split(), key=len)
    yield from (("compare", region.id) for region in plan.regions[-1:])


def answers(lines: Sequence[Line], width: int | None) -> list[tuple[int, str]]:
    """The status and the output of each line, none of which has anything to complain of but that it lists nothing."""
    results = [run(line, PLAIN) if width is None else run_at_terminal(line, width, PLAIN) for line in lines]
    assert [
        result.err for result in results if result.err and not result.err.startswith(("jjj: no ", "jjj: 没有"))
    ] == []
    return [(result.status, result.out) for result in results]


def assert_sensible(lines: Sequence[Line], width: int | None) -> None:
    """Each line has something to say, and says none of it wider than the terminal."""
    for line, (status, out) in zip(lines, answers(lines, width), strict=True):
        assert (line, status, out[-1:]) == (line, 0, "\n")
        assert [text for text in out.splitlines() if width and wcswidth(text) > width] == []


def session(recorded: Sequence[tuple[int, Line]]) -> str:
    """What a person sees who types these lines at terminals of these widths; no path of this machine is in it."""
    parts = []
    for width, line in recorded:
        result = run_at_terminal(line, width, PLAIN)
        shown = [str(Path(word).relative_to(ROOT)) if word in MODELS.values() else Path(word).name for word in line]
        parts.append(f"[{width}] $ jjj {' '.join(shown)}\n{result.out}{result.err}\n")
    return "".join(parts)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a session with its golden file, or writes that anew."""

    def compare(name: str, recorded: Sequence[tuple[int, Line]]) -> None:
        path, text = GOLDEN / f"session.{name}.txt", session(recorded)
        if request.config.getoption("--rewrite"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return compare


# The examples.


def test_the_examples_are_these_each_with_an_id_of_its_own() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(NAMES)
    assert {name: plan.document.id for name, plan in PLANS.items()} == {name: name for name in NAMES}
    said = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path for path in (*PAGES.values(), *MODELS.values()) if f"`{Path(path).name}`" not in said] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_is_found_and_every_word_accounted_for(name: str) -> None:
    verified = jjj("verify", PAGES[name], "-m", MODELS[name], "--json")
    covered = jjj("coverage", PAGES[name], "-m", MODELS[name], "--json")
    assert (verified.status, {row["status"] for row in json.loads(verified.out)}) == (0, {"found"})
    assert (covered.status, {row["unaccounted"] for row in json.loads(covered.out)}) == (0, {0})
    assert 100 <= json.loads(covered.out)[-1]["words"] <= 400
    assert jjj("coverage", PAGES[name], "-m", MODELS[name], "--list", "unaccounted").out == ""
    assert jjj("check", MODELS[name]) == Result(0, "", "")


@pytest.mark.parametrize("name", NAMES)
def test_each_example_names_its_schema_for_editors_and_is_as_it_says(name: str) -> None:
    first = Path(MODELS[name]).read_text(encoding="utf-8").partition("\n")[0]
    rule = json.loads((EXAMPLES / first.removeprefix("# yaml-language-server: $schema=")).read_text(encoding="utf-8"))
    assert list(Draft202012Validator(rule).iter_errors(written(name))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_new_model_of_its_page_loads_and_agrees_with_it(name: str) -> None:
    plan = PLANS[name]
    made = parse(jjj("new", PAGES[name], "--lang", ",".join(plan.languages)).out, "new.yaml")
    assert made.languages == plan.languages
    assert (made.document.language, made.document.digest) == (plan.document.language, plan.document.digest)


@pytest.mark.no_cover
@pytest.mark.parametrize("width", slow_but([30], WIDTHS))
@pytest.mark.parametrize("name", slow_but(["quay"], NAMES))
def test_every_listing_of_every_example_in_each_language_is_sensible(name: str, width: int | None) -> None:
    plan = PLANS[name]
    assert_sensible(
        [(*line, "-m", MODELS[name], "-l", tag) for tag in plan.languages for line in listings(plan)], width
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("width", slow_but([30], WIDTHS))
def test_every_listing_of_all_examples_at_once_is_sensible(width: int | None) -> None:
    commands: list[Line] = [*((command,) for command in LISTINGS), ("show", "P1"), ("search", "quay")]
    assert_sensible([(*line, *ALL_MODELS) for line in commands], width)


@pytest.mark.parametrize("command", ["compare", "goals", "measures", "chain", "reading", "context"])
def test_an_empty_list_is_an_empty_list_and_says_so_at_a_terminal(command: str) -> None:
    quay = MODELS["quay"]
    piped, drawn = jjj(command, "-m", quay), at_terminal(80, command, "-m", quay, **PLAIN)
    instead = f"jjj: no {LACKED[command]}; there are 14 facts of kind notice, 1 region: jjj facts\n"
    assert (piped.status, piped.out.count("\n"), piped.err) == (0, 1, instead)
    assert jjj(command, "-m", quay, "--json") == Result(0, "[]\n", instead)
    assert jjj(command, "-m", quay, "-f", "ndjson") == Result(0, "", instead)
    assert (drawn.status, drawn.out.splitlines()[1:], drawn.err) == (0, ["Nothing to list."], instead)


@pytest.mark.parametrize("name", NAMES)
def test_each_example_looks_like_this(name: str, golden: Golden) -> None:
    """One page in Chinese, one told from right to left, one with hardly anything to list."""
    tag = PLANS[name].languages[-1]
    commands: list[Line] = [("regions",), ("compare",), ("chain",), ("goals",), ("reading",), ("about",)]
    lines = [(*line, "-m", MODELS[name]) for line in commands]
    golden(name, [*((80, line) for line in lines), *((30, (*line, "-l", tag)) for line in lines)])


def test_all_examples_at_once_look_like_this(golden: Golden) -> None:
    commands: list[Line] = [("regions",), ("compare",), ("chain",), ("search", "the", "deep"), ("show", "江州")]
    golden("several", [(80, (*line, *ALL_MODELS)) for line in commands])


def test_several_models_have_ids_that_are_unique_with_their_document() -> None:
    rows = json.loads(jjj("facts", *ALL_MODELS, "--json").out)
    assert len(rows) == len({(row["document"], row["id"]) for row in rows}) == sum(len(p.facts) for p in PLANS.values())
    assert list(dict.fromkeys(row["document"] for row in rows)) == list(NAMES)


# A page entirely in Chinese.


@pytest.mark.parametrize("name", ["江州", "江州市", "江", "ＪＩＡＮＧＺＨＯＵ", "990100", "XX-JZ", "jz"])
def test_a_region_of_a_chinese_page_answers_to_all_its_names(name: str) -> None:
    found = jjj("show", name, "-m", MODELS["ceramics"], "-c", "id")
    assert found.status == 0
    assert found.out.split() == ["id", "S1", "A1", "A2", "M4"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("瓷土",), ["A3"]),
        (("澜山", "烧制"), ["S2"]),
        (("kilns",), ["G1", "M2", "M3", "A4"]),
        (("２０２７",), ["G1", "G2", "G3"]),
    ],
)
def test_words_are_found_in_chinese_and_in_english(words: Line, ids: list[str]) -> None:
    assert jjj("search", *words, "-m", MODELS["ceramics"], "-c", "id").out.split()[1:] == ids


def test_a_model_in_chinese_alone_needs_no_other_language(tmp_path: Path) -> None:
    model = tmp_path / "zh.yaml"
    model.write_text(json.dumps(in_one(written("ceramics"), "zh"), ensure_ascii=False), encoding="utf-8")
    asked = ("goals", "-m", str(model))
    assert run(asked) == jjj("goals", "-m", MODELS["ceramics"])
    assert run((*asked, "-l", "en")) == Result(2, "", "jjj: no language 'en': known are zh\n")
    page = PAGES["ceramics"]
    assert [run((command, page, "-m", str(model))).status for command in ("verify", "coverage")] == [0, 0]


# Models made here.


def written(name: str) -> Any:
    """An example's model as plain values."""
    return yaml.safe_load(Path(MODELS[name]).read_text(encoding="utf-8"))


def in_one(value: Any, language: str) -> Any:
    """The same with every text in one language."""
    if isinstance(value, list):
        return [language] if language in value else [in_one(item, language) for item in value]
    if isinstance(value, dict):
        return {key: in_one(item, language) for key, item in value.items() if language not in value or key == language}
    return value


def quay(**changes: Any) -> dict[str, Any]:
    """The least example with these changes."""
    return {**written("quay"), **changes}


def texts(text: str) -> Mapping[str, str]:
    return {"en": text}


def fact(id: str, **values: Any) -> dict[str, Any]:
    """A fact of the least example's page."""
    evidence = [{"block": "T", "start": "Greywick Repairs Its Quay"}]
    return {"id": id, "kind": "notice", "text": texts(f"Statement {id}"), "evidence": evidence, **values}


def forty() -> dict[str, Any]:
    """Forty regions without codes, each with an advantage and a role in one of two steps."""
    regions: list[dict[str, Any]] = [
        {
            "id": f"region-{number}",
            "name": texts(f"Region {number}"),
            "kind": texts("town"),
            "roles": [{"step": "making" if number % 2 else "selling", "text": texts(f"Doing its part, {number}")}],
        }
        for number in range(1, 41)
    ]
    duties = [
        fact(f"S{number}", kind="role", step=region["roles"][0]["step"], regions=[region["id"]])
        for number, region in enumerate(regions, 1)
    ]
    advantages = [
        fact(f"A{number}", kind="advantage", theme="sea" if number % 3 else "land", regions=[region["id"]])
        for number, region in enumerate(regions, 1)
    ]
    return quay(
        kinds={"advantage": texts("Advantage"), "role": texts("Role")},
        themes={"sea": texts("Sea"), "land": texts("Land")},
        steps={"making": texts("Making"), "selling": texts("Selling")},
        regions=regions,
        facts=[*duties, *advantages],
    )


MADE: Mapping[str, Callable[[], dict[str, Any]]] = {
    "forty regions": forty,
    "no regions": lambda: quay(regions=[], facts=[fact("N1")]),
    "no facts": lambda: quay(facts=[]),
    "nothing but a page": lambda: {key: value for key, value in quay().items() if key in ("languages", "document")},
    "steps that nobody takes": lambda: quay(steps={"making": texts("Making")}),
    "themes that no fact has": lambda: quay(themes={"sea": texts("Sea")}, topics={"pay": texts("Pay")}),
    "kinds of its own": lambda: quay(
        kinds={"risk": texts("Risk"), "chance": texts("Chance")},
        facts=[fact("R1", kind="risk", theme="sea"), fact("H1", kind="chance", regions=["greywick"], year=2031)],
        themes={"sea": texts("Sea")},
    ),
}


def save(folder: Path, model: Mapping[str, Any]) -> str:
    path = folder / "model.yaml"
    path.write_text(json.dumps(model, ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)


@pytest.mark.no_cover
@pytest.mark.parametrize("width", slow_but([30], WIDTHS))
@pytest.mark.parametrize("what", slow_but(MADE.keys() - {"forty regions"}, MADE))
def test_every_listing_of_an_unlike_model_is_sensible(what: str, width: int | None, tmp_path: Path) -> None:
    model = save(tmp_path, MADE[what]())
    assert_sensible([("cite", "-m", model), ("annotations", "-m", model)], None)
    assert_sensible([(command, "-m", model) for command in LISTINGS], width)


def test_forty_regions_look_like_this(tmp_path: Path, golden: Golden) -> None:
    model = save(tmp_path, forty())
    golden("forty", [(80, (command, "-m", model)) for command in ("regions", "compare", "chain")])


def test_kinds_of_a_models_own_names_are_listed_filtered_and_counted(tmp_path: Path, golden: Golden) -> None:
    model = save(tmp_path, MADE["kinds of its own"]())
    assert run(("facts", "--kind", "Risk", "-c", "id,kind", "-m", model)).out == "id\tkind\nR1\trisk\n"
    assert run(("facts", "--kind", "goal", "-m", model)) == Result(
        2, "", "jjj: no kind 'goal': known are risk, chance\n"
    )
    golden("kinds", [(80, (*line, "-m", model)) for line in (("facts",), ("about",), ("show", "H1"))])


def test_regions_without_codes_are_shown_without(tmp_path: Path) -> None:
    model = save(tmp_path, forty())
    rows = json.loads(run(("regions", "--json", "-m", model)).out)
    assert {(row["code"], row["gb"]) for row in rows} == {(None, None)}
    assert run(("show", "CN-BJ", "-m", model)).status == 1


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (("measures", "--topic", "pay"), "no topic 'pay'"),
        (("compare", "--theme", "sea"), "no theme 'sea'"),
        (("reading", "--category", "news"), "no category 'news'"),
    ],
)
def test_a_filter_by_what_a_model_has_none_of_says_so(line: Line, what: str) -> None:
    assert jjj(*line, "-m", MODELS["quay"]) == Result(2, "", f"jjj: {what}: there are none\n")


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("aliases: [port]", "aliases: [PORT]", "answers to port, as north does"),
        ("aliases: [北港]", "name: {zh: 北港市}", "answers to 北港, as north does"),
        ("codes: {iso: XX-1}", "aliases: [xx-1]", "answers to xx-1, as north does"),
        ("aliases: [n]", "aliases: [north]", "answers to north, which is the id of regions[0]"),
        ("aliases: [n]", "aliases: [p1]", "answers to p1, which is the id of document.blocks[0]"),
    ],
)
def test_names_that_collide_are_refused_with_file_line_and_path(
    first: str, second: str, what: str, tmp_path: Path
) -> None:
    language = "zh" if "zh" in second else "en"
    kept = "" if "name:" in second else f"    name: {{{language}: Another}}\n"
    model = tmp_path / "model.yaml"
    model.write_text(
        f"languages: [{language}]\n"
        "document:\n  title: T\n  language: en\n"
        f"  digest: {'a' * 64}\n"
        f"  blocks:\n    - {{id: P1, name: {{{language}: One}}, start: T}}\n"
        "regions:\n"
        f"  - id: north\n    name: {{{language}: One}}\n    kind: {{{language}: town}}\n    {first}\n"
        f"  - id: south\n{kept}    kind: {{{language}: town}}\n    {second}\n",
        encoding="utf-8",
    )
    assert run(("regions", "-m", str(model))) == Result(3, "", f"jjj: {model}:13:5: regions[1]: {what}\n")
    assert run(("check", str(model))).out == f"{model}:13:5: [error] regions[1]: {what}\n"


def test_a_step_that_regions_share_leads_from_and_to_each_of_them() -> None:
    rows = json.loads(jjj("chain", "-m", MODELS["ceramics"], "--json").out)
    assert [(row["step"], row["region"]) for row in rows] == [
        ("glaze", "jiangzhou"),
        ("firing", "lanshan"),
        ("firing", "baipu"),
        ("shipping", "baipu"),
    ]
    drawn = jjj("chain", "-m", MODELS["ceramics"], "-f", "mermaid").out
    assert [line.strip() for line in drawn.splitlines() if "-->" in line] == [
        "n0 --> n1",
        "n0 --> n2",
        "n1 --> n3",
        "n2 --> n3",
    ]
