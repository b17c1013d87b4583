"""A link leads to the very words: a URL text fragment, each part encoded."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.links import passage_link
from jjj_textile.model.plan import Evidence

PAGE = "https://e.example/a.html"


@pytest.mark.parametrize(
    ("evidence", "fragment"),
    [
        (Evidence("P1", "every year"), "every%20year"),
        (Evidence("P1", "rich", "talent reserves"), "rich,talent%20reserves"),
        (Evidence("P1", "a-b, c&d"), "a%2Db%2C%20c%26d"),
        (Evidence("P1", "a", prefix="b-"), "b%2D-,a"),
        (Evidence("P1", "a", suffix="-b"), "a,-%2Db"),
        (Evidence("P1", "a", "b", "c", "d"), "c-,a,b,-d"),
        (Evidence("P1", "黄金", "/茧"), "%E9%BB%84%E9%87%91,%2F%E8%8C%A7"),
    ],
)
def test_a_link_has_prefix_start_end_and_suffix_where_there_are_any(evidence: Evidence, fragment: str) -> None:
    assert passage_link(PAGE, evidence) == f"{PAGE}#:~:text={fragment}"


def test_a_fragment_that_the_address_has_already_gives_way() -> None:
    assert passage_link(f"{PAGE}#top#x", Evidence("P1", "a")) == f"{PAGE}#:~:text=a"


@given(*[st.text(min_size=1)] * 4)
def test_the_parts_read_back_whatever_they_hold(start: str, end: str, prefix: str, suffix: str) -> None:
    fragment = passage_link(PAGE, Evidence("P1", start, end, prefix, suffix)).partition("#:~:text=")[2]
    before, first, last, after = fragment.split(",")
    assert (before[-1], after[0]) == ("-", "-")
    assert "-" not in before[:-1] + first + last + after[1:]
    assert list(map(unquote, (first, last, before[:-1], after[1:]))) == [start, end, prefix, suffix]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://e.example/a", "https://e.example/a#:~:text=x"),
        ("https://e.example/a#top", "https://e.example/a#:~:text=x"),
        ("https://e.example/#/plan/2024", "https://e.example/#/plan/2024:~:text=x"),
        ("https://e.example/#!plan", "https://e.example/#!plan:~:text=x"),
        ("https://e.example/#/plan:~:text=y", "https://e.example/#/plan:~:text=x"),
    ],
)
def test_a_route_in_the_fragment_of_a_page_stays(url: str, link: str) -> None:
    assert passage_link(url, Evidence("P1", "x")) == link
