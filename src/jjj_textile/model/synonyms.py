"""Words that mean the same where regions and their industries are written of, for what no text holds as typed."""

from collections.abc import Iterable, Iterator

from ..text.stemming import stem
from .search import Query, QueryPart

_ENGLISH = """
advantage strength
aim goal objective target
apparel clothing clothes garment
centre hub
characteristic distinctive
chess chessboard
collaborative common cooperative coordinated joint
college university
commercialisation application transformation
complete entire full whole
expert professional specialist
force momentum
harbour port seaport
intelligent smart
marine maritime sea
marketing sales
measure proposal
move relocate shift transfer
mutual shared
north northern
produce production
shipping transport transportation
staff talent workforce
"""

_CHINESE = """
世界级 世界一流
八大 八个
产业链 供应链
发展改革委 发改委
大学 高校 院校
工业基地 老工业基地
工信部 工业和信息化部
服装 时装 成衣 服饰
检验 检测
港口 海港 港湾 港
海运 航运
环渤海 渤海湾
建议 措施 举措
科研院所 研究所 研究院 科研机构
毛纺 羊毛
强项 优势 长处
人才 人力
协同 协调 协作
疏解 转移 搬迁 外迁
智能 智慧
职能 作用 角色
"""


_LONGEST = 100
"""More characters or words than a reader types as one part of a query stay as they are."""


def _groups(lines: str) -> list[list[str]]:
    return [line.split() for line in lines.strip().split("\n")]


_BY_STEM = {stem(word): [other for other in group if other != word] for group in _groups(_ENGLISH) for word in group}
_BY_CHARACTERS = {word: [other for other in group if other != word] for group in _groups(_CHINESE) for word in group}


def widened(query: Query) -> Query:
    """The query in which others that mean the same may stand for its words; the same one where there are none."""
    return Query(tuple(part._replace(alike=tuple(_alike(part))) for part in query.parts))


def _alike(part: QueryPart) -> Iterator[QueryPart]:
    """The ways to say a part of a query with one of its words changed."""
    if max(len(part.words), len(part.characters)) > _LONGEST:
        return
    for number, word in enumerate(part.words):
        for other in _BY_STEM.get(stem(word), ()):
            yield part._replace(words=(*part.words[:number], other, *part.words[number + 1 :]))
    for word, others in _BY_CHARACTERS.items():
        if word in part.characters:
            yield from _changed(part, word, others)


def _changed(part: QueryPart, word: str, others: Iterable[str]) -> Iterator[QueryPart]:
    for other in others:
        yield part._replace(characters=part.characters.replace(word, other))
