"""`argmap diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli.main import main

ONE = (
    '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[\n'
    '{"id":"a","order":"a1","text":"Dikes hold","x":0,"y":0}\n]}\n'
)


@pytest.fixture
def maps(tmp_path: Path) -> tuple[str, str]:
    one, two = tmp_path / "one.argmap", tmp_path / "two.argmap"
    one.write_text(ONE, encoding="utf-8")
    two.write_text(ONE.replace("hold", "broke").replace('"x":0', '"x":9'), encoding="utf-8")
    return str(one), str(two)


def test_it_tells_what_is_other(maps: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *maps]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Reworded: the claim “Dikes hold” is now the claim “Dikes broke”.",
        "1 box moved.",
    ]
    assert main(["diff", maps[0], maps[0], "--exit-code"]) == 0
    assert capsys.readouterr().out == "The maps are the same.\n"
    assert main(["diff", *maps, "--exit-code", "--places"]) == 1
    assert "Moved: the claim “Dikes broke”." in capsys.readouterr().out


def test_as_json(maps: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *maps, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert not told["same"]
    assert told["counts"]["reworded"] == told["counts"]["moved"] == 1
    assert [each["id"] for each in told["differences"]] == ["a", "a"]


def test_a_file_that_is_no_map(maps: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(maps[1]).write_text("{", encoding="utf-8")
    assert main(["diff", *maps]) == 2
    assert "two.argmap" in capsys.readouterr().err
