"""What Chromium sets off of a page when it is opened by a link into the text: read from its pixels.

Lists go between Chromium and the tests as JSON: as values, one by one, they would take most of the time. So would
pictures that are packed closely.
"""

import json
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

STYLE = "<style>::target-text { background: rgb(255, 0, 0) !important; color: rgb(255, 0, 0) !important }</style>"
CHARACTERS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    range.selectNodeContents(walker.currentNode);
    const around = range.getBoundingClientRect();
    if (around.bottom < 0 || around.top > innerHeight) continue;
    for (let place = 0; place < text.length; place++) {
      if (!text[place].trim()) continue;
      range.setStart(walker.currentNode, place);
      range.setEnd(walker.currentNode, place + 1);
      const box = range.getClientRects()[0];
      if (!box || box.bottom < 0 || box.top > innerHeight) continue;
      found.push([text[place], box.x + box.width / 2, box.y + box.height / 2]);
    }
  }
  return JSON.stringify(found);
}"""
RED = """async ([image, places]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
  const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
  paper.drawImage(picture, 0, 0);
  const ink = paper.getImageData(0, 0, picture.width, picture.height).data;
  return JSON.stringify(JSON.parse(places).map(([x, y]) => {
    const place = 4 * (Math.round(y) * picture.width + Math.round(x));
    return ink[place] > 200 && ink[place + 1] < 60;
  }));
}"""


@contextmanager
def served(pages: Mapping[str, bytes]) -> Iterator[str]:
    """Serve pages on this machine by their paths, whatever the query, and give the address before these."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = pages.get(self.path.partition("?")[0])
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def styled(html: str) -> bytes:
    """A page on which what a link sets off is red."""
    head, tag, body = html.partition("</title>")
    return f"{head}{tag}{STYLE}{body}".encode() if tag else f"{STYLE}{html}".encode()


def opened_anew(links: Iterable[str]) -> Iterator[str]:
    """Links into one page, each as if to a page of its own: else the browser would only scroll the one that is open."""
    for number, link in enumerate(links):
        page, fragment = link.split("#", 1)
        yield f"{page}?{number}#{fragment}"


def set_off(page: Page, reader: Page) -> str:
    """The characters that are set off on a page that was opened by a link, without white space."""
    found = json.loads(page.evaluate(CHARACTERS))
    session = page.context.new_cdp_session(page)
    image = session.send("Page.captureScreenshot", {"optimizeForSpeed": True})["data"]
    session.detach()
    red = json.loads(reader.evaluate(RED, [image, json.dumps([place for _, *place in found])]))
    return "".join(character for (character, *_), is_red in zip(found, red, strict=True) if is_red)


def bare(passage: str) -> str:
    """A passage as `set_off` has it."""
    return re.sub(r"[\s\u200b\ufeff]+", "", passage)


def as_html(copy: Path, text: str) -> str:
    """A copy as a page: as it is, or, of a plain text, with a paragraph for each of its own."""
    if copy.suffix == ".html":
        return copy.read_text("utf-8")
    paragraphs = (f"<p>{escape(paragraph)}</p>" for paragraph in re.split(r"\n\s*\n", text))
    return f"<!doctype html><meta charset=utf-8><title>-</title>{''.join(paragraphs)}"
