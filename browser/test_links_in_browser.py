"""The links of the report, clicked: the browser opens a copy of the page and sets off the very words."""

from pathlib import Path

import pytest
from conftest import MODELS, PATIENCE
from highlights import as_html, bare, served, set_off, styled
from playwright.sync_api import Browser

from jjj_textile.model.links import passage_link
from jjj_textile.model.loader import load
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import prove
from jjj_textile.publish.report import report
from jjj_textile.views.edition import Edition

MANY = 11


@pytest.mark.parametrize(("model", "path"), MODELS, ids=lambda path: path.name)
def test_a_link_sets_off_the_words_of_its_evidence(chromium: Browser, model: Path, path: Path) -> None:
    """Some of each report's links; that every link of a model opens is tested without the report."""
    plan = load(str(model))
    proof = prove(plan, read_page(str(path)))
    original = proof.page.original
    pages = {"/copy.html": styled(as_html(path, original))}
    context, reader = chromium.new_context(viewport={"width": 900, "height": 450}), chromium.new_page()
    context.set_default_timeout(PATIENCE)
    with served(pages) as site:
        url = f"{site}/copy.html"
        linked = plan._replace(document=plan.document._replace(url=url))
        pages["/report.html"] = report([Edition(linked, plan.languages[0])]).encode()
        page = context.new_page()
        page.goto(f"{site}/report.html")
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        for result in proof.evidence[:: 1 + len(proof.evidence) // MANY]:
            assert result.span
            start, end = proof.page.span(*result.span)
            with context.expect_page() as opened:
                page.locator(f'a[href="{passage_link(url, result.evidence)}"]').first.click(modifiers=["Control"])
            # Of a page that opens behind another, Chromium may tell that it is idle and not that it was loaded.
            opened.value.wait_for_function("document.readyState === 'complete'")
            assert set_off(opened.value, reader) == bare(original[start:end]) != "", result.id
            opened.value.close()
    context.close()
