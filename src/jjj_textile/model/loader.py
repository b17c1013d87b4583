"""A model file to a Plan, or every problem with its place. The only reader of model files."""

import os
import pathlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from ..errors import ERROR, OPEN, InvalidModel, Problem
from ..io.files import display_name, read_own_text, read_text
from ..io.progress import Watch, unwatched
from ..light_tuples import LightTuple
from ..text.folding import fold
from .names import region_names
from .paths import Duplicates, ModelPath
from .plan import Plan
from .problems import MAX_PROBLEMS, Enough, Finding, Inspection, dotted, owner
from .schema import NAME, PLAN
from .yaml_reader import read_yaml, yaml_positions
from .yaml_scalars import MAX_MODEL_BYTES


def built_in() -> str:
    """The file of the model that comes with the program: in the package, or in a checkout beside it."""
    package = pathlib.Path(__file__).parents[1]
    packaged, beside = package / "data" / "plan.yaml", package.parents[1] / "data" / "plan.yaml"
    return str(beside if beside.exists() and not packaged.exists() else packaged)


def _text(path: str) -> str:
    """The text of a model file. The built-in one may lie in an archive, where only its loader finds it."""
    if path == built_in():
        return read_own_text(path)
    return read_text(path, MAX_MODEL_BYTES)


def load(path: str | os.PathLike[str] | None = None, watch: Watch | None = None) -> Plan:
    """The plan in a model file; `-` is standard input, None the model that comes with the program.

    `watch` may show how far a long one is read. Raises UnreadableFile, or InvalidModel with up to 50
    problems, each with line, column and path.
    """
    return examine(path, watch).plan


class Examined(LightTuple):
    """A plan, up to 50 places of its file that are still to be written, and how many more there are."""

    plan: Plan
    open: tuple[Problem, ...] = ()
    more: int = 0


def examine(path: str | os.PathLike[str] | None = None, watch: Watch | None = None) -> Examined:
    """The plan in a model file, with what of it is still open. Raises as `load` does."""
    name = built_in() if path is None else os.fspath(path)
    return examine_text(_text(name), display_name(name), watch)


def positions_in_file(path: str, paths: Mapping[ModelPath, bool]) -> dict[ModelPath, str]:
    """Where in a model file values stand, or, where the mapping says True, their keys: `FILE:LINE:COLUMN`."""
    return positions_in_text(_text(path), path, paths) if paths else {}


def positions_in_text(text: str, path: str, paths: Mapping[ModelPath, bool]) -> dict[ModelPath, str]:
    """The same for the text of a file."""
    found = yaml_positions(text, paths) if paths else {}
    return {key: f"{display_name(path)}:{line}:{column}" for key, (line, column) in found.items()}


def parse(text: str, name: str = "<text>", watch: Watch | None = None) -> Plan:
    """The plan in the text of a model file. Raises InvalidModel, whose problems bear the file `name`."""
    return examine_text(text, name, watch).plan


def examine_text(text: str, name: str, watch: Watch | None = None) -> Examined:
    """The same, with what of it is still open."""
    watch = watch or unwatched
    value, duplicates = read_yaml(text, name, watch)
    inspection = Inspection(_known(value), _names(value, "languages"), watch)
    plan: Any = None
    with suppress(Enough):
        plan = PLAN.read(value, None, inspection)
        if not inspection.count:
            _check(plan, inspection)
    if inspection.count or duplicates:
        raise _refusal(text, name, inspection, duplicates, value)
    still_open = _placed(text, name, inspection.open_findings, OPEN, value)
    return Examined(plan, still_open, inspection.open_count - len(still_open))


def _known(value: Any) -> dict[str, Mapping[str, Any]]:
    """The ids that other parts of the file may refer to, as far as the file has them in good form."""
    document = value.get("document") if isinstance(value, dict) else None
    return {
        key: _names(value, key) for key in ("kinds", "themes", "topics", "steps", "codes", "regions", "sources")
    } | {"blocks": _names(document, "blocks")}


def _names(value: Any, key: str) -> dict[str, Any]:
    """The keys of a mapping, the ids in a list of records, or the text in a list, under `key`."""
    found = value.get(key) if isinstance(value, dict) else None
    if isinstance(found, dict):
        return found
    items = found if isinstance(found, list) else []
    ids = [item.get("id") if isinstance(item, dict) else item for item in items]
    return dict.fromkeys(name for name in ids if isinstance(name, str))


def _check(plan: Plan, inspection: Inspection) -> None:
    """What only the whole plan shows."""
    _check_region_names(plan, inspection)
    _check_roles_are_carried(plan, inspection)
    _check_role_facts_are_listed(plan, inspection)


def _check_region_names(plan: Plan, inspection: Inspection) -> None:
    """No region answers to a name that is another region's, or the id of something else."""
    owners: dict[str, str] = {}
    for index, region in enumerate(plan.regions):
        step = ((None, "regions"), index)
        for name in dict.fromkeys(map(fold, region_names(region))):
            if name != fold(region.id) and ("plan", name) in inspection.taken:
                what = f"answers to {name}, which is the id of {owner(inspection.taken['plan', name])}"
                inspection.report(step, what)
                continue
            other = owners.setdefault(name, region.id)
            if other != region.id:
                inspection.report(step, f"answers to {name}, as {other} does")


def _check_roles_are_carried(plan: Plan, inspection: Inspection) -> None:
    """Every role of a region is borne out by a fact of kind role."""
    carried = {(region, fact.step) for fact in plan.facts if fact.kind == "role" for region in fact.regions}
    for index, region in enumerate(plan.regions):
        for position, role in enumerate(region.roles):
            if (region.id, role.step) not in carried:
                step = ((((None, "regions"), index), "roles"), position)
                inspection.report_open(step, "no fact of kind role carries it")


def _check_role_facts_are_listed(plan: Plan, inspection: Inspection) -> None:
    """Every fact of kind role belongs to a role that its regions list."""
    listed = {(region.id, role.step) for region in plan.regions for role in region.roles}
    for index, fact in enumerate(plan.facts):
        for name in fact.regions if fact.kind == "role" else ():
            if (name, fact.step) not in listed:
                inspection.report_open(((None, "facts"), index), f"{name} has no role at the step {fact.step}")


def _placed(text: str, name: str, findings: Sequence[Finding], level: str, value: Any) -> tuple[Problem, ...]:
    """Findings with their places in the text, which is read again for that only if there are any."""
    if not findings:
        return ()
    where = yaml_positions(text, {finding.path: finding.on_key for finding in findings})
    problems = [
        Problem(name, *where[path], dotted(path), what, level, _id_of(value, path)) for path, what, _ in findings
    ]
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _id_of(value: Any, path: ModelPath) -> str | None:
    """The id of the innermost entry of a list on a path, if it has a good one; nothing for a path to an id."""
    found = None
    for key in path if path[-1:] != ("id",) else ():
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        name = value.get("id") if isinstance(key, int) and isinstance(value, dict) else None
        found = name if isinstance(name, str) and NAME.pattern.fullmatch(name) else found
    return found


def _refusal(text: str, name: str, inspection: Inspection, duplicates: Duplicates, value: Any) -> InvalidModel:
    """Every problem with its place."""
    problems = [*_placed(text, name, inspection.findings, ERROR, value)]
    problems += [Problem(name, *place, dotted(path), "stands twice in one mapping") for path, place in duplicates]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    shown = tuple(problems[:MAX_PROBLEMS])
    return InvalidModel(shown, inspection.count + len(duplicates) - len(shown))
