"""`jjj locate` and the lists of what is open: passages of the page as evidence to paste, and where faults stand."""

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from invocation import SMALL, at_terminal, jjj, run, run_at_terminal
from models import Pair, pairs
from process import Span, spans

from jjj_textile.errors import NotFound, UsageError
from jjj_textile.model.loader import load
from jjj_textile.model.plan import Evidence
from jjj_textile.page.copy import read_page
from jjj_textile.page.coverage import cover
from jjj_textile.page.evidence import block_spans, prove
from jjj_textile.text.normalise import normalise, normalise_with_offsets
from jjj_textile.text.words import atoms, words
from jjj_textile.views.passages import MOST_LISTED, MOST_SHOWN, located, unaccounted

PAGE = str(SMALL.with_suffix(".txt"))
MODEL = ("-m", str(SMALL))
TEXT = Path(PAGE).read_text("utf-8")
_RIVERS = " ".join(f"Sand {number} lies by the river." for number in range(1200))


def locate(*arguments: str) -> tuple[int, str, str]:
    return jjj(*MODEL, "locate", PAGE, *arguments)


@pytest.mark.parametrize(
    ("sought", "listing"),
    [
        (
            "clean sand",
            "# P2: Northland has [clean sand] and old furnaces. 南港市有深\n- {block: P2, start: clean sand}\n",
        ),
        # a quotation mark, a dash, spaces and line ends as they may differ, shown as the page has them
        (
            'publish “open” prices',
            "# P1: will be collected in every town. Officials should [publish “open” prices]\n"
            "- {block: P1, start: 'publish \"open\" prices'}\n",
        ),
        (
            "cross-border   market",
            "# P1: glass of Northland and Southport should form one [cross–border market]. It is clear that waste glass"
            ' will be\n- {block: P1, start: "cross–border market"}\n',
        ),
        (
            "深水港。 Southport too",
            "# P2: sand and old furnaces. 南港市有[深水港。 Southport too]"
            " has a school of glass. Northland should melt\n"
            '- {block: P2, start: 深水港, end: too, seal: "7e839b2f"}\n',
        ),
        # many words by their first and last
        (
            "By 2030 the glass of Northland and Southport",
            "# P1: [By 2030 the glass of Northland and Southport] should form one cross–border market. It is clear\n"
            "- {block: P1, start: By, end: Southport, seal: \"07c3a8cf\"}\n",
        ),
        # words that stand twice in a block are told apart, and a link where they stand earlier on the page
        (
            "Northland",
            "# T: [Northland] And Southport Sign A Glass Plan 2024/3/5 9:30:00\n- {block: T, start: Northland}\n"
            "# P1: By 2030 the glass of [Northland] and Southport should form one cross–border market. It\n"
            "- {block: P1, start: Northland, prefix: of}\n"
            "# P2: [Northland has] clean sand and old furnaces. 南港市\n- {block: P2, start: Northland has}\n"
            "# P2: 水港。 Southport too has a school of [glass. Northland] should melt, and Southport should ship\n"
            '- {block: P2, start: "glass. Northland"}\n',
        ),
    ],
)  # fmt: skip
def test_words_are_shown_where_they_stand_with_evidence_to_paste(sought: str, listing: str) -> None:
    assert locate(sought) == (0, listing, "")


def test_words_may_be_given_one_by_one() -> None:
    assert locate("clean", "sand") == locate("clean sand")


def test_a_block_narrows_where_to_look() -> None:
    listing = (
        "# P1: By 2030 the glass of [Northland] and Southport should form one cross–border market. It\n"
        "- {block: P1, start: Northland, prefix: of}\n"
    )
    assert locate("Northland", "--block", "P1") == (0, listing, "")
    assert locate("--block=P1", "Northland") == (0, listing, "")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["old furnace"], 1, '"old furnace" does not stand on the page; did you mean "old furnaces." in P2?'),
        (["old furnaces", "--block", "P1"], 1, '"old furnaces" does not stand in P1'),
        (["Old furnaces"], 1, '"Old furnaces" does not stand on the page; did you mean "old furnaces." in P2?'),
        (["every towns"], 1, '"every towns" does not stand on the page; did you mean "every town." in P1?'),
        (["every", "tow", "--block", "P1"], 1, '"every tow" does not stand in P1; did you mean "every town." in P1?'),
        (["quite another thing"], 1, '"quite another thing" does not stand on the page'),
        (["sand\x1b[31m"], 1, '"sand\\x1b[31m" does not stand on the page; did you mean "sand" in P2?'),
        (["sand", "--block", "P3"], 1, "the block P3 is not on the page"),
        ([""], 2, "there is no word to look for: give some that stand on the page"),
        (["…", "|"], 2, "there is no word to look for: give some that stand on the page"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_with_the_nearest_words(arguments: list[str], status: int, message: str) -> None:
    assert locate(*arguments) == (status, "", f"jjj: {message}\n")


def test_words_in_no_block_are_shown_and_said_to_be_in_none(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{TEXT}\nAll rights reserved\n", "utf-8")
    listing = "# -: [rights reserved]\n# it stands in no block\n"
    assert run([*MODEL, "locate", str(page), "rights reserved"]) == (0, listing, "")


def test_what_no_evidence_can_name_is_said_to_be_so(tmp_path: Path) -> None:
    model = tmp_path / "model.yaml"
    page = tmp_path / "page.txt"
    page.write_text(f"In {'x ' * 30}out", "utf-8")
    assert run(["new", str(page), "-o", str(model)]).status == 0
    text = model.read_text("utf-8")
    model.write_text(
        f"{text[: text.index('    - {id')]}    - {{id: P, name: {{en: P}}, start: In, end: out}}\n", "utf-8"
    )
    found = run(["-m", str(model), "locate", str(page), "x x"])
    assert found.out.splitlines()[20:22] == [
        "# P: x x x x x x x x [x x] x x x x x x x x",
        "# no evidence can name this alone",
    ]


ROWS = [
    {
        "block": "P2",
        "text": "深水港。\nSouthport",
        "evidence": "{block: P2, start: 深水港, end: Southport, seal: a805ff3d}",
        "start": 293,
        "end": 307,
    }
]


def test_the_places_are_rows_in_every_format() -> None:
    found = jjj(*MODEL, "locate", PAGE, "深水港。 Southport", "-f", "json")
    assert json.loads(found.out) == ROWS
    assert TEXT[293:307] == ROWS[0]["text"]
    assert locate("深水港。 Southport", "-f", "tsv") == (
        0,
        "block\ttext\tevidence\nP2\t深水港。\\nSouthport\t{block: P2, start: 深水港, end: Southport, seal: a805ff3d}\n",
        "",
    )
    assert locate("clean sand", "-c", "evidence", "--no-header") == (0, "{block: P2, start: clean sand}\n", "")
    assert locate("clean sand", "-c", "evidence,start", "-f", "csv")[1] == (
        'evidence,start\n"{block: P2, start: clean sand}",260\n'
    )
    assert jjj(*MODEL, "locate", PAGE, "sand", JJJ_FORMAT="ndjson").out == (
        '{"block": "P2", "text": "sand", "evidence": "{block: P2, start: sand}", "start": 266, "end": 270}\n'
    )


@pytest.mark.parametrize("colour", ["auto", "always"])
def test_at_a_terminal_the_passage_is_set_off_in_reverse(colour: str) -> None:
    found = at_terminal(100, *MODEL, "--color", colour, "locate", PAGE, "clean sand")
    assert (found.status, found.err) == (0, "")
    assert spans(found.out) == [
        Span("# P2: Northland has ", frozenset(), ""),
        Span("clean sand", frozenset((1, 7)), ""),
        Span(" and old furnaces. 南港市有深\n- {block: P2, start: clean sand}\n", frozenset(), ""),
    ]


def test_without_colour_it_stands_in_brackets() -> None:
    found = at_terminal(100, *MODEL, "--color", "never", "locate", PAGE, "clean sand")
    assert found.out == locate("clean sand")[1]


def test_rows_asked_for_at_a_terminal_are_a_table() -> None:
    found = at_terminal(100, *MODEL, "-f", "table", "-l", "zh", "locate", PAGE, "clean sand")
    assert "所引字词及其引证" in found.out
    assert "{block: P2, start: clean sand}" in found.out


@pytest.mark.parametrize("control", ["\x1b[31m", "\x9b", "\u061c"])
def test_what_could_act_on_a_terminal_is_shown_and_in_no_evidence(tmp_path: Path, control: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT.replace("old furnaces", f"ol{control}d furnaces"), "utf-8")
    shown = control.encode("unicode_escape").decode()
    found = run_at_terminal([*MODEL, "--color", "never", "locate", str(page), f"ol{control}d furnaces"])
    assert re.sub(r', seal: "?\w{8}"?', "", found.out) == (
        f"# P2: Northland has clean sand and [ol{shown}d furnaces]. 南港市有深水港。 Southport\n"
        "- {block: P2, start: ol, end: furnaces}\n"
    )
    listed = run_at_terminal([*MODEL, "--color", "never", "coverage", str(page), "--list", "unaccounted"])
    assert control not in listed.out + listed.err
    assert shown in listed.out


def test_a_page_may_come_from_standard_input() -> None:
    assert run([*MODEL, "locate", "-", "clean sand"], stdin=TEXT.encode()) == locate("clean sand")


@given(st.data())
def test_words_of_a_block_are_found_and_their_evidence_proves(data: st.DataObject) -> None:
    plan, page = load(str(SMALL)), normalise_with_offsets(TEXT)
    blocks = block_spans(plan, page)
    block = data.draw(st.sampled_from(sorted(blocks)))
    units = list(words(page.text, *blocks[block]))
    first = data.draw(st.integers(0, len(units) - 1))
    last = data.draw(st.integers(first, min(len(units) - 1, first + 12)))
    start, end = units[first][0], min(units[last][1], blocks[block].end)
    end = max(stop for _, stop in atoms(page.text, start, end))
    sought = page.text[start:end]
    for place in located(plan, page, sought, block):
        assert sought in normalise(TEXT[place.start : place.end])
        assert place.evidence
        assert place.block == place.evidence.block == block
        fact = plan.facts[0]._replace(evidence=(place.evidence,))
        (result,) = prove(plan._replace(facts=(fact,), readings=()), page).evidence
        assert (result.status, result.span is not None) == ("found", True)
        assert result.span
        assert normalise(sought) in page.text[slice(*result.span)]


def test_there_is_a_word_to_look_for_on_the_page() -> None:
    plan, page = load(str(SMALL)), normalise_with_offsets(TEXT)
    with pytest.raises(UsageError):
        located(plan, page, " \u200b", None)
    with pytest.raises(NotFound):
        located(plan, normalise_with_offsets(""), "sand", None)


def test_of_very_many_places_the_first_are_shown_and_it_is_said_how_many_more_there_are(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT + "\nsand by the river" * 300)
    status, listing, told = run([*MODEL, "locate", str(page), "sand by"])
    assert (status, listing.count("[sand by]")) == (0, MOST_SHOWN)
    assert told == "jjj: 200 are shown, 100 more are not: give more of the words, or one block with --block\n"


def test_of_very_much_that_is_unused_the_first_is_shown_and_it_is_said_how_much_more_there_is(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{TEXT.rstrip()} {_RIVERS}")
    status, listing, told = run([*MODEL, "locate", str(page), "-", "--unused"], stdin=b"clean sand\n")
    assert (status, listing.count("[")) == (0, MOST_LISTED)
    assert told == (
        "jjj: 1,000 are shown, 210 more are not: add those that matter to the list, then ask again\n"
        "jjj: 1 of 1 quotations found on the page\n"
    )


# What is still open


def without(*ids: str) -> str:
    """The small model without some of its facts, by the lines that they take."""
    kept, skipped = [], False
    for line in SMALL.read_text("utf-8").splitlines(keepends=True):
        if line.startswith("  - id: ") or not line.startswith(" "):
            skipped = line.removeprefix("  - id: ").strip() in ids
        kept.append("" if skipped else line)
    return "".join(kept)


def written(folder: Path, model: str, page: str = TEXT) -> tuple[str, str]:
    (folder / "model.yaml").write_text(model, "utf-8")
    (folder / "page.txt").write_text(page, "utf-8", newline="")
    return str(folder / "model.yaml"), str(folder / "page.txt")


def test_what_is_open_is_listed_as_evidence_to_paste_sentence_by_sentence(tmp_path: Path) -> None:
    page = TEXT.replace("old furnaces", "new furnaces! More; and two \r\n“fine” ones")
    model, source = written(tmp_path, without("C2", "M1", "A1"), page)
    found = run(["-m", model, "coverage", source, "--list", "unaccounted"])
    assert found.status == 1
    assert found.out == (
        "# T: Northland And Southport Sign A Glass Plan [2024/3/5 9:30:00]\n"
        '- {block: T, start: "2024/3/5 9:30:00"}\n'
        "# P1: waste glass will be collected in every town. [Officials should publish “open” prices]\n"
        "- {block: P1, start: 'Officials should publish \"open\" prices'}\n"
        "# P2: Northland has clean sand and [new furnaces]! More; and two “fine” ones. 南港市\n"
        "- {block: P2, start: new furnaces}\n"
        "# P2: Northland has clean sand and new furnaces! [More]; and two “fine” ones. 南港市有\n"
        "- {block: P2, start: More}\n"
        "# P2: has clean sand and new furnaces! More; and [two “fine” ones]. 南港市有深水港。 Southport\n"
        "- {block: P2, start: two, end: ones, seal: b5203d7b}\n"
    )
    pasted = yaml.safe_load(found.out)
    assert [set(piece) for piece in pasted] == [*[{"block", "start"}] * 4, {"block", "start", "end", "seal"}]
    rows = json.loads(run(["-m", model, "coverage", source, "--list", "unaccounted", "--json"]).out)
    assert [row["text"] for row in rows] == [page[row["start"] : row["end"]] for row in rows]
    assert [yaml.safe_load(row["evidence"]) for row in rows] == pasted


def test_of_very_much_that_is_open_the_first_is_shown_and_it_is_said_how_much_more_there_is(tmp_path: Path) -> None:
    model, source = written(tmp_path, SMALL.read_text("utf-8"), f"{TEXT.rstrip()} {_RIVERS}")
    found = run(["-m", model, "coverage", source, "--list", "unaccounted"])
    assert (found.status, found.out.count("# it stands in no block")) == (1, MOST_LISTED)
    assert "jjj: 1,000 are shown, 200 more are not: account for these, then ask again\n" in found.err


def test_what_is_open_pasted_into_the_model_leaves_nothing_open(tmp_path: Path) -> None:
    model, source = written(tmp_path, without("C2", "M1", "A1", "A3", "G1"))
    found = run(["-m", model, "coverage", source, "--list", "unaccounted"]).out
    facts = (
        f"  - {{id: F{number}, kind: background, text: {{en: x, zh: x}}, evidence: [{piece}]}}\n"
        for number, piece in enumerate(line[2:] for line in found.splitlines() if line.startswith("- "))
    )
    text = Path(model).read_text("utf-8")
    Path(model).write_text(text.replace("facts:\n", f"facts:\n{''.join(facts)}"), "utf-8")
    assert run(["-m", model, "coverage", source, "--list", "unaccounted"]) == (0, "", "")
    assert run(["-m", model, "verify", source]).status == 0


def test_nothing_open_is_nothing_in_a_pipe_and_said_at_a_terminal() -> None:
    assert jjj(*MODEL, "coverage", PAGE, "--list", "unaccounted") == (0, "", "")
    assert jjj(*MODEL, "coverage", PAGE, "--list", "unaccounted", "--json") == (0, "[]\n", "")
    shown = at_terminal(80, *MODEL, "--color", "never", "coverage", PAGE, "--list", "unaccounted")
    assert (shown.status, "Words unaccounted for" in shown.out, "Nothing to list." in shown.out) == (0, True, True)


@pairs
def test_every_open_sentence_of_a_page_without_its_facts_has_evidence_or_stands_in_no_block(pair: Pair) -> None:
    page = read_page(pair.page)
    proof = prove(pair.plan._replace(facts=(), readings=()), page)
    found = unaccounted(proof, cover(proof))
    assert len(found) > 10
    assert [place for place in found if place.evidence is None] == []
    pieces = tuple(place.evidence for place in found if place.evidence)
    fact = pair.plan.facts[0]._replace(evidence=pieces)
    again = prove(pair.plan._replace(facts=(fact,), readings=()), page)
    assert [result for result in again.evidence if result.span is None] == []
    assert cover(again).count(account=3) == 0


# Where faults stand


def test_a_fault_names_the_line_of_the_model_to_go_to(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8").replace("start: old furnaces", "start: older things")
    text = text.replace("start: Read the next article, code", "start: Read the next article, end: Furnaces, code")
    model, source = written(tmp_path, text)
    lines = text.splitlines()
    fact = next(number for number, line in enumerate(lines, 1) if "older things" in line)
    exclusion = next(number for number, line in enumerate(lines, 1) if "end: Furnaces, code" in line)
    verified = run(["-m", model, "verify", source])
    missing = f'jjj: {model}:{fact}:9: A1 in P2: missing: "older things" does not stand in P2'
    assert verified.err.splitlines()[0] == missing
    told = run(["-m", model, "coverage", source]).err.splitlines()
    assert told[:2] == [
        missing,
        f'jjj: {model}:{exclusion}:7: the exclusion of "Read the next article … Furnaces" in N lies over evidence of N',
    ]
    rows = json.loads(run(["-m", model, "verify", source, "--json"]).out)
    assert [row["model"] for row in rows if row["status"] != "found"] == [f"{model}:{fact}:9"]
    assert {row["model"] for row in rows if row["status"] == "found"} == {None}


def test_a_model_on_standard_input_has_no_line_to_go_to(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8").replace("start: old furnaces", "start: older things")
    found = run(["-m", "-", "verify", PAGE, "-f", "json"], stdin=text.encode())
    assert found.err.splitlines()[0] == 'jjj: A1 in P2: missing: "older things" does not stand in P2'
    assert {row["model"] for row in json.loads(found.out)} == {None}


def test_a_fault_of_a_block_or_an_exclusion_stands_at_the_block_or_exclusion(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    model, source = written(
        tmp_path, text.replace("{block: N, start: Read the next", "{block: T, start: Read the next")
    )
    lines = run(["-m", model, "coverage", source]).err.splitlines()
    number = next(
        number for number, line in enumerate(text.splitlines(), 1) if "start: Read the next article, code" in line
    )
    assert lines[0].startswith(f"jjj: {model}:{number}:7: exclusion in T: elsewhere: ")
    model, source = written(tmp_path, text, TEXT.replace("Go Electric", "Go"))
    lines = run(["-m", model, "verify", source]).err.splitlines()
    block = next(number for number, line in enumerate(text.splitlines(), 1) if "{id: N, name:" in line)
    assert f'jjj: {model}:{block}:7: N: its border "Go Electric" does not stand there; it is taken' in "\n".join(lines)


def test_coverage_fails_where_an_exclusion_is_lost_though_no_word_is_left(tmp_path: Path) -> None:
    lost = "{block: P2, start: Home page, code: navigation, reason: {en: It is no longer there, zh: 已不在页面上}}"
    model, source = written(
        tmp_path, SMALL.read_text("utf-8").replace("  exclusions:\n", f"  exclusions:\n    - {lost}\n")
    )
    found = run(["-m", model, "coverage", source, "-c", "block,unaccounted"])
    assert (found.status, found.out.splitlines()[-1]) == (1, "total\t0")
    assert found.err.partition(":7: ")[2] == 'exclusion in P2: missing: "Home page" does not stand in P2\n'


def test_evidence_of_a_place_has_the_dashes_of_the_page() -> None:
    plan, page = load(str(SMALL)), normalise_with_offsets(TEXT.replace("old furnaces", "old—furnaces"))
    (place,) = located(plan, page, "old-furnaces", None)
    assert place.evidence == Evidence("P2", "old—furnaces")
