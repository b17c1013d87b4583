"""Every link made from evidence that is offered opens at the passage that the evidence names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MODELS, PATIENCE
from highlights import as_html, bare, opened_anew, served, set_off, styled
from playwright.sync_api import Browser

from jjj_textile.model.links import passage_link
from jjj_textile.model.loader import load, parse
from jjj_textile.model.plan import Evidence
from jjj_textile.page.copy import copy_of, read_page
from jjj_textile.page.coverage import cover
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.views.passages import unaccounted

OWN = sorted((Path(__file__).parent / "pages").glob("*.html"))
FOLDER = os.environ.get("JJJ_PAGES")
SAVED = [Path(FOLDER) / name for name in ("xinhuanet-1.html", "shanxi-1.html")] if FOLDER else []
SIZE = {"width": 900, "height": 450}
PARTS = 4
"""So that two browsers share the links of the largest model."""


def offered(content: bytes) -> Iterator[tuple[Evidence, str]]:
    """Evidence for each sentence of a page, with the passage that it names."""
    copy = copy_of(content, "page")
    plan = parse(draft(copy, []), "page")
    proof = prove(plan, normalise_with_offsets(copy.text))
    for found in unaccounted(proof, cover(proof)):
        if found.evidence:
            yield found.evidence, found.text


def failures(chromium: Browser, html: str, expected: list[tuple[Evidence, str]]) -> list[tuple[Evidence, str, str]]:
    """The links to a page at which the browser sets off something else than what is expected of each."""
    context = chromium.new_context(viewport=SIZE, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    context.route("**/*", lambda route: route.continue_() if "//127.0.0.1" in route.request.url else route.abort())
    page, reader = context.new_page(), chromium.new_page()
    failed = []
    with served({"/page.html": styled(html)}) as site:
        links = opened_anew(passage_link(f"{site}/page.html", piece) for piece, _ in expected)
        for link, (piece, passage) in zip(links, expected, strict=True):
            page.goto(link)
            if (lit := set_off(page, reader)) != bare(passage):
                failed.append((piece, passage, lit))
    context.close()
    return failed


@pytest.mark.parametrize("path", [*OWN, *SAVED], ids=lambda path: path.name)
def test_a_link_from_offered_evidence_opens_at_its_passage(chromium: Browser, path: Path) -> None:
    content = path.read_bytes()
    expected = list(offered(content))
    assert expected
    assert failures(chromium, content.decode("utf-8"), expected) == []


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("model", "path"), MODELS, ids=lambda path: path.name)
def test_every_link_of_a_model_opens_at_its_passage(chromium: Browser, model: Path, path: Path, part: int) -> None:
    proof = prove(load(str(model)), read_page(str(path)))
    html = as_html(path, proof.page.original)
    spans = [(result.evidence, proof.page.span(*result.span)) for result in proof.evidence if result.span]
    expected = [(piece, proof.page.original[start:end]) for piece, (start, end) in spans]
    assert failures(chromium, html, expected[part::PARTS]) == []
