"""A citation of the page, or of one fact with its block and words, in the styles that people ask for.

Nothing is invented: the page states no author, no publisher and no address, so none is given but the
address of the copy, which is said to be one. Titles keep their capitals.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ..model.links import passage_link, quotation
from ..model.plan import Document, Fact, Plan

COPY = "copy of a web page"
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


class CitedWork(NamedTuple):
    """What a citation has to say: the page, and for a fact where it stands and the words."""

    document: Document
    fact: Fact | None

    @property
    def key(self) -> str:
        """A short name for the entry, of letters, digits and hyphens: the title's first long word and the year."""
        words = re.findall(r"[A-Za-z]{4,}", self.document.title)
        name = words[0].lower() if words else "page"
        return "-".join(
            part for part in (name, self.date[0] if self.date else "", self.fact.id if self.fact else "") if part
        )

    @property
    def date(self) -> tuple[str, ...]:
        """Year, month and day of publication, as digits, or nothing."""
        published = self.document.published
        return tuple(published.partition("T")[0].split("-")) if published else ()

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
    year, *rest = cited.date or ("n.d.",)
    day = f", {_MONTHS[int(rest[0]) - 1]} {int(rest[1])}" if rest else ""
    parts = [f"{cited.document.title} [{COPY.capitalize()}]", f"({year}{day})", cited.place]
    text = ". ".join([part for part in parts if part])
    return f"{text}. {cited.address or ''}".rstrip() + "\n"


def gbt7714(cited: CitedWork) -> str:
    """GB/T 7714-2015: an electronic resource on line."""
    date = f" ({'-'.join(cited.date)})" if cited.date else ""
    parts = [f"{cited.document.title}[EB/OL].{date}", cited.place, cited.address]
    return ". ".join(part.removesuffix(".") for part in parts if part) + ".\n"


def bibtex(cited: CitedWork) -> str:
    """BibTeX, as both classic styles and biblatex read it; double braces keep the title's capitals."""
    fields = {
        "title": f"{{{_tex(cited.document.title)}}}",
        "year": cited.date[0] if cited.date else None,
        "date": "-".join(cited.date) or None,
        "langid": {"en": "english", "zh": "chinese"}.get(cited.document.language),
        "url": cited.address and _tex_address(cited.address),
        "note": _tex(f"{COPY.capitalize()}{f'. {cited.place}' if cited.place else ''}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}"]) + "\n"


def csl_json(cited: CitedWork) -> str:
    """CSL-JSON, as citation processors and reference managers exchange it."""
    import json

    item = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.document.title,
        "language": cited.document.language,
        "genre": COPY,
        "issued": {"date-parts": [[int(part) for part in cited.date]]} if cited.date else None,
        "URL": cited.address,
        "note": cited.place,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def ris(cited: CitedWork) -> str:
    """RIS: an electronic source, a tag a line."""
    date = "/".join(cited.date)
    fields = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        ("TI", cited.document.title),
        ("PY", cited.date[0] if cited.date else None),
        ("DA", f"{date}/" if date else None),
        ("LA", cited.document.language),
        ("UR", cited.address),
        ("N1", f"{COPY.capitalize()}{f'. {cited.place}' if cited.place else ''}"),
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
