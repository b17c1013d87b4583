"""An HTML page is read as a browser shows it with scripts off: `innerText` of the tree that HTML's rules build."""

import gc
import time
from collections.abc import Callable

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st
from small_pages import DIFFERENT, PAGES

from jjj_textile.page.declarations import MAX_LENGTH
from jjj_textile.page.html import TooLarge, shown_text


def text_of(body: str) -> str:
    return shown_text(turbohtml.parse(f"<!doctype html><meta charset=utf-8>{body}")).text


@pytest.mark.parametrize(("body", "words"), [page for pages in PAGES.values() for page in pages])
def test_the_words_of_a_page_are_those_that_a_browser_shows(body: str, words: str) -> None:
    assert " ".join(text_of(body).split()) == words


@pytest.mark.parametrize(("body", "words"), [(body, words) for body, words, _, _ in DIFFERENT])
def test_the_words_of_a_page_are_others_than_in_a_browser_for_a_reason(body: str, words: str) -> None:
    assert " ".join(text_of(body).split()) == words


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>one<p>two<div>three<br>four</div>", "one\n\ntwo\n\nthree\nfour"),
        ("<table><tr><td>one<td>two<tr><td>three</table>four", "one\ttwo\n\nthree\n\nfour"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("  one  \n  two  <b> three </b> four ", "one two three four"),
    ],
)
def test_blocks_are_parted_by_an_empty_line_and_cells_by_a_tab(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("page", "headline", "title", "language"),
    [
        (
            "<html lang=zh-CN><title> The\n title </title><h1>The <b>head</b>line</h1><h1>Another</h1>",
            "The headline",
            "The title",
            "zh-CN",
        ),
        ("<h1 hidden>Hidden</h1><h1> </h1><h1>Seen", "Seen", "", ""),
        ("<svg><title>A picture</title></svg><title>Late</title>", "", "Late", ""),
        ("<html lang=''>a", "", "", ""),
    ],
)
def test_a_page_states_its_headline_title_and_language(page: str, headline: str, title: str, language: str) -> None:
    assert shown_text(turbohtml.parse(page))[1:] == (headline, title, language)


_PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<td>",
            "<li hidden>",
            "<li>",
            "<table>",
            "</table>",
            "<br>",
            "<svg>",
            "<text>",
        ),
        *("<select>", "<option>", "<details>", "<summary>", "</svg>", "<pre>", "</pre>", "<!--", "-->", "\0", "<", "&"),
        *(
            '<i style="display:block">',
            '<i style="visibility:hidden">',
            "a",
            "b ",
            " ",
            "\n",
            "<math>",
            "<mi>",
            "</div>",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_soup_of_tags_is_read(soup: str) -> None:
    text = shown_text(turbohtml.parse(soup)).text
    assert "\0" not in text
    assert set(text) <= set(soup) | {" ", "\n", "\t"}  # nothing is shown that does not stand there


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested elements": lambda n: "<div>" * n,
    "tags that never end": lambda n: "<a " * n,
    "comments that never end": lambda n: "<!--" * n,
    "end tags of nothing": lambda n: "</" * n,
    "a tag of many attributes": lambda n: "<p " + " ".join(f"a{number}=1" for number in range(n)) + ">a",
    "formatting that is taken up again": lambda n: "<p><b><i>a" * (n // 4),
    "tables in tables": lambda n: "<table><td>" * (n // 4),
    "lists that never end": lambda n: "<ul><li>a" * (n // 4),
    "text beside rows": lambda n: "<table>" + "a<tr>" * (n // 4),
    "nested details": lambda n: "<details open><summary>a" * (n // 4),
    "headlines without words": lambda n: "<h1> </h1>" * (n // 4),
    "styles, each another": lambda n: "".join(f'<p style="display:block;top:{number}">a' for number in range(n // 40)),
    "a style of many brackets": lambda n: f'<p style="display:{"(" * n}">a',
    "capitals of one long word": lambda n: f'<p style="text-transform:capitalize">{"a." * n}',
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_page_takes_time_in_proportion_to_its_size(shape: str) -> None:
    def seconds(page: str) -> float:
        started = time.process_time()
        shown_text(turbohtml.parse(page))
        return time.process_time() - started

    gc.disable()  # as the program does
    # The least of several: a busy machine makes a run longer, never shorter.
    once, twice = (min(seconds(HOSTILE[shape](size)) for _ in range(4)) for size in (20_000, 40_000))
    gc.enable()
    assert twice < 4 * once + 0.1


def test_a_page_of_too_many_elements_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jjj_textile.page.html.MAX_ELEMENTS", 1_000)
    assert text_of("<br>" * 997 + "a").strip() == "a"
    with pytest.raises(TooLarge, match=r"^it has more than 1,000 elements$"):
        text_of("<br>" * 998)


def test_a_page_of_too_much_style_is_too_large() -> None:
    style = f"display:block;{'a' * (MAX_LENGTH // 2)}"
    assert text_of(f'<p style="{style}">a<p style="{style}">b') == "a\n\nb"
    with pytest.raises(TooLarge, match=r"^its style attributes are longer than 1 MiB together$"):
        text_of(f'<p style="{style}">a<p style="{style};">b')
