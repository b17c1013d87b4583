"""Every link made from evidence that is offered opens at the passage that the evidence names."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from highlights import served, set_off, styled
from playwright.sync_api import Browser

from jjj_textile.model.links import passage_link
from jjj_textile.model.loader import parse
from jjj_textile.model.plan import Evidence
from jjj_textile.page.copy import copy_of
from jjj_textile.page.coverage import cover
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.views.passages import unaccounted

OWN = sorted((Path(__file__).parent / "pages").glob("*.html"))
SAVED = (
    [Path(os.environ["JJJ_PAGES"]) / name for name in ("xinhuanet-1.html", "shanxi-1.html")]
    if "JJJ_PAGES" in os.environ
    else []
)
SIZE = {"width": 1280, "height": 2400}
LONGEST = 200


def offered(content: bytes) -> Iterator[tuple[Evidence, str]]:
    """Evidence for each sentence of a page, with the passage that it names."""
    copy = copy_of(content, "page")
    plan = parse(draft(copy, []), "page")
    proof = prove(plan, normalise_with_offsets(copy.text))
    for found in unaccounted(proof, cover(proof)):
        if found.evidence:
            yield found.evidence, found.text


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", text)


@pytest.mark.parametrize("path", [*OWN, *SAVED], ids=lambda path: path.name)
def test_a_link_from_offered_evidence_opens_at_its_passage(chromium: Browser, path: Path) -> None:
    content = path.read_bytes()
    context = chromium.new_context(viewport=SIZE, java_script_enabled=False)
    page, reader = context.new_page(), chromium.new_page()
    failed = []
    with served({"/page.html": styled(content.decode("utf-8"))}) as site:
        evidence = list(offered(content))
        for piece, passage in evidence:
            link = passage_link(f"{site}/page.html", piece)
            if (lit := set_off(page, reader, link)) != bare(passage):
                failed.append((piece, passage, lit))
    context.close()
    print(len(evidence), len(failed))
    assert evidence
    assert failed == []
