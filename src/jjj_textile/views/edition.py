"""Tables of a plan in one language: how its columns are found, headed, named and linked."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..labels import label
from ..light_tuples import LightTuple
from ..model.links import passage_link, quotation
from ..model.plan import Evidence, Plan, Reading, Source, Statement, Terms, Texts
from ..table import SEPARATOR, Column, Table, Term, Value
from .columns import FIGURES, column_names, headings

READING_KINDS = ("related", "next")
OTHER_SOURCE = "context"

Values = Mapping[str, Callable[[Any], Value]]
"""The value of each column for an item."""


class Entry(LightTuple):
    """A reading, or what another source says, as a row among facts. It has what a fact has, and an address."""

    id: str
    kind: str
    text: Texts
    evidence: tuple[Evidence, ...] = ()
    note: Texts | None = None
    url: str | None = None
    regions: tuple[str, ...] = ()
    theme: str | None = None
    topic: str | None = None
    step: str | None = None
    year: int | None = None
    value: float | None = None
    unit: str | None = None
    item: str | None = None


def reading_entry(reading: Reading, languages: Sequence[str]) -> Entry:
    """A reading among facts: its title, as printed in every language."""
    texts = dict.fromkeys(languages, reading.title)
    return Entry(reading.id, reading.kind, texts, reading.evidence, reading.note)


def statement_entry(statement: Statement, source: Source) -> Entry:
    """What another source says among facts: with who says so and when as its note."""
    note = {
        language: " · ".join(filter(None, (publisher, source.date))) for language, publisher in source.publisher.items()
    }
    return Entry(statement.id, OTHER_SOURCE, statement.text, note=note, url=source.url)


class Edition(LightTuple):
    """A plan in one of its languages."""

    plan: Plan
    language: str

    def label(self, key: str) -> str:
        """What the program itself calls something."""
        return label(self.language, key)

    def terms(self, terms: Terms) -> dict[str, Term]:
        """What people call the ids of a vocabulary."""
        return {name: Term(texts[self.language]) for name, texts in terms.items()}

    def region_terms(self) -> dict[str, Term]:
        """What people call the regions, each with the accent that it has everywhere."""
        return {region.id: Term(region.name[self.language], index) for index, region in enumerate(self.plan.regions)}

    def every_region(self) -> str:
        """What all regions together are called."""
        return self.label("both" if len(self.plan.regions) == 2 else "all")

    def entry_terms(self) -> dict[str, Term]:
        """What people call the kinds of what is listed among facts and is none."""
        return self.reading_terms() | {OTHER_SOURCE: Term(self.label("other"))}

    def entries(self) -> list[Entry]:
        """The readings and then what other sources say, as rows among facts."""
        plan = self.plan
        sources = {source.id: source for source in plan.sources}
        readings = [reading_entry(reading, plan.languages) for reading in plan.readings]
        return readings + [statement_entry(statement, sources[statement.source]) for statement in plan.context]

    def reading_terms(self) -> dict[str, Term]:
        """What people call the kinds of reading."""
        return {kind: Term(self.label(kind)) for kind in READING_KINDS}

    def table(
        self,
        name: str,
        items: Sequence[Any],
        values: Values,
        terms: Mapping[str, Mapping[str, Term]] | None = None,
    ) -> Table:
        """The table of a command, with the columns that COLUMNS gives it."""

        def column(key: str, spoken: bool) -> Column:
            link = values.get("link") if key == "block" else values[key] if key == "url" else None
            return Column(
                key,
                self.label(key),
                values[key],
                (terms or {}).get(key, {}),
                link,  # type: ignore[arg-type]
                spoken=spoken,
                names=headings(key),
                every=self.every_region() if key == "regions" else "",
            )

        names = list(column_names(name))
        return Table(
            title=self.label(f"{name}.title"),
            columns=tuple(column(each.key, each.spoken) for each in names if each.shown),
            items=items,
            more=tuple(column(each.key, each.spoken) for each in names if not each.shown),
            language=self.language,
            number=len(items),
            counted=self.label("counted.regions" if name == "regions" else "counted"),
            empty=self.label("none"),
        )

    def facts(self, name: str, facts: Sequence[Any]) -> Table:
        """A table of facts and entries; most are."""
        plan, language = self
        values: Values = {
            "id": lambda fact: fact.id,
            "kind": lambda fact: fact.kind,
            "theme": lambda fact: fact.theme,
            "topic": lambda fact: fact.topic,
            "regions": lambda fact: fact.regions,
            "step": lambda fact: fact.step,
            "year": lambda fact: fact.year,
            "text": lambda fact: fact.text[language],
            **self.proof(),
        }
        terms = {
            "kind": self.entry_terms() | self.terms(plan.kinds),
            "theme": self.terms(plan.themes),
            "topic": self.terms(plan.topics),
            "step": self.terms(plan.steps),
            "regions": self.region_terms(),
        }
        table = self.table(name, facts, values, terms)
        if all(fact.value is None for fact in plan.facts):
            return table
        return table._replace(more=(*table.more, *map(self._figure_column, FIGURES)))

    def _figure_column(self, key: str) -> Column:
        """The figure of a fact, what it counts in, or what it is the figure of."""
        return Column(key, self.label("figure" if key == "value" else key), attrgetter(key), names=headings(key))

    def proof(self) -> Values:
        """The columns of whatever has evidence: where it stands, its words, a link to them, the note."""
        return {
            "block": lambda item: SEPARATOR.join(dict.fromkeys(piece.block for piece in item.evidence)) or None,
            "quote": lambda item: " / ".join(map(quotation, item.evidence)) or None,
            "link": self._link,
            "note": lambda item: item.note[self.language] if item.note else None,
        }

    def _link(self, item: Any) -> str | None:
        if not item.evidence:
            return item.url if isinstance(item, Entry) else None
        url = self.plan.document.url
        return passage_link(url, item.evidence[0]) if url else None
