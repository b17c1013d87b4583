"""What of a page is its article: on pages as sites build them, in two languages, and on real ones where set."""

import os
import re
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from jjj_textile.model.loader import parse
from jjj_textile.model.plan import Plan
from jjj_textile.page.copy import Copy, html_copy, read_copy
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import prove
from jjj_textile.text.normalise import normalise, normalise_with_offsets
from jjj_textile.text.words import words

PAGES = os.environ.get("JJJ_PAGES")

ENGLISH = (
    "The harbour board of Pellin said on Monday that it will build a second quay for timber by 2031.",
    "Two hundred people should find work there, and the ships of the coast will no longer wait in the bay.",
    "A road to the saw mills comes first, as lorries now cross the market square on four days of the week.",
    "Who lives beside the road can hand in objections at the town hall until the end of the month.",
)
CHINESE = (
    "桐江市港务局周一表示，将在2031年之前建成第二座木材码头，以缓解现有泊位长期紧张的局面。",
    "新码头预计可提供二百个岗位，沿海船只不必再在港湾外排队等候，锯木企业的运输成本也将下降。",
    "通往锯木厂的道路将先行开工，目前货车每周有四天要穿过集市广场，附近居民对此多有不便。",
    "沿线居民可在月底之前到市政厅提交书面意见，港务局应在三十日内逐一答复并予以公布。",
)


class Site:
    """The furniture of a site in a language, and its article."""

    def __init__(self, article: tuple[str, ...], title: str, date: str, words: dict[str, str]) -> None:
        self.article, self.title, self.date, self.words = article, title, date, words

    def links(self, name: str, number: int = 6) -> str:
        """A list of links."""
        return "".join(f"<li><a href=/{name}{one}>{self.words['link']} {one}</a></li>" for one in range(number))

    def paragraphs(self) -> str:
        return "".join(f"<p>{words}</p>" for words in self.article)

    def comments(self) -> str:
        return "".join(
            f"<div><span>{self.words['reader']} {one}</span><p>{self.words['comment']}</p>"
            f"<a>{self.words['answer']}</a></div>"
            for one in range(5)
        )


SITES = {
    "en": Site(
        ENGLISH,
        "Pellin builds a second quay",
        "4 March 2030, 09:15",
        {
            "link": "More about the sea",
            "reader": "A reader",
            "comment": "I have lived here for forty years, and nobody has ever asked what we think of it, have they.",
            "answer": "Answer",
            "rights": "All rights reserved. No part of this site may be copied without the consent of its publisher.",
        },
    ),
    "zh": Site(
        CHINESE,
        "桐江将建第二座码头",
        "2030年3月4日 09:15",
        {
            "link": "更多海运消息",
            "reader": "读者",
            "comment": "在这里住了四十年，从来没有人问过我们的意见，希望这一次能够认真听取大家的想法。",
            "answer": "回复",
            "rights": "版权所有，未经书面授权禁止使用，违者将依法追究责任。",
        },
    ),
}


def landmarks(site: Site) -> str:
    """A page with the landmarks of HTML."""
    return f"""<header><nav><ul>{site.links("menu")}</ul></nav></header><main><article><h1>{site.title}</h1>
    <p><time>{site.date}</time></p><div class=share><a>A</a> <a>B</a></div>{site.paragraphs()}
    <aside><h2>{site.words["link"]}</h2><p>{site.words["comment"]}</p></aside></article>
    <section id=comments>{site.comments()}</section></main>
    <footer>{site.links("foot")}<p>{site.words["rights"]}</footer>"""


def named(site: Site) -> str:
    """A page that is parted by class names alone."""
    first, *rest = site.article
    body = "".join(f"<p>{words}</p>" for words in rest)
    return f"""<div class=top-nav>{site.links("menu")}</div><div class=crumbs><a>1</a> &gt; <a>2</a></div>
    <div class=main><div class=left><h1>{site.title}</h1><div class=info>{site.date}</div><div class=toolbar>A- A+</div>
    <div class=content><p>{first}</p><div class="related-box">{site.links("related")}</div>{body}</div>
    <div class=comment-list>{site.comments()}</div></div><div class=sidebar>{site.links("hot", 20)}</div></div>
    <div class=footer><p>{site.words["rights"]}</p></div>"""


def unnamed(site: Site) -> str:
    """A page of divisions that say nothing of themselves."""
    return f"""<div>{site.links("menu", 30)}</div><div><div><h1>{site.title}</h1><div>{site.date}</div>
    <div>{site.paragraphs()}</div></div><div>{site.links("more")}</div></div><div>{site.comments()}</div>
    <div><p>{site.words["rights"]}</p></div>"""


def in_a_table(site: Site) -> str:
    """A page laid out in a table, its paragraphs parted by line breaks alone, in a form around everything."""
    text = "<br><br>".join(site.article)
    return f"""<form action=/><table><tr><td>{site.links("menu")}</td>
    <td><h1>{site.title}</h1>{site.date}<div>{text}</div></td><td>{site.links("side", 15)}</td></tr></table></form>
    <center>{site.words["rights"]}</center>"""


def parted(site: Site) -> str:
    """A page whose article is parted by advertising into sections of their own."""
    sections = f"<div class=ad-slot>{site.words['link']}</div>".join(
        f"<section><p>{one}</section>" for one in site.article
    )
    return f"""<nav>{site.links("menu")}</nav><div role=main><h1>{site.title}</h1><div>{site.date}</div>
    <div class=text>{sections}</div></div><div role=contentinfo>{site.links("foot")}</div>"""


BUILT = (landmarks, named, unnamed, in_a_table, parted)


def saved(body: str, title: str = "") -> Copy:
    return html_copy(f"<!doctype html><title>{title}</title><body>{body}".encode(), "page")


def sides(copy: Copy) -> tuple[Plan, str, str]:
    """The model of a page, the words of its article, and those that are set aside."""
    plan = parse(draft(copy, ()), "draft")
    proof = prove(plan, normalise_with_offsets(copy.text))
    assert proof.problems() == []
    excluded = {exclusion.block for exclusion in plan.document.exclusions}
    found: tuple[list[str], list[str]] = ([], [])
    for block, span in proof.blocks.items():
        found[block in excluded].append(proof.page.text[slice(*span)])
    return plan, "\n".join(found[0]), "\n".join(found[1])


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("built", BUILT)
def test_the_article_is_kept_whole_and_all_else_is_set_aside(built: Callable[[Site], str], site: Site) -> None:
    plan, article, aside = sides(saved(built(site), f"{site.title} - A Site"))
    kept = [normalise(words.rstrip(".。")) for words in (site.title, site.date, *site.article)]
    assert [words for words in kept if words not in article] == []
    assert [words for words in site.words.values() if words.rstrip(".。") in article] == []
    assert site.words["link"] in aside
    assert plan.document.title == site.title
    assert plan.document.published == "2030-03-04T09:15"


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("built", BUILT)
def test_each_run_of_furniture_is_one_block_with_its_exclusion(built: Callable[[Site], str], site: Site) -> None:
    plan, _, _ = sides(saved(built(site)))
    aside = [block.id for block in plan.document.blocks if block.id.startswith("S")]
    assert [exclusion.block for exclusion in plan.document.exclusions] == aside
    assert {exclusion.start for exclusion in plan.document.exclusions} == {None}
    assert 1 <= len(aside) <= 6


def test_what_is_attached_to_an_article_is_kept_and_so_is_who_signed_it() -> None:
    attached = "<p><a href=a.pdf>附件：码头建设实施方案.pdf</a></p><p>桐江市港务局</p><p>2030年3月1日</p>"
    _, article, aside = sides(
        saved(f"<ul>{SITES['zh'].links('menu')}</ul><div>{SITES['zh'].paragraphs()}{attached}</div>")
    )
    assert "附件：码头建设实施方案.pdf" in article
    assert "桐江市港务局2030年3月1日" in article.replace("\n", "")
    assert "更多海运消息" in aside


@pytest.mark.parametrize("part", ["<div class=promo>", "<form>", "<div role=search>"])
def test_what_is_called_furniture_and_says_much_of_the_article_is_kept(part: str) -> None:
    site = SITES["en"]
    one, two, *rest = (f"<p>{words}" for words in site.article)
    _, article, _ = sides(saved(f"<div><h1>{site.title}</h1>{one}{two}{part}{''.join(rest)}</div></div>"))
    assert [words for words in site.article if words.rstrip(".") not in article] == []


@pytest.mark.parametrize(("number", "kept"), [(2, 2), (3, 0)])
def test_two_links_belong_to_the_text_around_them_and_three_do_not(number: int, kept: int) -> None:
    site = SITES["en"]
    links = "".join(f"<p><a href=/>Read of ship {one}</a>" for one in range(number))
    first, *rest = (f"<p>{words}" for words in site.article)
    _, article, aside = sides(
        saved(f"<ul>{site.links('menu')}</ul><div><h1>{site.title}</h1>{first}{links}{''.join(rest)}</div>")
    )
    assert (article.count("Read of ship"), aside.count("Read of ship")) == (kept, number - kept)


@pytest.mark.parametrize(
    "attached",
    [
        "<p>附件：1.<a href=a.docx>码头泊位布局表</a></p><p>　　　2.<a href=b.docx>重点任务分工表</a></p>",
        "<p>附件：1、<a>码头泊位布局表</a></p><p>2、<a>重点任务分工表</a></p><p>3、<a>船只名录</a></p>"
        "<p>4、<a>锯木企业名录</a></p>",
        "<p>附件：</p><p><a>码头泊位布局表</a></p><p><a>重点任务分工表</a></p><p><a>船只名录</a></p>",
        "<p>附件</p><ol><li><a>码头泊位布局表</a></li><li><a>重点任务分工表</a></li><li><a>船只名录</a></li></ol>",
        "<p>Annexes: (1) <a>码头泊位布局表</a></p><p>(2) <a>重点任务分工表</a></p>",
    ],
)
def test_what_follows_a_list_of_attachments_is_kept_until_the_article_ends(attached: str) -> None:
    signed = "<p>桐江市港务局</p><p>2030年3月1日</p><p>（此件公开发布）</p>"
    site = SITES["zh"]
    body = f"<div>{site.paragraphs()}{attached}{signed}</div><div>{site.links('more')}</div>"
    _, article, aside = sides(saved(f"<ul>{site.links('menu')}</ul>{body}"))
    kept = ("码头泊位布局表", "重点任务分工表", "桐江市港务局", "2030年3月1日", "此件公开发布")
    assert [words for words in kept if words not in article.replace("\n", "")] == []
    assert (aside.count(site.words["link"]), site.words["link"] in article) == (12, False)


@pytest.mark.parametrize(
    "identity",
    [
        "<table><tr><td>索 引 号：<td>TJ01-2030-7<td>发文机关：<td>港务局"
        "<tr><td>文　　号：<td>桐港〔2030〕7号<td>成文日期：<td>2030年3月1日</table>",
        "<ul><li>索引号：TJ01-2030-7<li>发文机关：港务局<li>文号：桐港〔2030〕7号<li>成文日期：2030年3月1日</ul>",
    ],
)
def test_what_an_official_paper_says_that_it_is_stands_in_the_article_and_not_in_the_menus(identity: str) -> None:
    site = SITES["zh"]
    share = "<div><a>微信</a> <a>微博</a> <a>打印</a></div>"
    head = f"{identity}<h1>{site.title}</h1><div>发布时间：{site.date}</div>{share}"
    body = f"<ul>{site.links('menu')}</ul><div>{head}<div>{site.paragraphs()}</div></div>"
    plan, article, aside = sides(saved(body, site.title))
    own = article[: article.index(site.title)]
    assert [words for words in ("TJ01-2030-7", "港务局", "桐港〔2030〕7号", "2030年3月1") if words not in own] == []
    assert (site.words["link"] in article, "TJ01" in aside) == (False, False)
    assert plan.document.published == "2030-03-04T09:15"


def test_a_menu_with_the_name_of_one_such_field_is_a_menu() -> None:
    site = SITES["zh"]
    body = f"<ul>{site.links('menu')}</ul><p>文号：查询</p><h1>{site.title}</h1><div>{site.paragraphs()}</div>"
    assert "查询" in sides(saved(body, site.title))[2]


@pytest.mark.parametrize(
    ("cell", "blocks"),
    [
        ("{0}0 shillings", ["Timber of class A A0 shillings Timber of class B B0 shillings"]),
        # where rows end alike, no words name the end of the whole, and each is a block
        ("a load from 2030 on, by sea or by rail", ["Timber of class A a load", "Timber of class B a load"]),
        # cells may hold paragraphs, and lists
        ("<p>{0}0<p>shillings", ["Timber of class A A0 shillings Timber of class B B0 shillings"]),
    ],
)
def test_a_table_is_a_block(cell: str, blocks: list[str]) -> None:
    rows = "".join(f"<tr><td>Timber of class {one}<td>{cell.format(one)}" for one in "AB")
    body = f"<ul>{SITES['en'].links('menu')}</ul><div>{SITES['en'].paragraphs()}<table>{rows}</table></div>"
    _, article, _ = sides(saved(body))
    found = article.splitlines()[-len(blocks) :]
    assert [words.partition(" from 2030")[0] for words in found] == blocks


def test_a_table_that_has_a_row_twice_has_a_block_a_row() -> None:
    rows = "".join(f"<tr><td>{words}<td>9 shillings" for words in ("Oak", "Other", "Ash", "Other"))
    body = f"<ul>{SITES['en'].links('menu')}</ul><div>{SITES['en'].paragraphs()}<table>{rows}</table></div>"
    _, article, _ = sides(saved(body))
    assert article.splitlines()[-3:] == ["Other 9 shillings", "Ash 9 shillings", "Other 9 shillings"]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    site = SITES["en"]
    body = f"<table><tr><td>{site.links('menu')}<td><h1>{site.title}</h1>{site.paragraphs()}</table>"
    _, article, _ = sides(saved(body, site.title))
    assert article.splitlines()[:2] == [site.title, ENGLISH[0].rstrip(".")]


def test_a_tariff_that_has_hardly_a_sentence_is_an_article_all_the_same() -> None:
    rows = "".join(f"<tr><td>Timber of class {one}<td>{one}0 shillings<td>a load</tr>" for one in "ABCDEF")
    rights = SITES["en"].words["rights"]
    body = f"<ul>{SITES['en'].links('menu')}</ul><main><h1>Rates of the quay</h1><p>Effective 1 May 2030.</p>"
    plan, article, aside = sides(saved(f"{body}<table>{rows}</table></main><footer>{rights}</footer>"))
    assert article.splitlines() == [
        "Rates of the quay",
        "Effective 1 May 2030",
        " ".join(f"Timber of class {one} {one}0 shillings a load" for one in "ABCDEF"),
    ]
    assert rights.rstrip(".") in aside
    assert plan.document.published is None


def test_a_lead_above_the_body_is_kept_and_the_line_about_the_author_below_it_is_not() -> None:
    site = SITES["en"]
    lead = "The town gets a new quay, which it will pay for out of its own purse, the board said."
    about = "Ann Lee writes on ports, ships, and whatever else floats on the waters of the bay."
    head = f"<header><h1>{site.title}</h1><p class=lead>{lead}</p><ul><li><a>F</a><li><a>T</a></ul></header>"
    body = f"<article>{head}<div>{site.paragraphs()}</div><footer><p>{about}</p></footer></article>"
    _, article, aside = sides(saved(body, site.title))
    assert article.splitlines()[:2] == [site.title, lead.rstrip(".")]
    assert about.rstrip(".") in aside


def test_of_a_text_without_markup_the_menus_before_and_after_it_are_set_aside() -> None:
    menu = "Home\nNews\nWeather\nContact\nSearch\n"
    text = f"{menu}Pellin builds a quay\n" + "\n".join(ENGLISH) + f"\n{menu}"
    assert sides(Copy(text))[1:] == (
        "\n".join(["Pellin builds a quay", *(words.rstrip(".") for words in ENGLISH)]),
        "Home News Weather Contact Search\nHome News Weather Contact Search",
    )


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_the_table_at_the_end_of_a_text_is_no_menu(gap: str) -> None:
    rows = "\n".join(f"Class {one}{gap}{one}0 shillings" for one in "ABCDE")
    _, article, aside = sides(Copy("Pellin builds a quay\n\n" + "\n\n".join(ENGLISH) + f"\n\n{rows}\n"))
    assert ("Class E E0 shillings" in article, aside) == (True, "")


def test_where_nothing_looks_like_an_article_nothing_is_set_aside() -> None:
    assert sides(saved("<ul><li><a>Home</a><li><a>News</a></ul>"))[2] == ""


@pytest.mark.parametrize(
    ("menu", "blocks"),
    [
        (["Home", "News", "Home"], ["S1", "P1"]),
        (["A B", "C", "B", "C", "A B", "D", "B"], ["S1", "P1"]),
        # where even the last five words stand there twice, the rest is a block of its own
        (["Home", "News of the day", "Home"] * 3, ["S1", "S2"]),
    ],
)
def test_a_block_is_not_cut_short_by_words_that_stand_in_it_twice(menu: list[str], blocks: list[str]) -> None:
    links = "".join(f"<li><a>{entry}</a>" for entry in menu)
    plan, article, aside = sides(saved(f"<ul>{links}</ul><div>{SITES['en'].paragraphs()}</div>"))
    assert [block.id for block in plan.document.blocks][:2] == blocks
    assert (article.splitlines()[0], aside.split()) == (ENGLISH[0].rstrip("."), " ".join(menu).split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + f"<p>{ENGLISH[0]}</p>" * 3,
        f"<div><p>{ENGLISH[0]}</p>" * 2_000,
        "<li><a>Home</a>" * 5_000,
        f"<p>{ENGLISH[0]}</p><nav><a>Home</a></nav>" * 1_000,
    ],
)
def test_no_page_takes_long(body: str) -> None:
    copy = saved(body)
    started = time.process_time()
    draft(copy, ())
    assert time.process_time() - started < 4


# Real pages


ARTICLES: dict[str, tuple[str, list[tuple[int, int]], list[tuple[int, int]]]] = {
    "163-4.html": ("2019-09-07", [(329, 331), (353, 433)], []),
    "people-1.html": ("2019-06-15", [(23, 25), (35, 89)], [(31, 31), (91, 95)]),
    "shanxi-1.html": ("2019-09-18", [(39, 43), (51, 67)], []),
    "sina-sina.html": ("2019-09-07", [(63, 65), (69, 103)], [(61, 61), (105, 107)]),
    "thepaper-2.html": ("2019-08-13", [(31, 33), (43, 145)], [(39, 39), (149, 161)]),
    "xinhuanet-1.html": ("2019-12-10", [(17, 19), (37, 45)], [(35, 35), (49, 49)]),
}
"""The day on which each page was published, the lines of its text that are its article, as a person read it, and those
that might as well be."""


def measured(path: Path) -> tuple[float, float, int]:
    """The share of a page's article that is in its blocks, the share of furniture in them, and the blocks set aside."""
    copy = read_copy(str(path))
    day, own, others = ARTICLES[path.name]
    plan = parse(draft(copy, ()), "draft")
    assert (plan.document.published or "").startswith(day)
    proof = prove(plan, normalise_with_offsets(copy.text))
    excluded = {exclusion.block for exclusion in plan.document.exclusions}
    kept = [span for block, span in proof.blocks.items() if block not in excluded]
    starts = [0, *(match.end() for match in re.finditer("\n", copy.text))]
    counts: Counter[tuple[bool, bool]] = Counter()
    for start, _ in words(proof.page.text):
        line = bisect_right(starts, proof.page.offsets[start])
        if not within(line, others):
            counts[within(line, own), any(span.start <= start < span.end for span in kept)] += 1
    found = counts[True, True]
    return found / (found + counts[True, False]), counts[False, True] / (found + counts[False, True]), len(excluded)


def within(line: int, ranges: list[tuple[int, int]]) -> bool:
    return any(first <= line <= last for first, last in ranges)


@pytest.mark.slow
@pytest.mark.skipif(not PAGES, reason="JJJ_PAGES names no folder with the real pages")
def test_of_real_pages_nearly_all_of_the_article_is_kept_and_nearly_nothing_else() -> None:
    results = {name: measured(Path(str(PAGES)) / name) for name in ARTICLES}
    assert {name: result for name, result in results.items() if result[0] < 0.95 or result[1] > 0.05} == {}
    assert median(aside for _, _, aside in results.values()) <= 6
