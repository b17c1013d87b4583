"""The figures that words state: a number, what it counts in, and what it is the figure of; each a guess."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?"
_COUNTED = (
    "元|美元|欧元|港元|吨标准煤|吨|公斤|千克|克|公里|平方公里|平方米|立方米|米|亩|公顷|人次|人|户|家|个(?!月)|项|件|套|座|条|"
    "所|名|台|辆|艘|班|次|倍|张|只|头|株|千瓦时|千瓦|升|天|小时|标准箱|泊位"
)
_MEASURED = (
    "tonnes?|tons?|t|kg|kilograms?|km|kilometres?|kilometers?|m[²³]?|metres?|meters?|hectares?|ha|litres?|liters?|"
    "[kMGT]Wh?|yuan|RMB|CNY|dollars?|USD|euros?|EUR|pounds?|GBP|yen|people|persons|jobs|workers|households|companies|"
    "enterprises|firms|units?|pieces?|vehicles|ships|berths|pairs?|years?|months?|weeks?|days?|hours?"
)
_GREAT = "(?:thousand|million|billion|trillion)"
_NO_NOUN = (
    "(?:and|or|nor|but|in|on|at|by|to|for|of|from|with|as|per|over|under|until|before|after|since|than|the|an?|is|are|"
    "was|were|be|will|would|shall|should|must|may|can|has|have|had|it|its|this|that|which|who|when|while|if|not)"
)
"""Words that cannot be what there are millions of."""

_UNIT = (
    rf"[%％‰]|个?百分点|[百千万亿]*(?:{_COUNTED})(?:/[\u3400-\u9fff]{{1,4}})?|per ?cent(?:age points?)?\b|"
    rf"(?:{_GREAT}\s+)?(?:{_MEASURED})(?:\s?(?:/|per)\s?[a-zA-Z²³]+)?(?![a-zA-Z])|"
    rf"{_GREAT}\b(?:\s+(?!{_NO_NOUN}\b)[a-z]+\b)?"
)
_MONEY = r"(?:US\$|HK\$|[$€£¥])\s?|(?:USD|EUR|GBP|CNY|RMB)\s"
_STATED = re.compile(
    rf"(?<![A-Za-z0-9.,/:第-])(?P<money>{_MONEY})?(?P<minus>(?<=\s)-)?(?P<number>{_NUMBER})(?![\d,.]*\d)(?:\s*(?P<unit>{_UNIT}))?"
    rf"(?P<per>(?:\s?/\s?|\sper\s)[a-zA-Z²³]+|\san?\s(?:{_MEASURED})\b)?"
)
_MAGNITUDE = re.compile(rf"{_GREAT}\b")
_OF_MONEY = re.compile(r"元$|/元")
_RANGE = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\s*(?:to|至|到))[\d.,]+\s?(?:[%％]|[百千万亿]+)?\s*(?:至|到|[~～—–]+|\bto\b)\s*$|"
    r"\bbetween\s+[\d.,]+\s?[^\s\d]*\s+and\s+$",
    re.IGNORECASE,
)
"""What stands before the second of two figures between which something lies."""

_PER = re.compile(
    r"每(?P<of>公斤|千克|吨|平方米|平方公里|立方米|公里|米|千瓦时|千瓦|[亩人户家个件套座条台辆艘头只株升张班次名项年月天日])"
)
_TIMES = frozenset("年月天日")
_BETWEEN_PER = 12
"""How many characters may stand between 每亩 and its figure, as 一次性补助."""

_CELL = re.compile(
    rf"(?P<money>{_MONEY})?(?P<minus>-)?(?P<number>{_NUMBER})\s*(?P<unit>[%％‰]|[^\W\d_][^\d\n]{{0,30}})?"
    r"(?:\s?(?:[*†‡]|\(\d\)|\[\d\]|[①-⑳]))*"
)
_CODES = re.compile(
    r"\b(?:codes?|headings?|subheadings?|no|nr|hs|tel|phone|year|date)\b|序号|编[号码]|代码|税[号则]|品目|电话|年份|日期",
    re.I,
)
"""The headings of columns whose numbers count nothing."""

_UNITS = re.compile(r"(?:计量)?单位|units?(?: of measure)?", re.IGNORECASE)
"""The heading of the column that says what those beside it count in."""

_FREE = re.compile(r"(?:duty[- ])?free|nil|exempt|免税|零关税", re.IGNORECASE)
_RATE = re.compile(r"\b(?:rate|duty|tariff)\b|税率|关税", re.IGNORECASE)
"""Where such a word stands in a column of rates, the rate is 0 %."""

_BRACKETS = re.compile(r"\s*[(（](?P<unit>[^()（）]+)[)）]\s*$")
_COUNTER = re.compile(r"\d{1,3}[.)]?")
"""What only counts the rows."""

_NEAR = 200
"""How many characters before a figure may tell what it is of."""

_MOST = 3
"""Of how many figures of one row facts are made; of more than these nobody words each."""

_ZH_FELL = r"下降|降低|减少|缩减|压减|缩短"
_ZH_VERB = re.compile(
    r"达到?|(?:提高|提升|增长|增加|扩大|上升|降低|下降|降|增|升)[到至]|不低于|不少于|不超过|不高于|超过|突破|控制在|保持在|稳定在|"
    rf"增长|增加|提高|提升|增速|占|为|{_ZH_FELL}"
)
_ZH_LEAD = re.compile(
    r"^(?:以及|并且?|其中|同时)?(?:[到至自从]?20\d\d年?(?:底|末|之?前|以前)?(?:起|(?:至|到|[-~～—–]+)20\d\d年(?:底|末)?(?:期间)?)?)?"
    r"(?:每年|逐年|年均)?"
)
_ZH_TAIL = re.compile(
    r"(?:[比较]20\d\d年|[比较](?:目前|上年|去年)|力争|争取|预计|肯定|将|应|会|可|已经?|年均|每年|逐年|分别|平均|至少|最高|约)+$"
)
_ZH_DONE = re.compile(r"^.*(?:安排|确保|将(?!来)|把(?!握)|使(?![用命者]))")
"""What stands before the thing that is to change: who does it."""

_ZH_ACTOR = re.compile(
    r"给予|奖励|补助|补贴|发放|拨付|(?:[局委厅部办署院]|政府|公司|企业|银行|单位|部门|委员会|机构|中心|协会|申请人|经营者)$"
)
"""What tells of someone who does something, and of nothing that is counted."""

_BETWEEN = 3
"""How many characters may stand between a verb and its figure, as 约."""

_FELL = re.compile(
    rf"(?:{_ZH_FELL})了?[约近]?$|\b(?:cut|fall|drop|reduc|decreas|lower|declin)[a-z]*\b[^.;]{{0,60}}\bby\s+(?:\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
_EN_LEAD = re.compile(r"^(?:by|in|from)\s[^,]*?\b20\d\d\b,?\s+", re.IGNORECASE)
_EN_CHANGED = re.compile(
    r"\b(?:cut|reduc|rais|increas|lower|bring|keep|limit|expand|lift|set)[a-z]*\s+(?P<item>[^,;]+?)\s+"
    r"(?:by|to|at|below|above|under|over)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_EN_ITEM = re.compile(
    r"^(?P<item>[A-Za-z][^,;]*?)\s+(?:(?:should|shall|must|will|would|may|is|are|was|were|has|have)\s+(?:not\s+)?"
    r"(?:(?:expected|planned|due|set|forecast|projected)\s+)?(?:to\s+)?(?:reach|rise|fall|grow|exceed|increase|decrease|"
    r"decline|drop|total|amount|account|stand|climb|remain|stay|cover|be|been|risen|fallen|grown|reached|exceeded)\b|"
    r"(?:reach(?:es|ed)?|rises?|rose|falls?|fell|grows?|grew|exceed(?:s|ed)?|total(?:s|led)?|amount(?:s|ed)?|"
    r"account(?:s|ed)?|stands?|stood)\b|"
    r"(?:is|are|was|were)\s+(?:(?:not|now|only|about|around|nearly|over|under|up|to|at|least|most|more|less|than|some|"
    r"set|fixed|capped|limited|currently|still|an?|the)\s+)*$)",
    re.IGNORECASE,
)
_EN_PRONOUN = re.compile(r"(?:it|they|this|that|these|those|there|we|he|she|you|which|who)$", re.IGNORECASE)
_EN_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class Figure(NamedTuple):
    """A number, what it counts in, and what it is the figure of, as far as the words tell."""

    value: float
    unit: str = ""
    item: str = ""


def figure_in(words: str) -> Figure | None:
    """The one figure with a unit that a clause states; None of several, as nobody knows which is meant."""
    found = [match for match in _STATED.finditer(words) if match["unit"] or match["money"]]
    if len(found) != 1:
        return None
    start = found[0].start()
    before = words[max(0, start - _NEAR) : start]
    if _RANGE.search(before):
        return None
    figure = _figure(found[0])
    if _FELL.search(before):
        figure = figure._replace(value=-abs(figure.value))
    return figure._replace(unit=_with_rate(figure.unit, before), item=_item(before))


def _with_rate(unit: str, before: str) -> str:
    """A Chinese unit with what it is counted for, where that stands before the figure: 元/吨 of 每吨8元."""
    told = re.split("[，；：、。]", before)[-1]
    found = [match["of"] for match in _PER.finditer(told) if len(told) - match.end() <= _BETWEEN_PER]
    if not _OF_MONEY.search(unit):
        found = [of for of in found if of not in _TIMES and of != unit]
    is_counted = bool(re.search("[\u3400-\u9fff]$", unit)) and "百分点" not in unit and "/" not in unit
    return f"{unit}/{'·'.join(found)}" if found and is_counted else unit


def _item(before: str) -> str:
    """What a figure is of, by the words before it; nothing where these tell who does something."""
    clause = re.split("[，；：、]", before)[-1]
    verbs = [*_ZH_VERB.finditer(clause)]
    if verbs and len(clause) - verbs[-1].end() <= _BETWEEN:
        item = _ZH_DONE.sub("", _ZH_TAIL.sub("", _ZH_LEAD.sub("", clause[: verbs[-1].start()]))).strip()
        return "" if _ZH_ACTOR.search(item) else item
    told = _EN_LEAD.sub("", before)
    found = _EN_CHANGED.search(told) or _EN_ITEM.match(told)
    item = _EN_ARTICLE.sub("", found["item"].strip()) if found else ""
    return "" if _EN_PRONOUN.match(item) else item


def figures_of_row(cells: Sequence[str], headings: Sequence[str]) -> list[Figure]:
    """The figures of a row of a table, each with the row's name and its column's; none of a row of very many."""
    first = _first_figure(cells, headings)
    counted = next((number for number, heading in enumerate(headings) if _UNITS.fullmatch(heading)), None)
    named = [cell for number, cell in enumerate(cells[:first]) if cell and number != counted]
    name = " ".join(named[1:] if len(named) > 1 and _COUNTER.fullmatch(named[0]) else named)
    found = list(_columns(cells, headings, first, name))
    if counted is not None:
        found = [figure if figure.unit else figure._replace(unit=_of(cells, counted)) for figure in found]
    return found if len(found) <= _MOST else []


def _first_figure(cells: Sequence[str], headings: Sequence[str]) -> int:
    """Where figures begin: after the first cell of words, as before it there are numbers that only name a row."""
    figures = [number for number, cell in enumerate(cells) if number and _cell(cell, _of(headings, number))]
    worded = next((number for number, cell in enumerate(cells) if cell and not _CELL.fullmatch(cell)), 0)
    return next((number for number in figures if number > worded), next(iter(figures), len(cells)))


def _columns(cells: Sequence[str], headings: Sequence[str], first: int, name: str) -> Iterator[Figure]:
    for number in range(first, len(cells)):
        heading = _of(headings, number)
        if figure := _cell(cells[number], heading):
            named = _BRACKETS.search(heading)
            unit = named["unit"].strip() if named and re.fullmatch(_UNIT, named["unit"].strip()) else ""
            column = _BRACKETS.sub("", heading) if unit else heading
            unit = figure.unit or unit or ("%" if re.search("[%％]", heading) else "")
            yield Figure(figure.value, unit, " · ".join(filter(None, (name, column.strip(" ,，%％")))))


def _of(cells: Sequence[str], number: int) -> str:
    return cells[number] if number < len(cells) else ""


def _cell(cell: str, heading: str) -> Figure | None:
    """The figure that a cell is; none where its column counts nothing."""
    if _FREE.fullmatch(cell) and _RATE.search(heading):
        return Figure(0, "%")
    match = _CELL.fullmatch(cell)
    if not match or _CODES.search(heading) or (match["unit"] or "").startswith("年"):
        return None
    return _figure(match)


def _figure(match: re.Match[str]) -> Figure:
    number = float(match["number"].replace(",", ""))
    value = -number if match["minus"] else number
    money, unit = (match["money"] or "").strip(), (match["unit"] or "").strip()
    if money and (great := _MAGNITUDE.match(unit)):
        unit = great[0]  # 2 million dollars are no 2 million of what follows
    per = re.sub(r"^\s?an?\s", "per ", match.groupdict().get("per") or "").strip()
    whole = " ".join(filter(None, (money, "%" if unit == "％" else unit, per))).replace(" /", "/")
    return Figure(int(value) if value.is_integer() else value, whole)
