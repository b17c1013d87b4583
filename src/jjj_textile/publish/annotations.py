"""Facts as W3C Web Annotations: what is said of which words of the page, for any tool that reads these.

Web Annotation Data Model and Vocabulary, W3C Recommendations of 23 February 2017. A fact is an annotation
whose bodies are its texts and its kind, and whose targets are the passages, each selected by the quotes of
its first and last words.
"""

import json
from typing import Any
from unicodedata import category
from uuid import NAMESPACE_URL, uuid5

from ..model.plan import Document, Evidence, Fact, Plan
from ..text.words import joins_lines

_OPENING = ("Ps", "Pi", "Pd")
_CLOSING = ("Pe", "Pf", "Pd", "Po")
_STRAIGHT = "\"'"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations(plan: Plan, facts: list[Fact]) -> str:
    """An annotation collection, with all on one page, as JSON-LD."""
    items = [_annotation(fact, plan.document) for fact in facts]
    part = " ".join(fact.id for fact in facts)
    page = {"id": _name(plan.document, f"page {part}"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": _CONTEXT,
        "id": _name(plan.document, f"collection {part}"),
        "type": "AnnotationCollection",
        "label": plan.document.title,
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotation(fact: Fact, document: Document) -> dict[str, Any]:
    texts = [_body(text, language, "describing") for language, text in fact.text.items()]
    notes = [_body(text, language, "commenting") for language, text in (fact.note or {}).items()]
    tags = [_body(tag, None, "tagging") for tag in (fact.kind, *fact.regions, fact.theme, fact.topic) if tag]
    return {
        "id": _name(document, fact.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [*texts, *notes, *tags],
        "target": [{"source": _source(document), "selector": _selector(piece)} for piece in fact.evidence],
    }


def _body(text: str, language: str | None, purpose: str) -> dict[str, str]:
    body = {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}
    return body | ({"language": language} if language else {})


def _selector(piece: Evidence) -> dict[str, Any]:
    """The words of a passage. A range ends before what its end selects: here the point after the last words."""
    start: dict[str, Any] = {"type": "TextQuoteSelector", "exact": piece.start}
    end: dict[str, Any] = {"type": "TextQuoteSelector", "exact": piece.end}
    if piece.prefix:
        start["prefix"] = f"{piece.prefix}{_space_between(piece.prefix, piece.start)}"
    if piece.suffix:
        last = piece.end or piece.start
        (end if piece.end else start)["suffix"] = f"{_space_between(last, piece.suffix)}{piece.suffix}"
    if piece.end is None:
        return start
    end["refinedBy"] = {"type": "TextPositionSelector", "start": len(piece.end), "end": len(piece.end)}
    return {"type": "RangeSelector", "startSelector": start, "endSelector": end}


def _space_between(before: str, after: str) -> str:
    """The space that a page has between words: none in scripts without spaces, nor within brackets and quotes."""
    if joins_lines(before[-1]) or joins_lines(after[0]):
        return ""
    opens = category(before[-1]) in _OPENING or (before[-1] in _STRAIGHT and before.count(before[-1]) % 2 == 1)
    closes = category(after[0]) in _CLOSING and not (after[0] in _STRAIGHT and after.count(after[0]) % 2 == 0)
    return "" if opens or closes else " "


def _source(document: Document) -> str:
    """The address of the copy, or where there is none a name made of the text's digest."""
    return document.url or f"urn:sha256:{document.digest}"


def _name(document: Document, part: str) -> str:
    """A lasting name, the same for the same text and id wherever it is made."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:sha256:{document.digest}#{part}')}"
