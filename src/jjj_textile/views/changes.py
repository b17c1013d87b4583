"""What changed between two versions, as a table and in words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.change import Change, ChangeKind
from ..table import Table, Term
from ..text.alignment import align
from ..text.words import words
from .edition import Edition, Values

_GOOD = {
    ChangeKind.KEPT: True,
    ChangeKind.CHANGED: False,
    ChangeKind.DROPPED: False,
    ChangeKind.REMOVED: False,
}
_REMOVED, _ADDED = ("[-", "-]"), ("{+", "+}")
_MARKED = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)
_OF_FACTS = (*ChangeKind,)[:6]


def diff(edition: Edition, changes: Sequence[Change], drawn: bool = False) -> Table:
    """A row a fact or run of words, in the order of the page.

    `drawn`, for people, has what was kept last, and sets off the words that changed as in [-old-] and {+new+}.
    """
    values: Values = {
        "id": lambda change: change.id,
        "change": lambda change: str(change.change),
        "old": lambda change: change.old,
        "new": lambda change: change.new,
        "block": lambda change: change.block,
        "kind": lambda change: change.kind,
        "old_id": lambda change: change.old_id,
        "old_block": lambda change: change.old_block,
    }
    names = {str(kind): Term(edition.label(f"change.{kind}"), good=_GOOD.get(kind)) for kind in ChangeKind}
    if drawn:
        changes = sorted(map(set_off, changes), key=lambda change: change.change is ChangeKind.KEPT)
    table = edition.table("diff", changes, values, {"change": names})
    return table._replace(changes=changed_ranges if drawn else None)


def diff_summary(changes: Sequence[Change]) -> str:
    """How many facts were kept, changed and so on, and how many stretches of other words of the page."""
    counts = Counter(change.change for change in changes)
    facts = ", ".join(f"{counts[kind]} {kind}" for kind in _OF_FACTS if counts[kind]) or "none"
    others = sum(counts[kind] for kind in ChangeKind if kind not in _OF_FACTS)
    stretches = f"; {others} stretch{'es' * (others != 1)} of words in no evidence" if others else ""
    return f"facts and readings: {facts}{stretches}"


def set_off(change: Change) -> Change:
    """As people see it: words that are gone as [-words-], those that are new as {+words+}, what is kept once."""
    old, new = change.old, change.new
    if change.change is ChangeKind.KEPT:
        return change._replace(new=None)
    if old is None or new is None or old == new:
        return change
    before, after = changed_words(old, new)
    return change._replace(old=_marked(old, before, _REMOVED), new=_marked(new, after, _ADDED))


def changed_words(old: str, new: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The ranges of the words of one text that are not in the other, in order, and those of the other."""
    before, after = list(words(old)), list(words(new))
    matches = align([old[slice(*one)] for one in before], [new[slice(*one)] for one in after])
    same = {match.old + step for match in matches for step in range(match.length)}
    kept = {match.new + step for match in matches for step in range(match.length)}
    return (
        [(before[first][0], before[last][1]) for first, last in _runs(len(before), same)],
        [(after[first][0], after[last][1]) for first, last in _runs(len(after), kept)],
    )


def _marked(text: str, ranges: Sequence[tuple[int, int]], marks: tuple[str, str]) -> str:
    """A text with each of some ranges between two marks."""
    parts, position = [], 0
    for start, end in ranges:
        parts += [text[position:start], marks[0], text[start:end], marks[1]]
        position = end
    return "".join([*parts, text[position:]])


def _runs(number: int, same: set[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers that are not the same."""
    first: int | None = None
    for at in range(number + 1):
        if at < number and at not in same:
            first = at if first is None else first
        elif first is not None:
            yield first, at - 1
            first = None


def changed_ranges(text: str) -> list[tuple[int, int, bool]]:
    """Where in a cell words are set off, and whether they are new."""
    return [(*match.span(), match[0].startswith(_ADDED[0])) for match in _MARKED.finditer(text)]
