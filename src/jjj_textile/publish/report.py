"""A whole plan as one web page, which needs nothing else: to send, to read on a phone, to print.

The only importer of Jinja, which escapes every text that the template lets in.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..drawing.accents import ACCENTS
from ..page.coverage import ACCOUNTS, Coverage
from ..page.evidence import Proof, Result, Status
from ..text.escaping import visible_lines
from ..views.edition import Edition
from .citation import cite
from .report_diagram import diagrams
from .report_page import Page, address

_HERE = Path(__file__).parent
_TEMPLATE, _STYLE = "report.html.jinja", "report.css"
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


def report(editions: Sequence[Edition], held: tuple[Proof, Coverage] | None = None) -> str:
    """The report of a plan, in one language or in several beside each other.

    `held` is what came of holding the plan against a copy of its page.
    """
    page = Page(editions)
    style = _style()
    template = _environment().get_template(_TEMPLATE)
    return template.render(
        page=page,
        plan=page.plan,
        document=page.plan.document,
        diagrams=diagrams(page),
        citations={name: cite(page.plan, None, style).rstrip("\n") for style, name in _STYLES.items()},
        held=Held(*held) if held else None,
        policy=_policy(style),
        style=Markup(style),  # noqa: S704 - our own file, to the byte: its hash stands in the policy
    )


def _style() -> str:
    """The page's style, with the accents that regions have everywhere."""
    light, dark = (
        " ".join([f"--accent{number}: {colour};" for number, colour in enumerate(colours)])
        for colours in ([one.on_light for one in ACCENTS], [one.on_dark for one in ACCENTS])
    )
    accents = (
        f":root {{ {light} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}",
        *(f".accent{number} {{ --accent: var(--accent{number}); }}" for number in range(len(ACCENTS))),
    )
    return "\n".join([(_HERE / _STYLE).read_text("utf-8").strip(), *accents])


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["address"] = address
    return environment


def _harmless(value: Any) -> Any:
    """What could act on the order of the words, or not stand in a page at all, is shown instead."""
    return visible_lines(value) if type(value) is str else value


def _policy(style: str) -> str:
    """What the page may load: this very style, and nothing else from anywhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'none'; font-src 'none'; script-src 'none'; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
