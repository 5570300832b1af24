"""`argmap recover`."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from argmap.cli.main import main
from argmap.core.edits.statements import add
from argmap.core.geometry import Point
from argmap.storage.files import read_map
from argmap.storage.state import state_folder
from tests.journals import Desk, random_step

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_was_left_is_listed_and_written_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recover"]) == 0
    assert "nothing to recover" in capsys.readouterr().out
    out = tmp_path / "out.argmap"
    with Desk(state=state_folder()) as desk:
        document = desk.session.document
        desk.session.apply(add(document, text="Precious", at=Point(0, 0)), "Add claim")
        random_step(desk, "e", random.Random(1))
        desk.journaling.settle()
        key = desk.file.key
        assert main(["recover", key, str(out)]) == 2
        assert "still running" in capsys.readouterr().err
    assert main(["recover", "--list"]) == 0
    assert f"{key}  20" in capsys.readouterr().out
    assert main(["recover", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["id"], entry["changes"], entry["steps"][0]) == (key, 2, "Add claim")
    for _ in range(2):
        out.unlink(missing_ok=True)
        assert main(["recover", key, str(out)]) == 0
        assert "with 2 changes" in capsys.readouterr().out
    assert "Precious" in [each.text for each in read_map(out).document.statements.values()]
    assert main(["recover", key, str(out)]) == 2
    assert main(["recover", key]) == 2
    assert main(["recover", "nothing", str(tmp_path / "x")]) == 2
