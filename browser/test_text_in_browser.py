"""The text that is read from a page is `innerText` of it in Chromium, token for token.

With scripts off, and without the page's own style sheets: what they hide or show is not decided by `jjj`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PATIENCE
from playwright.sync_api import Browser, Page, Route
from small_pages import DIFFERENT, PAGES

from jjj_textile.page.copy import read_copy

FOLDER = os.environ.get("JJJ_PAGES")
SAVED = sorted(Path(FOLDER).glob("*.htm*")) if FOLDER else []
INNER_TEXT = """() => {
    document.querySelectorAll("style:not([style]), link").forEach(sheet => sheet.remove());
    return document.documentElement.innerText;
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page of the browser that runs no scripts and asks for nothing but the page itself."""
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()

    def only_the_page(route: Route) -> None:
        if route.request.is_navigation_request() and route.request.frame == page.main_frame:
            route.continue_()
        else:
            route.abort()

    page.route("**/*", only_the_page)
    yield page
    page.unroute_all(behavior="ignoreErrors")
    context.close()


def tokens_in_browser(page: Page, file: Path) -> list[str]:
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    return str(page.evaluate(INNER_TEXT)).split()


def small(folder: Path, body: str) -> Path:
    file = folder / "page.html"
    file.write_bytes(f"<!doctype html><meta charset=utf-8>{body}".encode())
    return file


@pytest.mark.parametrize(("body", "words"), [page for pages in PAGES.values() for page in pages])
def test_a_small_page_reads_as_in_the_browser(page: Page, tmp_path: Path, body: str, words: str) -> None:
    file = small(tmp_path, body)
    assert tokens_in_browser(page, file) == read_copy(str(file)).text.split() == words.split()


@pytest.mark.parametrize(("body", "words", "theirs", "reason"), DIFFERENT)
def test_what_reads_otherwise_than_in_the_browser(
    page: Page, tmp_path: Path, body: str, words: str, theirs: str, reason: str
) -> None:
    file = small(tmp_path, body)
    assert (read_copy(str(file)).text.split(), tokens_in_browser(page, file)) == (words.split(), theirs.split()), reason


@pytest.mark.parametrize("saved", SAVED, ids=[file.name for file in SAVED])
def test_a_saved_page_reads_as_in_the_browser(page: Page, tmp_path: Path, saved: Path) -> None:
    """One that is UTF-8 but declares something else is shown to the browser as what it is."""
    copy = read_copy(str(saved))
    if any("declares" in note for note in copy.notes):
        marked = tmp_path / "marked.html"
        marked.write_bytes(b"\xef\xbb\xbf" + saved.read_bytes())
        saved = marked
    assert copy.text.split() == tokens_in_browser(page, saved)
