"""A copy of the page, as a person may have saved it: plain text, or HTML."""

import codecs
import re
from html.parser import HTMLParser
from typing import NamedTuple

from ..errors import UnreadableFile
from ..io.files import decode, display_name, read_bytes
from ..text.normalise import NormalText, normalise_with_offsets

MAX_PAGE_BYTES = 64 * 2**20

_HTML = re.compile(
    rb"\s*(?>(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*)<(?:!doctype\s+html|[a-z][a-z0-9]*[\s>])", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_AS_IN_BROWSERS = {
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
}
"""What browsers read a declared encoding as (WHATWG, Encoding), of those that differ."""

_UNSHOWN = frozenset(
    ("script", "style", "template", "noscript", "textarea", "title", "svg", "iframe", "video", "audio", "canvas")
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hgroup|hr|html|legend|li|main|menu|nav|ol|option|p|pre|search|section|select|"
    "summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")

_Attributes = list[tuple[str, str | None]]


class Copy(NamedTuple):
    """A copy of a page: its text, and the title and language that it states, if it is HTML."""

    text: str
    title: str = ""
    language: str = ""


def read_page(path: str) -> NormalText:
    """The text of the page in a file, or on standard input for `-`, normalised. Raises as `read_copy` does."""
    return normalise_with_offsets(read_copy(path).text)


def read_copy(path: str) -> Copy:
    """The copy of a page in a file, or on standard input for `-`.

    Raises UnreadableFile where there is none, or where it is in an encoding other than UTF-8 that the
    file does not name.
    """
    name = display_name(path)
    content = read_bytes(path, MAX_PAGE_BYTES)
    return html_copy(content, name) if _HTML.match(content, 3 * _has_mark(content)) else Copy(_text(content, name))


def _has_mark(content: bytes) -> bool:
    return content.startswith(codecs.BOM_UTF8)


def _text(content: bytes, name: str) -> str:
    """Plain text. UTF-16 is what some editors call Unicode; its byte order mark says so."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableFile(f"{name}: begins as UTF-16 but is not: save it as UTF-8") from None
    return decode(content, name)


def html_copy(content: bytes, name: str) -> Copy:
    """The text that a browser would show of an HTML page, with a line for each of its blocks."""
    found = _CHARSET.search(content[:4096])
    charset = found[1].decode("ascii") if found and not _has_mark(content) else "utf-8"
    try:
        charset = _AS_IN_BROWSERS.get(codecs.lookup(charset).name, charset)
        text = decode(content, name) if codecs.lookup(charset).name == "utf-8" else content.decode(charset)
    except (LookupError, UnicodeError):
        raise UnreadableFile(f"{name}: is not in the encoding {charset} that it names: save it as UTF-8") from None
    reader = _Reader()
    reader.feed(text)
    reader.close()
    headline, title = (" ".join("".join(parts).split()) for parts in (reader.headline, reader.title))
    return Copy("".join(reader.parts), headline or title, reader.language)


class _Reader(HTMLParser):
    """Collects the shown text; whatever is not inline parts it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.title: list[str] = []
        self.headline: list[str] = []
        self.language = ""
        self._in_headline = False
        self._preformatted = 0
        self._unshown: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        if self._unshown == "p" and _BLOCK.fullmatch(tag):
            self._unshown = None  # a paragraph ends where the next block begins
        if self._unshown is not None:
            self._depth += tag == self._unshown
            return
        self._part(tag)
        if tag == "html":
            self.language = next((value for name, value in attrs if name == "lang" and value), "")
        self._preformatted += tag == "pre"
        self._in_headline = self._in_headline or (tag == "h1" and not any(map(str.strip, self.headline)))
        if tag in _UNSHOWN or (not _VOID.fullmatch(tag) and any(name == "hidden" for name, _ in attrs)):
            self._unshown, self._depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unshown:
            self._depth -= 1
            if not self._depth:
                self._unshown = None
        if tag == "h1":
            self._in_headline = False
        self._preformatted -= tag == "pre" and self._preformatted > 0
        if self._unshown is None:
            self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._unshown == "title":
            self.title.append(data)
        if self._unshown is None:
            # A line break in the file is none on the page, but in preformatted text.
            self.parts.append(data if self._preformatted else data.replace("\n", " ").replace("\r", " "))
            if self._in_headline:
                self.headline.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the parser's own signature
        """Take what is no HTML for a comment, as browsers do; Python's parser gives up on some."""
        return self.parse_bogus_comment(i)

    def _part(self, tag: str) -> None:
        if _BLOCK.fullmatch(tag) or tag in _UNSHOWN:
            self.parts.append("\n")
            if self._in_headline:
                self.headline.append(" ")
