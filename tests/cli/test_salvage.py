"""`argmap salvage`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.cli.main import main
from argmap.resources import resource
from argmap.storage.files import read_map

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WHOLE = resource("examples", "old-bridge.argmap").read_bytes()


def test_a_broken_file_becomes_a_map_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.argmap", tmp_path / "out.argmap"
    bad.write_bytes(WHOLE[:5000])
    assert main(["salvage", str(bad), str(out)]) == 0
    assert "Saved: " in capsys.readouterr().out
    assert "close" in read_map(out).document
    assert bad.read_bytes() == WHOLE[:5000]
    assert main(["salvage", str(bad), str(out)]) == 2
    assert "overwrites nothing" in capsys.readouterr().err
    assert main(["salvage", str(bad), str(tmp_path / "more.argmap"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kept"]["statements"] > 10


def test_nothing_is_written_where_nothing_can_be_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = tmp_path / "bad.argmap", tmp_path / "out.argmap"
    bad.write_bytes(b"\0" * 100)
    assert main(["salvage", str(bad), str(out)]) == 2
    assert "zero bytes" in capsys.readouterr().err
    assert not out.exists()
