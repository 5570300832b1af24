"""A map that another program has open, too: told above it, and in nobody's way."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell

EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[]}\n'


@pytest.fixture
def path(shell: Shell) -> Path:
    made = shell.folder / "m.argmap"
    made.write_text(EMPTY, encoding="utf-8")
    return made


def _hints(path: Path) -> list[Path]:
    return list(path.parent.glob(f".~lock.{path.name}.*#"))


def _open_in_the_attic(path: Path, host: str = "attic") -> Path:
    hint = path.with_name(f".~lock.{path.name}.abcdef-{os.getpid()}-0badcafe#")
    said = {"host": host, "since": int(time.time())}
    hint.write_text(json.dumps(said), encoding="utf-8")
    return hint


def _said(window: MainWindow) -> str:
    notice = window.files.elsewhere.notice
    return notice.label.text() if notice.isVisible() else ""


def test_it_is_told_and_everything_goes_on(shell: Shell, path: Path) -> None:
    hint = _open_in_the_attic(path)
    window = shell.start(path)
    assert "“m.argmap” is open on the computer “attic”, too, since" in _said(window)
    assert shell.answers.asked == []
    shell.add_claim("Mine", QPoint(300, 200))
    shell.control(Qt.Key.Key_S)
    assert "Mine" in path.read_text(encoding="utf-8")
    hint.unlink()
    window.files.look_for_changes()  # as when the window comes forward again
    assert _said(window) == ""


def test_who_was_there_first_is_told_once(shell: Shell, path: Path) -> None:
    window = shell.start(path)
    assert _said(window) == ""
    _open_in_the_attic(path)
    window.files.look_for_changes()
    assert "“attic”" in _said(window)
    window.files.elsewhere.notice.buttons[0].click()
    window.files.look_for_changes()
    assert _said(window) == ""


def test_our_hint_goes_with_the_map_and_moves_with_it(shell: Shell, path: Path) -> None:
    other = shell.folder / "other.argmap"
    window = shell.start(path)
    assert len(_hints(path)) == 1
    shell.answers.saving_to = [other]
    window.commands.run("file.save_as")
    assert (len(_hints(path)), len(_hints(other))) == (0, 1)
    window.close()
    shell.settle()
    assert (len(_hints(path)), len(_hints(other))) == (0, 0)


def test_what_a_hint_says_is_plain_text(shell: Shell, path: Path) -> None:
    _open_in_the_attic(path, host="<img src=x>\u202e" + "y" * 500)
    window = shell.start(path)
    assert "<img src=x>\\u202E" in _said(window)
    assert len(_said(window)) < 300
