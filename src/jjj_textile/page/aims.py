"""What a clause aims at, guessed from its words: a goal with its year, a measure, or neither."""

import re
from typing import NamedTuple

_MONTH = r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)"
_YEAR = re.compile(
    r"(?<![年月日截])(?:到|至|力争|争取|预计)\s*(?P<zh>20\d\d)年(?!\d{1,2}月\d{1,2}日)|"
    r"(?P<before>20\d\d)年(?:\d{1,2}月)?(?:底|末|上半年|[上中下]旬)?(?:之?前|以前)|"
    rf"\bby\s+(?:the\s+end\s+of\s+|late\s+|early\s+|mid-?)?{_MONTH}?(?P<by>20\d\d)\b|"
    rf"\b(?:by\s+\d{{1,2}}\s+|by\s+(?={_MONTH}\d)|before\s+|in\s+)(?:the\s+end\s+of\s+|late\s+|early\s+)?"
    rf"(?P<day>(?:\d{{1,2}}\s+)?{_MONTH}?(?:\d{{1,2}},\s+)?)(?P<only>20\d\d)\b",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"有效期|施行|执行|延[长续]|提交|申报|报名|报送|备案|缴纳|\b(?:valid|in force|effective|expires?)\b", re.IGNORECASE
)
"""Words of how long something holds, or of a day by which papers are handed in, which is no aim."""

_FORESEEN = re.compile(r"分析|预测|估计|业内|认为|应该会|可能|\b(?:forecasts?|analysts?|estimates?)\b", re.IGNORECASE)
"""Words of what someone believes, who does not aim at it."""

_FUTURE = re.compile(r"\bwill\b|\baims?\b|\btargets?\b|将|达到|实现|建成|形成|超过|提高到|降至", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:must|shall|should|(?:is|are) to)\b", re.IGNORECASE)
"""What is to be by a year is an aim; by a day it is a time limit for someone."""

_PAST_VERB = re.compile(r"\b(?:was|were|built|began|grew|rose|fell|\w{2,}ed)\s*$", re.IGNORECASE)
"""A verb of the past right before a year: that is of what was, and the future after it is of another time."""

_AIM = re.compile(
    r"力争|争取(?!了)|目标[是为]|逐步(?:形成|建成|实现)|\baims? (?:to|at)\b|\b(?:aim|goal|target) is (?:to|for)\b",
    re.IGNORECASE,
)
"""What aims at something in any year."""

_RISES = re.compile(r"每年(?:提高|提升|降低|下降|增长|压减)[约近]?[\d.]+\s?(?:[%％]|个?百分点)")
"""What is to change from year to year, where the words before it tell what is to be."""

_DUTY = re.compile(
    r"(?<![相反效供适响对感回呼顺照])应(?!用|急|对|邀|届|变|聘|答|运|有尽有|该会|.{1,8}(?:要求|邀请|请求))|须|务必|不得(?!不)|"
    r"要(?:求(?![，,。]|$)|加强|加快|推动|推进|坚持|充分|进一步|建立|完善)|(?<!需)要[把以将]|"
    r"严禁|禁止|鼓励(?![了我他她自])|牵头|会同|负责(?![人任编同])|优先保障|统筹(?:安排|推进|推动|协调|使用)|"
    r"依法(?:追究|追回|查处|处罚|严惩|予以)|予以(?:处罚|奖励|补助|支持|表彰)|给予.{0,12}(?:补助|补贴|奖励|处罚)|"
    r"(?:我们|双方|我[省市县区国])将|"
    r"\b(?:should|shall|must|ought to|is to|are to|has to|have to|may not|we will)\b|"
    r"\b(?:is|are|be) (?:hereby |strictly )?(?:required|obliged|requested|urged|advised|asked|encouraged|forbidden|"
    r"prohibited|banned|not allowed|not permitted)\b",
    re.IGNORECASE,
)
"""Words that say what is to be done. `应用`, `应急` and the like are other words."""

_ASKED = re.compile(r"\b(?:how|what|whether|why)\b[^,;.]{0,200}?\b(?:should|must|shall)\b", re.IGNORECASE)
"""Who tells what should be done does not yet say it."""

_PAST = re.compile(r"了(?!解|结)|已|曾|表示|介绍|透露|昨|近日|近年")

_DOES = (
    "推动|推进|完善|加强|强化|支持|健全|优化|落实|建立|引导|培育|深化|加大|提升|规范|保障|加快|坚持|着力|统筹|推广|严格|"
    "组织|开展|实施|打造|构建|促进|扩大|做好|制定|安排"
)
_BEGINS = re.compile(
    rf"(?:\d{{1,2}}[.．、]\s*)?(?:(?:大力|积极|进一步|全面|持续|深入|切实|扎实|有序|稳妥|依法)\s*)*(?:{_DOES})(?![者率度])"
)
"""What a sentence without a subject begins with: it tells others what to do."""

_OFFICE = re.compile(
    r"(?:[省市县区州]|国家|各|有关|相关|主管)[\u3400-\u9fff]{0,12}?"
    r"(?:局|委|厅|办|处|部门|政府|委员会|办公室|机构|单位|企业|[区市县乡镇地])"
    rf"(?:[要将应须]|率先|优先|给予|{_DOES}|对[^，；]{{1,25}}进行|在[^，；]{{1,30}}(?:率先|推广|开展))"
)
"""An office that is to do something."""

_AUTHORITY = re.compile(
    r"\b(?:government|ministry|department|agency|service|board|council|commission|authority|authorities|office|bureau|"
    r"state|city|town|county|municipality|committee|minister|secretary)\b[^.;:]{0,60}?\bwill\s+(?:\w+ly\s+)?(?!be\b|have\b)[a-z]",
    re.IGNORECASE,
)
_HANDLES = re.compile(
    r"\b(?:will|shall)\s+(?:\w+ly\s+)?(?:publish|issue|pay|grant|review|report|consult|inspect|appoint|announce)\b",
    re.IGNORECASE,
)
"""What an office does at some time, and aims at nothing by it."""


class Guess(NamedTuple):
    """The kind of a clause, and the year of a goal."""

    kind: str = "background"
    year: int | None = None


def guess(words: str, before: Guess | None) -> Guess:
    """What a clause aims at, after the clause before it in its sentence: a goal or a duty goes on."""
    year = _year_in(words) or (before.year if before else None)
    kind = before.kind if before else "background"
    if (
        year
        or (_AIM.search(words) and not _FORESEEN.search(words))
        or (before and kind != "background" and _RISES.search(words))
    ):
        return Guess("goal", year)
    return Guess("measure" if _is_duty(words, before is None) else kind, None)


def _is_duty(words: str, begins: bool) -> bool:
    """Whether a clause says what is to be done; `begins` tells that its sentence begins with it."""
    if _DUTY.search(_ASKED.sub("", words)) or _AUTHORITY.search(words):
        return True
    return not _PAST.search(words) and bool(_OFFICE.search(words) or (begins and _BEGINS.match(words)))


def _year_in(words: str) -> int | None:
    """The year by which something is to be; `in 2031` is one only where the words speak of what will be."""
    if _IN_FORCE.search(words) or _FORESEEN.search(words):
        return None
    years = (match for match in _YEAR.finditer(words) if not match["only"] or _is_to_be(words, match))
    match = next(years, None)
    return int(match["zh"] or match["before"] or match["by"] or match["only"]) if match else None


def _is_to_be(words: str, year: re.Match[str]) -> bool:
    """Whether words with `in 2031`, or a day of that year, say what is to be then."""
    before = words[: year.start()]
    if _PAST_VERB.search(before) and not (_FUTURE.search(before) or _TO_BE.search(before)):
        return False
    is_aim = _FUTURE.search(words) or (_TO_BE.search(words) and not year["day"].strip())
    return bool(is_aim) and not _HANDLES.search(words)
