"""What Chromium sets off of a page when it is opened by a link into the text: read from its pixels."""

import base64
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Page

STYLE = "<style>::target-text { background: rgb(255, 0, 0) !important; color: rgb(255, 0, 0) !important }</style>"
CHARACTERS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    for (let place = 0; place < text.length; place++) {
      if (!text[place].trim()) continue;
      range.setStart(walker.currentNode, place);
      range.setEnd(walker.currentNode, place + 1);
      const box = range.getClientRects()[0];
      if (!box || box.bottom < 0 || box.top > innerHeight) continue;
      found.push([text[place], box.x, box.y, box.width, box.height]);
    }
  }
  return found;
}"""
RED = """async ([image, boxes]) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
  const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  paper.drawImage(picture, 0, 0);
  return boxes.map(([character, x, y, width, height]) => {
    const [red, green] = paper.getImageData(Math.round(x + width / 2), Math.round(y + height / 2), 1, 1).data;
    return red > 200 && green < 60;
  });
}"""


@contextmanager
def served(pages: Mapping[str, bytes]) -> Iterator[str]:
    """Serve pages on this machine by their paths, and give the address before these."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = pages.get(self.path)
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


def set_off(page: Page, reader: Page, link: str) -> str:
    """The characters that are set off when a link is opened, without white space."""
    page.goto("about:blank")
    page.goto(link)
    boxes = page.evaluate(CHARACTERS)
    image = base64.b64encode(page.screenshot()).decode()
    red = reader.evaluate(RED, [image, boxes])
    return "".join(box[0] for box, is_red in zip(boxes, red, strict=True) if is_red)
