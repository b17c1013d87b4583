"""Addresses that lead to the very words: URL text fragments.

The form is `#:~:text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded, the hyphen too, since
hyphen, comma and ampersand have a meaning there (WICG, URL Fragment Text Directives). A route that a page keeps in
its own fragment (`#/2024/plan`, `#!plan`) stays, before the directive.
"""

from urllib.parse import quote

from .plan import Evidence

ELLIPSIS = " … "


def passage_link(url: str, evidence: Evidence) -> str:
    """The address of a passage on the page at `url`."""
    parts = [
        f"{_encode(evidence.prefix)}-" if evidence.prefix else None,
        _encode(evidence.start),
        _encode(evidence.end) if evidence.end else None,
        f"-{_encode(evidence.suffix)}" if evidence.suffix else None,
    ]
    page, _, fragment = url.partition("#")
    route = fragment.partition(":~:")[0] if fragment.startswith(("/", "!")) else ""
    return f"{page}#{route}:~:text={','.join(part for part in parts if part)}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def quotation(evidence: Evidence) -> str:
    """The first and last words of a passage, as people see them."""
    return evidence.start if evidence.end is None else f"{evidence.start}{ELLIPSIS}{evidence.end}"
