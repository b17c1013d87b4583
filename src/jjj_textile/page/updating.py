"""A model file brought to a copy of its page: what is certain is written in, what a person must decide is listed.

Certain is where a passage stands now as long as it has the words that it had; what other words mean is never certain.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from ..model.loader import parse
from ..model.paths import ModelPath
from ..model.plan import Block
from ..model.yaml_editing import with_keys
from ..text.normalise import NormalText, normalise, seal
from .coverage import UNACCOUNTED, cover
from .evidence import Proof, Result, Status, prove
from .paragraphs import border_words
from .phrases import Span
from .whereabouts import Whereabouts

_LONGEST_BORDER = 500
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Keys = dict[ModelPath, dict[str, str]]
"""What is to be set in the mappings of a model, by their paths."""


class Undecided(NamedTuple):
    """What a person must decide about a piece of evidence, an exclusion or a block, and its path in the model."""

    path: ModelPath
    id: str
    block: str
    what: str


class Update(NamedTuple):
    """The new text of a model file, what was written into it, by what it is and how often, and what was left.

    `unaccounted` is the number of words of the page that then stand outside all evidence and exclusions.
    """

    text: str
    written: Mapping[str, int]
    left: list[Undecided]
    unaccounted: int


def update(
    text: str, name: str, page: NormalText, against: NormalText | None = None, accepted: Container[str] = ()
) -> Update:
    """Bring the text of a model file to a newer copy of its page; `against` is the older, from which it was made.

    Of facts and readings whose ids are `accepted`, other words are taken for right. Raises InvalidModel as `parse`.
    """
    old = None if against is None else prove(parse(text, name), against)
    proof = prove(parse(text, name), page)
    written: Counter[str] = Counter()
    left: list[Undecided] = []
    steps: list[tuple[str, Callable[[Proof], tuple[Keys, list[Undecided]]]]] = [
        ("border", lambda proof: _borders(proof, Whereabouts(proof, old))),
        ("passage", lambda proof: _passages(proof, Whereabouts(proof, old), accepted)),
        ("seal", lambda proof: _missing_seals(proof, old)),
        ("digest", lambda proof: (_digest(proof, left), [])),
    ]
    if proof.is_another_page:
        what = f"none of {len(proof.evidence)} passages is on this page"
        left, steps = [Undecided(("document",), "document", "document", what)], []
    for what, step in steps:
        keys, undecided = step(proof)
        changed = with_keys(text, keys) if keys else text
        after = prove(parse(changed, name), page) if keys else proof
        if len(after.problems()) <= len(proof.problems()):  # what makes anything worse was not certain
            text, proof = changed, after
            written[what] += len(keys)
        left += undecided
    return Update(text, written, left, cover(proof).count(account=UNACCOUNTED))


def _borders(proof: Proof, whereabouts: Whereabouts) -> tuple[Keys, list[Undecided]]:
    """The first and last words of blocks whose own are gone, where these are now whole paragraphs.

    What is set aside whole is named by nothing else: it keeps its place only where no more than numbers changed.
    """
    keys: Keys = {}
    left = []
    aside = {exclusion.block for exclusion in proof.plan.document.exclusions if exclusion.start is None}
    paths = proof.misplaced()
    for block in proof.plan.document.blocks:
        if block.id not in paths or whereabouts.has_borders(block):
            continue
        path = paths[block.id]
        span = whereabouts.block(block)
        renewed = _renumbered if block.id in aside else _new_borders
        if span and (changes := renewed(block, proof.page.text, span)):
            keys[path] = changes
        else:
            left.append(Undecided(path, block.id, block.id, proof.notes[block.id]))
    return keys, left


def _renumbered(block: Block, page: str, span: Span) -> dict[str, str]:
    """The borders of a block there that are others than its own, where all are but for numbers, as of a counter."""
    text = page[slice(*span)]
    found = {}
    for key, words in (("start", normalise(block.start)), ("end", normalise(block.end or ""))):
        form = _NUMBER.pattern.join(map(re.escape, _NUMBER.split(words)))
        match = re.match(form, text) if key == "start" else re.search(rf"{form}\Z", text[-_LONGEST_BORDER:])
        if not match:
            return {}
        if match[0] != words:
            found[key] = match[0]
    return found


def _new_borders(block: Block, page: str, span: Span) -> dict[str, str]:
    """The borders of a block there that are others than its own, where words name it whole."""
    words = border_words(page, span)
    if words is None or (words[1] is None and block.end):
        return {}
    text, (start, end) = page[slice(*span)], words
    keys = {} if text.startswith(normalise(block.start)) else {"start": start}
    return keys if end is None or text.endswith(normalise(block.end or "")) else keys | {"end": end}


def _passages(proof: Proof, whereabouts: Whereabouts, accepted: Container[str]) -> tuple[Keys, list[Undecided]]:
    """The evidence that stands elsewhere or is no longer told apart, where its words stand in one place."""
    keys: Keys = {}
    left = []
    for result in (*proof.problems(), *proof.lost_exclusions()):
        span = whereabouts.same_words(result)
        if span is None and result.id in accepted:
            span = result.span or whereabouts.instead(result)
        changes = _renamed(proof, result, span, whereabouts) if span else None
        if changes:
            keys[result.path] = changes
        else:
            what = f"{result.status}: {result.problem}{_now(proof, result, whereabouts)}"
            left.append(Undecided(result.path, result.id, result.evidence.block, what))
    return keys, left


def _now(proof: Proof, result: Result, whereabouts: Whereabouts) -> str:
    """What stands in the place of a passage that is not found, where the older copy tells."""
    span = None if result.span else whereabouts.instead(result)
    return f'; in its place stands "{proof.page.text[slice(*span)]}"' if span else ""


def _renamed(proof: Proof, result: Result, span: Span, whereabouts: Whereabouts) -> dict[str, str] | None:
    """The keys with which evidence names a passage; None where no few words do, or where one must go."""
    evidence = result.evidence
    if result.status is Status.CHANGED and result.span == span:
        return {"seal": seal(proof.page.text[slice(*span)])}
    named = whereabouts.evidence(result, span)
    if named is None or (evidence.end and not named.end):
        return None
    return {
        key: value
        for key in ("block", "start", "end", "seal")
        if (value := getattr(named, key)) and value != getattr(evidence, key)
    } or None


def _missing_seals(proof: Proof, old: Proof | None) -> tuple[Keys, list[Undecided]]:
    """The seals that are missing, of words that the older copy, where there is one, has as well."""
    before = _passages_of(old) if old else {}
    keys: Keys = {}
    left = []
    now = _passages_of(proof)
    for result in (*proof.evidence, *proof.exclusions):
        path, words = result.path, now.get(result.path)
        if words is None or result.evidence.end is None or result.evidence.seal is not None:
            continue
        if before.get(path, words) == words:
            keys[path] = {"seal": seal(words)}
        else:
            what = f'changed: not sealed, and not the words of the older copy, but now "{words}"'
            left.append(Undecided(path, result.id, result.evidence.block, what))
    return keys, left


def _passages_of(proof: Proof) -> dict[ModelPath, str]:
    """The words of each passage that was found, by the path of its evidence or exclusion."""
    results = (*proof.evidence, *proof.exclusions)
    found = ((one.path, one.span) for one in results if one.span and one.status is Status.FOUND)
    return {path: proof.page.text[slice(*span)] for path, span in found}


def _digest(proof: Proof, left: list[Undecided]) -> Keys:
    """That of the copy, once nothing is left that the model says of another."""
    return {} if left or proof.same_text() else {("document",): {"digest": proof.digest}}
