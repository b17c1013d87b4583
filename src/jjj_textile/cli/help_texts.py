"""What help, the manual page and completion say: a catalogue a language, `help.en.yaml` and `help.zh.yaml`.

They are read only where such a text is shown; every other command answers without them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..formats import FORMATS
from ..io.files import read_own_text
from ..model.change import ChangeKind
from ..model.yaml_reader import read_yaml
from .session import COLOURS, TABLE
from .statuses import ExitStatus


class HelpTexts:
    """The texts of one language. A text that is not there is empty; a test holds that none is lacking."""

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        self.catalogue = catalogue

    def __getitem__(self, key: str) -> Any:
        """A text of the whole program, or a group of them, such as the headings."""
        return self.catalogue[key]

    def heading(self, key: str, *values: str) -> str:
        """A heading or a set phrase, with values in their places."""
        text: str = self.catalogue["headings"][key]
        return text.format(*values)

    def _of(self, command: str) -> Mapping[str, str]:
        found: Mapping[str, str] = self.catalogue["commands"].get(command, {})
        return found

    def summary(self, command: str) -> str:
        """What a command does, in a sentence."""
        return self._of(command).get("summary", "")

    def text(self, command: str) -> str:
        """What else is to be known of a command; empty for most."""
        return self._of(command).get("text", "")

    def status(self, status: ExitStatus) -> str:
        """What an exit status means, in a sentence."""
        meaning: str = self.catalogue["statuses"][status.name.lower()]
        return self.heading("sentence", meaning[:1].upper() + meaning[1:])

    def parameter(self, command: str, name: str) -> str:
        """What an argument or option of a command means, be it its own, of several commands, or of all."""
        places = (self._of(command), self.catalogue["parameters"], self.catalogue["shared"])
        text = next((place[name] for place in places if name in place), "")
        return text.format_map(_values(self.heading("comma"))) if "{" in text else text


@cache
def help_texts(language: str) -> HelpTexts:
    """The texts in a language that the program speaks."""
    file = Path(__file__).with_name(f"help.{language}.yaml")
    catalogue, _ = read_yaml(read_own_text(file), file.name)
    return HelpTexts(catalogue)


def _values(comma: str) -> Mapping[str, str]:
    """The values of options, by the names that stand for them in the texts."""
    from ..publish.citation import STYLES
    from .arguments import ORDERS
    from .shell_words import SHELLS

    known = {
        "formats": (TABLE, *FORMATS),
        "colours": COLOURS,
        "orders": ORDERS,
        "styles": STYLES,
        "changes": ChangeKind,
        "shells": SHELLS,
    }
    return {name: comma.join(map(str, values)) for name, values in known.items()}
