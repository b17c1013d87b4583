"""The types of a plan, frozen: no YAML, no file, no language of its own.

The words are those of the project: a plan holds a document made of blocks, regions, facts with their
evidence, readings, and what other sources say.
"""

from typing import NamedTuple

from ..errors import NotFound
from ..text.folding import fold
from .terms import NO_TERMS, Terms, Texts

__all__ = [
    "Block",
    "Codes",
    "Document",
    "Evidence",
    "Exclusion",
    "Fact",
    "Lists",
    "Plan",
    "Reading",
    "Region",
    "Role",
    "Source",
    "Statement",
    "Terms",
    "Texts",
]

_SHOWN = 60
"""How many characters of a text a repr shows."""


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
    seal: str | None = None


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
    """One atomic statement of the page, in the project's own words, with its evidence.

    Where it states a figure, `value` is the number, `unit` what it counts in, and `item` what it is the figure of.
    """

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
    value: float | None = None
    unit: str | None = None
    item: str | None = None

    def __repr__(self) -> str:
        blocks = " ".join(dict.fromkeys(piece.block for piece in self.evidence))
        return f"<Fact {self.id} {self.kind} {blocks}: {_shortened(next(iter(self.text.values()), ''))}>"


class Reading(NamedTuple):
    """An entry of the related-reading index, or the next article, with its title as printed.

    `note` says in each language of the plan what who cannot read the title should know of it.
    """

    id: str
    kind: str
    title: str
    language: str
    evidence: tuple[Evidence, ...]
    published: str | None = None
    category: str | None = None
    counter: int | None = None
    note: Texts | None = None


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


class Lists(NamedTuple):
    """The kinds of fact that a command lists, for the commands that list some."""

    goals: tuple[str, ...] = ("goal",)
    measures: tuple[str, ...] = ("measure",)


class Plan(NamedTuple):
    """A whole model: the document, its regions and facts, the readings and the context.

    `side_by_side` says that no step follows on another, as with four grades.
    """

    languages: tuple[str, ...]
    document: Document
    kinds: Terms = NO_TERMS
    themes: Terms = NO_TERMS
    topics: Terms = NO_TERMS
    steps: Terms = NO_TERMS
    codes: Terms = NO_TERMS
    regions: tuple[Region, ...] = ()
    facts: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
    sources: tuple[Source, ...] = ()
    context: tuple[Statement, ...] = ()
    lists: Lists = Lists()
    side_by_side: bool = False

    def __repr__(self) -> str:
        counts = ((len(self.facts), "fact"), (len(self.document.blocks), "block"), (len(self.regions), "region"))
        counted = ", ".join(f"{number} {thing}{'s' * (number != 1)}" for number, thing in counts)
        return f"<Plan {_shortened(self.document.title)}: {counted}, {' '.join(self.languages)}>"

    def _repr_html_(self) -> str:
        from html import escape

        rows = "".join(
            f"<tr><td>{escape(fact.id)}<td>{escape(fact.kind)}<td>{escape(next(iter(fact.text.values()), ''))}"
            for fact in self.facts
        )
        return f"<table><caption>{escape(self.document.title)}</caption>{rows}</table>"

    def fact(self, id: str) -> Fact:
        """The fact of this id, in any case and width. Raises NotFound, which carries the id as `name`."""
        folded = fold(id)
        for fact in self.facts:
            if fold(fact.id) == folded:
                return fact
        raise NotFound(f"no fact {id!r} among {len(self.facts)}", id)

    @property
    def goals(self) -> tuple[Fact, ...]:
        """The facts of kind goal, in the page's order."""
        return self.of_kind("goal")

    @property
    def measures(self) -> tuple[Fact, ...]:
        """The facts of kind measure, in the page's order."""
        return self.of_kind("measure")

    @property
    def advantages(self) -> tuple[Fact, ...]:
        """The facts of kind advantage, in the page's order."""
        return self.of_kind("advantage")

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """The facts of a kind, by its id, in the page's order; none where the plan has no such kind."""
        return tuple(fact for fact in self.facts if fact.kind == kind)


def _shortened(text: str) -> str:
    """A text in quotation marks, as far as one line has room for it."""
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
