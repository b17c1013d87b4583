# ruff: noqa: E501 - what a command says is a line, however long
"""Faults put into the model or the page on purpose: each is caught, rightly named, and nothing else is.

A fault of the page is mostly tried under a digest of the damaged page, or that alone would give it away.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from invocation import SMALL
from models import Pair, pairs

from jjj_textile.cli.app import run
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise, normalise_with_offsets
from jjj_textile.text.words import SHORT

MODEL = SMALL.read_text(encoding="utf-8")
PAGE = SMALL.with_suffix(".txt").read_text(encoding="utf-8")
DIGEST = "2ac6b06c4efd1a51586abe0165b9e2dfb1b63f6d15ae32996e41cf09c8b6030a"
GOOD = (
    "jjj: 11 facts, 2 readings, 16 pieces of evidence: 16 found",
    "jjj: 85 of 85 words accounted for",
    "jjj: found means found in the page; this does not show that the page is right",
)

PLACE = re.compile(r"^DIR/model\.yaml:\d+:\d+: ")

Edits = Sequence[tuple[str, str]]


class Told(NamedTuple):
    """What a command came to: its exit status, and what it said of faults."""

    status: int
    lines: list[str]


class Tables:
    """Runs `jjj` on a damaged model and page."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys

    def told(self, command: str, model: str, page: str) -> Told:
        """What a command says of this model and page, without the summary and where in the model each fault is."""
        (self._folder / "model.yaml").write_text(model, encoding="utf-8", newline="")
        (self._folder / "page.txt").write_text(page, encoding="utf-8", newline="")
        status = run(["-m", str(self._folder / "model.yaml"), command, str(self._folder / "page.txt")])
        lines = self._capsys.readouterr().err.replace(str(self._folder), "DIR").splitlines()
        summary = 3 if command == "verify" and status in (0, 1) else 0
        said = [line.removeprefix("jjj: ") for line in lines[: len(lines) - summary]]
        return Told(status, said if status > 1 else [PLACE.sub("", line) for line in said])

    def lines(self, command: str, model: str, page: str, *options: str) -> list[str]:
        """All that a command with options says."""
        (self._folder / "model.yaml").write_text(model, encoding="utf-8", newline="")
        (self._folder / "page.txt").write_text(page, encoding="utf-8", newline="")
        run(["-m", str(self._folder / "model.yaml"), command, str(self._folder / "page.txt"), *options])
        said = self._capsys.readouterr().err.replace(str(self._folder), "DIR").splitlines()
        return [line.removeprefix("jjj: ") for line in said]


@pytest.fixture
def tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tables:
    return Tables(tmp_path, capsys)


def edited(text: str, edits: Edits) -> str:
    """The text with each of the edits, which must change something."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def sealed(model: str, page: str) -> str:
    """The model with the digest of this page."""
    return model.replace(DIGEST, normalise_with_offsets(page).digest())


def test_what_has_no_fault_passes(tables: Tables) -> None:
    assert tables.told("verify", MODEL, PAGE) == Told(0, [])
    assert tables.told("coverage", MODEL, PAGE) == Told(0, [])


def test_what_passes_says_what_was_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-m", str(SMALL), "verify", str(SMALL.with_suffix(".txt"))]) == 0
    assert tuple(capsys.readouterr().err.splitlines()) == GOOD


CONTENT: dict[str, tuple[Edits, Told, Told]] = {
    # the page, what `verify` says, what `coverage` says
    "one word changed at the start of evidence": (
        [("has clean sand", "has fine sand")],
        Told(
            1,
            [
                'A2 in P2: missing: "Northland has clean sand" does not stand in P2; did you mean "Northland has fine sand" in P2?',
                'P2: its border "Northland has clean sand" does not stand there; it is taken to lie between its neighbours',
            ],
        ),
        Told(
            1,
            [
                'A2 in P2: missing: "Northland has clean sand" does not stand in P2; did you mean "Northland has fine sand" in P2?',
                'P2: its border "Northland has clean sand" does not stand there; it is taken to lie between its neighbours',
                "2 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "one word changed within a block": (
        [("old furnaces", "old furnace")],
        Told(1, ['A1 in P2: missing: "old furnaces" does not stand in P2; did you mean "old furnace." in P2?']),
        Told(
            1,
            [
                'A1 in P2: missing: "old furnaces" does not stand in P2; did you mean "old furnace." in P2?',
                "2 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "one word changed at the end of evidence": (
        [("every town", "every towns")],
        Told(1, ['G2 in P1: invalid: "every town" cuts a word in P1']),
        Told(
            1,
            [
                'G2 in P1: invalid: "every town" cuts a word in P1',
                "12 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "a word that no evidence covers added inside a block": (
        [("sand and old", "sand and two old")],
        Told(0, []),
        Told(1, ["1 of 86 words unaccounted for; --list unaccounted shows them"]),
    ),
    "a word added between two blocks": (
        [("\n\nNorthland has", "\n\nSponsored\n\nNorthland has")],
        Told(0, []),
        Told(1, ["1 of 86 words unaccounted for; --list unaccounted shows them"]),
    ),
    "a word added before the first block": (
        [("Northland And", "Menu Northland And")],
        Told(0, []),
        Told(1, ["1 of 86 words unaccounted for; --list unaccounted shows them"]),
    ),
    "a word added after the last block": (
        [("Go Electric", "Go Electric Copyright")],
        Told(0, []),
        Told(1, ["1 of 86 words unaccounted for; --list unaccounted shows them"]),
    ),
    "a word removed that evidence begins with": (
        [("every town. Officials should", "every town. Should")],
        Told(
            1,
            [
                'M1 in P1: missing: "Officials should publish "open"" does not stand in P1; did you mean "town. Should publish "open"" in P1?'
            ],
        ),
        Told(
            1,
            [
                'M1 in P1: missing: "Officials should publish "open"" does not stand in P1; did you mean "town. Should publish "open"" in P1?',
                "4 of 84 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "evidence that now stands twice in its block": (
        [("Southport should ship", "Northland should melt, Southport should ship")],
        Told(
            1,
            [
                'S1 in P2: ambiguous: "Northland should melt" stands 2 times in P2',
                'S2 in P2: its link does not open there: the prefix "melt, and" does not stand before it',
            ],
        ),
        Told(
            1,
            [
                'S1 in P2: ambiguous: "Northland should melt" stands 2 times in P2',
                "6 of 88 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "two blocks swapped": (
        [
            ("Read the next article\n\nFurnaces Go Electric", ""),
            ("\nA Glass", "\nRead the next article\nFurnaces Go Electric\nA Glass"),
        ],
        Told(0, ["R1: it stands out of its order"]),
        Told(0, ["R1: it stands out of its order"]),
    ),
    "a block removed": (
        [("Read the next article\n\nFurnaces Go Electric", "")],
        Told(1, ["N: missing: N is not on the page", "N: it is not on the page"]),
        Told(
            1,
            [
                "N: missing: N is not on the page",
                "exclusion in N: missing: N is not on the page",
                "N: it is not on the page",
            ],
        ),
    ),
    "an exclusion that is gone": (
        [("Read the next article", "Next article")],
        Told(
            0, ['N: its border "Read the next article" does not stand there; it is taken to lie between its neighbours']
        ),
        Told(
            1,
            [
                'exclusion in N: missing: "Read the next article" does not stand in N; did you mean "7 Next article" in R1?',
                'N: its border "Read the next article" does not stand there; it is taken to lie between its neighbours',
                "2 of 83 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "case changed": (
        [("old furnaces", "Old furnaces")],
        Told(1, ['A1 in P2: missing: "old furnaces" does not stand in P2; did you mean "Old furnaces." in P2?']),
        Told(
            1,
            [
                'A1 in P2: missing: "old furnaces" does not stand in P2; did you mean "Old furnaces." in P2?',
                "2 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "punctuation changed inside a quote": (
        [("“open” prices", "'open' prices")],
        Told(
            1,
            [
                'M1 in P1: missing: "Officials should publish "open"" does not stand in P1; did you mean "Officials should publish \'open\'" in P1?',
                'P1: its border ""open" prices" does not stand there; it is taken to lie between its neighbours',
            ],
        ),
        Told(
            1,
            [
                'M1 in P1: missing: "Officials should publish "open"" does not stand in P1; did you mean "Officials should publish \'open\'" in P1?',
                'P1: its border ""open" prices" does not stand there; it is taken to lie between its neighbours',
                "5 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "a hyphen within a word taken away": (
        [("cross–border", "crossborder")],
        Told(
            1,
            [
                'G1 in P1: missing: "cross-border market" does not stand in P1; did you mean "crossborder market." in P1?'
            ],
        ),
        Told(
            1,
            [
                'G1 in P1: missing: "cross-border market" does not stand in P1; did you mean "crossborder market." in P1?',
                "10 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "a Chinese character changed": (
        [("深水港", "深水湾")],
        Told(1, ['A3 in P2: missing: "深水港" does not stand in P2; did you mean "有深水" in P2?']),
        Told(
            1,
            [
                'A3 in P2: missing: "深水港" does not stand in P2; did you mean "有深水" in P2?',
                "7 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "a digit changed": (
        [("9:30:00", "9:31:00")],
        Told(
            1,
            [
                'C2 in T: missing: "2024/3/5 9:30:00" does not stand in T; did you mean "2024/3/5 9:31:00" in T?',
                'T: its border "9:30:00" does not stand there; it is taken to lie between its neighbours',
            ],
        ),
        Told(
            1,
            [
                'C2 in T: missing: "2024/3/5 9:30:00" does not stand in T; did you mean "2024/3/5 9:31:00" in T?',
                'T: its border "9:30:00" does not stand there; it is taken to lie between its neighbours',
                "2 of 85 words unaccounted for; --list unaccounted shows them",
            ],
        ),
    ),
    "no words at all": (
        [(PAGE, " \n")],
        Told(
            1,
            [
                "none of 16 passages is on this page: is it the page that the model was made from?",
            ],
        ),
        Told(
            1,
            [
                "none of 16 passages is on this page: is it the page that the model was made from?",
                "nothing was counted: the page has no words",
            ],
        ),
    ),
}


@pytest.mark.parametrize(("edits", "verified", "covered"), CONTENT.values(), ids=CONTENT)
def test_a_fault_of_the_page_is_named(tables: Tables, edits: Edits, verified: Told, covered: Told) -> None:
    page = edited(PAGE, edits)
    model = sealed(MODEL, page)
    assert tables.told("verify", model, page) == verified
    assert tables.told("coverage", model, page) == covered


@pytest.mark.parametrize(("edits", "verified"), [(edits, told) for edits, told, _ in CONTENT.values()], ids=CONTENT)
def test_a_page_with_a_fault_is_another_text_which_is_said_and_fails_where_that_is_asked(
    tables: Tables, edits: Edits, verified: Told
) -> None:
    page = edited(PAGE, edits)
    told = tables.told("verify", MODEL, page)
    other = "the page is not the very text that the model was made from: "
    assert [line for line in told.lines if not line.startswith(other)] == verified.lines
    assert sum(line.startswith(other) for line in told.lines) == 1
    assert told.status == verified.status
    strict = f"strict: this is another text: its SHA-256 is {normalise_with_offsets(page).digest()}, not {DIGEST}"
    assert strict in tables.lines("verify", MODEL, page, "--strict")


OVERLAP = 'P1: it ends inside P2, at ""open" prices"; it is taken to lie between its neighbours'


def test_blocks_that_overlap_are_told_and_fail_where_everything_is_asked_for(tables: Tables) -> None:
    model = edited(
        MODEL, [("start: Northland has clean sand, end: South", "start: Officials should publish, end: South")]
    )
    assert OVERLAP in tables.told("verify", model, PAGE).lines
    assert OVERLAP in tables.told("coverage", model, PAGE).lines
    assert tables.lines("verify", model, PAGE, "--strict")[-1] == "strict: P1 is not where the model has it"


def test_a_block_that_ends_inside_another_fails_only_where_everything_is_asked_for(tables: Tables) -> None:
    model = edited(MODEL, [("""end: '"open" prices'}""", "end: and old furnaces}")])
    told = 'P1: it ends inside P2, at "and old furnaces"; it is taken to lie between its neighbours'
    assert [tables.told(command, model, PAGE) for command in ("verify", "coverage")] == [Told(0, [told])] * 2
    assert tables.lines("verify", model, PAGE, "--strict")[-1] == "strict: P1 is not where the model has it"


MODEL_FAULTS: dict[str, tuple[Edits, list[str], list[str]]] = {
    "evidence in the wrong block": (
        [("{block: P2, start: old furnaces}", "{block: P1, start: old furnaces}")],
        ['A1 in P1: elsewhere: "old furnaces" stands not in P1 but in P2'],
        ["2 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "evidence from start to end in the wrong block": (
        [("{block: P1, start: It is clear that waste,", "{block: T, start: It is clear that waste,")],
        ['G2 in T: elsewhere: "It is clear that waste" stands not in T but in P1'],
        ["12 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "start twice in its block": (
        [('{block: P2, start: Southport should ship, prefix: "melt, and"}', "{block: P2, start: Southport}")],
        ['S2 in P2: ambiguous: "Southport" stands 2 times in P2'],
        ["3 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "start and end the wrong way round": (
        [
            (
                "start: the glass of Northland, end: cross–border market",
                "start: cross–border market, end: the glass of Northland",
            )
        ],
        [
            'G1 in P1: missing: the end "the glass of Northland" stands only before the end of the start '
            '"cross-border market"'
        ],
        ["10 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "a fact removed": (
        [
            (
                """  - id: M1
    kind: measure
    topic: openness
    regions: [southport]
    text: {en: Prices should be published, zh: 应公布价格}
    evidence:
      - {block: P1, start: 'Officials should publish "open"', end: prices, seal: "0a926c73"}
""",
                "",
            )
        ],
        [],
        ["5 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "an exclusion over a fact": (
        [("start: Read the next article, code", "start: Read the next article, end: Furnaces, code")],
        [],
        ['the exclusion of "Read the next article … Furnaces" in N lies over evidence of N'],
    ),
    "an exclusion of a whole block over a fact": (
        [("{block: N, start: Read the next article, code", "{block: N, code")],
        [],
        [
            "the exclusion of N lies over evidence of N; exclude what is left of the block instead: "
            "jjj coverage --list unaccounted prints it once this one is gone"
        ],
    ),
    "an exclusion of words that are gone": (
        [("start: Read the next article, code", "start: Read the last article, code")],
        [
            'exclusion in N: missing: "Read the last article" does not stand in N; '
            'did you mean "Read the next article" in N?'
        ],
        ["4 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "an exclusion of words that stand twice": (
        [("{block: N, start: Read the next article", "{block: P2, start: Northland")],
        ['exclusion in P2: ambiguous: "Northland" stands 2 times in P2'],
        ["4 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "a start that cuts a word": (
        [("start: old furnaces", "start: ld furnaces")],
        ['A1 in P2: invalid: "ld furnaces" cuts a word in P2'],
        ["2 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "an end that cuts a word": (
        [("end: every town", "end: every tow")],
        ['G2 in P1: invalid: "every tow" cuts a word in P1'],
        ["12 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "words that are only nearly the page's": (
        [("start: old furnaces", "start: older furnaces")],
        ['A1 in P2: missing: "older furnaces" does not stand in P2; did you mean "old furnaces." in P2?'],
        ["2 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "two blocks under one another's name": (
        [("id: P2, name", "id: P0, name"), ("id: P1, name", "id: P2, name"), ("id: P0, name", "id: P1, name")],
        [
            *[
                f'{id} in P1: elsewhere: "{words}" stands not in P1 but in P2'
                for id, words in (
                    ("G1", "the glass of Northland"),
                    ("G1", "By 2030"),
                    ("G2", "It is clear that waste"),
                    ("G2", "By 2030"),
                    ("M1", 'Officials should publish "open"'),
                )
            ],
            *[
                f'{id} in P2: elsewhere: "{words}" stands not in P2 but in P1'
                for id, words in (
                    ("A1", "Northland has"),
                    ("A1", "old furnaces"),
                    ("A2", "Northland has clean sand"),
                    ("A3", "南港市有"),
                    ("A4", "Southport too has a school"),
                    ("S1", "Northland should melt"),
                    ("S2", "Southport should ship"),
                )
            ],
        ],
        ["55 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
    "a free word that is free no longer": (
        [("free: [and]", "free: [or]")],
        [],
        ["2 of 85 words unaccounted for; --list unaccounted shows them"],
    ),
}


@pytest.mark.parametrize(("edits", "verified", "covered"), MODEL_FAULTS.values(), ids=MODEL_FAULTS)
def test_a_fault_of_the_model_is_named(tables: Tables, edits: Edits, verified: list[str], covered: list[str]) -> None:
    model = edited(MODEL, edits)
    found = [line for line in verified if not line.startswith("exclusion")]
    assert tables.told("verify", model, PAGE) == Told(1 if found else 0, found)
    assert tables.told("coverage", model, PAGE) == Told(1, verified + covered)


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (("start: old furnaces", 'start: ""'), "DIR/model.yaml:96:28: facts[5].evidence[1].start: is empty"),
        (
            ("start: old furnaces", 'start: "..."'),
            f"DIR/model.yaml:96:28: facts[5].evidence[1].start: must be {SHORT}, not 0: ...",
        ),
        (
            ("start: old furnaces", "start: clean sand and old furnaces Southport"),
            f"DIR/model.yaml:96:28: facts[5].evidence[1].start: must be {SHORT}, not 6: "
            "clean sand and old furnaces Southport",
        ),
        (
            ("{block: P2, start: old furnaces}", "{block: P2}"),
            "DIR/model.yaml:96:9: facts[5].evidence[1]: start is missing",
        ),
        (
            ("{block: P2, start: old furnaces}", "{block: P3, start: old furnaces}"),
            "DIR/model.yaml:96:17: facts[5].evidence[1].block: P3 is not one of blocks: known are T, P1, P2, R1, N",
        ),
    ],
    ids=["an empty start", "a start without a word", "more than five words", "no start", "an unknown block"],
)
def test_malformed_evidence_is_a_model_that_cannot_be_read(
    tables: Tables, command: str, edit: tuple[str, str], line: str
) -> None:
    place = MODEL.index(edit[0])
    row = MODEL.count("\n", 0, place) + 1
    told = tables.told(command, edited(MODEL, [edit]), PAGE)
    assert told == Told(3, [line.replace(":96:", f":{row}:")])


def test_nothing_to_check_fails(tables: Tables) -> None:
    model = MODEL[: MODEL.index("regions:\n  - id")]
    assert tables.told("verify", model, PAGE) == Told(1, ["nothing was checked: the model has no evidence"])
    assert tables.told("coverage", model, PAGE) == Told(
        1,
        [
            "nothing was checked: the model has no evidence",
            "77 of 85 words unaccounted for; --list unaccounted shows them",
        ],
    )


def test_nothing_to_verify_fails_even_where_every_word_is_excluded(tables: Tables) -> None:
    model = MODEL[: MODEL.index("regions:\n  - id")]
    page = "Read the next article"
    start = model.index("  blocks:")
    model = (
        f"{model[:start]}  blocks:\n    - {{id: N, name: {{en: N, zh: 无}}, start: Read the next article}}\n"
        f"{model[model.index('  exclusions:') :]}"
    )
    told = tables.told("verify", sealed(model, page), page)
    assert told == Told(1, ["nothing was checked: the model has no evidence"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“open”", '"open"'),
        ("“open”", "„open‟"),
        ("cross–border", "cross-border"),
        ("cross–border", "cross—border"),
        ("cross–border", "cross−border"),
        (" ", "\u00a0"),
        (" ", "\u3000"),
        (" ", "\n"),
        ("\n", "\r\n"),
        ("\n", "\n\n\n"),
        ("\n", "\r"),
        ("\n\n", "\n"),
        ("\n\n", " "),
        ("Northland", "\u200bNorth\u00adland"),
        ("|", "|\u200b"),
        ("Northland And", "\ufeffNorthland And"),
        ("Electric\n", "Electric"),
    ],
)
def test_what_a_copy_may_change_passes(tables: Tables, old: str, new: str) -> None:
    page = edited(PAGE, [(old, new)])
    printed = f"{new} market" if "border" in new else ""  # a link has the dash of the page, or it does not open
    closed = (
        f'G1 in P1: its link does not open there: "cross–border market" has another dash than the page: "{printed}"'
    )
    assert tables.told("verify", MODEL, page) == Told(0, [closed] if printed else [])
    assert tables.told("coverage", MODEL, page) == Told(0, [])


@pairs
def test_any_word_of_the_page_changed_taken_away_or_added_makes_another_text(pair: Pair) -> None:
    plan, words = pair.plan, normalise(pair.text).split(" ")
    for place, word in enumerate(words):
        for damage in (["Surplus"], [], [word, "Surplus"]):
            damaged = normalise(" ".join([*words[:place], *damage, *words[place + 1 :]]))
            assert sha256(damaged.encode()).hexdigest() != plan.document.digest


@pairs
def test_a_changed_word_that_evidence_begins_with_fails_even_under_its_own_digest(pair: Pair) -> None:
    plan = pair.plan
    page = normalise_with_offsets(pair.text)
    starts = sorted({result.span.start for result in prove(plan, page).evidence if result.span})
    for start in starts:
        rest = page.text[start:].partition(" ")[2]
        damaged = normalise_with_offsets(f"{page.text[:start]}Zzz {rest}")
        found = prove(plan._replace(document=plan.document._replace(digest=damaged.digest())), damaged)
        assert found.same_text()
        assert not found.holds()


@pairs
def test_a_block_taken_away_fails_even_under_its_own_digest(pair: Pair) -> None:
    plan = pair.plan
    page = normalise_with_offsets(pair.text)
    spans = list(prove(plan, page).blocks.values())
    texts = [page.text[slice(*span)] for span in spans]
    for place in range(len(spans)):
        damaged = normalise_with_offsets("\n\n".join([*texts[:place], *texts[place + 1 :]]))
        found = prove(plan._replace(document=plan.document._replace(digest=damaged.digest())), damaged)
        gone = plan.document.blocks[place].id
        cited = {result.evidence.block for result in found.evidence}
        assert not found.holds() or gone not in cited
