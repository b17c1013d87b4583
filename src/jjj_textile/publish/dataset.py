"""Facts as schema.org says it, for search engines and other readers of JSON-LD: a Dataset made of Claims.

A page may carry this as a block of data: no character of it has a meaning in HTML, and all of it is ASCII.
Tested in tests/publish/test_report.py.
"""

import json
from typing import Any

from ..model.links import passage_link
from ..model.plan import Fact, Texts
from .report_page import Page, address

_CONTEXT = "https://schema.org"
_IN_HTML = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def dataset(pages: list[Page]) -> str:
    """Each page's facts as one Dataset, in the page's languages, as JSON-LD."""
    graph = {"@context": _CONTEXT, "@graph": [_dataset(page) for page in pages]}
    return json.dumps(graph, separators=(",", ":")).translate(_IN_HTML)


def _dataset(page: Page) -> dict[str, Any]:
    document = page.plan.document
    source = {"@type": "WebPage", "name": document.title, "inLanguage": document.language}
    dated = {"datePublished": document.published} if document.published else {}
    return {
        "@type": "Dataset",
        "name": document.title,
        "description": " ".join(run.text for run in page.label("report.about")),
        "inLanguage": page.languages,
        "isBasedOn": source | dated | _at(document.url),
        "spatialCoverage": [
            {"@type": "Place", "name": _texts(page, region.name)}
            | ({"identifier": region.codes.iso} if region.codes.iso else {})
            for region in page.plan.regions
        ],
        "hasPart": [_claim(page, fact) for fact in page.plan.facts],
    }


def _claim(page: Page, fact: Fact) -> dict[str, Any]:
    """A fact: what is said, of which places, and where on the page it appears."""
    url, places = page.plan.document.url, page.regions_of(fact)
    passages = [_at(passage_link(url, piece)) for piece in fact.evidence] if url else []
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{page.at('fact', fact.id)}",
        "identifier": fact.id,
        "text": _texts(page, fact.text),
        "appearance": [{"@type": "WebPage"} | passage for passage in passages if passage],
    }
    return claim | ({"about": [{"@type": "Place", "name": _texts(page, region.name)} for region in places]})


def _texts(page: Page, texts: Texts) -> list[dict[str, str]]:
    return [{"@language": language, "@value": texts[language]} for language in page.languages]


def _at(url: str | None) -> dict[str, str]:
    """The address of a page of the web; nothing of any other."""
    return {"url": url} if url and address(url) else {}
