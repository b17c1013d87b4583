"""What came of holding a model against a copy of its page, as tables and in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..model.links import quotation
from ..model.paths import ModelPath
from ..model.plan import Exclusion
from ..page.coverage import ACCOUNTS, NO_BLOCK, OUTSIDE, UNACCOUNTED, Coverage
from ..page.evidence import Proof, Result, Status, suggestion
from ..page.following import OPENS, FollowedLinks
from ..table import Column, Table, Term
from .edition import Edition, Values

MAX_TOLD = 50
MAX_SUGGESTIONS = 10
BAR = 10
_BAR_MARKS = {"evidence": "█", "excluded": "▒", "free": "░", "unaccounted": "?"}


class ReportedPiece(NamedTuple):
    """Words of the page, with why they carry no fact."""

    block: str
    text: str
    code: str
    reason: str
    start: int
    end: int


Lines = Mapping[ModelPath, str]
"""Where in the model problems stand: `plan.yaml:812:9`, by path; empty where that cannot be told."""

_NOWHERE: Lines = {}


def verify(edition: Edition, proof: Proof, lines: Lines = _NOWHERE) -> Table:
    """Each piece of evidence, with where in the copy it stands and whether its link leads there."""
    page = proof.page
    links = FollowedLinks(page, proof.blocks, [result.evidence for result in proof.evidence])
    values: Values = {
        "id": lambda result: result.id,
        "block": lambda result: result.evidence.block,
        "status": lambda result: str(result.status),
        "start": lambda result: page.span(*result.span)[0] if result.span else None,
        "end": lambda result: page.span(*result.span)[1] if result.span else None,
        "quote": lambda result: _passage(proof, result),
        "opens": lambda result: links.opens(result.evidence, result.span) if result.span else None,
        "model": lambda result: lines.get(result.path),
    }
    terms = {"status": {str(status): Term(edition.label(status), good=status is Status.FOUND) for status in Status}}
    return edition.table("verify", proof.evidence, values, terms)


def _passage(proof: Proof, result: Result) -> str:
    if result.span is None:
        return quotation(result.evidence)
    start, end = proof.page.span(*result.span)
    return proof.page.original[start:end]


def verify_summary(proof: Proof, coverage: Coverage, lines: Lines = _NOWHERE) -> Iterator[str]:
    """What was checked and what came of it, a line each, the limit last."""
    yield from _told(proof, lines)
    yield from _closed_links(proof, lines)
    yield from _differences(proof, coverage, lines)
    counts = Counter(str(result.status) for result in proof.evidence)
    outcome = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) or "none found"
    checked = {result.path[:2] for result in proof.evidence}
    numbers = Counter(key for key, _ in checked)
    facts, readings = _counted(numbers["facts"], "fact"), _counted(numbers["readings"], "reading")
    yield f"{facts}, {readings}, {_counted(len(proof.evidence), 'piece')} of evidence: {outcome}"
    yield f"{coverage.accounted()} of {coverage.count()} words accounted for"
    yield "found means found in the page; this does not show that the page is right"


def _differences(proof: Proof, coverage: Coverage, lines: Lines) -> Iterator[str]:
    """What does not fail: where the page is another text, blocks that it changes, passages without a seal."""
    if not proof.same_text():
        new = _counted(coverage.count(account=UNACCOUNTED), "word")
        changed = "the page is not the very text that the model was made from"
        yield f"{changed}: {new} stand outside all evidence and exclusions"
    yield from _block_notes(proof, lines)
    if unsealed := proof.unsealed():
        yield f"{_counted(len(unsealed), 'passage')} not sealed: a word put in there goes unnoticed; jjj update seals"


def _block_notes(proof: Proof, lines: Lines) -> Iterator[str]:
    """What is wrong with the place of each block."""
    for block, path in proof.misplaced().items():
        yield f"{_at(lines, path)}{block}: {proof.notes[block]}"


def _closed_links(proof: Proof, lines: Lines) -> Iterator[str]:
    """The links that do not lead to their passages, and why not."""
    closed = closed_links(proof)
    for result, why in closed[:MAX_TOLD]:
        yield f"{_at(lines, result.path)}{result.id} in {result.evidence.block}: its link does not open there: {why}"
    if len(closed) > MAX_TOLD:
        yield f"links beside these that do not open: {len(closed) - MAX_TOLD:,}"


def closed_links(proof: Proof) -> list[tuple[Result, str]]:
    """The passages on the page to which no link leads, each with the reason; none where the page has no address."""
    if proof.plan.document.url is None:
        return []
    links = FollowedLinks(proof.page, proof.blocks, [result.evidence for result in proof.evidence])
    followed = [(result, links.opens(result.evidence, result.span)) for result in proof.evidence if result.span]
    return [(result, why) for result, why in followed if why != OPENS]


def strictly(proof: Proof) -> Iterator[str]:
    """What is lacking where everything is asked for.

    That is the very text, every block in its place, every passage sealed, every link opening.
    """
    if not proof.same_text():
        expected = proof.plan.document.digest
        yield f"strict: this is another text: its SHA-256 is {proof.digest}, not {expected}"
    for block in proof.misplaced():
        yield f"strict: {block} is not where the model has it"
    for what, results in (
        ("has no seal", proof.unsealed()),
        ("has a link that does not open", [result for result, _ in closed_links(proof)]),
    ):
        for name in dict.fromkeys(result.id for result in results):
            yield f"strict: {name} {what}"


def _at(lines: Lines, path: ModelPath) -> str:
    return f"{lines[path]}: " if path in lines else ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def coverage_summary(proof: Proof, coverage: Coverage, lines: Lines = _NOWHERE, listed: bool = False) -> Iterator[str]:
    """What fails: problems of the proof, stale exclusions, words unaccounted for and not yet `listed`.

    What does not fail by itself is told as well: blocks whose place is known only about.
    """
    yield from _told(proof, lines, with_exclusions=True)
    yield from _block_notes(proof, lines)
    for exclusion, owner, path in coverage.stale:
        what = f"the exclusion of {_excluded_words(exclusion)} lies over evidence of {owner}"
        yield f"{_at(lines, path)}{what}{_REST if exclusion.start is None else ''}"
    if not coverage.count():
        yield "nothing was counted: the page has no words"
    elif unaccounted := coverage.count(account=UNACCOUNTED):
        hint = "" if listed else "; --list unaccounted shows them"
        yield f"{unaccounted} of {coverage.count()} words unaccounted for{hint}"


_REST = "; exclude what is left of the block instead: jjj coverage --list unaccounted prints it once this one is gone"


def _excluded_words(exclusion: Exclusion) -> str:
    if exclusion.start is None:
        return exclusion.block
    words = exclusion.start if exclusion.end is None else f"{exclusion.start} … {exclusion.end}"
    return f'"{words}" in {exclusion.block}'


def _told(proof: Proof, lines: Lines, with_exclusions: bool = False) -> Iterator[str]:
    """Each problem in words, with the nearest words there are."""
    if not proof.evidence:
        yield "nothing was checked: the model has no evidence"
    if proof.is_another_page:
        yield f"none of {len(proof.evidence)} passages is on this page: is it the page that the model was made from?"
        return
    problems = proof.problems() + (proof.lost_exclusions() if with_exclusions else [])
    for number, result in enumerate(problems[:MAX_TOLD]):
        block = f" in {result.evidence.block}" if result.evidence.block != result.id else ""
        near = suggestion(proof, result) if number < MAX_SUGGESTIONS else ""
        yield f"{_at(lines, result.path)}{result.id}{block}: {result.status}: {result.problem}{near}"
    if len(problems) > MAX_TOLD:
        yield f"problems beside these: {len(problems) - MAX_TOLD:,}"


def coverage(edition: Edition, found: Coverage, drawn: bool) -> Table:
    """How many words of each block are accounted for, and of all; `drawn` adds a bar for people."""
    blocks: list[str | None] = [*found.words, None]
    names = {block.id: block.name[edition.language] for block in edition.plan.document.blocks}
    names[OUTSIDE] = edition.label("outside")
    values: Values = {
        "block": lambda block: "total" if block is None else block or NO_BLOCK,
        "name": lambda block: edition.label("total") if block is None else names[block],
        "words": found.count,
        **{key: _counter(found, account) for key, account in ACCOUNTS.items()},
    }
    table = edition.table("coverage", blocks, values)._replace(number=None)
    if not drawn:
        return table
    share = Column("share", edition.label("share"), lambda block: _bar(found, block))
    legend = "  ".join(f"{mark} {edition.label(key)}" for key, mark in _BAR_MARKS.items())
    return table._replace(title=f"{table.title}  {legend}", columns=(*table.columns, share))


def _counter(found: Coverage, account: int) -> Callable[[str | None], int]:
    return lambda block: found.count(block, account)


def _bar(found: Coverage, block: str | None) -> str:
    """The share of each account, in their order; the smallest is still seen, the largest gives way."""
    counts = {key: found.count(block, account) for key, account in ACCOUNTS.items()}
    shares = {key: max(1, BAR * count // found.count(block)) for key, count in counts.items() if count}
    if not shares:
        return ""
    largest = max(shares, key=lambda key: counts[key])
    shares[largest] += BAR - sum(shares.values())
    return "".join(_BAR_MARKS[key] * share for key, share in shares.items())


def excluded(edition: Edition, proof: Proof) -> Table:
    """The very words that are excluded, with code and reason."""
    passages = []
    for item, _, span in proof.in_force():
        start, end = proof.page.span(*span)
        text, reason = proof.page.original[start:end], item.reason[edition.language]
        passages.append(ReportedPiece(item.block, text, item.code, reason, start, end))
    values: Values = {
        "block": lambda passage: passage.block,
        "text": lambda passage: passage.text,
        "code": lambda passage: passage.code,
        "reason": lambda passage: passage.reason,
        "start": lambda passage: passage.start,
        "end": lambda passage: passage.end,
    }
    return edition.table("excluded", passages, values, {"code": edition.terms(proof.plan.codes)})
