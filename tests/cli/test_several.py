"""Several models at once: one listing, each row with its document; what each command makes of that."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml
from invocation import ROOT, SMALL, jjj, run, run_at_terminal
from process import plain, read_page

OTHER = """\
languages: [en, zh]
document:
  id: sand-2025
  title: A Sand Plan
  language: en
  digest: "{digest}"
  url: https://other.example/sand
  blocks:
    - {{id: P1, name: {{en: The plan, zh: 方案}}, start: Southport digs}}
kinds: {{goal: {{en: Aim, zh: 宗旨}}, advantage: {{en: Strength, zh: 长处}}, role: {{en: Role, zh: 分工}}}}
themes:
  trade: {{en: Trade, zh: 贸易}}
  plant: {{en: Works, zh: 工厂}}
steps: {{digging: {{en: Digging, zh: 采砂}}}}
regions:
  - id: westland
    name: {{en: Westland, zh: 西地省}}
    kind: {{en: province, zh: 省}}
  - id: southport
    name: {{en: South Port, zh: 南港}}
    kind: {{en: port, zh: 港口}}
    roles: [{{step: digging, text: {{en: Digging sand, zh: 采砂}}}}]
facts:
  - id: G1
    kind: goal
    year: 2031
    text: {{en: By 2031 the glass is to be made of sand, zh: 到2031年用砂制造玻璃}}
    evidence: [{{block: P1, start: Southport}}]
  - id: A1
    kind: advantage
    theme: plant
    regions: [southport]
    text: {{en: The port digs, zh: 南港采砂}}
    evidence: [{{block: P1, start: Southport digs}}]
  - id: A9
    kind: advantage
    theme: trade
    regions: [westland]
    text: {{en: Westland trades, zh: 西地从事贸易}}
    evidence: [{{block: P1, start: digs}}]
  - id: S1
    kind: role
    step: digging
    regions: [southport]
    text: {{en: Southport digs, zh: 南港采砂}}
    evidence: [{{block: P1, start: digs}}]
""".format(digest="0" * 64)

SMALL_ID = "glass-2024"
HERE: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def _models(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The small model, with an id, and another."""
    folder = tmp_path_factory.mktemp("models")
    HERE["small"], HERE["other"], HERE["folder"] = folder / "small.yaml", folder / "other.yaml", folder
    text = SMALL.read_text("utf-8").replace("document:\n", f"document:\n  id: {SMALL_ID}\n", 1)
    HERE["small"].write_text(text, "utf-8")
    HERE["other"].write_text(OTHER, "utf-8")


def both(*arguments: str) -> tuple[int, str, str]:
    return jjj("-m", str(HERE["small"]), "-m", str(HERE["other"]), *arguments)


def rows(*arguments: str) -> list[dict[str, object]]:
    status, out, err = both(*arguments, "--json")
    assert (status, err) == (0, "")
    found: list[dict[str, object]] = json.loads(out)
    return found


def ids(*arguments: str) -> list[str]:
    status, out, err = both(*arguments, "-f", "tsv", "--no-header", "-c", "document,id")
    assert (status, err) == (0, "")
    return [line.replace("\t", " ") for line in out.splitlines()]


COMMANDS = ("regions", "goals", "measures", "chain", "reading", "facts", "context", "about")
LISTING = [*((name,) for name in COMMANDS), ("show", "southport"), ("show", "G1"), ("show", "P1"), ("search", "glass")]


@pytest.mark.parametrize("command", LISTING, ids=" ".join)
def test_every_row_begins_with_its_document_and_is_else_as_its_model_alone_has_it(command: tuple[str, ...]) -> None:
    alone = []
    for name, model in ((SMALL_ID, "small"), ("sand-2025", "other")):
        result = jjj("-m", str(HERE[model]), *command, "--json")
        alone += [{"document": name, **row} for row in json.loads(result.out or "[]")]
    assert rows(*command) == alone
    assert [next(iter(row)) for row in rows(*command)] == ["document"] * len(alone)


@pytest.mark.no_cover
@pytest.mark.parametrize("command", [*LISTING, ("compare",)], ids=" ".join)
def test_every_format_has_the_same_rows(command: tuple[str, ...]) -> None:
    found = rows(*command)
    assert yaml.safe_load(both(*command, "-f", "yaml")[1]) == found
    assert [json.loads(line) for line in both(*command, "-f", "ndjson")[1].splitlines()] == found
    tsv = [line.split("\t") for line in both(*command, "-f", "tsv")[1].splitlines()]
    assert list(csv.reader(io.StringIO(both(*command, "-f", "csv")[1]))) == tsv
    assert tsv[0][0] == ("theme" if command == ("compare",) else "document")
    page = read_page(both(*command, "-f", "html")[1])
    assert page.head[0] == ("Theme" if command == ("compare",) else "Document")
    assert [len(page.rows), len(tsv) - 1] == [len(found)] * 2
    assert len(both(*command, "-f", "markdown")[1].splitlines()) == len(found) + 2


GOALS = """\
document\tid\tyear\ttext\tblock
glass-2024\tG1\t2030\tBy 2030 glass is to have one market across the border\tP1
glass-2024\tG2\t2030\tBy 2030 every town is to collect waste glass\tP1
sand-2025\tG1\t2031\tBy 2031 the glass is to be made of sand\tP1
"""


def test_the_goals_of_two_plans_are_one_list() -> None:
    assert both("goals") == (0, GOALS, "")
    assert both("goals", "-c", "document,id", "--no-header") == (
        0,
        "glass-2024\tG1\nglass-2024\tG2\nsand-2025\tG1\n",
        "",
    )


def test_an_id_and_its_document_are_together_unique() -> None:
    pairs = [(row["document"], row["id"]) for row in rows("facts")]
    assert len(set(pairs)) == len(pairs)
    assert len({id for _, id in pairs}) < len(pairs)


def test_a_model_whose_document_has_no_id_is_called_by_its_file() -> None:
    found = jjj("-m", str(SMALL), "-m", str(HERE["other"]), "goals", "-c", "document", "--no-header")
    assert found.out.splitlines() == [str(SMALL)] * 2 + ["sand-2025"]


def test_one_of_several_may_be_standard_input() -> None:
    found = run(["-m", "-", "-m", str(HERE["other"]), "goals", "-c", "document,id"], stdin=SMALL.read_bytes())
    assert found.out == "document\tid\n-\tG1\n-\tG2\nsand-2025\tG1\n"


def test_a_model_given_once_has_no_such_column() -> None:
    assert jjj("-m", str(HERE["other"]), "goals").out.splitlines()[0] == "id\tyear\ttext\tblock"
    assert both("goals", "-c", "id,document")[1].splitlines()[0] == "id\tdocument"


def test_models_may_stand_before_and_after_the_command_where_they_are_all_on_one_side() -> None:
    assert jjj("goals", "-m", str(HERE["small"]), "-m", str(HERE["other"])) == (0, GOALS, "")


# What is asked of all

NORTH_AND_WEST = [*(f"{SMALL_ID} A{n}" for n in (1, 2, 4)), "sand-2025 A9"]
SOUTH = [*(f"{SMALL_ID} {id}" for id in ("C1", "G1", "M1", "A3", "A4", "S2")), "sand-2025 A1", "sand-2025 S1"]


def test_search_spans_them_all() -> None:
    found = [*(f"{SMALL_ID} {id}" for id in ("G1", "G2", "S1", "S2", "A4", "C1", "R1")), "sand-2025 G1"]
    assert ids("search", "glass") == found
    assert ids("search", "采砂") == ["sand-2025 A1", "sand-2025 S1"]
    status, out, err = both("search", "nowhere")
    assert (status, out) == (1, "")
    assert err.startswith("jjj: nothing holds 'nowhere'; ")
    assert "; searched: 15 facts, 2 readings and 1 statement of other sources (" in err
    assert both("search", "nowhere", "--json") == (1, "[]\n", err)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--kind", "advantage"], [*(f"{SMALL_ID} A{n}" for n in (1, 2, 3, 4)), "sand-2025 A1", "sand-2025 A9"]),
        (["--theme", "plant"], [f"{SMALL_ID} A1", f"{SMALL_ID} A4", "sand-2025 A1"]),
        (["--region", "southport"], SOUTH),
        # what only one of them knows
        (["--kind", "measure"], [f"{SMALL_ID} M1"]),
        (["--theme", "trade"], ["sand-2025 A9"]),
        (["--theme", "trade,materials"], [f"{SMALL_ID} A2", "sand-2025 A9"]),
        (["--topic", "openness"], [f"{SMALL_ID} M1"]),
        (["--region", "westland"], ["sand-2025 A9"]),
        (["--region", "西地", "--kind", "advantage"], ["sand-2025 A9"]),
        (["--region", "westland,北", "--kind", "advantage"], NORTH_AND_WEST),
    ],
)  # fmt: skip
def test_a_filter_means_what_each_model_knows_by_the_name(arguments: list[str], expected: list[str]) -> None:
    assert ids("facts", *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "status", "lines"),
    [
        (
            ["facts", "--theme", "tradde"],
            2,
            [
                "glass-2024: no theme 'tradde': known are materials, location, plant",
                "sand-2025: no theme 'tradde': did you mean trade?",
            ],
        ),
        (
            ["compare", "Atlantis"],
            1,
            [
                "glass-2024: no region 'Atlantis': known are northland, southport",
                "sand-2025: no region 'Atlantis': known are westland, southport",
            ],
        ),
        (
            ["show", "A8"],
            1,
            [
                "glass-2024: no region, fact or block 'A8': known are northland, southport, T, P1, P2, R1, N",
                "sand-2025: no region, fact or block 'A8': known are westland, southport, P1",
            ],
        ),
        (
            ["facts", "--region", "westland", "--topic", "openness"],
            2,
            [
                "glass-2024: no region 'westland': known are northland, southport",
                "sand-2025: no topic 'openness': there are none",
            ],
        ),
        (["goals", "-l", "fr"], 2, ["no language 'fr': known are en, zh"]),
        (
            ["goals", "-c", "nothing"],
            2,
            ["no column 'nothing': known are document, id, year, text, block, regions, quote, link, note"],
        ),
        (["reading", "--sort", "size"], 2, ["no order 'size': known are published, counter"]),
    ],
)  # fmt: skip
def test_a_name_that_none_knows_is_said_of_each(arguments: list[str], status: int, lines: list[str]) -> None:
    assert both(*arguments) == (status, "", "".join(f"jjj: {line}\n" for line in lines))


# What each command makes of several


def test_regions_are_compared_across_documents() -> None:
    assert both("compare") == (
        0,
        "theme\tglass-2024/northland\tglass-2024/southport\tsand-2025/westland\tsand-2025/southport\n"
        "materials\tNorthland has clean sand\t\t\t\n"
        "location\t\tSouthport's harbour is deep\t\t\n"
        "plant\tNorthland's furnaces are old; Both regions can train glassmakers in Southport\t"
        "Both regions can train glassmakers in Southport\t\tThe port digs\n"
        "trade\t\t\tWestland trades\t\n",
        "",
    )
    assert both("compare", "南港", "--theme", "plant")[1] == (
        "theme\tglass-2024/southport\tsand-2025/southport\n"
        "plant\tBoth regions can train glassmakers in Southport\tThe port digs\n"
    )


def test_a_region_of_one_document_alone_still_says_which() -> None:
    assert both("compare", "westland")[1] == "theme\tsand-2025/westland\ntrade\tWestland trades\n"
    assert both("compare", "westland", "-c", "sand-2025/westland")[0] == 0


def test_a_comparison_names_region_and_document_in_its_headings() -> None:
    assert read_page(both("compare", "southport", "-f", "html")[1]).head == [
        "Theme",
        "Southport · glass-2024",
        "South Port · sand-2025",
    ]


def test_a_region_that_both_have_is_shown_from_both() -> None:
    assert ids("show", "southport", "--kind", "role") == [f"{SMALL_ID} S2", "sand-2025 S1"]
    assert ids("show", "westland") == ["sand-2025 A9"]
    page = read_page(both("show", "southport", "-f", "html")[1])
    assert page.caption == "Southport · 南港市 · XX-SP · city / South Port · 南港 · port"


def test_a_fact_that_both_have_is_shown_from_both() -> None:
    assert [(row["document"], row["link"]) for row in rows("show", "G1")] == [
        (
            SMALL_ID,
            "https://news.example/glass.html#:~:text=the%20glass%20of%20Northland,cross%E2%80%93border%20market",
        ),
        ("sand-2025", "https://other.example/sand#:~:text=Southport"),
    ]


def test_the_division_of_labour_of_several_is_rows() -> None:
    assert both("chain", "-c", "document,step,region,role") == (
        0,
        "document\tstep\tregion\trole\nglass-2024\tmelting\tnorthland\tMelting glass\n"
        "glass-2024\tshipping\tsouthport\tShipping glass\nsand-2025\tdigging\tsouthport\tDigging sand\n",
        "",
    )


def test_about_has_the_fields_of_each() -> None:
    titles = [row for row in rows("about") if row["field"] == "title"]
    assert [(row["document"], row["value"]) for row in titles] == [
        (SMALL_ID, "Northland And Southport Sign A Glass Plan"),
        ("sand-2025", "A Sand Plan"),
    ]


# At a terminal


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Plant", "Works", "Advantage", "Strength"]), ("zh", ["设备", "工厂", "优势", "长处"])],
)
def test_each_document_has_its_own_names_for_the_same_ids(language: str, names: list[str]) -> None:
    lines = ["-m", str(HERE["small"]), "-m", str(HERE["other"]), "-l", language]
    shown = plain(run_at_terminal([*lines, "facts", "--theme", "plant"], 160).out)
    found = [line for line in shown.splitlines() if re.search(r"(glass-2024|sand-2025) +A\d", line)]
    assert len(found) == 3
    assert all(names[0] in line and names[2] in line for line in found[:2])
    assert names[1] in found[2]
    assert names[3] in found[2]


@pytest.mark.parametrize("command", [*LISTING, ("compare",)], ids=" ".join)
@pytest.mark.parametrize("columns", [40, 120])
def test_every_listing_is_drawn_at_any_width(command: tuple[str, ...], columns: int) -> None:
    shown = run_at_terminal(["-m", str(HERE["small"]), "-m", str(HERE["other"]), *command], columns)
    assert (shown.status, shown.err) == (0, "")
    assert SMALL_ID in "".join(plain(shown.out).split())


# What cannot be


@pytest.mark.parametrize(
    "command",
    [
        *(["cite"], ["cite", "G1"], ["annotations"], ["verify", str(SMALL.with_suffix(".txt"))]),
        ["report", str(SMALL.with_suffix(".txt"))],
        *(["coverage", str(SMALL.with_suffix(".txt"))], ["locate", str(SMALL.with_suffix(".txt")), "a"]),
    ],
    ids=lambda command: command[0],
)
def test_what_is_about_one_page_takes_one_model(command: list[str]) -> None:
    assert both(*command) == (2, "", "jjj: this takes one model, not several: give --model once\n")


@pytest.mark.parametrize("model", ["small", "other"])
def test_a_model_given_twice_is_refused(model: str) -> None:
    status, out, err = jjj("-m", str(HERE[model]), "-m", str(HERE[model]), "goals")
    assert (status, out) == (2, "")
    assert err == f"jjj: two models are called '{HERE[model]}': give each document an id of its own\n"


def test_two_documents_with_one_id_are_refused() -> None:
    copy = HERE["folder"] / "copy.yaml"
    copy.write_text(OTHER, "utf-8")
    assert jjj("-m", str(copy), "-m", str(HERE["other"]), "goals") == (
        2,
        "",
        "jjj: two models are called 'sand-2025': give each document an id of its own\n",
    )


def test_standard_input_given_twice_is_refused_before_it_is_read() -> None:
    message = "jjj: two models are called '-': give each document an id of its own\n"
    assert run(["-m", "-", "-m", "-", "goals"], stdin=OTHER.encode()) == (2, "", message)


def test_a_language_that_one_of_them_lacks_is_refused() -> None:
    other = HERE["folder"] / "english.yaml"
    other.write_text(re.sub(r", zh: [^}]*}", "}", OTHER).replace("[en, zh]", "[en]"), "utf-8")
    found = jjj("-m", str(HERE["small"]), "-m", str(other), "goals", "-l", "zh")
    assert found == (2, "", "jjj: 没有语言 'zh'：可选 en\n")


def test_every_model_is_checked() -> None:
    assert both("check") == (0, "", "")
    bad = HERE["folder"] / "bad.yaml"
    bad.write_text(OTHER.replace("id: P1", "id: 1"), "utf-8")
    found = jjj("-m", str(HERE["small"]), "-m", str(bad), "check")
    assert found.status == 1
    assert found.out.startswith(f"{bad}:9:12: [error] document.blocks[0].id: ")


def test_the_built_in_model_is_one_among_several_by_its_file() -> None:
    own = ROOT / "data" / "plan.yaml"
    found = jjj("-m", str(own), "-m", str(HERE["other"]), "goals", "-c", "document", "--no-header")
    assert found.out.splitlines() == ["plan-2023"] * 10 + ["sand-2025"]


# Completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["facts", "--theme", ""], ["materials", "location", "plant", "trade"]),
        (["facts", "--region", ""], ["northland", "southport", "westland"]),
        (["cite", "A9"], ["A9"]),
        (["goals", "-c", ""], ["document", "id", "year", "text", "block", "regions", "quote", "link", "note"]),
        (["goals", "-c", "id,doc"], ["id,document"]),
        (
            ["compare", "-c", ""],
            ["theme", "glass-2024/northland", "glass-2024/southport", "sand-2025/westland", "sand-2025/southport"],
        ),
        (["-l", ""], ["en", "zh"]),
        (["locate", "x", "y", "--block", ""], []),
    ],
)  # fmt: skip
def test_what_any_of_them_has_is_offered(words: list[str], offered: list[str]) -> None:
    found = run(["-m", str(HERE["small"]), "-m", str(HERE["other"]), *words], {"JJJ_COMPLETE": "1"})
    assert (found.status, found.err) == (0, "")
    assert [line.split("\t")[0] for line in found.out.splitlines()] == offered


def test_of_one_model_the_blocks_are_offered() -> None:
    found = run(["-m", str(HERE["other"]), "locate", "x", "y", "--block", ""], {"JJJ_COMPLETE": "1"})
    assert found.out == "P1\tThe plan\n"


def test_the_reports_of_two_plans_are_one_page() -> None:
    status, page, err = both("report")
    assert (status, err) == (0, "")
    assert page.count("<!doctype html>") == 1
    for name in ('id="glass-2024.fact.G1"', 'id="sand-2025.fact.G1"', 'href="#sand-2025.part.top"'):
        assert page.count(name) == 1
    assert ("采砂" in page, "采砂" in both("report", "-l", "en")[1]) == (True, False)
