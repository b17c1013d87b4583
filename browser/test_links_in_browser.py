"""The links of the report, followed to a copy of the page: the browser sets off the very words."""

import base64
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from re import finditer
from typing import Any, NamedTuple

import pytest
from conftest import ARTICLE
from playwright.sync_api import Browser

from jjj_textile.model.links import passage_link
from jjj_textile.model.loader import load
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import Proof, prove
from jjj_textile.publish.report import report
from jjj_textile.views.edition import Edition

pytestmark = pytest.mark.skipif(not ARTICLE, reason="needs a copy of the page in JJJ_ARTICLE")

STYLE = "body { font: 20px/2 monospace } ::target-text { background: rgb(255, 0, 0); color: rgb(255, 0, 0) }"
EVERY = 5
WHERE = """() => [...document.querySelectorAll('span')].map(span => {
  const box = span.getClientRects()[0];
  return [box.x + box.width / 2 + scrollX, box.y + box.height / 2 + scrollY];
})"""
RED = """async ([image, places]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
  const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  paper.drawImage(picture, 0, 0);
  return places.map(([x, y]) => {
    const [red, green] = paper.getImageData(Math.round(x), Math.round(y), 1, 1).data;
    return red > 200 && green < 60;
  });
}"""


class Site(NamedTuple):
    """A copy of the page on this machine, the report that links to it, and where each word of the page stands."""

    address: str
    proof: Proof
    words: list[tuple[int, int]]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    assert ARTICLE
    plan = load()
    proof = prove(plan, read_page(ARTICLE))
    copy, words = _as_paragraphs(proof)
    pages = {"/copy.html": copy}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, "").encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        linked = plan._replace(document=plan.document._replace(url=f"{address}copy.html"))
        pages["/report.html"] = report([Edition(linked, "en")])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(address, proof._replace(plan=linked), words)
        server.shutdown()


def _as_paragraphs(proof: Proof) -> tuple[str, list[tuple[int, int]]]:
    """The copy with a paragraph a block and each word in a span, and the words as ranges of the original."""
    original = proof.page.original
    borders = [proof.page.span(*span)[0] for span in proof.blocks.values()]
    words: list[tuple[int, int]] = []
    paragraphs = []
    for start, end in pairwise([*borders, len(original)]):
        found = [(start + match.start(), start + match.end()) for match in finditer(r"\S+", original[start:end])]
        words += found
        paragraphs.append(" ".join(f"<span>{escape(original[first:last])}</span>" for first, last in found))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<!doctype html><html lang="en"><title>Copy</title><style>{STYLE}</style>{body}', words


def test_each_link_sets_off_the_words_of_its_evidence(chromium: Browser, site: Site) -> None:
    page, reader = chromium.new_page(viewport={"width": 1280, "height": 900}), chromium.new_page()
    url = site.proof.plan.document.url
    assert url
    checked = 0
    for result in site.proof.evidence[::EVERY]:
        assert result.span
        start, end = site.proof.page.span(*result.span)
        page.goto(f"{site.address}report.html")
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        page.locator(f'a[href="{passage_link(url, result.evidence)}"]').first.click()
        page.wait_for_url("**/copy.html**")
        page.wait_for_load_state()
        image = base64.b64encode(page.screenshot(full_page=True)).decode()
        red = reader.evaluate(RED, [image, page.evaluate(WHERE)])
        lit = [word for word, is_red in zip(site.words, red, strict=True) if is_red]
        meant = [(first, last) for first, last in site.words if start <= (first + last - 1) // 2 < end]
        assert lit == meant != [], result.id
        checked += 1
    assert checked > len(site.proof.evidence) // (EVERY + 1)


def test_the_copy_is_the_text_of_the_page(site: Site) -> None:
    assert ARTICLE
    words = [site.proof.page.original[first:last] for first, last in site.words]
    assert " ".join(words) == " ".join(Path(ARTICLE).read_text("utf-8").split())
