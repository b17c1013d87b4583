"""A copy of the page, as a person may have saved it: plain text, or HTML."""

import codecs
import re
from html.parser import HTMLParser

from .errors import UnreadableFile
from .files import decode, display_name, read_bytes
from .normal import Normal, normalise_with_offsets

MAX_BYTES = 64 * 2**20

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|[a-z][a-z0-9]*[\s>])", re.I | re.S)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_UNSHOWN = frozenset(("head", "script", "style", "template", "noscript", "textarea", "title", "svg"))
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|"
    "time|u|var|wbr"
)

_Attributes = list[tuple[str, str | None]]


def read_page(path: str) -> Normal:
    """The text of the page in a file, or on standard input for `-`, normalised.

    Raises UnreadableFile where there is none, or where it is in an encoding other than UTF-8 that the
    file does not name.
    """
    name = display_name(path)
    content = read_bytes(path, MAX_BYTES)
    return normalise_with_offsets(
        html_text(content, name) if _HTML.match(content, 3 * _has_mark(content)) else _text(content, name)
    )


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


def html_text(content: bytes, name: str) -> str:
    """The text that a browser would show of an HTML page, with a line for each of its blocks."""
    found = _CHARSET.search(content[:4096])
    charset = found[1].decode("ascii") if found and not _has_mark(content) else "utf-8"
    try:
        # Browsers read what is declared as gb2312 as its superset.
        charset = "gb18030" if codecs.lookup(charset).name in ("gb2312", "gbk") else charset
        text = decode(content, name) if codecs.lookup(charset).name == "utf-8" else content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        raise UnreadableFile(f"{name}: is not in the encoding {charset} that it names: save it as UTF-8") from None
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Collects the shown text; whatever is not inline parts it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unshown: str | None = None

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:  # noqa: ARG002
        if self._unshown is None:
            if not _INLINE.fullmatch(tag):
                self.parts.append("\n")
            if tag in _UNSHOWN:
                self._unshown = tag

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unshown:
            self._unshown = None
        if self._unshown is None and not _INLINE.fullmatch(tag):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unshown is None:
            self.parts.append(data)
