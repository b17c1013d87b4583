"""The types of a plan, frozen: no YAML, no file, no language of its own.

The words are those of the project: a plan holds a document made of blocks, regions, facts with their
evidence, readings, and what other sources say.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "Block",
    "Codes",
    "Document",
    "Evidence",
    "Exclusion",
    "Fact",
    "Plan",
    "Reading",
    "Region",
    "Role",
    "Source",
    "Statement",
    "Terms",
    "Texts",
]

Texts = Mapping[str, str]
"""Words in each language of the plan: `{"en": ..., "zh": ...}`."""

Terms = Mapping[str, Texts]
"""A vocabulary: what each identifier is called, in the order in which they are shown."""


_NO_TERMS: Terms = MappingProxyType({})


class Evidence(NamedTuple):
    """Where something stands: the first and last words of a passage in a block.

    `end` is None where `start` is the whole passage. `prefix` and `suffix` are words beside it that a
    link needs to lead to this passage and not to an equal one earlier on the page. `seal` is the beginning of
    the SHA-256 of the passage: what stands between `start` and `end` may not change unnoticed.
    """

    block: str
    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    seal: str | None = None


class Block(NamedTuple):
    """A numbered piece of the page, found by its own first and last words."""

    id: str
    name: Texts
    start: str
    end: str | None = None


class Exclusion(NamedTuple):
    """Words of the page that carry no fact, with a code and the reason; a whole block where `start` is None."""

    block: str
    code: str
    reason: Texts
    start: str | None = None
    end: str | None = None


class Document(NamedTuple):
    """The page that the plan is taken from.

    `published` is the local time as printed, in ISO form without a zone. `digest` is the SHA-256 of the
    normalised text. `url` is the address of a copy, `retrieved` the day on which that was read, `archived` the
    address of a copy that an archive keeps. `free` are words that need no evidence. `id` is the document's name
    among several.
    """

    title: str
    language: str
    digest: str
    blocks: tuple[Block, ...]
    published: str | None = None
    counter: int | None = None
    tag: str | None = None
    url: str | None = None
    unsaid: tuple[Texts, ...] = ()
    notes: tuple[Texts, ...] = ()
    free: tuple[str, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    id: str | None = None
    author: str | None = None
    publisher: str | None = None
    retrieved: str | None = None
    archived: str | None = None


class Codes(NamedTuple):
    """The standard codes of a region: ISO 3166-2 and GB/T 2260."""

    iso: str | None = None
    gb: str | None = None


class Role(NamedTuple):
    """What a region does at one step of the division of labour."""

    step: str
    text: Texts


class Region(NamedTuple):
    """A region that the plan is about, with every name it answers to."""

    id: str
    name: Texts
    kind: Texts
    codes: Codes = Codes()
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


class Fact(NamedTuple):
    """One atomic statement of the page, in the project's own words, with its evidence."""

    id: str
    kind: str
    text: Texts
    evidence: tuple[Evidence, ...]
    regions: tuple[str, ...] = ()
    theme: str | None = None
    topic: str | None = None
    step: str | None = None
    year: int | None = None
    note: Texts | None = None


class Reading(NamedTuple):
    """An entry of the related-reading index, or the next article, with its title as printed."""

    id: str
    kind: str
    title: str
    language: str
    evidence: tuple[Evidence, ...]
    published: str | None = None
    category: str | None = None
    counter: int | None = None


class Source(NamedTuple):
    """Another public page, with who published it and when."""

    id: str
    publisher: Texts
    url: str
    date: str | None = None


class Statement(NamedTuple):
    """What one source says of the same plan, kept apart from the page's own facts."""

    id: str
    source: str
    text: Texts


class Plan(NamedTuple):
    """A whole model: the document, its regions and facts, the readings and the context."""

    languages: tuple[str, ...]
    document: Document
    kinds: Terms = _NO_TERMS
    themes: Terms = _NO_TERMS
    topics: Terms = _NO_TERMS
    steps: Terms = _NO_TERMS
    codes: Terms = _NO_TERMS
    regions: tuple[Region, ...] = ()
    facts: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
    sources: tuple[Source, ...] = ()
    context: tuple[Statement, ...] = ()
