"""What `show` prints of the small plan: a region part by part, a fact, a block, another source's word, or several."""

import pytest

from jjj_textile.errors import NotFound, UsageError
from jjj_textile.model.plan import Plan
from jjj_textile.model.selection import Selection
from jjj_textile.table import Shape, Table
from jjj_textile.views.edition import Edition
from jjj_textile.views.show import show

ALL = Selection()


@pytest.fixture
def english(small: Plan) -> Edition:
    return Edition(small, "en")


def ids(table: Table) -> list[str]:
    return [row[0] for row in table.rows()]


def parts(table: Table) -> list[tuple[str, list[str]]]:
    """The ids below each heading."""
    assert table.section is not None
    found: dict[str, list[str]] = {}
    for item in table.items:
        found.setdefault(table.section(item), []).append(item.id)
    return list(found.items())


def test_a_region_is_shown_part_by_part_its_advantages_by_theme(small: Plan, english: Edition) -> None:
    table = show(english, ["northland"], ALL)
    assert table.title == "Northland · 北地省 · XX-NL · 990000 · province"
    assert parts(table) == [("Role", ["S1"]), ("Advantages", ["A2", "A1"])]
    assert table.footer == "Said of both regions: 3 more, in jjj show northland --all, jjj goals"
    chinese = show(Edition(small, "zh"), ["southport"], ALL)
    assert chinese.title == "南港市 · Southport · XX-SP · 市"
    assert parts(chinese) == [("分工", ["S2"]), ("优势", ["A3"]), ("有关建议", ["M1"])]
    assert chinese.footer == "另有3条涉及两地：jjj show southport --all、jjj goals"


def test_what_all_regions_share_comes_last_where_all_is_asked_for(english: Edition) -> None:
    table = show(english, ["northland"], ALL, whole=True)
    assert parts(table) == [
        ("Role", ["S1"]),
        ("Advantages", ["A2", "A1"]),
        ("Both regions · Context", ["C1"]),
        ("Both regions · Goal", ["G1"]),
        ("Both regions · Advantage", ["A4"]),
    ]
    assert table.footer == ""


def test_kinds_without_a_part_of_their_own_are_what_else_is_said(small: Plan) -> None:
    facts = tuple(fact._replace(regions=("northland",)) for fact in small.facts)
    table = show(Edition(small._replace(facts=facts), "en"), ["northland"], ALL)
    assert [name for name, _ in parts(table)] == [
        "Role",
        "Advantages",
        "What else is said of it",
        "What should be done for it",
        "What it is to reach",
    ]
    assert dict(parts(table))["What else is said of it"] == ["C1", "C2"]


def test_the_only_region_of_a_plan_shares_nothing(small: Plan) -> None:
    facts = tuple(fact._replace(regions=("northland",)) for fact in small.facts)
    table = show(Edition(small._replace(regions=small.regions[:1], facts=facts), "en"), ["northland"], ALL)
    assert (len(table.items), table.footer) == (11, "")


def test_where_nothing_else_is_said_of_a_region_it_is_shown_what_all_share(small: Plan) -> None:
    shared = tuple(fact for fact in small.facts if fact.id in ("G1", "A4", "S1"))
    edition = Edition(small._replace(facts=shared), "en")
    table = show(edition, ["southport"], ALL)
    assert (parts(table), table.footer) == ([("Both regions · Goal", ["G1"]), ("Both regions · Advantage", ["A4"])], "")
    own = show(edition, ["northland"], ALL)
    assert (ids(own), own.footer[:29]) == (["S1"], "Said of both regions: 2 more,")


def test_three_regions_and_more_are_all_of_them(small: Plan) -> None:
    third = small.regions[1]._replace(id="third", roles=())
    regions = (*small.regions, third)
    every = tuple(region.id for region in regions)
    plan = small._replace(regions=regions, facts=tuple(fact._replace(regions=every) for fact in small.facts[:1]))
    assert parts(show(Edition(plan, "zh"), ["third"], ALL))[0][0].startswith("各地区 · ")


@pytest.mark.parametrize(
    ("selection", "shown", "footer"),
    [
        (Selection(kinds=["advantage"], themes=["plant"]), ["A1"], "Said of both regions: 1 more, in "),
        (Selection(themes=["materials"]), ["A2"], ""),
    ],
)
def test_what_is_shown_of_a_region_can_be_selected(
    english: Edition, selection: Selection, shown: list[str], footer: str
) -> None:
    table = show(english, ["northland"], selection)
    assert ids(table) == shown
    assert table.footer == (f"{footer}jjj show northland --all" if footer else "")


def test_a_fact_is_shown_with_all_that_is_known_of_it(english: Edition) -> None:
    table = show(english, ["g2"], ALL)
    assert (table.title, table.shape) == ("G2", Shape.RECORDS)
    assert list(table.records()) == [
        {
            "id": "G2",
            "kind": "goal",
            "theme": None,
            "text": "By 2030 every town is to collect waste glass",
            "block": "P1",
            "regions": (),
            "topic": None,
            "step": None,
            "year": 2030,
            "quote": "It is clear that waste … every town / By 2030",
            "link": "https://news.example/glass.html#:~:text=It%20is%20clear%20that%20waste,every%20town",
            "note": "The page reads as if this were certain",
        }
    ]


def test_a_statement_of_another_source_is_shown_with_who_says_so_and_where(english: Edition) -> None:
    (record,) = show(english, ["X1"], ALL).records()
    assert {key: value for key, value in record.items() if value} == {
        "id": "X1",
        "kind": "context",
        "text": "The plan has no budget",
        "link": "https://gazette.example/plan",
        "note": "The Gazette · 2024-03-04",
    }


@pytest.mark.parametrize(
    ("block", "selection", "rows"),
    [
        ("P1", ALL, [("Goal", ["G1", "G2"]), ("Measure", ["M1"])]),
        ("P1", Selection(kinds=["goal"]), [("Goal", ["G1", "G2"])]),
        ("P2", Selection(themes=["plant"]), [("Advantage", ["A1", "A4"])]),
        ("R1", ALL, [("Related", ["R1"])]),
        ("n", ALL, [("Next article", ["N"])]),
    ],
)
def test_a_block_is_shown_with_its_facts_and_readings(
    english: Edition, block: str, selection: Selection, rows: list[tuple[str, list[str]]]
) -> None:
    assert parts(show(english, [block], selection)) == rows


def test_a_reading_among_the_facts_of_its_block_has_its_own_kind_and_title(small: Plan) -> None:
    (row,) = show(Edition(small, "zh"), ["R1"], ALL).rows()
    assert row == ["R1", "related", "", "A Glass School Opens In Southport", "R1"]


def test_several_are_shown_each_by_itself_and_listed_together(english: Edition) -> None:
    table = show(english, ["northland", "G2", "X1", "P2", "g2"], ALL)
    assert [part.title for part in table.parts] == [
        "Northland · 北地省 · XX-NL · 990000 · province",
        "G2",
        "X1",
        "P2 · The two regions",
    ]
    assert " ".join(ids(table)) == "S1 A2 A1 G2 X1 A3 A4 S2"


@pytest.mark.parametrize(
    "name", ["jjj", "JJJ", "Glass", "Northland Southport", "southport-northland", "北地南港", "nl 南港市"]
)
def test_all_regions_answer_to_the_tag_to_jjj_and_to_their_names_in_a_row(english: Edition, name: str) -> None:
    table = show(english, [name], ALL)
    assert {part.title[:5] for part in table.parts} == {"North", "South"}
    assert [part.footer for part in table.parts] == [
        "",
        "Said of both regions: 3 more, in jjj show jjj --all, jjj goals",
    ]


def test_what_has_no_such_name_is_refused_with_the_nearest(english: Edition) -> None:
    with pytest.raises(NotFound, match=r"no region, fact or block 'Nortland': did you mean northland\?"):
        show(english, ["G1", "Nortland"], ALL)
    with pytest.raises(UsageError, match="G1 is one fact: there is nothing to choose from"):
        show(english, ["G1"], Selection(kinds=["goal"]))
