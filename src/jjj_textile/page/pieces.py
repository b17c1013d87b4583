"""The pieces of a page, in order: its title, its dateline, its paragraphs, and each run of furniture as one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from ..text.words import count_words
from .article import article_lines, is_paragraph
from .dates import date_in, is_date
from .metadata import Metadata, Proposal, printed_author, printed_issuer, printed_source
from .outline import WRAPPED, Outline
from .tables import row_lines

_GAP = re.compile(r"\n[^\S\n]*\n")
_NEAR = 8
_FIELDS = 12
"""Of how many lines at most the table of an official paper is, which says what it is."""

_ABOVE = 3
_DATELINE = 120
_FEWEST, _MOST = 3, 300
_IN_FORCE = re.compile(r"\b(?:effective|valid|in force)\b|施行|生效|截至", re.IGNORECASE)
_NUMBERED = re.compile(r"\S{1,12}[〔\[（(]20\d\d[〕\]）)]\s*第?\d+号$")
"""The number of an official paper, which stands above its title."""

_SENTENCE = re.compile(r"[.。!！?？]$")
_RELEASED = re.compile(
    r"\b(?:published|posted|issued|released|updated|date)\b|发布|发表|更新|时间|日期|来源", re.IGNORECASE
)
"""What stands in a line that says when the page appeared; another sentence with a date tells of something else."""

_WHEN = re.compile(r"\b(?:first )?(?:published|posted|issued|released)\b|发[布表](?:时间|日期|于)", re.IGNORECASE)
"""Words before the date that counts, where others stand beside it."""

_IDENTITY = re.compile(
    r"(?:索\s*引\s*号|文\s*号|发\s*文\s*(?:机\s*关|字\s*号|日\s*期)|发\s*布\s*机\s*构|成\s*文\s*日\s*期|"
    r"(?:主\s*题|公\s*文)\s*(?:分\s*类|种\s*类|词)|公\s*开\s*(?:方\s*式|类\s*[型别])|有\s*效\s*性|标\s*题|名\s*称)\s*[:：\t]|"
    r"\b(?:(?:reference|document|index|notice|file) (?:number|no\.?)|issued by|issuing (?:body|authority)|"
    r"date of (?:issue|adoption)|in force since)\s*[:：\t]",
    re.IGNORECASE,
)
"""What an official paper says of itself, by the names of its fields; of which one alone may stand anywhere."""

_TRAIL = re.compile("[>›»|]")
"""What parts the entries of a menu."""


class PieceRole(StrEnum):
    """What a piece of a page is."""

    TITLE = "T"
    DATELINE = "D"
    PARAGRAPH = "P"
    ASIDE = "S"


class Piece(NamedTuple):
    """Some lines of a page that belong together."""

    role: PieceRole
    lines: range


class FirstReading(NamedTuple):
    """A page as it is read for the first time: its pieces, and what it says of itself."""

    pieces: Sequence[Piece]
    title: Proposal | None
    published: Proposal | None
    author: Proposal | None
    publisher: Proposal | None


def read(outline: Outline, metadata: Metadata) -> FirstReading:
    """Tell the article of a page from its furniture, and find its title, its date and its author."""
    words = [outline.words(line) for line in outline.lines]
    kept = article_lines(outline)
    title = metadata.title(outline.headlines(), words) if metadata.titles() or outline.parts else None
    first = next((number for number, here in enumerate(kept) if here), 0)
    roles = [PieceRole.PARAGRAPH if here else PieceRole.ASIDE for here in kept]
    place = _place_of(title.value, words, first) if title else _first_line(outline, words, first)
    if place is not None:
        roles[place] = PieceRole.TITLE
        title = title or Proposal(words[place].lstrip("# "), "its first line")
    after = first - _NEAR if place is None else place + 1
    near = range(max(after, 0), min(first + 2 if place is None else after + _NEAR, len(words)))
    lines = [number for number in near if len(words[number]) <= _DATELINE]
    dated = next((number for number in lines if _is_dateline(words[number])), None)
    for number in range(first if place is None else place + 1, max(first, dated or 0)):
        if is_paragraph(outline, number) or (number < (dated or 0) and not outline.lines[number].pressed):
            roles[number] = PieceRole.PARAGRAPH  # a lead, or a subtitle
    if dated is not None:
        roles[dated] = PieceRole.DATELINE
    head = [first] if place is None else sorted((first, place))
    fields = _identity(outline, range(max(0, head[0] - _FIELDS), min(head[-1] + _NEAR, len(words))), place)
    for number in fields:
        if roles[number] is PieceRole.ASIDE:
            roles[number] = PieceRole.PARAGRAPH
    above = range(max(0, (place or 0) - _ABOVE), place or 0) if dated is None else range(0)
    printed = _printed(words, kept, dated) or _dated_above([words[number] for number in above])
    published = printed or metadata.published()
    beside = [words[number] for number in lines]
    told = [outline.text[outline.lines[number].start : outline.lines[number].end] for number in fields]
    source = printed_source(beside) or metadata.source()
    publisher = metadata.publisher() or source
    author = printed_author(beside) or metadata.author() or printed_issuer([*told, *beside])
    if source and publisher and not source.is_of(publisher):  # the site published what another wrote
        author = author or source
    return FirstReading([*_pieces(outline, roles)], title, published, author, publisher)


def _is_dateline(words: str) -> bool:
    """Whether a line tells when the page appeared."""
    is_other = _IN_FORCE.search(words) or (_SENTENCE.search(words) and not _RELEASED.search(words))
    return bool(not is_other and date_in(words))


def _identity(outline: Outline, lines: range, title: int | None) -> Sequence[int]:
    """The lines next to the title of an official paper that say what it is: its number, who issued it, and when."""
    told = [outline.text[outline.lines[number].start : outline.lines[number].end] for number in lines]
    rows = {line: row.table for row in row_lines(outline) for line in row.lines}
    fields = {number for number, words in zip(lines, told, strict=True) if _IDENTITY.search(words)}
    tables = {rows[number] for number in fields if number in rows}
    own = [number for number in lines if number != title and (number in fields or rows.get(number) in tables)]
    several = sum(len(_IDENTITY.findall(told[number - lines.start])) for number in own) > 1
    return own if several else ()


def _place_of(title: str, words: Sequence[str], first: int) -> int | None:
    """The line that prints the title: the last one before the article, else the first one in it."""
    places = [number for number, line in enumerate(words) if line == title]
    before = [number for number in places if number <= first]
    return before[-1] if before else next(iter(places), None)


def _first_line(outline: Outline, words: Sequence[str], first: int) -> int | None:
    """The first short line of a text that is no entry of a menu, if it stands by itself before the rest."""
    tables = {line for row in row_lines(outline) for line in row.lines}
    for number in range(first, len(words)):
        if is_date(words[number]) or _NUMBERED.match(words[number]):
            continue
        is_sentence = bool(outline.parts) and words[number].endswith((".", "。"))
        if len(words[number]) > _MOST or _TRAIL.search(words[number]) or is_sentence or number in tables:
            continue
        if count_words(words[number]) >= _FEWEST:
            return number if number + 1 == len(words) or _is_parted(outline, number, {}) else None
    return None


def _printed(words: Sequence[str], kept: Sequence[bool], dated: int | None) -> Proposal | None:
    """The date beside the title, or alone on a line near the article's end."""
    if dated is not None:
        line = words[dated]
        named = _WHEN.search(line)
        date = (date_in(line[named.end() :]) if named else None) or date_in(line)
        return Proposal(str(date), "the line by the title")
    ends = [words[number] for number, here in enumerate(kept) if here][-_NEAR:]
    signed = next((date for line in reversed(ends) if is_date(line) and (date := date_in(line))), None)
    return Proposal(signed, "its last lines") if signed else None


def _dated_above(lines: Sequence[str]) -> Proposal | None:
    """The date in the nearest line above the title that has one."""
    dates = (date_in(line) for line in reversed(lines) if len(line) <= _DATELINE and _is_dateline(line))
    date = next(dates, None)
    return Proposal(date, "the line above the title") if date else None


def _pieces(outline: Outline, roles: Sequence[PieceRole]) -> Iterator[Piece]:
    """The lines of one role that no border parts; those of a table stay together."""
    tables = {line: row.table for row in row_lines(outline) for line in row.lines}
    begin = 0
    for role, run in groupby(roles):
        end = begin + len(list(run))
        start = begin
        for number in range(begin, end - 1):
            is_within = number in tables and tables[number] == tables.get(number + 1)
            if role is not PieceRole.ASIDE and not is_within and _is_parted(outline, number, tables):
                yield Piece(role, range(start, number + 1))
                start = number + 1
        yield Piece(role, range(start, end))
        begin = end


def _is_parted(outline: Outline, number: int, tables: Mapping[int, int]) -> bool:
    """Whether a line ends a paragraph: before an empty line, at a table, or where lines are paragraphs."""
    line, following = outline.lines[number : number + 2]
    if (
        not outline.gapped
        or tables.get(number) != tables.get(number + 1)
        or _GAP.search(outline.text, line.end, following.start + 1)
    ):
        return True
    return any(one.end - one.start > WRAPPED or "\t" in outline.text[one.start : one.end] for one in (line, following))
