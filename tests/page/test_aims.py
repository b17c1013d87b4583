"""What clauses aim at, by their words: goals, measures, and what is neither, in two languages."""

import pytest

from jjj_textile.page.aims import Guess, guess

MEASURES = """\
县教育局牵头制定实施细则
支持民办学校开展托育服务
各乡镇政府要按月上报进度
任何单位不得擅自占用耕地
禁止在水源地内设置排污口
推动老旧小区加装电梯
加强对校车的安全检查
县卫生健康委负责组织培训
完善应急预案
对符合条件的农户给予一次性补助
市水务局将每周公布水质结果
市水务局会同县林业局巡查
鼓励银行发放低息贷款
优先保障医院和学校用电
严禁在林区用火
有关部门在山区率先推广新树种
市审计局对补助的发放进行监督
对弄虚作假者依法追回补助
统筹安排造林资金
推进木材加工企业入园
我们将开放全部码头
Owners must register their boats with the harbour office
Dogs may not enter the reserve
Growers are encouraged to test the soil
Ships are required to carry a pilot
Fishing with nets is prohibited in the bay
Landlords shall repair broken heaters within ten days
The Ministry will publish the list in March 2030
The council will pay for the new roof
We will look after the roads"""

GOALS = {
    "到2032年，全县森林覆盖率达到45%": 2032,
    "2029年9月底前完成全部改造": 2029,
    "2031年上半年前建成通车": 2031,
    "力争三年内消除黑臭水体": None,
    "逐步建成覆盖城乡的托育网络": None,
    "Emissions must halve before 2034": 2034,
    "The share of buses is to rise to 40 % in 2033": 2033,
    "Built in 2019, the plant will be replaced in 2031": 2031,
    "The need for water in 2031 will fall": 2031,
    "Coordinated ports in 2031 will save fuel": 2031,
    "Speed on the line in 2031 will reach 300 km/h": 2031,
    "What was built is to be doubled in 2033": 2033,
    "The plan aims to double the number of nurses": None,
    "The goal is to plant two million trees": None,
}

NEITHER = """\
昨天，市交通运输局公布了新线路
市政府已安排专项资金
相应业务转给了别的公司
应读者要求，文中人名均为化名
供应商越来越少
支持者认为这一做法合理
责任编辑林木
分析人士预计2031年建成码头
申请人可于2031年5月底前提交材料
游客对此表示满意
Analysts expect that prices will fall in 2031
The plant was opened in 2019 and will be closed
Exports that fell in 2019 will rise
The town was prohibited by nobody
The page tells how growers should test the soil
The service is open to all"""


@pytest.mark.parametrize("words", MEASURES.splitlines())
def test_what_others_are_told_to_do_is_a_measure(words: str) -> None:
    assert guess(words, None) == Guess("measure")


@pytest.mark.parametrize(("words", "year"), GOALS.items())
def test_what_is_to_be_reached_is_a_goal_with_its_year_if_there_is_one(words: str, year: int | None) -> None:
    assert guess(words, None) == Guess("goal", year)


@pytest.mark.parametrize("words", NEITHER.splitlines())
def test_what_was_or_is_or_is_thought_to_come_is_neither(words: str) -> None:
    assert guess(words, None) == Guess()


@pytest.mark.parametrize(
    ("before", "words", "then"),
    [
        (Guess("goal", 2031), "货运量增加一倍", Guess("goal", 2031)),
        (Guess("measure"), "每月公布结果", Guess("measure")),
        (Guess("measure"), "新木船的比例每年提高2个百分点", Guess("goal")),
        (Guess(), "新木船的比例每年提高2个百分点", Guess()),
        # a verb goes on with the subject before it; only a sentence that begins with one tells others what to do
        (Guess(), "推动老旧小区加装电梯", Guess()),
    ],
)
def test_what_is_said_first_goes_on_in_its_sentence(before: Guess, words: str, then: Guess) -> None:
    assert guess(words, before) == then
