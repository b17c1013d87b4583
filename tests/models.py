"""The models that tests use by name, and how to make the smallest one about a text."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from invocation import ROOT, SMALL

from jjj_textile.model.loader import load
from jjj_textile.model.plan import Block, Document, Evidence, Exclusion, Fact, Plan
from jjj_textile.page.copy import read_page
from jjj_textile.text.normalise import normalise_with_offsets


class Pair(NamedTuple):
    """A model and a copy of its page."""

    model: str
    page: str

    @property
    def plan(self) -> Plan:
        return load(self.model)

    @property
    def text(self) -> str:
        return read_page(self.page).original


PAIRS = {"small": Pair(str(SMALL), str(SMALL.with_suffix(".txt")))}
if os.environ.get("JJJ_ARTICLE"):
    PAIRS["article"] = Pair(str(ROOT / "data" / "plan.yaml"), str(Path(os.environ["JJJ_ARTICLE"]).resolve()))

pairs = pytest.mark.parametrize(
    "pair",
    [pytest.param(pair, id=name, marks=[pytest.mark.slow] * (name == "article")) for name, pair in PAIRS.items()],
)

TEXT = "One fine day\n\nIn P1 the deep port, the deep sea and the port of art.\n\nIn P2 a port and 深水港。"
BLOCKS = [("T", "One fine", "day"), ("P1", "In P1", "art"), ("P2", "In P2", "深水港")]


def plan(
    *evidence: Evidence,
    text: str = TEXT,
    blocks: Sequence[tuple[str, str, str | None]] = BLOCKS,
    exclusions: Sequence[Exclusion] = (),
    free: Sequence[str] = (),
) -> Plan:
    """A plan with a fact for each piece of evidence, F1, F2 and so on."""
    digest = normalise_with_offsets(text).digest()
    pieces = tuple(Block(id, {"en": id}, start, end) for id, start, end in blocks)
    document = Document("-", "en", digest, pieces, free=tuple(free), exclusions=tuple(exclusions))
    facts = tuple(Fact(f"F{number}", "background", {"en": "-"}, (piece,)) for number, piece in enumerate(evidence, 1))
    return Plan(("en",), document, facts=facts)
