"""The language of a page: the one that it states, unless its script says otherwise."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_SEEN = 10_000
_KANA = 5
"""One kana in so many Chinese characters makes a text Japanese."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SIMPLIFIED = frozenset(
    ("cmn", "cmn-hans", "zh-chs", "zh-cmn", "zh-cmn-hans", "zh-cn", "zh-hans", "zh-hans-cn", "zh-sg")
)
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
"""The language that is likeliest of those written in a script; English is that of any other."""

_SHARING = {
    "zh": frozenset(("zh", "cmn", "yue", "ja")),
    "ja": frozenset(("ja",)),
    "ko": frozenset(("ko",)),
    "ar": frozenset(("ar", "fa", "ur", "ps", "ug", "ckb", "sd")),
    "he": frozenset(("he", "yi")),
    "ru": frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz")),
    "el": frozenset(("el",)),
    "th": frozenset(("th",)),
    "hi": frozenset(("hi", "mr", "ne", "sa")),
}
"""The languages written in the script of each."""

_OF_OTHER_SCRIPTS = frozenset(("zh", "cmn", "yue", "ja", "ko", "ar", "he", "ru", "el", "th", "hi"))


def language_of(text: str, stated: Iterable[str]) -> str:
    """The first of the stated languages that can be written so, else the likeliest for the script of most letters."""
    likeliest = _by_script(text)
    for tag in stated:
        main, *rest = tag.replace("_", "-").split("-")
        main = main.lower()
        fits = main in _SHARING[likeliest] if likeliest in _SHARING else main not in _OF_OTHER_SCRIPTS
        if _TAG.fullmatch(tag.replace("_", "-")) and fits:
            return "zh" if tag.replace("_", "-").lower() in _SIMPLIFIED else "-".join([main, *rest])
    return likeliest


def _by_script(text: str) -> str:
    scripts = (unicodedata.name(one, "").partition(" ")[0] for one in text[:_SEEN] if one.isalpha())
    languages = Counter(_SCRIPTS.get(script, "en") for script in scripts)
    likeliest = max(languages, key=lambda language: languages[language], default="en")
    return "ja" if likeliest == "zh" and languages["ja"] * _KANA > languages["zh"] else likeliest
