"""`argmap layout`: what it writes, what it prints, and what it refuses, where no Qt is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from argmap.cli import arranged as arranging
from argmap.cli.main import main
from argmap.core.records import Content
from argmap.layout.arranging.request import DIRECTIONS, MODES
from argmap.storage.filemodel import Meta
from argmap.storage.files import read_map, write_map
from argmap.storage.png import embed
from tests.maps import random_map

if TYPE_CHECKING:
    from argmap.core.document import Document

ROOT = Path(__file__).parents[2]
SIZE = 25

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map whose boxes all lie in one heap, one of them pinned."""
    content = random_map(SIZE, 3)
    heap = tuple(
        each.model_copy(update={"x": 40.0 + rank, "y": 20.0, "pinned": each.id == "s7"})
        for rank, each in enumerate(content.statements)
    )
    return write(tmp_path / "heap.argmap", content.model_copy(update={"statements": heap}))


def write(path: Path, content: Content) -> Path:
    write_map(path, content, Meta())
    return path


def read(path: Path) -> Document:
    return read_map(path).document


def places(document: Document) -> dict[str, tuple[float | None, float | None]]:
    return {key: (each.x, each.y) for key, each in document.statements.items()}


def report(capsys: Captured, *words: object) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["layout", *map(str, words), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_map_is_arranged_in_its_file_and_nothing_else_changes(
    path: Path, capsys: Captured
) -> None:
    before = read(path)
    assert main(["layout", str(path)]) == 0
    after = read(path)
    assert len(set(places(after).values())) == SIZE
    assert [
        (each.id, each.text, each.order, each.pinned) for each in before.statements.values()
    ] == [(each.id, each.text, each.order, each.pinned) for each in after.statements.values()]
    assert (after.inferences, after.info) == (before.inferences, before.info)
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{path}: ")
    assert f"of {SIZE} statements moved; 0 overlaps, " in captured.out
    assert main(["validate", str(path)]) == 0


def test_another_file_is_written_when_named(path: Path, tmp_path: Path, capsys: Captured) -> None:
    before, out = path.read_bytes(), tmp_path / "out.argmap"
    assert main(["layout", str(path), "-o", str(out)]) == 0
    assert path.read_bytes() == before
    assert places(read(out)) != places(read(path))
    assert capsys.readouterr().out.startswith(f"{out}: ")


def test_json_alone_writes_nothing(path: Path, capsys: Captured) -> None:
    before = path.read_bytes()
    found = report(capsys, path)
    assert path.read_bytes() == before
    assert list(found) == ["boxes", "routes", "figures"]


def test_json_tells_what_is_written(path: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out.argmap"
    found = report(capsys, path, "-o", out)
    document = read(out)
    assert [box[0] for box in found["boxes"]] == [each.id for each in document.ordered_statements()]
    assert {key: (x, y) for key, x, y, _, _ in found["boxes"]} == places(document)
    assert found["routes"].keys() == document.inferences.keys()
    names = {"overlaps", "hits", "crossings", "aspect", "milliseconds"}
    assert names <= found["figures"].keys()


def test_routes_lead_from_premises_to_targets(path: Path, capsys: Captured) -> None:
    found = report(capsys, path, "--direction", "down")
    document = read(path)
    boxes = {key: box for key, *box in found["boxes"]}

    def touches(key: str, spot: list[float]) -> bool:
        x, y, width, height = boxes[key]
        return x - 1 <= spot[0] <= x + width + 1 and y - 1 <= spot[1] <= y + height + 1

    for key, inference in document.inferences.items():
        lines = found["routes"][key]
        legs = lines[:-1] or lines
        for premise, leg in zip(inference.premises, legs, strict=True):
            assert touches(premise, leg[0]), key
        if inference.target in boxes:
            assert touches(inference.target, lines[-1][-1]), key


@pytest.mark.parametrize("mode", [*MODES, "untangle --order free"])
def test_every_mode_leaves_no_overlap_and_gives_the_same_each_time(
    path: Path, mode: str, capsys: Captured
) -> None:
    first = report(capsys, path, "--mode", *mode.split())
    again = report(capsys, path, "--mode", *mode.split())
    assert first["figures"]["overlaps"] == 0
    assert (first["boxes"], first["routes"]) == (again["boxes"], again["routes"])


def test_pins_hold_when_asked_for_and_are_told_of_when_not(path: Path, capsys: Captured) -> None:
    before = read(path).statements["s7"]
    assert main(["layout", str(path), "--keep-pins"]) == 0
    after = read(path).statements["s7"]
    assert (after.x, after.y) == (before.x, before.y)
    assert capsys.readouterr().err == ""
    assert main(["layout", str(path), "--mode", "compact", "--direction", "right"]) == 0
    after = read(path).statements["s7"]
    assert (after.x, after.y) != (before.x, before.y)
    assert capsys.readouterr().err == (
        "One pinned statement was moved; --keep-pins leaves it where it is.\n"
    )


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_direction_stays_with_the_map(path: Path, direction: str, capsys: Captured) -> None:
    assert main(["layout", str(path), "--direction", direction]) == 0
    document = read(path)
    assert document.info.direction == direction
    stands = places(document)
    apart = {"down": (1, 1), "up": (1, -1), "right": (0, 1), "left": (0, -1)}
    if direction in apart:
        axis, sign = apart[direction]
        premise, conclusion = stands["s1"][axis], stands["s0"][axis]
        assert premise is not None
        assert conclusion is not None
        assert sign * (premise - conclusion) > 0


def test_figures_judge_by_the_direction_asked_for(path: Path, capsys: Captured) -> None:
    write(path, random_map(100))
    for direction in ("right", "left", "up", "down"):
        found = report(capsys, path, "--mode", "untangle", "--direction", direction)
        assert found["figures"]["order"] == 1.0
        assert found["figures"]["down"] > 0.9


def test_statements_without_a_place_get_one(tmp_path: Path, capsys: Captured) -> None:
    path = write(tmp_path / "new.argmap", random_map(12, 5, placed=False))
    assert main(["layout", str(path)]) == 0
    assert None not in {x for spot in places(read(path)).values() for x in spot}


def test_an_empty_map_is_no_trouble(tmp_path: Path, capsys: Captured) -> None:
    path = write(tmp_path / "empty.argmap", Content())
    assert main(["layout", str(path)]) == 0
    assert "0 of 0 statements moved" in capsys.readouterr().out
    assert report(capsys, path)["boxes"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--order", "free"], "--order goes with --mode untangle; tidy always keeps the order."),
        (["--mode", "push-apart", "--direction", "up"], "which turns nothing."),
        (["-o", "out.png"], "out.png: -o takes a map; “argmap export” draws."),
    ],
)
def test_choices_that_do_not_go_together_are_refused(
    path: Path, words: list[str], sentence: str, capsys: Captured
) -> None:
    before = path.read_bytes()
    assert main(["layout", str(path), *words]) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", [["--mode", "neat"], ["--direction", "north"], []])
def test_words_that_mean_nothing_are_bad_input(
    words: list[str], tmp_path: Path, capsys: Captured
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["layout", *words])
    assert capsys.readouterr().err.count("\n") == 1


def test_a_picture_is_read_but_not_written_over(
    path: Path, tmp_path: Path, capsys: Captured
) -> None:
    picture, out = tmp_path / "map.png", tmp_path / "out.argmap"
    Image.new("L", (2, 2)).save(picture)
    picture.write_bytes(embed(picture.read_bytes(), path.read_bytes()))
    before = picture.read_bytes()
    assert main(["layout", str(picture)]) == 2
    assert capsys.readouterr().err == (
        f"argmap: {picture} is not written over: this is a picture with a map in it. "
        "Say with -o which other file to write.\n"
    )
    assert picture.read_bytes() == before
    assert main(["layout", str(picture), "-o", str(out)]) == 0
    assert len(read(out).statements) == SIZE
    assert len(report(capsys, picture)["boxes"]) == SIZE


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            (b'"target":"s0"', b'"target":"nobody"'),
            "what could not be read (see above) would be lost",
        ),
        ((b'"min_reader":1', b'"min_reader":99'), "a newer argmap wrote this"),
    ],
)
def test_a_file_that_would_lose_something_is_not_written_over(
    path: Path, tmp_path: Path, change: tuple[bytes, bytes], reason: str, capsys: Captured
) -> None:
    path.write_bytes(path.read_bytes().replace(*change, 1))
    before, out = path.read_bytes(), tmp_path / "out.argmap"
    for words in ([], ["-o", str(path)]):
        assert main(["layout", str(path), *words]) == 2
        assert reason in capsys.readouterr().err.splitlines()[-1]
        assert path.read_bytes() == before
    assert main(["layout", str(path), "-o", str(out)]) == 0
    assert len(read(out).statements) == SIZE


def test_what_another_program_wrote_meanwhile_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    whole = arranging.arranged

    def slowly(*words: Any) -> Any:
        path.write_text("somebody else's")
        return whole(*words)

    monkeypatch.setattr(arranging, "arranged", slowly)
    assert main(["layout", str(path)]) == 1
    assert "changed by another program" in capsys.readouterr().err
    assert path.read_text() == "somebody else's"


def test_files_that_are_not_there_or_no_maps(path: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["layout", str(tmp_path / "none.argmap")]) == 2
    assert "There is no such file." in capsys.readouterr().err
    assert main(["layout", str(path), "-o", str(tmp_path / "no" / "out.argmap")]) == 1
    assert "there is no folder" in capsys.readouterr().err
    (tmp_path / "bad.argmap").write_text("hello")
    assert main(["layout", str(tmp_path / "bad.argmap")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_installed_command_needs_no_qt(path: Path, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from argmap.cli.main import main\n"
        "raise SystemExit(main(sys.argv[1:]))\n"
    )
    out = tmp_path / "out.argmap"
    words = ["layout", str(path), "-o", str(out), "--mode", "untangle", "--keep-pins", "--json"]
    command = Path(sys.executable).with_name("argmap")
    blocked = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (blocked.returncode, blocked.stderr) == (0, "")
    first = json.loads(blocked.stdout)
    if command.exists():
        done = subprocess.run([command, *words], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout)["boxes"] == first["boxes"]
    assert {key: (x, y) for key, x, y, _, _ in first["boxes"]} == places(read(out))
