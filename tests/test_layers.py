"""Imports point down, and rooms on one floor do not know each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import jjj_textile

SOURCE = Path(jjj_textile.__file__).parent
MODULES = {".".join(file.relative_to(SOURCE).with_suffix("").parts): file for file in sorted(SOURCE.rglob("*.py"))}


def imported(name: str) -> Iterator[str]:
    """What a module imports, wherever in it: ours without the package's name, of others the top name."""
    package = ["jjj_textile", *name.split(".")[:-1]]
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level:
            above = package[1 : len(package) - node.level + 1]
            yield from (
                [".".join([*above, node.module])]
                if node.module
                else [".".join([*above, alias.name]) for alias in node.names]
            )
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def ours(name: str) -> set[str]:
    return {module for module in imported(name) if module in MODULES}


def importers(name: str) -> set[str]:
    return {module for module in MODULES if name in imported(module)}


FORMATS = {name for name in MODULES if name.startswith("formats.") and name != "formats.__init__"}


@pytest.mark.parametrize("name", ["errors", "visible", "words", "model", "labels", "accents"])
def test_the_lowest_floor_imports_nothing_of_ours(name: str) -> None:
    assert ours(name) == set()


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("table", {"errors"}),
        ("links", {"model"}),
        ("folding", {"words"}),
        ("files", {"errors", "visible"}),
        ("values", set()),
        ("plain", {"values", "visible"}),
        ("tree", {"errors", "values"}),
        ("names", {"errors", "model"}),
        ("search", {"model", "names"}),
        ("findings", {"names", "values", "visible"}),
        ("shape", {"findings", "values", "visible", "words"}),
        ("schema", {"model", "shape", "words"}),
        ("loader", {"errors", "files", "findings", "model", "names", "plain", "schema", "shape", "tree", "values"}),
        ("edition", {"labels", "links", "model", "table"}),
        ("views", {"edition", "errors", "labels", "model", "search", "table"}),
        ("page", {"errors", "files", "normal"}),
        ("passages", {"words"}),
        ("quoting", {"model", "passages", "visible", "words"}),
        ("draft", {"labels", "model", "normal", "page", "passages", "quoting", "words"}),
        (
            "quoting_views",
            {*("coverage", "edition", "errors", "model", "normal", "passages", "proof", "quoting", "table")}
            | {*("visible", "words")},
        ),
        ("authoring", {"commands", "draft", "errors", "files", "output", "page", "quoting_views", "schema", "session"}),
        ("flow", {"errors", "table", "visible"}),
        ("terminal", {"accents", "folding", "table", "visible"}),
        ("output", {"visible"}),
    ],
)
def test_a_module_imports_no_more_than_its_floor_allows(name: str, allowed: set[str]) -> None:
    assert ours(name) <= allowed


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_knows_the_table_and_no_domain(name: str) -> None:
    drawn = {"terminal"} if name == "formats.svg" else set()  # a picture of what a terminal shows
    known = {module for module in ours(name) if not module.startswith("formats.")}
    assert known <= {"table", "flow", "accents", "visible", "errors"} | drawn


def test_formats_know_of_each_other_only_how_json_is_encoded_and_what_the_csv_for_spreadsheets_is_made_of() -> None:
    known = {
        (name, f"{node.module}.{alias.name}")
        for name in FORMATS
        for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names
    }
    assert known == {
        ("formats.json", "ndjson.encode"),
        ("formats.yaml", "ndjson.encode"),
        ("formats.excel", "csv.render"),
    }


@pytest.mark.parametrize(
    ("library", "users"),
    [
        ("rich", {"terminal"}),
        ("typer", {"authoring", "cli", "commands", "checks", "completion"}),
        ("yaml", {"tree"}),
        ("click", set()),
        ("pydantic", set()),
    ],
)
def test_each_library_has_its_only_importers(library: str, users: set[str]) -> None:
    assert importers(library) == users


def test_nobody_imports_the_command_line_but_the_way_into_it() -> None:
    assert importers("cli") == {"__main__"}


def test_model_files_are_read_by_load_alone() -> None:
    assert importers("tree") == importers("plain") == {"loader"}
    assert importers("schema") == {"authoring", "checks", "loader"}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_module_says_in_one_sentence_what_it_is(name: str) -> None:
    lines = (ast.get_docstring(ast.parse(MODULES[name].read_text("utf-8"))) or "").splitlines()
    assert lines
    assert lines[0].endswith(".")
    assert not lines[1:2] or lines[1] == ""
