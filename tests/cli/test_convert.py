"""`argmap convert` and `argmap formats`: files, folders, what is lost, and nothing half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli.main import main

FORMAT = '"format":"argmap","version":1,"min_reader":1,"id":"m"'


@pytest.fixture
def a_map(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "a.argmap"
    path.parent.mkdir()
    path.write_text(
        f'{{{FORMAT},"info":{{}},"statements":[{{"id":"a","text":"A"}},{{"id":"b","text":"B"}}],'
        '"inferences":[{"id":"i","premises":["a"],"target":"b"}]}',
        encoding="utf-8",
    )
    return path


def test_a_map_is_placed_and_written(a_map: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.argmap"
    assert main(["convert", str(a_map), str(out)]) == 0
    statements = json.loads(out.read_text(encoding="utf-8"))["statements"]
    assert [each["text"] for each in statements] == ["A", "B"]
    assert all("x" in each for each in statements)


def test_a_folder_in_one_call(
    a_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (a_map.parent / "bad.argmap").write_text('{"format":"argmap","statements":[', encoding="utf-8")
    (a_map.parent / "sub").mkdir()
    a_map.with_name("c.argmap").write_bytes(a_map.read_bytes())
    out = tmp_path / "out"
    assert main(["convert", str(a_map.parent), str(out), "--to", "argmap"]) == 2
    assert sorted(path.name for path in out.iterdir()) == ["a.argmap", "c.argmap"]
    told = capsys.readouterr()
    assert told.out == "2 maps written, 0 with losses, 1 not read\n"
    assert "bad.argmap" in told.err


def test_refusals_are_sentences(
    a_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["convert", str(a_map), str(tmp_path / "x.nothing")],
        ["convert", str(a_map), str(tmp_path / "x.png")],
        ["convert", str(a_map), str(tmp_path / "x.argmap"), "--to", "argmpa"],
        ["convert", str(tmp_path / "none.argmap"), str(tmp_path / "x.argmap")],
    ):
        assert main(words) == 2
        assert capsys.readouterr().err.startswith("argmap: ")
    assert list(tmp_path.iterdir()) == [a_map.parent]


def test_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    assert "argmap" in capsys.readouterr().out
    assert main(["formats", "--json"]) == 0
    assert {"argmap"} <= {each["id"] for each in json.loads(capsys.readouterr().out)}
