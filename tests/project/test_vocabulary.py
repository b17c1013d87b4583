"""One word for one thing: no two public names of different modules are equal."""

import ast
from collections import defaultdict
from pathlib import Path

import jjj_textile

SOURCE = Path(jjj_textile.__file__).parent

BY_DESIGN = {
    "render": "each format renders",
    "commands": "each group of commands has its own",
}
"""Names that mean the same in each module that has them."""

COMMANDS = ("cli.", "answers")
"""A command has the name of its view or of what it publishes, and that of what it is about; so has the function."""


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
        for name in public_names(file) - BY_DESIGN.keys():
            if not (module.startswith(COMMANDS) and name.islower()):
                homes[name].append(module)
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_every_module_has_a_test_of_its_name_or_says_where_it_is_tested() -> None:
    tests = {file.stem for file in Path(__file__).parents[1].rglob("test_*.py")}
    homeless = [
        str(file.relative_to(SOURCE))
        for file in sorted(SOURCE.rglob("*.py"))
        if file.stem not in ("__init__", "__main__")
        and f"test_{file.stem}" not in tests
        and "Tested in tests/" not in (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "")
    ]
    assert homeless == []
