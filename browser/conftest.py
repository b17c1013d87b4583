"""What the checks in a browser share: Chromium, the reports as files, and pages that note what they ask for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from jjj_textile.model.loader import built_in, load
from jjj_textile.page.copy import read_page
from jjj_textile.page.coverage import cover
from jjj_textile.page.evidence import prove
from jjj_textile.publish.report import report
from jjj_textile.views.edition import Edition

CHROMIUM = os.environ.get("JJJ_CHROMIUM") or "/usr/bin/chromium"
ARTICLE = os.environ.get("JJJ_ARTICLE")
SMALL = Path(__file__).parents[1] / "tests" / "small.yaml"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000
"""Milliseconds that a busy machine may take for a page."""

EXAMPLES = SMALL.parents[1] / "examples"
BUILT_IN = built_in()
MODELS = [
    (EXAMPLES / "ceramics.yaml", EXAMPLES / "ceramics.txt"),
    (EXAMPLES / "quay.yaml", EXAMPLES / "quay.txt"),
    (EXAMPLES / "palm-fibre.yaml", EXAMPLES / "palm-fibre.html"),
]
if ARTICLE:
    MODELS.append((Path(BUILT_IN), Path(ARTICLE)))
REPORTS = {
    "en": ([BUILT_IN], ["en"]),
    "zh": ([BUILT_IN], ["zh"]),
    "both": ([BUILT_IN], ["en", "zh"]),
    "small": ([SMALL], ["zh", "en"]),
    "arabic": ([EXAMPLES / "palm-fibre.yaml"], ["ar", "en"]),
    "several": ([EXAMPLES / "quay.yaml", EXAMPLES / "palm-fibre.yaml"], ["en"]),
}


class Opened(NamedTuple):
    """A page of the browser, what it wrote to the console, and the addresses it asked for."""

    page: Page
    said: list[str]
    asked: list[str]


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each report, held against the page where there is a copy."""
    folder = tmp_path_factory.mktemp("reports")
    addresses = {}
    for name, (models, languages) in REPORTS.items():
        plans = [load(str(model)) for model in models]
        proof = prove(plans[0], read_page(ARTICLE)) if ARTICLE and models == [BUILT_IN] else None
        held = (proof, cover(proof)) if proof else None
        path = folder / f"{name}.html"
        editions = [[Edition(plan, language) for language in languages] for plan in plans]
        path.write_text(report(*editions, held=held), "utf-8")
        addresses[name] = path.as_uri()
    return addresses


@pytest.fixture
def opened(chromium: Browser, reports: dict[str, str]) -> Iterator[Open]:
    """Opens a report in a context of its own, as wide and in the theme as told."""
    contexts = []

    def open_report(name: str, width: int = 1280, theme: str = "light", scripts: bool = True, at: str = "") -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        opened = Opened(context.new_page(), [], [])
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.goto(reports[name] + at)
        return opened

    yield open_report
    for context in contexts:
        context.close()
