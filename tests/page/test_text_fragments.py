"""A link opens at the proven passage: read by the grammar of text fragments, and followed as browsers do.

WICG, URL Fragment Text Directives: `#:~:text=[prefix-,]start[,end][,-suffix]`. The first match wins; letters match
in either case; each part begins and ends at word borders; prefix and suffix stand right beside the passage.
What Chromium does besides, seen in version 156: straight and curly quotation marks are equal, hyphens and
dashes are not, and no part goes over the border of a paragraph or a line break.
"""

import pytest
from fragments import Directive, begins_with, directive, ends_with, follow
from models import Pair, pairs

from jjj_textile.model.links import passage_link
from jjj_textile.model.plan import Evidence
from jjj_textile.page.copy import read_page
from jjj_textile.page.evidence import prove
from jjj_textile.page.fragments import BrowserText
from jjj_textile.text.normalise import normalise_with_offsets


@pytest.mark.parametrize(
    ("parts", "page", "passage"),
    [
        (("", "b", "", ""), "a b c b", "a |b| c b"),
        (("", "B", "", ""), "a b", "a |b|"),
        (("c", "b", "", ""), "a b c b", "a b c |b|"),
        (("", "b", "", "d"), "b c b d", "b c |b| d"),
        (("", "b", "d", ""), "a b c d e d", "a |b c d| e d"),
        (("", "b", "d", "e"), "b d c d e", "|b d c d| e"),
        (("", "art", "", ""), "party art", "party |art|"),
        (("", "a b", "", ""), "a\u00a0b", "|a\u00a0b|"),
        (("", "a b", "", ""), "a\nb", None),
        (("x", "a", "", ""), "x\n\na", "x\n\n|a|"),
        (("", "Hebei", "", ""), "Hebei's Hebei", "Hebei's |Hebei|"),
        (("", '"a"', "", ""), "“a”", "|“a”|"),
        (("", "a-b", "", ""), "a–b", None),
        (("", "港市", "", ""), "南港市有", "南|港市|有"),
        (("", "z", "", ""), "a", None),
    ],
)
def test_a_browser_opens_the_first_passage_that_fits(
    parts: tuple[str, str, str, str], page: str, passage: str | None
) -> None:
    found = follow(Directive(*parts), page)
    shown = f"{page[: found.start]}|{page[slice(*found)]}|{page[found.end :]}" if found else None
    assert shown == passage


@pytest.mark.parametrize(
    "fragment", ["", "a,", ",a", "a-b", "a,b,c,d", "-,a", "a,-", "a b", "a&b", "a,b-,c", "%e4", "京"]
)
def test_what_is_no_text_directive_is_refused(fragment: str) -> None:
    with pytest.raises(AssertionError, match="is no text directive"):
        directive(f"https://e.example/#:~:text={fragment}", "https://e.example/")


@pairs
def test_the_link_of_every_fact_and_reading_opens_at_its_first_passage(pair: Pair) -> None:
    plan, page = pair.plan, read_page(pair.page)
    url = plan.document.url
    assert url
    first = {(result.id, result.evidence): result.span for result in prove(plan, page).evidence}
    items = [*((fact.id, fact.evidence[0]) for fact in plan.facts)]
    items += [(entry.id, entry.evidence[0]) for entry in plan.readings]
    opened = {}
    for id, piece in items:
        span = first[id, piece]
        assert span
        opened[id, piece] = (follow(directive(passage_link(url, piece), url), page.original), page.span(*span))
    assert {key: spans for key, spans in opened.items() if spans[0] != spans[1]} == {}


@pairs
def test_a_prefix_and_a_suffix_are_the_words_beside_the_passage(pair: Pair) -> None:
    page = read_page(pair.page)
    for result in prove(pair.plan, page).evidence:
        assert result.span
        before, after = page.text[: result.span.start], page.text[result.span.end :]
        assert ends_with(before, result.evidence.prefix or "") or not result.evidence.prefix
        assert begins_with(after, result.evidence.suffix or "") or not result.evidence.suffix


def test_a_link_finds_words_of_any_kind() -> None:
    page = 'One "a-b", R&D; 100% of深水港and a #1 (c+d) ~ é/ü?'
    for start, end in (('"a-b", R&D;', None), ("100% of深水港", "#1"), ("(c+d)", "é/ü?")):
        link = passage_link("https://e.example/", Evidence("P", start, end))
        found = follow(directive(link, "https://e.example/"), page)
        assert found
        assert page[slice(*found)].startswith(start)
        assert page[slice(*found)].endswith(end or start)
        assert normalise_with_offsets(page).text == page


def test_a_suffix_that_stands_nowhere_is_given_up_after_one_pass() -> None:
    text = BrowserText(normalise_with_offsets("the port of the city\n\n" * 20_000))
    assert text.follow(Evidence("P1", "the port", "the city", suffix="no more")) is None
    assert text.follow(Evidence("P1", "port", prefix="no", suffix="of")) is None
    assert text.follow(Evidence("P1", "port", prefix="the", suffix="of")) == (4, 8)
