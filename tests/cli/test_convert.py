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


def test_cards_are_spread_where_argmap_draws_them_and_kept_for_others(tmp_path: Path) -> None:
    cards = tmp_path / "cards.canvas"
    nodes = [
        {"id": str(n), "type": "text", "text": "Words", "width": 90, "height": 40, "x": x, "y": 0}
        for n, x in enumerate((0, 100))
    ]
    cards.write_text(json.dumps({"nodes": nodes, "edges": []}), encoding="utf-8")
    ours, theirs = tmp_path / "ours.argmap", tmp_path / "again.canvas"
    for out in (ours, theirs):
        assert main(["convert", str(cards), str(out)]) == 0
    places = [each["x"] for each in json.loads(ours.read_text("utf-8"))["statements"]]
    assert abs(places[0] - places[1]) > 200
    assert [each["x"] for each in json.loads(theirs.read_text("utf-8"))["nodes"]] == [0, 100]


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


AIF = {
    "nodes": [
        {"nodeID": "1", "text": "A", "type": "I"},
        {"nodeID": "2", "text": "B", "type": "I"},
        {"nodeID": "3", "text": "Default Inference", "type": "RA"},
        {"nodeID": "4", "text": "Ann : B", "type": "L"},
    ],
    "edges": [{"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"}],
    "locutions": [],
}


@pytest.fixture
def aif(tmp_path: Path) -> Path:
    path = tmp_path / "debate.json"
    path.write_text(json.dumps(AIF), encoding="utf-8")
    return path


def test_a_loss_is_told_and_strict_writes_nothing(
    aif: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.sadface.json"
    assert main(["convert", str(aif), str(out), "--strict"]) == 3
    assert not out.exists()
    assert "not written; this would be lost: what 1 record keeps" in capsys.readouterr().err
    assert main(["convert", str(aif), str(out), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["from"], report["to"], report["written"]) == ("aif", "sadface", True)
    assert [(each["what"], each["count"]) for each in report["lost"]] == [("kept_aside", 1)]
    assert report["kept_aside"] == {"L": 1}
    assert [each["act"] for each in report["remarks"]] == ["kept"]
    again = tmp_path / "again.aif.json"
    assert main(["convert", str(aif), str(again), "--strict"]) == 0


def test_other_verbs_take_any_file(
    aif: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", str(aif), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["statements"], counts["supports"]) == (2, 1)
    assert (counts["format"], counts["kept_aside"], counts["locutions"]) == ("aif", {"L": 1}, 1)
    assert main(["validate", str(aif)]) == 0
    before = aif.read_bytes()
    assert main(["layout", str(aif)]) == 2, "another program's file is never written over"
    assert aif.read_bytes() == before
    assert main(["layout", str(aif), "-o", str(tmp_path / "tidy.argmap")]) == 0
    assert (tmp_path / "tidy.argmap").is_file()


def test_a_dangling_edge_makes_a_file_invalid(aif: Path) -> None:
    broken = AIF | {"edges": [{"fromID": "2", "toID": "9"}]}
    aif.write_text(json.dumps(broken), encoding="utf-8")
    assert main(["validate", str(aif)]) == 2
