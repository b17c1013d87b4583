"""A model file brought to a copy of its page: what is certain is written in, what a person must decide is listed.

Certain is where a passage stands now as long as it has the words that it had; what other words mean is never certain.
"""

from collections import Counter
from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from ..model.loader import parse
from ..model.paths import ModelPath
from ..model.plan import Block
from ..model.yaml_editing import with_keys
from ..text.normalise import NormalText, normalise, seal
from .evidence import Proof, Result, Status, prove
from .paragraphs import border_words
from .phrases import Span
from .whereabouts import Whereabouts

Keys = dict[ModelPath, dict[str, str]]
"""What is to be set in the mappings of a model, by their paths."""


class Undecided(NamedTuple):
    """What a person must decide about a piece of evidence, an exclusion or a block, and its path in the model."""

    path: ModelPath
    id: str
    block: str
    what: str


class Update(NamedTuple):
    """The new text of a model file, what was written into it, by what it is and how often, and what was left."""

    text: str
    written: Mapping[str, int]
    left: list[Undecided]


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
        ("seal", lambda proof: (_missing_seals(proof), [])),
        ("digest", lambda proof: (_digest(proof, left), [])),
    ]
    for what, step in steps:
        keys, undecided = step(proof)
        changed = with_keys(text, keys) if keys else text
        after = prove(parse(changed, name), page) if keys else proof
        if len(after.problems()) <= len(proof.problems()):  # what makes anything worse was not certain
            text, proof = changed, after
            written[what] += len(keys)
        left += undecided
    return Update(text, written, left)


def _borders(proof: Proof, whereabouts: Whereabouts) -> tuple[Keys, list[Undecided]]:
    """The first and last words of blocks whose own are gone, where these are now whole paragraphs."""
    keys: Keys = {}
    left = []
    for number, block in enumerate(proof.plan.document.blocks):
        if block.id not in proof.notes or whereabouts.has_borders(block):
            continue
        path: ModelPath = ("document", "blocks", number)
        span = whereabouts.block(block)
        words = border_words(proof.page.text, span) if span else None
        if span and words and (words[1] or not block.end):
            keys[path] = _new_borders(block, proof.page.text[slice(*span)], words)
        else:
            left.append(Undecided(path, block.id, block.id, proof.notes[block.id]))
    return keys, left


def _new_borders(block: Block, text: str, words: tuple[str, str | None]) -> dict[str, str]:
    """The borders of a block of this text that are others than its own."""
    start, end = words
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


def _missing_seals(proof: Proof) -> Keys:
    keys: Keys = {}
    for result in (*proof.evidence, *proof.exclusions):
        piece = result.evidence
        if result.span and result.status is Status.FOUND and piece.end is not None and piece.seal is None:
            keys[result.path] = {"seal": seal(proof.page.text[slice(*result.span)])}
    return keys


def _digest(proof: Proof, left: list[Undecided]) -> Keys:
    """That of the copy, once nothing is left that the model says of another."""
    return {} if left or proof.same_text() else {("document",): {"digest": proof.digest}}
