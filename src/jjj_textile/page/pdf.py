"""The text of a PDF document, read by PDFium, as Chromium shows it; pypdfium2 comes with the extra `documents`.

Of the readers tried it alone keeps the cells of a row together and columns in their order; it is the fastest, too.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import UnreadableFile

if TYPE_CHECKING:
    import pypdfium2

MAX_PRINTED: Final = 2**20
_INSTALL = "pip install 'jjj-textile[documents]'"
_STOPS = frozenset(".。!！?？:：")
_FULL = 0.9
"""A line shorter than this part of the longest one is not full."""

_HYPHEN_AT_END = re.compile("[\ufffe\x02]\n?")
"""How PDFium marks a word that is parted at the end of a line."""


class Printed(NamedTuple):
    """What a document says: its text, and the title that it states."""

    text: str
    title: str


def printed(content: bytes, name: str) -> Printed:
    """The text of a PDF document, page by page. Raises UnreadableFile where it cannot be read, or has no text."""
    try:
        import pypdfium2
    except ImportError:
        raise UnreadableFile(f"{name}: is a PDF document: {_INSTALL} to read it, or save its text") from None
    try:
        document = pypdfium2.PdfDocument(content)
        text = _text(document, name)
        title = document.get_metadata_value("Title")
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"{name}: is a PDF document that cannot be read: {_reason(error)}") from None
    if not text.strip():
        raise UnreadableFile(f"{name}: is a PDF document without text, only pictures of it: save its text")
    return Printed(text, " ".join(title.split()))


def _text(document: "pypdfium2.PdfDocument", name: str) -> str:
    """The text of all pages, an empty line between them."""
    pages: list[str] = []
    length = 0
    for page in document:
        text = page.get_textpage().get_text_range(errors="replace").replace("\r\n", "\n").replace("\0", "")
        pages.append(_in_paragraphs(_HYPHEN_AT_END.sub("", text)))
        page.close()
        length += len(text)
        if length > MAX_PRINTED:
            raise UnreadableFile(f"{name}: is too large: it has more than {MAX_PRINTED:,} characters")
    return "\n\n".join(pages)


def _in_paragraphs(page: str) -> str:
    """A page with an empty line after each paragraph: after a line that ends a sentence before the others end."""
    lines = page.split("\n")
    full = max(map(len, lines)) * _FULL
    return "\n".join(f"{line}\n" if line.rstrip()[-1:] in _STOPS and len(line) < full else line for line in lines)


def _reason(error: Exception) -> str:
    return "it asks for a password" if "assword" in str(error) else "it is damaged"
