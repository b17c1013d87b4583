"""One word for one thing: no two public names of different modules are equal."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import jjj_textile
from jjj_textile.cli.commands import NAMES

SOURCE = Path(jjj_textile.__file__).parent
TESTS = Path(__file__).parents[1]

BY_DESIGN = {
    "render": "each format renders",
    "commands": "each group of commands has its own",
}
"""Names that mean the same in each module that has them."""

COMMANDS = {*NAMES}
"""A command, its view, what it publishes and what it is in Python have one name."""


def public_names(file: Path) -> set[str]:
    """The classes, functions, types and constants that a module defines for others."""
    names: set[str] = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return {name for name in names if not name.startswith("_")}


def test_no_two_modules_give_one_name_to_two_things() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for file in sorted(SOURCE.rglob("*.py")):
        module = ".".join(file.relative_to(SOURCE).with_suffix("").parts)
        for name in public_names(file) - BY_DESIGN.keys() - COMMANDS:
            homes[name].append(module)
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_every_module_has_a_test_of_its_name_or_its_package_says_where_it_is_tested() -> None:
    tests = {file.stem for file in TESTS.rglob("test_*.py")}
    homeless = [
        str(file.relative_to(SOURCE))
        for file in sorted(SOURCE.rglob("*.py"))
        if file.stem not in ("__init__", "__main__") and f"test_{file.stem}" not in tests and not told_where(file)
    ]
    assert homeless == []


def told_where(file: Path) -> bool:
    """Whether a module, or its package of it by name, says in which test file it is tested, and that is there."""
    package = ast.get_docstring(ast.parse(file.with_name("__init__.py").read_text("utf-8"))) or ""
    lines = [line for line in package.splitlines() if re.search(rf"\b{file.stem}\b", line)]
    said = re.findall(
        r"tests/[\w/]+\.py", "\n".join([*lines, ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""])
    )
    return bool(said) and all((TESTS.parent / path).exists() for path in said)
