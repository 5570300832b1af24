"""The program finds its files in a checkout and in an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import argmap
from argmap import resources
from argmap.resources import resource, resource_root
from tests.test_project.source import ROOT


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_version_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert version("argmap") == argmap.__version__


def test_a_checkout_reads_its_own_resources() -> None:
    assert resource_root() == ROOT / "resources"
    assert resource("fonts", "OFL.txt").is_file()


def test_missing_resources_say_where_they_were_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "argmap" / "resources.py"))
    resources.resource_root.cache_clear()
    try:
        with pytest.raises(FileNotFoundError, match="own files are missing") as caught:
            resources.resource_root()
    finally:
        resources.resource_root.cache_clear()
    assert str(tmp_path / "argmap" / "_resources") in str(caught.value)


def test_a_wheel_carries_every_resource_and_finds_them(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = "import sys; sys.path[0] = '.'; import argmap.resources as r; print(r.resource_root())"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    installed = tmp_path / "argmap" / "_resources"
    assert Path(found.stdout.strip()) == installed
    assert _files(installed) == _files(ROOT / "resources")


def test_a_wheel_carries_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    roots = {name.partition("/")[0] for name in names}
    assert roots == {"argmap", f"argmap-{argmap.__version__}.dist-info"}
    assert "argmap/py.typed" in names
    (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
    with zipfile.ZipFile(wheel) as archive:
        assert "argmap = argmap.cli.main:main" in archive.read(entry_points).decode()
