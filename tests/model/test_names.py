"""Regions answer to every name of theirs, in any case and width; a wrong name gets the nearest right ones."""

import pytest

from jjj_textile.errors import NotFound
from jjj_textile.model.names import (
    find_language,
    find_region,
    find_regions,
    find_term,
    nearest,
    region_names,
    regions_by_name,
)
from jjj_textile.model.plan import Codes, Plan, Region
from jjj_textile.text.folding import fold


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("northland", "northland"),
        ("NORTHLAND", "northland"),
        ("ｎｏｒｔｈｌａｎｄ", "northland"),
        (" Northland\t", "northland"),
        ("北地省", "northland"),
        ("北地", "northland"),
        ("北", "northland"),
        ("nl", "northland"),
        ("xx-nl", "northland"),
        ("990000", "northland"),
        ("９９００００", "northland"),
        ("南港", "southport"),
        ("南港市", "southport"),
        ("XX-SP", "southport"),
    ],
)
def test_a_region_answers_to_every_name(small: Plan, name: str, region: str) -> None:
    assert find_region(small, name).id == region


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Northlend", "no region 'Northlend': did you mean northland?"),
        ("xx-", "no region 'xx-': did you mean xx-sp or xx-nl?"),
        ("Atlantis", "no region 'Atlantis': known are northland, southport"),
        ("", "no region '': known are northland, southport"),
        ("\x1b", r"no region '\x1b': known are northland, southport"),
    ],
)
def test_an_unknown_region_is_refused_with_the_nearest(small: Plan, name: str, message: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_region(small, name)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("北地南港", ["northland", "southport"]),
        ("南港北", ["southport", "northland"]),
        ("Northland-Southport", ["northland", "southport"]),
        ("jjj", ["northland", "southport"]),
        ("glass", ["northland", "southport"]),
        ("北地", ["northland"]),
    ],
)
def test_several_regions_answer_to_their_names_joined(small: Plan, name: str, ids: list[str]) -> None:
    assert [region.id for region in find_regions(small, name)] == ids


def test_a_region_that_is_named_twice_is_no_joined_name(small: Plan) -> None:
    with pytest.raises(NotFound) as caught:
        find_regions(small, "北地北地")
    assert str(caught.value) == "no region '北地北地': did you mean 北地 or 北地省?"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("北京市", "北京"),
        ("河北省", "河北"),
        ("内蒙古自治区", "内蒙古"),
        ("香港特别行政区", "香港"),
        ("延边自治州", "延边"),
        ("阿里地区", "阿里"),
        ("永清县", "永清"),
        ("海淀区", "海淀"),
        ("广陵州", "广陵"),
        ("沙市", None),
        ("North City", None),
    ],
)
def test_a_chinese_name_is_known_without_its_rank_unless_one_character_is_left(name: str, short: str | None) -> None:
    region = Region("r", {"zh": name}, {})
    assert list(region_names(region)) == ["r", name, *([short] if short else [])]


def test_the_names_of_a_region_are_its_id_its_names_its_aliases_and_its_codes() -> None:
    region = Region("r", {"en": "R", "zh": "北京市"}, {}, Codes("CN-R", None), ("京", "上海市"))
    assert list(region_names(region)) == ["r", "R", "北京市", "北京", "京", "上海市", "上海", "CN-R"]


def test_the_names_stand_in_the_order_of_the_model(small: Plan) -> None:
    assert list(regions_by_name(small)) == [
        *("northland", "北地省", "北地", "北", "nl", "xx-nl", "990000"),
        *("southport", "南港市", "南港", "xx-sp"),
    ]


@pytest.mark.parametrize("name", ["plant", "PLANT", "Plant", "设备", " ｐｌａｎｔ "])
def test_a_term_answers_to_its_id_and_its_name_in_every_language(small: Plan, name: str) -> None:
    assert find_term(small.themes, name, "theme") == "plant"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plants", "no theme 'plants': did you mean plant?"),
        ("设", "no theme '设': known are materials, location, plant"),
    ],
)
def test_an_unknown_term_is_refused_with_the_nearest(small: Plan, name: str, message: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_term(small.themes, name, "theme")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "known", "listed", "said"),
    [
        ("x", [], None, ": there are none"),
        ("x", ["abc"], [], ""),
        ("x", ["abc", "def"], None, ": known are abc, def"),
        ("x", ["abc"], ["g", "h"], ": known are g, h"),
        ("abd", ["abc", "xyz", "abx"], ["g"], ": did you mean abx or abc?"),
        ("河背", ["北京", "河北", "河北省"], ["g"], ": did you mean 河北?"),
        ("上海", ["北京", "河北"], ["g"], ": known are g"),
        ("aaa", ["aaab", "aaac", "aaad", "aaae"], None, ": did you mean aaae or aaad or aaac?"),
        ("x", [f"k{n}" for n in range(24)], None, f": known are {', '.join(f'k{n}' for n in range(24))}"),
        ("x", [f"k{n}" for n in range(25)], None, f": known are {', '.join(f'k{n}' for n in range(24))}, ..."),
        ("x", ["y" * 61], None, f": known are {'y' * 60}"),
        ("ＡＢＤ", ["Abc", "xyz"], None, ": did you mean Abc?"),
        ("abd", ["ABC", "abc"], None, ": did you mean ABC?"),
        ("", ["a"], None, ": known are a"),
        ("a" * 60, ["a" * 59], None, f": did you mean {'a' * 59}?"),
        ("a" * 61, ["a" * 60], None, f": known are {'a' * 60}"),
        ("abc", [*map(str, range(1000)), "abcd"], ["g"], ": known are g"),
        ("abc", [*map(str, range(999)), "abcd"], ["g"], ": did you mean abcd?"),
    ],
)
def test_the_nearest_are_named_or_else_the_first_two_dozen(
    name: str, known: list[str], listed: list[str] | None, said: str
) -> None:
    assert nearest(name, known, listed) == said


@pytest.mark.parametrize(
    ("asked", "found"),
    [("zh", "zh-Hans"), ("zh_CN", None), ("zh-hans-CN", "zh-Hans"), ("EN", "en"), ("en-GB", "en"), ("z", None)],
)
def test_a_language_is_found_by_a_longer_tag_and_by_a_shorter(asked: str, found: str | None) -> None:
    assert find_language(asked, ("zh-Hans", "en")) == found


def test_folding_leaves_out_case_width_and_outer_space() -> None:
    assert fold("\u3000Ｂeijing STRASSE ß ") == "beijing strasse ss"
