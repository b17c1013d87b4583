"""The cells of a table as Rich draws them: literal texts with their looks, folded to a width."""

from collections.abc import Mapping
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.text import Text

from ..table import ITEM, Column, Table, Term, display
from ..text.escaping import visible_lines
from ..text.wrapping import least_width, most_width, wrap_lines
from .accents import accent


class Wrapping:
    """A text that folds at spaces and, where a script has none, at any character; with a gap to its right.

    It hands Rich finished segments: left to Rich's own Text and Padding, a table takes twice the time.
    """

    def __init__(self, text: Text, gap: int = 0) -> None:
        self.text, self.plain, self.gap = text, text.plain, gap

    def least(self, longest: int) -> int:
        """The width without which a word is cut that is no longer than that."""
        return least_width(self.plain, cell_len, longest) + self.gap

    def most(self) -> int:
        """The width that it fills."""
        return most_width(self.plain, cell_len) + self.gap

    def height(self, width: int) -> int:
        """How many lines it takes."""
        return sum(len(list(wrap_lines(line, max(width, 1), cell_len))) for line in self.plain.split("\n"))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - self.gap, 1)
        style = console.get_style(self.text.style)
        start = 0
        for paragraph in self.plain.split("\n"):
            # The lines of an item hang below its first.
            margin = mark = ITEM if paragraph.startswith(ITEM) and width > 5 * len(ITEM) else ""
            start += len(mark)
            for first, last in wrap_lines(paragraph[len(mark) :], width - len(mark), cell_len):
                line = self.plain[start + first : start + last]
                if options.justify == "right":
                    margin = " " * (width - cell_len(line))
                if margin:
                    yield Segment(margin, style)
                if self.text.spans:
                    yield from self.text[start + first : start + last].render(console, "\n")
                else:
                    yield Segment(line + "\n", style)
                margin = " " * len(mark)
            start += len(paragraph) - len(mark) + 1


def cell_text(table: Table, column: Column, item: Any, style: str = "") -> Text:
    """A cell as Rich text: literal, sanitised, tinted by its terms, linked, with the found words set off."""
    plain = harmless(display(column, item, table.language))
    text = Text(plain, style or ("dim" if plain == "0" else ""))
    terms = column.terms_of(item)
    for term in _named(column, item, terms):
        text.highlight_words([term.name], _look(term))
    address = column.link(item) if column.link else None
    if address:
        text.stylize(f"underline link {address}")  # no colour of its own reads well on every ground
    if table.marks:
        for start, end in table.marks(plain):
            text.stylize("bold reverse", start, end)
    for start, end, is_new in table.changes(plain) if table.changes and not terms else ():
        text.stylize("bold green" if is_new else "bold red", start, end)
    return text


def harmless(text: str) -> str:
    """A text without what would act on the terminal, tabs and carriage returns included."""
    if text.isprintable():
        return text
    return visible_lines(text).expandtabs(4).replace("\r\n", "\n").replace("\r", "\n")


def heading(name: str) -> Wrapping:
    """What stands above a part; its further lines say more of it."""
    first, newline, more = harmless(name).partition("\n")
    return Wrapping(Text.assemble((first, "bold"), (newline + more, "dim")))


def _named(column: Column, item: Any, terms: Mapping[str, Term]) -> list[Term]:
    """The terms in a cell that are set off."""
    if not terms:
        return []
    value = column.value(item)
    names = [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else []
    return [term for name in names if (term := terms.get(name)) and _look(term)]


def _look(term: Term) -> str:
    return look_of_accent(term.accent) if term.good is None else "green" if term.good else "bold red"


def look_of_accent(number: int | None) -> str:
    """The look of an accent, none without one."""
    return "" if number is None else accent(number).name
