"""Changes as a table: words that are gone and words that are new set off, for people only; and their numbers."""

import pytest

from jjj_textile.model.change import Change, ChangeKind
from jjj_textile.model.plan import Plan
from jjj_textile.views.changes import changed_ranges, diff, diff_summary, set_off
from jjj_textile.views.edition import Edition


def change(old: str | None, new: str | None, kind: ChangeKind = ChangeKind.CHANGED) -> Change:
    return Change(kind, "G1", "goal", old, new, "P1", "G1", "P1")


@pytest.mark.parametrize(
    ("old", "new", "before", "now"),
    [
        ("by 2025 it grows", "by 2030 it grows", "by [-2025-] it grows", "by {+2030+} it grows"),
        ("it is so", "it is not so", "it is so", "it is {+not+} so"),
        ("it is not so", "it is so", "it is [-not-] so", "it is so"),
        ("a b c", "x y", "[-a b c-]", "{+x y+}"),
        ("深水港", "大水港", "[-深-]水港", "{+大+}水港"),
        ("gone", None, "gone", None),
        (None, "new", None, "new"),
    ],
)
def test_words_that_changed_are_set_off(old: str | None, new: str | None, before: str | None, now: str | None) -> None:
    shown = set_off(change(old, new))
    assert (shown.old, shown.new) == (before, now)


def test_what_is_kept_is_shown_once() -> None:
    shown = set_off(change("same", "same", ChangeKind.KEPT))
    assert (shown.old, shown.new) == ("same", None)


def test_a_terminal_sets_off_what_stands_between_the_marks() -> None:
    assert changed_ranges("a [-b c-] {+d+}") == [(2, 9, False), (10, 15, True)]


def test_programs_read_the_words_as_they_are(small: Plan) -> None:
    table = diff(Edition(small, "en"), [change("by 2025", "by 2030")])
    assert list(table.records()) == [
        {
            "id": "G1",
            "change": "changed",
            "old": "by 2025",
            "new": "by 2030",
            "block": "P1",
            "kind": "goal",
            "old_id": "G1",
            "old_block": "P1",
        }
    ]
    drawn = diff(Edition(small, "zh"), [change("by 2025", "by 2030")], drawn=True)
    assert [row[:4] for row in drawn.rows()] == [["G1", "changed", "by [-2025-]", "by {+2030+}"]]


def test_people_see_what_changed_before_what_was_kept(small: Plan) -> None:
    changes = [change(str(kind), None, kind) for kind in (ChangeKind.KEPT, ChangeKind.DROPPED, ChangeKind.CHANGED)]
    in_order = [row[1] for row in diff(Edition(small, "en"), changes).rows()]
    assert in_order == ["kept", "dropped", "changed"]
    assert [row[1] for row in diff(Edition(small, "en"), changes, drawn=True).rows()] == ["dropped", "changed", "kept"]


def test_the_summary_counts_facts_and_stretches_of_words() -> None:
    kinds = [ChangeKind.KEPT, ChangeKind.KEPT, ChangeKind.DROPPED]
    assert diff_summary([change("a", "b", kind) for kind in kinds]) == "facts and readings: 2 kept, 1 dropped"
    words = Change(ChangeKind.ADDED, None, None, None, "a", None)
    assert diff_summary([words]) == "facts and readings: none; 1 stretch of words in no evidence"
    assert diff_summary([words, words]).endswith("; 2 stretches of words in no evidence")
