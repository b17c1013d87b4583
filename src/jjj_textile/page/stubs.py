"""Facts and regions to be written, as YAML: what the page gives is there, and what only a reader can say is empty."""

from collections.abc import Iterator, Sequence

from ..text.escaping import visible
from ..text.yaml_writing import yaml_scalar
from .clauses import Clause, Clauses
from .figures import Figure
from .places import KINDS, Place
from .quoting import as_yaml, flow_mapping, is_nameable

_LONGEST_ITEM = 200


def region_stubs(clauses: Sequence[Clause], languages: Sequence[str]) -> str:
    """The regions that clauses name, in their order; nothing if there are none."""
    places = {place.iso: place for clause in clauses for place in clause.places}
    return "".join(["regions:\n", *(_region(place, languages) for place in places.values())]) if places else ""


def _region(place: Place, languages: Sequence[str]) -> str:
    names = {tag: {"zh": place.zh, "en": place.en}.get(tag.partition("-")[0], "") for tag in languages}
    kinds = {tag: KINDS[place.kind].get(tag.partition("-")[0], "") for tag in languages}
    codes = {"iso": place.iso, "gb": place.gb} if place.gb else {"iso": place.iso}
    lines = [
        f"  - id: {place.id}",
        f"    name: {_texts(names)}",
        f"    kind: {_texts(kinds)}",
        f"    codes: {flow_mapping(codes)}",
        *([f"    aliases: [{place.short}]"] if place.short else []),
    ]
    return "".join(f"{line}\n" for line in lines)


def fact_stubs(clauses: Clauses, languages: Sequence[str]) -> str:
    """A fact a clause, numbered, its words as a comment and its texts still empty; and whether there are others."""
    facts = (line for number, one in enumerate(clauses.found, 1) for line in _fact(number, one, languages))
    left = "  # There are more clauses: coverage --list unaccounted shows them\n" if clauses.has_more else ""
    return "".join(["facts:\n", *facts, left])


def _fact(number: int, clause: Clause, languages: Sequence[str]) -> Iterator[str]:
    yield f"  - id: F{number}\n"
    yield f"    # {visible(' '.join(clause.words.split()))}\n"
    yield f"    kind: {clause.kind}\n"
    if clause.year:
        yield f"    year: {clause.year}\n"
    if clause.places:
        yield f"    regions: [{', '.join(place.id for place in clause.places)}]\n"
    if clause.figure:
        yield from _figure(clause.figure)
    yield f"    text: {_texts(dict.fromkeys(languages, ''))}\n"
    yield f"    evidence:\n      - {as_yaml(clause.evidence)}\n"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"    value: {figure.value}\n"
    for key, words in (("unit", figure.unit), ("item", figure.item[:_LONGEST_ITEM].strip())):
        if words and is_nameable(words):
            yield f"    {key}: {yaml_scalar(words)}\n"


def _texts(texts: dict[str, str]) -> str:
    """A text in each language; what is empty stays so, to be filled in."""
    return flow_mapping(texts)
