"""What a report shows of the changes since an older copy of the page. Tested in tests/publish/test_report.py."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.change import Change, ChangeKind
from ..views.changes import changed_words


class ChangedRun(NamedTuple):
    """A piece of the words before or after, and whether it is gone or new."""

    text: str
    is_changed: bool


class ReportedChange(NamedTuple):
    """What became of a fact or of words of the page, with its words before and after in pieces."""

    change: Change
    old: list[ChangedRun]
    new: list[ChangedRun]


def reported_changes(changes: Sequence[Change]) -> list[ReportedChange]:
    """All that is not as it was."""
    return [_reported(change) for change in changes if change.change is not ChangeKind.KEPT]


def _reported(change: Change) -> ReportedChange:
    old, new = change.old or "", change.new or ""
    if change.change is ChangeKind.MOVED:
        return ReportedChange(change, [], [ChangedRun(new, False)])
    before, after = changed_words(old, new)
    return ReportedChange(change, list(_runs(old, before)), list(_runs(new, after)))


def _runs(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[ChangedRun]:
    position = 0
    for start, end in ranges:
        if position < start:
            yield ChangedRun(text[position:start], False)
        yield ChangedRun(text[start:end], True)
        position = end
    if position < len(text):
        yield ChangedRun(text[position:], False)
