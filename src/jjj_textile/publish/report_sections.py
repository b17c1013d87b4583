"""What a report lists, in order: facts by kind, and within a kind by year, region, topic, or step of the chain.

Tested in tests/publish/test_report.py.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.plan import Fact, Region, Role
from .report_page import Page, TextRun

MOST_BESIDE = 4
"""With more steps than these, or with more boxes at a step, the steps stand below each other at every width."""


_APART = ("role", "advantage")
"""The kinds that are shown by region, whatever else lists them."""


class Group(NamedTuple):
    """Facts under a heading, or under none; those of one region have its accent."""

    facts: list[Fact]
    name: list[TextRun]
    region: Region | None = None


class Section(NamedTuple):
    """The facts of one kind. `id` names it on the page."""

    id: str
    title: list[TextRun]
    kind: str
    groups: list[Group]


class Assignment(NamedTuple):
    """What a region does at a step, with the facts that say so."""

    region: Region
    role: Role
    facts: list[Fact]


class Step(NamedTuple):
    """A step of the division of labour."""

    name: list[TextRun]
    duties: list[Assignment]


def steps(page: Page) -> list[Step]:
    """The division of labour. Each fact stands once, with the first region that it is about."""
    left = {fact.id: fact for fact in page.of_kind("role")}
    every_role = [(region, role) for region in page.plan.regions for role in region.roles]
    found = []
    for step, names in page.plan.steps.items():
        duties = []
        for region, role in every_role:
            if role.step == step:
                facts = [fact for fact in left.values() if fact.step == step and region.id in fact.regions]
                for fact in facts:
                    del left[fact.id]
                duties.append(Assignment(region, role, facts))
        if duties:
            found.append(Step(page.named(names), duties))
    return found


def stand_beside(chain: list[Step]) -> bool:
    """Whether the steps have room beside each other where the page is wide."""
    return max(len(chain), *(len(step.duties) for step in chain)) <= MOST_BESIDE


def fact_sections(page: Page) -> list[Section]:
    """Every fact once, but for those that stand in the division of labour, in sections that are not empty."""
    drawn = {fact.id for step in steps(page) for duty in step.duties for fact in duty.facts}
    lists = page.plan.lists
    known: dict[str, list[Group]] = {
        "role": [Group([fact for fact in page.of_kind("role") if fact.id not in drawn], [])],
        **{kind: list(_by_year(page.of_kind(kind))) for kind in ("goal", *lists.goals) if kind != "role"},
        "advantage": list(_by_region(page)),
        **{kind: list(_by_topic(page, kind)) for kind in ("measure", *lists.measures) if kind not in _APART},
    }
    known |= {kind: [Group(page.of_kind(kind), [])] for kind in page.kinds if kind not in known}
    found = [Section(*_named(page, kind), kind, _filled(groups)) for kind, groups in known.items()]
    return [section for section in found if section.groups or (section.kind == "role" and steps(page))]


def _named(page: Page, kind: str) -> tuple[str, list[TextRun]]:
    """The name of the section of a kind on the page, and its title."""
    names = {
        "role": ("chain", "chain.title"),
        "goal": ("goals", "goals.title"),
        "advantage": ("regions", _regions_title(page)),
        "measure": ("measures", "measures.title"),
    }
    if kind in names:
        id, title = names[kind]
        return id, page.label(title)
    return f"kind.{kind}", page.kinds.get(kind, [])


def _regions_title(page: Page) -> str:
    if not page.of_kind("advantage"):
        return "regions.title"
    return "report.advantages" if page.plan.regions else "advantages"


def _filled(groups: Iterable[Group]) -> list[Group]:
    """Those that have something to show: facts, or the region that they would be about."""
    return [group for group in groups if group.facts or group.region]


def _by_year(goals: list[Fact]) -> Iterator[Group]:
    for year in dict.fromkeys(fact.year for fact in goals):
        name = [TextRun(str(year))] if year is not None else []
        yield Group([fact for fact in goals if fact.year == year], name)


def _by_region(page: Page) -> Iterator[Group]:
    """The advantages of each region alone, by theme; then those that several share."""
    order = {theme: number for number, theme in enumerate(page.plan.themes)}
    facts = sorted(page.of_kind("advantage"), key=lambda fact: order.get(fact.theme or "", len(order)))
    for region in page.plan.regions:
        yield Group([fact for fact in facts if page.regions_of(fact) == [region]], page.region_names(region), region)
    shared = [fact for fact in facts if len(page.regions_of(fact)) != 1]
    yield Group(shared, page.label("report.shared") if len(shared) < len(facts) else [])


def _by_topic(page: Page, kind: str) -> Iterator[Group]:
    measures = page.of_kind(kind)
    for topic, names in page.plan.topics.items():
        yield Group([fact for fact in measures if fact.topic == topic], page.named(names))
    yield Group([fact for fact in measures if fact.topic not in page.plan.topics], [])
