"""A whole plan, or several, as one web page, which needs nothing else: to send, to read on a phone, to print.

The only importer of Jinja, which escapes every text that the template lets in.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ..drawing.accents import ACCENTS
from ..io.files import read_own_text
from ..model.change import Change
from ..page.coverage import ACCOUNTS, Coverage
from ..page.evidence import Proof, Result, Status
from ..text.escaping import visible_lines
from ..views.edition import Edition
from .citation import cite
from .dataset import dataset
from .report_changes import ReportedChange, reported_changes
from .report_page import Page, address
from .report_sections import Section, Step, fact_sections, stand_beside, steps

_HERE = Path(__file__).parent
_TEMPLATE, _STYLE, _SCRIPT = "report.html.jinja", "report.css", "report.js"
_PICK_REGION = (
    ".model:has(.region{0}:checked) :is(.fact, .duty, .step, .group, .listed)"
    ":not(.r{0}, .all, :has(.r{0}, .all)) {{ display: none; }}"
)
_PICK_KIND = ".model:has(.kind{0}:checked) .listed:not(.k{0}) {{ display: none; }}"
_STYLES = {"apa": "APA", "bibtex": "BibTeX"}


class Held(NamedTuple):
    """What came of holding the plan against a copy of its page, as numbers."""

    proof: Proof
    coverage: Coverage

    @property
    def facts(self) -> int:
        """How many facts have all their evidence in the copy."""
        failed = {result.id for result in self.problems}
        return sum(fact.id not in failed for fact in self.proof.plan.facts)

    @property
    def passages(self) -> int:
        """How many pieces of evidence were found."""
        return sum(result.status is Status.FOUND for result in self.proof.evidence)

    @property
    def problems(self) -> list[Result]:
        """Whatever was not found."""
        return self.proof.problems()

    def words(self, block: str) -> dict[str, int]:
        """How many words of a block each account has; nothing for a block that the copy lacks."""
        if block not in self.coverage.words:
            return {}
        return {name: self.coverage.count(block, account) for name, account in ACCOUNTS.items()}


class Chapter(NamedTuple):
    """One model of a report: all that its part of the page shows."""

    page: Page
    sections: list[Section]
    steps: list[Step]
    citations: dict[str, str]
    held: Held | None
    changes: list[ReportedChange] | None


def report(
    *models: Sequence[Edition],
    held: tuple[Proof, Coverage] | None = None,
    changes: Sequence[Change] | None = None,
) -> str:
    """The report of one plan or of several, each in one language or in several beside each other.

    `held` is what came of holding the plan, the only one, against a copy of its page, and `changes` what became of its
    facts since an older copy.
    """
    parts = [_part(editions, held, number if len(models) > 1 else None) for number, editions in enumerate(models, 1)]
    parts = [part._replace(changes=None if changes is None else reported_changes(changes)) for part in parts]
    pages = [part.page for part in parts]
    style, script = _style(pages), read_own_text(_HERE / _SCRIPT)
    template = _environment().get_template(_TEMPLATE)
    return template.render(
        parts=parts,
        several=len(parts) > 1,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file and numbers: its hash stands in the policy
        script=Markup(script),  # noqa: S704 - our own file, to the byte: its hash stands in the policy
        dataset=Markup(dataset(pages)),  # noqa: S704 - made for this place: no character of it acts in HTML
    )


def _part(editions: Sequence[Edition], held: tuple[Proof, Coverage] | None, number: int | None) -> Chapter:
    """One model; among several its names begin with the document's id, or with its number where it has none."""
    plan = editions[0].plan
    page = Page(editions, f"{plan.document.id or number}." if number else "")
    citations = {name: cite(plan, None, style).rstrip("\n") for style, name in _STYLES.items()}
    return Chapter(page, fact_sections(page), steps(page), citations, Held(*held) if held else None, None)


def _style(pages: Sequence[Page]) -> str:
    """The style of the page, the accents that regions have everywhere, and what a chosen region or kind hides."""
    light, dark = (
        " ".join([f"--accent{number}: {colour};" for number, colour in enumerate(colours)])
        for colours in ([one.on_light for one in ACCENTS], [one.on_dark for one in ACCENTS])
    )
    accents = (
        f":root {{ {light} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}",
        *(f".accent{number} {{ --accent: var(--accent{number}); }}" for number in range(len(ACCENTS))),
    )
    regions, kinds = (max(map(len, found)) for found in zip(*[(p.plan.regions, p.kinds) for p in pages], strict=True))
    picks = [_PICK_REGION.format(number) for number in range(regions)]
    picks += [_PICK_KIND.format(number) for number in range(kinds)]
    return "\n".join([read_own_text(_HERE / _STYLE).strip(), *accents, *picks])


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: read_own_text(_HERE / name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(address=address, stand_beside=stand_beside)
    return environment


def _harmless(value: Any) -> Any:
    """What could act on the order of the words, or not stand in a page at all, is shown instead."""
    return visible_lines(value) if type(value) is str else value


def _policy(style: str, script: str) -> str:
    """What the page may load and run: this very style and script, and nothing else from anywhere."""
    styles, scripts = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{styles}'; script-src 'sha256-{scripts}'; img-src 'none'; "
        "font-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
