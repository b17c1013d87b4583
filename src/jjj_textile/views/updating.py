"""What an update of a model wrote, and what it left, in words."""

from collections.abc import Iterator, Mapping

from ..model.paths import ModelPath
from ..page.updating import Update


def update_summary(found: Update, lines: Mapping[ModelPath, str]) -> Iterator[str]:
    """What was written, on one line, and what a person must decide, each with its line in the model."""
    written = [f"{number} {what}{'s' * (number != 1)}" for what, number in found.written.items() if number]
    yield f"{', '.join(written) or 'nothing'} written"
    for one in found.left:
        where = f" in {one.block}" if one.block != one.id else ""
        place = f"{lines[one.path]}: " if one.path in lines else ""
        yield f"{place}{one.id}{where}: left as it is: {one.what}"
    if number := found.unaccounted:
        words = f"{number} word{'s' * (number != 1)} of the page"
        yield f"outside all evidence and exclusions: {words}; jjj coverage --list unaccounted shows them"
