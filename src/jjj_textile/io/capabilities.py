"""What the terminal at hand can show: how much fits on it, colour, links."""

import os
import sys
from collections.abc import Mapping

DEFAULT_WIDTH = 80
_LONGEST_WIDTH = 4
_MONOCHROME = frozenset(("vt100", "vt102", "vt220", "vt320"))
_COLOURLESS = _MONOCHROME | {"", "dumb", "unknown"}
_LINKLESS = _MONOCHROME | {"linux", "cygwin", "eterm", "eterm-color", "screen", "sun", "wsvt25", "cons25"}
_FIRST_VTE_WITH_LINKS = 5000  # before 0.50, VTE printed or crashed


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width(environment: Mapping[str, str] = os.environ) -> int:
    """The width to draw for: at a terminal COLUMNS or the terminal's own, in a pipe always 80 columns."""
    if not is_terminal():
        return DEFAULT_WIDTH
    columns = environment.get("COLUMNS", "")
    if len(columns) <= _LONGEST_WIDTH and columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH


def height() -> int:
    """How many lines the terminal has; 0 where it does not say."""
    return os.get_terminal_size(sys.stdout.fileno()).lines


def wants_colour(choice: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to send colour. In order: --color, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, CLICOLOR=0, the terminal.

    As no-color.org, force-color.org and bixense.com/clicolors have it.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM", "") in _COLOURLESS:
        return False
    return is_terminal()


def wants_links(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to send links where colour is sent: not where they are turned off, or would be printed as text.

    Of the variables that others use, too: NO_HYPERLINK, and FORCE_HYPERLINK, where 0 means never.
    """
    forced = environment.get("FORCE_HYPERLINK")
    if environment.get("NO_HYPERLINK") or forced == "0":
        return False
    if forced:
        return True
    vte = environment.get("VTE_VERSION", "")
    return not (
        environment.get("TERM", "") in _LINKLESS
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
        or "INSIDE_EMACS" in environment
        or (vte.isascii() and vte.isdigit() and int(vte[:9]) < _FIRST_VTE_WITH_LINKS)
    )
