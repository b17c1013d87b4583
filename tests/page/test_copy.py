"""A copy of the page is read as a person may have saved it: plain text or HTML, in any encoding that it names."""

import codecs
import html
import sys
import time
from pathlib import Path

import pytest
from invocation import SMALL

from jjj_textile.cli import pages
from jjj_textile.errors import UnreadableFile
from jjj_textile.model.plan import Plan
from jjj_textile.page.copy import MAX_PAGE_BYTES, MAX_SHOWN, html_copy, read_copy, read_page
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise

TEXT = "The “rich” resources – 京津冀\n\nof the north\n"
NORMAL = 'The "rich" resources -京津冀of the north'
PAGE = SMALL.with_suffix(".txt").read_text(encoding="utf-8")


def saved(folder: Path, content: bytes, name: str = "page") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def shown(body: str) -> str:
    """What a browser shows of an HTML page, in words."""
    return normalise(html_copy(f"<!doctype html><html>{body}".encode(), "page").text)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace(" ", "\u00a0").encode(),
        TEXT.replace(" ", "\u3000").encode(),
        TEXT.replace("“", '"').replace("”", "„").replace("–", "—").encode(),
        TEXT.replace("rich", "r\u00adi\u200bch\ufeff").encode(),
        TEXT.replace(" ", "\n").encode(),
        TEXT.strip().encode(),
    ],
    ids=[
        *("plain", "crlf", "cr", "bom", "utf-16-le", "utf-16-be"),
        *("no-break", "wide", "typographic", "zero-width", "lines", "trimmed"),
    ],
)
def test_plain_text_is_the_same_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert read_page(saved(tmp_path, content)).text == NORMAL


def test_the_offsets_are_those_of_the_text_without_its_byte_order_mark(tmp_path: Path) -> None:
    page = read_page(saved(tmp_path, codecs.BOM_UTF8 + b"a\r\n\r\nb"))
    assert (page.original, page.span(2, 3)) == ("a\r\n\r\nb", (5, 6))


@pytest.mark.parametrize(
    ("content", "likely"),
    [
        (b"abc\nd\xe9f", "windows-1252"),
        ("京津冀的港口计划".encode("gbk"), "GB18030"),
        ("京津冀的港口計劃".encode("big5"), "Big5"),
        (b"<html><p>d\xe9f", "windows-1252"),
        (b"<html><meta charset=rot13><p>d\xe9f", "windows-1252"),
        ("<html><p>北京".encode("utf-16-le"), "UTF-16LE"),
        ("The plan".encode("utf-16-be"), "UTF-16BE"),
    ],
)
def test_what_is_not_utf8_and_does_not_say_what_it_is_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes, likely: str
) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(UnreadableFile) as caught:
        read_page(path)
    assert str(caught.value) == (
        f"{path}: is not UTF-8 but likely {likely}, which it does not say: iconv -f {likely} -t UTF-8 {path} > NEW"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            codecs.BOM_UTF32_LE + "a".encode("utf-32-le"),
            "is UTF-32, which no browser reads: iconv -f UTF-32 -t UTF-8 'a page' > NEW",
        ),
        (codecs.BOM_UTF32_BE, "is UTF-32, which no browser reads: iconv -f UTF-32 -t UTF-8 'a page' > NEW"),
        ("The plan".encode("utf-32-le"), "is no text, nor a page: it is full of NUL characters"),
        (
            b"<html><meta charset=iso-2022-kr><p>a",
            "declares an encoding that browsers do not read: save it as UTF-8",
        ),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not a page: save the page itself, or its text"),
        (b"a" * (MAX_PAGE_BYTES + 1), "is too large: a page may have 4 MiB"),
        (
            "港".encode() * (MAX_SHOWN + 1),
            "is too large: it shows 500,001 characters, and 500,000 can be read",
        ),
        (
            b"<p style='display:none;" + b"a" * 2**20 + b"'>a",
            "is too large: its style attributes are longer than 1 MiB together",
        ),
    ],
    ids=range(8),
)
def test_what_cannot_be_read_is_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, content, "a page")
    with pytest.raises(UnreadableFile) as caught:
        read_page("a page")
    assert str(caught.value) == f"a page: {problem}"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a program takes")
def test_a_page_that_grows_beyond_its_limit_in_memory_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jjj_textile.page.copy.MAX_MEMORY", 64 * 2**20)
    monkeypatch.setattr("jjj_textile.page.copy.MAX_FILE", 2**20)  # room for as much is taken to read it
    grows = "<p>" + "".join(f"<b id={number}>" for number in range(600)) + "<p>a" * 20_000
    with pytest.raises(UnreadableFile, match=r": is too large: its contents take more than 64 MiB$"):
        pages.page_from(saved(tmp_path, grows.encode(), "page.html"))


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        ("<meta charset=gbk><p>北天".encode(), "北天", ["declares GBK but is UTF-8: read as that"]),
        (b"<meta charset=utf-8><p>caf\xe9 b", "caf\ufffd b", ["1 character not readable as UTF-8, shown as \ufffd"]),
        (b"<meta charset=gbk><p>\xff\xff", "\ufffd\ufffd", ["2 characters not readable as GBK, shown as \ufffd"]),
        (
            "港口".encode() * 99 + b"\xe6\xb8",
            "港口" * 99 + "\ufffd",
            ["1 character not readable as UTF-8, shown as \ufffd"],
        ),
        (codecs.BOM_UTF16_LE + b"a", "\ufffd", ["1 character not readable as UTF-16LE, shown as \ufffd"]),
        ("<meta charset=utf-8><p>北天".encode(), "北天", []),
        (b"<meta charset=klingon><p>a", "a", []),
    ],
)
def test_what_is_not_as_it_should_be_is_read_and_told(
    tmp_path: Path, content: bytes, text: str, notes: list[str]
) -> None:
    path = saved(tmp_path, content)
    told: list[str] = []
    assert read_copy(path, told.append).text == text
    assert told == [f"{path}: {note}" for note in notes]


def test_no_more_marks_follow_a_character_than_anyone_sees(tmp_path: Path) -> None:
    assert read_copy(saved(tmp_path, ("a" + "\u0301\u0316" * 30 + "b……" + "—" * 40).encode())).text == (
        "a" + "\u0301\u0316" * 15 + "b……" + "—" * 40
    )


@pytest.mark.parametrize(
    ("name", "problem"),
    [("absent", "cannot be read: No such file or directory"), (".", "cannot be read: it is a directory")],
)
def test_a_page_that_is_no_file_is_refused(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read_page(str(tmp_path / name))


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!doctype html><p>a", True),
        ("<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><p>a", True),
        ("\n  <html lang=en><p>a", True),
        ("<!-- saved from -->\n<!-- twice --><html><p>a", True),
        ("<HEAD></HEAD><p>a", True),
        ('<div class="x">a</div>', True),
        ("<p>a", True),
        ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html><html><p>a', True),
        ("a <p>b", False),
        ("< a", False),
        ("<3 a", False),
        ("<< a >>", False),
        ("<!-- a -->", False),
        ("<https://e.example> a", False),
    ],
)
def test_a_page_is_html_when_it_begins_as_html(tmp_path: Path, text: str, is_html: bool) -> None:
    assert (read_page(saved(tmp_path, text.encode())).text == "a") is is_html
    assert (read_page(saved(tmp_path, codecs.BOM_UTF8 + text.encode())).text == "a") is is_html


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # entities
        ("<p>R&amp;D &lt;b&gt; &quot;x&quot; &#8220;y&#x201D; caf&eacute;&nbsp;z &hellip;", 'R&D <b> "x" "y" café z …'),
        ("<p>&#20140;&#x6d25;&unknown; a & b &", "京津&unknown; a & b &"),
        # inline tags part no words
        ("<p>tex<b>ti</b>le <a href=x>in</a>du<span style=y>stry</span>", "textile industry"),
        ("<p>tex<font color=red>tile</font> <em>in</em><strong>dus</strong><i>try</i>", "textile industry"),
        ("<p>tex<big>tile</big> in<tt>dus</tt>try", "textile industry"),
        ("<p>tex<wbr>tile<!-- comment --> industry", "textile industry"),
        # a tag that HTML does not know is inline, as in a browser
        ("<p>tex<o:p></o:p>tile <x-y>in</x-y>dustry", "textile industry"),
        # block tags do
        ("<p>a</p><p>b<div>c</div>d<br>e<br/>f<h1>g</h1>h<hr>i", "a b c d e f g h i"),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d</tr></table>", "a b c d"),
        # what is not shown
        ("<head><title>t</title><meta name=d content=e><style>s{}</style></head><body>a", "a"),
        ("<title>t</title><body>a", "a"),
        ("<head><title>t</title><meta name=d><body><p>a", "a"),
        ("<p>a<script>var x = '<p>b</p>';</script>c<SCRIPT src=d></SCRIPT>e", "ace"),
        ("<p>a<style>p{}</style>b<template><p>c</p></template>d<noscript>e</noscript>f", "abdef"),
        ("<p>a<!-- b --><!--c-->d", "ad"),
        ("<p>a<textarea>b</textarea><svg><title>c</title><text>d</text></svg>e", "a d e"),
        ("<p>a<svg/>b<img alt=c>d", "abd"),
        ("<p>a<p hidden>b<p>c<div hidden=until-found>d</div>e", "a c e"),
        ("<p>a<iframe src=x>b</iframe><video>c</video><audio>d</audio><canvas>e</canvas>f", "aef"),
        # broken HTML is read as far as it goes
        ("<p>a <b>c</p></div></b>d", "a c d"),
        ("<p>a < b <= c <", "a < b <= c <"),
        ("<p>a<![CDATA[x]]>b<?php x ?>c", "abc"),
        ("<p>a<![foo[x]]>b", "ab"),
        ("<p>a<![if !IE]>b<![endif]>c", "abc"),
        ("", ""),
    ],
)
def test_html_is_the_text_that_a_browser_shows(body: str, text: str) -> None:
    assert shown(body) == text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset=utf-8>"),
        ("utf-8", '<meta charset="UTF-8" />'),
        ("gbk", "<meta charset=gbk>"),
        ("gb2312", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", "<META CHARSET='GB18030'>"),
        ("big5", "<meta charset=big5>"),
        ("utf-8-sig", "<meta charset=gbk>"),
        # what is declared as one of these can only be UTF-8, or the browser could not have read so far
        ("utf-8", "<meta charset=utf-16>"),
    ],
)
def test_html_is_in_the_encoding_that_it_names(tmp_path: Path, encoding: str, declared: str) -> None:
    content = f"<!doctype html><html><head>{declared}<title>x</title></head><p>北天 “a”".encode(encoding)
    assert read_page(saved(tmp_path, content)).text == '北天"a"'


def test_what_is_named_gb2312_may_hold_all_of_gb18030(tmp_path: Path) -> None:
    content = "<html><meta charset=gb2312><p>镕 㐀".encode("gb18030")
    assert read_page(saved(tmp_path, content)).text == "镕㐀"


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_what_is_named_latin_1_has_the_quotation_marks_of_windows_as_in_browsers(tmp_path: Path, name: str) -> None:
    assert (
        read_page(saved(tmp_path, f"<html><meta charset={name}><p>".encode() + b"\x93a\x94 \x96 b")).text == '"a" - b'
    )


@pytest.mark.parametrize("content", [b"<!---->" * 24 + b"text", b"<!--" * 20_000, b"<html>" + b"<p>" * 20_000])
def test_no_page_takes_long_to_read(tmp_path: Path, content: bytes) -> None:
    started = time.process_time()
    read_page(saved(tmp_path, content))
    assert time.process_time() - started < 1


def as_html(text: str) -> str:
    """The page as a news site might have sent it."""
    paragraphs = [
        f"<p><span>{html.escape(line).replace(' of ', ' <a href=#>of</a> ')}</span></p>"
        for line in text.splitlines()
        if line
    ]
    return (
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>A title | A site</title><script>var a = 1;</script>"
        f"</head>\n<body>\n<div>{'<!-- an advertisement -->'.join(paragraphs)}</div><script>count()</script></body>"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_html_of_the_small_page_verifies_like_its_text(tmp_path: Path, small: Plan, encoding: str) -> None:
    page = read_page(saved(tmp_path, as_html(PAGE).encode(encoding)))
    proof = prove(small, page)
    assert proof.holds()
    text = prove(small, read_page(saved(tmp_path, PAGE.encode())))
    passages = [
        [
            normalise(other.page.original[slice(*other.page.span(*result.span))])
            for result in other.evidence
            if result.span
        ]
        for other in (proof, text)
    ]
    assert passages[0] == passages[1]
    assert len(passages[0]) == len(proof.evidence)


def test_html_of_the_small_page_in_a_chinese_encoding_verifies(tmp_path: Path, small: Plan) -> None:
    content = as_html(PAGE).replace("utf-8", "gb2312").replace("–", "&ndash;").encode("gb18030")
    assert prove(small, read_page(saved(tmp_path, content))).holds()
