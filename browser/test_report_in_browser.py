"""The report as a browser shows it: quiet, alone, within its width, for everyone, and on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import REPORTS, Open, Opened

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


@everywhere
def test_the_accessibility_engine_finds_nothing(opened: Open, name: str, width: int, theme: str) -> None:
    result = Axe().run(opened(name, width, theme).page)
    found = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in result.response["violations"]]
    assert found == []
    assert result.response["passes"]


@pytest.mark.parametrize("width", [320, 640, 900])
def test_it_keeps_its_width_between_and_below(opened: Open, width: int) -> None:
    assert opened("both", width).page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [375, 1280])
def test_without_scripts_it_looks_the_same(opened: Open, width: int) -> None:
    with_scripts, without = (opened("both", width, scripts=scripts).page for scripts in (True, False))
    assert with_scripts.screenshot() == without.screenshot()


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
    tree = opened("en").page.locator("body").aria_snapshot()
    for role in ("banner", "navigation", "main", "contentinfo", "table", "rowheader", "columnheader", "img"):
        assert re.search(rf"^\s*- '?{role}\b", tree, re.MULTILINE), role
