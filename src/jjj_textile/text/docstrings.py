"""Docstrings that people are shown, as help and in the schema, also where Python was told to drop them (`-OO`)."""

import sys
from typing import Any


def docstring(thing: Any) -> str:
    """The docstring of a function or a class at the top of its module; under `-OO` out of its source."""
    if sys.flags.optimize < 2:
        return thing.__doc__ or ""
    return _in_source(thing)


def _in_source(thing: Any) -> str:
    import ast

    module = sys.modules[thing.__module__]
    loader: Any = module.__loader__
    tree = ast.parse(loader.get_source(module.__name__))
    found = next(node for node in tree.body if getattr(node, "name", None) == thing.__name__)
    return ast.get_docstring(found) or ""
