"""The text of a DOCX document as Word shows it: what is hidden or deleted is left out, what was inserted stays.

Read with the standard library. Of the readers tried, python-docx 1.2 leaves out insertions, content controls and
fields, and mammoth 1.13 shows hidden text. Headers and footers of pages are no part of the text; notes follow it.
"""

import zipfile
from io import BytesIO
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser

from ..errors import UnreadableFile
from .lines import TextLines

MAX_UNPACKED: Final = 16 * 2**20
"""How large each part of a document may be when it is unpacked."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SECOND_FORM = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_GONE = frozenset((f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}rPr", f"{_WORD}pPr", _SECOND_FORM))
_WRITTEN = frozenset((f"{_WORD}t", f"{_MATHS}t"))
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "\u2011"}
_NO = frozenset(("0", "false", "off"))


class Written(NamedTuple):
    """What a document says: its text, and the title that it states."""

    text: str
    title: str


def written(content: bytes, name: str) -> Written:
    """The text of a DOCX document. Raises UnreadableFile where it is damaged or too large."""
    lines = TextLines()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for part in _PARTS:
                if part in archive.namelist():
                    _say(_tree(archive, part, name), lines)
            core = _tree(archive, "docProps/core.xml", name) if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, ParseError, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise UnreadableFile(f"{name}: is a damaged DOCX document ({type(error).__name__}): save it anew") from None
    title = core.find(_TITLE) if core is not None else None
    return Written(str(lines), " ".join((title.text or "").split()) if title is not None else "")


def _tree(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """A part of a document. Raises UnreadableFile for a document type, which no DOCX has and which could grow."""
    with archive.open(part) as file:
        content = file.read(MAX_UNPACKED + 1)
    if len(content) > MAX_UNPACKED:
        raise UnreadableFile(f"{name}: is too large: its {part} is larger than {MAX_UNPACKED >> 20} MiB")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ParseError
    parser = XMLParser()  # noqa: S314 - without a document type there is nothing that could grow
    parser.feed(content)
    return parser.close()


def _say(root: Element, lines: TextLines) -> None:
    """Add the text of a part, paragraph by paragraph, in document order."""
    ahead: list[Element | None] = [root]
    while ahead:
        element = ahead.pop()
        if element is None:
            lines.block()
            continue
        tag = element.tag
        if tag in _GONE or (tag == f"{_WORD}r" and _is_hidden(element)):
            continue
        if tag in (f"{_WORD}p", f"{_WORD}tr", f"{_WORD}tbl"):
            lines.block()
            ahead.append(None)
        elif tag in _WRITTEN:
            lines.text(element.text or "", "pre", visible=True, transform="none")
        elif tag in _SIGNS:
            lines.text(_SIGNS[tag], "pre", visible=True, transform="none")
        ahead.extend(reversed(element))


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return mark is not None and mark.get(f"{_WORD}val", "1") not in _NO
