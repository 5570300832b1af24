"""Recovery copies: there after a crash, gone after a clean end, and never written over a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from argmap.ui import safekeeping

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

PLACE = QPoint(300, 250)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safekeeping, "DELAY_MS", 30)


def _copies(shell: Shell) -> list[Path]:
    return list((shell.state / "recovery").glob("*.recovery"))


def _crash(shell: Shell) -> None:
    """Let the copies look like those of a process that is gone."""
    shell.program.recovery.close()
    shell.program.recovery._store = None


def test_a_copy_is_written_soon_after_an_edit(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    shell.settle(120)
    (copy,) = _copies(shell)
    assert b"Precious" in copy.read_bytes()


def test_saving_and_undoing_everything_remove_the_copy(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    shell.settle(120)
    shell.answers.saving_to = [shell.folder / "a.argmap"]
    shell.control(Qt.Key.Key_S)
    assert _copies(shell) == []
    shell.add_claim("More", QPoint(600, 480))
    shell.settle(120)
    assert len(_copies(shell)) == 1
    shell.control(Qt.Key.Key_Z)
    assert _copies(shell) == []


def test_discarding_on_close_removes_the_copy(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Not wanted", PLACE)
    shell.settle(120)
    shell.answers.choices = ["discard"]
    window.close()
    assert _copies(shell) == []


def test_after_a_crash_the_map_is_offered_and_comes_back_unsaved(shell: Shell) -> None:
    first = shell.start()
    shell.add_claim("Precious", PLACE)
    shell.settle(120)
    first.files.safekeeping._map = None  # what follows does not clean up
    first.map.session.mark_saved()  # type: ignore[union-attr]
    first.close()
    _crash(shell)
    shell.answers.choices = ["recover"]
    window = shell.start()
    assert shell.only.text == "Precious"
    assert window.isWindowModified()
    assert "Untitled" in shell.answers.asked[-1].details[0]
    assert len(_copies(shell)) == 1  # its own now


def test_a_recovered_map_does_not_touch_the_file_it_came_from(shell: Shell) -> None:
    path = shell.folder / "one.argmap"
    first = shell.start()
    shell.add_claim("Saved", PLACE)
    shell.answers.saving_to = [path]
    shell.control(Qt.Key.Key_S)
    before = path.read_bytes()
    shell.add_claim("Unsaved", QPoint(600, 480))
    shell.settle(120)
    first.files.safekeeping._map = None
    first.map.session.mark_saved()  # type: ignore[union-attr]
    first.close()
    _crash(shell)
    shell.answers.choices = ["recover"]
    window = shell.start()
    assert len(shell.document.statements) == 2
    assert path.read_bytes() == before
    assert window.path is None
    shell.answers.saving_to = [None]
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested[-1] == path
    assert path.read_bytes() == before


def test_later_keeps_the_offer_and_discard_ends_it(shell: Shell) -> None:
    first = shell.start()
    shell.add_claim("Precious", PLACE)
    shell.settle(120)
    first.files.safekeeping._map = None
    first.map.session.mark_saved()  # type: ignore[union-attr]
    first.close()
    _crash(shell)
    shell.answers.choices = ["later"]
    shell.start()
    assert len(_copies(shell)) == 1
    shell.answers.choices = ["discard"]
    shell.program.recovery.offer(shell.window)
    assert _copies(shell) == []


def test_a_folder_that_cannot_be_written_is_said_and_editing_goes_on(shell: Shell) -> None:
    shell.state.mkdir()
    (shell.state / "recovery").write_text("a file where a folder should be", encoding="utf-8")
    window = shell.start()
    shell.add_claim("A", PLACE)
    shell.settle(150)
    shell.add_claim("B", QPoint(600, 480))
    shell.settle(150)
    assert "recovery copy" in window.status.shown
    assert len(shell.document.statements) == 2
