"""What one model says on the page of a report: its words with their language, its passages with their links.

Tested in tests/publish/test_report.py.
"""

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
MOST_NAMED = 6
"""Of more regions than these only the number stands beside a fact; their names are folded away."""

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


class Page:
    """A plan in one language, or in several beside each other; the first is the language of the page.

    `prefix` begins every name that the page gives to its parts, where it stands among others.
    """

    def __init__(self, editions: Sequence[Edition], prefix: str = "") -> None:
        self.prefix = prefix
        self.plan, self.language = editions[0]
        self.languages = list(dict.fromkeys(edition.language for edition in editions))
        self.direction = direction(self.language)
        self.accents = {region.id: index % len(ACCENTS) for index, region in enumerate(self.plan.regions)}

    def at(self, kind: str, id: str) -> str:
        """The name of a part of the page, to link to. No two can be equal: ids of a model have no full stop."""
        return f"{self.prefix}{kind}.{id}"

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
        return self.named_by({language: label(language, key) for language in self._spoken})

    @cached_property
    def _spoken(self) -> list[str]:
        """The languages of the page, English in the place of each that the program does not speak."""
        return [language if _primary(language) in LABELS else "en" for language in self.languages]

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

    def concerns_all(self, fact: Fact) -> bool:
        """Whether a fact is about every one of several regions."""
        return len(self.plan.regions) > 1 and len(self.regions_of(fact)) == len(self.plan.regions)

    @cached_property
    def all_regions(self) -> list[TextRun]:
        """What all regions together are called, by their number: `All three regions`."""
        number = len(self.plan.regions)
        return self.named_by({language: _all_regions(language, number) for language in self._spoken})

    def names_regions(self, fact: Fact) -> bool:
        """Whether the regions of a fact are few enough to name each beside it."""
        return len(fact.regions) <= MOST_NAMED

    @cached_property
    def kinds(self) -> dict[str, list[TextRun]]:
        """What the kinds are called of which there are facts, in the plan's order."""
        said = dict.fromkeys(fact.kind for fact in self.plan.facts)
        known = {kind: self.named(names) for kind, names in self.plan.kinds.items() if kind in said}
        return known | {kind: [TextRun(kind)] for kind in said if kind not in known}

    def of_kind(self, kind: str) -> list[Fact]:
        """The facts of a kind."""
        return [fact for fact in self.plan.facts if fact.kind == kind]

    def languages_of(self, fact: Fact) -> list[str]:
        """The languages in which a fact is shown: goals, which have official wordings, in every one of the plan."""
        others = self.plan.languages if fact.kind in ("goal", *self.plan.lists.goals) else ()
        return list(dict.fromkeys((*self.languages, *others)))

    def picks(self, fact: Fact) -> str:
        """The classes by which the page picks a fact: its regions by number."""
        if self.concerns_all(fact):
            return " all"
        return "".join(f" r{number}" for number, region in enumerate(self.plan.regions) if region.id in fact.regions)

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


def address(url: str) -> str | None:
    """An address of the web; of anything else, nothing."""
    return url if _WEB.match(url) else None


def _all_regions(language: str, number: int) -> str:
    if number == 2:
        return label(language, "both")
    numerals = label(language, "report.numerals").split()
    return label(language, "report.all").format(numerals[number - 1] if number <= len(numerals) else number)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
