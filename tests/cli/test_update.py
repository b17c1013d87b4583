"""`jjj update` puts the seals that are missing into a model file, and changes no other byte."""

import re
from pathlib import Path

import pytest
from process import SMALL

from jjj_textile.cli.app import run
from jjj_textile.model.loader import load

PAGE = SMALL.with_suffix(".txt")
SEALED = SMALL.read_bytes()
BARE = re.sub(rb', seal: "?\w{8}"?', b"", SEALED)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_bytes(BARE)
    return path


def updated(model: Path | str, *options: str, page: Path = PAGE) -> int:
    return run(["update", str(page), "-m", str(model), *options])


def test_every_missing_seal_is_written_and_nothing_else(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert updated(model) == 0
    assert model.read_bytes() == SEALED
    assert capsys.readouterr() == ("", "jjj: 7 seals written\n")


def test_a_second_time_nothing_changes(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    updated(model)
    before = model.stat()
    assert updated(model) == 0
    assert (model.read_bytes(), model.stat().st_mtime_ns) == (SEALED, before.st_mtime_ns)
    assert capsys.readouterr().err.splitlines()[-1] == "jjj: nothing written"


@pytest.mark.parametrize("change", [(b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")])
def test_a_byte_order_mark_and_line_breaks_stay(model: Path, change: tuple[bytes, bytes]) -> None:
    old, new = change
    mark, content = (new, BARE) if not old else (b"", BARE.replace(old, new))
    model.write_bytes(mark + content)
    assert updated(model) == 0
    assert model.read_bytes() == mark + (SEALED if not old else SEALED.replace(old, new))


def test_what_has_changed_is_never_sealed_anew_and_what_is_gone_is_listed(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    updated(model)
    page = tmp_path / "page.txt"
    page.write_text(
        PAGE.read_text("utf-8").replace("will be collected", "will not be collected").replace("old ", "new ")
    )
    capsys.readouterr()
    assert updated(model, page=page) == 1
    assert model.read_bytes() == SEALED
    told = re.sub(rf"{re.escape(str(model))}:\d+:\d+: ", "", capsys.readouterr().err)
    assert told.splitlines() == [
        "jjj: nothing written",
        'jjj: G2 in P1: left as it is: changed: not the words that were sealed, but now "It is clear that waste glass '
        'will not be collected in every town"',
        'jjj: A1 in P2: left as it is: missing: "old furnaces" does not stand in P2',
        "jjj: outside all evidence and exclusions: 2 words of the page; jjj coverage --list unaccounted shows them",
    ]


def test_it_may_go_to_another_file_or_to_standard_output(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert updated(model, "-o", str(tmp_path / "other.yaml")) == 0
    assert ((tmp_path / "other.yaml").read_bytes(), model.read_bytes()) == (SEALED, BARE)
    capsys.readouterr()
    assert updated(model, "-o", "-") == 0
    assert capsys.readouterr().out.encode() == SEALED


def test_the_model_of_the_program_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["update", str(PAGE)]) == 2
    assert capsys.readouterr().err.startswith("jjj: there is no file to update: name the model with -m FILE")


def test_a_sealed_model_is_the_same_plan_with_seals(model: Path) -> None:
    bare = load(str(model))
    updated(model)
    sealed = load(str(model))
    unsealed = [
        fact._replace(evidence=tuple(piece._replace(seal=None) for piece in fact.evidence)) for fact in sealed.facts
    ]
    assert unsealed == list(bare.facts)
