"""The names that things answer to: regions by any of theirs, ids in any case and width."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ..errors import NotFound
from ..text.folding import fold
from .plan import Fact, Plan, Region, Terms

EVERY_REGION = "jjj"
"""The package's own name, by which all regions of a model answer."""

# A Chinese place name is as often written without the word for its rank.
_MOST_LISTED = 24
_LONGEST_LISTED = 60
_LIKE = 0.6
_LIKE_IN_CHARACTERS = 0.5  # a Chinese name has two characters, and one may be wrong
_RANKS = ("特别行政区", "自治区", "自治州", "地区", "省", "市", "县", "区", "州")


def region_names(region: Region) -> Iterator[str]:
    """Every name that a region answers to, as written."""
    yield region.id
    for name in filter(None, (*region.name.values(), *region.aliases)):
        yield name
        for rank in _RANKS:
            if name.endswith(rank) and len(name) - len(rank) >= 2:
                yield name.removesuffix(rank)
                break
    yield from filter(None, region.codes)


def written_names(region: Region) -> Iterator[str]:
    """The names by which a region is written of: no initials and no codes."""
    spoken = (region.id, *region.name.values())
    return (name for name in region_names(region) if name in spoken or not name.isascii())


def regions_by_name(plan: Plan) -> dict[str, Region]:
    """Each folded name with its region, in the order of the model."""
    return {fold(name): region for region in plan.regions for name in region_names(region)}


def facts_by_id(plan: Plan) -> dict[str, Fact]:
    """Each fact by its folded id."""
    return {fold(fact.id): fact for fact in plan.facts}


def find_region(plan: Plan, name: str) -> Region:
    """The region that answers to `name`. Raises NotFound with the nearest names."""
    regions = regions_by_name(plan)
    if found := regions.get(fold(name)):
        return found
    raise NotFound(f"no region {name!r}{nearest(name, regions, [region.id for region in plan.regions])}")


def find_regions(plan: Plan, name: str) -> Sequence[Region]:
    """The regions that `name` means: one by any of its names, or several whose names it joins, as 京津冀 does.

    The document's tag, where no region has that name, and `jjj` are all regions. Raises NotFound with the
    nearest names.
    """
    regions = regions_by_name(plan)
    folded = fold(name)
    if folded in regions:
        return [regions[folded]]
    if plan.regions and folded in (EVERY_REGION, fold(plan.document.tag or EVERY_REGION)):
        return plan.regions
    letters = "".join(filter(str.isalnum, folded))
    known = {"".join(filter(str.isalnum, key)): region for key, region in regions.items()}
    if len(letters) <= _LONGEST_LISTED and (joined := _joined(letters, known)):
        return joined
    return [find_region(plan, name)]


def _joined(letters: str, known: Mapping[str, Region]) -> list[Region]:
    """The distinct regions whose names, one after the other, are these letters; none where they are not."""
    ways: list[list[Region] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(end):
            before, region = ways[start], known.get(letters[start:end])
            if before is not None and region and region not in before and not ways[end]:
                ways[end] = [*before, region]
    return ways[-1] or []


def find_term(terms: Terms, name: str, what: str) -> str:
    """The id in a vocabulary of what is called `name` there. Raises NotFound with the nearest names."""
    folded = fold(name)
    for term, texts in terms.items():
        if folded in (fold(term), *map(fold, texts.values())):
            return term
    raise NotFound(f"no {what} {name!r}{nearest(name, terms)}")


def find_language(asked: str, languages: Sequence[str]) -> str | None:
    """The language that a tag asks for, by look-up as RFC 4647 has it; also a longer tag of a shorter asked for.

    So `zh-CN`, `zh_CN`, `ZH` and `zh` find each other. None where there is no such.
    """
    known = {language.lower(): language for language in languages}
    tag = asked.lower().replace("_", "-")
    longer = next((language for language in known if language.startswith(f"{tag}-")), None)
    while tag not in known and "-" in tag:
        tag = tag.rpartition("-")[0]
    return known.get(tag) or known.get(longer or "")


def not_among(plan: Plan, name: str, known: Iterable[str]) -> str:
    """What follows `no fact ...` where facts are named by ids: for a region's name, how to list its facts."""
    try:
        regions = find_regions(plan, name)
    except NotFound:
        return nearest(name, known)
    what = "it is a region; its facts" if len(regions) == 1 else "these are regions; their facts"
    return f": {what}: jjj facts {' '.join([f'--region {region.id}' for region in regions])}"


def nearest(name: str, known: Iterable[str], listed: Iterable[str] | None = None) -> str:
    """`: did you mean a or b?` for the closest of the known names, else those listed, as far as a line goes."""
    # The distance to very long or very many names would take seconds and help nobody.
    names = list(known)
    if not names:
        return ": there are none"
    written = {fold(known): known for known in reversed(names[:1000])}
    cutoff = _LIKE if name.isascii() else _LIKE_IN_CHARACTERS
    close = get_close_matches(fold(name), written, 3, cutoff) if 0 < len(name) <= _LONGEST_LISTED else []
    if close:
        return f": did you mean {' or '.join(written[folded] for folded in close)}?"
    names = names if listed is None else list(listed)
    shown = [name[:_LONGEST_LISTED] for name in names[:_MOST_LISTED]] + ["..."] * (len(names) > _MOST_LISTED)
    return f": known are {', '.join(shown)}" if names else ""
