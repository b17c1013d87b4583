"""Which facts are asked for."""

from collections.abc import Iterable, Sequence

from ..light_tuples import LightTuple
from .plan import Fact


class Selection(LightTuple):
    """Which facts are wanted: those that meet each criterion that has any values, by ids."""

    regions: Sequence[str] = ()
    kinds: Sequence[str] = ()
    themes: Sequence[str] = ()
    topics: Sequence[str] = ()

    def of(self, facts: Iterable[Fact]) -> list[Fact]:
        """The wanted ones among `facts`, in their order."""
        return [
            fact
            for fact in facts
            if (not self.kinds or fact.kind in self.kinds)
            and (not self.themes or fact.theme in self.themes)
            and (not self.topics or fact.topic in self.topics)
            and (not self.regions or any(region in self.regions for region in fact.regions))
        ]
