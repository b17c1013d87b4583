"""A page as browsers save it in one file: MHTML, a mail message whose first HTML part is the page (RFC 2557)."""

from email import message_from_bytes, policy
from typing import NamedTuple

from ..errors import UnreadableFile

_PAGES = ("text/html", "application/xhtml+xml")


class Saved(NamedTuple):
    """The page in an MHTML file: its bytes, the encoding that its part tells, and the address that it was at."""

    content: bytes
    charset: str
    url: str


def page_in(content: bytes, name: str) -> Saved:
    """The page that an MHTML file holds. Raises UnreadableFile where there is none."""
    message = message_from_bytes(content, policy=policy.compat32)
    part = next((one for one in message.walk() if one.get_content_type() in _PAGES), None)
    page = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(page, bytes):
        raise UnreadableFile(f"{name}: is an MHTML file without a page: save the page itself")
    url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    return Saved(page, str(part.get_content_charset() or ""), url)
