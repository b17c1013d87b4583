"""What a reader may mean by a query that no text holds as typed: no question words, and words that mean the same."""

from collections.abc import Iterable, Iterator, Sequence

from ..text.stemming import stem
from .matching import tokens
from .search import Query, QueryPart

_ENGLISH = """
abroad, foreign, global, international, overseas, worldwide
advantage, asset, good at, strength, strong point
aim, goal, objective, target
apparel, clothing, clothes, garment
author, write, writer, written, wrote
big, large
biggest, largest
business, company, enterprise, factory, firm, plant
carry out, in charge, responsible
centre, core, hub
characteristic, distinctive
chess, chessboard
coast, coastal, seaside, bohai rim
collaborative, common, cooperative, coordinated, joint
college, school, university
commercialisation, application, transformation
complete, entire, full, whole
date, dated, issue, published, release
deadline, schedule, time limit, timetable
draft, draw up, drawn up, drew up
education, school
electric car, electric vehicle, new energy vehicle
environmental, green, low carbon
estate, park
expert, professional, skilled worker, specialist, talent
figure, statistic
force, momentum
funding, investment, money, subsidy
harbour, port, seaport
indicator, metric
intelligent, smart
maker, producer
marine, maritime, sea
marketing, sales
measure, proposal, recommendation, suggestion, task
move, relocate, shift, transfer
must, ought, should
mutual, shared
new generation, next generation
north, northern
produce, production
industry chain, supply chain, value chain
shipping, transport, transportation
staff, talent, workforce
take over, taken in
"""
"""Words and phrases that mean the same where regions and their industries are written of, a group a line."""

_CHINESE = """
三大优势 最大优势 主要优势 突出优势 优势
世界级 世界一流 高端 高素质
中央直辖市 中央直辖 直辖市
产业链 供应链 价值链
产业园 产业园区 工业园 工业园区 开发区
企业 产业 工厂
共赢 双赢
八大 八个
制定 编制 起草
印发 发布 颁布 出台
发展改革委 发改委
发布时间 发布日期 发表时间 所标时间 印发时间 印发日期 出台时间
发布单位 发布机构 印发单位 印发机构 发文单位 由谁发布
落实 执行 责任单位 责任部门 牵头单位
时限 期限 截止时间 截止日期 完成时间
就业 就业人数 岗位
投资 资金 经费
指标 考核 评估
品牌培育 品牌建设 品牌打造
国际 全球 世界 海外 国外
大学 高校 院校
学校 大学 高校 教育
工业基地 老工业基地
工信部 工业和信息化部
技术 科技
服装 时装 成衣 服饰
检验 检测
港口 海港 港湾 港
海运 航运
环渤海 渤海湾
环保 绿色 低碳
电动汽车 新能源汽车
研究成果 科技成果 科研成果 成果转化
科研院所 研究所 研究院 科研机构
建议 措施 举措 对策 任务 主要任务 政策建议
毛纺 羊毛
强项 优势 长处 长项
人才 人力 专业人才
协同 协调 协作
疏解 转移 搬迁 外迁
目标年份 目标年度
智能 智慧
职能 分工 作用 角色 定位 负责
应该 应当 必须 建议
应该 应当 必须 职能
"""

_ENGLISH_QUESTIONS = (
    "about any article biggest can could greatest happen important key list main many mean mention most much page "
    "please say show some tell top would"
)
_CHINESE_QUESTIONS = """
到哪里 到哪儿 去哪里 去哪儿 什么时候 什么时间 哪一年 哪一天 几时 有多少个 多少个
有没有 有哪些 有什么 有多少 有几个 在哪里 在哪儿 在哪 是什么 是哪些 是谁 为什么 怎么样
什么 怎么 怎样 如何 哪些 哪个 哪里 哪儿 多少 几个 何时 何地 何处 为何 是否 请问 关于
谁 吗 呢 了 有 是 和 与
"""
_WHAT_TO_DO = ("应该做什么", "应当做什么", "必须做什么", "该做什么", "要做什么", "做什么")
_SHOULD = "应该"

_FEWEST_CHARACTERS = 2
"""A Chinese query of fewer would stand everywhere, so that its question words stay."""

_LONGEST = 100
"""More characters or words than a reader types as one part of a query stay as they are."""

Words = tuple[str, ...]


def _stems(words: Words) -> Words:
    return tuple(map(stem, words))


def _lines(text: str, separator: str | None) -> list[list[str]]:
    return [line.split(separator) for line in text.strip().split("\n")]


def _by_stems() -> dict[Words, list[Words]]:
    """What may stand in the place of each English phrase, by its stems."""
    others: dict[Words, list[Words]] = {}
    for group in _lines(_ENGLISH, ", "):
        phrases = [tuple(word for word, _, _ in tokens(phrase)) for phrase in group]
        for phrase in phrases:
            others.setdefault(_stems(phrase), []).extend(other for other in phrases if other != phrase)
    return others


def _by_characters() -> dict[str, list[str]]:
    """What may stand in the place of each Chinese word."""
    others: dict[str, list[str]] = {}
    for group in _lines(_CHINESE, None):
        for word in group:
            others.setdefault(word, []).extend(other for other in group if other != word)
    return others


_BY_STEMS = _by_stems()
_BY_CHARACTERS = _by_characters()
_LONGEST_PHRASE = max(map(len, _BY_STEMS))
_QUESTIONS = frozenset(_ENGLISH_QUESTIONS.split())
_CHARACTERS_OF_QUESTIONS = sorted(_CHINESE_QUESTIONS.split(), key=len, reverse=True)


def without_questions(query: Query) -> Query:
    """The query without the words that only ask; the same one where nothing would be left."""
    parts = tuple(kept for part in query.parts if (kept := _without_questions(part)))
    return Query(parts) if parts else query


def _without_questions(part: QueryPart) -> QueryPart | None:
    if not part.characters:
        return None if not part.strict and _QUESTIONS.issuperset(part.words) else part
    characters = part.characters
    for words in _WHAT_TO_DO:
        characters = characters.replace(words, _SHOULD)
    for word in _CHARACTERS_OF_QUESTIONS:
        characters = characters.replace(word, "")
    if not characters:
        return None
    return part._replace(characters=characters) if len(characters) >= _FEWEST_CHARACTERS else part


def widened(query: Query) -> Query:
    """The query in which others that mean the same may stand for its words; the same one where there are none."""
    parts = tuple(part._replace(alike=tuple(_alike(part))) for part in _with_phrases(query.parts))
    return Query(parts) if any(part.alike for part in parts) else query


def _with_phrases(parts: Sequence[QueryPart]) -> Iterator[QueryPart]:
    """The parts, with those as one that together are a phrase for which another may stand."""
    start = 0
    while start < len(parts):
        end = next((end for end in range(start + _LONGEST_PHRASE, start + 1, -1) if _is_phrase(parts[start:end])), 0)
        yield QueryPart(_words(parts[start:end])) if end else parts[start]
        start = end or start + 1


def _is_phrase(parts: Sequence[QueryPart]) -> bool:
    return not any(part.strict or part.characters for part in parts) and _stems(_words(parts)) in _BY_STEMS


def _words(parts: Sequence[QueryPart]) -> Words:
    return tuple(word for part in parts for word in part.words)


def _alike(part: QueryPart) -> Iterator[QueryPart]:
    """The ways to say a part of a query with one of its words or phrases changed."""
    if max(len(part.words), len(part.characters)) > _LONGEST:
        return
    words = part.words
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1):
            for other in _BY_STEMS.get(_stems(words[start:end]), ()):
                yield part._replace(words=(*words[:start], *other, *words[end:]))
    for word, others in _BY_CHARACTERS.items():
        if word in part.characters:
            yield from _changed(part, word, others)


def _changed(part: QueryPart, word: str, others: Iterable[str]) -> Iterator[QueryPart]:
    for other in others:
        yield part._replace(characters=part.characters.replace(word, other))
