"""What each key of a model file may hold: the one place to look up, to extend, and to make the JSON Schema of."""

import re
from collections.abc import Iterator
from typing import Any

from ..text.escaping import visible_in_json
from ..text.words import SHORT, count_words
from . import plan
from .fields import (
    ChoiceField,
    IdField,
    IntegerField,
    Key,
    ListField,
    MatchField,
    NumberField,
    Record,
    RefField,
    TermsField,
    TextField,
    TextsField,
    TruthField,
    WordsField,
    record,
)

_TEXT = TextField()
_WORDS = WordsField()
NAME = MatchField(re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}"), "letters, digits, - and _ that begin with a letter")
LANGUAGE = MatchField(re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "a language tag such as en or zh")
_DATE = MatchField(
    re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "a date such as 2023-07-11",
    unquoted_dates=True,
)
_TIME = MatchField(
    re.compile(_DATE.pattern.pattern + r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?"),
    "a date or a local time such as 2023-07-11T12:20:00",
    unquoted_dates=True,
)
_DIGEST = MatchField(re.compile(r"[0-9a-f]{64}"), "the 64 lower-case hexadecimal digits of a SHA-256")
_SEAL = MatchField(re.compile(r"[0-9a-f]{8}"), "the first eight lower-case hexadecimal digits of a SHA-256")
# With a host, and nothing before it: what stands before an @ would pass for the host.
_HOST = r"([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?"
_URL = MatchField(
    re.compile(rf"https?://{_HOST}([/?#][!-~]{{0,1000}}[!-~]{{0,1000}})?"),
    "an address such as https://example.org/page, with a host and without a user name",
)
_TEXTS = TextsField(LANGUAGE)
_TERMS = TermsField(NAME, _TEXTS)
_COUNTER = IntegerField(0, 10**12)

_EXAMPLE = {"en": "Beijing has many places to study", "zh": "北京教育资源丰富"}

_FEWEST_WORDS = 3
_NEEDED = {"role": "step"}
"""What a fact of a kind says besides, without which the command that lists the kind cannot show it."""


def _check_fact(fact: plan.Fact) -> Iterator[str]:
    needed = _NEEDED.get(fact.kind)
    if needed and getattr(fact, needed) is None:
        yield f"a fact of kind {fact.kind} needs {needed}"
    if fact.kind in ("advantage", "role") and not fact.regions:
        yield f"a fact of kind {fact.kind} needs regions"
    if fact.value is None and (fact.unit or fact.item):
        yield "a unit or an item needs a value"


def _check_seal(passage: plan.Evidence | plan.Exclusion) -> Iterator[str]:
    if passage.seal and passage.end is None:
        yield "a seal needs an end: without one, start is the whole passage"


def _check_exclusion(exclusion: plan.Exclusion) -> Iterator[str]:
    yield from _check_seal(exclusion)
    if exclusion.end is not None and exclusion.start is None:
        yield "an end needs a start: without both, the whole block is excluded"
    for language, reason in exclusion.reason.items():
        if reason and count_words(reason) < _FEWEST_WORDS:
            yield f"the reason must be {_FEWEST_WORDS} words or more in {language}"


def _example(record: Record, *more: str) -> dict[str, Any]:
    """The least of a record that is valid, with these keys besides."""
    return {name: key.example for name, key in record.keys.items() if key.required or name in more}


def _id(example: str, space: str) -> Key:
    return Key(IdField(NAME, space), "A name of its own, unlike any other whatever the case.", example, True)


def _ref(where: str) -> RefField:
    return RefField(NAME, where)


def _name(example: plan.Texts) -> Key:
    return Key(_TEXTS, "What people call it, in every language of the model.", example, True)


def _start(whole: str, without: str = "") -> Key:
    about = f"The first words of {whole}, as the page has them: {SHORT}{without}."
    return Key(_WORDS, about, "rich educational", not without)


def _end(whole: str) -> Key:
    about = f"The last words of {whole}: {SHORT}; left out where start is the whole of it."
    return Key(_WORDS, about, "talent reserves")


_block_id = Key(_ref("blocks"), "The block in which the words stand.", "P4", True)

_seal = Key(
    _SEAL,
    "The first eight hexadecimal digits of the SHA-256 of the normalised passage from start to end, in quotation "
    "marks: with it, a change of the words between is noticed. `jjj update` writes it.",
    "6b1f0c9a",
)

EVIDENCE = record(
    plan.Evidence,
    _check_seal,
    block=_block_id,
    start=_start("the passage"),
    end=_end("the passage"),
    prefix=Key(_WORDS, "The words just before the passage, where a link needs them to find it.", "Beijing has"),
    suffix=Key(_WORDS, "The words just after the passage, where a link needs them to find it.", "It gathers"),
    seal=_seal,
)
_evidence = Key(ListField(EVIDENCE, 1), "The passages that carry it.", [_example(EVIDENCE, "end")], True)

BLOCK = record(
    plan.Block,
    id=_id("P4", "plan"),
    name=_name({"en": "Paragraph 4: Beijing", "zh": "第四段：北京"}),
    start=_start("the block"),
    end=_end("the block"),
)
EXCLUSION = record(
    plan.Exclusion,
    _check_exclusion,
    block=_block_id,
    code=Key(_ref("codes"), "Why the words carry no fact: one of `codes`.", "navigation", True),
    reason=Key(_TEXTS, "The reason, in three words or more.", {"en": "A link to the start page"}, True),
    start=_start("the words", "; left out, with end, where the whole block is excluded"),
    end=_end("the words"),
    seal=_seal,
)
DOCUMENT = record(
    plan.Document,
    id=Key(NAME, "A short name, by which its rows are known among those of several models.", "plan-2023"),
    title=Key(_TEXT, "The title as the page prints it.", "The plan was released", True),
    published=Key(_TIME, "The local time of publication as printed, without a zone.", "2023-07-11T12:20:00"),
    counter=Key(_COUNTER, "The number without a label that the page prints beside the time.", 0),
    tag=Key(_TEXT, "The tag as printed.", "Beijing Tianjin Hebei"),
    language=Key(LANGUAGE, "The language of the page.", "en", True),
    digest=Key(_DIGEST, "SHA-256 of the page's normalised text.", "0" * 64, True),
    url=Key(_URL, "The address of a copy of the page.", "https://example.org/page.html"),
    author=Key(_TEXT, "Who wrote the page, as it says itself.", "Zhang San"),
    publisher=Key(_TEXT, "Who published the page, as it says itself.", "Economic Daily"),
    retrieved=Key(_DATE, "The day on which the copy at url was read.", "2023-07-12"),
    archived=Key(
        _URL,
        "The address of a copy that an archive keeps.",
        "https://web.archive.org/web/2023/https://example.org/page.html",
    ),
    unsaid=Key(ListField(_TEXTS), "What the page does not say.", [{"en": "Who wrote it"}]),
    notes=Key(ListField(_TEXTS), "What a reader of the model must know.", [{"en": "A machine translation"}]),
    free=Key(ListField(_WORDS), "Words that need neither evidence nor exclusion.", ["and"]),
    blocks=Key(ListField(BLOCK, 1), "The pieces of the page, in its order.", [_example(BLOCK, "end")], True),
    exclusions=Key(ListField(EXCLUSION), "Words of the page that carry no fact.", [_example(EXCLUSION)]),
)
CODES = record(
    plan.Codes,
    iso=Key(_TEXT, "The ISO 3166-2 code.", "CN-BJ"),
    gb=Key(_TEXT, "The GB/T 2260 code, in quotation marks.", "110000"),
)
ROLE = record(
    plan.Role,
    step=Key(_ref("steps"), "The step at which the region does this: one of `steps`.", "research", True),
    text=Key(_TEXTS, "What the region does there, in a few words.", {"en": "R&D", "zh": "研发"}, True),
)
REGION = record(
    plan.Region,
    id=_id("beijing", "plan"),
    name=_name({"en": "Beijing", "zh": "北京市"}),
    kind=Key(_TEXTS, "What sort of region it is.", {"en": "municipality", "zh": "直辖市"}, True),
    codes=Key(CODES, "Its standard codes.", {"iso": "CN-BJ", "gb": "110000"}),
    aliases=Key(ListField(_TEXT), "Further names that it answers to.", ["京", "bj"]),
    roles=Key(ListField(ROLE), "Its part in the division of labour.", [_example(ROLE)]),
)
FACT = record(
    plan.Fact,
    _check_fact,
    id=_id("A1", "plan"),
    kind=Key(
        _ref("kinds"),
        "What sort of statement it is: one of `kinds`. An advantage needs regions, a role a step and regions.",
        "advantage",
        True,
    ),
    regions=Key(ListField(_ref("regions"), distinct=True), "The regions that it is about.", ["beijing"]),
    theme=Key(_ref("themes"), "What an advantage is about: one of `themes`.", "talent"),
    topic=Key(_ref("topics"), "What a measure is about: one of `topics`.", "innovation"),
    step=Key(_ref("steps"), "The step of a role: one of `steps`.", "research"),
    year=Key(IntegerField(1, 9999), "The year of a goal.", 2025),
    value=Key(NumberField(), "The figure that it states.", 5.5),
    unit=Key(_TEXT, "What the figure counts in.", "%"),
    item=Key(_TEXT, "What it is the figure of.", "Energy used per tonne"),
    text=Key(_TEXTS, "The statement in our own words, in every language of the model.", _EXAMPLE, True),
    evidence=_evidence,
    note=Key(_TEXTS, "What to know where the page misleads.", {"en": "The page reads as if this were so"}),
)
READING = record(
    plan.Reading,
    id=_id("R1", "readings"),
    kind=Key(ChoiceField(("related", "next")), "An entry of the index, or the next article.", "related", True),
    published=Key(_TIME, "The local time as printed, in ISO form.", "2023-06-20T20:25:00"),
    title=Key(_TEXT, "The title as printed, in its own language.", "A school was founded", True),
    language=Key(LANGUAGE, "The language of the title.", "en", True),
    category=Key(_TEXT, "The category as printed.", "Local hotspot"),
    counter=Key(_COUNTER, "The number without a label that the page prints.", 17),
    evidence=_evidence,
    note=Key(_TEXTS, "What the title is about, for who cannot read it.", {"en": "A school in the south"}),
)
SOURCE = record(
    plan.Source,
    id=_id("cgtn", "sources"),
    publisher=Key(_TEXTS, "Who published the page.", {"en": "CGTN", "zh": "中国国际电视台"}, True),
    date=Key(_DATE, "The day of publication.", "2023-05-24"),
    url=Key(_URL, "The page's address.", "https://example.org/news.html", True),
)
STATEMENT = record(
    plan.Statement,
    id=_id("X1", "context"),
    source=Key(_ref("sources"), "Who says so: one of `sources`.", "cgtn", True),
    text=Key(_TEXTS, "What the source says, in our own words.", _EXAMPLE, True),
)
LISTS = record(
    plan.Lists,
    goals=Key(
        ListField(_ref("kinds"), distinct=True),
        "The kinds that `jjj goals` lists, in place of goal alone: goal as well, if it is to be among them.",
        ["goal", "target"],
    ),
    measures=Key(
        ListField(_ref("kinds"), distinct=True),
        "Those that `jjj measures` lists, in place of measure alone.",
        ["measure", "duty"],
    ),
)
PLAN = record(
    plan.Plan,
    languages=Key(
        ListField(LANGUAGE, 1, distinct=True),
        "The languages of every text; the first is the default.",
        ["en", "zh"],
        True,
    ),
    document=Key(DOCUMENT, "The page that the facts are taken from.", _example(DOCUMENT, "id", "published"), True),
    kinds=Key(
        _TERMS,
        "The kinds of fact, by any names; goal, measure, advantage and role have commands that list them.",
        {"goal": {"en": "Goal", "zh": "目标"}},
    ),
    lists=Key(LISTS, "Which kinds the commands list that list some of them.", {"goals": ["goal"]}),
    themes=Key(_TERMS, "What advantages are about: the rows of a comparison.", {"talent": {"en": "Talent"}}),
    topics=Key(_TERMS, "What measures are about.", {"innovation": {"en": "Innovation"}}),
    steps=Key(_TERMS, "The steps of the division of labour, in order.", {"research": {"en": "Research"}}),
    side_by_side=Key(TruthField(), "Whether no step follows on another, as with four grades: no arrows.", True),
    codes=Key(_TERMS, "Why words may carry no fact.", {"navigation": {"en": "Navigation"}}),
    regions=Key(
        ListField(REGION),
        "The regions, in the order in which they are shown.",
        [_example(REGION, "codes", "aliases", "roles")],
    ),
    facts=Key(ListField(FACT), "The statements of the page, in its order.", [_example(FACT, "regions", "theme")]),
    readings=Key(ListField(READING), "The related readings and the next article.", [_example(READING, "published")]),
    sources=Key(ListField(SOURCE), "Other public pages.", [_example(SOURCE, "date")]),
    context=Key(ListField(STATEMENT), "What they say, kept apart from the facts.", [_example(STATEMENT)]),
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a model file: its shape; what refers to what is checked on loading."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A model of one announcement",
        **PLAN.schema(),
    }


def json_schema_text() -> str:
    """The same as text, as it stands in `data/plan.schema.json`."""
    import json

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return visible_in_json(text) + "\n"
