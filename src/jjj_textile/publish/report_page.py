"""What a report shows, put in order: words with their language, passages with their links, facts by section."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from ..drawing.accents import ACCENTS
from ..labels import LABELS, label
from ..model.links import passage_link, quotation
from ..model.plan import Fact, Region, Source, Statement, Texts
from ..table import direction
from ..views.edition import Edition

_HAN_LANGUAGES = frozenset(("zh", "yue", "ja", "ko"))
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[《〈「『（]*[{_HAN}][{_HAN}\u3000-\u303f\uff00-\uff60·]*")
_WEB = re.compile(r"https?://", re.IGNORECASE)


class TextRun(NamedTuple):
    """Words in one language, with `lang` and `dir` where they are not those around them."""

    text: str
    lang: str | None = None
    dir: str | None = None


class LinkedQuote(NamedTuple):
    """A piece of evidence: the page's words, and the address that leads to them."""

    words: TextRun
    address: str | None


class Group(NamedTuple):
    """Facts under one heading."""

    name: list[TextRun]
    facts: list[Fact]


class Page:
    """A plan in one language, or in several beside each other; the first is the language of the page."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.plan, self.language = editions[0]
        self.languages = list(dict.fromkeys(edition.language for edition in editions))
        self.direction = direction(self.language)
        self.accents = {region.id: index % len(ACCENTS) for index, region in enumerate(self.plan.regions)}

    def run(self, text: str, language: str) -> TextRun:
        """Words in a language."""
        other = direction(language)
        return TextRun(
            text,
            None if language == self.language else language,
            None if other == self.direction else other,
        )

    def runs(self, texts: Texts, languages: Iterable[str] | None = None) -> list[TextRun]:
        """The same words in each language of the page, or in these."""
        return [self.run(texts[language], language) for language in languages or self.languages]

    def named(self, texts: Texts) -> list[TextRun]:
        """A name in each language of the page; once where the languages share it."""
        return self.named_by({language: texts[language] for language in self.languages})

    def label(self, key: str) -> list[TextRun]:
        """What the program itself calls something, in each language of the page, each wording once."""
        spoken = [language if language.partition("-")[0] in LABELS else "en" for language in self.languages]
        return self.named_by({language: label(language, key) for language in spoken})

    def named_by(self, texts: Mapping[str, str]) -> list[TextRun]:
        """Words by language, in the order given, each wording once."""
        found: dict[str, TextRun] = {}
        for language, text in texts.items():
            found.setdefault(text, self.run(text, language))
        return list(found.values())

    def pieces(self, run: TextRun) -> Iterator[TextRun]:
        """A run cut where Chinese characters stand in a language that is not written in them."""
        start = 0
        if _primary(run.lang or self.language) not in _HAN_LANGUAGES:
            for match in _HAN_RUN.finditer(run.text):
                if match.start() > start:
                    yield TextRun(run.text[start : match.start()])
                yield TextRun(match[0], self._han)
                start = match.end()
        if start < len(run.text):
            yield TextRun(run.text[start:])

    @cached_property
    def _han(self) -> str:
        """The language that Chinese characters are taken to be in."""
        known = (*self.plan.languages, self.plan.document.language, *(entry.language for entry in self.plan.readings))
        return next((language for language in known if _primary(language) in _HAN_LANGUAGES), "und-Hani")

    def printed(self, text: str) -> TextRun:
        """Words as the page prints them."""
        return self.run(text, self.plan.document.language)

    def passages(self, item: Any) -> dict[str, list[LinkedQuote]]:
        """Where a fact or a reading stands, by block."""
        url, language = self.plan.document.url, getattr(item, "language", self.plan.document.language)
        found: dict[str, list[LinkedQuote]] = {}
        for piece in item.evidence:
            link = address(passage_link(url, piece)) if url else None
            found.setdefault(piece.block, []).append(LinkedQuote(self.run(f"“{quotation(piece)}”", language), link))
        return found

    def region_names(self, region: Region) -> list[TextRun]:
        """A region's name in the page's languages, then in the plan's others."""
        return self.named_by({name: region.name[name] for name in (*self.languages, *self.plan.languages)})

    def regions_of(self, fact: Fact) -> list[Region]:
        """The regions that a fact is about, in the plan's order."""
        return [region for region in self.plan.regions if region.id in fact.regions]

    @cached_property
    def counts(self) -> list[tuple[list[TextRun], int]]:
        """How many facts of each kind there are."""
        numbers = [(self.named(names), len(self._of(kind))) for kind, names in self.plan.kinds.items()]
        return [pair for pair in numbers if pair[1]]

    @cached_property
    def goals(self) -> list[Fact]:
        """The goals."""
        return self._of("goal")

    @cached_property
    def goal_languages(self) -> list[str]:
        """The languages in which goals are shown: every one of the plan."""
        return list(dict.fromkeys((*self.languages, *self.plan.languages)))

    @cached_property
    def roles(self) -> list[Fact]:
        """What each region does in the division of labour."""
        return self._of("role")

    @cached_property
    def measures(self) -> list[Group]:
        """The measures, by topic."""
        measures = self._of("measure")
        groups = [
            Group(self.named(names), [fact for fact in measures if fact.topic == topic])
            for topic, names in self.plan.topics.items()
        ]
        return [group for group in groups if group.facts]

    @cached_property
    def themes(self) -> list[tuple[list[TextRun], dict[str, list[Fact]]]]:
        """The advantages: for each theme those of each region."""
        rows = []
        for theme, names in self.plan.themes.items():
            facts = [fact for fact in self._of("advantage") if fact.theme == theme and self.regions_of(fact)]
            cells = {region.id: [f for f in facts if region.id in f.regions] for region in self.plan.regions}
            if facts:
                rows.append((self.named(names), cells))
        return rows

    @cached_property
    def others(self) -> list[Group]:
        """Every fact that no other section shows, by kind."""
        shown = {fact.id for fact in (*self.goals, *self.roles)}
        shown |= {fact.id for group in self.measures for fact in group.facts}
        shown |= {fact.id for _, cells in self.themes for facts in cells.values() for fact in facts}
        left = [fact for fact in self.plan.facts if fact.id not in shown]
        kinds = dict.fromkeys((*self.plan.kinds, *(fact.kind for fact in left)))
        names = {
            kind: self.named(self.plan.kinds[kind]) if kind in self.plan.kinds else [TextRun(kind)] for kind in kinds
        }
        groups = [Group(names[kind], [fact for fact in left if fact.kind == kind]) for kind in kinds]
        return [group for group in groups if group.facts]

    @cached_property
    def context(self) -> list[tuple[Source, list[Statement]]]:
        """What other sources say, by source."""
        pairs = [
            (source, [statement for statement in self.plan.context if statement.source == source.id])
            for source in self.plan.sources
        ]
        return [pair for pair in pairs if pair[1]]

    def facts_in(self, block: str) -> int:
        """How many facts have evidence in a block."""
        return sum(any(piece.block == block for piece in fact.evidence) for fact in self.plan.facts)

    def _of(self, kind: str) -> list[Fact]:
        return [fact for fact in self.plan.facts if fact.kind == kind]


def address(url: str) -> str | None:
    """An address of the web; of anything else, nothing."""
    return url if _WEB.match(url) else None


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
