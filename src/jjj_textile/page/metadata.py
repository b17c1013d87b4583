"""What a page says of itself, as proposals that tell where they come from: title, date, author, publisher, address."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import date_in, local_time

if TYPE_CHECKING:
    from turbohtml import Document


class Proposal(NamedTuple):
    """A value, and where on the page it was found."""

    value: str
    source: str

    def is_of(self, other: "Proposal") -> bool:
        """Whether it names the same, or a department of it: `The Bay - Ports` of `The Bay`."""
        return self.value == other.value or bool(re.match(rf"{re.escape(other.value)}\s?[-–—·_|]", self.value))


_TITLE = "its title"
_JSON_LD = "application/ld+json"
_TITLES = ("og:title", "articletitle", "headline", "dc.title", "dcterms.title", "twitter:title")
_DATES = (
    *("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "publishtime", "pubtime"),
    *("og:article:published_time", "article:published", "article.published", "firstpublishedtime", "publication_date"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date", "_pubtime", "og:release_date", "releasedate"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date", "article:create_at"),
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl")
_PUBLISHERS = ("og:site_name", "sitename", "publisher", "dc.publisher", "dcterms.publisher", "copyright")
_SOURCES = ("contentsource", "article:source", "source", "dc.source", "dcterms.source")
_ADDRESSES = ("canonical", "og:url", "url")

_ADDRESS = re.compile(r"https?://[\w.~:/?@!$&*+,;=%#-]{1,2000}", re.ASCII)
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|saved with SingleFile\s+url:\s*(\S+)")
_WRAPPED = re.compile(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]|--)>\s*$")
"""What hides a script from readers that do not know of scripts."""

_RIGHTS = re.compile(
    r"版权所有|All rights reserved\.?|copyright|©|\(c\)|\b(?:19|20)\d\d\b(?:\s*-\s*(?:19|20)\d\d)?", re.IGNORECASE
)
_BY = re.compile(
    r"(?:^|[\s|｜])(?:(?:作者|撰文|本报记者|记者)\s*[:：]\s*|(?:本报|本刊)记者\s+)"
    r"(?P<zh>[\u3400-\u9fff]+(?:[·、][\u3400-\u9fff]+)*|[A-Z][^|/()（）,，;；:：\d]{1,40})|"
    r"(?:^By\s*[:：]?|\b(?i:published|posted|written|issued|released|20\d\d)\b[^.;]{0,40}?\bby)\s+(?P<en>[A-Z][\w.'’-]*(?:\s+(?:and|of|de|van|von|the|[A-Z][\w.'’-]*)){0,6})"
    r"(?=\s*(?:$|[,|/()，·•—-]|\d|on\b|for\b))"
)
_FROM = re.compile(
    r"(?:来源|信息来源|稿源)\s*[:：]\s*(?P<name>[^\s|｜,，;；:：\d(（\[]{2,30})(?=[\s|｜\d(（\[]|$)|"
    r"\b(?i:source)\s*:\s*(?P<en>[A-Z][^|,;:\d(\n\t]{1,60}?)"
    r"(?=\s*(?:$|[|,;(·•]|\s\d|\s(?i:published|posted|updated|date|author|editor|by)\b))"
)
_ISSUED = re.compile(
    r"(?:发\s*文\s*(?:机\s*关|单\s*位)|(?:发\s*布|制\s*发|印\s*发)\s*(?:机\s*构|机\s*关|单\s*位))\s*[:：\t]\s*"
    r"(?P<zh>[\u3400-\u9fff、·（）()]{2,40}(?:[ 　][\u3400-\u9fff]{2,40}(?![\u3400-\u9fff\s]*[:：\t]))*)|"
    r"\b(?i:issued by|issuing (?:body|authority))\s*[:\t]\s*(?P<en>[A-Z][^|;:\d\t\n]{1,80})"
)
"""Who issued an official paper, by the name of the field."""
_BY_THE_TITLE = "the line by the title"
_IN_FIELDS = "the fields by the title"
_LONGEST = 200
_PARTED = re.compile(r"\s+[-|–—·•»«:~/¦]+\s+|\s*[_|｜]+\s*|\s*-{2,}\s*|—{2}|(?<=[^\x00-\x7f])[-–—](?=[^\x00-\x7f])")
"""What parts a title from the name of its site."""


class Metadata:
    """The metadata of a page: `meta`, `link`, `time`, JSON-LD, and the note of a browser that saved it."""

    def __init__(self, document: "Document | None" = None, title: str = "") -> None:
        self._found: dict[str, list[Proposal]] = {}
        self._title = title if document is None else _title(document)
        if document is not None:
            for key, proposal in _stated(document):
                if proposal.value:
                    self._found.setdefault(key, []).append(proposal)

    def _first(self, keys: Iterable[str]) -> Iterator[Proposal]:
        for key in keys:
            yield from self._found.get(key, ())

    def titles(self) -> list[Proposal]:
        """What the page's metadata calls it, the likeliest first; not the words of its headlines."""
        found = [*self._first(_TITLES), Proposal(self._title, _TITLE)]
        return [proposal for proposal in found if proposal.value]

    def title(self, headlines: Sequence[str], lines: Sequence[str]) -> Proposal | None:
        """The longest headline that a title holds, else the title without its site's name, rather as a line has it."""
        titles = self.titles()
        sites = {_plain(proposal.value) for proposal in self._first(_PUBLISHERS)}
        heads = [one for one in headlines if any(_heads(one, title.value) for title in titles)]
        if heads:
            return Proposal(max(heads, key=len), "h1")
        standing = {_plain(line): line for line in lines}
        shorter = [(title, name) for title in titles for name in _without_site(title.value, sites)]
        for title, name in shorter:
            if _plain(name) in standing and _plain(name) not in sites:
                return Proposal(standing[_plain(name)], title.source)
        found = Proposal(headlines[0], "h1") if headlines else None
        if shorter:
            title, whole = shorter[0]
            name = [*_without_site(whole, sites)][:2][-1]
            is_poor = title.source == _TITLE and found and len(found.value) > len(whole)
            return found if is_poor else Proposal(name, title.source)
        return found

    def published(self) -> Proposal | None:
        """When the page says that it was published, in ISO form without a zone."""
        for proposal in self._first((*_DATES, "page.published", "time")):
            if time := local_time(proposal.value) or date_in(proposal.value):
                return Proposal(time, proposal.source)
        return None

    def author(self) -> Proposal | None:
        """Who wrote it."""
        return next((one for one in self._first(_AUTHORS) if _is_name(one.value)), None)

    def publisher(self) -> Proposal | None:
        """Who published it."""
        for proposal in self._first(_PUBLISHERS):
            name = " ".join(_RIGHTS.sub("", proposal.value).split()).strip(" .,-")
            if _is_name(name):
                return Proposal(name, proposal.source)
        return None

    def source(self) -> Proposal | None:
        """Whom it was taken from."""
        return next((one for one in self._first(_SOURCES) if _is_name(one.value)), None)

    def url(self) -> Proposal | None:
        """Its address."""
        return next((one for one in self._first(("saved", *_ADDRESSES)) if _ADDRESS.fullmatch(one.value)), None)

    def languages(self) -> list[str]:
        """The languages that its metadata states."""
        return [proposal.value for proposal in self._first(("content-language", "og:locale", "inlanguage"))]


def printed_author(lines: Iterable[str]) -> Proposal | None:
    """Who wrote it, as a line says it."""
    for line in lines:
        if match := _BY.search(line):
            return Proposal((match["zh"] or match["en"]).strip(), _BY_THE_TITLE)
    return None


def printed_source(lines: Iterable[str]) -> Proposal | None:
    """Where a line says that it comes from."""
    return next(_named(_FROM, lines, _BY_THE_TITLE), None)


def printed_issuer(lines: Iterable[str]) -> Proposal | None:
    """Who issued it, by the fields of an official paper."""
    return next(_named(_ISSUED, lines, _IN_FIELDS), None)


def _named(form: re.Pattern[str], lines: Iterable[str], source: str) -> Iterator[Proposal]:
    for match in filter(None, map(form.search, lines)):
        name = next(filter(None, match.groups())).strip()
        if _is_name(name):
            yield Proposal(name, source)


def _title(document: "Document") -> str:
    """The words of `title`; of pictures, too, each may have one."""
    from turbohtml import Namespace

    titles = (one for one in document.iter_elements("title") if one.namespace is Namespace.HTML)
    return " ".join(next((one.text for one in titles), "").split())


def _stated(document: "Document") -> Iterator[tuple[str, Proposal]]:
    """What the elements of metadata say, by key in lower case."""
    for meta in document.iter_elements("meta"):
        names = (meta.attr(attribute) for attribute in ("name", "property", "itemprop", "http-equiv"))
        for name in filter(None, names):
            yield from _of_meta(str(name), str(meta.attr("content") or ""))
    for link in document.iter_elements("link"):
        if "canonical" in str(link.attr("rel") or "").lower():
            yield (
                "canonical",
                Proposal(_whole_address(document, str(link.attr("href") or "").strip()), "link canonical"),
            )
    scripts = document.iter_elements("script")
    yield from _of_json(one.text for one in scripts if str(one.attr("type") or "").strip().lower() == _JSON_LD)
    for time in document.iter_elements("time"):
        use = str(time.attr("itemprop") or "").lower()
        if "modified" not in use:
            key = "datepublished" if use == "datepublished" else "time"
            yield key, Proposal(str(time.attr("datetime") or time.text).strip(), "its first time")
    nodes = [*document.children, *(document.root.children if document.root else [])]
    notes = (_SAVED.search(getattr(node, "data", None) or "") for node in nodes)
    yield from [("saved", Proposal(note[1] or note[2], "the browser that saved it")) for note in notes if note]


def _whole_address(document: "Document", address: str) -> str:
    """An address with what the page says that all of its begin with."""
    from urllib.parse import urljoin

    base = next(document.iter_elements("base"), None)
    try:
        return urljoin(str(base.attr("href") or ""), address) if base else address
    except ValueError:
        return ""


def _of_meta(name: str, content: str) -> Iterator[tuple[str, Proposal]]:
    key, value = name.strip().lower(), " ".join(content.split())[:_LONGEST]
    before, parted, after = value.partition("=")
    if parted and before.startswith(
        "article:"
    ):  # `<meta name="weibo: article:create_at" content="article:create_at=...">`
        key, value = before, after
    yield key.removeprefix("weibo: "), Proposal(value, f"meta {name.strip()}")


def _of_json(texts: Iterable[str]) -> Iterator[tuple[str, Proposal]]:
    """What JSON-LD says of an article, or of the page if it says when that was published."""
    items = [item for text in texts for item in _items(_parsed(text), 4)]
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    for item in items:
        kind = item.get("@type")
        kinds = [str(one) for one in (kind if isinstance(kind, list) else [kind])]
        if "WebPage" in kinds and isinstance(item.get("datePublished"), str):
            yield "page.published", Proposal(item["datePublished"], "JSON-LD datePublished")
        if not any("Article" in one or one == "Report" for one in kinds):
            continue
        for key, name in (("headline", "headline"), ("datePublished", "datepublished"), ("url", "url")):
            if isinstance(item.get(key), str):
                yield name, Proposal(" ".join(item[key].split())[:_LONGEST], f"JSON-LD {key}")
        for key in ("author", "publisher", "inLanguage"):
            if name := _name(item.get(key), known):
                yield key.lower(), Proposal(name, f"JSON-LD {key}")


def _parsed(text: str) -> Any:
    """What a script of JSON-LD holds; nothing if it is none."""
    import json

    try:
        return json.loads(_WRAPPED.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(found: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD, those within lists and graphs too, and what a page is about."""
    if isinstance(found, list) and depth:
        for one in found:
            yield from _items(one, depth - 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity") if depth else ():
            yield from _items(found.get(key), depth - 1)


def _name(value: Any, known: Mapping[str, Mapping[str, Any]]) -> str:
    """A name in JSON-LD: of a person, of an organisation, or of several; each may stand elsewhere, by its id."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one, known) for one in value[:5])))
    if isinstance(value, dict):
        elsewhere = known.get(value["@id"], {}) if isinstance(value.get("@id"), str) else {}
        value = value.get("name") or elsewhere.get("name")
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not text.startswith(("http", "@", "/")) and text.isprintable()


def _heads(headline: str, title: str) -> bool:
    """Whether a title holds a headline, and not as the name of its site, which stands at the end."""
    plain, whole = _plain(headline), _plain(title)
    return bool(plain) and plain in whole and (plain == whole or not any(_plain(end) == plain for end in _ends(title)))


def _ends(title: str) -> Iterator[str]:
    """Whatever may be the name of a site in a title: all after the first part."""
    yield from _PARTED.split(title)[1:]


def _without_site(title: str, sites: Collection[str]) -> Iterator[str]:
    """A title, and what is left of it without its last part, its last two, and so on; or without its site before it."""
    yield title
    borders = list(_PARTED.finditer(title))
    if borders and _plain(title[: borders[0].start()]) in sites:
        yield title[borders[0].end() :].strip()
        return
    for match in reversed(borders):
        if match.start():
            yield title[: match.start()].strip()


def _plain(text: str) -> str:
    """A text by its letters and digits alone, to compare titles."""
    return "".join(filter(str.isalnum, text.casefold()))
