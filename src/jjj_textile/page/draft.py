"""A model to start from: what a page shows of itself, and commented examples of what only a reader can say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from ..io.files import read_own_text
from ..labels import label
from ..model.plan import Block, Evidence, Texts
from ..text.normalise import NormalText, normalise_with_offsets
from ..text.words import count_words
from ..text.yaml_writing import yaml_scalar_in_brackets as scalar
from .blocks import border_phrases, find_blocks
from .copy import Copy
from .paragraphs import blocks_of
from .phrases import PhraseIndex
from .quoting import as_yaml, flow_mapping, is_nameable, quote_passages

_UNTITLED = "-"
_FEWEST = 3
_TRAIL = re.compile("[>›»|]")
"""What parts the entries of a menu."""

_LONGEST_TITLE = 300
_SEEN = 10_000
_KANA = 5
"""One kana in so many Chinese characters makes a text Japanese."""

_ADDRESS = re.compile(r"https?://[\w.~:/?@!$&*+,;=%-]{1,2000}", re.ASCII)
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
    blocks = list(blocks_of(page))
    if not blocks:
        raise ValueError("the page has no words")
    language = _language(copy, page.text)
    languages = list(languages) or [language]

    def named(key: str) -> str:
        return flow_mapping({tag: label(tag, f"draft.{key}") for tag in languages})

    first = blocks[0]
    template = Template(read_own_text(_TEMPLATE))
    return template.substitute(
        {key: named(key) for key in ("unsaid", "reason", "statement", "note", "maker", "north", "province")},
        languages=", ".join(map(scalar, languages)),
        language=scalar(language),
        title=scalar(_title(copy)),
        url=copy.url if _ADDRESS.fullmatch(copy.url) else "https://example.org/page.html",
        digest=page.digest(),
        blocks="".join(_block(number, piece, languages) for number, piece in enumerate(blocks, 1)),
        kinds="".join(f"  {kind}: {named(kind)}\n" for kind in _KINDS).rstrip("\n"),
        codes="".join(f"  {code}: {named(code)}\n" for code in _CODES).rstrip("\n"),
        **{key: named(key) for key in ("talent", "training", "making")},
        excluded=as_yaml(first)[1:-1],
        evidence=as_yaml(_example(page, first)),
    )


def _example(page: NormalText, first: Evidence) -> Evidence:
    """Evidence for the first block, whose link opens there if any does."""
    block = Block(first.block, {}, first.start, first.end)
    spans = find_blocks([block], PhraseIndex(page.text, border_phrases([block]))).spans
    (named,) = quote_passages(page, spans, [(first.block, spans[first.block])])
    return named.evidence or first


def _block(number: int, piece: Evidence, languages: Iterable[str]) -> str:
    name: Texts = {tag: label(tag, "draft.paragraph").format(number) for tag in languages}
    ends = "".join(f", {key}: {scalar(value)}" for key, value in (("start", piece.start), ("end", piece.end)) if value)
    return f"    - {{id: {piece.block}, name: {flow_mapping(name)}{ends}}}\n"


def _title(copy: Copy) -> str:
    """The title that the page states, or its first line that is no entry of a menu, or its first."""
    lines = (" ".join(line.split())[:_LONGEST_TITLE] for line in (copy.title, *copy.text.splitlines()))
    first = ""
    for number, line in enumerate(lines):
        words = count_words(line) if is_nameable(line) else 0
        if (words and number == 0) or (words >= _FEWEST and not _TRAIL.search(line)):
            return line
        first = first or (line if words else "")
    return first or _UNTITLED


def _language(copy: Copy, text: str) -> str:
    """The language that the page states, or the likeliest for the script of most of its letters."""
    if _TAG.fullmatch(copy.language):
        main, *rest = copy.language.split("-")
        return "-".join([main.lower(), *rest])
    scripts = (unicodedata.name(one, "").partition(" ")[0] for one in text[:_SEEN] if one.isalpha())
    languages = Counter(_SCRIPTS.get(script, "en") for script in scripts)
    likeliest = max(languages, key=lambda language: languages[language], default="en")
    return "ja" if likeliest == "zh" and languages["ja"] * _KANA > languages["zh"] else likeliest
