"""Imports point down one ordered list of rooms, which no file escapes."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import jjj_textile

SOURCE = Path(jjj_textile.__file__).parent
MODULES = {".".join(file.relative_to(SOURCE).with_suffix("").parts): file for file in sorted(SOURCE.rglob("*.py"))}

FOUNDATION = "light_tuples"
"""What every room may know."""

ROOMS: Mapping[str, set[str]] = {
    FOUNDATION: set(),
    "errors": set(),
    "labels": set(),
    "text": set(),
    "io": {"errors", "text"},
    "table": {"errors", "text"},
    "model": {"errors", "text", "io"},
    "page": {"errors", "labels", "text", "io", "model"},
    "drawing": {"errors", "text", "table"},
    "formats": {"errors", "text", "table", "drawing"},
    "views": {"errors", "labels", "text", "table", "model", "page"},
    "publish": {"errors", "labels", "text", "io", "table", "model", "page", "drawing", "views"},
    "answers": {"errors", "text", "table", "model", "page", "views"},
    "cli": {
        *("errors", "labels", "text", "io", "table", "model", "page", "drawing", "formats", "views", "publish"),
        *("answers", "__init__"),
    },
    "__init__": {"model", "page", "answers"},
    "__main__": {"cli"},
}
"""Each room of the package, lowest first, with the rooms that it may know. A module at the top is a room, too."""

LIBRARIES = {
    "rich": {"drawing"},
    "typer": {"cli"},
    "yaml": {"model.yaml_events"},
    "icu4py": {"page.fragments"},
    "jinja2": {"publish.report"},
    "turbohtml": {"page"},
    "tinycss2": {"page.declarations"},
    "pypdfium2": {"page.pdf"},
    "click": set[str](),
    "pydantic": set[str](),
}
"""Each library with its only importers: modules, or whole rooms."""


def room(module: str) -> str:
    """The room of a module: its package, or itself where it stands at the top."""
    return module.partition(".")[0]


@cache
def imported(name: str) -> frozenset[str]:
    """What a module imports, wherever in it: ours without the package's name, of others the top name."""
    return frozenset(_imports(name))


def _imports(name: str) -> Iterator[str]:
    package = name.split(".")[:-1]
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            above = package[: len(package) - node.level + 1]
            whole = [*above, *(node.module or "").split(".")] if node.module else above
            named = (".".join([*whole, alias.name]) for alias in node.names)
            yield from (
                path if path in MODULES else ".".join(whole) if ".".join(whole) in MODULES else _package(whole)
                for path in named
            )
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def _package(path: list[str]) -> str:
    return ".".join([*path, "__init__"])


def test_every_file_is_in_a_room_of_the_list() -> None:
    assert {room(module) for module in MODULES} == set(ROOMS)


def test_rooms_know_only_rooms_above_them_in_the_list() -> None:
    order = list(ROOMS)
    allowed_upward = {("cli", "__init__")}  # the version
    wrong = [
        (one, other)
        for one, known in ROOMS.items()
        for other in known
        if order.index(other) >= order.index(one) and (one, other) not in allowed_upward
    ]
    assert wrong == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_knows_only_its_own_room_and_those_that_its_room_may_know(name: str) -> None:
    known = {room(module) for module in imported(name) if module in MODULES}
    assert known <= {room(name), *ROOMS[room(name)], FOUNDATION}


@pytest.mark.parametrize("package", [name for name in ROOMS if f"{name}.__init__" in MODULES])
def test_a_package_says_what_belongs_there_and_has_no_code(package: str) -> None:
    tree = ast.parse(MODULES[f"{package}.__init__"].read_text("utf-8"))
    assert len((ast.get_docstring(tree) or "").splitlines()) >= 3
    lists = {"model", "formats"}  # the documented names of the first, the registry of the second
    assert len(tree.body) == 1 or package in lists


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) == "formats" and name != "formats.__init__"])
def test_a_format_knows_the_table_and_of_drawing_only_what_it_shows(name: str) -> None:
    drawn = {"drawing.terminal"} if name == "formats.svg" else set()  # a picture of what a terminal shows
    known = {module for module in imported(name) if module in MODULES and room(module) == "drawing"}
    assert known <= {"drawing.flow", "drawing.accents"} | drawn


@pytest.mark.parametrize(("library", "users"), LIBRARIES.items(), ids=LIBRARIES)
def test_each_library_has_its_only_importers(library: str, users: set[str]) -> None:
    importers = {name for name in MODULES if library in imported(name)}
    assert {name if name in users else room(name) for name in importers} == users


def test_no_module_imports_another_in_a_circle() -> None:
    graph = {name: {module for module in imported(name) if module in MODULES and module != name} for name in MODULES}
    while leaves := [name for name, known in graph.items() if not known & graph.keys()]:
        for name in leaves:
            del graph[name]
    assert graph == {}
