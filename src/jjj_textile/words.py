"""Words as the page has them: what counts as one, and what nothing may cut."""

import re

_UNSPACED = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters and kana, which are written without spaces: each is a word of its own."""

WORD = re.compile(f"[{_UNSPACED}]|(?=[^\\s{_UNSPACED}]*[^\\W_{_UNSPACED}])[^\\s{_UNSPACED}]+")
"""A run without white space that has a letter or a digit, or one character of an unspaced script."""

UNSPACED = re.compile(f"[{_UNSPACED}\u3000-\u3004\u3008-\u303f\uff00-\uff60]")
"""One character of an unspaced script, its punctuation included."""

ATOM = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
"""A run of letters and digits, or one character of an unspaced script: nothing begins or ends within one."""

MAX_WORDS = 5
"""How many of the page's words a piece of evidence may name at each end."""


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))
