"""`jjj new --facts`: a fact a clause, with its words and its sealed evidence; kind, year and regions are guessed."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.loader import examine_text
from jjj_textile.page.copy import Copy, html_copy
from jjj_textile.page.coverage import UNACCOUNTED, cover
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import prove
from jjj_textile.page.places import places_in
from jjj_textile.text.normalise import normalise_with_offsets

CHINESE = (
    "桐江码头方案\n\n到2031年，桐江市建成木材码头，货运量达到五百万吨。各县应加强道路养护，推动铁路接入；不得占用耕地。"
    "该方案与福建省、泰国的港口相衔接，京津冀企业可以参加。\n"
)
ENGLISH = (
    "Pellin builds a quay\n\nBy 2031 the quay will take ten ships; it should have two cranes. "
    "Fiji and Hong Kong ship timber. The road was built in 1998. Pellin will triple its trade in 2032.\n"
)


def facts(text: str, *languages: str) -> list[tuple[str, str, int | None, list[str]]]:
    """The words, kind, year and regions of each fact that a text comes to, but for its title."""
    model = draft(Copy(text), languages, with_facts=True)
    words = re.findall(r"^    # (.*)$", model, re.MULTILINE)
    found = yaml.safe_load(model)["facts"]
    rows = zip(words, found, strict=True)
    return [(words, fact["kind"], fact.get("year"), fact.get("regions", [])) for words, fact in rows][1:]


def test_a_chinese_sentence_is_cut_at_its_commas_and_what_is_short_belongs_to_what_follows() -> None:
    assert facts(CHINESE) == [
        ("到2031年，桐江市建成木材码头", "goal", 2031, []),
        ("货运量达到五百万吨", "goal", 2031, []),
        ("各县应加强道路养护", "measure", None, []),
        ("推动铁路接入；不得占用耕地", "measure", None, []),
        ("该方案与福建省、泰国的港口相衔接", "background", None, ["fujian", "thailand"]),
        ("京津冀企业可以参加", "background", None, ["beijing", "tianjin", "hebei"]),
    ]


def test_an_english_sentence_is_cut_at_semicolons() -> None:
    assert facts(ENGLISH) == [
        ("By 2031 the quay will take ten ships", "goal", 2031, []),
        ("it should have two cranes", "goal", 2031, []),
        ("Fiji and Hong Kong ship timber", "background", None, ["fiji", "hong-kong"]),
        ("The road was built in 1998", "background", None, []),
        ("Pellin will triple its trade in 2032", "goal", 2032, []),
    ]


def test_a_fact_has_all_but_its_texts() -> None:
    model = draft(Copy(ENGLISH), ["en", "zh"], with_facts=True)
    assert (
        """\
  - id: F4
    # Fiji and Hong Kong ship timber
    kind: background
    regions: [fiji, hong-kong]
    text: {en: "", zh: ""}
    evidence:
      - {block: P1, start: Fiji, end: timber, seal: """
        in model
    )
    assert (
        """
regions:
  - id: fiji
    name: {en: Fiji, zh: 斐济}
    kind: {en: country, zh: 国家}
    codes: {iso: FJ}
  - id: hong-kong
    name: {en: Hong Kong, zh: 香港特别行政区}
    kind: {en: special administrative region, zh: 特别行政区}
    codes: {iso: "CN-HK", gb: "810000"}
    aliases: [港]
"""
        in model
    )


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
@pytest.mark.parametrize("languages", [("en",), ("zh", "en"), ("fr",)])
def test_its_texts_are_open_and_nothing_else_is_left_to_do(text: str, languages: tuple[str, ...]) -> None:
    found = examine_text(draft(Copy(text), languages, with_facts=True), "draft")
    assert {problem.what for problem in found.open} == {"is empty"}
    proof = prove(found.plan, normalise_with_offsets(text))
    assert proof.problems() == []
    assert all(piece.seal for fact in found.plan.facts for piece in fact.evidence if piece.end)
    assert cover(proof).count(account=UNACCOUNTED) == 0


def test_what_no_few_words_name_is_left_open() -> None:
    text = "Rates\n\n" + " ".join(["to and fro"] * 12) + ".\n"
    proof = prove(examine_text(draft(Copy(text), (), with_facts=True), "draft").plan, normalise_with_offsets(text))
    assert (proof.problems(), len(proof.plan.facts)) == ([], 1)


@given(st.text(st.sampled_from("ab 应京。，；. ;\n2031年到"), max_size=60))
def test_any_page_comes_to_a_model_that_loads_with_all_its_words_in_facts(text: str) -> None:
    try:
        model = draft(Copy(text), (), with_facts=True)
    except ValueError:
        return
    proof = prove(examine_text(model, "draft").plan, normalise_with_offsets(text))
    assert proof.problems() == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("北京市与河北省", ["CN-BJ", "CN-HE"]),
        ("内蒙古、广西和香港", ["CN-NM", "CN-GX", "CN-HK"]),
        ("苏浙皖沪四地，津门旧事", ["CN-JS", "CN-ZJ", "CN-AH", "CN-SH"]),
        ("法国的河流与尼日尔", ["FR", "NE"]),
        ("From Inner Mongolia to France, and not to Nigerian towns", ["CN-NM", "FR"]),
        ("南安普敦的码头", []),
        # official names, common names, and what is short for them
        ("Goods of Viet Nam, Burma and Turkey", ["VN", "MM", "TR"]),
        ("Côte d'Ivoire or Ivory Coast, Côte d’Ivoire or Cote d'Ivoire", ["CI"]),
        ("the US, the U.S. and the U.K.", ["US", "GB"]),
        ("UK-made rails cost US$ 40", ["GB"]),
        ("LET US BUILD A QUAY", []),
        ("the Russian Federation, Lao PDR and the Czech Republic", ["RU", "LA", "CZ"]),
        ("the Republic of Korea, and the Democratic People's Republic of Korea", ["KR", "KP"]),
        ("DR Congo, the Democratic Republic of the Congo, the Republic of the Congo", ["CD", "CG"]),
        ("Palestine, Macau, Tibet and Trinidad and Tobago", ["PS", "CN-MO", "CN-XZ", "TT"]),
        ("Saint Lucia, St Kitts and Nevis and Sao Tome and Principe", ["LC", "KN", "ST"]),
        ("ships of Northern Ireland", ["GB"]),
        ("goods from the EU, or of the European Union", ["EU"]),
        ("欧盟、阿联酋、印尼与象牙海岸", ["EU", "AE", "ID", "CI"]),
        ("来自Kenya的木材", ["KE"]),
        ("European ports and Turkeys", []),
    ],
)
def test_regions_are_known_by_their_names_in_two_languages(text: str, codes: list[str]) -> None:
    assert [place.iso for place in places_in(text)] == codes


def test_a_region_is_known_to_a_model_by_its_name_in_plain_letters() -> None:
    text = "Türkiye, Viet Nam, Ivory Coast, Burma, Curaçao, Hong Kong, Macau and Laos"
    ids = "turkiye vietnam cote-divoire myanmar curacao hong-kong macao laos"
    assert [place.id for place in places_in(text)] == ids.split()


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("By the end of 2031 the quay opens", 2031),
        ("It will open by December 2031", 2031),
        ("It will open before 2031", 2031),
        ("It aims to open by 3 May 2031", 2031),
        ("到2031年底建成码头", 2031),
        ("力争2031年建成码头", 2031),
        ("2031年前建成木材码头", 2031),
        # how long something holds, a range of years, and a date by which a paper is handed in are no goals
        ("The rates apply until 2033", None),
        ("The rates apply until 31 December 2033", None),
        ("It was made before 2031", None),
        ("Papers must be handed in by 3 May 2031", None),
        ("The rates are valid by 2031", None),
        ("本办法有效期至2033年", None),
        ("税率自2031年1月1日至2033年12月31日执行", None),
        ("2031年至2033年的税率", None),
        ("截至2031年共有码头九座", None),
    ],
)
def test_a_year_is_that_of_a_goal_where_something_is_to_be_by_then(words: str, year: int | None) -> None:
    assert facts(f"Pellin builds a quay\n\n{words}.\n")[0][2] == year


def test_two_things_that_are_to_be_are_two_clauses() -> None:
    text = "Pellin builds a quay\n\nBy 2031 it aims to cut duty to 5%, and it should have two cranes by 2033.\n"
    assert facts(text) == [
        ("By 2031 it aims to cut duty to 5%", "goal", 2031, []),
        ("and it should have two cranes by 2033", "goal", 2033, []),
    ]


def test_headings_and_the_line_with_the_date_are_excluded_and_no_facts() -> None:
    body = "<h1>Pellin builds</h1><h2>A quay for timber</h2><p>4 March 2030</p><h2>Why now</h2>"
    page = html_copy(f"<!doctype html><html lang=en>{body}<p>{ENGLISH}</p><h3>It opens.</h3>".encode(), "page")
    model = yaml.safe_load(draft(page, (), with_facts=True))
    assert [(one["block"], one["code"]) for one in model["document"]["exclusions"]] == [
        ("D", "layout"),
        ("P2", "layout"),
    ]
    assert [piece["block"] for fact in model["facts"] for piece in fact["evidence"]] == ["T", "P1", *["P3"] * 5, "P4"]
    assert "exclusions" not in yaml.safe_load(draft(page, ()))["document"]


def test_a_short_clause_with_a_figure_stands_alone_and_a_numbered_heading_is_none() -> None:
    aims = "到2031年，码头达到九座以上，产值突破12亿元，新增船舶5艘。"
    text = f"桐江码头方案\n\n一、总体目标\n\n{aims}\n\n二、应加强养护。\n"
    assert [words for words, *_ in facts(text)] == [
        "到2031年，码头达到九座以上",
        "产值突破12亿元",
        "新增船舶5艘",
        "二、应加强养护",
    ]


TARIFF = """\
<table><tr><th>HS code<th>Goods<th>Duty (%)<th>Note
<tr><td colspan=4>Chapter 52: Cotton
<tr><td>5208.11<td>Woven cotton<td>7.5<td>from 2031 on
<tr><td>5208.12<td>Other<td>Free<td>
<tr><td colspan=4>Rates apply to goods that Pellin takes in by sea.
</table>"""


def test_a_row_of_a_table_is_a_fact_with_its_figure_and_its_heading_is_none() -> None:
    page = html_copy(f"<!doctype html><html lang=en><h1>Rates of Pellin</h1><p>{ENGLISH}</p>{TARIFF}".encode(), "page")
    model = draft(page, (), with_facts=True)
    assert (
        """\
    # 5208.11 | Woven cotton | 7.5 | from 2031 on
    kind: background
    value: 7.5
    unit: "%"
    item: "5208.11 Woven cotton · Duty"
    text: {en: ""}
"""
        in model
    )
    plan = examine_text(model, "draft").plan
    assert [(one.start, one.end) for one in plan.document.exclusions] == [("HS", "Note"), ("Chapter 52: Cotton", None)]
    words = re.findall(r"^    # (.*)$", model, re.MULTILINE)
    assert words[-2:] == ["5208.12 | Other | Free", "Rates apply to goods that Pellin takes in by sea."]
    proof = prove(plan, normalise_with_offsets(page.text))
    assert (proof.problems(), cover(proof).count(account=UNACCOUNTED)) == ([], 0)
    assert len({piece.block for fact in plan.facts[-3:] for piece in fact.evidence}) == 1


def test_in_a_text_the_first_row_without_figures_is_the_heading() -> None:
    model = draft(Copy("Rates of the quay\n\nGoods\tDuty\nCotton\t5 %\nWool\t6 %\n"), (), with_facts=True)
    found = yaml.safe_load(model)
    assert [(fact.get("item"), fact.get("value")) for fact in found["facts"][1:]] == [
        ("Cotton · Duty", 5),
        ("Wool · Duty", 6),
    ]
    assert [one["code"] for one in found["document"]["exclusions"]] == ["layout"]


def test_a_heading_whose_words_name_a_fact_is_not_excluded() -> None:
    """Nothing but the row above it tells the first row of figures from the next."""
    rows = "<tr><th>Wood<th>Rate<tr><td>5<td>5<tr><td>5<td>6"
    page = html_copy(f"<!doctype html><html lang=en><h1>Rates of the quay</h1><table>{rows}</table>".encode(), "page")
    model = draft(page, (), with_facts=True)
    assert "exclusions" not in yaml.safe_load(model)["document"]
    assert cover(prove(examine_text(model, "draft").plan, normalise_with_offsets(page.text))).stale == []


def test_what_a_model_cannot_hold_is_no_item_of_a_figure() -> None:
    text = "A line by the sea\n\nBy 2031 the share of ra\x07il by the sea should reach 5 %.\n"
    found = examine_text(draft(Copy(text), (), with_facts=True), "draft").plan.facts[-1]
    assert (found.value, found.unit, found.item) == (5, "%", None)


def test_a_short_clause_at_the_end_belongs_to_the_one_before() -> None:
    assert facts("桐江码头方案\n\n各县应加强道路养护，推动铁路接入港口，免费。\n") == [
        ("各县应加强道路养护", "measure", None, []),
        ("推动铁路接入港口，免费", "measure", None, []),
    ]


@pytest.mark.slow
def test_of_very_many_clauses_the_first_are_facts_and_it_is_said_that_there_are_more() -> None:
    model = draft(Copy("The quays\n\n" + "".join(f"Quay {number} is new. " for number in range(2100))), (), True)
    assert model.count("\n  - id: F") == 2000
    assert "\n  # There are more clauses: coverage --list unaccounted shows them\n" in model
