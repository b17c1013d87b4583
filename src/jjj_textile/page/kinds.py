"""What a file is, by its first bytes: which kinds a page may have, and what to say of the others."""

import re
from collections.abc import Mapping
from enum import Enum
from io import BytesIO
from typing import Final


class Kind(Enum):
    """A kind of file in which a page can be read."""

    TEXT = "plain text"
    HTML = "HTML"
    MHTML = "MHTML"
    PDF = "PDF"
    DOCX = "DOCX"


_HTML = re.compile(r"\s*(?>(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*)<(?:!doctype\s+html|[a-z][a-z0-9]*[\s>])", re.I | re.S)
_XML = re.compile(
    r"\s*<\?xml[^>]*>(?>(?:\s*<(?:!--.*?--|[!?][^>]*)>)*)\s*<(?:[\w.-]+:)?([a-z_][\w.-]*)", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"\s*<(?:rdf:)?(rss|feed|RDF)[\s>]", re.I)
_FIELD = re.compile(rb"[\w-]+:[ \t\r\n]")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_HEAD = 4096

_AS_PAGE = "save the page itself, or its text"
_UNPACK = "unpack it"
FOREIGN: Final[Mapping[bytes, tuple[str, str]]] = {
    b"\x1f\x8b": ("a GZIP file", "gunzip it"),
    b"BZh": ("a BZIP2 file", _UNPACK),
    b"\xfd7zXZ\0": ("an XZ file", _UNPACK),
    b"7z\xbc\xaf\x27\x1c": ("a 7z archive", _UNPACK),
    b"Rar!\x1a\x07": ("a RAR archive", _UNPACK),
    b"{\\rtf": ("an RTF document", "save it as DOCX or as text"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old Office document (.doc, .xls, .ppt)", "save it as DOCX or as text"),
    b"\x89PNG\r\n\x1a\n": ("a PNG image", _AS_PAGE),
    b"\xff\xd8\xff": ("a JPEG image", _AS_PAGE),
    b"GIF87a": ("a GIF image", _AS_PAGE),
    b"GIF89a": ("a GIF image", _AS_PAGE),
    b"RIFF": ("a WebP image or another RIFF file", _AS_PAGE),
    b"bplist00": ("a Safari web archive", _AS_PAGE),
    b"%!PS": ("a PostScript document", "turn it into a PDF"),
}
"""The first bytes of what is no page, what it is, and what to do."""

_IN_ZIP: Final[Mapping[str, tuple[str, str]]] = {
    "xl/": ("an XLSX workbook", "save it as text"),
    "ppt/": ("a PPTX presentation", "save it as a PDF or as text"),
    "META-INF/container.xml": ("an EPUB book", "unpack it, and take the chapter's XHTML file"),
    "content.xml": ("an OpenDocument file", "save it as DOCX or as text"),
}


def kind_of(content: bytes, start: str, name: str) -> Kind | tuple[str, str]:
    """The kind of a file with this content, whose text begins so; or what it is instead, and what to do."""
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    foreign = next((told for mark, told in FOREIGN.items() if content.startswith(mark)), None)
    if foreign:
        return foreign
    return Kind.MHTML if _is_mhtml(content) else _written(start, name)


def _written(start: str, name: str) -> Kind | tuple[str, str]:
    """The kind of what is text."""
    found = _XML.match(start) or _FEED.match(start)
    root = found[1].lower() if found else "html"
    if root in ("rss", "feed", "rdf"):
        return "an RSS or Atom feed", "save the page that it links to"
    if root != "html":
        return f"an XML document (<{root}>)", _AS_PAGE
    return Kind.HTML if found or name.lower().endswith(_HTML_NAMES) or _HTML.match(start) else Kind.TEXT


def _zipped(content: bytes) -> Kind | tuple[str, str]:
    import zipfile

    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
    if "word/document.xml" in names:
        return Kind.DOCX
    told = (foreign for part, foreign in _IN_ZIP.items() if any(name.startswith(part) for name in names))
    return next(told, ("a ZIP archive", _UNPACK))


def _is_mhtml(content: bytes) -> bool:
    """Whether a file is a mail message, with the fields that a saved page has at its head."""
    head = content[:_HEAD].lower()
    return bool(_FIELD.match(head)) and b"\nmime-version:" in b"\n" + head and b"content-type:" in head
