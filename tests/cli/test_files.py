"""validate, stats, schema and new: what they print and how they end, where no Qt is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli.main import main

FROZEN = Path(__file__).parents[1] / "fixtures" / "maps" / "v1.argmap"
ROOT = Path(__file__).parents[2]

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.argmap"
    path.write_bytes(
        FROZEN.read_bytes()
        .replace(b'"target":"i1"', b'"target":"nobody"')
        .replace(b'"credence":0.7', b'"credence":7')
    )
    return path


def test_validate_tells_that_nothing_is_wrong(capsys: Captured) -> None:
    assert main(["validate", str(FROZEN)]) == 0
    assert capsys.readouterr().out == f"{FROZEN}: nothing is wrong\n"


def test_validate_names_each_problem_with_its_place(broken: Path, capsys: Captured) -> None:
    assert main(["validate", str(FROZEN), str(broken)]) == 2
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"{FROZEN}: nothing is wrong"
    assert out[1].startswith(f"{broken}:4: Statement “open”: “credence” must be at most 1")
    assert out[2].startswith(f"{broken}:14: Inference “i3”: ")
    assert len(out) == 3


def test_validate_as_json(broken: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["validate", "--json", str(FROZEN), str(broken), str(tmp_path / "none")]) == 2
    good, bad, missing = json.loads(capsys.readouterr().out)
    assert good == {"file": str(FROZEN), "valid": True, "problems": []}
    assert [(each["line"], each["record"]) for each in bad["problems"]] == [(4, "open"), (14, "i3")]
    assert missing["problems"][0]["message"] == "There is no such file."


def test_stats_counts(capsys: Captured) -> None:
    assert main(["stats", "--json", str(FROZEN)]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts["statements"] == 6
    assert counts["kinds"]["counterpoint"] == 1
    assert (counts["linked"], counts["undercuts"], counts["cycles"]) == (1, 1, 0)
    assert main(["stats", str(FROZEN)]) == 0
    rows = dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert rows["statements"] == "6"
    assert rows["  evidence"] == "1"


def test_stats_of_a_mended_file_tells_what_was_mended(broken: Path, capsys: Captured) -> None:
    assert main(["stats", "--json", str(broken)]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["inferences"] == 2
    assert "nobody" in captured.err


def test_stats_of_no_map_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}")
    assert main(["stats", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "x.json: This is JSON but no argmap file" in captured.err


def test_new_writes_an_empty_map_and_overwrites_nothing(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "new.argmap"
    assert main(["new", str(path)]) == 0
    before = path.read_bytes()
    assert main(["validate", str(path)]) == 0
    assert main(["new", str(path)]) == 2
    assert path.read_bytes() == before
    assert main(["new", str(tmp_path / "none" / "x.argmap")]) == 1
    assert capsys.readouterr().err.count("\n") == 2


def test_schema_prints_the_schema(capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "argmap file, version 1"


@pytest.mark.parametrize("verb", [["validate"], ["stats"], ["schema", None], ["new", "x.argmap"]])
def test_they_run_where_no_qt_is(verb: list[str | None], tmp_path: Path) -> None:
    words = [word for word in (verb if len(verb) > 1 else [*verb, str(FROZEN)]) if word]
    program = (
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from argmap.cli.main import main\n"
        f"code = main({words!r})\n"
        "assert not any(name.startswith('PySide6.') for name in sys.modules)\n"
        "raise SystemExit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
