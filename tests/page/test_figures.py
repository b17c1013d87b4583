"""Figures proposed from the words of a page: the number, what it counts in, what it is of."""

import pytest

from jjj_textile.page.figures import figure_in, figures_of_row


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("The share of rail should reach 5 %", (5, "%", "share of rail")),
        ("By 2030 exports will rise to $12.5 billion", (12.5, "$ billion", "exports")),
        ("Pellin should cut its emissions by 5 per cent", (-5, "per cent", "its emissions")),
        ("energy use must fall by about 12.5 percent", (-12.5, "percent", "energy use")),
        ("it brings at least 3,500 jobs", (3500, "jobs", "")),
        ("energy use must fall by -5 %", (-5, "%", "energy use")),
        ("its value shall not exceed US$ 800", (800, "US$", "its value")),
        ("货运量达到30%", (30, "%", "货运量")),
        ("到2025年，规模不低于1000亿元", (1000, "亿元", "规模")),
        ("木材加工能耗比2029年下降5％", (-5, "%", "木材加工能耗")),
        ("研发投入占营业收入的比重达到2.5%", (2.5, "%", "研发投入占营业收入的比重")),
        ("培育8个以上产业集群", (8, "个", "")),
        ("据港务局介绍，通关效率将较目前提升50%", (50, "%", "通关效率")),
        ("以及至少超过3000名工程师", (3000, "名", "")),
        ("最为便宜的木材卖到6199元", (6199, "元", "")),
        # of money, what follows the million is another matter; what it is paid for is not
        ("The fund holds EUR 2 million and is open", (2, "EUR million", "")),
        ("The town pays $1.5 billion in grants", (1.5, "$ billion", "")),
        ("the town has 2 million trees", (2, "million trees", "")),
        ("the town has 2 million of them", (2, "million", "")),
        ("The levy is $5,000 per hectare", (5000, "$ per hectare", "levy")),
        ("Growers get $3.20 per litre", (3.2, "$ per litre", "")),
        ("a berth costs €40 a day", (40, "€ per day", "")),
        ("it pays USD 3 million per year", (3, "USD million per year", "")),
        ("the toll is £2/km", (2, "£/km", "toll")),
        ("对木材企业按每吨8元给予补助", (8, "元/吨", "")),
        ("每亩补助300元", (300, "元/亩", "")),
        ("每人每月补助300元", (300, "元/人·月", "")),
        ("每户一次性奖励1.5万元", (1.5, "万元/户", "")),
        ("市财政局每年安排资金3000万元", (3000, "万元/年", "")),
        ("每年新建泊位8个", (8, "个", "")),
        # who does something is not what is counted
        ("Importers should apply for a refund within 90 days", (90, "days", "")),
        ("The agency will pay 300 yuan", (300, "yuan", "")),
        ("The board is planting 40 hectares", (40, "hectares", "")),
        ("The toll is to rise to 12 %", (12, "%", "toll")),
        ("The toll is about 12 %", (12, "%", "toll")),
        ("Freight is expected to reach 12 %", (12, "%", "Freight")),
        ("市财政局给予每家企业不超过500万元的补助", (500, "万元/家", "")),
        ("港务局达到30%", (30, "%", "")),
        ("市港务局要将货运量提高到30%", (30, "%", "货运量")),
        ("木料使用比例力争达到30%", (30, "%", "木料使用比例")),
        ("每年安排用地指标不少于200亩", (200, "亩", "用地指标")),
        ("2028年至2030年每年新增泊位不少于5个", (5, "个", "新增泊位")),
        ("木船占全部船只的比例每年提高2个百分点", (2, "个百分点", "木船占全部船只的比例")),
        # a year, a number that orders, a range, several figures, a count of what nobody knows
        *((words, None) for words in ("in 2031", "到2031年", "Article 5", "第3条", "5-10 %", "from 5 % to 10 %")),
        *(
            (words, None)
            for words in ("培育3至5家企业", "3~5家", "5万至10万元", "from 5 to 10 jobs", "between 5 and 10 ships")
        ),
        ("It is to rise from 2029 to 12 %", (12, "%", "")),
        *((words, None) for words in ("3个月内", "12 ports", "version 1.2.3", "on 31 December 2026", "")),
    ],
)
def test_a_clause_with_one_figure_states_it(words: str, figure: tuple[float, str, str] | None) -> None:
    assert figure_in(words) == figure


@pytest.mark.parametrize(
    ("headings", "cells", "figures"),
    [
        ("", "5208.11|woven cotton|7.5 %", [(7.5, "%", "5208.11 woven cotton")]),
        ("No.|Rate", "1|7.5 %", [(7.5, "%", "1 · Rate")]),
        ("Goods|Rate|Until", "cotton|5 %|2031年", [(5, "%", "cotton · Rate")]),
        ("No.|Chapter|Goods|Rate, %", "1|44|timber|7.5", [(7.5, "%", "44 timber · Rate")]),
        ("No.|HS code|Goods|Rate, %", "1|5208.11|cotton|7.5", [(7.5, "%", "5208.11 cotton · Rate")]),
        (
            "Goods|Duty (%)|Quota (tonnes)",
            "cotton|7.5|3",
            [(7.5, "%", "cotton · Duty"), (3, "tonnes", "cotton · Quota")],
        ),
        (
            "年份|货运量（万吨）|泊位（个）",
            "2030年|300|4",
            [(300, "万吨", "2030年 · 货运量"), (4, "个", "2030年 · 泊位")],
        ),
        ("税号|品名|税率", "52081100|棉布|10％", [(10, "%", "52081100 棉布 · 税率")]),
        ("税号|品名|税率", "52081100|棉布|免税", [(0, "%", "52081100 棉布 · 税率")]),
        ("Code|Goods|Duty", "5208.11|cotton|Free", [(0, "%", "5208.11 cotton · Duty")]),
        ("指标|单位|2030年|2031年", "码头|个|4|9", [(4, "个", "码头 · 2030年"), (9, "个", "码头 · 2031年")]),
        # the heading of a column is kept whole where its brackets hold no unit
        ("Goods|Duty (full)", "cotton|1,250.5 dollars (1)", [(1250.5, "dollars", "cotton · Duty (full)")]),
        # a code, a word, a rate of two parts are no figures, and of very many nobody words each
        ("Goods|Code|Place", "cotton|5208.11|Free", []),
        ("", "cotton|2.2¢/kg + 7.5%|ab", []),
        ("", "cotton|1|2|3|4", []),
        ("", "cotton|1|2|3", [(1, "", "cotton"), (2, "", "cotton"), (3, "", "cotton")]),
        ("", "2031年", []),
    ],
)
def test_a_row_states_its_figures(headings: str, cells: str, figures: list[tuple[float, str, str]]) -> None:
    assert figures_of_row(cells.split("|"), headings.split("|") if headings else ()) == figures


def test_a_figure_is_a_number_as_yaml_has_it() -> None:
    assert [repr(figure_in(words)[0]) for words in ("达到30%", "达到3.5%", "达到3.0%")] == ["30", "3.5", "3"]  # type: ignore[index]
