"""How many pairs of model and page are verified in a second on each core, beside the bare cost of reading them.

    python benchmarks/many.py [PAIRS]

Each pair is a row of a file in the size of the shipped model and its page (72 KB and 6 KB): of Parquet where pyarrow
is installed, else of ndjson. Linear work gives the same rate for any number: half as many are measured first.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from jjj_textile import parse, verify
from jjj_textile.text.normalise import normalise_with_offsets

PAIRS = 10_000
CHUNK = 50
FACTS, WORDS_A_FACT = 115, 8
NOTE = "What a reader of the page should know besides, at about the length of such notes and in plain words"
STARTS, ENDS = ("ba", "de", "ki", "lo", "mu", "ra", "si", "tu"), ("nd", "rk", "st")
VOCABULARY = [start + end for start in STARTS for end in ENDS]

Row = tuple[str, str]


class Rate(NamedTuple):
    """How long something took, in seconds of the processor, for how many pairs."""

    seconds: float
    pairs: int

    def __str__(self) -> str:
        return f"{self.pairs:>8,} pairs {self.seconds:8.2f} s {self.pairs / self.seconds:10,.0f} a second and core"


def made_up(number: int) -> Row:
    """A model and its page; each number has its own."""
    chance = random.Random(number)
    sentences = [[f"{chance.choice(VOCABULARY)}{n}-{step}" for step in range(WORDS_A_FACT)] for n in range(FACTS)]
    paragraphs = [sentences[start : start + 20] for start in range(0, FACTS, 20)]
    page = "\n\n".join(" ".join(" ".join(words) + "." for words in paragraph) for paragraph in paragraphs)
    lines = ["languages: [en, zh]", "document:", "  title: Made up", "  language: en"]
    lines += [f"  digest: {normalise_with_offsets(page).digest()}", "  blocks:"]
    for place, paragraph in enumerate(paragraphs, 1):
        first, last = " ".join(paragraph[0][:3]), " ".join(paragraph[-1][-2:])
        lines.append(f"    - {{id: P{place}, name: {{en: A, zh: 段}}, start: {first}, end: {last}}}")
    lines += ["kinds:", "  statement: {en: Statement, zh: 陈述}", "facts:"]
    for place, words in enumerate(sentences):
        said = " ".join(words)
        lines += [f"  - id: F{place}", "    kind: statement"]
        lines += [f"    text: {{en: The page says {said} and that is all, zh: 该页称{place}如此，仅此而已}}"]
        lines += [f"    note: {{en: '{NOTE}', zh: 读者须知事项若干}}", "    evidence:"]
        block = f"P{place // 20 + 1}"
        lines += [f"      - {{block: {block}, start: {' '.join(words[:3])}, end: {' '.join(words[-2:])}}}"]
        lines += [f"      - {{block: {block}, start: {' '.join(words[2:5])}}}"]
    return "\n".join(lines) + "\n", page


def write(folder: Path, pairs: int) -> Path:
    """The pairs in a file, a row each."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        file = folder / "pairs.ndjson"
        with file.open("w", encoding="utf-8") as lines:
            for model, page in map(made_up, range(pairs)):
                lines.write(json.dumps({"model": model, "page": page}, ensure_ascii=False) + "\n")
        return file
    file = folder / "pairs.parquet"
    schema = arrow.schema([("model", arrow.string()), ("page", arrow.string())])
    with parquet.ParquetWriter(file, schema) as writer:
        for start in range(0, pairs, CHUNK):
            rows = [made_up(number) for number in range(start, min(start + CHUNK, pairs))]
            columns = [arrow.array(column) for column in zip(*rows, strict=True)]
            writer.write_batch(arrow.record_batch(columns, schema=schema))
    return file


def read(file: Path) -> Iterator[Row]:
    """The rows of a file, one after the other: as many as are at hand at a time are few."""
    if file.suffix == ".ndjson":
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["model"], row["page"]
        return
    from pyarrow import parquet

    for batch in parquet.ParquetFile(file).iter_batches(CHUNK):
        yield from zip(*(batch.column(name).to_pylist() for name in ("model", "page")), strict=True)


def holds(row: Row) -> bool:
    """Whether the page of a row says what the facts of its model say."""
    model, page = row
    return verify(parse(model), page).holds


def all_hold(rows: list[Row]) -> int:
    """How many of these hold."""
    return sum(map(holds, rows))


def timed(work: Callable[[Iterator[Row]], int], file: Path, pairs: int) -> Rate:
    """How long some work on the first so many rows takes. Raises SystemExit where it is not done for all of them."""
    begin = time.process_time()
    done = work(islice(read(file), pairs))
    took = time.process_time() - begin
    if done != pairs:
        raise SystemExit(f"{done} of {pairs} hold")
    return Rate(took, pairs)


def pooled(file: Path, pairs: int) -> tuple[int, float]:
    """How many hold by a process for each core, and the seconds that this takes by the clock."""
    begin = time.perf_counter()
    rows = read(file)
    chunks = iter(lambda: list(islice(rows, CHUNK)), [])
    done = 0
    with ProcessPoolExecutor() as pool:
        while few := list(islice(chunks, 4 * (os.cpu_count() or 1))):
            done += sum(pool.map(all_hold, few))
    if done != pairs:
        raise SystemExit(f"{done} of {pairs} hold")
    return os.cpu_count() or 1, time.perf_counter() - begin


def main() -> None:
    """Print a line for each measure."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    model, page = made_up(0)
    print(f"a model of {len(model.encode()):,} bytes with {FACTS} facts, a page of {len(page.encode()):,} bytes")
    with tempfile.TemporaryDirectory() as folder:
        file = write(Path(folder), pairs)
        print(f"{file.suffix[1:]}, {file.stat().st_size / 2**20:,.1f} MiB")
        print(f"read only      {timed(lambda rows: sum(1 for _ in rows), file, pairs)}")
        for number in (pairs // 2, pairs):
            print(f"read, verified {timed(lambda rows: sum(map(holds, rows)), file, number)}")
        print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:,.0f} MiB")
        cores, took = pooled(file, pairs)
        print(f"a pool of {cores} processes {pairs / took:,.0f} pairs a second by the clock")


if __name__ == "__main__":
    main()
