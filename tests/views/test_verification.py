"""What `verify` and `coverage` show: their tables and summaries, whole, in both languages."""

import json

import pytest
from invocation import SMALL
from models import Pair, pairs

from jjj_textile.formats import renderer
from jjj_textile.labels import LABELS
from jjj_textile.model.plan import Evidence, Exclusion, Plan
from jjj_textile.page.copy import read_page
from jjj_textile.page.coverage import cover
from jjj_textile.page.evidence import Proof, prove
from jjj_textile.table import Table, display
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.views.edition import Edition
from jjj_textile.views.verification import coverage, coverage_summary, excluded, strictly, verify, verify_summary

TEXT = SMALL.with_suffix(".txt").read_text(encoding="utf-8")
LIMIT = "found means found in the page; this does not show that the page is right"


def proof(plan: Plan, text: str = TEXT, resealed: bool = True) -> Proof:
    """The plan held against a text, which is taken for its own where `resealed`."""
    page = normalise_with_offsets(text)
    document = plan.document._replace(digest=page.digest()) if resealed else plan.document
    return prove(plan._replace(document=document), page)


def tsv(table: Table) -> str:
    return "".join(renderer("tsv")(table))


def people(table: Table) -> list[list[str]]:
    """A table as people read it, headings first."""
    rows = [[display(column, item) for column in table.columns] for item in table.items]
    return [[column.heading for column in table.columns], *rows]


def replaced(plan: Plan, fact_id: str, *evidence: Evidence) -> Plan:
    """The plan with other evidence for one fact."""
    return plan._replace(
        facts=tuple(fact._replace(evidence=evidence) if fact.id == fact_id else fact for fact in plan.facts)
    )


VERIFIED = """\
id\tblock\tstatus\tstart\tend\tquote
C1\tT\tfound\t0\t41\tNorthland And Southport Sign A Glass Plan
C2\tT\tfound\t43\t59\t2024/3/5 9:30:00
G1\tP1\tfound\t69\t141\tthe glass of Northland and Southport should form one cross–border market
G1\tP1\tfound\t61\t68\tBy 2030
G2\tP1\tfound\t143\t203\tIt is clear that waste glass will be collected in every town
G2\tP1\tfound\t61\t68\tBy 2030
M1\tP1\tfound\t205\t243\tOfficials should publish “open” prices
A1\tP2\tfound\t246\t259\tNorthland has
A1\tP2\tfound\t275\t287\told furnaces
A2\tP2\tfound\t246\t270\tNorthland has clean sand
A3\tP2\tfound\t289\t296\t南港市有深水港
A4\tP2\tfound\t298\t333\tSouthport too has a school of glass
S1\tP2\tfound\t335\t356\tNorthland should melt
S2\tP2\tfound\t362\t383\tSouthport should ship
R1\tR1\tfound\t386\t454\tA Glass School Opens In Southport\\n\\nLocal news\\n|\\n2024/2/28 18:05:00\\n7
N\tN\tfound\t478\t498\tFurnaces Go Electric
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_verify_is_a_row_a_piece_of_evidence_with_the_words_as_the_copy_has_them(small: Plan, language: str) -> None:
    assert tsv(verify(Edition(small, language), proof(small))) == VERIFIED


def test_the_status_and_the_headings_are_in_the_language(small: Plan) -> None:
    shown = {language: people(verify(Edition(small, language), proof(small))) for language in ("en", "zh")}
    assert shown["en"][:2] == [
        ["Id", "Block", "Status", "Start", "End", "Words"],
        ["C1", "T", "found", "0", "41", "Northland And Southport Sign A Glass Plan"],
    ]
    assert shown["zh"][:2] == [
        ["编号", "区块", "状态", "起", "止", "原文用词"],
        ["C1", "T", "找到", "0", "41", "Northland And Southport Sign A Glass Plan"],
    ]
    titles = [verify(Edition(small, language), proof(small)).title for language in ("en", "zh")]
    assert titles == ["Evidence", "引证"]


def test_what_is_not_found_has_no_offsets_and_the_words_of_the_model(small: Plan) -> None:
    plan = replaced(
        small,
        "C2",
        Evidence("T", "2024/3/6"),
        Evidence("T", "Northland", "Melting"),
        Evidence("P2", "2024/3/5"),
        Evidence("P1", "will"),
        Evidence("P2", "Southport"),
        Evidence("P1", "lass of"),
    )
    rows = tsv(verify(Edition(plan, "en"), proof(plan))).splitlines()[2:8]
    assert rows == [
        "C2\tT\tmissing\t\t\t2024/3/6",
        "C2\tT\tmissing\t\t\tNorthland … Melting",
        "C2\tP2\telsewhere\t\t\t2024/3/5",
        "C2\tP1\tfound\t172\t176\twill",
        "C2\tP2\tambiguous\t\t\tSouthport",
        "C2\tP1\tinvalid\t\t\tlass of",
    ]


@pytest.mark.parametrize(
    ("language", "statuses"),
    [
        ("en", ["missing", "missing", "elsewhere", "ambiguous", "invalid", "changed"]),
        ("zh", ["缺失", "缺失", "在别处", "不唯一", "无效", "已改"]),
    ],
)
def test_every_status_has_a_name_in_the_language(small: Plan, language: str, statuses: list[str]) -> None:
    plan = replaced(
        small,
        "C1",
        Evidence("T", "2024/3/6"),
        Evidence("T", "Northland", "Melting"),
        Evidence("P2", "2024/3/5"),
        Evidence("P2", "Southport"),
        Evidence("P1", "lass of"),
        Evidence("P1", "It is clear", "every town", seal="0" * 8),
    )
    assert [row[2] for row in people(verify(Edition(plan, language), proof(plan)))[1:7]] == statuses


def test_a_changed_border_of_a_block_has_a_row_for_each_fact_that_it_touches_alone(small: Plan) -> None:
    text = TEXT.replace("Southport should ship", "Southport should row")
    rows = tsv(verify(Edition(small, "en"), proof(small, text))).splitlines()
    assert [row for row in rows if row not in VERIFIED.splitlines()][:1] == [
        "S2\tP2\tmissing\t\t\tSouthport should ship"
    ]
    assert len(rows) == len(VERIFIED.splitlines())


def summary(plan: Plan, text: str = TEXT, resealed: bool = True) -> list[str]:
    held = proof(plan, text, resealed)
    return list(verify_summary(held, cover(held)))


def test_the_summary_says_of_links_that_do_not_open_and_of_what_is_not_sealed(small: Plan) -> None:
    plan = replaced(
        small, "C1", Evidence("P2", "Southport should ship"), Evidence("T", "Northland", "Plan", prefix="x")
    )
    assert summary(plan)[:3] == [
        'C1 in T: its link does not open there: the prefix "x" does not stand before it',
        "1 passage not sealed: a word put in there goes unnoticed; jjj update seals",
        "11 facts, 2 readings, 17 pieces of evidence: 17 found",
    ]
    assert list(strictly(proof(plan))) == ["strict: C1 has no seal", "strict: C1 has a link that does not open"]
    assert list(strictly(proof(small))) == []


DASH = '"cross-border market" has another dash than the page: "cross–border market"'


@pytest.mark.parametrize(
    ("evidence", "opens"),
    [
        (Evidence("P2", "Southport should ship"), "yes"),
        (Evidence("P2", "Southport too"), "yes"),
        (Evidence("T", "glass plan"), None),
        (Evidence("R1", "Southport"), "the same words stand earlier, in T"),
        (Evidence("P1", "glass of northland"), None),
        (Evidence("P1", "cross-border market"), DASH),
        (Evidence("R1", "Southport Local news"), '"Southport Local news" goes over two paragraphs'),
        (Evidence("P2", "深水港", prefix="市"), 'the prefix "市" does not stand before it'),
        (Evidence("P2", "深水港", prefix="有", suffix="x"), 'the suffix "x" does not stand after it'),
        (Evidence("P2", "港市有"), '"港市有" cuts a word, as browsers part them'),
    ],
)  # fmt: skip
def test_it_is_said_of_each_passage_whether_its_link_opens_there(
    small: Plan, evidence: Evidence, opens: str | None
) -> None:
    plan = replaced(small, "C1", evidence)
    row = next(iter(renderer("ndjson")(verify(Edition(plan, "en"), proof(plan)))))
    assert json.loads(row)["opens"] == opens


def test_the_summary_says_what_was_checked_and_the_limit(small: Plan) -> None:
    assert summary(small) == [
        "11 facts, 2 readings, 16 pieces of evidence: 16 found",
        "85 of 85 words accounted for",
        LIMIT,
    ]


def test_the_summary_names_each_problem_first_and_counts_them_by_kind(small: Plan) -> None:
    plan = replaced(
        small,
        "C2",
        Evidence("T", "2024/3/6"),
        Evidence("P2", "2024/3/5"),
        Evidence("P2", "Southport"),
        Evidence("P1", "lass of"),
    )
    exclusions = (*small.document.exclusions, Exclusion("T", "navigation", {}, "Home page"))
    plan = plan._replace(document=plan.document._replace(exclusions=exclusions))
    assert summary(plan) == [
        'C2 in T: missing: "2024/3/6" does not stand in T; did you mean "2024/3/5" in T?',
        'C2 in P2: elsewhere: "2024/3/5" stands not in P2 but in T',
        'C2 in P2: ambiguous: "Southport" stands 2 times in P2',
        'C2 in P1: invalid: "lass of" cuts a word in P1',
        "11 facts, 2 readings, 19 pieces of evidence: 15 found, 1 missing, 1 elsewhere, 1 ambiguous, 1 invalid",
        "83 of 85 words accounted for",
        LIMIT,
    ]


def test_another_text_is_said_to_be_another_and_the_quotes_are_reported_all_the_same(small: Plan) -> None:
    text = TEXT.replace("form one", "form a")
    assert summary(small, text, resealed=False) == [
        'G1 in P1: changed: not the words that were sealed, but now "the glass of Northland and Southport should form '
        'a cross-border market"',
        "the page is not the very text that the model was made from: 0 words stand outside all evidence and exclusions",
        "11 facts, 2 readings, 16 pieces of evidence: 15 found, 1 changed",
        "85 of 85 words accounted for",
        LIMIT,
    ]


def test_another_page_is_told_in_a_line(small: Plan) -> None:
    assert summary(small, "It rains. Nothing else is said here.", resealed=False) == [
        "none of 16 passages is on this page: is it the page that the model was made from?",
        "the page is not the very text that the model was made from: 7 words stand outside all evidence and exclusions",
        "11 facts, 2 readings, 16 pieces of evidence: 16 missing",
        "0 of 7 words accounted for",
        LIMIT,
    ]


def test_of_another_page_no_block_is_told_to_be_elsewhere(small: Plan) -> None:
    other = prove(small, normalise_with_offsets("It rains. Nothing else is said here."))
    assert list(strictly(other)) == [
        f"strict: this is another text: its SHA-256 is {other.digest}, not {small.document.digest}"
    ]


def test_a_page_that_lacks_all_of_some_facts_is_still_the_page(small: Plan) -> None:
    """What was asked for says nothing of the rest."""
    text = TEXT.replace("Northland and Southport should form", "They form").replace("By 2030", "Soon")
    held = prove(small, normalise_with_offsets(text))
    some = held.of({result.id for result in held.problems()})
    assert not some.is_another_page
    assert [result.status.value for result in some.evidence if result.span is None]


@pytest.mark.parametrize("text", [TEXT, ""])
def test_zero_checks_are_said_to_be_none(small: Plan, text: str) -> None:
    plan = small._replace(facts=(), readings=(), document=small.document._replace(blocks=(), exclusions=(), free=()))
    assert summary(plan, text) == [
        "nothing was checked: the model has no evidence",
        "0 facts, 0 readings, 0 pieces of evidence: none found",
        f"0 of {85 if text else 0} words accounted for",
        LIMIT,
    ]


def test_at_most_fifty_problems_are_told_and_the_others_counted(small: Plan) -> None:
    fact = small.facts[0]._replace(evidence=tuple(Evidence("P2", f"zzz{number}") for number in range(60)))
    lines = summary(small._replace(facts=(fact,)))
    assert lines[0] == 'C1 in P2: missing: "zzz0" does not stand in P2'
    assert lines[50] == "problems beside these: 10"
    assert lines[51] == "1 fact, 2 readings, 62 pieces of evidence: 2 found, 60 missing"


COVERED = """\
block\tname\twords\tevidence\texcluded\tfree\tunaccounted
T\tTitle and date\t9\t9\t0\t0\t0
P1\tThe goals\t30\t30\t0\t0\t0
P2\tThe two regions\t28\t26\t0\t2\t0
R1\tRelated entry\t11\t11\t0\t0\t0
N\tNext article\t7\t3\t4\t0\t0
total\tthe whole page\t85\t79\t4\t2\t0
"""

COVERED_FOR_PEOPLE = {
    "en": [
        ["Block", "Name", "Words", "Evidence", "Excluded", "Free", "Unaccounted", "Share"],
        ["T", "Title and date", "9", "9", "0", "0", "0", "██████████"],
        ["P1", "The goals", "30", "30", "0", "0", "0", "██████████"],
        ["P2", "The two regions", "28", "26", "0", "2", "0", "█████████░"],
        ["R1", "Related entry", "11", "11", "0", "0", "0", "██████████"],
        ["N", "Next article", "7", "3", "4", "0", "0", "████▒▒▒▒▒▒"],
        ["total", "the whole page", "85", "79", "4", "2", "0", "████████▒░"],
    ],
    "zh": [
        ["区块", "名称", "词数", "引证", "排除", "免计", "未覆盖", "占比"],
        ["T", "标题和日期", "9", "9", "0", "0", "0", "██████████"],
        ["P1", "目标", "30", "30", "0", "0", "0", "██████████"],
        ["P2", "两个地区", "28", "26", "0", "2", "0", "█████████░"],
        ["R1", "相关阅读", "11", "11", "0", "0", "0", "██████████"],
        ["N", "下一篇文章", "7", "3", "4", "0", "0", "████▒▒▒▒▒▒"],
        ["total", "全文", "85", "79", "4", "2", "0", "████████▒░"],
    ],
}


LEGENDS = {
    "en": "Words accounted for  █ Evidence  ▒ Excluded  ░ Free  ? Unaccounted",
    "zh": "字词覆盖  █ 引证  ▒ 排除  ░ 免计  ? 未覆盖",
}


def test_coverage_is_a_row_a_block_and_a_total(small: Plan) -> None:
    table = coverage(Edition(small, "en"), cover(proof(small)), drawn=False)
    assert tsv(table) == COVERED
    assert (table.title, table.number) == ("Words accounted for", None)


@pytest.mark.parametrize("language", COVERED_FOR_PEOPLE)
def test_people_see_the_share_of_each_account_as_a_bar_of_ten(small: Plan, language: str) -> None:
    table = coverage(Edition(small, language), cover(proof(small)), drawn=True)
    assert people(table) == COVERED_FOR_PEOPLE[language]
    assert table.title == LEGENDS[language]


def test_words_outside_the_blocks_and_unaccounted_for_have_their_row_and_mark(small: Plan) -> None:
    text = f"Advertisement {TEXT.replace('old furnaces', 'very old furnaces')}"
    table = coverage(Edition(small, "en"), cover(proof(small, text)), drawn=True)
    assert people(table)[3:] == [
        ["P2", "The two regions", "29", "26", "0", "2", "1", "████████░?"],
        ["R1", "Related entry", "11", "11", "0", "0", "0", "██████████"],
        ["N", "Next article", "7", "3", "4", "0", "0", "████▒▒▒▒▒▒"],
        ["-", "outside the blocks", "1", "0", "0", "0", "1", "??????????"],
        ["total", "the whole page", "87", "79", "4", "2", "2", "███████▒░?"],
    ]


def test_a_page_without_words_has_empty_bars(small: Plan) -> None:
    table = coverage(Edition(small, "zh"), cover(proof(small, "")), drawn=True)
    assert people(table)[1:] == [["total", "全文", "0", "0", "0", "0", "0", ""]]


def covered(plan: Plan, text: str = TEXT, resealed: bool = True) -> list[str]:
    held = proof(plan, text, resealed)
    return list(coverage_summary(held, cover(held)))


def test_coverage_that_holds_has_nothing_to_say(small: Plan) -> None:
    assert covered(small) == []


def test_coverage_says_what_fails(small: Plan) -> None:
    exclusions = (
        *small.document.exclusions,
        Exclusion("P2", "navigation", {}, "old furnaces"),
        Exclusion("P1", "navigation", {}, "It is clear", "every town"),
        Exclusion("P1", "navigation", {}, "Home"),
    )
    plan = small._replace(facts=small.facts[1:], document=small.document._replace(exclusions=exclusions))
    text = TEXT.replace("Local news", "Local news today")
    assert covered(plan, text, resealed=False) == [
        'R1: changed: not the words that were sealed, but now "A Glass School Opens In Southport Local news today | '
        '2024/2/28 18:05:00 7"',
        'exclusion in P1: missing: "Home" does not stand in P1',
        'the exclusion of "old furnaces" in P2 lies over evidence of A1',
        'the exclusion of "It is clear … every town" in P1 lies over evidence of G2',
        "6 of 86 words unaccounted for; --list unaccounted shows them",
    ]


def test_a_page_without_words_is_said_to_have_none(small: Plan) -> None:
    plan = small._replace(facts=(), readings=(), document=small.document._replace(blocks=(), exclusions=()))
    assert covered(plan, "") == [
        "nothing was checked: the model has no evidence",
        "nothing was counted: the page has no words",
    ]


EXCLUDED = {
    "en": [
        ["Block", "Statement", "Code", "Reason"],
        ["N", "Read the next article", "Navigation", "A label before the next title"],
    ],
    "zh": [["区块", "内容", "代码", "理由"], ["N", "Read the next article", "导航", "下一篇标题前的提示语"]],
}


@pytest.mark.parametrize("language", EXCLUDED)
def test_the_excluded_words_are_listed_with_code_and_reason(small: Plan, language: str) -> None:
    table = excluded(Edition(small, language), proof(small))
    assert people(table) == EXCLUDED[language]
    assert table.title == LABELS[language]["excluded.title"]
    assert [(row["code"], row["start"], row["end"]) for row in table.records()] == [("navigation", 455, 476)]


def test_no_excluded_words_are_an_empty_table(small: Plan) -> None:
    plan = small._replace(document=small.document._replace(exclusions=()))
    assert list(excluded(Edition(plan, "en"), proof(plan)).items) == []


@pairs
def test_the_words_of_a_block_are_the_sum_of_its_accounts_and_the_total_that_of_the_blocks(pair: Pair) -> None:
    held = prove(pair.plan, read_page(pair.page))
    table = coverage(Edition(pair.plan, "en"), cover(held), drawn=False)
    rows = [[int(cell) for cell in row[2:]] for row in table.rows()]
    assert all(words == sum(accounts) for words, *accounts in rows)
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    assert rows[-1][-1] == 0


@pairs
def test_the_summary_of_the_page_is_all_found(pair: Pair) -> None:
    plan, held = pair.plan, prove(pair.plan, read_page(pair.page))
    pieces = sum(len(fact.evidence) for fact in plan.facts) + sum(len(entry.evidence) for entry in plan.readings)
    words = cover(held).count()
    assert list(verify_summary(held, cover(held))) == [
        f"{len(plan.facts)} facts, {len(plan.readings)} readings, {pieces} pieces of evidence: {pieces} found",
        f"{words} of {words} words accounted for",
        LIMIT,
    ]
