"""The text of an HTML page as a reader sees it: what `innerText` gives in a browser with scripts off.

The tree is built as HTML's own rules build it, by turbohtml. Its text is collected as the HTML standard says under
"the innerText getter": https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute. Only a browser's
own style sheet and `style` attributes count. What a page's own style sheets hide or show is not decided here.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from .declarations import MAX_LENGTH, TooMuchStyle
from .lines import TextLines
from .styles import Display, Style, Styles

if TYPE_CHECKING:
    from turbohtml import Document, Element, Node

_WITHOUT_CHILDREN = frozenset(
    ("audio", "embed", "fencedframe", "geolocation", "iframe", "img", "input", "meter", "progress", "template")
).union(("textarea", "video"))
"""What a browser shows nothing of but itself: what stands in it is for browsers that do not know it."""

_SVG_TEXT = frozenset(("a", "text", "textPath", "tspan"))
_SVG_DEFINED = frozenset(
    ("clipPath", "defs", "filter", "linearGradient", "marker", "mask", "pattern", "radialGradient", "symbol")
)
_SVG_UNSHOWN = _SVG_DEFINED.union(("desc", "metadata", "script", "style", "title"))
_MATHML_TEXT = frozenset(("mi", "mn", "mo", "ms", "mtext"))
_MATHML_UNSHOWN = frozenset(("annotation", "annotation-xml", "none"))
_MATHML_FIRST = frozenset(("maction", "semantics"))
"""Of what stands in these only the first is shown."""


MAX_ELEMENTS: Final = 1_000_000
"""How many elements the tree of a page may have: some four seconds of walking. Its own rules let a tree outgrow it."""


class TooLarge(Exception):
    """A page that takes too long to read; says what of it is too large."""


class Shown(NamedTuple):
    """What a page shows: its text, the text of its first headline, its title, and the language that it states."""

    text: str
    headline: str
    title: str
    language: str


class TextPlace(NamedTuple):
    """Where the walk stands: the style of the element, and whether text that stands right in it is shown."""

    style: Style
    takes_text: bool = True


def shown_text(document: "Document") -> Shown:
    """What a browser shows of a parsed page, in time and memory in proportion to its size. Raises TooLarge."""
    walk = Walk()
    try:
        walk.through(document)
    except TooMuchStyle:
        raise TooLarge(f"its style attributes are longer than {MAX_LENGTH >> 20} MiB together") from None
    from turbohtml import Namespace

    root = document.root
    title = next((one for one in document.iter_elements("title") if one.namespace is Namespace.HTML), None)
    return Shown(
        str(walk.lines),
        walk.headline,
        " ".join(title.text.split()) if title else "",
        (root.attr("lang") or "") if root else "",
    )


class Walk:
    """A walk over the tree in document order that collects its text. Not recursive: pages may be nested deeply."""

    def __init__(self) -> None:
        from turbohtml import Element, Namespace, Text

        self.lines = TextLines()
        self.headline = ""
        self._styles = Styles()
        self._element, self._text = Element, Text
        self._enter = {Namespace.HTML: self._html, Namespace.SVG: self._svg, Namespace.MATHML: self._mathml}
        self._ahead: list[tuple[Node, TextPlace] | Callable[[], None]] = []
        self._ended = Display.NONE

    def through(self, document: "Document") -> None:
        """Walk over a whole page."""
        left = MAX_ELEMENTS
        self._go_into(document.children, TextPlace(Style()))
        while self._ahead:
            item = self._ahead.pop()
            if not isinstance(item, tuple):
                item()
                continue
            node, place = item
            if isinstance(node, self._text):
                self._say(node.data, place)
            elif isinstance(node, self._element):
                left -= 1
                if left < 0:
                    raise TooLarge(f"it has more than {MAX_ELEMENTS:,} elements")
                self._enter[node.namespace](node, place)

    def _say(self, text: str, place: TextPlace) -> None:
        style = place.style
        if place.takes_text:
            self.lines.text(text, style.white_space, style.visible, style.transform)
            if self._ended is not Display.NONE and not text.isspace():
                self._ended = Display.NONE

    def _go_into(self, nodes: "Sequence[Node]", place: TextPlace) -> None:
        self._ahead.extend([(node, place) for node in reversed(nodes)])

    def _html(self, element: "Element", place: TextPlace) -> None:
        tag = element.tag
        style = self._styles.html(element, tag, place.style)
        if style.box is Display.NONE:
            return
        if tag == "br":
            (self.lines.newline if style.visible else self.lines.restart)()
            return
        self._begin(style)
        if tag == "h1" and not self.headline:
            mark = self.lines.mark()
            self._ahead.append(lambda: self._end_headline(mark))
        if tag not in _WITHOUT_CHILDREN:
            takes_text = tag == "option" or (tag != "select" and place.takes_text)
            self._go_into(_children(element, tag), TextPlace(style, takes_text))

    def _svg(self, element: "Element", place: TextPlace) -> None:
        """Of SVG only what stands in a `text` is shown."""
        tag = element.tag
        if tag in _SVG_UNSHOWN:
            return
        box = Display.BLOCK if tag in ("text", "foreignObject") else Display.INLINE
        is_root = tag == "svg" and place.takes_text
        of = self._styles
        style = of.html(element, tag, place.style) if is_root else of.foreign(element, box, place.style)
        if style.box is not Display.NONE:
            self._begin(style)
            takes_text = box is Display.BLOCK or (place.takes_text and tag in _SVG_TEXT)
            nodes = element.children
            self._go_into(self._first(nodes) if tag == "switch" else nodes, TextPlace(style, takes_text))

    def _mathml(self, element: "Element", place: TextPlace) -> None:
        """Of MathML only what stands in a token is shown, each on a line of its own; one letter is set in italics."""
        tag = element.tag
        if tag in _MATHML_UNSHOWN:
            return
        is_token = tag in _MATHML_TEXT
        style = self._styles.foreign(element, Display.BLOCK if is_token else Display.INLINE, place.style)
        if style.box is not Display.NONE:
            italic = tag == "mi" and element.attr("mathvariant") is None
            style = style._replace(
                flexes=is_token,
                visible=style.visible and tag != "mphantom",
                transform="math-auto" if italic else style.transform,
            )
            self._begin(style)
            nodes = element.children
            self._go_into(self._first(nodes) if tag in _MATHML_FIRST else nodes, TextPlace(style, is_token))

    def _first(self, nodes: "Sequence[Node]") -> "Sequence[Node]":
        return [node for node in nodes if isinstance(node, self._element)][:1]

    def _begin(self, style: Style) -> None:
        """Part an element from what stands before it, and in due time from what stands after it."""
        lines, box = self.lines, style.box
        if box in (Display.INLINE, Display.CONTENTS):
            return
        if not style.visible:
            if box is not Display.ATOMIC:
                lines.restart()
                self._ahead.append(lines.restart)
        elif box is Display.ATOMIC:
            lines.begin_atomic()
            self._ahead.append(lines.end_atomic)
        elif box is Display.BLOCK:
            lines.block()
            self._ahead.append(lines.block)
        else:
            if self._ended is box:
                (lines.cell if box is Display.CELL else lines.block)()
            self._ahead.append(self._end_row if box is Display.ROW else self._end_cell)

    def _end_row(self) -> None:
        self.lines.restart()
        self._ended = Display.ROW

    def _end_cell(self) -> None:
        self.lines.restart()
        self._ended = Display.CELL

    def _end_headline(self, mark: int) -> None:
        self.headline = self.headline or " ".join(self.lines.since(mark).split())


def _children(element: "Element", tag: str) -> "Sequence[Node]":
    """What is shown in an HTML element: of closed details the summary, beside a shadow root what has a slot in it."""
    nodes = element.children
    if tag == "details" and "open" not in element.attrs:
        summaries = (node for node in nodes if getattr(node, "tag", "") == "summary")
        return [*islice(summaries, 1)]
    return nodes if element.shadow_root is None else [node for node in nodes if node.assigned_slot]
