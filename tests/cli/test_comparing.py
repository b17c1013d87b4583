"""`jjj diff` and `jjj update` as commands: which files are what, filters, statuses, what is written where."""

import json
from pathlib import Path

import pytest
from invocation import ROOT, SMALL, Result, run, run_at_terminal
from process import plain

PAGE = SMALL.with_suffix(".txt")
MODEL = str(SMALL)
BLOCKS = ("T", "P1", "P2")


def jjj(*arguments: str, stdin: bytes = b"") -> Result:
    return run(arguments, stdin=stdin)


@pytest.fixture
def newer(tmp_path: Path) -> str:
    file = tmp_path / "new.txt"
    text = PAGE.read_text("utf-8").replace("every town", "each town").replace("clean sand", "fine sand")
    file.write_text(f"{text}\nCopyright\n", "utf-8")
    return str(file)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "model.yaml"
    file.write_bytes(SMALL.read_bytes())
    return file


def test_equal_copies_are_status_0() -> None:
    found = jjj("diff", str(PAGE), str(PAGE), "-m", MODEL, "-f", "ndjson")
    assert (found.status, found.err) == (0, "jjj: facts and readings: 13 kept\n")
    assert {json.loads(line)["change"] for line in found.out.splitlines()} == {"kept"}


def test_what_changed_is_told_in_every_format_and_status_1(newer: str) -> None:
    found = jjj("diff", str(PAGE), newer, "-m", MODEL, "--change", "changed,added", "-c", "id,change,new,block")
    assert (found.status, found.err) == (
        1,
        "jjj: facts and readings: 11 kept, 2 changed; 1 stretch of words in no evidence\n",
    )
    assert found.out == (
        "id\tchange\tnew\tblock\n"
        "G2\tchanged\tIt is clear that waste glass will be collected in each town / By 2030\tP1\n"
        "A2\tchanged\tNorthland has fine sand\tP2\n"
        "\tadded\tCopyright\t\n"
    )


def test_what_is_not_asked_for_does_not_fail(newer: str) -> None:
    found = jjj("diff", str(PAGE), newer, "-m", MODEL, "--change", "kept,moved", "-c", "change")
    assert (found.status, set(found.out.splitlines())) == (0, {"change", "kept"})


def test_a_filter_asks_for_a_part_of_the_facts(newer: str) -> None:
    assert jjj("diff", str(PAGE), newer, "-m", MODEL, "--kind", "goal", "-c", "id,change").out == (
        "id\tchange\nG1\tkept\nG2\tchanged\n"
    )
    assert jjj("diff", str(PAGE), newer, "-m", MODEL, "--topic", "openness").status == 0


def test_at_a_terminal_changed_words_are_set_off_with_and_without_colour(newer: str) -> None:
    line = ["diff", str(PAGE), newer, "-m", MODEL, "--kind", "advantage", "--theme", "materials"]
    drawn = run_at_terminal(line, 80, {"JJJ_PAGER": "cat"})
    assert "\x1b[1;38;5;231;48;5;124m[-clean-]\x1b[0m" in drawn.out
    assert "\x1b[1;38;5;231;48;5;22m{+fine+}\x1b[0m" in drawn.out
    assert run_at_terminal(line, 80, {"NO_COLOR": "1"}).out == plain(drawn.out)


def test_two_models_are_told_by_how_their_names_end(model: Path) -> None:
    text = model.read_text("utf-8")
    model.write_text(text.replace("Prices should be published", "Prices must be published"), "utf-8")
    found = jjj("diff", MODEL, str(model), "--change", "reworded", "-c", "id,old,new")
    assert (found.status, found.err) == (1, "jjj: facts and readings: 10 kept, 1 reworded\n")
    assert found.out == "id\told\tnew\nM1\tPrices should be published\tPrices must be published\n"
    assert jjj("diff", "-", str(model), "-l", "zh", stdin=text.encode()).status == 1
    assert jjj("diff", MODEL, str(model), "--kind", "goal").status == 0


def test_two_models_of_two_languages_stand_side_by_side(tmp_path: Path) -> None:
    files = []
    for language in ("en", "zh"):
        found = json.loads(jjj("facts", "-m", MODEL, "-l", language, "--json").out)
        blocks = "".join(
            f"    - {{id: {name}, name: {{{language}: {name}}}, start: a}}\n" for name in ("T", "P1", "P2")
        )
        facts = "".join(
            f"  - id: {fact['id']}\n    kind: other\n    text: {{{language}: {json.dumps(fact['text'])}}}\n"
            f"    evidence: [{{block: {fact['block']}, start: '{language} {number}'}}]\n"
            for number, fact in enumerate(found)
        )
        file = tmp_path / f"{language}.yaml"
        file.write_text(
            f"languages: [{language}]\ndocument:\n  title: T\n  language: {language}\n  digest: '{'0' * 64}'\n"
            f"  blocks:\n{blocks}kinds: {{other: {{{language}: Other}}}}\nfacts:\n{facts}",
            "utf-8",
        )
        files.append(str(file))
    rows = json.loads(jjj("diff", *files, "--json").out)
    assert len(rows) == 11
    row = next(row for row in rows if row["id"] == "A3")
    assert (row["change"], row["old"], row["new"]) == ("kept", "Southport's harbour is deep", "南港拥有深水港")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("-", "-"), "only one of the two can be standard input: jjj diff - NEW"),
        ((str(PAGE), str(PAGE), "--change", "chnged"), "no change 'chnged': did you mean changed?"),
        ((str(PAGE), str(PAGE), "--kind", "gaol", "-m", MODEL), "no kind 'gaol': did you mean goal?"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], what: str) -> None:
    assert jjj("diff", *arguments) == (2, "", f"jjj: {what}\n")


def test_a_file_that_is_not_there_is_status_3() -> None:
    assert jjj("diff", str(PAGE), "/nowhere", "-m", MODEL).status == 3
    assert jjj("diff", "/nowhere.yaml", MODEL).status == 3


# update


def test_a_model_is_brought_to_a_newer_copy_and_what_is_left_is_listed_with_its_line(model: Path, newer: str) -> None:
    before = model.read_text("utf-8")
    found = jjj("update", newer, "-m", str(model), "--against", str(PAGE))
    assert (found.status, found.out) == (1, "")
    line = before[: before.index("- {block: P2, start: Northland has clean sand}")].count("\n") + 1
    assert (
        f'jjj: {model}:{line}:9: A2 in P2: left as it is: missing: "Northland has clean sand" does not stand in P2; '
        'in its place stands "Northland has fine sand"\n'
    ) in found.err


def test_what_is_accepted_is_written_and_verifies(model: Path, newer: str) -> None:
    found = jjj("update", newer, "-m", str(model), "--against", str(PAGE), "--accept", "a2,G2")
    assert (found.status, found.out) == (0, "")
    assert jjj("verify", newer, "-m", str(model)).status == 0
    written = model.read_bytes()
    new_word = (
        "jjj: outside all evidence and exclusions: 1 word of the page; jjj coverage --list unaccounted shows them\n"
    )
    assert jjj("update", newer, "-m", str(model), "--against", str(PAGE)) == (
        0,
        "",
        f"jjj: nothing written\n{new_word}",
    )
    assert model.read_bytes() == written


def test_it_may_be_written_elsewhere_or_go_through_a_pipe(model: Path, newer: str, tmp_path: Path) -> None:
    before, other = model.read_bytes(), tmp_path / "other.yaml"
    assert jjj("update", newer, "-m", str(model), "-o", str(other)).status == 1
    piped = jjj("update", newer, "-m", "-", stdin=b"\xef\xbb\xbf" + before)
    assert (piped.status, piped.out) == (1, "\ufeff" + other.read_text("utf-8"))
    assert model.read_bytes() == before


def test_the_shipped_model_is_never_written_and_unknown_ids_are_refused(model: Path, newer: str) -> None:
    shipped = ROOT / "data" / "plan.yaml"
    before = shipped.read_bytes()
    assert (jjj("update", newer).status, shipped.read_bytes()) == (2, before)
    refused = jjj("update", newer, "-m", str(model), "--accept", "A22")
    assert refused == (2, "", "jjj: no fact or reading 'A22': did you mean A2?\n")
