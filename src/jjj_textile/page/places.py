"""Regions known by names and code, and where a text names them: the Chinese provinces, the countries, the EU."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..io.files import read_own_text

_SOURCE = Path(__file__).with_name("places.tsv")
_RANK = re.compile("(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$")
_FIRST_WIDE = "\u2e80"
"""The first of the characters that words are written in without spaces between them."""

_SEVERAL = 3
"""From how many on short forms that follow each other, as 京津冀, are regions and no other words."""

KINDS: Mapping[str, Mapping[str, str]] = {
    "municipality": {"en": "municipality", "zh": "直辖市"},
    "province": {"en": "province", "zh": "省"},
    "autonomous": {"en": "autonomous region", "zh": "自治区"},
    "special": {"en": "special administrative region", "zh": "特别行政区"},
    "country": {"en": "country", "zh": "国家"},
    "union": {"en": "union of states", "zh": "国家联盟"},
}


class Place(NamedTuple):
    """A region: its codes, its names, and what kind of region it is."""

    iso: str
    gb: str
    en: str
    zh: str
    short: str
    kind: str
    others: str

    @property
    def id(self) -> str:
        """The name by which a model knows it: `hong-kong`, `turkiye`."""
        letters = "".join(filter(str.isascii, unicodedata.normalize("NFKD", self.en.lower())))
        return re.sub(r"[^a-z]+", "-", letters.replace("'", "")).strip("-")

    def names(self) -> set[str]:
        """All that it is called."""
        return {self.en, self.zh, _RANK.sub("", self.zh), self.short, *self.others.split(";")} - {""}


def places_in(text: str) -> list[Place]:
    """The regions that a text names, in their order there, each once."""
    known, pattern = _known()
    found: dict[str, Place] = {}
    for match in pattern.finditer(text.replace("’", "'")):
        if match[0] != "US" or not text.isupper():  # in capitals it may be the pronoun
            names = match["short"] or [match[0]]
            found |= {known[name].iso: known[name] for name in names}
    return list(found.values())


@cache
def _known() -> tuple[dict[str, Place], re.Pattern[str]]:
    """Every region by each of its names, and a pattern for these."""
    lines = read_own_text(_SOURCE).splitlines()
    places = [Place(*line.split("\t")) for line in lines if not line.startswith("#")]
    known = {name: place for place in places for name in place.names()}
    wide = sorted((name for name in known if name[0] >= _FIRST_WIDE and len(name) > 1), key=len, reverse=True)
    narrow = sorted((name for name in known if name[0] < _FIRST_WIDE), key=len, reverse=True)
    short = "".join(place.short for place in places)
    pattern = rf"(?P<short>[{short}]{{{_SEVERAL},}})|{'|'.join(map(re.escape, wide))}"
    letter = "[A-Za-z0-9\u00c0-\u024f]"
    return known, re.compile(rf"{pattern}|(?<!{letter})(?:{'|'.join(map(re.escape, narrow))})(?![$]|{letter})")
