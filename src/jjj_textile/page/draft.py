"""A model to start from: what a page shows of itself, and commented examples of what only a reader can say."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from ..io.files import read_own_text
from ..labels import label
from ..model.plan import Block, Evidence, Texts
from ..text.normalise import NormalText, normalise_with_offsets
from ..text.words import count_words
from ..text.yaml_writing import yaml_scalar_in_brackets as scalar
from .blocks import border_phrases, find_blocks
from .clauses import Clauses, clauses_of
from .copy import Copy
from .languages import language_of
from .metadata import Metadata, Proposal
from .outline import Outline, outline_of_page, outline_of_text
from .paragraphs import Found, blocks_of
from .phrases import PhraseIndex
from .pieces import PieceRole, read
from .quoting import as_yaml, flow_mapping, is_nameable, quote_passages
from .stubs import fact_stubs, region_stubs
from .tables import rows_of

_UNTITLED = "-"
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节]).{1,30}"
)
"""A heading of an official paper, whatever its markup."""

_SENTENCE = re.compile("[.。!！?？;；]")
_LONGEST_TITLE, _FEWEST = 300, 3
_KINDS = ("goal", "measure", "advantage", "role", "background")
_CODES = ("navigation", "layout", "connective")
_NAMES = {
    PieceRole.TITLE: "title",
    PieceRole.DATELINE: "dateline",
    PieceRole.PARAGRAPH: "paragraph",
    PieceRole.ASIDE: "aside",
}


def draft(copy: Copy, languages: Sequence[str], with_facts: bool = False) -> str:
    """The YAML of a model of a page in these languages, or in the page's own if there are none.

    With facts, these and the regions that they name are there, their texts still to be written; else examples.

    Raises ValueError for a page without words.
    """
    outline = _outline(copy)
    page = normalise_with_offsets(outline.text)
    metadata = Metadata(copy.tree, copy.title)
    reading = read(outline, metadata)
    blocks = list(blocks_of(page, outline, reading.pieces))
    if not blocks:
        raise ValueError("the page has no words")
    article = "".join(page.text[slice(*block.span)] for block in blocks if block.role is not PieceRole.ASIDE)
    language = language_of(article or page.text, [copy.language, *metadata.languages()])
    languages = list(languages) or [language]

    def named(key: str) -> str:
        return flow_mapping({tag: label(tag, f"draft.{key}") for tag in languages})

    first = next((block.evidence for block in blocks if block.role is PieceRole.PARAGRAPH), blocks[0].evidence)
    url = Proposal(copy.url, "the saved page") if copy.url else metadata.url()
    examples = {key: named(key) for key in ("statement", "note", "maker", "north", "province")}
    examples["evidence"] = as_yaml(_example(page, first))
    excluded = dict(_excluded(page, outline, blocks, reading.published is not None, with_facts))
    clauses = clauses_of(page, blocks, rows_of(page, outline), excluded) if with_facts else Clauses()
    return _filled(
        "draft",
        regions=region_stubs(clauses.found, languages) or _filled("regions", **examples),
        facts=fact_stubs(clauses, languages) if clauses.found else _filled("facts", **examples),
        unsaid=named("unsaid"),
        languages=", ".join(map(scalar, languages)),
        language=scalar(language),
        title=_proposed("title", reading.title) or f"title: {scalar(_any_line(outline))}",
        reading=scalar(label(language, "draft.reading")),
        published=_proposed("published", reading.published),
        author=_proposed("author", reading.author),
        publisher=_proposed("publisher", reading.publisher),
        url=_proposed("url", url),
        digest=page.digest(),
        blocks="".join(_block(block, languages) for block in blocks),
        exclusions=_exclusions(blocks, excluded, clauses.headings, named),
        kinds="".join(f"  {kind}: {named(kind)}\n" for kind in _KINDS).rstrip("\n"),
        codes="".join(f"  {code}: {named(code)}\n" for code in _CODES).rstrip("\n"),
        **{key: named(key) for key in ("talent", "training", "making")},
        evidence=examples["evidence"],
    )


def _filled(name: str, **values: str) -> str:
    """A template beside this file, filled in."""
    return Template(read_own_text(Path(__file__).with_name(f"{name}.yaml.template"))).substitute(values)


def _outline(copy: Copy) -> Outline:
    """The outline of a page; that of its text alone where its tree does not give the very same text."""
    if copy.tree and (outline := outline_of_page(copy.tree)).text == copy.text:
        return outline
    return outline_of_text("\n".join(copy.text.splitlines()))


_EXAMPLES = {
    "published": '"2024-03-05T09:30:00"  # as printed, without a zone',
    "author": "Zhang San",
    "publisher": "Economic Daily",
    "url": "https://example.org/page.html  # of a copy of the page",
}


def _proposed(key: str, proposal: Proposal | None) -> str:
    """A line of the document: a proposal with where it comes from, or an example."""
    value = " ".join(proposal.value.split())[:_LONGEST_TITLE].strip() if proposal else ""
    if not proposal or not count_words(value) or not is_nameable(value):
        return f"# {key}: {_EXAMPLES[key]}" if key in _EXAMPLES else ""
    return f"{key}: {scalar(value)}  # from {' '.join(proposal.source.split())}"


def _any_line(outline: Outline) -> str:
    """The first line of a few words, or of any, for a page that no title was found for."""
    lines = [words for line in outline.lines if is_nameable(words := outline.words(line)[:_LONGEST_TITLE])]
    written = [line for line in lines if count_words(line)]
    return next((line for line in written if count_words(line) >= _FEWEST), next(iter(written), _UNTITLED))


def _block(block: Found, languages: Iterable[str]) -> str:
    number = "".join(filter(str.isdigit, block.evidence.block))
    name: Texts = {tag: label(tag, f"draft.{_NAMES[block.role]}").format(number).strip() for tag in languages}
    piece = block.evidence
    ends = "".join(f", {key}: {scalar(value)}" for key, value in (("start", piece.start), ("end", piece.end)) if value)
    return f"    - {{id: {piece.block}, name: {flow_mapping(name)}{ends}}}\n"


def _excluded(
    page: NormalText, outline: Outline, blocks: Iterable[Found], is_dated: bool, with_facts: bool
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The blocks that carry no fact, each with the code and the key of the reason."""
    above = None
    for block in blocks:
        if block.role is PieceRole.ASIDE:
            yield block.evidence.block, ("navigation", "reason")
        elif block.role is PieceRole.DATELINE and is_dated and with_facts:
            yield block.evidence.block, ("layout", "dated")
        elif with_facts and block.role is PieceRole.PARAGRAPH and _is_heading(page, outline, block, above):
            yield block.evidence.block, ("layout", "subheading")
        above = block.role


def _is_heading(page: NormalText, outline: Outline, block: Found, above: PieceRole | None) -> bool:
    """Whether a block is a heading, by markup or by number; what stands below the title may be a subtitle."""
    start, end = page.span(*block.span)
    if _SENTENCE.search(outline.text, start, end + 1):
        return False
    first = bisect_left(outline.lines, start + 1, key=lambda line: line.end)
    last = bisect_left(outline.lines, end, key=lambda line: line.start)
    return all(
        _NUMBERED.fullmatch(outline.words(line)) or (above is not PieceRole.TITLE and outline.is_subheading(line))
        for line in outline.lines[first:last]
    )


def _exclusions(
    blocks: Sequence[Found],
    excluded: Mapping[str, tuple[str, str]],
    headings: Sequence[Evidence],
    named: Callable[[str], str],
) -> str:
    """An exclusion for each block that carries no fact and each heading of a table, or an example."""
    lines = [_exclusion({"block": block}, code, named(reason)) for block, (code, reason) in excluded.items()]
    lines += [_exclusion(_words_of(heading), "layout", named("heading")) for heading in headings]
    if lines:
        return "\n".join(["  exclusions:", *(f"    - {line}" for line in lines)])
    return f"  # exclusions:\n  #   - {_exclusion({'block': blocks[0].evidence.block}, 'navigation', named('reason'))}"


def _words_of(heading: Evidence) -> dict[str, str]:
    """The words of a heading, without those beside it that only a link needs."""
    return {key: value for key, value in heading._asdict().items() if value and key not in ("prefix", "suffix")}


def _exclusion(place: Mapping[str, str], code: str, reason: str) -> str:
    return f"{flow_mapping(place).removesuffix('}')}, code: {code}, reason: {reason}}}"


def _example(page: NormalText, first: Evidence) -> Evidence:
    """Evidence for a block, whose link opens there if any does."""
    block = Block(first.block, {}, first.start, first.end)
    spans = find_blocks([block], PhraseIndex(page.text, border_phrases([block]))).spans
    (named,) = quote_passages(page, spans, [(first.block, spans[first.block])])
    return named.evidence or first
