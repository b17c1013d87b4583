"""The formats for programs and pages: one file each, with `render`, which yields a table's text in pieces.

A new format is a file here and its line in FORMATS. What a terminal shows is not a format but drawn, in
`terminal`.

Modules without a test file of their name are tested in another:

- csv, excel, json, ndjson, markdown, tsv and yaml: tests/formats/test_formats.py
- dot and mermaid: tests/drawing/test_flow.py
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from ..table import Table

FORMATS = ("tsv", "csv", "json", "ndjson", "yaml", "markdown", "html", "svg", "mermaid", "dot")

Render = Callable[[Table], Iterator[str]]


def renderer(name: str) -> Render:
    """The function that turns a table into a format's text; only this one format is imported."""
    render: Render = import_module(f"{__name__}.{name}").render
    return render
