"""One type between views and formats, and one rule that turns a cell into text."""

from operator import itemgetter

import pytest

from jjj_textile.errors import UsageError
from jjj_textile.table import Column, Shape, Table, Term, Value, cell, display, side_by_side, stack


class Name(str):
    """Text of a type of its own."""


ID = Column("id", "Id", itemgetter(0))
SIZE = Column("size", "Size", itemgetter(1))
TAGS = Column("tags", "Tags", itemgetter(2))
TABLE = Table("T", (ID, SIZE), [("a", 1, ["x", "y"]), ("b", None, [])], (TAGS,), shape=Shape.FLOW)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (Name("a"), "a"),
        ("", ""),
        (None, ""),
        (0, "0"),
        (-7, "-7"),
        ([], ""),
        (["a"], "a"),
        (["a", "b; c"], "a; b; c"),
        (("a", "b"), "a; b"),
    ],
)
def test_nothing_is_the_empty_text_and_a_list_has_semicolons_between(value: Value, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    ("value", "stacked", "text"),
    [
        ("a", False, "Apple"),
        ("other", False, "other"),
        (["a", "other", "b"], False, "Apple; other; Bean"),
        (("b", "a"), False, "Bean; Apple"),
        (None, False, ""),
        (5, False, "5"),
        (["a", "b"], True, "· a\n· b"),
        ([], True, ""),
        ("a", True, "Apple"),
    ],
)
def test_people_see_identifiers_by_their_names(value: Value, stacked: bool, text: str) -> None:
    terms = {"a": Term("Apple"), "b": Term("Bean", 1)}
    assert display(Column("k", "K", lambda item: item, terms, stacked=stacked), value) == text


def test_people_see_other_values_as_they_are() -> None:
    assert display(TAGS, ("a", 1, ["x", "y"])) == "x; y"


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "ZH-cn", "ja"])
def test_a_list_in_a_language_with_wide_marks_has_them(language: str) -> None:
    """Programs read the same in every language."""
    assert display(TAGS, ("a", 1, ["x", "y"]), language) == "x、y"
    assert next(TABLE._replace(columns=(TAGS,), language=language).rows()) == ["x; y"]


def test_rows_are_the_texts_of_the_shown_columns() -> None:
    assert TABLE.keys() == ["id", "size"]
    assert list(TABLE.rows()) == [["a", "1"], ["b", ""]]


def test_records_are_the_values_of_every_column() -> None:
    assert TABLE.every_column() == (ID, SIZE, TAGS)
    assert list(TABLE.records()) == [{"id": "a", "size": 1, "tags": ["x", "y"]}, {"id": "b", "size": None, "tags": []}]


def test_picked_columns_are_all_that_is_left_in_the_order_asked_for() -> None:
    picked = TABLE.pick(["tags", "id"])
    assert picked == TABLE._replace(columns=(TAGS, ID), more=(), shape=Shape.ROWS, chosen=True)
    assert list(picked.records()) == [{"tags": ["x", "y"], "id": "a"}, {"tags": [], "id": "b"}]


def test_a_column_is_picked_once() -> None:
    with pytest.raises(UsageError) as caught:
        TABLE.pick(["id", "size", "id"])
    assert str(caught.value) == "column 'id' is named twice"


@pytest.mark.parametrize("keys", [["nope"], ["id", "nope"], ["nope", "no"]])
def test_an_unknown_column_is_refused_with_those_known(keys: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        TABLE.pick(keys)
    assert str(caught.value) == "no column 'nope': known are id, size, tags"


@pytest.mark.parametrize("names", [["Tags", "Id"], ["ＴＡＧＳ", "id"], ["标签", "编号"], ["标签 ", "ID"]])
def test_a_column_answers_to_its_heading_and_to_its_other_names_in_any_case_and_width(names: list[str]) -> None:
    table = TABLE._replace(columns=(ID._replace(names=["编号"]), SIZE), more=(TAGS._replace(names=["标签"]),))
    assert table.pick(names).keys() == ["tags", "id"]


def test_all_identifiers_together_may_have_a_name_of_their_own() -> None:
    column = Column("k", "K", lambda item: item, {"a": Term("Apple"), "b": Term("Bean")}, every="All")
    assert [display(column, value) for value in (["b", "a"], ["a"], [], "a")] == ["All", "Apple", "", "Apple"]


def spoken(word: str) -> Table:
    """The table with a text that depends on the language."""
    text = Column("text", f"Text {word}", lambda item: f"{item[0]} {word}", spoken=True, names=["内容"])
    return TABLE._replace(columns=(ID, text), shape=Shape.ROWS, section=str)


def test_side_by_side_what_depends_on_the_language_has_a_column_for_each() -> None:
    table = side_by_side({"en": spoken("one"), "zh": spoken("一")})
    assert [column.heading for column in table.columns] == ["Id", "Text one (en)", "Text one (zh)"]
    assert list(table.records()) == [
        {"id": "a", "text_en": "a one", "text_zh": "a 一", "tags": ["x", "y"]},
        {"id": "b", "text_en": "b one", "text_zh": "b 一", "tags": []},
    ]
    assert table.section is None


@pytest.mark.parametrize(
    ("names", "keys"),
    [(["text"], ["text_en", "text_zh"]), (["内容"], ["text_en", "text_zh"]), (["text_zh", "id"], ["text_zh", "id"])],
)
def test_a_name_shared_by_columns_of_several_languages_stands_for_all(names: list[str], keys: list[str]) -> None:
    assert side_by_side({"en": spoken("one"), "zh": spoken("一")}).pick(names).keys() == keys


def test_tables_of_several_documents_in_several_languages_stand_below_each_other() -> None:
    both = side_by_side({"en": spoken("one"), "zh": spoken("一")})
    table = stack([("first", both), ("second", both._replace(items=both.items[:1]))], "Document")
    assert list(table.rows())[::2] == [["first", "a", "a one", "a 一"], ["second", "a", "a one", "a 一"]]
