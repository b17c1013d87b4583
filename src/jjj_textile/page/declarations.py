"""What the `style` attributes of a page declare, as far as it shows, hides, parts or changes words.

The attribute is read by CSS's own rules (comments, escapes, strings, brackets, `!important`), and a value that CSS
does not know leaves the one before it in force.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tinycss2.ast import Node

MAX_LENGTH: Final = 2**20
"""How many characters the different `style` attributes of a page may have together: three seconds of reading."""

_FOR_ALL = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
_VALUES: Final[Mapping[str, frozenset[str]]] = {
    name: _FOR_ALL.union(values.split())
    for name, values in {
        "display": "none contents inline block flow flow-root list-item flex grid table ruby ruby-text math "
        "inline-block inline-flex inline-grid inline-table -webkit-box -webkit-inline-box -webkit-flex "
        "-webkit-inline-flex table-row-group table-header-group table-footer-group table-row table-cell "
        "table-caption table-column table-column-group",
        "float": "none left right inline-start inline-end",
        "position": "static relative absolute fixed sticky -webkit-sticky",
        "visibility": "visible hidden collapse",
        "content-visibility": "visible hidden auto",
        "white-space": "normal nowrap pre pre-wrap pre-line break-spaces collapse preserve preserve-breaks",
        "white-space-collapse": "collapse preserve preserve-breaks preserve-spaces break-spaces",
        "text-transform": "none uppercase lowercase capitalize",
        "all": "",
    }.items()
}
"""The properties that decide text, and their keywords."""

_PAIRED = frozenset(("block", "inline", "flow", "flow-root", "table", "flex", "grid", "ruby", "list-item"))
_TELLING = (*_VALUES, "\\")
"""What a `style` attribute that decides any text has in it: the name of a property, or an escape."""


class TooMuchStyle(Exception):
    """The `style` attributes of a page are longer than can be read in due time."""


class Declarations:
    """The declarations of the `style` attributes of one page, each attribute read once."""

    def __init__(self) -> None:
        self._read: dict[str, Mapping[str, str]] = {}
        self._left = MAX_LENGTH

    def of(self, attribute: str | None) -> Mapping[str, str]:
        """The properties that an attribute sets, with the keyword that wins. Raises TooMuchStyle."""
        if not attribute:
            return {}
        found = self._read.get(attribute)
        if found is None:
            lower = attribute.lower()
            found = self._parsed(attribute) if any(name in lower for name in _TELLING) else {}
            self._read[attribute] = found
        return found

    def _parsed(self, attribute: str) -> Mapping[str, str]:
        self._left -= len(attribute)
        if self._left < 0:
            raise TooMuchStyle
        return _winners(attribute)


def _winners(attribute: str) -> dict[str, str]:
    """The last valid value of each property, or of its important ones."""
    from tinycss2 import parse_blocks_contents

    winners: dict[str, str] = {}
    important: set[str] = set()
    for one in parse_blocks_contents(attribute, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration" or one.lower_name not in _VALUES:
            continue
        name, value = one.lower_name, _keyword(one.value)
        if value in _VALUES[name] and (one.important or name not in important):
            winners[name] = value
            important.update([name] if one.important else [])
    return winners


def _keyword(tokens: "Sequence[Node]") -> str:
    """A value as one keyword in lower case, or nothing. `var(--x, none)` is what stands there for want of `--x`."""
    told = [token for token in tokens if token.type not in ("whitespace", "comment")]
    if len(told) == 1 and told[0].type == "function" and told[0].lower_name == "var":
        comma = next((place for place, one in enumerate(told[0].arguments) if one == ","), None)
        return "unset" if comma is None else _keyword(told[0].arguments[comma + 1 :])
    if not told or any(token.type != "ident" for token in told):
        return ""
    words = [token.lower_value for token in told]
    return words[0] if len(words) == 1 else _one_keyword(frozenset(words))


def _one_keyword(words: frozenset[str]) -> str:
    """The keyword for several of `display`, as `inline-flex` for `inline flex`."""
    if not words <= _PAIRED:
        return ""
    inner = next(iter(words & {"flex", "grid", "table"}), "block" if "flow-root" in words else "")
    if "inline" in words or ("ruby" in words and "block" not in words):
        return f"inline-{inner}" if inner else "inline"
    return inner or "block"
