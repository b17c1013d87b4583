"""Which commands there are and where each stands: known without reading any of them, since a run needs but one."""

from importlib import import_module
from typing import Any

GROUPS = {
    "listing": (
        *("regions", "show", "compare", "goals", "measures", "chain", "reading", "facts", "search", "context", "about"),
    ),
    "proving": ("verify", "coverage"),
    "comparing": ("diff", "update"),
    "publishing": ("cite", "annotations", "report"),
    "authoring": ("new", "locate", "check", "schema"),
    "explaining": ("help", "version"),
}
"""The names of the commands by group, in the order in which help shows them. A group's file has its name."""

_APART = {"search": "searching"}
"""The commands of which the file is another: what it needs, the others of its group do without."""

NAMES = [name for names in GROUPS.values() for name in names]
"""The names of all commands."""


def command_info(name: str) -> Any:
    """What Typer knows of the command of this name; None where there is none. Reads its file."""
    group = next((group for group, names in GROUPS.items() if name in names), None)
    if group is None:
        return None
    module = import_module(f".{_APART.get(name, group)}", __package__)
    return next(info for info in module.commands.registered_commands if info.callback.__name__ == name)
