"""A list of quotations against a page: where each stands, what comes nearest, and what of the page is in none."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import BLOCKS, TEXT, plan

from jjj_textile.errors import UsageError
from jjj_textile.page.evidence import block_spans
from jjj_textile.page.quotations import (
    FoundQuotation,
    Quotation,
    find_quotations,
    quotations_in_csv,
    quotations_in_lines,
    unused,
)
from jjj_textile.text.normalise import normalise_with_offsets

PAGE = normalise_with_offsets(TEXT)
SPANS = block_spans(plan(), PAGE)


def found(*words: str) -> list[FoundQuotation]:
    return find_quotations(PAGE, SPANS, [Quotation(one, {}) for one in words])


@pytest.mark.parametrize(
    ("words", "block", "passage", "places"),
    [
        ("the deep port", "P1", "the deep port", 1),
        ("the  deep\nport", "P1", "the deep port", 1),
        ("“the deep port”", "P1", "the deep port", 1),
        ("the deep port.", "P1", "the deep port", 1),
        ("the port of art.", "P1", "the port of art", 1),
        ("the deep … sea", "P1", "the deep port, the deep sea", 2),
        ("the deep port [...] art", "P1", "the deep port, the deep sea and the port of art", 1),
        ("port", "P1", "port", 3),
        ("深水港", "P2", "深水港", 1),
        ("fine day In P1", None, "fine day In P1", 1),
    ],
)
def test_a_quotation_is_found_with_its_block(words: str, block: str | None, passage: str, places: int) -> None:
    (one,) = found(words)
    assert one.span is not None
    assert (str(one.status), one.block, PAGE.text[slice(*one.span)], one.places) == ("found", block, passage, places)
    assert (one.evidence is not None) == (block is not None)


@pytest.mark.parametrize(
    ("words", "status", "nearest"),
    [
        (
            "the deap port, the deep see and the port of art",
            "missing",
            "the deep port, the deep sea and the port of art",
        ),
        ("the deep prot", "missing", "the deep port,"),
        ("nothing of the sort stands on here", "missing", None),
        ("the sea … the deep port", "missing", None),
        ("art … In P2", "missing", None),
        ("eep port", "missing", "deep port,"),
        ("?!", "invalid", None),
        ("…", "invalid", None),
    ],
)
def test_what_stands_nowhere_has_the_nearest_words(words: str, status: str, nearest: str | None) -> None:
    (one,) = found(words)
    assert (str(one.status), one.span, one.evidence, one.places) == (status, None, None, 0)
    assert nearest is None or one.nearest == nearest


def test_each_quotation_has_its_own_answer_in_the_order_of_the_list() -> None:
    assert [str(one.status) for one in found("port", "nowhere", "fine day", "?", "port")] == [
        *("found", "missing", "found", "invalid", "found")
    ]
    assert found() == []


def test_the_words_that_no_quotation_uses_are_told_in_runs() -> None:
    rest = [
        PAGE.text[slice(*span)] for span in unused(PAGE, found("One fine day", "In P1 the deep port", "In P2 a port"))
    ]
    assert rest == ["the deep sea and the port of art.", "and深水港"]
    assert [PAGE.text[slice(*span)] for span in unused(PAGE, [])] == [PAGE.text.rstrip("。")]


@given(st.data())
def test_whatever_stands_on_the_page_between_words_is_found(data: st.DataObject) -> None:
    words = PAGE.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    assert [str(one.status) for one in found(" ".join(words[first : last + 1]))] == ["found"]


def test_lines_are_quotations_but_for_empty_ones() -> None:
    assert quotations_in_lines("a b\n\n  c \r\n") == [Quotation("a b", {}), Quotation("c", {})]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('id,quote\n1,"a, b"\n2,\n', None),
        ('id;Quote\n1;"a, b"\n', None),
        ("id\tquotation\n1\ta, b\n", None),
        ('id,said\n1,"a, b"\n', "said"),
        ('id,引文\n1,"a, b"\n', None),
    ],
)
def test_a_column_of_a_table_has_the_quotations_and_the_others_are_kept(text: str, column: str | None) -> None:
    assert quotations_in_csv(text, column) == [Quotation("a, b", {"id": "1"})]


def test_the_only_column_is_that_of_the_quotations() -> None:
    assert quotations_in_csv("said\na\n") == [Quotation("a", {})]


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("id,said\n1,a\n", None, "no column of quotations among id, said: name it with --column NAME"),
        ("id,said\n1,a\n", "quote", "no column of quotations among id, said: name it with --column NAME"),
        ("quote\n" + "a" * 140_000, None, "line 1 of the table cannot be read: field larger than field limit (131072)"),
    ],
)
def test_a_table_without_quotations_is_refused(text: str, column: str | None, what: str) -> None:
    with pytest.raises(UsageError) as refused:
        quotations_in_csv(text, column)
    assert str(refused.value).startswith(what)


@pytest.mark.slow
def test_a_long_list_against_a_long_page_takes_no_long_time() -> None:
    chance = random.Random(1)  # noqa: S311 - lots, not secrets
    page = normalise_with_offsets(" ".join(f"w{chance.randrange(3_000)}" for _ in range(10_000)))
    words = page.text.split()
    texts = [" ".join(words[place : place + 8]) for place in range(0, 3_000, 10)]
    texts += [text.replace("w1", "v1") for text in texts]
    begin = time.process_time()
    answers = find_quotations(page, {}, [Quotation(text, {}) for text in texts])
    assert sum(one.span is not None for one in answers) >= 300
    assert time.process_time() - begin < 8


def test_blocks_are_those_of_the_plan() -> None:
    assert list(SPANS) == [name for name, *_ in BLOCKS]
