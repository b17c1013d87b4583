"""The evidence offered for a passage: it proves, it covers, its link opens there, and it reads well."""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.plan import Block, Document, Evidence, Fact, Plan
from jjj_textile.page.evidence import block_spans, prove
from jjj_textile.page.following import FollowedLinks
from jjj_textile.page.phrases import PhraseIndex, Span
from jjj_textile.page.quoting import (
    QuotedPassage,
    as_yaml,
    flow_mapping,
    is_nameable,
    quote_passages,
    units_of,
)
from jjj_textile.text.normalise import NormalText, normalise, normalise_with_offsets, seal
from jjj_textile.text.words import MAX_WORDS, is_short
from jjj_textile.text.yaml_writing import yaml_scalar_in_brackets

WORDS = ("a", "b", "B", "c,", "(d)", "京", "津", "a–b", "“a”", "b.", "京津冀，")


class Case(NamedTuple):
    """A page of paragraphs, and a passage of whole words in one of them."""

    page: NormalText
    blocks: Mapping[str, Span]
    block: str
    span: Span


def page_of(paragraphs: list[str]) -> tuple[NormalText, dict[str, Span]]:
    """The text of paragraphs below each other, and where each stands as a block."""
    page = normalise_with_offsets("\n".join(paragraphs))
    blocks, start = {}, 0
    for number, paragraph in enumerate(paragraphs, 1):
        normal = normalise_with_offsets(paragraph).text
        start = page.text.index(normal, start)
        blocks[f"P{number}"] = Span(start, start + len(normal))
        start += len(normal)
    return page, blocks


@st.composite
def cases(draw: st.DrawFn, words: tuple[str, ...] = WORDS, longest: int = 14) -> Case:
    paragraph = st.lists(st.sampled_from(words), min_size=1, max_size=longest).map(" ".join)
    page, blocks = page_of(draw(st.lists(paragraph, min_size=1, max_size=3)))
    block = draw(st.sampled_from(sorted(blocks)))
    units = units_of(page.text, blocks[block])
    first = draw(st.integers(0, len(units) - 1))
    last = draw(st.integers(first, len(units) - 1))
    return Case(page, blocks, block, Span(units[first].start, units[last].end))


def one(case: Case) -> QuotedPassage:
    (found,) = quote_passages(case.page, case.blocks, [(case.block, case.span)])
    return found


def quote(text: str, words: str) -> QuotedPassage:
    """The evidence for words of a page of one paragraph, where they stand first."""
    page, blocks = page_of([text])
    start = page.text.index(words)
    return one(Case(page, blocks, "P1", Span(start, start + len(words))))


def proven(case: Case, evidence: Evidence) -> Span | None:
    """What some evidence names, as the proof has it, where each block is taken whole."""
    start, end, block = normalise(evidence.start), normalise(evidence.end or ""), case.blocks[evidence.block]
    index = PhraseIndex(case.page.text, [start, end])
    starts = list(index.find(start, block))
    if len(starts) != 1:
        return None
    if not end:
        return starts[0]
    found = index.first(end, Span(starts[0].end, block.end))
    return Span(starts[0].start, found.end) if found else None


def start_of(paragraph: str) -> str:
    return " ".join(paragraph.split()[:MAX_WORDS])


# What is given


@pytest.mark.parametrize(
    ("page", "words", "evidence"),
    [
        # few words are named whole
        ("One fine day in the port", "fine", "{block: P1, start: fine}"),
        ("One fine day in the port", "One fine day in the", "{block: P1, start: One fine day in the}"),
        # many by as few at each end as it takes
        ("One fine day in the port", "One fine day in the port", "{block: P1, start: One, end: port}"),
        ("a b c d e a f g", "a b c d e a", "{block: P1, start: a b, end: a}"),
        ("a b c x a d b c", "a b c x a d b c", "{block: P1, start: a b, end: b c}"),
        # rather where any reader parts words than long
        (
            "港口，计划中的深水码头将于明年春天开工",
            "港口，计划中的深水码头将于明年春天开工",
            "{block: P1, start: 港口, end: 春天开工}",
        ),
        # words that stand twice are named with one more, or more, first before them and then after
        ("a b c b", "b", "{block: P1, start: a b}"),
        ("b c a b", "b", "{block: P1, start: b c}"),
        ("a b a b c", "a b", "{block: P1, start: a b a}"),
        # just what was asked for, with its signs and without what stands around it
        ("In (the) “R&D”, port.", "R&D", '{block: P1, start: "R&D"}'),
        ("In the a, b port", "a, b", '{block: P1, start: "a, b"}'),
        ("It costs €300 now", "€300", '{block: P1, start: "€300"}'),
        ("It was −5 degrees", "-5 degrees", '{block: P1, start: "−5 degrees"}'),
        ("每季度公布GDP、CPI、PPI。", "CPI", "{block: P1, start: CPI}"),
        ("a cross-border plan", "border", "{block: P1, start: border}"),
        # the page's own dashes and white space, which a link needs
        ("a cross–border plan", "cross-border", '{block: P1, start: "cross–border"}'),
        ("将于 2027 年建成", "于2027年", "{block: P1, start: 于 2027 年}"),
        ("⽂化⾼地", "文化", "{block: P1, start: 文化}"),
        # up to twelve characters are named whole, where browsers part words
        ("南港市有深水港。", "深水港", "{block: P1, start: 深水港}"),
        ("加强京津冀协同发展", "强京", "{block: P1, start: 加强京津}"),
        # more at the borders of words, best at punctuation, and not by a letter or two
        (
            "方案提出，要优先保护湿地生态环境，严格控制填海面积。",
            "方案提出,要优先保护湿地生态环境,严格控制填海面积".replace(",", "，"),
            '{block: P1, start: 方案提出, end: 严格控制填海面积, seal: "540008fc"}',
        ),
        ("ท่าเรือใหม่จะเปิดให้บริการ", "ใหม่", '{block: P1, start: "ใหม่"}'),
    ],
)
def test_a_passage_is_named_by_few_words_of_its_own(page: str, words: str, evidence: str) -> None:
    found = quote(page, words)
    assert found.evidence
    assert as_yaml(found.evidence if "seal" in evidence else found.evidence._replace(seal=None)) == evidence


@pytest.mark.parametrize(
    ("page", "words"), [("x x x x x x x x x x x x x", "x"), ("a … b", "…"), ("a … b", " "), ("…", "…")]
)
def test_what_no_words_tell_apart_has_no_evidence(page: str, words: str) -> None:
    assert quote(page, words).evidence is None


def test_words_in_no_block_have_no_evidence() -> None:
    page = normalise_with_offsets("a b")
    assert quote_passages(page, {"P1": Span(0, 1)}, [("", Span(2, 3))]) == [QuotedPassage("", Span(2, 3))]


def test_many_passages_are_named_as_each_alone() -> None:
    page, blocks = page_of(["a b c a b", "b c d e f g h", "京津京"])
    passages = [(block, unit) for block, span in blocks.items() for unit in units_of(page.text, span)]
    assert quote_passages(page, blocks, passages) == [
        quote_passages(page, blocks, [passage])[0] for passage in passages
    ]


@given(cases())
def test_evidence_is_found_once_covers_the_passage_and_is_sealed(case: Case) -> None:
    found = one(case)
    if found.evidence is None:
        return
    assert proven(case, found.evidence) == found.reach
    assert found.reach.start <= case.span.start
    assert found.reach.end >= case.span.end
    assert all(is_short(part) for part in found.evidence[1:5] if part is not None)
    words = case.page.text[slice(*found.reach)]
    assert found.evidence.seal == (None if found.evidence.end is None else seal(words))


@given(cases())
def test_a_model_with_the_evidence_proves(case: Case) -> None:
    found = one(case)
    text, blocks = case.page.text, case.blocks
    ends = {block: text[slice(*span)] for block, span in blocks.items()}
    pieces = tuple(Block(block, {"en": "-"}, start_of(words)) for block, words in ends.items())
    plan = Plan(("en",), Document("-", "en", case.page.digest(), pieces))
    short = {block for block, span in block_spans(plan, case.page).items() if span == blocks[block]}
    if found.evidence is None or short != set(blocks):
        return
    facts = (Fact("F1", "background", {"en": "-"}, (found.evidence,)),)
    (result,) = prove(plan._replace(facts=facts), case.page).evidence
    assert (result.status, result.span) == ("found", found.reach)


def brute(case: Case, span: Span) -> list[Evidence]:
    """All evidence that names just this span, whole where it has few words, as the page prints it."""

    def printed(start: int, end: int) -> str:
        return " ".join(case.page.original[slice(*case.page.span(start, end))].split())

    units = [unit for unit in units_of(case.page.text, case.blocks[case.block]) if span.start <= unit.start < span.end]
    heads = [printed(span.start, unit.end) for unit in units]
    tails = [printed(unit.start, span.end) for unit in units]
    whole = [Evidence(case.block, heads[-1])] if is_short(heads[-1]) else []
    pairs = [Evidence(case.block, head, tail) for head, tail in product(heads, tails)]
    named = [one for one in (*whole, *pairs) if is_short(one.start) and (one.end is None or is_short(one.end))]
    return [one for one in named if proven(case, one) == span]


@given(cases(longest=8))
def test_a_link_opens_at_the_passage_if_any_evidence_for_it_makes_one_that_does(case: Case) -> None:
    found = one(case)
    links = FollowedLinks(case.page, case.blocks)
    if found.evidence is None or found.reach != case.span:
        return
    if any(links.lead_to(rival, case.span) for rival in brute(case, case.span)):
        assert links.lead_to(found.evidence, case.span)


@pytest.mark.parametrize(
    ("page", "block", "words", "evidence"),
    [
        ("a b\nc b", "P1", "b", "{block: P1, start: b}"),
        ("a b\nc b", "P2", "b", "{block: P2, start: b, prefix: c}"),
        ("a b\nc B", "P2", "B", "{block: P2, start: B, prefix: c}"),
        ("a é\nc E", "P2", "E", "{block: P2, start: E, prefix: c}"),
        ("a, b\nx, a, b", "P2", "b", '{block: P2, start: b, prefix: "x, a,"}'),
        # at the beginning of its block, the words of the one before
        ("a b\nc d\nc d", "P3", "c", "{block: P3, start: c, prefix: d}"),
        # at the beginning of the page, or after the same words, those behind it
        ("x a b\nx a c", "P2", "x a", "{block: P2, start: x a, prefix: b}"),
        ("x a b\nx b\nx a b\nx c", "P4", "x", "{block: P4, start: x, suffix: c}"),
        # where a start of more words stands first, no words before it are needed
        ("a b\na c d e f g", "P2", "a c d e f g", "{block: P2, start: a c, end: g}"),
        # as the end that a browser takes in either case
        ("a x B c y z w b", "P1", "a x B c y z w b", "{block: P1, start: a, end: w b}"),
        ("全国统一\n建成全国统一市场", "P2", "全国统一", "{block: P2, start: 全国统一, prefix: 建成}"),
    ],
)
def test_a_link_needs_words_beside_a_start_that_stands_earlier(
    page: str, block: str, words: str, evidence: str
) -> None:
    text, blocks = page_of(page.split("\n"))
    start = text.text.index(words, blocks[block].start)
    case = Case(text, blocks, block, Span(start, start + len(words)))
    found = one(case)
    assert found.evidence
    assert as_yaml(found.evidence._replace(seal=None)) == evidence
    assert FollowedLinks(text, blocks).lead_to(found.evidence, case.span)


def test_no_term_goes_over_two_paragraphs() -> None:
    page = normalise_with_offsets("Trade\n\nFibre\n\nThe fair opens in June.")
    (found,) = quote_passages(page, {"P1": Span(0, 11)}, [("P1", Span(0, 11))])
    assert found.evidence
    assert as_yaml(found.evidence._replace(seal=None)) == "{block: P1, start: Trade, end: Fibre}"


@pytest.mark.parametrize("control", ["\x1b", "\x9b", "\u061c", "\ufffe"])
def test_no_evidence_holds_what_no_model_may(control: str) -> None:
    page, blocks = page_of([f"a b{control}c d e f g"])
    for passage in ("a", f"b{control}c", "c d", "a", page.text):
        start = page.text.index(passage)
        found = one(Case(page, blocks, "P1", Span(start, start + len(passage))))
        assert found.evidence
        assert is_nameable(as_yaml(found.evidence))
        assert found.reach.start <= start < start + len(passage) <= found.reach.end


# YAML

TEXTS = st.text().filter(is_nameable) | st.sampled_from(
    ["京 津", "Null", "y", "1", "1e3", "2024-01-01", "'", '"', "a: b", "a #b", "\\", "'\"", " a ", "- a", "~", "a,b"]
)


@given(TEXTS)
def test_a_text_reads_back_from_yaml(text: str) -> None:
    assert yaml.safe_load(f"[{yaml_scalar_in_brackets(text)}]") == [text]


@given(st.dictionaries(TEXTS, TEXTS))
def test_a_mapping_of_texts_reads_back_from_yaml(texts: dict[str, str]) -> None:
    assert yaml.safe_load(flow_mapping(texts)) == texts


@given(st.builds(Evidence, TEXTS, TEXTS, *[st.none() | TEXTS] * 4))
def test_evidence_reads_back_from_yaml(evidence: Evidence) -> None:
    texts = {key: value for key, value in evidence._asdict().items() if value}
    assert yaml.safe_load(as_yaml(evidence)) == texts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("rich educational", "rich educational"),
        ("京津冀", "京津冀"),
        ("no", '"no"'),
        ("2024", '"2024"'),
        ("a, b", '"a, b"'),
        ("a's", '"a\'s"'),
        ('"open" prices', "'\"open\" prices'"),
        ('a\'s "b"', '"a\'s \\"b\\""'),
        ("a\\b", '"a\\\\b"'),
        ("", '""'),
    ],
)
def test_a_text_stays_bare_where_nobody_can_take_it_for_anything_else(text: str, written: str) -> None:
    assert yaml_scalar_in_brackets(text) == written
