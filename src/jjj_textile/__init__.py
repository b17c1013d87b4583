"""A policy announcement as facts, each with the place where it stands.

    >>> from jjj_textile import load
    >>> plan = load()
    >>> [goal.text["en"] for goal in plan.facts if goal.kind == "goal"]

`load(path=None)` gives the `Plan` of a model file (of the one that comes with the package, without a
path); the types it is made of are in `jjj_textile.model`, what may go wrong in `jjj_textile.errors`.
"""

__version__ = "1.0.0"
__all__ = ["__version__", "load"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model.loader import load


def __getattr__(name: str) -> object:
    # Loading needs YAML, which `jjj --version` does not.
    if name == "load":
        from .model.loader import load

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
