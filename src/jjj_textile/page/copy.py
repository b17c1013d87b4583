"""A copy of the page, as a person may have saved it: plain text, HTML, MHTML, PDF or DOCX."""

from codecs import BOM_UTF8
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import UnreadableFile
from ..io.files import display_name, read_bytes
from ..text.normalise import NormalText, normalise_with_offsets
from ..text.stream_safe import stream_safe
from .encoding import decode_plain, decoded_start, notes_on, parse_html
from .kinds import Kind, kind_of

if TYPE_CHECKING:
    from turbohtml import Document

MAX_PAGE_BYTES: Final = 4 * 2**20
"""The largest HTML or plain text that is read."""

MAX_SHOWN: Final = 500_000
"""How many characters a page may show: each command that reads a page ends within ten seconds and 1 GiB."""

MAX_FILE: Final = 64 * 2**20
"""The largest file that a page may come in: MHTML, PDF and DOCX hold pictures, too."""

MAX_MEMORY: Final = 768 * 2**20
"""What `jjj` lets reading a page take beside the program itself. HTML's rules let a small page grow to a huge tree."""


class Copy(NamedTuple):
    """A copy of a page: its text, and the title, language and address that it states.

    `notes` say what of the file was not as it should be, a line each. `tree` is that of an HTML page.
    """

    text: str
    title: str = ""
    language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    tree: "Document | None" = None


def _untold(note: str) -> None:
    """Tell a note to nobody."""


def read_page(path: str, tell: Callable[[str], None] = _untold) -> NormalText:
    """The text of the page in a file, or on standard input for `-`, normalised. Raises as `read_copy` does."""
    return normalise_with_offsets(read_copy(path, tell).text)


def read_copy(path: str, tell: Callable[[str], None] = _untold) -> Copy:
    """The copy of a page in a file, or on standard input for `-`. `tell` is given its notes, with the file's name.

    Raises UnreadableFile where there is none, where it is too large, no page, or in an unknown encoding.
    """
    name = display_name(path)
    copy = _bounded_copy(read_bytes(path, MAX_FILE), name)
    for note in copy.notes:
        tell(f"{name}: {note}")
    return copy


def parse_page(content: str | bytes, name: str = "<page>") -> NormalText:
    """The text of a page with this content, HTML or plain text among others, normalised.

    Raises UnreadableFile as `read_copy` does, with `name` for that of the file.
    """
    if isinstance(content, str):
        content = BOM_UTF8 + content.encode("utf-8", "replace")
    return normalise_with_offsets(_bounded_copy(content, name).text)


def _bounded_copy(content: bytes, name: str) -> Copy:
    """The copy with this content, refused where it takes too much memory or shows too much text."""
    try:
        copy = copy_of(content, name)
        copy = copy._replace(text=stream_safe(copy.text))
    except (MemoryError, RecursionError):
        raise UnreadableFile(f"{name}: is too large: its contents take more than {MAX_MEMORY >> 20} MiB") from None
    if len(copy.text) > MAX_SHOWN:
        raise UnreadableFile(
            f"{name}: is too large: it shows {len(copy.text):,} characters, and {MAX_SHOWN:,} can be read"
        )
    return copy


def copy_of(content: bytes, name: str) -> Copy:
    """The copy of a page with this content in a file of this name. Raises UnreadableFile as `read_copy` does."""
    kind = kind_of(content, decoded_start(content, name), name)
    if kind in (Kind.TEXT, Kind.HTML):
        _bound(content, name)
    if not isinstance(kind, Kind):
        what, todo = kind
        raise UnreadableFile(f"{name}: is {what}, not a page: {todo}")
    if kind is Kind.HTML:
        return html_copy(content, name)
    if kind is Kind.TEXT:
        text, notes = decode_plain(content, name)
        return Copy(text, notes=notes)
    if kind is Kind.MHTML:
        from .mhtml import page_in

        saved = page_in(content, name)
        _bound(saved.content, name)
        return html_copy(saved.content, name, saved.charset)._replace(url=saved.url)
    if kind is Kind.DOCX:
        from .docx import written

        return Copy(*written(content, name))
    from .pdf import printed

    return Copy(*printed(content, name))


def html_copy(content: bytes, name: str, charset: str = "") -> Copy:
    """What a browser shows of an HTML page, in the encoding that it declares, or else `charset`.

    Raises UnreadableFile where its encoding is unknown, or where it takes too long to read.
    """
    from .html import TooLarge, shown_text

    document, notes = parse_html(content, name, charset)
    try:
        page = shown_text(document)
    except TooLarge as error:
        raise UnreadableFile(f"{name}: is too large: {error}") from None
    unread = notes_on(page.text, document.encoding or "UTF-8")
    return Copy(page.text, page.headline or page.title, page.language, notes=(*notes, *unread), tree=document)


def _bound(content: bytes, name: str) -> None:
    if len(content) > MAX_PAGE_BYTES:
        raise UnreadableFile(f"{name}: is too large: a page may have {MAX_PAGE_BYTES >> 20} MiB")
