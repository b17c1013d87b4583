"""Which lines of a page are its article, and which its furniture: menus, advertising, comments, footers.

A guess, by the landmarks of HTML, by what sites call the parts of their pages, by the share of words that can be
pressed, and by length. It may err, as it only proposes: every line stays, on one side or the other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice

from .outline import Line, Outline, PagePart

_LANDMARKS = frozenset(("aside", "button", "dialog", "footer", "menu", "nav", "select"))
_ROLES = re.compile(r"\b(?:banner|complementary|contentinfo|dialog|menu|navigation|search|toolbar)\b")
_NAMES = re.compile(
    r"(?:^|[\W_\d])(?:ads?|advert\w*|banner|bread-?crumbs?|captcha|comments?|cookies?|copyright|crumbs?|disqus|feedback|"
    r"follow|foot(?:er)?|hot|login|menu|nav(?:bar|igation)?|newsletter|pag(?:er|ination)|popup|popular|promo\w*|qr-?code|"
    r"rank(?:ing)?|recommend\w*|relate\w*|share\w*|side-?bar|social\w*|sponsor\w*|subscribe|tags?|tool-?(?:bar|s|box)|"
    r"trending|widget)(?![a-z])"
)
"""What sites call the parts that are not the article, in class or id."""

_NEVER = re.compile(
    r"(?:^|[\W_\d])(?:comments?|disqus|foot(?:er)?|nav(?:bar|igation)?|recommend\w*|related\w*|side-?bar)(?![a-z])"
)
"""Those of them that are not even where they say more than the article."""

_SINGLE = frozenset(
    ("dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "table", "tbody", "td", "th", "tr", "ul")
)
"""What holds one paragraph, or one list or table, and no article."""

_ENTRIES = frozenset(("a", "li", "ol", "p", "ul"))
_STOP = re.compile("[.。!！?？;；:：,，、…]")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_PROSE = 55
"""The size from which a line with a stop in it is prose: letters, of which a wide one counts for two and a half."""

_ATTACHED = re.compile(
    r"附件|附表|\b(?:annex(?:e?s)?|appendi(?:x|ces)|attachments?)\b|\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et|zip|rar)\b|[(（]\s?(?:pdf|docx?|xlsx?)\b",
    re.I,
)
_LISTED = re.compile(r"\s*(?:[(（\[]?\d{1,2}\s*[.．、)）\]]|[①-⑳⑴-⒇]|[一二三四五六七八九十]、)")
"""The number before the second of several things that are attached."""

_LIST_OF = re.compile(r"\s*(?:附件|附表|annexe?s?|appendi(?:x|ces)|attachments?)\s*[:：]?\s*", re.IGNORECASE)
"""What stands by itself above the things that are attached."""

_COLUMNS = re.compile(r"\S(?:[^\S\n]*\t|[^\S\n]{2,})\S|^[^\S\n]*\|[^\S\n]*[^\s|]", re.MULTILINE)
"""What parts the cells of a row, in a text without markup."""

_LINKS = 3
"""From how many links on, one after the other, they are no part of the text around them."""

_LONG = 600
_LEVELS = 4
_NEAR = 12
_ADDED = 0.2
_FEW = 0.25
_LEAST = 0.1
_SMALL = 0.4
_HALF = 0.5
_MENU_SIZE, _MENU_LINES = 30, 4


def article_lines(outline: Outline) -> list[bool]:
    """For each line of a page whether it is likely part of its article: all of them where nothing looks like one.

    Takes time in proportion to the page.
    """
    lines = outline.lines
    sizes = [_size(outline.text[line.start : line.end]) for line in lines]
    prose = [_prose(outline, line, size) for line, size in zip(lines, sizes, strict=True)]
    if not any(prose):
        return [True] * len(lines)
    if not outline.parts:
        return _without_menus(outline, sizes, prose)
    return _without_links(outline, prose, _in_body(outline, sizes, prose))


def _size(text: str) -> float:
    return len(text.strip()) + 1.5 * len(_WIDE.findall(text))


def _pressed(line: Line) -> float:
    """The share of a line that can be pressed."""
    return line.pressed / (line.end - line.start)


def _prose(outline: Outline, line: Line, size: float) -> float:
    """How much of a line is prose, at most as much as a long paragraph; of a row of a table half of it."""
    free = size * (1 - _pressed(line))
    if "\t" in outline.text[line.start : line.end] and free > size * _HALF:
        return free * _HALF  # a row of a table
    is_prose = free >= _PROSE and free > size * _HALF and _STOP.search(outline.text, line.start, line.end)
    return min(free, _LONG) if is_prose else 0


def _without_menus(outline: Outline, sizes: Sequence[float], prose: Sequence[float]) -> list[bool]:
    """The lines of a text but for runs of short ones before the first paragraph and after the last."""
    first, last = _reach(prose)
    short = [
        size < _MENU_SIZE
        and not _STOP.match(outline.words(line)[-1:])
        and not _COLUMNS.search(outline.text, line.start, line.end)
        for size, line in zip(sizes, outline.lines, strict=True)
    ]
    begin, end, at = 0, len(short), 0
    for is_short, run in groupby(short):
        length = len(list(run))
        if is_short and length >= _MENU_LINES and at + length <= first:
            begin = at + length - 1  # the last of them is likely the title
        elif is_short and length >= _MENU_LINES and at > last:
            end = min(end, at)
        at += length
    return [begin <= number < end for number in range(len(short))]


def is_paragraph(outline: Outline, number: int) -> bool:
    """Whether a line is prose and nothing in it can be pressed, wherever it stands."""
    line = outline.lines[number]
    return not line.pressed and _prose(outline, line, _size(outline.text[line.start : line.end])) > 0


def _reach(prose: Sequence[float]) -> tuple[int, int]:
    """The first and the last line of prose."""
    numbers = [number for number, amount in enumerate(prose) if amount]
    return (numbers[0], numbers[-1]) if numbers else (0, len(prose) - 1)


def _in_body(outline: Outline, sizes: Sequence[float], prose: Sequence[float]) -> list[bool]:
    """The lines of the part in which most of the prose stands, without what stands beside the article in it."""
    parts, lines = outline.parts, outline.lines
    never = _inherited(parts, lambda _, part: part.tag in _LANDMARKS or bool(_NEVER.search(part.names)))
    likely = [0 if never[line.part] else much for line, much in zip(lines, prose, strict=True)]
    body = _richest(outline, likely if sum(likely) > _LEAST * sum(prose) else prose)
    around = set(outline.around(body))
    amounts = _gathered(outline, prose)
    aside = _inherited(
        parts,
        lambda number, part: number not in around and _is_aside(part, amounts[number] < _SMALL * amounts[body]),
    )
    kept = [0 if aside[line.part] else 1 for line in lines]
    told = [
        _gathered(outline, [value * here for value, here in zip(values, kept, strict=True)])
        for values in (prose, [size * _pressed(line) for size, line in zip(sizes, lines, strict=True)], sizes)
    ]
    body = _widened(outline, body, [*zip(*told, strict=True)])
    inside = _inherited(parts, lambda number, _: number == body)
    return [inside[line.part] and not aside[line.part] for line in lines]


def _is_aside(part: PagePart, is_small: bool) -> bool:
    """Whether its tag, its role or its names say that a part is beside the article."""
    if part.tag in _LANDMARKS or _NEVER.search(part.names):
        return True
    return is_small and (part.tag == "form" or bool(_ROLES.search(part.role) or _NAMES.search(part.names)))


def _inherited(parts: Sequence[PagePart], is_so: Callable[[int, PagePart], bool]) -> list[bool]:
    """Of each part, whether something is so of it or of one around it; False for what stands in none, the last."""
    found = [False] * (len(parts) + 1)
    for number, part in enumerate(parts):
        found[number] = found[part.parent] or is_so(number, part)
    return found


def _gathered(outline: Outline, values: Sequence[float]) -> list[float]:
    """What the lines in each part come to, at any depth."""
    sums = [0.0] * (len(outline.parts) + 1)
    for line, value in zip(outline.lines, values, strict=True):
        sums[line.part] += value
    for number in range(len(outline.parts) - 1, -1, -1):
        sums[outline.parts[number].parent] += sums[number]
    return sums


def _richest(outline: Outline, prose: Sequence[float]) -> int:
    """The part whose paragraphs say most: each counts for the part that it stands in, and less for those around it."""
    scores = [0.0] * len(outline.parts)
    for line, amount in zip(outline.lines, prose, strict=True):
        for level, part in enumerate(_several(outline, line) if amount else (), 1):
            scores[part] += amount / level
    return max(range(len(scores)), key=lambda part: scores[part])


def _several(outline: Outline, line: Line) -> Iterator[int]:
    """The nearest parts around a line that may hold several paragraphs."""
    near = islice(outline.around(line.part), _NEAR)
    return islice((part for part in near if outline.parts[part].tag not in _SINGLE), _LEVELS)


def _widened(outline: Outline, body: int, told: Sequence[tuple[float, float, float]]) -> int:
    """The part, or one around it as long as that adds much prose and few words that can be pressed."""
    amount = told[body][0]
    for outer in outline.around(outline.parts[body].parent):
        prose, pressed, size = (whole - inner for whole, inner in zip(told[outer], told[body], strict=True))
        if prose > _ADDED * amount and pressed < _FEW * size:
            body = outer
    return body


def _without_links(outline: Outline, prose: Sequence[float], kept: Sequence[bool]) -> list[bool]:
    """Without runs of links, nor what stands before the last of them above the text or after the first below it."""
    first, last = _reach([amount * here for amount, here in zip(prose, kept, strict=True)])
    attached = _attached(outline)
    links = [
        here and not added and _pressed(line) > _HALF
        for here, added, line in zip(kept, attached, outline.lines, strict=True)
    ]
    out = [not here for here in kept]
    at = 0
    for is_link, run in groupby(links):
        end = at + len(list(run))
        if is_link and (end - at >= _LINKS or not first < at < last):
            out[at:end] = [True] * (end - at)
        at = end
    begin = next((number for number in range(first, -1, -1) if out[number]), -1)
    end = next((number for number in range(last, len(out)) if out[number]), len(out))
    return [begin < number < end and not here for number, here in enumerate(out)]


def _attached(outline: Outline) -> list[bool]:
    """Of each line whether it names what is attached to the article: by itself, or in a list that began above it."""
    found: list[bool] = []
    opened: int | None = None
    for line in outline.lines:
        words, place = outline.text[line.start : line.end], _holder(outline, line)
        is_next = bool(found) and found[-1] and (bool(_LISTED.match(words)) or (opened == place and line.pressed > 0))
        found.append(is_next or bool(_ATTACHED.search(words)))
        if not is_next:
            opened = place if _LIST_OF.fullmatch(words) else None
    return found


def _holder(outline: Outline, line: Line) -> int:
    """The part in which a paragraph, or the list of an entry, stands."""
    around = islice(outline.around(line.part), _NEAR)
    return next((part for part in around if outline.parts[part].tag not in _ENTRIES), -1)
