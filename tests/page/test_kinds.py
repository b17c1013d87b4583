"""What a file is, is known by its first bytes: MHTML and DOCX are read, others told as what they are."""

import gzip
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from jjj_textile.errors import UnreadableFile
from jjj_textile.page.copy import Copy, copy_of
from jjj_textile.page.docx import MAX_UNPACKED
from jjj_textile.page.kinds import FOREIGN

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts. Its dates are fixed, since its bytes name tests that several processes collect."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, **others: str) -> bytes:
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "", "word/document.xml": document, **others})


def problem(content: bytes, name: str = "page") -> str:
    with pytest.raises(UnreadableFile) as caught:
        copy_of(content, name)
    return str(caught.value)


@pytest.mark.parametrize(("mark", "told"), FOREIGN.items())
def test_a_file_that_is_no_page_is_told_as_what_it_is(mark: bytes, told: tuple[str, str]) -> None:
    what, todo = told
    assert problem(mark + b"\0\xff\0\xff") == f"page: is {what}, not a page: {todo}"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (gzip.compress(b"<p>a", mtime=0), "is a GZIP file, not a page: gunzip it"),
        (zipped({"page.html": "<p>a"}), "is a ZIP archive, not a page: unpack it"),
        (b"PK\x03\x04 damaged", "is a ZIP archive, not a page: unpack it"),
        (zipped({"xl/workbook.xml": ""}), "is an XLSX workbook, not a page: save it as text"),
        (zipped({"ppt/slides/slide1.xml": ""}), "is a PPTX presentation, not a page: save it as a PDF or as text"),
        (
            zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}),
            "is an EPUB book, not a page: unpack it, and take the chapter's XHTML file",
        ),
        (zipped({"content.xml": ""}), "is an OpenDocument file, not a page: save it as DOCX or as text"),
        (
            b'<?xml version="1.0"?>\n<!-- a --><rss version="2.0"><channel>',
            "is an RSS or Atom feed, not a page: save the page that it links to",
        ),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom">',
            "is an RSS or Atom feed, not a page: save the page that it links to",
        ),
        (b"<rdf:RDF xmlns=x>", "is an RSS or Atom feed, not a page: save the page that it links to"),
        (b"<?xml version='1.0'?><note>a", "is an XML document (<note>), not a page: save the page itself, or its text"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\na", "is an MHTML file without a page: save the page itself"),
    ],
)
def test_what_holds_no_page_says_what_to_do(content: bytes, what: str) -> None:
    assert problem(content) == f"page: {what}"


@pytest.mark.parametrize(("name", "text"), [("page.html", "ab"), ("PAGE.HTM", "ab"), ("page.txt", "a<b>b</b>")])
def test_a_file_named_as_html_is_html_however_it_begins(name: str, text: str) -> None:
    assert copy_of(b"a<b>b</b>", name).text == text


MHTML = """From: <Saved by a browser>
Snapshot-Content-Location: https://port.example/plan?id=7
Subject: =?utf-8?Q?=E6=B8=AF?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--part--"

----part--
Content-Type: text/html; charset="{charset}"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://port.example/plan?id=7

<html lang=3D"zh"><title>A plan</title><h1>The har=
bour</h1><p hidden>No<p>{words}
----part--
Content-Type: text/html
Content-Location: cid:frame

<p>A frame
----part----
"""


@pytest.mark.parametrize(
    ("charset", "words"), [("utf-8", "=E6=B8=AF=E5=8F=A3"), ("gbk", "=B8=DB=BF=DA"), ("", "=E6=B8=AF=E5=8F=A3")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_page_of_an_mhtml_file_is_read_with_its_address(charset: str, words: str, end: str) -> None:
    content = MHTML.format(charset=charset, words=words).replace("\n", end).encode()
    assert copy_of(content, "page.mhtml")._replace(tree=None) == Copy(
        "The harbour\n\n港口", "The harbour", "zh", "https://port.example/plan?id=7"
    )


def test_text_that_begins_like_a_mail_is_text() -> None:
    assert copy_of(b"Subject: the plan\n\nThe quay.", "page").text == "Subject: the plan\n\nThe quay."


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph(run("港口"), run(" plan")) + paragraph(run("Second")), "港口 plan\n\nSecond"),
        (paragraph(run("seen "), run("hidden", "<w:vanish/>"), run("too", '<w:vanish w:val="0"/>')), "seen too"),
        (
            paragraph(f'<w:ins w:id="1">{run("new")}</w:ins>', "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"),
            "new",
        ),
        (paragraph(f"<w:moveFrom>{run('from')}</w:moveFrom><w:moveTo>{run('to')}</w:moveTo>"), "to"),
        (paragraph(f"<w:hyperlink>{run('link')}</w:hyperlink><w:fldSimple>{run('7')}</w:fldSimple>"), "link7"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("8")), "8"),
        (
            paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
            "a\tb\nc\u2011",
        ),
        (f"<w:sdt><w:sdtContent>{paragraph(run('in a control'))}</w:sdtContent></w:sdt>", "in a control"),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(run('地区'))}</w:tc><w:tc>{paragraph(run('2030'))}</w:tc></w:tr></w:tbl>",
            "地区\n\n2030",
        ),
    ],
)
def test_a_docx_document_reads_as_word_shows_it(body: str, text: str) -> None:
    assert copy_of(docx(body), "page.docx").text == text


def test_notes_follow_the_text_of_a_docx_document_which_states_its_title() -> None:
    core = '<p:core xmlns:p="p" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> A  plan </dc:title></p:core>'
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote>{paragraph(run("A note"))}</w:footnote></w:footnotes>'
    content = docx(paragraph(run("Text")), **{"docProps/core.xml": core, "word/footnotes.xml": notes})
    assert copy_of(content, "page.docx") == Copy("Text\n\nA note", "A plan")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (docx("<w:p>"), "is a damaged DOCX document (ParseError): save it anew"),
        (docx("")[:-40] + b"PK", "is a ZIP archive, not a page: unpack it"),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}),
            "is a damaged DOCX document (ParseError): save it anew",
        ),
        (
            docx(" " * (MAX_UNPACKED + 1)),
            "is too large: its word/document.xml is larger than 16 MiB",
        ),
    ],
    ids=["broken", "cut off", "entities", "bomb"],
)
def test_a_docx_document_that_cannot_be_read_is_refused_in_a_line(content: bytes, told: str) -> None:
    assert problem(content) == f"page: {told}"


def test_a_pdf_document_is_refused_without_the_extra_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    assert problem(b"%PDF-1.7\n") == (
        "page: is a PDF document: pip install 'jjj-textile[documents]' to read it, or save its text"
    )


def pdf(*lines: str) -> bytes:
    """A PDF document of one page in a font that every reader has, a line below the other."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F 11 Tf 50 700 Td {shown}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Title(A plan)>>",
    ]
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Info 6 0 R/Size 7>>\n%%EOF".encode()


def test_a_pdf_document_is_read_line_by_line_with_its_title() -> None:
    content = pdf(
        "The harbour will build three new quays in the", "north before 2030.", "The town pays half of the cost."
    )
    assert copy_of(content, "page.pdf") == Copy(
        "The harbour will build three new quays in the\nnorth before 2030.\n\nThe town pays half of the cost.\n",
        "A plan",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7\n", "is a PDF document that cannot be read: it is damaged"),
        (pdf(), "is a PDF document without text, only pictures of it: save its text"),
    ],
)
def test_a_pdf_document_that_cannot_be_read_is_refused_in_a_line(content: bytes, told: str) -> None:
    assert problem(content) == f"page: {told}"


def test_a_page_may_come_in_a_file_of_any_name(tmp_path: Path) -> None:
    assert copy_of(docx(paragraph(run("a"))), str(tmp_path / "plan.html")).text == "a"
