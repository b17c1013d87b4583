"""The constraints name every dependency, each with one version, in a form that an old pip reads."""

import re
import tomllib

from invocation import ROOT

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==[0-9.]+(?: ; [a-z_]+ [!=]= '\w+')?")
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]


def test_each_line_is_one_dependency_with_one_version() -> None:
    names = [match["name"] for line in PINS if (match := PIN.fullmatch(line))]
    assert len(names) == len(PINS) == len(set(names))
    assert names == sorted(names)


def test_every_dependency_of_the_project_is_constrained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = (
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
    )
    wanted = [requirement for requirements in lists for requirement in requirements]
    names = [re.split(r"[^\w-]", requirement)[0].lower() for requirement in wanted]
    assert [name for name in names if not any(pin.startswith(f"{name}==") for pin in PINS)] == []
