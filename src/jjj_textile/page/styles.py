"""How an element stands among the words around it, by a browser's own style sheet and its `style` attribute.

A page's own style sheets are not read: what they hide or show is not decided here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from .declarations import Declarations

if TYPE_CHECKING:
    from turbohtml import Element


class Display(StrEnum):
    """How an element stands among the words around it."""

    NONE = "not shown, nor anything in it"
    CONTENTS = "only what is in it is shown"
    INLINE = "in the line"
    ATOMIC = "in the line, as one thing with lines of its own"
    BLOCK = "on lines of its own"
    ROW = "a row of a table"
    CELL = "a cell of a row"


class Style(NamedTuple):
    """What decides the text of an element. `flexes`: whatever is in it stands on lines of its own."""

    box: Display = Display.BLOCK
    flexes: bool = False
    visible: bool = True
    white_space: str = "normal"
    transform: str = "none"


def _each(names: str, box: Display) -> dict[str, Display]:
    return dict.fromkeys(names.split(), box)


HTML: Final[Mapping[str, Display]] = {
    **_each(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav "
        "ol optgroup option p plaintext pre search section summary table ul xmp",
        Display.BLOCK,
    ),
    **_each(
        "area base basefont col colgroup datalist head link meta noembed noframes param rp script style template title",
        Display.NONE,
    ),
    **_each(
        "audio button embed fencedframe geolocation iframe img input marquee meter progress select svg textarea video",
        Display.ATOMIC,
    ),
    **_each("slot tbody tfoot thead", Display.CONTENTS),
    **_each("td th", Display.CELL),
    "tr": Display.ROW,
}
"""The boxes of HTML's elements by a browser's own style sheet; any other stands in the line."""

_DISPLAY: Final[Mapping[str, Display]] = {
    **_each("none table-column table-column-group", Display.NONE),
    **_each("contents table-row-group table-header-group table-footer-group", Display.CONTENTS),
    **_each("inline ruby ruby-text math initial unset", Display.INLINE),
    **_each("inline-block inline-flex inline-grid inline-table", Display.ATOMIC),
    **_each("-webkit-inline-box -webkit-inline-flex", Display.ATOMIC),
    **_each("block flow flow-root list-item flex grid table table-caption -webkit-box -webkit-flex", Display.BLOCK),
    "table-row": Display.ROW,
    "table-cell": Display.CELL,
}
_WHITE_SPACE = {
    **dict.fromkeys(("normal", "nowrap", "collapse", "initial"), "normal"),
    **dict.fromkeys(("pre", "pre-wrap", "break-spaces", "preserve"), "pre"),
    **dict.fromkeys(("pre-line", "preserve-breaks"), "pre-line"),
}
_VISIBLE = {"visible": True, "initial": True, "hidden": False, "collapse": False}
_TRANSFORM = {**{name: name for name in ("none", "uppercase", "lowercase", "capitalize")}, "initial": "none"}
_OUT_OF_LINE = frozenset(("left", "right", "inline-start", "inline-end", "absolute", "fixed"))
_PREFORMATTED = frozenset(("listing", "plaintext", "pre", "xmp"))
_CLOSED = frozenset(("audio", "dialog"))
"""What is not shown without an attribute that says so."""

_DECIDING = ("style", "hidden", "open", "controls", "popover")
"""The attributes that decide whether and how an element is shown."""

_FLOATING = frozenset(("embed", "iframe", "img", "input", "object"))


class Styles:
    """The styles of the elements of one page."""

    def __init__(self) -> None:
        self._declarations = Declarations()
        self._plain: dict[tuple[str, Style], Style] = {}

    def html(self, element: "Element", tag: str, parent: Style) -> Style:
        """The style of an HTML element of this name. Raises TooMuchStyle."""
        attributes = element.attrs
        if tag not in _FLOATING and not any(name in attributes for name in _DECIDING):
            return self._without_attributes(tag, parent)
        style = self._without_attributes(tag, parent._replace(flexes=False))
        plain = HTML.get(tag, Display.INLINE)
        style = style._replace(box=_by_attributes(element, tag, plain))
        declared = self._declarations.of(element.attr("style"))
        if declared:
            style = _cascaded(style, declared, plain, parent)
        if tag == "input" and (element.attr("type") or "").lower() == "hidden":
            return style._replace(box=Display.NONE)
        leaves = not _OUT_OF_LINE.isdisjoint((declared.get("float"), declared.get("position")))
        if leaves or parent.flexes or (tag in _FLOATING and _is_aligned(element)):
            return _blockified(style, parent)
        return style

    def _without_attributes(self, tag: str, parent: Style) -> Style:
        found = self._plain.get((tag, parent))
        if found is None:
            box = Display.NONE if tag in _CLOSED else HTML.get(tag, Display.INLINE)
            white_space = "pre" if tag in _PREFORMATTED else parent.white_space
            found = parent._replace(box=box, flexes=False, white_space=white_space)
            self._plain[tag, parent] = found = _blockified(found, parent) if parent.flexes else found
        return found

    def foreign(self, element: "Element", box: Display, parent: Style) -> Style:
        """The style of an element of SVG or MathML that by its own rules stands so; attributes may hide it, too."""
        by_attributes = {name: element.attr(name) for name in ("display", "visibility")}
        declared = {**by_attributes, **self._declarations.of(element.attr("style"))}
        style = parent._replace(box=box, flexes=False)
        known = {name: value for name, value in declared.items() if value and (name != "display" or value == "none")}
        return _cascaded(style, known, box, parent) if known else style


def _by_attributes(element: "Element", tag: str, plain: Display) -> Display:
    """The box by a browser's own style sheet, with the attributes that hide an element of HTML."""
    attributes = element.attrs
    closed = tag in _CLOSED and ("open" if tag == "dialog" else "controls") not in attributes
    waits = "popover" in attributes and not (tag == "dialog" and "open" in attributes)
    return Display.NONE if closed or waits or ("hidden" in attributes and tag != "embed") else plain


def _blockified(style: Style, parent: Style) -> Style:
    """The style of what has left the line, or stands in a box of boxes."""
    if style.box is Display.CONTENTS:
        return style._replace(flexes=parent.flexes)
    return style if style.box is Display.NONE else style._replace(box=Display.BLOCK)


def _is_aligned(element: "Element") -> bool:
    return (element.attr("align") or "").lower() in ("left", "right")


def _cascaded(style: Style, declared: Mapping[str, str], plain: Display, parent: Style) -> Style:
    """A style with what a `style` attribute declares; `plain` is the box that an attribute may fall back to."""
    everything = declared.get("all", "")
    display = declared.get("display", everything)
    box = {"": style.box, "inherit": parent.box, "revert": plain, "revert-layer": plain}.get(display)
    box = _DISPLAY[display] if box is None else box
    if declared.get("content-visibility") == "hidden" and box is not Display.INLINE:
        box = Display.NONE
    white_space = declared.get("white-space-collapse", declared.get("white-space", everything))
    return Style(
        box,
        display.endswith(("flex", "grid")) or (display == "inherit" and parent.flexes),
        _VISIBLE.get(declared.get("visibility", everything), parent.visible),
        _WHITE_SPACE.get(white_space, parent.white_space if white_space else style.white_space),
        _TRANSFORM.get(declared.get("text-transform", everything), parent.transform),
    )
