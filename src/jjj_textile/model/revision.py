"""What became of the facts of one model in another: of the same page, a newer one, or one in another language."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from ..text.folding import fold
from ..text.normalise import normalise
from .change import Change, ChangeKind
from .links import quotation
from .plan import Evidence, Fact, Plan

Pair = tuple[Fact | None, Fact | None]


def plan_changes(plans: tuple[Plan, Plan], pairs: Iterable[Pair], languages: tuple[str, str]) -> Iterator[Change]:
    """What became of each pair of facts of two plans, with its text in a language of each.

    Passages are compared where both documents are in one language.
    """
    same_page = len({_main(plan.document.language) for plan in plans}) == 1
    for one, other in pairs:
        change = _change(one, other, same_page)
        was, now = one and one.text[languages[0]], other and other.text[languages[1]]
        if change is ChangeKind.CHANGED and was == now and one and other:
            was, now = _quoted(one), _quoted(other)
        fact = other or one
        assert fact
        yield Change(change, fact.id, fact.kind, was, now, _blocks(fact), one and one.id, _blocks(one) if one else None)


def pair_facts(old: Sequence[Fact], new: Sequence[Fact]) -> list[Pair]:
    """Each fact of one model with the one that it is in the other, or with None, in the order of the new.

    It is the one with the same evidence, else with the same passages in blocks of other names, else of the same id
    and kind. Those that are gone stand after the one that they followed.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_evidence, _passages, _identity):
        places = _single([(number, key(fact)) for number, fact in enumerate(old) if number not in taken])
        wanted = _single([(number, key(fact)) for number, fact in enumerate(new) if number not in partner])
        for value, number in wanted.items():
            if value in places:
                partner[number] = places[value]
                taken.add(places[value])
    return list(_in_order(old, new, partner))


def _in_order(old: Sequence[Fact], new: Sequence[Fact], partner: dict[int, int]) -> Iterator[Pair]:
    followers: dict[int, list[int]] = {}
    before = -1
    for number in range(len(old)):
        if number in partner.values():
            before = number
        else:
            followers.setdefault(before, []).append(number)
    yield from ((old[number], None) for number in followers.get(-1, ()))
    for number, fact in enumerate(new):
        place = partner.get(number)
        yield None if place is None else old[place], fact
        yield from (
            (old[gone], None) for gone in followers.get(-1 if place is None else place, ()) if place is not None
        )


def _single(keyed: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    """The numbers by their keys, of keys that only one has."""
    found: dict[Hashable, int | None] = {}
    for number, key in keyed:
        found[key] = None if key in found else number
    return {key: number for key, number in found.items() if number is not None}


def _evidence(fact: Fact) -> Hashable:
    return fact.kind, tuple((piece.block, *_words(piece)) for piece in fact.evidence)


def _passages(fact: Fact) -> Hashable:
    return fact.kind, tuple(map(_words, fact.evidence))


def _identity(fact: Fact) -> Hashable:
    return fact.kind, fold(fact.id)


def _words(piece: Evidence) -> tuple[str, str]:
    return normalise(piece.start), normalise(piece.end or "")


def _change(one: Fact | None, other: Fact | None, same_page: bool) -> ChangeKind:
    if one is None or other is None:
        return ChangeKind.NEW if one is None else ChangeKind.DROPPED
    if same_page and _passages(one) != _passages(other):
        return ChangeKind.CHANGED
    if same_page and _seals_differ(one, other):
        return ChangeKind.CHANGED
    if not _says_the_same(one, other):
        return ChangeKind.REWORDED
    return ChangeKind.KEPT if _evidence(one) == _evidence(other) or not same_page else ChangeKind.MOVED


def _seals_differ(one: Fact, other: Fact) -> bool:
    pairs = zip(one.evidence, other.evidence, strict=True)
    return any(mine.seal and yours.seal and mine.seal != yours.seal for mine, yours in pairs)


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same in each language that they share, of the same regions, theme, step and so on."""
    shared = one.text.keys() & other.text.keys()
    return all(one.text[tag] == other.text[tag] for tag in shared) and _about(one) == _about(other)


def _about(fact: Fact) -> Hashable:
    return frozenset(fact.regions), fact.theme, fact.topic, fact.step, fact.year


def _quoted(fact: Fact) -> str:
    return " / ".join(map(quotation, fact.evidence))


def _blocks(fact: Fact) -> str:
    return "; ".join(dict.fromkeys(piece.block for piece in fact.evidence))


def _main(language: str) -> str:
    return language.partition("-")[0].lower()
