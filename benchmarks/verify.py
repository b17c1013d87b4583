"""How verification grows: a page and its evidence, then both twice as large, and the ratio of the times.

    python benchmarks/verify.py [WORDS] [EVIDENCE]

Linear work gives a ratio of about 2. The page is one long block of few different words, the hardest case:
every phrase has many places that are nearly its own.
"""

import gc
import random
import sys
import time

from jjj_textile.model.plan import Block, Document, Evidence, Fact, Plan
from jjj_textile.page.coverage import cover
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise_with_offsets

VOCABULARY = 60
ROUNDS = 3


def made_up(words: int, pieces: int) -> tuple[Plan, str]:
    """A page of so many words, and a plan with so many pieces of evidence in it."""
    chance = random.Random(1)
    text = [f"w{chance.randrange(VOCABULARY)}" for _ in range(words)]
    for position in range(0, words, max(words // pieces, 1)):
        text[position] = f"start{position}"
    facts = tuple(
        Fact(
            f"F{number}",
            "context",
            {"en": "-"},
            (Evidence("P1", " ".join(text[at : at + 3]), " ".join(text[at + 4 : at + 6])),),
        )
        for number, at in enumerate(range(0, words - 6, max(words // pieces, 1)))
    )
    page = " ".join(text)
    block = Block("P1", {"en": "-"}, text[0], "the-end")
    page += " the-end"
    return Plan(("en",), Document("-", "en", normalise_with_offsets(page).digest(), (block,)), facts=facts), page


def seconds(words: int, pieces: int) -> tuple[float, int, int]:
    """The least time of a few rounds, with the page's size in bytes and the number of pieces found."""
    plan, page = made_up(words, pieces)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        proof = prove(plan, normalise_with_offsets(page))
        cover(proof)
        times.append(time.perf_counter() - start)
    return min(times), len(page.encode()), sum(result.status == "found" for result in proof.evidence)


def main() -> None:
    """Print both sizes and the ratio."""
    gc.disable()  # as `jjj` itself does
    words, pieces = (int(argument) for argument in (*sys.argv[1:], "250000", "20000")[:2])
    times = []
    for factor in (1, 2):
        took, size, found = seconds(words * factor, pieces * factor)
        times.append(took)
        print(f"{size / 1e6:.2f} MB, {found:,} pieces of evidence found: {took:.2f} s")
    print(f"ratio {times[1] / times[0]:.2f}")


if __name__ == "__main__":
    main()
