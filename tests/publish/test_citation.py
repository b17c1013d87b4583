"""A citation says what the page says of itself, in each style, and is read back by that style's own readers."""

import json
import warnings
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.bparser import BibTexParser  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from jjj_textile.model.plan import Document, Evidence, Fact, Plan
from jjj_textile.publish.citation import STYLES, cite

PAGE_STYLES = {
    "apa": (
        "Northland And Southport Sign A Glass Plan [Copy of a web page]. (2024, March 5). "
        "https://news.example/glass.html#top\n"
    ),
    "bibtex": """\
@online{northland-2ac6b06c,
  title = {{Northland And Southport Sign A Glass Plan}},
  date = {2024-03-05},
  langid = {english},
  url = {https://news.example/glass.html#top},
  note = {Copy of a web page},
}
""",
    "csl-json": """\
[
  {
    "id": "northland-2ac6b06c",
    "type": "webpage",
    "title": "Northland And Southport Sign A Glass Plan",
    "language": "en",
    "genre": "copy of a web page",
    "issued": {
      "date-parts": [
        [
          2024,
          3,
          5
        ]
      ]
    },
    "URL": "https://news.example/glass.html#top"
  }
]
""",
    "ris": """\
TY  - ELEC
ID  - northland-2ac6b06c
TI  - Northland And Southport Sign A Glass Plan
PY  - 2024
DA  - 2024/03/05/
LA  - en
UR  - https://news.example/glass.html#top
N1  - Copy of a web page
ER  - \n""",
    "gbt7714": (
        "Northland And Southport Sign A Glass Plan[EB/OL]. (2024-03-05). https://news.example/glass.html#top.\n"
    ),
}

LINK = "https://news.example/glass.html#:~:text=the%20glass%20of%20Northland,cross%E2%80%93border%20market"
PLACE = "P1, “the glass of Northland … cross–border market”; P1, “By 2030”"

FACT_STYLES = {
    "apa": f"Northland And Southport Sign A Glass Plan [Copy of a web page]. (2024, March 5). {PLACE}. {LINK}\n",
    "bibtex": f"""\
@online{{northland-2ac6b06c-G1,
  title = {{{{Northland And Southport Sign A Glass Plan}}}},
  date = {{2024-03-05}},
  langid = {{english}},
  url = {{{LINK}}},
  note = {{Copy of a web page. {PLACE}}},
}}
""",
    "csl-json": f"""\
[
  {{
    "id": "northland-2ac6b06c-G1",
    "type": "webpage",
    "title": "Northland And Southport Sign A Glass Plan",
    "language": "en",
    "genre": "copy of a web page",
    "issued": {{
      "date-parts": [
        [
          2024,
          3,
          5
        ]
      ]
    }},
    "URL": "{LINK}",
    "note": "{PLACE}"
  }}
]
""",
    "ris": f"""\
TY  - ELEC
ID  - northland-2ac6b06c-G1
TI  - Northland And Southport Sign A Glass Plan
PY  - 2024
DA  - 2024/03/05/
LA  - en
UR  - {LINK}
N1  - Copy of a web page. {PLACE}
ER  - \n""",
    "gbt7714": f"Northland And Southport Sign A Glass Plan[EB/OL]. (2024-03-05). {PLACE}. {LINK}.\n",
}

BARE = {
    "apa": "A {b} & c [Copy of a web page]. (n.d.).\n",
    "bibtex": """\
@online{page-01234567,
  title = {{A \\textbraceleft{}b\\textbraceright{} \\& c}},
  langid = {french},
  note = {Copy of a web page},
}
""",
    "csl-json": """\
[
  {
    "id": "page-01234567",
    "type": "webpage",
    "title": "A {b} & c",
    "language": "fr",
    "genre": "copy of a web page"
  }
]
""",
    "ris": """\
TY  - ELEC
ID  - page-01234567
TI  - A {b} & c
LA  - fr
N1  - Copy of a web page
ER  - \n""",
    "gbt7714": "A {b} & c[EB/OL].\n",
}

HOSTILE = [
    'The "Plan" Was Released, And {Textiles} Rejoiced',
    "100% R&D at $5 in #1_a ~ ^ \\ {x} }y{ \\{",
    "{{Unbalanced",
    "Ends in a backslash \\",
    "京津冀产业协同发展实施方案",
    "“黄金茧”给桐乡市洲泉镇居民带来了实实在在的“真金白银”。",
    "TY  - BOOK",
    "ER  - ",
    "a -- b --- c '' `` d",
    "é ß ﬁ Ω 🧵",
    'a "quote" @misc{x, title={y}}',
    "<b>bold</b> &amp; [brackets] *stars*",
    "Is it over? No!",
    "A title that ends in a full stop.",
]

ITEM_SCHEMA = {
    # the essentials of the CSL-JSON schema (csl-data.json), for what is cited here
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["webpage", "article", "article-newspaper", "document", "post", "report"]},
            "title": {"type": "string"},
            "author": {"type": "array", "items": {"type": "object", "required": ["literal"]}},
            "publisher": {"type": "string"},
            "archive_location": {"type": "string"},
            "accessed": {"type": "object", "required": ["date-parts"]},
            "language": {"type": "string"},
            "genre": {"type": "string"},
            "URL": {"type": "string"},
            "note": {"type": "string"},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    }
                },
            },
        },
    },
}

TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "&%$#_"},
}
"""What TeX prints for each of these, longest first."""


def page(title: str, published: str | None = None, url: str | None = None, language: str = "en") -> Plan:
    return Plan(("en",), Document(title, language, "0123456789" * 6, (), published, url=url))


def fact(plan: Plan, id: str) -> Fact:
    return next(fact for fact in plan.facts if fact.id == id)


def read_bibtex(text: str) -> dict[str, str]:
    """The one entry of a BibTeX file, as bibtexparser reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of pyparsing's old names, in bibtexparser itself
        entries = BibTexParser(common_strings=True, ignore_nonstandard_types=False).parse(text).entries
    assert len(entries) == 1
    entry: dict[str, str] = entries[0]
    return entry


def printed(tex: str) -> str:
    """What TeX prints for the text of a field."""
    text = tex.removeprefix("{").removesuffix("}") if tex.startswith("{") else tex
    shown = ""
    while text:
        command = next((command for command in TEX if text.startswith(command)), None)
        assert command or text[0] not in "\\{}%$&#_~^", f"TeX does not print {text!r}"
        shown += TEX[command] if command else text[0]
        text = text[len(command or "x") :]
    return shown


@pytest.mark.parametrize("style", STYLES)
def test_the_page_in_each_style(small: Plan, style: str) -> None:
    assert cite(small, None, style) == PAGE_STYLES[style]


@pytest.mark.parametrize("style", STYLES)
def test_a_fact_in_each_style_with_its_block_words_and_link(small: Plan, style: str) -> None:
    assert cite(small, fact(small, "G1"), style) == FACT_STYLES[style]


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_invented_for_a_page_without_date_address_or_known_language(style: str) -> None:
    assert cite(page("A {b} & c", language="fr"), None, style) == BARE[style]


@pytest.mark.parametrize("style", STYLES)
def test_a_fact_of_a_page_without_address_has_no_link(style: str) -> None:
    text = cite(page("A page"), Fact("F1", "background", {}, (Evidence("P1", "a", "b"),)), style)
    assert "http" not in text
    assert "P1, “a … b”" in text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", HOSTILE)
def test_a_citation_is_one_record_whatever_the_title(style: str, title: str) -> None:
    text = cite(page(title, "2024-03-05T09:30:00", "https://e.example/a{b}_c%20&d#e"), None, style)
    assert text.endswith("\n")
    assert text.count("\n") == {"apa": 1, "gbt7714": 1, "bibtex": 7, "ris": 9, "csl-json": 19}[style]


@pytest.mark.parametrize("title", HOSTILE)
def test_bibtex_reads_back(title: str) -> None:
    url = "https://e.example/a_c%20&d~e#f"
    entry = read_bibtex(cite(page(title, "2024-03-05T09:30:00", url, "zh"), None, "bibtex"))
    assert printed(entry.pop("title")) == title
    assert entry.pop("ID").isascii()
    assert entry == {
        "ENTRYTYPE": "online",
        "date": "2024-03-05",
        "langid": "chinese",
        "url": url,
        "note": "Copy of a web page",
    }


@pytest.mark.parametrize("title", HOSTILE)
def test_ris_reads_back(title: str) -> None:
    [entry] = rispy.loads(cite(page(title, "2024-03-05T09:30:00", "https://e.example/a"), None, "ris"))
    assert entry.pop("id").isascii()
    assert entry == {
        "type_of_reference": "ELEC",
        "title": title.strip(),
        "year": "2024",
        "date": "2024/03/05/",
        "language": "en",
        "urls": ["https://e.example/a"],
        "notes": ["Copy of a web page"],
    }


@pytest.mark.parametrize("title", HOSTILE)
def test_csl_json_reads_back(title: str) -> None:
    items: list[dict[str, Any]] = json.loads(cite(page(title, "2024-03-05T09:30:00"), None, "csl-json"))
    jsonschema.validate(items, ITEM_SCHEMA)
    assert (items[0]["title"], items[0]["issued"]) == (title, {"date-parts": [[2024, 3, 5]]})


@pytest.mark.parametrize(("style", "citation"), [*BARE.items(), *PAGE_STYLES.items(), *FACT_STYLES.items()])
def test_every_style_of_every_kind_reads_back(style: str, citation: str) -> None:
    if style == "bibtex":
        assert {"ENTRYTYPE", "ID", "title", "note"} <= read_bibtex(citation).keys()
    elif style == "ris":
        assert {"type_of_reference", "title", "notes"} <= rispy.loads(citation)[0].keys()
    elif style == "csl-json":
        jsonschema.validate(json.loads(citation), ITEM_SCHEMA)


@pytest.mark.parametrize(
    ("title", "document_id", "fact_id", "key"),
    [
        # the document's own id
        ("Northland And Southport", "plan-2023", None, "plan-2023"),
        ("京津冀", "plan-2023", "G1", "plan-2023-G1"),
        # without, a word of the title, if it has one, and the beginning of the text's digest
        ('The "Implementation Plan"', None, "G1", "implementation-01234567-G1"),
        ("京津冀", None, None, "page-01234567"),
        ("{Über} @misc{x,", None, "G1", "misc-01234567-G1"),
    ],
)
def test_the_key_is_the_documents_own(title: str, document_id: str | None, fact_id: str | None, key: str) -> None:
    cited = Fact(fact_id, "background", {}, (Evidence("P1", "a"),)) if fact_id else None
    plan = page(title)
    plan = plan._replace(document=plan.document._replace(id=document_id))
    assert json.loads(cite(plan, cited, "csl-json"))[0]["id"] == key


TOLD = {
    "apa": (
        "Zhang San. (2024, March 5). 港口方案 [Copy of a web page]. Baipu Daily. "
        "Retrieved March 6, 2024, from https://e.example/a Archived at https://archive.example/a\n"
    ),
    "bibtex": """\
@online{page-01234567,
  author = {{Zhang San}},
  title = {{港口方案}},
  organization = {{Baipu Daily}},
  date = {2024-03-05},
  langid = {chinese},
  url = {https://e.example/a},
  urldate = {2024-03-06},
  note = {Copy of a web page. Archived at https://archive.example/a},
}
""",
    "ris": """\
TY  - ELEC
ID  - page-01234567
AU  - Zhang San
TI  - 港口方案
PB  - Baipu Daily
PY  - 2024
DA  - 2024/03/05/
Y2  - 2024/03/06/
LA  - zh-CN
UR  - https://e.example/a
N1  - Copy of a web page. Archived at https://archive.example/a
ER  - \n""",
    "gbt7714": (
        "Zhang San. 港口方案[EB/OL]. Baipu Daily, 2024(2024-03-05)[2024-03-06]. https://e.example/a. "
        "https://archive.example/a.\n"
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_who_wrote_and_published_it_and_when_it_was_read_are_cited_where_the_model_says_so(style: str) -> None:
    plan = page("港口方案", "2024-03-05T09:30:00", "https://e.example/a", "zh-CN")
    document = plan.document._replace(
        author="Zhang San",
        publisher="Baipu Daily",
        retrieved="2024-03-06",
        archived="https://archive.example/a",
    )
    text = cite(plan._replace(document=document), None, style)
    if style != "csl-json":
        assert text == TOLD[style]
        return
    (item,) = json.loads(text)
    jsonschema.validate([item], ITEM_SCHEMA)
    assert (item["author"], item["publisher"]) == ([{"literal": "Zhang San"}], "Baipu Daily")
    assert (item["accessed"], item["archive_location"]) == ({"date-parts": [[2024, 3, 6]]}, "https://archive.example/a")


def test_the_words_of_a_fact_are_escaped_too() -> None:
    cited = Fact("F1", "background", {}, (Evidence("P1", "R&D {50%}", "a_b"),))
    text = cite(page("A page", url="https://e.example/"), cited, "bibtex")
    assert printed(read_bibtex(text)["note"]) == "Copy of a web page. P1, “R&D {50%} … a_b”"
    assert read_bibtex(text)["url"] == "https://e.example/#:~:text=R%26D%20%7B50%25%7D,a_b"


def test_a_title_that_ends_in_a_question_mark_keeps_it() -> None:
    assert cite(page("Is it over?"), None, "gbt7714") == "Is it over?[EB/OL].\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool))
def test_any_title_reads_back_from_bibtex_and_csl_json(title: str) -> None:
    assert printed(read_bibtex(cite(page(title), None, "bibtex"))["title"]) == title
    assert json.loads(cite(page(title), None, "csl-json"))[0]["title"] == title
