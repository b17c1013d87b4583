"""An example or two of each command, for its help, the manual and the messages of one that lacks a word."""

from collections.abc import Mapping, Sequence

EXAMPLES: Mapping[str, Sequence[str]] = {
    "jjj": ("jjj show hebei", "jjj search talent --json", "jjj verify page.html"),
    "regions": ("jjj regions",),
    "show": ("jjj show hebei", "jjj show P7"),
    "compare": ("jjj compare beijing tianjin",),
    "goals": ("jjj goals --json",),
    "measures": ("jjj measures --region hebei",),
    "chain": ("jjj chain",),
    "reading": ("jjj reading --sort counter",),
    "facts": ("jjj facts --kind goal -c id,text",),
    "search": ("jjj search talent", "jjj search how many clusters does Hebei have", "jjj search 河北要做什么"),
    "context": ("jjj context",),
    "about": ("jjj about",),
    "verify": ("jjj verify page.html", "curl -s URL | jjj verify -"),
    "coverage": ("jjj coverage page.html", "jjj coverage page.html --list unaccounted"),
    "diff": ("jjj diff old.html new.html -m plan.yaml", "jjj diff old.yaml new.yaml --kind goal"),
    "update": ("jjj update page.html -m plan.yaml", "jjj update new.html -m plan.yaml --against old.html"),
    "cite": ("jjj cite G2 --style bibtex",),
    "annotations": ("jjj annotations --region hebei > annotations.jsonld",),
    "report": (
        "jjj report -o report.html",
        "jjj report page.html -o report.html",
        "jjj report new.html --against old.html -o report.html",
    ),
    "new": ("jjj new page.html -o plan.yaml", "jjj new page.html --quotes claims.csv -o plan.yaml"),
    "locate": ("jjj locate page.html oak piles", "jjj locate page.html - < quotations.txt"),
    "check": ("jjj check plan.yaml",),
    "schema": ("jjj schema > plan.schema.json",),
    "help": ("jjj help show", "jjj help --man | man -l -"),
    "version": ("jjj version",),
}
"""Lines to type, by the name of their command; the first is the one that a message shows."""
