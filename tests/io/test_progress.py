"""A long load shows a bar at a terminal and leaves nothing behind; a short one and one in a pipe show nothing."""

import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import process
import pytest
from invocation import SMALL, Result
from process import JJJ

from jjj_textile.errors import InvalidModel
from jjj_textile.io import progress
from jjj_textile.io.progress import watch
from jjj_textile.model import loader

ERASE = "\r\x1b[K"
FACT = """\
  - {{id: L{number}, kind: background, text: {{en: A long model, zh: 模型}}, evidence: [{{block: P1, start: glass}}]}}
"""


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Both streams as one terminal, and no patience. Not a fixture: pytest sets the streams anew for each test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", -1)
    return stream


def test_the_bar_grows_and_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    assert list(watch(range(4097), 4096)) == list(range(4097))
    assert terminal.getvalue() == (
        "\rjjj: reading ────────────────────────   0%"
        "\rjjj: reading ━━━━━━━━━━━━────────────  50%"
        "\rjjj: reading ━━━━━━━━━━━━━━━━━━━━━━━━ 100%" + ERASE
    )


def test_a_bar_is_full_where_there_is_more_than_was_thought(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    assert list(watch(range(2049), 1024)) == list(range(2049))
    assert terminal.getvalue() == (
        "\rjjj: reading ────────────────────────   0%\rjjj: reading ━━━━━━━━━━━━━━━━━━━━━━━━ 100%" + ERASE
    )


def test_what_is_left_half_way_is_wiped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    things = iter(watch(range(9), 9))
    assert next(things) == 0
    del things
    assert terminal.getvalue().endswith(ERASE)


def test_what_is_soon_over_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 60)
    assert list(watch(range(5000), 5000)) == list(range(5000))
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("piped", ["stdout", "stderr"])
def test_in_a_pipe_things_pass_untouched(monkeypatch: pytest.MonkeyPatch, piped: str) -> None:
    terminal = terminal_of(monkeypatch)
    things = range(5000)
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, piped, stream)
        assert watch(things, 5000) is things
    assert terminal.getvalue() == ""


def test_a_terminal_that_went_away_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)

    def fail(text: str) -> int:
        raise OSError(5, "gone")

    monkeypatch.setattr(terminal, "write", fail)
    assert list(watch(range(3), 3)) == [0, 1, 2]


@pytest.mark.slow
@pytest.mark.parametrize("before", ["", "--- \n"])
def test_a_load_is_watched_line_by_line_and_fact_by_fact(before: str) -> None:
    """A plainly written file by its lines, another by its events, and then its long lists by their items."""
    seen: list[tuple[int, int]] = []

    def count(things: Iterable[Any], total: int) -> Iterable[Any]:
        taken = 0
        try:
            for thing in things:
                taken += 1
                yield thing
        finally:
            seen.append((taken, total))

    text = before + long_model(6000)
    facts = len(loader.parse(text, "m.yaml", count).facts)
    lines = text.count("\n") + 1
    assert seen.pop() == (facts, facts)
    if not before:
        assert seen == [(lines, lines)]
    else:  # the first lines are enough to see that it is not plain
        assert seen[0] == (2, lines)
        assert seen[1][1] == 2 * lines - 1
        assert seen[1][0] > lines


def long_model(facts: int) -> str:
    """The small model with so many facts more."""
    head, _, rest = SMALL.read_text("utf-8").partition("\nfacts:\n")
    return head + "\nfacts:\n" + "".join(FACT.format(number=number) for number in range(facts)) + rest


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that takes a second or two to read."""
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    path.write_text(long_model(60_000), "utf-8")
    return path


@pytest.mark.slow
def test_a_real_terminal_shows_the_bar_while_a_long_model_is_read(long_file: Path) -> None:
    result = process.run_at_terminal(["-c", f"exec {JJJ} show L1 -m {long_file} 2>&1"], command=["sh"])
    assert re.match(r"\rjjj: reading [━─]{24} +\d+%", result.out)
    drawn, _, rest = result.out.rpartition(ERASE)
    assert "\n" not in drawn
    assert "A long model" in rest
    assert result.status == 0


@pytest.mark.slow
@pytest.mark.parametrize("line", ["{jjj} check {file} 2>&1", "{jjj} show C1 -m {small} 2>&1 | cat"])
def test_a_pipe_shows_nothing(long_file: Path, line: str) -> None:
    result = process.run(["-c", line.format(jjj=JJJ, file=long_file, small=SMALL)], command=["sh"])
    assert "reading" not in result.out
    assert result == Result(0, result.out, "")


def test_problems_of_a_long_model_are_told_after_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with pytest.raises(InvalidModel):
        loader.parse(long_model(6000).replace("kind: background", "kind: nothing", 1), "m.yaml", watch)
    assert terminal.getvalue().endswith(ERASE)
