"""`jjj new`: from a page to a model that loads, has its digest, and finds every block, with every word in one."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from invocation import SMALL, run

from jjj_textile.cli import app
from jjj_textile.model.loader import parse
from jjj_textile.model.plan import Plan
from jjj_textile.page.copy import Copy, html_copy
from jjj_textile.page.coverage import OUTSIDE, cover
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import Proof, prove
from jjj_textile.text.normalise import normalise_with_offsets
from jjj_textile.text.words import count_words

EXAMPLE = re.compile(r"^( *)# (?= *(?:- |[a-z]+:))", re.MULTILINE)
"""The mark of a line that is an example, and no sentence."""

TEXT = "The port of glass opened today.\n\nIt is deep and it is clear.\nIt lies in the north.\n"


def loaded(text: str, *languages: str) -> Plan:
    """The model that a page comes to, held against it: every block is found, in order, and every word is in one."""
    return held(Copy(text), *languages).plan


def held(copy: Copy, *languages: str) -> Proof:
    model = draft(copy, languages)
    proof = prove(parse(model, "draft"), normalise_with_offsets(copy.text))
    assert proof.same_text()
    assert proof.problems() == []
    assert [block.id for block in proof.plan.document.blocks] == list(proof.blocks)
    assert cover(proof).words.get(OUTSIDE) is None
    return proof


def blocks_of(text: str) -> list[str]:
    """The words of each block of a page."""
    proof = held(Copy(text))
    return [proof.page.text[slice(*span)] for span in proof.blocks.values()]


def of_html(body: str) -> Copy:
    return html_copy(f"<!doctype html><html{body}".encode(), "page")


def uncommented(model: str) -> str:
    """A model whose examples count."""
    first, _, rest = model.partition("\n")
    return first + "\n" + EXAMPLE.sub(r"\1", rest)


# The whole

WHOLE = """\
languages: [en]
document:
  title: "The port of glass opened today."  # from its first line
  language: en
  digest: {digest}
  blocks:
    - {{id: T, name: {{en: Title}}, start: The port of glass opened, end: today}}
    - {{id: P1, name: {{en: Paragraph 1}}, start: It is deep and it, end: north}}
kinds:
  goal: {{en: Goal}}
  measure: {{en: Measure}}
  advantage: {{en: Advantage}}
  role: {{en: Role}}
  background: {{en: Background}}
codes:
  navigation: {{en: Navigation}}
  layout: {{en: Layout}}
  connective: {{en: Connective}}
"""


def test_a_model_has_what_the_page_shows_of_itself_and_else_only_comments() -> None:
    lines = draft(Copy(TEXT), ()).splitlines(keepends=True)
    said = "".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    assert said == WHOLE.format(digest=normalise_with_offsets(TEXT).digest())


def test_a_block_begins_with_the_bracket_that_opens_it() -> None:
    page = of_html("><h1>码头建设的通知</h1><p>（一）木材码头由港务局负责建设。<p>“（二）道路由县里负责养护。")
    starts = [block.start for block in held(page).plan.document.blocks]
    assert [start[:5] for start in starts] == ["码头建设的", "（一）木材", "（二）道路"]


def test_the_example_of_a_reading_is_no_line_of_the_menu() -> None:
    model = draft(of_html("><nav><a>Skip to the text</a></nav><h1>A quay</h1><p>The port of glass opened."), ())
    assert "#     title: Title of another page\n" in model


def test_what_other_readers_of_yaml_see_is_the_same() -> None:
    model = yaml.safe_load(draft(Copy(TEXT), ("no", "en")))
    assert model["languages"] == ["no", "en"]
    assert model["document"]["blocks"][0]["name"] == {"no": "Title", "en": "Title"}


@pytest.mark.parametrize("languages", [(), ("en",), ("zh", "en"), ("no", "ar", "zh-Hant")])
@pytest.mark.parametrize("text", [TEXT, "本市公布方案。\n\n目标是到2030年建成。", 'Say "it\'s"\\: {a} #b', "x"])
def test_its_examples_load_too_and_there_is_one_of_each_kind(text: str, languages: tuple[str, ...]) -> None:
    plan = parse(uncommented(draft(Copy(text), languages)), "draft")
    assert plan.languages == (languages or (plan.document.language,))
    assert [fact.kind for fact in plan.facts] == ["goal", "measure", "advantage", "role", "background"]
    assert [len(part) for part in (plan.regions, plan.readings, plan.document.exclusions)] == [1, 1, 1]
    assert (plan.document.free, len(plan.document.unsaid)) == (("and",), 1)
    proof = prove(plan, normalise_with_offsets(text))
    assert proof.problems() == []


# Title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("><title>A headline | A site</title><body><h1>A headline</h1><p>Text", "A headline"),
        ("><title>A headline of it</title><h1>A headline</h1><h1>A headline of it</h1>", "A headline of it"),
        ("><title>A headline - News - A Site</title><h1>A Site</h1><h1>A headline</h1>", "A headline"),
        ("><title>A headline - A Site</title><h1>A Site</h1><p>A headline<p>Text", "A headline"),
        ("><title>A well-known port_News_A Site</title><p>A well-known port<p>Text", "A well-known port"),
        ("><title>新港启用-某某网</title><h1>某某网</h1><p>新港启用<p>正文", "新港启用"),
        ("><title>新港启用-某某网</title><p>正文", "新港启用"),
        ("><meta property=og:title content='A title'><title>A site</title><h1>A headline</h1>", "A title"),
        ("><title>A title | A site</title><body><h1>Another</h1><p>Text", "A title"),
        ("><title>A title\n of it</title><body><p>Text", "A title of it"),
        ("><body><p>Home<p>A line of five words<p>Text", "A line of five words"),
        ("><body><p>Home<p>Text", "Home"),
        ("><h1>A <b>head</b>line</h1><h1>Another</h1>", "A headline"),
        ("><h1>A head<br>line</h1>", "A head line"),
        ("><h1><img src=logo></h1><h1>A headline</h1>", "A headline"),
        ("><title>A title</title><h1> </h1><p>Text", "A title"),
        ("><h1 hidden>Not shown</h1><h1>Shown</h1>", "Shown"),
        ("><title>…</title><p>Text", "Text"),
        ("><svg><title>A picture</title></svg><p>Text", "Text"),
        ("><p>A &amp; B \\ \"c\" 'd'", "A & B \\ \"c\" 'd'"),
        ("><p>a\x1b[31mb<p>Text", "Text"),
        ("><title>A title ~ A site</title><p>Text", "A title"),
        ("><meta property=og:site_name content='A site'><title>A site / A title</title><p>Text", "A title"),
    ],
)
def test_the_title_is_the_longest_headline_in_that_of_the_page_or_that_without_its_site(body: str, title: str) -> None:
    assert held(of_html(body)).plan.document.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "The port of glass opened today."),
        ("\n\nHome\nNews\n\nA port has opened today\n", "A port has opened today"),
        ("京津冀", "京津冀"),
        ("a\x07b", "-"),
        (f"{'long ' * 100}\n", ("long " * 60).strip()),
        ("4 March 2030\nA port has opened today\n\nText.\n", "A port has opened today"),
        ("桐商发〔2030〕12号\n\n关于新港启用的通知\n\n各区：\n", "关于新港启用的通知"),
        ("# A port has opened\n\nText.\n", "A port has opened"),
    ],
)
def test_the_title_of_a_text_is_its_first_line_that_is_no_entry_of_a_menu(text: str, title: str) -> None:
    assert loaded(text).document.title == title


# Language


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (" lang=zh-CN><p>京津冀", "zh"),
        (" lang=zh-cmn-Hans><p>京津冀", "zh"),
        (" lang=zh-TW><p>京津冀", "zh-TW"),
        (" lang=zh_CN><p>京津冀协同发展", "zh"),
        (" lang=ja><p>京津冀", "ja"),
        (" lang=de-AT><p>Der Hafen", "de-AT"),
        (" LANG='EN-us'><p>The port", "en-us"),
        (" lang=en><p>京津冀协同发展", "zh"),
        (" lang=zh-CN><p>The port", "en"),
        (" lang=kk><p>Әнұран", "kk"),
        ("><meta http-equiv=content-language content=fr><p>Le port", "fr"),
        (" lang=''><p>京津冀", "zh"),
        ("><p>京津冀 plan", "en"),
        ("><p>京津冀产业协同发展实施方案 A", "zh"),
    ],
)
def test_the_language_is_the_one_that_the_page_states_or_that_of_its_script(body: str, language: str) -> None:
    plan = held(of_html(body)).plan
    assert (plan.document.language, plan.languages) == (language, (language,))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port", "en"),
        ("Le port a été ouvert", "en"),
        ("本市公布方案", "zh"),
        ("本市公布“の”品牌发展方案", "zh"),
        ("産業を育てる計画", "ja"),
        ("A の port of glass", "en"),
        ("산업 계획", "ko"),
        ("خطة الصناعة", "ar"),
        ("תוכנית", "he"),
        ("План развития", "ru"),
        ("Σχέδιο", "el"),
        ("2024 1 2", "en"),
    ],
)
def test_the_language_of_a_text_is_the_likeliest_of_its_script(text: str, language: str) -> None:
    assert loaded(text).document.language == language


@pytest.mark.parametrize("text", ["خطة الصناعة\nالهدف هو النمو", "ก็ ไทย", "हिन्दी में योजना", "e\u0301 a\u0308"])
def test_every_script_has_its_blocks(text: str) -> None:
    assert loaded(text).document.blocks


# Blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        # a paragraph is a block
        ("One two three four five\n\nSix seven.\n\nEight.", ["One two three four five", "Six seven", "Eight"]),
        # short lines one after the other are a menu
        (
            "Home\n\nNews\n\nAbout us\n\nA text of five words.\n\nHome",
            ["Home News About us", "A text of five words", "Home"],
        ),
        ("首页\n\n新闻\n\n本市公布产业协同发展方案。\n\n关闭", ["首页新闻", "本市公布产业协同发展方案", "关闭"]),
        # lines that all have a width are those of a paragraph; long ones each are one
        ("One two three\nfour five six.\n\nSeven eight nine.", ["One two three four five six", "Seven eight nine"]),
        (f"One two three four five s{'o' * 99}\nThree four.", [f"One two three four five s{'o' * 99}", "Three four"]),
        ("One two three four five\nsix seven eight nine ten", ["One two three four five", "six seven eight nine ten"]),
        # an empty line may have spaces
        ("One two three\nfour five.\n \t\nSix seven eight.", ["One two three four five", "Six seven eight"]),
        # the same paragraph twice is two blocks
        ("One two three four five.\n\nOne two three four five.", ["One two three four five"] * 2),
        ("一二三四五六。\n\n一二三四五六。", ["一二三四五六"] * 2),
        # one whose end stands earlier in it is as many as it takes
        ("a b c d e x x x x x x x x", ["a b c d e x x x x x", "x x x"]),
        # a word that a model cannot hold is parted
        ("a\x1bb c d e f", ["a\x1bb c d e f"]),
        ("… — 2024 …", ["2024"]),
    ],
)
def test_each_paragraph_is_a_block(text: str, blocks: list[str]) -> None:
    assert blocks_of(text) == blocks


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\x0b"])
def test_the_ends_of_lines_may_be_of_any_kind(line_end: str) -> None:
    assert blocks_of(TEXT.replace("\n", line_end)) == blocks_of(TEXT)


def test_blocks_of_html_are_those_that_a_browser_shows() -> None:
    body = (
        "><title>x</title><nav><a>Home</a><ul><li>News<li>About</ul></nav>"
        "<h1>The port of glass opened today</h1><p>It is deep,\n and <i>clear</i>.</p><p>It lies<br>in the north.</p>"
    )
    proof = held(of_html(body))
    assert [proof.page.text[slice(*span)] for span in proof.blocks.values()] == [
        "Home News About",
        "The port of glass opened today",
        "It is deep, and clear",
        "It lies in the north",
    ]


VOCABULARY = (
    "a",
    "b",
    "Home",
    "c,",
    "d.",
    "京",
    "津冀。",
    "“e”",
    "f–g",
    "…",
    "2024",
    "it's",
    "\\",
    "x\x1by",
    "\u061cz",
    "\ufffe",
)
PAGES = st.lists(st.sampled_from((*VOCABULARY, *("\n", "\n\n", "\r\n", "\r", "\u00a0", "\t"))), max_size=60).map(
    " ".join
) | st.text(max_size=80)


@given(PAGES.filter(count_words))
def test_any_page_comes_to_a_model_that_loads_with_every_block_found_and_every_word_in_one(text: str) -> None:
    held(Copy(text))


MARKED = st.lists(
    st.sampled_from(
        [
            *("a", "Y", "1", "_", "京", "冀\u093f", "\u093f", "\u0301", "\u200b\u0301", "\u00ad", "e\u0301"),
            *("\u0e33", "か\u3099", "\u1100", "\u1161", "\u11a8", "ｶﾞ", "ﾟ", "\u20dd", "\u0f71\u0f72"),
            *("\u1780", "\u17d2", "\U00016d67", "\ufffe", "\x1b", "", " ", "\n", "。", "—"),
        ]
    ),
    max_size=40,
).map("".join)
"""Texts with marks on characters that take none, after dropped ones, and alone."""


@given(MARKED)
def test_whatever_marks_a_page_has_each_block_of_its_model_is_found(text: str) -> None:
    try:
        model = draft(Copy(text), ())
    except ValueError:
        return  # no word that anyone could name
    assert prove(parse(model, "draft"), normalise_with_offsets(text)).problems() == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [("0 0津Y冀िY", ["0 0津Y冀िY"]), ("冀\u093f。津", ["冀\u093f。津"]), ("\u00ad\u0301 a", ["a"])],
)
def test_what_nobody_can_name_stands_at_no_border_of_a_block(text: str, blocks: list[str]) -> None:
    proof = prove(parse(draft(Copy(text), ()), "draft"), normalise_with_offsets(text))
    assert [proof.page.text[slice(*span)] for span in proof.blocks.values()] == blocks


@given(PAGES.filter(count_words), st.lists(st.sampled_from(["en", "zh", "no", "fr-CA"]), unique=True))
def test_its_examples_load_for_any_page(text: str, languages: list[str]) -> None:
    assert parse(uncommented(draft(Copy(text), languages)), "draft").facts


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x " * 5_000, "a b c d e f. " * 2_000, "Home\n" * 5_000, "x\x1b" * 5_000])
def test_no_page_takes_long(text: str) -> None:
    started = time.process_time()
    draft(Copy(text), ())
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", ["", " \n", "… — |", "\ufeff"])
def test_a_page_without_words_has_no_model(text: str) -> None:
    with pytest.raises(ValueError, match="the page has no words"):
        draft(Copy(text), ())


# The command


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    return path


def test_the_loop_begins_with_new_and_goes_on_with_check_verify_and_coverage(page: Path) -> None:
    model = page.with_name("model.yaml")
    assert run(["new", str(page), "-o", str(model)]) == (0, "", "")
    assert model.read_text("utf-8") == run(["new", str(page)]).out
    assert run(["check", str(model)]) == (0, "", "")
    assert run(["-m", str(model), "verify", str(page), "-f", "tsv"]) == (
        1,
        "id\tblock\tstatus\tstart\tend\tquote\n",
        "jjj: nothing was checked: the model has no evidence\n"
        "jjj: 0 facts, 0 readings, 0 pieces of evidence: none found\n"
        "jjj: 0 of 18 words accounted for\n"
        "jjj: found means found in the page; this does not show that the page is right\n",
    )
    found = run(["-m", str(model), "coverage", str(page)])
    assert (found.status, found.out.splitlines()[1:]) == (
        1,
        [
            "T\tTitle\t6\t0\t0\t0\t6",
            "P1\tParagraph 1\t12\t0\t0\t0\t12",
            "total\tthe whole page\t18\t0\t0\t0\t18",
        ],
    )


def test_a_file_that_is_there_is_left_untouched(page: Path) -> None:
    model = page.with_name("model.yaml")
    model.write_bytes(b"mine")
    assert run(["new", str(page), "-o", str(model)]) == (
        4,
        "",
        f"jjj: {model}: there is a file already: take another name, or remove it first\n",
    )
    assert model.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "problem"), [("no/model.yaml", "No such file or directory"), ("\0", "no file can have this name")]
)
def test_a_file_that_cannot_be_made_is_a_line(
    page: Path, name: str, problem: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = f"{page.parent}/{name}"
    assert app.run(["new", str(page), "-o", path]) == 4
    out, err = capfd.readouterr()
    assert (out, err) == (
        "",
        f"jjj: {path}: cannot be written: {problem}; -o - is standard output\n".replace("\0", "\\x00"),
    )


@pytest.mark.parametrize(
    ("options", "languages"),
    [
        ([], ("en",)),
        (["--lang", "zh"], ("zh",)),
        (["--lang", "zh,en,zh-Hant,en"], ("zh", "en", "zh-Hant")),
    ],
)
def test_the_languages_of_a_model_are_those_asked_for(
    page: Path, options: list[str], languages: tuple[str, ...]
) -> None:
    result = run(["new", str(page), *options])
    plan = parse(result.out, "new")
    assert (plan.languages, plan.document.language) == (languages, "en")
    assert set(plan.document.blocks[0].name) == set(languages)


@pytest.mark.parametrize("language", ["", "EN", "english", "en,", "en_US", "e", "京"])
def test_what_is_no_language_is_refused(page: Path, language: str) -> None:
    wrong = next(tag for tag in language.split(",") if tag != "en")
    message = f"jjj: no language '{wrong}': it must be a language tag such as en or zh: --lang en,zh\n"
    assert run(["new", str(page), "--lang", language]) == (2, "", message)


def test_a_page_is_read_from_standard_input_too(page: Path) -> None:
    assert run(["new", "-"], stdin=page.read_bytes()) == run(["new", str(page)])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the page has no words"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image, not a page: save the page itself, or its text"),
    ],
)
def test_what_has_no_words_is_no_page(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "page"
    path.write_bytes(content)
    assert run(["new", str(path)]) == (3, "", f"jjj: {path}: {problem}\n")
    assert run(["new", str(tmp_path / "absent")]).status == 3


def test_a_model_of_the_small_page_has_a_block_a_paragraph() -> None:
    assert blocks_of(SMALL.with_suffix(".txt").read_text("utf-8"))[4:] == [
        "Southport too has a school of glass. Northland should melt, and Southport should ship",
        "A Glass School Opens In Southport",
        "Local news | 2024/2/28 18:05:00 7 Read the next article Furnaces Go Electric",
    ]
