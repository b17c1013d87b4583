"""The shortest evidence for a passage: it proves, it covers, nothing shorter does, and its link opens there."""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

import pytest
import yaml
from fragments import directive, follow
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.links import passage_link
from jjj_textile.model.plan import Block, Document, Evidence, Fact, Plan
from jjj_textile.page.evidence import block_spans, prove
from jjj_textile.page.phrases import PhraseIndex, Span
from jjj_textile.page.quoting import (
    QuotedPassage,
    as_yaml,
    flow_mapping,
    for_links,
    is_nameable,
    quote_passages,
    units_of,
)
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.text.words import MAX_WORDS, count_words
from jjj_textile.text.yaml_writing import yaml_scalar_in_brackets

URL = "https://e.example/"
WORDS = ("a", "b", "B", "c,", "(d)", "京", "津", "a-b", "“a”", "b.")


class Case(NamedTuple):
    """A page of paragraphs, and a passage of whole words in one of them."""

    text: str
    blocks: Mapping[str, Span]
    block: str
    span: Span

    @property
    def words(self) -> str:
        return self.text[slice(*self.span)]


def page_of(paragraphs: list[str]) -> tuple[str, dict[str, Span]]:
    """The normalised text of paragraphs below each other, and where each stands as a block."""
    text = normalise_with_offsets("\n".join(paragraphs)).text
    blocks, start = {}, 0
    for number, paragraph in enumerate(paragraphs, 1):
        normal = normalise_with_offsets(paragraph).text
        start = text.index(normal, start)
        blocks[f"P{number}"] = Span(start, start + len(normal))
        start += len(normal)
    return text, blocks


@st.composite
def cases(draw: st.DrawFn, words: tuple[str, ...] = WORDS, longest: int = 14) -> Case:
    paragraph = st.lists(st.sampled_from(words), min_size=1, max_size=longest).map(" ".join)
    text, blocks = page_of(draw(st.lists(paragraph, min_size=1, max_size=3)))
    block = draw(st.sampled_from(sorted(blocks)))
    units = units_of(text, blocks[block])
    first = draw(st.integers(0, len(units) - 1))
    last = draw(st.integers(first, len(units) - 1))
    return Case(text, blocks, block, Span(units[first].start, units[last].end))


def one(case: Case) -> QuotedPassage:
    (found,) = quote_passages(case.text, case.blocks, [(case.block, case.span)])
    return found


def quote(page: str, words: str) -> QuotedPassage:
    """The evidence for words of a page of one paragraph, where they stand first."""
    text, blocks = page_of([page])
    start = text.index(words)
    return one(Case(text, blocks, "P1", Span(start, start + len(words))))


def proven(case: Case, evidence: Evidence) -> Span | None:
    """What some evidence names, as the proof has it, where each block is taken whole."""
    starts = list(PhraseIndex(case.text, [evidence.start]).find(evidence.start, case.blocks[evidence.block]))
    if len(starts) != 1:
        return None
    if evidence.end is None:
        return starts[0]
    rest = Span(starts[0].end, case.blocks[evidence.block].end)
    end = PhraseIndex(case.text, [evidence.end]).first(evidence.end, rest)
    return Span(starts[0].start, end.end) if end else None


def link_opens(case: Case, evidence: Evidence) -> Span | None:
    """What a browser shows of the page, paragraph below paragraph, at the link of some evidence."""
    ends = {span.end for span in case.blocks.values()}
    lines = "".join("\n" if place in ends else letter for place, letter in enumerate(case.text))
    return follow(directive(passage_link(URL, evidence), URL), lines)


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
        # words that stand twice are named with one more, or more, first before them and then after
        ("a b c b", "b", "{block: P1, start: a b}"),
        ("b c a b", "b", "{block: P1, start: b c}"),
        ("a b a b c", "a b", "{block: P1, start: a b a}"),
        # a word is named without the punctuation around it, but with that within
        ("In (the) “R&D”, port.", "R&D", '{block: P1, start: "R&D"}'),
        ("In the a, b port", "a, b", '{block: P1, start: "a, b"}'),
        # each Chinese character is a word
        ("南港市有深水港。", "深水港", "{block: P1, start: 深水港}"),
        ("南港市有深水港和学校。", "南港市有深水港和学校", "{block: P1, start: 南, end: 校}"),
        # a part of a word is named with all of it
        ("a cross-border plan", "border", '{block: P1, start: "cross-border"}'),
    ],
)
def test_a_passage_is_named_by_the_fewest_words(page: str, words: str, evidence: str) -> None:
    found = quote(page, words)
    assert found.evidence
    assert as_yaml(found.evidence) == evidence


@pytest.mark.parametrize(
    ("page", "words"), [("x x x x x x x x x x x x x", "x"), ("a … b", "…"), ("a … b", " "), ("…", "…")]
)
def test_what_no_words_tell_apart_has_no_evidence(page: str, words: str) -> None:
    assert quote(page, words).evidence is None


def test_words_in_no_block_have_no_evidence() -> None:
    assert quote_passages("a b", {"P1": Span(0, 1)}, [("", Span(2, 3))]) == [QuotedPassage("", Span(2, 3))]


def test_many_passages_are_named_as_each_alone() -> None:
    text, blocks = page_of(["a b c a b", "b c d e f g h", "京津京"])
    passages = [(block, unit) for block, span in blocks.items() for unit in units_of(text, span)]
    assert quote_passages(text, blocks, passages) == [
        quote_passages(text, blocks, [passage])[0] for passage in passages
    ]


@given(cases())
def test_evidence_is_found_once_and_covers_the_passage(case: Case) -> None:
    found = one(case)
    if found.evidence is None:
        return
    assert proven(case, found.evidence) == found.reach
    assert found.reach.start <= case.span.start
    assert found.reach.end >= case.span.end
    assert all(1 <= count_words(part) <= MAX_WORDS for part in found.evidence[1:3] if part is not None)


@given(cases())
def test_a_model_with_the_evidence_proves(case: Case) -> None:
    found = one(case)
    text, blocks = case.text, case.blocks
    ends = {block: text[slice(*span)] for block, span in blocks.items()}
    pieces = tuple(Block(block, {"en": "-"}, start_of(words)) for block, words in ends.items())
    plan = Plan(("en",), Document("-", "en", normalise_with_offsets(text).digest(), pieces))
    short = {block for block, span in block_spans(plan, normalise_with_offsets(text)).items() if span == blocks[block]}
    if found.evidence is None or short != set(blocks):
        return
    facts = (Fact("F1", "background", {"en": "-"}, (found.evidence,)),)
    (result,) = prove(plan._replace(facts=facts), normalise_with_offsets(text)).evidence
    assert (result.status, result.span) == ("found", found.reach)


def brute(case: Case, span: Span) -> list[Evidence]:
    """All evidence that names just this span, whole where it has few words."""
    units = [unit for unit in units_of(case.text, case.blocks[case.block]) if span.start <= unit.start < span.end]
    heads = [case.text[span.start : unit.end] for unit in units[:MAX_WORDS]]
    tails = [case.text[unit.start : span.end] for unit in units[-MAX_WORDS:]]
    whole = [Evidence(case.block, head) for head in heads if len(head) == span.end - span.start]
    pairs = [Evidence(case.block, head, tail) for head, tail in product(heads, tails)]
    return [one for one in (*whole, *pairs) if proven(case, one) == span]


def length(evidence: Evidence) -> int:
    return count_words(evidence.start) + count_words(evidence.end or "")


@given(cases())
def test_no_shorter_evidence_names_the_same(case: Case) -> None:
    found = one(case)
    if found.evidence is None or found.evidence.end is None:
        return
    opened = link_opens(case, found.evidence) == found.reach
    rivals = [rival for rival in brute(case, found.reach) if not opened or link_opens(case, rival) == found.reach]
    assert length(found.evidence) <= min(map(length, rivals))


@given(cases())
def test_more_than_the_passage_is_named_only_where_nothing_names_just_it(case: Case) -> None:
    found = one(case)
    if found.evidence is None or found.reach != case.span:
        assert brute(case, case.span) == []


@given(cases())
def test_a_link_opens_at_the_passage_with_the_words_before_it_where_it_needs_them(case: Case) -> None:
    found = one(case)
    (evidence,) = for_links(case.text, case.blocks, [found])
    if found.evidence is None or evidence is None:
        assert evidence is None
        return
    assert evidence == found.evidence._replace(prefix=evidence.prefix)
    if not found.needs_more():
        assert evidence.prefix is None
    rivals = [rival for rival in brute(case, found.reach) if link_opens(case, rival) == found.reach]
    if rivals or evidence.prefix:
        assert link_opens(case, evidence) == found.reach


@pytest.mark.parametrize(
    ("page", "block", "words", "evidence"),
    [
        ("a b\nc b", "P1", "b", "{block: P1, start: b}"),
        ("a b\nc b", "P2", "b", "{block: P2, start: b, prefix: c}"),
        ("a b\nc B", "P2", "B", "{block: P2, start: B, prefix: c}"),
        ("a, b\nx, a, b", "P2", "b", '{block: P2, start: b, prefix: "x, a,"}'),
        # at the beginning of its block, the words of the one before
        ("a b\nc d\nc d", "P3", "c", "{block: P3, start: c, prefix: d}"),
        # where a start of more words stands first, no words before it are needed
        ("a b\na c d e f g", "P2", "a c d e f g", "{block: P2, start: a c, end: g}"),
        # as the end that a browser takes in either case
        ("a x B c y z w b", "P1", "a x B c y z w b", "{block: P1, start: a, end: w b}"),
    ],
)
def test_a_link_needs_words_before_a_start_that_stands_earlier(
    page: str, block: str, words: str, evidence: str
) -> None:
    text, blocks = page_of(page.split("\n"))
    start = text.index(words, blocks[block].start)
    case = Case(text, blocks, block, Span(start, start + len(words)))
    (found,) = for_links(text, blocks, [one(case)])
    assert found
    assert as_yaml(found) == evidence
    assert link_opens(case, found) == case.span


@pytest.mark.parametrize("control", ["\x1b", "\x9b", "\u061c", "\ufffe"])
def test_no_evidence_holds_what_no_model_may(control: str) -> None:
    text, blocks = page_of([f"a b{control}c d e f g"])
    for passage in ("a", f"b{control}c", "c d", "a", text):
        start = text.index(passage)
        found = one(Case(text, blocks, "P1", Span(start, start + len(passage))))
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
