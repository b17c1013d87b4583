"""Bytes as text, by the Encoding Standard of the web: its labels, its tables and no others.

https://encoding.spec.whatwg.org. turbohtml has the tables, and the prescan that finds what a page declares. Bytes
that are UTF-8 are read as UTF-8 whatever a page declares; what declares nothing and is not UTF-8 is refused.
"""

import codecs
from shlex import quote
from typing import TYPE_CHECKING, Final

from ..errors import UnreadableFile

if TYPE_CHECKING:
    from turbohtml import Document

UNREADABLE: Final = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
_SEEN = 2**16
_FEW = 100
"""One bad byte in so many characters beyond ASCII is damage; more are another encoding."""


def mark_of(content: bytes, name: str) -> str:
    """The encoding that a byte order mark tells, or nothing. Raises UnreadableFile for UTF-32."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if encoding == "UTF-32":
        raise UnreadableFile(f"{name}: is UTF-32, which no browser reads: {_iconv(encoding, name)}")
    return encoding


def decode_plain(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Plain text, and notes on what could not be read. Raises UnreadableFile where it is not UTF-8.

    UTF-16 is read where a byte order mark says so.
    """
    mark = mark_of(content, name)
    if not mark:
        _refuse_utf16(content, name)
        if not _is_nearly_utf8(content):
            raise _unknown(content, name)
    text = content.decode(mark or "UTF-8", "replace").removeprefix("\ufeff")
    return text, notes_on(text, mark or "UTF-8")


def decoded_start(content: bytes, name: str) -> str:
    """How a file begins, near enough to tell what it is. Raises UnreadableFile for UTF-32."""
    return content[:_SEEN].decode(mark_of(content, name) or "utf-8", "replace").removeprefix("\ufeff")


def parse_html(content: bytes, name: str, charset: str = "") -> "tuple[Document, tuple[str, ...]]":
    """The tree of an HTML page, and a note where it is not in the encoding that it declares, or else `charset`.

    Raises UnreadableFile where it declares none and is not UTF-8, or one that browsers do not read.
    """
    import turbohtml

    mark = mark_of(content, name)
    document = turbohtml.parse(content, encoding=_known(charset), positions=False)
    declared = document.encoding or ""
    if mark or declared == "UTF-8":
        return document, ()
    _refuse_utf16(content, name)
    if not content.isascii() and _is_utf8(content):
        note = (
            () if document.encoding_confidence == "tentative" else (f"declares {declared} but is UTF-8: read as that",)
        )
        return turbohtml.parse(content, encoding="utf-8", positions=False), note
    if declared == "replacement":
        raise UnreadableFile(f"{name}: declares an encoding that browsers do not read: save it as UTF-8")
    if document.encoding_confidence != "tentative" or content.isascii():
        return document, ()
    if _is_nearly_utf8(content):
        return turbohtml.parse(content, encoding="utf-8", positions=False), ()
    raise _unknown(content, name)


def _known(charset: str) -> str | None:
    """A label, if the standard knows it."""
    import turbohtml

    try:
        turbohtml.parse(b"", encoding=charset)
    except LookupError:
        return None
    return charset


def notes_on(text: str, encoding: str) -> tuple[str, ...]:
    """A note on the characters of a text that could not be read, if there are any."""
    bad = text.count(UNREADABLE)
    return (f"{bad:,} character{'s' * (bad > 1)} not readable as {encoding}, shown as {UNREADABLE}",) if bad else ()


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether bytes are UTF-8 but for some damage, as the last character of a file that was cut off."""
    text = content.decode("utf-8", "replace")
    beyond = len(text) - sum(map(text.count, map(chr, range(128)))) if not text.isascii() else 0
    return text.count(UNREADABLE) * _FEW <= beyond


def _refuse_utf16(content: bytes, name: str) -> None:
    """Refuse UTF-16 that does not say so, of which every other byte is a NUL, and whatever else is full of them."""
    even, odd = content[:_SEEN:2].count(0), content[1:_SEEN:2].count(0)
    if (even + odd) * 4 > min(len(content), _SEEN):
        if _FEW * min(even, odd) > max(even, odd):
            raise UnreadableFile(f"{name}: is no text, nor a page: it is full of NUL characters")
        raise _not_utf8(name, "UTF-16LE" if odd > even else "UTF-16BE")


def _unknown(content: bytes, name: str) -> UnreadableFile:
    from turbohtml.detect import detect

    likely = detect(content[:_SEEN]).encoding or "windows-1252"
    return _not_utf8(name, "GB18030" if likely.lower() in ("gbk", "gb2312", "gb18030") else likely)


def _not_utf8(name: str, likely: str) -> UnreadableFile:
    """The refusal, with what to do."""
    return UnreadableFile(f"{name}: is not UTF-8 but likely {likely}, which it does not say: {_iconv(likely, name)}")


def _iconv(encoding: str, name: str) -> str:
    """The line that makes a file UTF-8."""
    return f"iconv -f {encoding} -t UTF-8 {quote(name) if name != '<stdin>' else 'FILE'} > NEW"
