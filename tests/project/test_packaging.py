"""Wheel, source distribution and checkout all find the model, and carry what they should."""

import re
import subprocess
import sys
import tarfile
import zipapp
import zipfile
from pathlib import Path

import process
import pytest
from invocation import ROOT, SMALL, environment
from process import uncounted

from jjj_textile import __version__
from jjj_textile.model.loader import built_in

PAGE = SMALL.with_suffix(".txt")
WHEEL = f"jjj_textile-{__version__}-py3-none-any.whl"


def build(project: Path, target: str, into: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    subprocess.run(command, cwd=project, env=environment(), capture_output=True, check=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, and in `again` the wheel built from the source distribution."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, "wheel", folder)
    build(ROOT, "sdist", folder)
    with tarfile.open(folder / f"jjj_textile-{__version__}.tar.gz") as archive:
        for member in filter(tarfile.TarInfo.isfile, archive):
            content = archive.extractfile(member)
            assert content
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())
    build(folder / f"jjj_textile-{__version__}", "wheel", folder / "again")
    return folder


def test_a_wheel_alone_lists_the_regions(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / WHEEL) as wheel:
        wheel.extractall(tmp_path)  # noqa: S202 - the wheel just built
    ask = "import jjj_textile.model.loader as l; print(l.built_in()); print([r.id for r in l.load().regions])"
    ended = subprocess.run(
        [sys.executable, "-c", ask],
        env=uncounted({"PYTHONPATH": str(tmp_path)}),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == f"{tmp_path}/jjj_textile/data/plan.yaml\n['beijing', 'tianjin', 'hebei']\n"


def test_a_wheel_carries_the_manual_page_and_the_mark_of_types(built: Path) -> None:
    with zipfile.ZipFile(built / WHEEL) as wheel:
        names = wheel.namelist()
    assert f"jjj_textile-{__version__}.data/data/share/man/man1/jjj.1" in names
    assert "jjj_textile/py.typed" in names
    assert [name for name in names if "test" in name or name.endswith("article.txt")] == []


def test_a_wheel_carries_the_documentation_with_its_links_whole(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / WHEEL) as wheel:
        wheel.extractall(tmp_path)  # noqa: S202 - the wheel just built
    folder = tmp_path / f"jjj_textile-{__version__}.data" / "data" / "share" / "doc" / "jjj-textile"
    for page in [*folder.glob("README*.md"), *folder.glob("docs/*.md")]:
        text = page.read_text("utf-8")
        assert text == (ROOT / page.relative_to(folder)).read_text("utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
        assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_for_a_package_index_leads_nowhere_that_it_does_not_have(built: Path) -> None:
    """The project has no address there: no picture and no link to a file, but where both are."""
    with zipfile.ZipFile(built / WHEEL) as wheel:
        metadata = wheel.read(f"jjj_textile-{__version__}.dist-info/METADATA").decode()
    page = metadata.partition("\n\n")[2]
    assert re.findall(r"\]\((?!https?:)", page) == []
    assert "`share/doc/jjj-textile` of the installed package" in page
    assert "Project-URL" not in metadata
    for part in ("## Install", "## Why to trust it", "A page of your own", "MIT licence."):
        assert part in page


def test_the_source_distribution_makes_the_same_wheel(built: Path) -> None:
    with zipfile.ZipFile(built / WHEEL) as one, zipfile.ZipFile(built / "again" / WHEEL) as other:
        assert {info.filename: info.CRC for info in one.infolist()} == {
            info.filename: info.CRC for info in other.infolist()
        }


def test_a_checkout_reads_the_file_that_is_edited() -> None:
    assert Path(built_in()) == ROOT / "data" / "plan.yaml"


@pytest.mark.slow
@pytest.mark.parametrize("line", ["regions", f"verify {PAGE} -m {SMALL}", "report", f"new {PAGE}"])
def test_an_archive_that_python_runs_finds_all_that_it_needs(line: str, built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / WHEEL) as wheel:
        wheel.extractall(tmp_path / "files")  # noqa: S202 - the wheel just built
    archive = tmp_path / "jjj.pyz"
    zipapp.create_archive(tmp_path / "files", archive, main="jjj_textile.__main__:main")
    found = process.run([str(archive), *line.split()], uncounted(), command=(sys.executable,))
    assert found == process.run(line.split(), uncounted())
    assert found.out != ""
