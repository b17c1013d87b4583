"""What a page says of itself, as the model's document, each with where it was found; dates as pages print them."""

import pytest

from jjj_textile.page.copy import Copy, html_copy
from jjj_textile.page.dates import date_in, is_date
from jjj_textile.page.draft import draft

JSON = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "url": "x"}, {"@type": ["NewsArticle"], "headline": "A quay",
"datePublished": "2030-03-04T09:15:00+08:00", "url": "https://a.example/q",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Li"}], "publisher": {"name": "The Bay"}}]}</script>"""


def said(html: str) -> list[str]:
    """The lines of the document that a page gives."""
    model = draft(html_copy(f"<!doctype html>{html}".encode(), "page"), ())
    keys = ("title", "published", "author", "publisher", "url")
    lines = (line.strip() for line in model.splitlines())
    return [line for line in lines if line.startswith(tuple(f"{key}: " for key in keys))]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Text", ["title: Text"]),
        (
            f"{JSON}<p>A quay<p>Text",
            [
                "title: A quay  # from JSON-LD headline",
                'published: "2030-03-04T09:15:00"  # from JSON-LD datePublished',
                'author: "Ann Lee, Bo Li"  # from JSON-LD author',
                "publisher: The Bay  # from JSON-LD publisher",
                'url: "https://a.example/q"  # from JSON-LD url',
            ],
        ),
        (
            "<!-- saved from url=(0019)https://a.example/b --><meta name=author content='Ann Lee'>"
            "<meta property=og:site_name content='The Bay'><link rel=canonical href=https://a.example/c><p>Text",
            [
                "title: Text",
                "author: Ann Lee  # from meta author",
                "publisher: The Bay  # from meta og:site_name",
                'url: "https://a.example/b"  # from the browser that saved it',
            ],
        ),
        (
            "<link rel=canonical href=https://a.example/c><meta property=og:url content=https://a.example/d><p>Text",
            ["title: Text", 'url: "https://a.example/c"  # from link canonical'],
        ),
        # what cannot be meant is passed over
        (
            "<meta name=author content=10436><meta name=date content=soon>"
            "<meta property=article:author content='http://x'>"
            "<link rel=canonical href=/c><script type=application/ld+json>{</script><p>Text",
            ["title: Text"],
        ),
        (
            "<meta name=copyright content='版权所有 海湾网 2019-2030'><p>正文",
            ["title: 正文", "publisher: 海湾网  # from meta copyright"],
        ),
        # the printed line is rather believed than the metadata
        (
            "<title>A quay</title><meta name=pubdate content=2030-03-05><h1>A quay</h1><p>By Ann Lee"
            "<p>4 March 2030, 9:15 am<p>Text",
            [
                "title: A quay  # from h1",
                'published: "2030-03-04T09:15"  # from the line by the title',
                "author: Ann Lee  # from the line by the title",
            ],
        ),
        (
            "<title>码头</title><h1>码头</h1><p>发布时间：2030年3月4日　作者：李白　来源：海湾网<p>正文",
            [
                "title: 码头  # from h1",
                'published: "2030-03-04"  # from the line by the title',
                "author: 李白  # from the line by the title",
                "publisher: 海湾网  # from the line by the title",
            ],
        ),
        (
            "<h1>A quay</h1><p>Text<p>2030-03-04",
            ["title: A quay  # from h1", 'published: "2030-03-04"  # from the line by the title'],
        ),
        (
            "<h1>A quay</h1>" + "<p>Text" * 12 + "<p>4 March 2030",
            ["title: A quay  # from h1", 'published: "2030-03-04"  # from its last lines'],
        ),
        (
            "<p>Text<time datetime=2030-03-04T09:15Z>today</time>",
            ["title: Texttoday", 'published: "2030-03-04T09:15:00"  # from its first time'],
        ),
    ],
)
def test_what_a_page_says_of_itself_is_proposed_with_where_it_was_found(html: str, lines: list[str]) -> None:
    assert said(html) == lines


SITE = "<meta name=SiteName content=桐江网>"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        # whom a text was taken from has published it, unless the site says that it did so itself
        (
            "<meta name=ContentSource content=市港务局><h1>码头</h1><p>正文",
            ["publisher: 市港务局  # from meta ContentSource"],
        ),
        (
            f"{SITE}<meta name=ContentSource content=市港务局><h1>码头</h1><p>正文",
            ["author: 市港务局  # from meta ContentSource", "publisher: 桐江网  # from meta SiteName"],
        ),
        (
            f"{SITE}<meta name=source content=海湾网><h1>码头</h1><p>2030-03-04 来源：市港务局 浏览次数：3<p>正文",
            ["author: 市港务局  # from the line by the title", "publisher: 桐江网  # from meta SiteName"],
        ),
        (f"{SITE}<h1>码头</h1><p>来源：桐江网 2030-03-04<p>正文", ["publisher: 桐江网  # from meta SiteName"]),
        (
            f"{SITE}<meta name=source content=https://a.example/b><h1>码头</h1><p>正文",
            ["publisher: 桐江网  # from meta SiteName"],
        ),
        (
            "<meta property=og:site_name content='The Bay'>"
            "<h1>A quay</h1><p>4 March 2030 | Source: Port of Pellin | 3 min<p>Text",
            ["author: Port of Pellin  # from the line by the title", "publisher: The Bay  # from meta og:site_name"],
        ),
        (
            "<h1>A quay</h1><p>Source: The Bay Post Published: 4 March 2030<p>Text",
            ["publisher: The Bay Post  # from the line by the title"],
        ),
        (
            "<meta name=SiteName content=海湾网><h1>码头</h1><p>来源：海湾网-港口频道 2030-03-04<p>正文",
            ["publisher: 海湾网  # from meta SiteName"],
        ),
        # who issued a paper wrote it
        (
            f"{SITE}<table><tr><td>索引号：<td>TJ-7<td>发 文 机 关：<td>桐江市港务局"
            "<tr><td>文号：<td>桐港〔2030〕7号<td>成文日期：<td>2030年3月1日"
            "</table><h1>码头</h1><p>来源：市政府<p>正文",
            ["author: 桐江市港务局  # from the fields by the title", "publisher: 桐江网  # from meta SiteName"],
        ),
        (
            "<p>Reference number: 7/2030<p>Issued by: Harbour Board of Pellin<h1>A quay</h1><p>4 March 2030<p>Text",
            ["author: Harbour Board of Pellin  # from the fields by the title"],
        ),
        # a sentence is no field
        ("<h1>A quay</h1><p>The source: nobody knows it, of 4 March 2030<p>Text", []),
    ],
)
def test_who_wrote_a_page_may_be_who_issued_it_or_whom_it_was_taken_from(html: str, lines: list[str]) -> None:
    assert [line for line in said(html) if line.startswith(("author", "publisher"))] == lines


LINKED = """{"@graph": [{"@type": "Organization", "@id": "#o", "name": "The Bay"}, {"@type": "Person", "@id": "#a",
"name": "Ann\nLee"}, {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "author": {"@id": "#a"},
"publisher": {"@id": "#o"}}, "datePublished": "2030-03-04"}]}"""


@pytest.mark.parametrize("script", [LINKED, f"<!--\n{LINKED}\n-->", f"//<![CDATA[\n{LINKED}\n//]]>"])
def test_json_ld_may_name_by_ids_be_wrapped_and_hold_line_breaks(script: str) -> None:
    assert said(f"<script type=application/ld+json>{script}</script><p>A quay opens<p>Text") == [
        "title: A quay opens  # from its first line",
        'published: "2030-03-04"  # from JSON-LD datePublished',
        "author: Ann Lee  # from JSON-LD author",
        "publisher: The Bay  # from JSON-LD publisher",
    ]


@pytest.mark.parametrize(("depth", "author"), [(4, ["author: Ann Lee  # from JSON-LD author"]), (5, []), (200, [])])
def test_what_lies_deep_in_json_ld_is_not_read(depth: int, author: list[str]) -> None:
    article = '{"@type": "Article", "author": "Ann Lee"}'
    script = '{"mainEntity": ' * depth + article + "}" * depth
    assert said(f"<script type=application/ld+json>{script}</script><p>A quay opens<p>Text") == [
        "title: A quay opens  # from its first line",
        *author,
    ]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee, port reporter", "Ann Lee"),
        ("By The Bay Post", "The Bay Post"),
        ("2030-03-04 10:22 来源：海湾网 记者：李白 编辑：杜甫", "李白"),
        ("本报记者 李白", "李白"),
        ("By the end of the year it opens", None),
        ("By Friday it opens", None),
        ("Posted on March 4, 2030 by Ann Lee", "Ann Lee"),
        ("It was built by The Bay", None),
        ("记者从港务局获悉", None),
    ],
)
def test_an_author_is_named_as_such(line: str, author: str | None) -> None:
    assert [one for one in said(f"<h1>A quay</h1><p>{line}<p>Text") if one.startswith("author")] == (
        [f"author: {author}  # from the line by the title"] if author else []
    )


@pytest.mark.parametrize(
    ("html", "date"),
    [
        ("<time itemprop=dateModified datetime=2030-03-05></time><time datetime=2030-03-04></time>", "2030-03-04"),
        ("<time datetime=2030-03-05></time><time itemprop=datePublished datetime=2030-03-04></time>", "2030-03-04"),
        ("<p>Last updated: 5 March 2030. Published: 4 March 2030", "2030-03-04"),
        ("<p>更新：2030-03-05 发布时间：2030-03-04", "2030-03-04"),
        ("<p>二〇三〇年三月四日", "2030-03-04"),
        ("<p>The quay opens on 4 March 2030.", None),
    ],
)
def test_of_several_dates_that_of_publication_counts(html: str, date: str | None) -> None:
    found = [line.partition("  #")[0] for line in said(f"<h1>A quay</h1>{html}<p>Text") if "published" in line]
    assert found == ([f'published: "{date}"'] if date else [])


def test_a_date_may_stand_above_the_title() -> None:
    page = "<p>Press release | 4 March 2030 | Pellin<h1>A quay opens</h1><p>Text"
    assert said(page)[1] == 'published: "2030-03-04"  # from the line above the title'


@pytest.mark.parametrize(
    "html",
    [
        "<base href=https://a.example/><link rel=canonical href=q/1>",
        "<html><!--\n Page saved with SingleFile \n url: https://a.example/q/1 \n saved date: today -->",
    ],
)
def test_an_address_may_be_of_a_base_or_in_the_note_of_who_saved_it(html: str) -> None:
    assert 'url: "https://a.example/q/1"' in "\n".join(said(f"{html}<p>Text"))


def test_the_address_of_a_page_saved_in_one_file_is_the_one_that_it_was_saved_from() -> None:
    assert '\n  url: "https://a.example/e"  # from the saved page\n' in draft(
        Copy("Text", url="https://a.example/e"), ()
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2030-03-04 09:15:20", "2030-03-04T09:15:20"),
        ("2030/3/4 9:15", "2030-03-04T09:15"),
        ("2030年3月4日09:15 来源：海湾网", "2030-03-04T09:15"),
        ("2030年03月04日", "2030-03-04"),
        ("2030.3.4", "2030-03-04"),
        ("4 March 2030", "2030-03-04"),
        ("March 4th, 2030 at 9:15", "2030-03-04T09:15"),
        ("Mon, 4 Mar. 2030, 09:15", "2030-03-04T09:15"),
        ("Sunday, 3rd of March 2030, 9.15pm", "2030-03-03T21:15"),
        ("March 4, 2030, 12:05 AM", "2030-03-04T00:05"),
        ("4.3.2030", "2030-03-04"),
        ("二○三○年十二月三十一日", "2030-12-31"),
        ("二〇三〇年十月二十日", "2030-10-20"),
        ("2030-02-30, and 2030-03-04", None),
        ("2030-13-04", None),
        ("12030-03-04", None),
        ("March 2030", None),
        ("", None),
    ],
)
def test_dates_as_pages_print_them(text: str, date: str | None) -> None:
    assert date_in(text) == date


@pytest.mark.parametrize(
    ("text", "alone"), [("2030年3月4日", True), ("(4 March 2030)", True), ("It was on 4 March 2030", False)]
)
def test_a_date_may_stand_alone(text: str, alone: bool) -> None:
    assert is_date(text) == alone
