"""A model to start from: what a page shows of itself, and commented examples of what only a reader can say."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template

from ..labels import label
from ..model.plan import Block, Evidence, Texts
from ..text.normalise import NormalText, normalise_with_offsets
from ..text.words import MAX_WORDS, count_words
from ..text.yaml_writing import yaml_scalar_in_brackets as scalar
from .blocks import border_phrases, find_blocks
from .copy import Copy
from .phrases import PhraseIndex, Span
from .quoting import as_yaml, flow_mapping, is_nameable, quote_passages, units_of

_SHORT = 5
_UNTITLED = "-"
_WRAPPED = 120
_FEWEST = 3
_TRAIL = re.compile("[>›»|]")
"""What parts the entries of a menu."""

_BREAK, _GAP = re.compile(r"\n"), re.compile(r"\n\s*\n")
_STOPS = frozenset(".。!！?？;；")
_LONGEST_TITLE = 300
_SEEN = 10_000
_KANA = 5
"""One kana in so many Chinese characters makes a text Japanese."""

_REPEATED = 200
"""How many words at most are in each of the blocks of a paragraph that repeats itself; more would take too long."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
"""The language that is likeliest of those written in a script; English is that of any other."""

_KINDS = ("goal", "measure", "advantage", "role", "background")
_CODES = ("navigation", "layout", "connective")
_TEMPLATE = Path(__file__).with_name("draft.yaml.template")


def draft(copy: Copy, languages: Sequence[str]) -> str:
    """The YAML of a model of a page in these languages, or in the page's own if there are none.

    Raises ValueError for a page without words.
    """
    copy = copy._replace(text="\n".join(copy.text.splitlines()))
    page = normalise_with_offsets(copy.text)
    blocks = list(_blocks(page))
    if not blocks:
        raise ValueError("the page has no words")
    language = _language(copy, page.text)
    languages = list(languages) or [language]

    def named(key: str) -> str:
        return flow_mapping({tag: label(tag, f"draft.{key}") for tag in languages})

    first = blocks[0]
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        {key: named(key) for key in ("unsaid", "reason", "statement", "note", "maker", "north", "province")},
        languages=", ".join(map(scalar, languages)),
        language=scalar(language),
        title=scalar(_title(copy)),
        digest=page.digest(),
        blocks="".join(_block(number, piece, languages) for number, piece in enumerate(blocks, 1)),
        kinds="".join(f"  {kind}: {named(kind)}\n" for kind in _KINDS).rstrip("\n"),
        codes="".join(f"  {code}: {named(code)}\n" for code in _CODES).rstrip("\n"),
        **{key: named(key) for key in ("talent", "training", "making")},
        excluded=as_yaml(first)[1:-1],
        evidence=as_yaml(_example(page, first)),
    )


def _example(page: NormalText, first: Evidence) -> Evidence:
    """Evidence for the first paragraph, whose link opens there if any does."""
    block = Block(first.block, {}, first.start, first.end)
    spans = find_blocks([block], PhraseIndex(page.text, border_phrases([block]))).spans
    (named,) = quote_passages(page, spans, [(first.block, next(_paragraphs(page)))])
    return named.evidence or first


def _block(number: int, piece: Evidence, languages: Iterable[str]) -> str:
    name: Texts = {tag: label(tag, "draft.paragraph").format(number) for tag in languages}
    ends = "".join(f", {key}: {scalar(value)}" for key, value in (("start", piece.start), ("end", piece.end)) if value)
    return f"    - {{id: {piece.block}, name: {flow_mapping(name)}{ends}}}\n"


def _title(copy: Copy) -> str:
    """The title that the page states, or its first line that is no entry of a menu, or its first."""
    lines = [" ".join(line.split())[:_LONGEST_TITLE] for line in (copy.title, *copy.text.splitlines())]
    written = [line for line in lines if count_words(line) and is_nameable(line)]
    if written[:1] == lines[:1]:
        return written[0]
    headlines = (line for line in written if count_words(line) >= _FEWEST and not _TRAIL.search(line))
    return next(headlines, written[0] if written else _UNTITLED)


def _language(copy: Copy, text: str) -> str:
    """The language that the page states, or the likeliest for the script of most of its letters."""
    if _TAG.fullmatch(copy.language):
        main, *rest = copy.language.split("-")
        return "-".join([main.lower(), *rest])
    scripts = (unicodedata.name(one, "").partition(" ")[0] for one in text[:_SEEN] if one.isalpha())
    languages = Counter(_SCRIPTS.get(script, "en") for script in scripts)
    likeliest = max(languages, key=lambda language: languages[language], default="en")
    return "ja" if likeliest == "zh" and languages["ja"] * _KANA > languages["zh"] else likeliest


def _blocks(page: NormalText) -> Iterator[Evidence]:
    """The page's paragraphs as blocks, each after the one before it, found by their own words."""
    number = 0
    for span in _pieces(page):
        units, reach = units_of(page.text, span), len(page.text)
        while units:
            number += 1
            piece, end = _borders(page.text, f"P{number}", units[:reach])
            del units[: bisect_left(units, (end,))]
            reach = _REPEATED
            yield piece


def _pieces(page: NormalText) -> Iterator[Span]:
    """The ranges of the normalised text that paragraphs take; a run of short ones, as in a menu, is one."""
    spans = list(_paragraphs(page))
    held: Span | None = None
    for span, following in zip(spans, [*spans, None][1:], strict=True):
        if _is_short(page.text, span) and (held or (following and _is_short(page.text, following))):
            held = Span(held.start if held else span.start, span.end)
            continue
        if held:
            yield held
            held = None
        yield span
    if held:
        yield held


def _paragraphs(page: NormalText) -> Iterator[Span]:
    """The ranges of the normalised text between line breaks; between empty lines, where lines are all of a width."""
    is_wrapped = _GAP.search(page.original.strip()) and max(map(len, page.original.splitlines())) <= _WRAPPED
    border = _GAP if is_wrapped else _BREAK
    units = units_of(page.text, Span(0, len(page.text)))
    begin = 0
    for number, unit in enumerate(units):
        following = units[number + 1 : number + 2]
        between = page.original[page.offsets[unit.end - 1] : page.offsets[following[0].start]] if following else "\n\n"
        if border.search(between):
            yield Span(units[begin].start, unit.end)
            begin = number + 1


def _is_short(text: str, span: Span) -> bool:
    """Whether a paragraph is like an entry of a menu: a few words and no sentence."""
    return len(units_of(text, span)) < _SHORT and text[span.end : span.end + 1] not in _STOPS


def _borders(text: str, block: str, units: Sequence[Span]) -> tuple[Evidence, int]:
    """The first and last words of a paragraph, and where what they name ends: at its end, or as late as can be."""
    start, end = units[0].start, units[-1].end
    heads = (text[start : unit.end] for unit in reversed(units[:MAX_WORDS]))
    head = next(filter(is_nameable, heads))
    whole, after = text[start:end], len(head)
    if after == len(whole):
        return Evidence(block, head), end
    last = [unit.start - start for unit in units if unit.start >= start + after][-MAX_WORDS:]
    tails = [*filter(is_nameable, (whole[place:] for place in reversed(last)))]
    index = PhraseIndex(whole, tails)
    ends = {tail: found.end for tail in tails if (found := index.first(tail, Span(after, len(whole))))}
    tail = max(ends, key=lambda tail: ends[tail])
    return Evidence(block, head, tail), start + ends[tail]
