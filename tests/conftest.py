"""What the tests share: a small made-up plan, and a table whose cells break careless formats."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import settings
from invocation import TESTS

from jjj_textile.model.loader import load
from jjj_textile.model.plan import Plan
from jjj_textile.table import Column, Table, Term, Value

# The same examples every time: a gate that fails now and then teaches people to run it again.
settings.register_profile("quick", derandomize=True, deadline=None, database=None, max_examples=20)
settings.register_profile("gate", settings.get_profile("quick"), max_examples=100)
settings.load_profile("quick")  # --hypothesis-profile=gate for the other

_SLOW = pytest.StashKey[int]()

HARD: Sequence[tuple[str, Value]] = (
    ("pipe", "a|b||c"),
    ("markup", "<&> &amp; &#124; <br> </td><script>"),
    ("quotes", "\"double\" 'single' “curly”"),
    ("comma", "a,b;c"),
    ("tab", "a\tb"),
    ("newline", "a\nb\n\nc"),
    ("carriage return", "a\rb"),
    ("both", "a\r\nb"),
    ("backslash", "a\\b \\n \\\\ c\\"),
    ("empty text", ""),
    ("none", None),
    ("zero", 0),
    ("negative", -7),
    ("empty list", []),
    ("list", ["京", "b; c", "d|e", "null", "\u202e", "\ufffe"]),
    ("tuple", ("one", "two")),
    ("chinese", "京津冀"),
    ("emoji", "👩‍🌾 🧵 ❤️"),
    ("brackets", "[bold]x[/bold] [/] [link=file:///etc]y"),
    ("short codes", ":smile: :+1: a@b.c @me #1 $x$ ~~gone~~"),
    ("markdown", "*a* _b_ __c__ `d` ![e](f) <http://g.example>"),
    ("formula", "=1+1"),
    ("spaces", "  both  "),
    ("wide spaces", "\u00a0a\u3000b"),
    ("digits", "007"),
    ("date", "2025-01-01"),
    ("norway", "no"),
    ("null", "null"),
    ("tilde", "~"),
    ("yaml", "- a: b # c"),
    ("escape sequence", "\x1b[31mred\x07\x9b"),
    ("overrides", "\u202eevil\u2066"),
    ("line separators", "a\x85b\u2028c"),
    ("non-characters", "\ufffe\uffff\U0001ffff"),
    ("half a character", "\udcff"),
)


@pytest.fixture(scope="session")
def small() -> Plan:
    return load(str(TESTS / "small.yaml"))


@pytest.fixture(scope="session")
def hard_table() -> Table:
    name = Column("name", "Name | <b>of</b> `it`", itemgetter(0), {"list": Term("A *list*")})
    value = Column("value", "值", itemgetter(1), link=lambda item: 'https://e.example/?a="&b=1' if item[1] else None)
    lines = Column("lines", "Lines", itemgetter(1), stacked=True)
    return Table("A title <&> [b]", (name, value), HARD, (lines,), language="en", empty="Nothing")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Count, before they are left out, the tests that `-m "not slow"` leaves out; a worker tells the controller."""
    if config.option.markexpr == "not slow":
        config.stash[_SLOW] = sum(item.get_closest_marker("slow") is not None for item in items)
        if hasattr(config, "workeroutput"):
            config.workeroutput["slow"] = config.stash[_SLOW]


class _Workers:
    """What the controller of several workers hears of them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.config.stash[_SLOW] = getattr(node, "workeroutput", {}).get("slow", 0)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workeroutput"):
        config.pluginmanager.register(_Workers(config))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say as the last line what was left out."""
    if config.stash.get(_SLOW, 0) and not hasattr(config, "workeroutput"):
        print(f"{config.stash[_SLOW]} slow tests were left out; `-m slow` runs them.")  # noqa: T201 - after all else


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the golden files of tests/golden anew")
