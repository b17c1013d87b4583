"""Which commands there are and where each stands: known without reading any of them, since a run needs but one."""

from importlib import import_module
from typing import Any

_COMMANDS = {
    "regions": "listing",
    "show": "listing",
    "compare": "listing",
    "goals": "listing",
    "measures": "listing",
    "chain": "listing",
    "reading": "listing",
    "facts": "listing",
    "search": "listing",
    "context": "listing",
    "about": "listing",
    "verify": "proving",
    "coverage": "proving",
    "diff": "comparing",
    "update": "comparing",
    "cite": "publishing",
    "annotations": "publishing",
    "report": "publishing",
    "new": "authoring",
    "locate": "authoring",
    "check": "authoring",
    "schema": "authoring",
    "help": "explaining",
    "version": "explaining",
}
"""Each command with its group, in the order in which help shows them."""

_APART = {"search": "searching"}
"""The commands that do not stand in the file of their group: what these need, its others do without."""

NAMES = tuple(_COMMANDS)
"""The names of all commands."""

GROUPS = {group: [name for name in NAMES if _COMMANDS[name] == group] for group in dict.fromkeys(_COMMANDS.values())}
"""The names of the commands of each group."""


def command_info(name: str) -> Any:
    """What Typer knows of the command of this name; None where there is none. Reads its file."""
    if name not in _COMMANDS:
        return None
    module = import_module(f".{_APART.get(name, _COMMANDS[name])}", __package__)
    return next(info for info in module.commands.registered_commands if info.callback.__name__ == name)
