"""The language in which the program speaks of itself: help, the manual page, messages.

Tested in tests/cli/test_help_texts.py.
"""

import os
from collections.abc import Mapping, Sequence

from ..labels import LABELS
from ..model.names import find_language

_NAMES = ("-l", "--lang")


def program_language(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The one that the words of a command line ask for, else JJJ_LANG; English for one that the program lacks.

    Of several the first counts, and of several options the last, as everywhere. Here it is read before anything else
    is, so that the line that cannot be understood is refused in the right language, too.
    """
    asked = environment.get("JJJ_LANG", "")
    for number, word in enumerate(words):
        if word == "--":
            break
        if word in _NAMES:
            asked = words[number + 1] if number + 1 < len(words) else asked
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        elif word.startswith("-l"):
            asked = word.removeprefix("-l")
    return find_language(asked.split(",")[0].strip(), tuple(LABELS)) or "en"
