"""English words without their endings and differences of spelling, so that one form finds another.

The way is that of Lovins (1968): the longest of a list of endings is taken off, once, if enough of the word
stays. The endings, and what is mended after, are those of Porter (1980); the plurals those of Harman's
S-stemmer (1991). A library would cost more at every search than it finds more.
"""

from functools import cache

_SHORTEST = 4
_PASSES = 2
_ENDINGS = {
    **dict.fromkeys(("ization", "izing", "ized", "izer", "ize", "izers", "izes", "izations"), 4),
    **dict.fromkeys(("ational", "ations", "ation", "ative", "ators", "ator", "ating", "ated", "ates", "ate"), 4),
    **dict.fromkeys(
        (
            "itions",
            "ition",
            "itive",
            "ions",
            "ion",
            "ives",
            "ive",
            "ers",
            "er",
            "ors",
            "or",
            "ly",
            "ness",
            "iveness",
            "itiveness",
        ),
        5,
    ),
    **dict.fromkeys(("ments", "ment", "ability"), 4),
    **dict.fromkeys(("ally", "al", "als", "ous"), 6),
    **dict.fromkeys(("ing", "ings", "ed", "s"), 3),
}
"""Each ending that goes, with how many letters must stay before it."""

_ENDINGS_FOR_I = {"ies": 2, "ied": 2, "y": 2, "ic": 5, "ics": 5, "ical": 5, "ically": 5}
"""Those that become an i, for they come and go with a y."""

_LONGEST_FIRST = sorted(_ENDINGS | _ENDINGS_FOR_I, key=len, reverse=True)
_BRITISH = (("our", "or"), ("tre", "ter"), ("bre", "ber"), ("ogue", "og"), ("ence", "ense"), ("is", "iz"), ("ys", "yz"))
_UNTOUCHED = 2  # so that a word keeps its first three letters


@cache
def stem(word: str) -> str:
    """What the forms of a folded word have in common: `designers`, `designing` and `design` are `design`.

    It shares its first three letters with the word. Words of three letters or fewer, and what is not all
    letters, are their own stem.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    word = _american(word)
    for _ in range(_PASSES):
        word = _shortened(word)
    return word


def _shortened(word: str) -> str:
    ending = next((each for each in _LONGEST_FIRST if word.endswith(each) and _may_go(word, each)), "")
    base = word.removesuffix(ending)
    if ending in _ENDINGS_FOR_I:
        return f"{base}i"
    if len(base) >= _SHORTEST and base.endswith("e"):
        base = base[:-1]
    if len(base) >= _SHORTEST and base[-1] == base[-2]:
        base = base[:-1]
    return base


def _may_go(word: str, ending: str) -> bool:
    base = word[: len(word) - len(ending)]
    if ending == "s" and base[-1:] in ("s", "u", "i"):
        return False
    fewest = _ENDINGS.get(ending) or _ENDINGS_FOR_I[ending]
    return len(base) >= fewest and any(vowel in base for vowel in "aeiouy")


def _american(word: str) -> str:
    """The word as it is spelt in America, as far as endings go."""
    head, tail = word[:_UNTOUCHED], word[_UNTOUCHED:]
    for british, american in _BRITISH:
        tail = tail.replace(british, american)
    return head + tail
