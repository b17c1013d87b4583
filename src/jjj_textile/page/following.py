"""Whether the links of passages lead to them, and if not, why not."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ..model.plan import Evidence
from ..text.normalise import NormalText, normalise
from .fragments import BrowserText, folded
from .phrases import Span

OPENS = "yes"
"""What is said of a link that leads to its passage."""


class FollowedLinks:
    """The links of a page's passages, followed; the page is read as a browser does when the first is.

    Many are followed in much less time where `links` names them all beforehand.
    """

    def __init__(self, page: NormalText, blocks: Mapping[str, Span], links: Sequence[Evidence] = ()) -> None:
        self.page = page
        self._links = links
        self._blocks = blocks

    @cached_property
    def text(self) -> BrowserText:
        """The page's text as a browser compares it."""
        return BrowserText(self.page, self._links)

    def lead_to(self, link: Evidence, passage: Span) -> bool:
        """Whether a link opens at a passage of the normalised text."""
        return self._is_at(self.text.follow(link), passage)

    def opens(self, link: Evidence, passage: Span) -> str:
        """OPENS where a link leads to its passage, else why it does not."""
        opened = self.text.follow(link)
        if self._is_at(opened, passage):
            return OPENS
        if (reason := next(self._reasons(link, passage), None)) is not None:
            return reason
        if opened is None:
            return "a browser finds it nowhere"
        if opened.start == self.page.span(*passage)[0]:
            return "it ends too early: its end stands there in other letters"
        return f"the same words stand earlier, {self._where(opened.start)}"

    def _is_at(self, opened: Span | None, passage: Span) -> bool:
        start, end = self.page.span(*passage)
        # Marks and what nobody sees do not count at the end.
        return opened is not None and opened.start == start and self.text.place(opened.end) == self.text.place(end)

    def _reasons(self, link: Evidence, passage: Span) -> Iterator[str]:
        """What keeps a link from its own passage, whatever stands elsewhere."""
        whole = self.page.span(*passage)
        heads = self.page.span(passage.start, passage.start + len(normalise(link.start)))
        yield from self._unlike(link.start, heads)
        tails = whole
        if link.end is not None:
            tails = self.page.span(passage.end - len(normalise(link.end)), passage.end)
            yield from self._unlike(link.end, tails)
        if link.prefix and not self.text.stands_before(link.prefix, whole[0]):
            yield f'the prefix "{link.prefix}" does not stand before it'
        if link.suffix and not self.text.stands_after(link.suffix, whole[1]):
            yield f'the suffix "{link.suffix}" does not stand after it'
        borders = [(link.start, heads[0]), (link.end, tails[0])]
        borders += [(link.start, heads[1])] if link.end or not link.suffix else []
        borders += [(link.end, tails[1])] if not link.suffix else []
        for words, place in borders:
            if words and not self.text.is_word_border(self.text.origin(self.text.place(place))):
                yield f'"{words}" cuts a word, as browsers part them'

    def _unlike(self, words: str, place: tuple[int, int]) -> Iterator[str]:
        """How the words of a link differ from the page's, to a browser."""
        printed = self.text.printed(*place)
        if printed is None:
            yield f'"{words}" goes over two paragraphs'
        elif folded(words) != folded(printed):
            spaces = "".join(folded(words).split()) == "".join(folded(printed).split())
            yield f'"{words}" has {"other white space" if spaces else "another dash"} than the page: "{printed}"'

    def _where(self, offset: int) -> str:
        place = bisect_left(self.page.offsets, offset)
        block = next((name for name, span in self._blocks.items() if span.start <= place < span.end), None)
        return f"in {block}" if block else "outside the blocks"
