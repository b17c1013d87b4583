"""The report as a browser shows it: quiet, alone, within its width, for everyone, and on paper."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import REPORTS, Open, Opened
from playwright.sync_api import Locator, Page

everywhere = pytest.mark.parametrize(
    ("name", "width", "theme"),
    [(name, width, theme) for name in REPORTS for width in (375, 1280) for theme in ("light", "dark")],
)


@everywhere
def test_it_says_nothing_loads_nothing_and_keeps_its_width(opened: Open, name: str, width: int, theme: str) -> None:
    page, said, asked = opened(name, width, theme)
    assert said == []
    assert asked == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    outside = "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
    assert page.evaluate(f"{outside}.map(e => e.outerHTML.slice(0, 120))") == []


@pytest.mark.parametrize("name", REPORTS)
def test_the_accessibility_engine_finds_nothing(opened: Open, name: str) -> None:
    page = opened(name).page
    for width, theme in product((375, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        result = Axe().run(page)
        found = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in result.response["violations"]]
        assert found == [], (width, theme)
        assert result.response["passes"]


@pytest.mark.parametrize("width", [320, 640, 900])
def test_it_keeps_its_width_between_and_below(opened: Open, width: int) -> None:
    assert opened("both", width).page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [375, 1280])
def test_without_scripts_only_the_box_that_finds_is_missing(opened: Open, width: int) -> None:
    with_scripts, without = (opened("both", width, scripts=scripts).page for scripts in (True, False))
    assert with_scripts.locator(".find").is_visible() == (width == 1280)
    assert not without.locator(".find").is_visible()
    assert with_scripts.locator("#content").screenshot() == without.locator("#content").screenshot()


def _shown(page: Page, what: str = ".fact") -> list[str]:
    script = "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id)"
    found: list[str] = page.locator(what).evaluate_all(script)
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_a_region_and_a_kind_can_be_chosen_with_and_without_scripts(opened: Open, scripts: bool) -> None:
    page = opened("small", scripts=scripts).page
    page.get_by_role("radio", name="南港市").check()
    assert _shown(page) == [f"fact.{id}" for id in ("S2", "G1", "A3", "A4", "M1", "C1")]
    page.get_by_role("radio", name="优势").check()
    assert _shown(page) == ["fact.A3", "fact.A4"]
    assert _shown(page, ".listed") == ["section.regions"]
    page.get_by_role("radio", name="全部").first.check()
    assert _shown(page) == ["fact.A2", "fact.A1", "fact.A3", "fact.A4"]


def test_the_box_finds_facts_by_words_in_any_language_and_counts_them(opened: Open) -> None:
    page = opened("small").page
    page.get_by_role("searchbox").fill("MARKET 统一")
    assert _shown(page) == ["fact.G1"]
    assert _shown(page, ".listed") == ["section.goals"]
    assert page.locator(".find output").inner_text() == "1 / 11"
    page.get_by_role("radio", name="优势").check()
    assert _shown(page) == []
    page.get_by_role("searchbox").fill("")
    assert len(_shown(page)) == 4


def test_models_on_one_page_are_chosen_from_each_for_itself(opened: Open) -> None:
    page = opened("several").page
    before = _shown(page, "article:last-of-type .fact")
    page.get_by_role("searchbox").first.fill("nothing like it")
    assert _shown(page) == before


@pytest.mark.parametrize("width", [375, 1280])
def test_an_address_of_a_fact_leads_to_it_and_to_the_words_of_the_page(opened: Open, width: int) -> None:
    page = opened("small", width, at="#fact.G2").page
    assert page.locator("[id='fact.G2'] .passages").is_visible()
    assert page.locator("[id='fact.G1'] .passages").is_visible() == (width == 1280)
    assert 0 <= page.locator("[id='fact.G2']").evaluate("(fact) => fact.getBoundingClientRect().top") < 900


@pytest.mark.parametrize("width", [375, 800, 1280])
def test_a_fact_shows_its_address_when_pointed_at_or_in_focus(opened: Open, width: int) -> None:
    page = opened("small", width).page
    anchor = page.locator("[id='fact.G2'] .id")
    assert _opacity(anchor) == "0"
    page.locator("[id='fact.G2']").hover()
    assert _opacity(anchor) == "1"
    page.mouse.move(0, 0)
    anchor.focus()
    assert _opacity(anchor) == "1"
    box = anchor.bounding_box()
    assert box
    assert 0 <= box["x"] < box["x"] + box["width"] <= width


def _opacity(anchor: Locator) -> str:
    return str(anchor.evaluate("(anchor) => getComputedStyle(anchor).opacity"))


def test_where_there_is_no_room_the_words_of_the_page_unfold(opened: Open) -> None:
    fact = opened("small", 375).page.locator("[id='fact.G2']")
    assert not fact.locator(".passages").is_visible()
    fact.locator("summary").click()
    assert fact.locator(".passages").is_visible()


@pytest.mark.parametrize(("width", "theirs"), [(375, 0), (1280, 1)])
@pytest.mark.parametrize(("name", "direction"), [("en", 1), ("arabic", -1)])
def test_the_division_of_labour_runs_down_or_across_as_the_page_is_read(
    opened: Open, width: int, theirs: int, name: str, direction: int
) -> None:
    steps = opened(name, width).page.locator(".step")
    boxes = [box for step in steps.all() if (box := step.bounding_box())]
    assert len(boxes) == 3
    along = [box["x"] * direction if theirs else box["y"] for box in boxes]
    assert along == sorted(along)
    assert len({box["y"] if theirs else box["x"] for box in boxes}) == 1


def test_it_follows_the_theme(opened: Open) -> None:
    colours = {theme: _background(opened("en", theme=theme)) for theme in ("light", "dark")}
    assert colours["light"] != colours["dark"]


def _background(opened: Opened) -> str:
    return str(opened.page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("name", REPORTS)
def test_it_prints_on_a4_without_a_dark_ground(opened: Open, name: str) -> None:
    page = opened(name, theme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert _background(Opened(page, [], [])) == "rgb(255, 255, 255)"
    assert page.locator(".passages").first.is_visible()
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    assert 1 < len(re.findall(rb"/Type ?/Page\b", paper)) < 40


def test_the_first_key_skips_to_the_content(opened: Open) -> None:
    page = opened("en").page
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_every_link_shows_when_it_has_the_focus(opened: Open) -> None:
    page = opened("en").page
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_has_its_landmarks_and_headings_for_those_who_hear_it(opened: Open) -> None:
    page = opened("en").page
    page.locator(".folded summary").last.click()
    tree = page.locator("body").aria_snapshot()
    roles = "banner navigation main contentinfo list group radio searchbox table rowheader columnheader"
    for role in roles.split():
        assert re.search(rf"^\s*- '?{role}\b", tree, re.MULTILINE), role
