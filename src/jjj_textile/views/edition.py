"""Tables of a plan in one language: how its columns are found, headed, named and linked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..labels import label
from ..model.links import passage_link, quotation
from ..model.plan import Fact, Plan, Terms
from ..table import SEPARATOR, Column, Table, Term, Value
from .columns import COLUMNS

READING_KINDS = ("related", "next")

Values = Mapping[str, Callable[[Any], Value]]
"""The value of each column for an item."""


class Edition(NamedTuple):
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

        def column(key: str) -> Column:
            link = values.get("link") if key == "block" else values[key] if key == "url" else None
            return Column(key, self.label(key), values[key], (terms or {}).get(key, {}), link)  # type: ignore[arg-type]

        shown, _, more = COLUMNS[name].partition("|")
        return Table(
            title=self.label(f"{name}.title"),
            columns=tuple(map(column, shown.split())),
            items=items,
            more=tuple(map(column, more.split())),
            language=self.language,
            number=len(items),
            empty=self.label("none"),
        )

    def facts(self, name: str, facts: Sequence[Fact]) -> Table:
        """A table of facts; most are."""
        plan, language = self
        values: Values = {
            "id": lambda fact: fact.id,
            "kind": lambda fact: fact.kind,
            "theme": lambda fact: fact.theme,
            "topic": lambda fact: fact.topic,
            "regions": lambda fact: fact.regions,
            "year": lambda fact: fact.year,
            "text": lambda fact: fact.text[language],
            **self.proof(),
        }
        terms = {
            "kind": self.terms(plan.kinds) | self.reading_terms(),
            "theme": self.terms(plan.themes),
            "topic": self.terms(plan.topics),
            "regions": self.region_terms(),
        }
        return self.table(name, facts, values, terms)

    def proof(self) -> Values:
        """The columns of whatever has evidence: where it stands, its words, a link to them, the note."""
        return {
            "block": lambda item: SEPARATOR.join(dict.fromkeys(piece.block for piece in item.evidence)),
            "quote": lambda item: " / ".join(map(quotation, item.evidence)),
            "link": self._link,
            "note": lambda item: item.note[self.language] if item.note else None,
        }

    def _link(self, item: Any) -> str | None:
        url = self.plan.document.url
        return passage_link(url, item.evidence[0]) if url else None
