"""The keys of a model file are the fields of the types, and the JSON Schema says the same."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from jjj_textile.model import plan, schema
from jjj_textile.model.fields import ChoiceField, Record, TextField, TextsField
from jjj_textile.model.loader import built_in, parse
from jjj_textile.model.plan import Plan
from jjj_textile.model.problems import Inspection

RECORDS = [record for record in vars(schema).values() if isinstance(record, Record)]
TYPES = {value for value in vars(plan).values() if isinstance(value, type) and value.__module__ == plan.__name__}
SCHEMA = schema.json_schema()


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside one, itself first."""
    yield node
    for inner in (*node.get("properties", {}).values(), node.get("items"), node.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from schemas(inner)


def test_every_type_has_a_record() -> None:
    assert {record.type for record in RECORDS} == TYPES


def test_every_pattern_is_one_that_re2_and_go_read_too() -> None:
    """No look-around and nothing else that begins with a question mark, no escape of four digits, few repetitions."""
    patterns = {rule.get("pattern", "") for rule in schemas(SCHEMA)}
    assert len(patterns) > 5
    for pattern in patterns:
        assert set(re.findall(r"\(\?.", pattern)) <= {"(?:"}
        assert re.search(r"\\[^\[\].]", pattern) is None
        assert all(int(count) <= 1000 for count in re.findall(r"[{,](\d+)[,}]", pattern))


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://good.example/a?b=c@d#e", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]/", True),
        (f"https://e.example/{'x' * 2000}", True),
        (f"https://e.example/{'x' * 2001}", False),
        ("https://good.example@evil.example/", False),
        ("https://user:secret@evil.example/", False),
        ("https:///path", False),
        ("https://?a", False),
        ("https://.example/", False),
        ("https://e.example\\@evil.example/", False),
        ("https://e.example:x/", False),
        ("https://e.example/\n", False),
    ],
)
def test_an_address_has_a_host_and_no_user_name(address: str, good: bool) -> None:
    context = Inspection({}, [])
    field = schema.DOCUMENT.keys["url"].field
    field.read(address, None, context)
    assert (context.count == 0) is good
    assert Draft202012Validator(field.schema()).is_valid(address) is good


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.type.__name__)
def test_the_keys_of_a_record_are_the_fields_and_the_required_ones_those_without_default(record: Record) -> None:
    assert set(record.keys) == set(record.type._fields)
    assert record.required == set(record.type._fields) - set(record.type._field_defaults)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.type.__name__)
def test_a_record_as_json_schema_is_closed_and_explained(record: Record) -> None:
    rule = record.schema()
    assert rule["type"] == "object"
    assert rule["description"] == record.type.__doc__.splitlines()[0]
    assert rule["additionalProperties"] is False
    assert list(rule["properties"]) == list(record.keys)
    assert rule["required"] == [name for name in record.keys if name in record.required]
    for name, key in record.keys.items():
        assert rule["properties"][name] == key.field.schema() | {"description": key.about, "examples": [key.example]}
        assert key.about.endswith(".")


def test_the_schema_is_that_of_a_plan() -> None:
    expected = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A model of one announcement"}
    assert expected | schema.PLAN.schema() == SCHEMA


def test_the_schema_as_text_is_json_that_people_can_read() -> None:
    text = schema.json_schema_text()
    assert json.loads(text) == SCHEMA
    assert text.startswith('{\n  "$schema": "https://json-schema.org/')
    assert text.endswith("\n}\n")
    assert "北京市" in text or "北京" in text


def test_the_schema_that_comes_with_the_model_is_this_one() -> None:
    assert Path(built_in()).with_name("plan.schema.json").read_text("utf-8") == schema.json_schema_text()


def test_every_schema_has_a_type_and_every_pattern_compiles() -> None:
    for rule in schemas(SCHEMA):
        types = {rule["type"]} if isinstance(rule["type"], str) else set(rule["type"])
        assert types <= {"object", "array", "string", "integer", "number", "null", "boolean"}
        assert ("items" in rule) is (rule["type"] == "array")
        re.compile(rule.get("pattern", ""))
        re.compile(rule.get("propertyNames", {}).get("pattern", ""))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.type.__name__)
def test_every_key_has_examples_that_its_own_rule_allows(record: Record) -> None:
    for name, key in record.keys.items():
        rule = record.schema()["properties"][name]
        assert [list(Draft202012Validator(rule).iter_errors(example)) for example in rule["examples"]] == [[]]
        assert isinstance(key.field, ChoiceField) is ("enum" in rule)


BREAK = {"pattern": "[\n\r]"}
NAME = {"type": "string", "pattern": "^(?:[A-Za-z][A-Za-z0-9_-]{0,63})$", "not": BREAK}
LANGUAGE = {"type": "string", "pattern": "^(?:[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$", "not": BREAK}
SCHEMA_OF_TEXTS = SCHEMA["properties"]["kinds"]["additionalProperties"]
TEXT = {
    "type": "string",
    "pattern": SCHEMA["properties"]["document"]["properties"]["title"]["pattern"],
    "maxLength": 10_000,
}
OPEN_TEXT = TEXT | {"type": ["string", "null"], "pattern": SCHEMA_OF_TEXTS["additionalProperties"]["pattern"]}
TEXTS = {"type": ["object", "null"], "propertyNames": LANGUAGE, "additionalProperties": OPEN_TEXT}


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("languages", {"type": "array", "items": LANGUAGE, "minItems": 1, "uniqueItems": True}),
        ("kinds", {"type": "object", "propertyNames": NAME, "additionalProperties": TEXTS}),
        ("document.title", TEXT),
        ("document.digest", {"type": "string", "pattern": "^(?:[0-9a-f]{64})$", "not": BREAK}),
        ("document.counter", {"type": "integer", "minimum": 0, "maximum": 10**12}),
        ("document.unsaid", {"type": "array", "items": TEXTS}),
        ("document.blocks.id", NAME),
        ("document.exclusions.code", NAME),
        ("facts.year", {"type": "integer", "minimum": 1, "maximum": 9999}),
        ("facts.value", {"type": "number", "minimum": -(10**15), "maximum": 10**15}),
        ("facts.regions", {"type": "array", "items": NAME, "uniqueItems": True}),
        ("facts.evidence.start", TEXT),
        ("readings.kind", {"type": "string", "enum": ["related", "next"]}),
    ],
)
def test_a_shape_says_in_json_schema_what_it_reads(path: str, rule: dict[str, Any]) -> None:
    found = SCHEMA
    for name in path.split("."):
        found = found.get("items", found)["properties"][name]
    assert {key: value for key, value in found.items() if key not in ("description", "examples")} == rule


@given(st.text(st.sampled_from("ab 京\u3000\xa0\n\r\t\x1b\x85\u200b\u202e\u2028\ufeff🧵"), max_size=6))
def test_a_text_has_the_pattern_of_the_schema_exactly_when_it_is_read(text: str) -> None:
    context = Inspection({}, [])
    TextField().read(text, None, context)
    assert bool(re.search(TEXT["pattern"], text)) is not bool(context.count)


@given(st.text(st.sampled_from("ab 京\u3000\xa0\n\r\t\x1b\x85\u200b\u202e\u2028\ufeff🧵"), max_size=6))
def test_the_pattern_of_a_text_that_may_be_open_takes_in_an_empty_one_too(text: str) -> None:
    context = Inspection({}, ["en"])
    TextsField(schema.LANGUAGE).read({"en": text}, None, context)
    assert bool(re.search(OPEN_TEXT["pattern"], text)) is not bool(context.count)


@pytest.mark.parametrize("text", [" " * 300 + "a" * 300 + "\x1b", "a" + " " * 600 + "\x1b", "a " * 300 + "\x1b"])
def test_the_pattern_takes_no_time_to_refuse_a_text(text: str) -> None:
    def seconds() -> float:
        started = time.process_time()
        assert re.search(TEXT["pattern"], text) is None
        return time.process_time() - started

    assert min(seconds() for _ in range(3)) < 0.1


def plain(value: Any) -> Any:
    """A plan as the plain values of a model file, without what is not there."""
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items() if item not in (None, ())}
    if isinstance(value, tuple):
        return list(map(plain, value))
    return {key: plain(item) for key, item in value.items()} if hasattr(value, "items") else value


def test_a_plan_written_out_by_its_fields_reads_back_equal(small: Plan) -> None:
    assert parse(json.dumps(plain(small), ensure_ascii=False), "f") == small
