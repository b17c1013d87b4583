"""What a terminal can show, by what its environment says of it."""

from collections.abc import Mapping

import pytest

from jjj_textile.io import capabilities
from jjj_textile.io.capabilities import wants_colour, wants_links

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("variables", "colour", "links"),
    [
        (XTERM, True, True),
        ({"TERM": "xterm"}, True, True),
        ({}, False, True),
        ({"TERM": ""}, False, True),
        ({"TERM": "dumb"}, False, True),
        ({"TERM": "vt100"}, False, False),
        ({"TERM": "linux"}, True, False),
        ({**XTERM, "NO_COLOR": "1"}, False, True),
        ({**XTERM, "NO_COLOR": ""}, True, True),
        ({**XTERM, "CLICOLOR": "0"}, False, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({**XTERM, "NO_HYPERLINK": "1"}, True, False),
        ({**XTERM, "FORCE_HYPERLINK": "0"}, True, False),
        ({**XTERM, "NO_HYPERLINK": "1", "FORCE_HYPERLINK": "1"}, True, False),
        ({"TERM": "linux", "FORCE_HYPERLINK": "1"}, True, True),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ({**XTERM, "INSIDE_EMACS": "29.1,comint"}, True, False),
        ({**XTERM, "VTE_VERSION": "4602"}, True, False),
        ({**XTERM, "VTE_VERSION": "7006"}, True, True),
    ],
)
def test_colour_and_links_go_where_they_are_understood(
    variables: Mapping[str, str], colour: bool, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links go with colour only: what is said of them where there is none does not matter."""
    monkeypatch.setattr(capabilities, "is_terminal", lambda: True)
    assert (wants_colour("auto", variables), wants_links(variables)) == (colour, links)


@pytest.mark.parametrize(("choice", "wanted"), [("always", True), ("never", False)])
def test_the_option_beats_all(choice: str, wanted: bool) -> None:
    assert wants_colour(choice, {"TERM": "dumb", "NO_COLOR": "1", "FORCE_COLOR": "1"}) is wanted
