"""The report: read back as a page, to the byte, with hostile words, in three languages, and with little to say.

`pytest tests/publish/test_report.py --rewrite` writes its golden files anew; read the difference before you commit it.
"""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from invocation import GOLDEN, TESTS, run

from jjj_textile import diff
from jjj_textile.labels import label
from jjj_textile.model.links import passage_link
from jjj_textile.model.loader import load
from jjj_textile.model.plan import Document, Evidence, Fact, Lists, Plan
from jjj_textile.page.copy import read_page
from jjj_textile.page.coverage import Coverage, cover
from jjj_textile.page.evidence import Proof, prove
from jjj_textile.publish.report import report
from jjj_textile.publish.report_page import Page
from jjj_textile.publish.report_sections import steps
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.views.edition import Edition

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
VOID = frozenset(("meta", "rect", "br", "input"))
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]></style></svg><svg onload=alert(1)>",
    "{{7*7}} {% for x in y %} {# gone #}",
    "<!-- &lt; &amp; --> \x00\x1b[31m",
    "\u202eevil\u2066 \ufeff\u2028",
    "javascript:alert(1)",
)


class Element(NamedTuple):
    """One element: its tag, attributes, the language and the words directly in it."""

    tag: str
    attributes: Mapping[str, str | None]
    language: str
    direction: str
    words: list[str]
    within: tuple[str, ...]


class Reader(HTMLParser):
    """Reads a page and holds that every element is closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        above = self.open[-1] if self.open else None
        language = attributes.get("lang") or (above.language if above else "")
        way = attributes.get("dir") or (above.direction if above else "ltr")
        within = tuple(element.tag for element in self.open)
        self.elements.append(Element(tag, attributes, language, way, [], within))
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def values(self, name: str) -> list[str]:
        return [value or "" for element in self.elements for key, value in element.attributes.items() if key == name]

    def text(self) -> str:
        return " ".join(" ".join("".join(element.words) for element in self.elements).split())


@cache
def built_in() -> Plan:
    return load()


@pytest.fixture(scope="module")
def held(small: Plan) -> tuple[Proof, Coverage]:
    proof = prove(small, read_page(str(TESTS / "small.txt")))
    return proof, cover(proof)


def editions(plan: Plan, *languages: str) -> list[Edition]:
    return [Edition(plan, language) for language in languages or plan.languages]


def in_arabic(value: Any) -> Any:
    """The same with a third text beside each pair of texts."""
    if isinstance(value, Mapping):
        texts = {key: in_arabic(item) for key, item in value.items()}
        return {**texts, "ar": f"نص {len(texts['en'])}"} if set(texts) == {"en", "zh"} else texts
    if hasattr(value, "_fields"):
        return value._replace(**{name: in_arabic(getattr(value, name)) for name in value._fields})
    return tuple(map(in_arabic, value)) if isinstance(value, tuple) else value


def three(plan: Plan) -> Plan:
    changed: Plan = in_arabic(plan)
    return changed._replace(languages=("en", "zh", "ar"))


def pages() -> Iterator[tuple[str, Plan, tuple[str, ...]]]:
    for name, plan in (("small", load(str(TESTS / "small.yaml"))), ("built-in", built_in())):
        for languages in ("en", "zh", "en+zh", "zh+en", "ar", "en+zh+ar", "ar+en"):
            yield f"{name} {languages}", three(plan) if "ar" in languages else plan, tuple(languages.split("+"))


QUICK = ("small en", "small en+zh", "small en+zh+ar", "built-in ar+en")


class Case(NamedTuple):
    """A plan in some languages, and the page that its report is."""

    plan: Plan
    languages: tuple[str, ...]
    read: Reader


def _cases() -> list[Any]:
    found = {name: (plan, languages) for name, plan, languages in pages()}
    marked = {name: [pytest.mark.slow] if name not in QUICK else [] for name in found}
    return [pytest.param(pair, id=name, marks=marked[name]) for name, pair in found.items()]


@pytest.fixture(scope="module", params=_cases())
def case(request: pytest.FixtureRequest) -> Case:
    plan, languages = request.param
    return Case(plan, languages, Reader(report(editions(plan, *languages))))


@pytest.mark.parametrize("languages", ["en", "zh", "en+zh"])
def test_the_report_of_the_small_plan_is_the_golden_file_to_the_byte(
    languages: str, small: Plan, held: tuple[Proof, Coverage], request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"report.{languages}.html"
    text = report(editions(small, *languages.split("+")), held=held if languages == "en+zh" else None)
    if request.config.getoption("--rewrite"):
        path.write_bytes(text.encode())
    assert path.read_bytes() == text.encode()


def test_what_changed_since_an_older_copy_is_told_with_the_words_before_and_after(small: Plan) -> None:
    old = read_page(str(TESTS / "small.txt"))
    new = old.original.replace("should publish", "must publish").replace("深水港", "大港") + "\nImprint <b>"
    changes = diff(old, new, small).changes
    proof = prove(small, normalise_with_offsets(new))
    text = report(editions(small, "en"), held=(proof, cover(proof)), changes=changes)
    shown = text[text.index('<ul class="problems changes">') :].partition("</ul>")[0].replace("\n", "")
    assert shown == (
        '<ul class="problems changes">'
        '<li><a class="id" href="#fact.M1">M1</a> <span class="block">P1</span> changed'
        "<p>Officials <del>should</del> publish “open” prices</p>"
        "<p>Officials <ins>must</ins> publish “open” prices</p></li>"
        '<li><a class="id" href="#fact.A3">A3</a> <span class="block">P2</span> changed'
        '<p><span lang="zh">南港市有</span><del><span lang="zh">深水</span></del><span lang="zh">港</span></p>'
        '<p><span lang="zh">南港市有</span><ins><span lang="zh">大</span></ins><span lang="zh">港</span></p></li>'
        "<li>words added<p><ins>Imprint &lt;b&gt;</ins></p></li>"
    )
    same = report(editions(small, "en"), held=(proof, cover(proof)), changes=diff(old, old, small).changes)
    assert "Nothing has changed since the older copy." in same


def test_changes_need_both_copies(tmp_path: Path) -> None:
    page = str(TESTS / "small.txt")
    line = ["report", "--against", page, "-m", str(TESTS / "small.yaml"), "-o", str(tmp_path / "r.html")]
    assert run(line).status == 2
    assert run([*line, page]) == (0, "", "")
    assert "Nothing has changed" in (tmp_path / "r.html").read_text("utf-8")


def test_every_fact_has_its_anchor_and_leads_to_its_very_words(case: Case) -> None:
    plan, read = case.plan, case.read
    ids, links = read.values("id"), set(read.values("href"))
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert {f"fact.{fact.id}" for fact in plan.facts} <= set(ids)
    assert {f"#fact.{fact.id}" for fact in plan.facts} <= links
    assert {f"reading.{entry.id}" for entry in plan.readings} <= set(ids)
    assert {f"context.{statement.id}" for statement in plan.context} <= set(ids)
    assert plan.document.url
    cited = [*(fact.evidence for fact in plan.facts), *(entry.evidence for entry in plan.readings)]
    assert {passage_link(plan.document.url, piece) for pieces in cited for piece in pieces} <= links
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_every_text_stands_in_its_language(case: Case) -> None:
    plan, languages, read = case
    said: dict[str, str] = {}
    for element in read.elements:
        said[element.language] = f"{said.get(element.language, '')} {''.join(element.words)}"
    for language in languages:
        whole = " ".join(said[language].split())
        for texts in (*(fact.text for fact in plan.facts), *plan.document.unsaid, *plan.document.notes):
            assert HAN.sub("", texts[language]) in HAN.sub("", whole) or texts[language] in whole
    for fact in plan.facts:
        if fact.kind == "goal":
            assert all(text in " ".join(said[language].split()) for language, text in fact.text.items())


def test_every_chinese_run_and_every_right_to_left_one_says_what_it_is(case: Case) -> None:
    for element in case.read.elements:
        words = "".join(element.words)
        if HAN.search(words):
            assert element.language == "zh", words
        if re.search("[\u0600-\u06ff]", words):
            assert (element.language, element.direction) == ("ar", "rtl"), words
        elif element.language in ("en", "zh") and words.strip():
            assert element.direction == "ltr", words


def test_headings_stand_in_order_below_each_other_and_landmarks_are_there(case: Case) -> None:
    read = case.read
    levels = [int(element.tag[1]) for element in read.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [element.tag for element in read.all("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    sections = read.all("section")
    assert sections
    assert {element.attributes["aria-labelledby"] for element in sections} <= set(read.values("id"))


def test_every_table_has_a_caption_and_every_heading_its_scope(case: Case) -> None:
    read = case.read
    tables = read.all("table")
    assert len(read.all("caption")) == len(tables) == 1
    assert {element.attributes.get("scope") for element in read.all("th")} == {"col", "row"}


def test_the_policy_allows_the_style_and_the_script_and_nothing_else(case: Case) -> None:
    read = case.read
    (style,), (data, script) = read.all("style"), read.all("script")
    (policy,) = [tag.attributes["content"] for tag in read.all("meta") if "http-equiv" in tag.attributes]
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules.pop("style-src") == f"'sha256-{_digest(style)}'"
    assert rules.pop("script-src") == f"'sha256-{_digest(script)}'"
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'"}
    assert (data.attributes, script.attributes) == ({"type": "application/ld+json"}, {})
    assert "url(" not in "".join(style.words)
    assert "@import" not in "".join(style.words)
    _loads_nothing(read)


def _digest(element: Element) -> str:
    return base64.b64encode(hashlib.sha256("".join(element.words).encode()).digest()).decode()


def _loads_nothing(read: Reader) -> None:
    names = {name for element in read.elements for name in element.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"style", "src", "srcset", "action", "formaction", "xlink:href", "data", "poster", "background"}
    assert len(read.all("script")) == 2
    assert not read.all("link", "img", "iframe", "object", "embed", "base", "form", "use", "image")
    assert all(re.match(r"https?://|#", link) for link in read.values("href"))


def hostile(value: Any, lot: Iterator[str]) -> Any:
    """The same with hostile words in the place of every text that people read."""
    if isinstance(value, Mapping):
        return {
            key: f"{item} {next(lot)}" if isinstance(item, str) else hostile(item, lot) for key, item in value.items()
        }
    if isinstance(value, Evidence):
        return value._replace(start=f"{value.start} {next(lot)}", prefix=next(lot))
    if hasattr(value, "_fields"):
        texts = {"title", "tag", "category", "url", "iso", "gb", "digest", "published", "date"}
        return value._replace(
            **{
                name: next(lot) if name in texts and isinstance(part, str) else hostile(part, lot)
                for name in value._fields
                for part in (getattr(value, name),)
            }
        )
    return tuple(hostile(item, lot) for item in value) if isinstance(value, tuple) else value


@pytest.mark.slow
@pytest.mark.parametrize("first", range(len(HOSTILE)))
def test_hostile_words_are_words(first: int, small: Plan) -> None:
    def lots() -> Iterator[str]:
        number = first
        while True:
            yield HOSTILE[number % len(HOSTILE)]
            number += 1

    plan: Plan = hostile(small, lots())
    # Dates are cut up by the citation, which leaves no place for such words.
    plan = plan._replace(document=plan.document._replace(published="2024-03-05"))
    text = report(editions(plan))
    read = Reader(text)
    _loads_nothing(read)
    assert {element.tag for element in read.elements} == {
        element.tag for element in Reader(report(editions(small))).elements
    }
    assert re.search("[\x00\x1b\u202e\u2066\u2028\ufeff]", text) is None
    assert _data(read)["@graph"][0]["hasPart"][0]["text"][0]["@value"] == plan.facts[0].text["en"]
    words = read.text()
    for shown in (*HOSTILE[:5], r"\x00\x1b[31m", r"\u202eevil\u2066 \ufeff\u2028"):
        assert shown in words


def test_a_report_is_the_same_bytes_each_time(small: Plan, held: tuple[Proof, Coverage]) -> None:
    assert report(editions(small), held=held) == report(editions(small), held=held)


def bare(**changes: Any) -> Plan:
    """As little as a model may hold, in one language, with `changes`."""
    document = Document("A <page>", "en", "0" * 64, ())
    return Plan(("en",), document)._replace(**changes)


def sections(plan: Plan, *languages: str) -> list[str]:
    read = Reader(report(editions(plan, *languages)))
    return [str(element.attributes["id"]) for element in read.all("section")]


def test_a_model_with_nothing_to_say_has_no_empty_sections() -> None:
    assert sections(bare()) == ["section.cite", "section.proof"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "section"),
    [("goal", "goals"), ("measure", "measures"), ("role", "chain"), ("reading", "reading"), ("context", "context")],
)
def test_a_model_without_one_thing_leaves_its_section_out(kind: str, section: str, small: Plan) -> None:
    assert f"section.{section}" in sections(small)
    plan = small._replace(facts=tuple(fact for fact in small.facts if fact.kind != kind))
    if kind == "role":
        plan = plan._replace(regions=tuple(region._replace(roles=()) for region in plan.regions), steps={})
    if kind == "reading":
        plan = plan._replace(readings=())
    if kind == "context":
        plan = plan._replace(context=())
    assert f"section.{section}" not in sections(plan)


def test_without_advantages_the_regions_are_shown_all_the_same(small: Plan) -> None:
    plan = small._replace(facts=tuple(fact for fact in small.facts if fact.kind != "advantage"))
    read = Reader(report(editions(plan, "en")))
    assert {"section.regions", "region.northland", "region.southport"} <= set(read.values("id"))
    assert "Advantages of each region" not in read.text()


def test_what_the_page_says_stands_first_and_the_bookkeeping_last(small: Plan) -> None:
    order = "chain goals regions measures kind.background unsaid notes context reading cite proof"
    assert sections(small) == [f"section.{name}" for name in order.split()]


def test_a_fact_of_a_kind_of_its_own_and_without_a_link_is_shown() -> None:
    fact = Fact("Z1", "rumour", {"en": "It rained"}, (Evidence("P1", "rain"),), ("nowhere",))
    plan = bare(facts=(fact,), kinds={"rumour": {"en": "Rumour"}})
    text = report(editions(plan))
    assert {"fact.Z1", "section.kind.rumour"} <= set(Reader(text).values("id"))
    assert "“rain”" in text
    assert "http" not in "".join(Reader(text).values("href"))


def test_what_a_kind_lists_among_goals_stands_by_year_and_among_measures_by_topic(small: Plan) -> None:
    kinds = {**small.kinds, "target": {"en": "Target", "zh": "指标"}, "duty": {"en": "Duty", "zh": "义务"}}
    evidence = (Evidence("P1", "rain"),)
    facts = [
        Fact("Z1", "target", {"en": "It rains by then", "zh": "届时下雨"}, evidence, year=2077),
        Fact("Z2", "duty", {"en": "It should rain", "zh": "应当下雨"}, evidence, topic=next(iter(small.topics))),
    ]
    plan = small._replace(
        kinds=kinds, facts=(*small.facts, *facts), lists=Lists(("goal", "target"), ("measure", "duty"))
    )
    read = report(editions(plan, "en"))
    order = [name.removeprefix("section.") for name in sections(plan)]
    expected = "chain goals kind.target regions measures kind.duty kind.background"
    assert order[: order.index("unsaid")] == expected.split()
    assert '<h3 class="name">2077 <span class="number">1</span></h3>' in read
    assert "届时下雨" in read, "as a goal it is shown in every language"
    for kinds_listed in (("role",), ("advantage",), ("measure",)):
        listed = report(editions(plan._replace(lists=Lists(kinds_listed, kinds_listed)), "en"))
        assert [listed.count(f'id="fact.{fact.id}"') for fact in plan.facts] == [1] * len(plan.facts)


def test_a_role_that_two_regions_share_stands_once_with_the_first(small: Plan) -> None:
    both = tuple(region._replace(roles=small.regions[0].roles) for region in small.regions)
    shared = next(fact for fact in small.facts if fact.kind == "role")._replace(regions=("southport", "northland"))
    page = Page(editions(small._replace(regions=both, facts=(shared,)), "en"))
    assert [[(duty.region.id, [fact.id for fact in duty.facts]) for duty in step.duties] for step in steps(page)] == [
        [("northland", ["S1"]), ("southport", [])]
    ]


def test_a_figure_stands_beside_what_is_said(small: Plan) -> None:
    fact = small.facts[0]._replace(value=12500.5, unit="t", item="Glass")
    plan = small._replace(facts=(fact, *small.facts[1:]))
    assert '<p class="figure">Glass <b>12,500.5 t</b></p>' in report(editions(plan, "en"))
    assert 'class="figure"' not in report(editions(small, "en"))


def test_steps_that_do_not_follow_on_each_other_have_no_arrows(small: Plan) -> None:
    assert [
        'class="steps across level"' in report(editions(small._replace(side_by_side=is_so))) for is_so in (True, False)
    ] == [
        True,
        False,
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["goal", "measure", "advantage", "role", "rumour"])
def test_a_fact_that_says_nothing_of_where_it_belongs_is_shown(kind: str, small: Plan) -> None:
    fact = Fact("Z1", kind, {"en": "It rained", "zh": "下雨"}, (Evidence("P1", "rain"),))
    for plan in (small._replace(facts=(*small.facts, fact)), small._replace(facts=(fact,), regions=())):
        assert report(editions(plan, "en")).count('id="fact.Z1"') == 1


@pytest.mark.slow
@pytest.mark.parametrize("id", ["content", "contents", "section", "fact", "top", "heading"])
def test_no_fact_takes_a_name_of_the_report(id: str, small: Plan) -> None:
    plan = small._replace(facts=(small.facts[0]._replace(id=id), *small.facts[1:]))
    ids = Reader(report(editions(plan), editions(small))).values("id")
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_shared_advantages_stand_once_and_are_called_by_the_number_of_the_regions(small: Plan) -> None:
    text = report(editions(small, "en"))
    assert len(re.findall("<p>Both regions can train glassmakers in Southport</p>", text)) == 1
    assert '<span class="of every">Both regions</span>' in text
    assert '<span class="of every">两地</span>' in report(editions(small, "zh"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (3, "All three regions", "全部三个地区"),
        (10, "All ten regions", "全部十个地区"),
        (40, "All 40 regions", "全部40个地区"),
    ],
)
def test_all_regions_are_called_by_their_number(number: int, english: str, chinese: str, small: Plan) -> None:
    plan = regions(small, number)
    for language, name in (("en", english), ("zh", chinese)):
        assert f'<span class="of every">{name}</span>' in report(editions(plan, language))


def regions(plan: Plan, number: int) -> Plan:
    """The plan with this many regions, and its first fact about all of them."""
    made = tuple(plan.regions[0]._replace(id=f"r{n}", roles=plan.regions[0].roles[:1]) for n in range(number))
    return plan._replace(regions=made, facts=(plan.facts[0]._replace(regions=tuple(r.id for r in made)),))


def test_of_many_regions_their_number_stands_beside_a_fact_and_their_names_fold_away(small: Plan) -> None:
    plan = regions(small, 9)
    for many, beside in ((6, 6), (7, 0)):
        fact = plan.facts[0]._replace(regions=tuple(region.id for region in plan.regions[:many]))
        text = report(editions(plan._replace(facts=(fact,)), "en"))
        marks, folded = text.partition('<p class="marks">')[2].split("</p>", 1)
        assert marks.count("Northland") == beside
        assert folded.count('<span class="of accent') == many - beside
        assert ('Regions <span class="number">7</span>' in marks) == (many == 7)


@pytest.mark.slow
def test_each_region_and_each_kind_can_be_chosen(small: Plan) -> None:
    for number in (1, 2, 40):
        read = Reader(report(editions(regions(small, number), "en")))
        chosen = [str(element.attributes["class"]) for element in read.all("input") if "class" in element.attributes]
        assert chosen == (["any", *(f"region{n}" for n in range(number))] if number > 1 else [])
        (style,) = read.all("style")
        assert "".join(style.words).count(".model:has(.region") == number
    read = Reader(report(editions(small, "en")))
    assert [e.attributes["class"] for e in read.all("input") if e.attributes.get("name") == "kind"] == [
        "any",
        *(f"kind{n}" for n in range(len({fact.kind for fact in small.facts}))),
    ]


@pytest.mark.parametrize(("number", "boxes", "beside"), [(2, 1, True), (4, 4, True), (5, 1, False), (2, 5, False)])
def test_few_steps_stand_beside_each_other_and_many_below(number: int, boxes: int, beside: bool, small: Plan) -> None:
    names, region = {"en": "Step", "zh": "环节"}, small.regions[0]
    roles = tuple(region.roles[0]._replace(step=f"s{step}") for step in range(number))
    regions = tuple(region._replace(id=f"r{box}", roles=roles) for box in range(boxes))
    plan = small._replace(steps={role.step: names for role in roles}, regions=regions, facts=())
    (steps,) = Reader(report(editions(plan))).all("ol")
    assert steps.attributes["class"] == ("steps across" if beside else "steps")


def test_several_models_make_one_page_with_a_list(small: Plan) -> None:
    named = small._replace(document=small.document._replace(id="glass"))
    read = Reader(report(editions(small, "en"), editions(named, "en"), editions(three(small), "ar")))
    ids, links = read.values("id"), read.values("href")
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert {f"{model}.fact.A1" for model in ("1", "glass", "3")} <= set(ids)
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert [link for link in links if link.endswith(".part.top")] == ["#1.part.top", "#glass.part.top", "#3.part.top"]
    assert [element.attributes["dir"] for element in read.all("article")] == ["ltr", "ltr", "rtl"]
    levels = [int(element.tag[1]) for element in read.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(_data(read)["@graph"]) == 3


def _data(read: Reader) -> dict[str, Any]:
    """What the block of data says, to which no character of HTML means anything."""
    words = "".join(read.all("script")[0].words)
    assert re.search("[<>&]", words) is None
    assert words.isascii()
    found: dict[str, Any] = json.loads(words)
    return found


def test_the_facts_stand_in_a_block_of_data_as_claims(small: Plan) -> None:
    (found,) = _data(Reader(report(editions(small))))["@graph"]
    claims = found.pop("hasPart")
    assert found == {
        "@type": "Dataset",
        "name": "Northland And Southport Sign A Glass Plan",
        "description": " ".join(label(language, "report.about") for language in ("en", "zh")),
        "inLanguage": ["en", "zh"],
        "isBasedOn": {
            "@type": "WebPage",
            "name": "Northland And Southport Sign A Glass Plan",
            "inLanguage": "en",
            "datePublished": "2024-03-05T09:30:00",
            "url": "https://news.example/glass.html#top",
        },
        "spatialCoverage": [
            {"@type": "Place", "name": _both("Northland", "北地省"), "identifier": "XX-NL"},
            {"@type": "Place", "name": _both("Southport", "南港市"), "identifier": "XX-SP"},
        ],
    }
    assert [claim["identifier"] for claim in claims] == [fact.id for fact in small.facts]
    assert next(claim for claim in claims if claim["identifier"] == "M1") == {
        "@type": "Claim",
        "@id": "#fact.M1",
        "identifier": "M1",
        "text": _both("Prices should be published", "应公布价格"),
        "appearance": [
            {
                "@type": "WebPage",
                "url": "https://news.example/glass.html#:~:text=Officials%20should%20publish%20%22open%22,prices",
            }
        ],
        "about": [{"@type": "Place", "name": _both("Southport", "南港市")}],
    }


def _both(english: str, chinese: str) -> list[dict[str, str]]:
    return [{"@language": "en", "@value": english}, {"@language": "zh", "@value": chinese}]


def test_the_state_of_the_proof(small: Plan, held: tuple[Proof, Coverage]) -> None:
    words = Reader(report(editions(small, "en"), held=held)).text()
    facts, pieces, counted = len(small.facts), len(held[0].evidence), held[1].count()
    for number in (facts, pieces, counted):
        assert f"{number} / {number}" in words or f"/ {number}" in words
    assert "The copy is the very text" in words
    assert "This does not show that the page is right." in words
    assert "jjj verify SOURCE" not in words
    assert "jjj verify SOURCE" in Reader(report(editions(small, "en"))).text()


def test_what_is_not_proven_is_said(small: Plan, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(
        (TESTS / "small.txt").read_text("utf-8").replace("Northland should melt", "Northland may melt")[:-20]
    )
    proof = prove(small, read_page(str(copy)))
    read = Reader(report(editions(small), held=(proof, cover(proof))))
    words = read.text()
    assert "another text" in words
    assert "Not proven" in words
    assert f"/ {len(small.facts)}" in words
    (problems,) = [element for element in read.elements if element.attributes.get("class") == "problems"]
    assert problems.tag == "ul"


def test_chinese_within_another_language_is_marked_wherever_it_stands() -> None:
    fact = Fact("Z1", "rumour", {"en": "北 is north, 《南》 is south"}, (Evidence("P1", "rain"),))
    text = report(editions(bare(facts=(fact,))))
    assert '<p><span lang="und-Hani">北</span> is north, <span lang="und-Hani">《南》</span> is south</p>' in text
