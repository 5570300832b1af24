"""`./dev` speaks to a person who has set up nothing yet."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.coverage_floors import complaints
from tests.test_project.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def _dev(*words: str, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", **variables}
    return subprocess.run(
        ["/bin/sh", str(root / "dev"), *words],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd="/",
    )


def test_help_names_every_verb() -> None:
    said = _dev("help").stdout
    for verb in ("run", "test", "check", "format", "bench", "shots"):
        assert f"\n  {verb} " in said


def test_an_unknown_verb_is_refused_in_one_sentence() -> None:
    done = _dev("tset")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "dev: there is no verb 'tset'; ./dev help lists them.\n"


def test_a_python_that_is_too_old_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    for name in ("dev", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "argmap").mkdir()
    shutil.copy(ROOT / "argmap" / "__init__.py", tmp_path / "argmap")
    done = _dev("check", root=tmp_path, ARGMAP_PYTHON="/bin/false")
    assert done.returncode == 1
    assert done.stderr.startswith("dev: ARGMAP_PYTHON=/bin/false is no Python 3.11 or newer")
    assert not (tmp_path / ".venv").exists()


def test_coverage_complaints_name_the_package() -> None:
    said = complaints({"argmap.core": 89.96, "argmap.ui": 70.0}, {"argmap.core": 90, "argmap.x": 1})
    assert said == [
        "argmap.core: 89.9 % is under its floor of 90 %",
        "argmap.ui: has no floor in coverage_floors.toml",
        "argmap.x: has a floor but no code",
    ]
