"""A policy announcement as facts, each with the place where it stands.

    >>> from jjj_textile import load
    >>> plan = load()
    >>> [goal.text["en"] for goal in plan.goals]

`load` and `parse` make a `Plan` of a model, `read_page` and `parse_page` the text of a page; `verify`, `coverage` and
`diff` hold the one against the other, and `rows` lists what a plan says. All are functions without state: they may be
called from any thread or process. The types are in `jjj_textile.model`, what may go wrong in `jjj_textile.errors`.
"""

__version__ = "1.0.0"
__all__ = ["__version__", "coverage", "diff", "load", "parse", "parse_page", "read_page", "rows", "verify"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import coverage, diff, rows, verify
    from .model.loader import load, parse
    from .page.copy import parse_page, read_page

_PLACES = {
    **dict.fromkeys(("coverage", "diff", "rows", "verify"), "answers"),
    **dict.fromkeys(("load", "parse"), "model.loader"),
    **dict.fromkeys(("parse_page", "read_page"), "page.copy"),
}


def __getattr__(name: str) -> object:
    # Imported when first asked for: `jjj --version` needs none of it.
    if name in _PLACES:
        from importlib import import_module

        found: object = getattr(import_module(f".{_PLACES[name]}", __name__), name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
