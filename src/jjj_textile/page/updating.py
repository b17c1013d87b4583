"""A model file brought to a copy of its page: what can be told without a person is written in, the rest is listed."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.paths import ModelPath
from ..text.normalise import seal
from .evidence import Proof, Result, Status


class Update(NamedTuple):
    """What is to be written into a model, by path, and what a person must decide."""

    keys: dict[ModelPath, dict[str, str]]
    left: list[Result]

    def apply(self, text: str) -> str:
        """The text of the model file with all that is to be written; no other character changes."""
        from ..model.yaml_editing import with_keys  # what only reads a page does without a parser of YAML

        return with_keys(text, self.keys)


def update(proof: Proof) -> Update:
    """The seals that are missing; what is not found, or not what was sealed, is left."""
    seals = {result.path: {"seal": sealed} for result, sealed in _missing_seals(proof)}
    return Update(seals, [*proof.problems(), *proof.lost_exclusions()])


def _missing_seals(proof: Proof) -> Iterator[tuple[Result, str]]:
    for result in (*proof.evidence, *proof.exclusions):
        piece = result.evidence
        if result.span and result.status is Status.FOUND and piece.end is not None and piece.seal is None:
            yield result, seal(proof.page.text[slice(*result.span)])
