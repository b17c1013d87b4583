"""A citation of the page, or of one fact with its block and words, in the styles that people ask for.

Nothing is invented: author, publisher and the day of reading are given where the model has them, and the only
address is that of the copy, which is said to be one. Titles keep their capitals.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..model.links import passage_link, quotation
from ..model.plan import Document, Fact, Plan

COPY = "copy of a web page"
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_LANGIDS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ja": "japanese",
    "ko": "korean",
    "pt": "portuguese",
    "ru": "russian",
    "th": "thai",
    "zh": "chinese",
}
"""What biblatex calls languages."""


class CitedWork(NamedTuple):
    """What a citation has to say: the page, and for a fact where it stands and the words."""

    document: Document
    fact: Fact | None

    @property
    def key(self) -> str:
        """A name for the entry, of letters, digits and hyphens: the document's id, or else what no other page has."""
        words = re.findall(r"[A-Za-z]{4,}", self.document.title)
        own = f"{words[0].lower() if words else 'page'}-{self.document.digest[:8]}"
        return "-".join(part for part in (self.document.id or own, self.fact.id if self.fact else "") if part)

    @property
    def date(self) -> tuple[str, ...]:
        """Year, month and day of publication, as digits, or nothing."""
        published = self.document.published
        return tuple(published.partition("T")[0].split("-")) if published else ()

    @property
    def retrieved(self) -> tuple[str, ...]:
        """Year, month and day on which the copy was read, as digits, or nothing."""
        return tuple((self.document.retrieved or "").split("-")) if self.document.retrieved else ()

    @property
    def note(self) -> str:
        """What the page is, where the fact stands in it, and where an archive keeps it."""
        archived = f"Archived at {self.document.archived}" if self.document.archived else None
        return ". ".join(part for part in (COPY.capitalize(), self.place, archived) if part)

    @property
    def address(self) -> str | None:
        """The address of the copy, leading to the passage where a fact is cited."""
        url = self.document.url
        return passage_link(url, self.fact.evidence[0]) if url and self.fact else url

    @property
    def place(self) -> str | None:
        """The block and words of the fact."""
        if self.fact is None:
            return None
        return "; ".join(f"{piece.block}, “{quotation(piece)}”" for piece in self.fact.evidence)


def apa(cited: CitedWork) -> str:
    """APA, 7th edition: a web page without an author begins with its title."""
    document = cited.document
    date = f"({_spoken(cited.date) if cited.date else 'n.d.'})"
    title = f"{document.title} [{COPY.capitalize()}]"
    head = [_without_stop(document.author), date, title] if document.author else [title, date]
    parts = [*head, document.publisher, cited.place]
    text = ". ".join([part for part in parts if part])
    address = cited.address or ""
    if address and cited.retrieved:
        _, month, day = cited.retrieved
        address = f"Retrieved {_MONTHS[int(month) - 1]} {int(day)}, {cited.retrieved[0]}, from {address}"
    archived = f"Archived at {document.archived}" if document.archived else ""
    return " ".join(part for part in (f"{text}.", address, archived) if part) + "\n"


def _spoken(date: tuple[str, ...]) -> str:
    year, month, day = date
    return f"{year}, {_MONTHS[int(month) - 1]} {int(day)}"


def _without_stop(name: str) -> str:
    return name.removesuffix(".")


def gbt7714(cited: CitedWork) -> str:
    """GB/T 7714-2015: an electronic resource on line, with the day on which it was read in brackets."""
    document = cited.document
    date = f"({'-'.join(cited.date)})" if cited.date else ""
    day = f"{date}[{document.retrieved}]" if document.retrieved else date
    issued = ", ".join(part for part in (document.publisher, cited.date[0] if cited.date else None) if part)
    when = f"{issued}{day}" if document.publisher else day
    title = f"{document.title}[EB/OL]"
    parts = [
        document.author,
        f"{title}. {when}" if when else f"{title}.",
        cited.place,
        cited.address,
        document.archived,
    ]
    return ". ".join(part.removesuffix(".") for part in parts if part) + ".\n"


def bibtex(cited: CitedWork) -> str:
    """BibTeX for biblatex; double braces keep the title's capitals, and names whole."""
    document = cited.document
    fields = {
        "author": document.author and f"{{{_tex(document.author)}}}",
        "title": f"{{{_tex(document.title)}}}",
        "organization": document.publisher and f"{{{_tex(document.publisher)}}}",
        "date": "-".join(cited.date) or None,
        "langid": _LANGIDS.get(document.language.partition("-")[0]),
        "url": cited.address and _tex_address(cited.address),
        "urldate": document.retrieved,
        "note": _tex(cited.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{cited.key},", *lines, "}"]) + "\n"


def csl_json(cited: CitedWork) -> str:
    """CSL-JSON, as citation processors and reference managers exchange it."""
    import json

    document = cited.document
    item = {
        "id": cited.key,
        "type": "webpage",
        "title": document.title,
        "author": [{"literal": document.author}] if document.author else None,
        "publisher": document.publisher,
        "language": document.language,
        "genre": COPY,
        "issued": _date_parts(cited.date),
        "accessed": _date_parts(cited.retrieved),
        "URL": cited.address,
        "archive_location": document.archived,
        "note": cited.place,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _date_parts(date: tuple[str, ...]) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date]]} if date else None


def ris(cited: CitedWork) -> str:
    """RIS: an electronic source, a tag a line."""
    document = cited.document
    date, retrieved = "/".join(cited.date), "/".join(cited.retrieved)
    fields = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        ("AU", document.author),
        ("TI", document.title),
        ("PB", document.publisher),
        ("PY", cited.date[0] if cited.date else None),
        ("DA", f"{date}/" if date else None),
        ("Y2", f"{retrieved}/" if retrieved else None),
        ("LA", document.language),
        ("UR", cited.address),
        ("N1", cited.note),
    ]
    return "".join([f"{tag}  - {value}\n" for tag, value in fields if value]) + "ER  - \n"


STYLES: dict[str, Callable[[CitedWork], str]] = {
    "apa": apa,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
    "gbt7714": gbt7714,
}


def cite(plan: Plan, fact: Fact | None, style: str) -> str:
    """The citation of the plan's page, or of one fact of it, in one of STYLES."""
    return STYLES[style](CitedWork(plan.document, fact))


def cite_each(plan: Plan, facts: Sequence[Fact], style: str) -> str:
    """The citations of several facts, one after the other; of the page where there are none."""
    texts = [cite(plan, fact, style) for fact in facts] or [cite(plan, None, style)]
    if style != "csl-json":
        return "".join(texts)
    return "[\n" + ",\n".join([text.removeprefix("[\n").removesuffix("\n]\n") for text in texts]) + "\n]\n"


_TEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # an escaped brace still counts for BibTeX
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _tex(text: str) -> str:
    return "".join([_TEX_SPECIAL.get(character, character) for character in text])


def _tex_address(address: str) -> str:
    """An address for a url field, which is taken to the letter; only braces and backslashes would end it."""
    return address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
