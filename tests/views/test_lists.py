"""What each command shows of the small plan: title, number, columns and rows, in both languages."""

from collections.abc import Callable, Sequence

import pytest

from jjj_textile.errors import Problem
from jjj_textile.labels import LABELS, label
from jjj_textile.model.plan import Plan, Region
from jjj_textile.model.search import parse_query
from jjj_textile.model.selection import Selection
from jjj_textile.table import Shape, Table, display
from jjj_textile.views import lists
from jjj_textile.views.edition import Edition
from jjj_textile.views.search import search
from jjj_textile.views.show import show

ALL = Selection()
PAGE = "https://news.example/glass.html#:~:text="
Row = Sequence[str]


def people_see(table: Table) -> list[list[str]]:
    return [[display(column, item) for column in table.columns] for item in table.items]


def ids(table: Table) -> list[str]:
    return [row[0] for row in table.rows()]


def compared(edition: Edition, regions: Sequence[Region], themes: Sequence[str] = ()) -> Table:
    """The comparison of regions of one plan."""
    return lists.compare([lists.Compared("", edition, regions, themes)])


@pytest.fixture(params=["en", "zh"])
def edition(request: pytest.FixtureRequest, small: Plan) -> Edition:
    return Edition(small, request.param)


@pytest.fixture
def english(small: Plan) -> Edition:
    return Edition(small, "en")


@pytest.fixture
def chinese(small: Plan) -> Edition:
    return Edition(small, "zh")


VIEWS: dict[str, Callable[[Edition], Table]] = {
    "regions": lists.regions,
    "region": lambda edition: show(edition, ["northland"], ALL),
    "fact": lambda edition: show(edition, ["G2"], ALL),
    "block": lambda edition: show(edition, ["P1"], ALL),
    "compare": lambda edition: compared(edition, edition.plan.regions),
    "goals": lambda edition: lists.goals(edition, ALL),
    "measures": lambda edition: lists.measures(edition, ALL),
    "chain": lambda edition: lists.chain(edition, ALL),
    "reading": lambda edition: lists.reading(edition, edition.plan.readings),
    "facts": lambda edition: lists.facts(edition, ALL),
    "search": lambda edition: search(edition, parse_query(["glass", "2030"]), ["glass", "2030"], ALL).table,
    "context": lists.context,
    "about": lists.about,
}
SHOWN = "id kind theme text block | regions topic step year quote link note"
FLAT = "id kind theme regions text block | topic step year quote link note"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("regions", "id name code role advantages | names gb kind aliases"),
        ("region", SHOWN),
        ("fact", SHOWN),
        ("block", SHOWN),
        ("compare", "theme northland southport |"),
        ("goals", "id year text block | regions quote link note"),
        ("measures", "id topic regions text block | quote link note"),
        ("chain", "step region name role block | quote link note"),
        ("reading", "id published title category counter | kind block"),
        ("facts", FLAT),
        ("search", FLAT),
        ("context", "id text publisher date url |"),
        ("about", "field value |"),
    ],
)
def test_the_columns_are_those_of_the_contract(edition: Edition, name: str, columns: str) -> None:
    table = VIEWS[name](edition)
    assert " ".join([*table.keys(), "|", *(column.key for column in table.more)]) == columns
    for column in table.every_column():
        if column.key not in ("northland", "southport"):
            assert column.heading == label(edition.language, column.key)
    assert (table.language, table.empty) == (edition.language, label(edition.language, "none"))


@pytest.mark.parametrize(
    ("name", "titles", "number", "shape"),
    [
        ("regions", ("Regions", "地区"), 2, Shape.ROWS),
        (
            "region",
            (
                "Northland · 北地省 · XX-NL · 990000 · province",
                "北地省 · Northland · XX-NL · 990000 · 省",
            ),
            None,
            Shape.ROWS,
        ),
        ("fact", ("G2", "G2"), None, Shape.RECORDS),
        ("block", ("P1 · The goals", "P1 · 目标"), 3, Shape.ROWS),
        ("compare", ("Advantages compared", "优势对比"), None, Shape.ROWS),
        ("goals", ("Goals", "目标"), 2, Shape.ROWS),
        ("measures", ("What should be done", "有关建议"), 1, Shape.ROWS),
        ("chain", ("Division of labour", "产业分工"), None, Shape.FLOW),
        ("reading", ("Related reading", "相关阅读"), 2, Shape.ROWS),
        ("facts", ("Facts", "要点"), 11, Shape.ROWS),
        ("search", ("Facts with: glass 2030", "检索结果：glass 2030"), 2, Shape.ROWS),
        ("context", ("What other public sources say", "其他公开来源的说法"), 1, Shape.ROWS),
        ("about", ("About the document", "关于本文"), None, Shape.PAIRS),
    ],
)
def test_each_has_its_title_its_number_and_its_shape(
    small: Plan, name: str, titles: tuple[str, str], number: int | None, shape: Shape
) -> None:
    tables = [VIEWS[name](Edition(small, language)) for language in ("en", "zh")]
    assert tuple(table.title for table in tables) == titles
    assert [(table.number, table.shape) for table in tables] == [(number, shape)] * 2


def test_regions_have_codes_roles_and_the_themes_of_their_advantages(english: Edition, chinese: Edition) -> None:
    assert list(lists.regions(english).records()) == [
        {
            "id": "northland",
            "name": "Northland",
            "code": "XX-NL",
            "role": "Melting glass",
            "advantages": ["plant", "materials"],
            "names": ["Northland", "北地省"],
            "gb": "990000",
            "kind": "province",
            "aliases": ["北", "nl"],
        },
        {
            "id": "southport",
            "name": "Southport",
            "code": "XX-SP",
            "role": "Shipping glass",
            "advantages": ["location", "plant"],
            "names": ["Southport", "南港市"],
            "gb": None,
            "kind": "city",
            "aliases": [],
        },
    ]
    assert people_see(lists.regions(chinese)) == [
        ["northland", "北地省", "XX-NL", "熔炼玻璃", "设备; 原料"],
        ["southport", "南港市", "XX-SP", "运输玻璃", "区位; 设备"],
    ]
    assert [term.accent for term in lists.regions(english).columns[0].terms.values()] == [0, 1]


def test_a_region_without_a_role_has_none_and_one_with_two_has_both(small: Plan) -> None:
    north, south = small.regions
    plan = small._replace(regions=(north._replace(roles=()), south._replace(roles=south.roles + north.roles)))
    roles = [record["role"] for record in lists.regions(Edition(plan, "en")).records()]
    assert roles == [None, "Shipping glass; Melting glass"]


def test_only_advantages_count_as_such(small: Plan) -> None:
    facts = tuple(fact._replace(theme="materials") if fact.kind == "role" else fact for fact in small.facts)
    english = Edition(small._replace(facts=facts), "en")
    assert lists.regions(english).columns[4].value(small.regions[1]) == ["location", "plant"]
    assert compared(english, small.regions).columns[2].value("materials") == []


def test_a_comparison_has_a_row_a_theme_and_a_column_a_region(english: Edition, chinese: Edition) -> None:
    assert list(VIEWS["compare"](english).records()) == [
        {"theme": "materials", "northland": ["Northland has clean sand"], "southport": []},
        {"theme": "location", "northland": [], "southport": ["Southport's harbour is deep"]},
        {
            "theme": "plant",
            "northland": ["Northland's furnaces are old", "Both regions can train glassmakers in Southport"],
            "southport": ["Both regions can train glassmakers in Southport"],
        },
    ]
    assert people_see(VIEWS["compare"](chinese)) == [
        ["原料", "· 北地拥有洁净的砂", ""],
        ["区位", "", "· 南港拥有深水港"],
        ["设备", "· 北地熔炉历史悠久\n· 两地均可在南港培养玻璃工匠", "· 两地均可在南港培养玻璃工匠"],
    ]
    columns = VIEWS["compare"](chinese).columns
    assert [column.heading for column in columns] == ["主题", "北地省", "南港市"]


def test_a_comparison_of_some_regions_leaves_out_themes_that_none_of_them_has(english: Edition) -> None:
    north, south = english.plan.regions
    table = compared(english, [south])
    assert (table.keys(), ids(table)) == (["theme", "southport"], ["location", "plant"])
    assert ids(compared(english, [north], ["location", "materials"])) == ["materials"]
    swapped = compared(english, [south, north])
    assert [(column.key, column.accent) for column in swapped.columns[1:]] == [("southport", 1), ("northland", 0)]


def test_regions_with_the_same_code_stand_side_by_side_across_documents(english: Edition) -> None:
    plan = english.plan
    other = english._replace(plan=plan._replace(regions=(plan.regions[1], plan.regions[0]._replace(id="far"))))
    pair = [lists.Compared(name, each, each.plan.regions) for name, each in (("a", english), ("b", other))]
    assert lists.compare(pair, True).keys() == ["theme", "a/northland", "b/far", "a/southport", "b/southport"]


def test_goals_are_the_facts_of_that_kind_with_their_year(english: Edition, chinese: Edition) -> None:
    assert next(VIEWS["goals"](english).records()) == {
        "id": "G1",
        "year": 2030,
        "text": "By 2030 glass is to have one market across the border",
        "block": "P1",
        "regions": ("northland", "southport"),
        "quote": "the glass of Northland … cross–border market / By 2030",
        "link": f"{PAGE}the%20glass%20of%20Northland,cross%E2%80%93border%20market",
        "note": None,
    }
    assert people_see(VIEWS["goals"](chinese)) == [
        ["G1", "2030", "到2030年形成统一的跨境玻璃市场", "P1"],
        ["G2", "2030", "到2030年每个城镇都回收废玻璃", "P1"],
    ]
    assert ids(lists.goals(english, Selection(regions=["northland"], kinds=["role"]))) == ["G1"]


def test_measures_are_the_facts_of_that_kind_with_their_topic(english: Edition, chinese: Edition) -> None:
    assert people_see(VIEWS["measures"](english)) == [
        ["M1", "Openness", "Southport", "Prices should be published", "P1"]
    ]
    assert people_see(VIEWS["measures"](chinese)) == [["M1", "公开", "南港市", "应公布价格", "P1"]]
    assert ids(lists.measures(english, Selection(topics=["openness"], kinds=["goal"]))) == ["M1"]
    assert ids(lists.measures(english, Selection(regions=["northland"]))) == []


def test_facts_are_listed_in_the_order_of_the_model(english: Edition, chinese: Edition) -> None:
    assert " ".join(ids(VIEWS["facts"](english))) == "C1 C2 G1 G2 M1 A1 A2 A3 A4 S1 S2"
    assert people_see(VIEWS["facts"](english))[8] == [
        *("A4", "Advantage", "Plant", "Both regions", "Both regions can train glassmakers in Southport", "P2")
    ]
    assert people_see(VIEWS["facts"](chinese))[8] == [
        *("A4", "优势", "设备", "两地", "两地均可在南港培养玻璃工匠", "P2")
    ]
    assert [term.accent for term in VIEWS["facts"](english).columns[3].terms.values()] == [0, 1]


@pytest.mark.parametrize(
    ("selection", "rows"),
    [
        (Selection(regions=["southport"]), "C1 G1 M1 A3 A4 S2"),
        (Selection(regions=["northland", "southport"]), "C1 G1 M1 A1 A2 A3 A4 S1 S2"),
        (Selection(kinds=["goal", "role"]), "G1 G2 S1 S2"),
        (Selection(themes=["plant"]), "A1 A4"),
        (Selection(topics=["openness"]), "M1"),
        (Selection(regions=["southport"], kinds=["advantage", "role"]), "A3 A4 S2"),
        (Selection(themes=["plant"], topics=["openness"]), ""),
        (Selection(["southport"], ["advantage"], ["plant"], []), "A4"),
    ],
)
def test_a_selection_wants_facts_that_meet_each_criterion(english: Edition, selection: Selection, rows: str) -> None:
    assert ids(lists.facts(english, selection)) == rows.split()


def test_the_chain_has_who_does_what_step_by_step(english: Edition, chinese: Edition) -> None:
    assert list(VIEWS["chain"](english).records()) == [
        {
            "step": "melting",
            "region": "northland",
            "name": "Northland",
            "role": "Melting glass",
            "block": "P2",
            "quote": "Northland should melt",
            "link": f"{PAGE}Northland%20should%20melt",
            "note": None,
        },
        {
            "step": "shipping",
            "region": "southport",
            "name": "Southport",
            "role": "Shipping glass",
            "block": "P2",
            "quote": "Southport should ship",
            "link": f"{PAGE}melt%2C%20and-,Southport%20should%20ship",
            "note": "The page does not say by sea",
        },
    ]
    assert people_see(VIEWS["chain"](chinese)) == [
        ["熔炼", "北地省", "北地省", "熔炼玻璃", "P2"],
        ["运输", "南港市", "南港市", "运输玻璃", "P2"],
    ]
    assert ids(lists.chain(english, Selection(regions=["southport"]))) == ["shipping"]


def test_the_order_of_the_chain_is_that_of_the_steps_and_then_of_the_regions(small: Plan) -> None:
    north, south = small.regions
    facts = tuple(fact._replace(regions=("southport", "northland")) if fact.step else fact for fact in small.facts)
    both = south.roles + north.roles
    plan = small._replace(facts=facts, regions=(north._replace(roles=both), south._replace(roles=both)))
    assert [row[:2] for row in lists.chain(Edition(plan, "en"), ALL).rows()] == [
        ["melting", "northland"],
        ["melting", "southport"],
        ["shipping", "northland"],
        ["shipping", "southport"],
    ]


def test_a_duty_is_proved_by_each_passage_of_its_facts_once_and_has_the_first_note(small: Plan) -> None:
    ship = small.facts[-1]
    again = ship._replace(id="S3", evidence=(*ship.evidence, *small.facts[0].evidence), note={"en": "x", "zh": "一"})
    plan = small._replace(facts=(*small.facts, again))
    (duty,) = lists.chain(Edition(plan, "en"), Selection(regions=["southport"])).records()
    assert duty["block"] == "P2; T"
    assert duty["quote"] == "Southport should ship / Northland And Southport Sign … Glass Plan"
    assert duty["note"] == "The page does not say by sea"


def test_readings_are_listed_with_what_the_index_prints(english: Edition, chinese: Edition) -> None:
    assert list(VIEWS["reading"](english).records()) == [
        {
            "id": "R1",
            "published": "2024-02-28T18:05:00",
            "title": "A Glass School Opens In Southport",
            "category": "Local news",
            "counter": 7,
            "kind": "related",
            "block": "R1",
        },
        {
            "id": "N",
            "published": None,
            "title": "Furnaces Go Electric",
            "category": None,
            "counter": None,
            "kind": "next",
            "block": "N",
        },
    ]
    kind = VIEWS["reading"](chinese).more[0]
    assert [display(kind, entry) for entry in chinese.plan.readings] == ["相关", "下一篇"]


def test_context_has_who_says_so_and_where(english: Edition, chinese: Edition) -> None:
    assert list(lists.context(english).rows()) == [
        ["X1", "The plan has no budget", "The Gazette", "2024-03-04", "https://gazette.example/plan"]
    ]
    assert list(lists.context(chinese).rows()) == [
        ["X1", "该方案没有预算", "公报", "2024-03-04", "https://gazette.example/plan"]
    ]


def test_about_says_what_the_document_is_and_what_the_model_holds(english: Edition, chinese: Edition) -> None:
    digest = english.plan.document.digest
    assert [tuple(record.values()) for record in lists.about(english).records()] == [
        ("title", "Northland And Southport Sign A Glass Plan"),
        ("published", "2024-03-05T09:30:00"),
        ("tag", "Glass"),
        ("copy", "https://news.example/glass.html#top"),
        ("note", "Everything here is made up"),
        ("unsaid", "Who signed the plan"),
        ("facts", 11),
        ("goal", 2),
        ("measure", 1),
        ("advantage", 4),
        ("role", 2),
        ("background", 2),
        ("readings", 2),
        ("statements", 1),
        ("regions", 2),
        ("blocks", 5),
        ("language", "en"),
        ("languages", ["en", "zh"]),
        ("digest", digest),
    ]
    assert people_see(lists.about(chinese))[3:] == [
        ["副本网址", "https://news.example/glass.html#top"],
        ["说明", "此处内容均为虚构"],
        ["未提及", "方案由谁签署"],
        ["要点", "11"],
        ["· 目标", "2"],
        ["· 举措", "1"],
        ["· 优势", "4"],
        ["· 分工", "2"],
        ["· 背景", "2"],
        ["阅读条目", "2"],
        ["背景陈述", "1"],
        ["地区", "2"],
        ["区块", "5"],
        ["语言", "en"],
        ["模型语言", "en; zh"],
        ["SHA-256", digest],
    ]


def test_about_leaves_out_what_the_page_does_not_have_but_not_a_counter_of_zero(small: Plan) -> None:
    document = small.document._replace(published=None, tag=None, url=None, counter=0, unsaid=(), notes=())
    fields = ids(lists.about(Edition(small._replace(document=document), "en")))
    assert fields[:5] == ["title", "facts", "goal", "measure", "advantage"]
    assert fields[-6:] == ["regions", "blocks", "counter", "language", "languages", "digest"]


def test_a_block_leads_to_the_words_where_the_page_has_an_address(small: Plan) -> None:
    for plan, address in ((small, f"{PAGE}Northland%20has%20clean%20sand"), (url_less(small), None)):
        table = lists.facts(Edition(plan, "en"), Selection(themes=["materials"]))
        (fact,) = table.items
        links = [column.link(fact) if column.link else "" for column in table.every_column()]
        assert links == ["", "", "", "", "", address, "", "", "", "", "", ""]
        assert next(table.records())["link"] == address


def url_less(plan: Plan) -> Plan:
    return plan._replace(document=plan.document._replace(url=None))


def test_the_sources_of_a_publisher_stand_together_each_below_its_name(english: Edition) -> None:
    plan = english.plan
    (source,), (statement,) = plan.sources, plan.context
    dates = {"one": "2024-03-04", "two": "2024-03-05", "three": None}
    sources = [source._replace(id=id, date=date, url=f"https://{id}.example/") for id, date in dates.items()]
    other = source._replace(id="other", publisher={"en": "Herald", "zh": "先驱报"}, date=None)
    said = tuple(
        statement._replace(id=f"X{number}", source=id)
        for number, id in enumerate(["two", "other", "one", "two", "three"])
    )
    table = lists.context(english._replace(plan=plan._replace(sources=(*sources, other), context=said)))
    assert table.section is not None
    assert [(item.id, table.section(item)) for item in table.items] == [
        ("X0", "The Gazette · 2024-03-05\nhttps://two.example/"),
        ("X3", "The Gazette · 2024-03-05\nhttps://two.example/"),
        ("X2", "The Gazette · 2024-03-04\nhttps://one.example/"),
        ("X4", "The Gazette\nhttps://three.example/"),
        ("X1", f"Herald\n{source.url}"),
    ]


def test_the_addresses_of_context_lead_where_they_say(english: Edition) -> None:
    (statement,) = english.plan.context
    links = [column.link(statement) if column.link else None for column in lists.context(english).columns]
    assert links == [None, None, None, None, "https://gazette.example/plan"]


def test_evidence_in_one_block_names_it_once(english: Edition) -> None:
    plan = english.plan
    fact = plan.facts[0]._replace(evidence=plan.facts[0].evidence + plan.facts[2].evidence + plan.facts[1].evidence)
    assert [row[4] for row in english.facts("show", [fact]).rows()] == ["T; P1"]


def test_every_language_has_every_label() -> None:
    keys = set(LABELS["en"])
    assert {language: set(labels) for language, labels in LABELS.items()} == dict.fromkeys(LABELS, keys)
    assert all(text.strip() == text != "" for labels in LABELS.values() for text in labels.values())


@pytest.mark.parametrize(
    ("language", "key", "text"),
    [
        ("en", "quote", "Words"),
        ("zh", "about.title", "关于本文"),
        ("zh-Hant", "about.title", "关于本文"),
        ("en-GB", "next", "Next article"),
        ("fr", "about.title", "About the document"),
        ("fr", "quote", "Words"),
    ],
)
def test_a_language_without_labels_has_the_english_ones(language: str, key: str, text: str) -> None:
    assert label(language, key) == text


def test_a_plan_in_a_language_without_labels_is_shown_under_english_headings(small: Plan) -> None:
    themes = {theme: {"fr": theme.upper()} for theme in small.themes}
    regions = tuple(region._replace(name={"fr": region.id.upper()}) for region in small.regions)
    facts = tuple(fact._replace(text={"fr": f"fait {fact.id}"}) for fact in small.facts)
    plan = small._replace(languages=("fr",), themes=themes, regions=regions, facts=facts)
    table = compared(Edition(plan, "fr"), plan.regions)
    assert (table.title, [column.heading for column in table.columns]) == (
        "Advantages compared",
        ["Theme", "NORTHLAND", "SOUTHPORT"],
    )
    assert people_see(table)[0] == ["MATERIALS", "· fait A2", ""]


def test_problems_are_a_table_too_with_or_without_a_plan() -> None:
    problems = [Problem("a.yaml", 3, 10, "document.title", "is empty"), Problem("b.yaml", 1, 1, "", "is empty")]
    table = lists.check(problems, "zh")
    assert (table.title, table.number, table.language) == (label("zh", "check.title"), 2, "zh")
    assert list(table.records()) == [problem._asdict() for problem in problems]
    assert [column.heading for column in (*table.columns, *table.more)] == [label("zh", key) for key in Problem._fields]
