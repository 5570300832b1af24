"""Saving as it is seen: under way while one edits on, done, or not done and what then."""

from __future__ import annotations

import errno
import json
import os
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from argmap.core.edits.arrange import move
from argmap.session.saving import Saved, Saving
from argmap.storage.fs import Fs
from argmap.ui import saver

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.ui.banner import Banner
    from tests.ui.conftest import Shell

PLACES = [QPoint(200, 120), QPoint(200, 300), QPoint(500, 300), QPoint(500, 120)]


class Gate:
    """Holds saves up until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.runs = 0
        run = Saving.run

        def held(saving: Saving) -> Saved:
            self.runs += 1
            assert self.open.wait(20)
            return run(saving)

        monkeypatch.setattr(Saving, "run", held)
        monkeypatch.setattr(saver, "PATIENCE_S", 0.0)


def _texts(path: Path) -> list[str]:
    return [each["text"] for each in json.loads(path.read_text(encoding="utf-8"))["statements"]]


def _saved(shell: Shell) -> Path:
    """A map in a file, saved once."""
    path = shell.folder / "m.argmap"
    shell.start()
    shell.add_claim("One", PLACES[0])
    shell.answers.saving_to = [path]
    shell.control(Qt.Key.Key_S)
    return path


def _press(banner: Banner, title: str) -> None:
    (button,) = [each for each in banner.buttons if each.text() == title]
    button.click()


def test_one_edits_on_while_a_save_runs_and_stays_unsaved(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(shell)
    window = shell.window
    shell.add_claim("Two", PLACES[1])
    assert window.status.saving.text().startswith("Changed since ")
    gate = Gate(monkeypatch)
    shell.control(Qt.Key.Key_S)
    assert window.status.saving.text() == "Saving…"
    shell.add_claim("Meanwhile", PLACES[2])
    assert _texts(path) == ["One"]
    gate.open.set()
    shell._qtbot.waitUntil(lambda: not window.files.saver.busy)
    assert _texts(path) == ["One", "Two"]
    assert window.isWindowModified()
    shell.control(Qt.Key.Key_Z)
    assert not window.isWindowModified()
    assert window.status.saving.text().startswith("Saved ")


def test_a_second_save_comes_after_the_first_with_what_was_added(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(shell)
    gate = Gate(monkeypatch)
    shell.add_claim("Two", PLACES[1])
    shell.control(Qt.Key.Key_S)
    shell.add_claim("Three", PLACES[2])
    shell.control(Qt.Key.Key_S, Qt.Key.Key_S)
    assert gate.runs == 1
    gate.open.set()
    shell._qtbot.waitUntil(lambda: not shell.window.files.saver.busy)
    assert _texts(path) == ["One", "Two", "Three"]
    assert gate.runs == 2
    assert not shell.window.isWindowModified()


def test_a_save_that_ends_during_a_gesture_is_taken_in_after_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    _saved(shell)
    window = shell.window
    shell.add_claim("Two", PLACES[1])
    gate = Gate(monkeypatch)
    shell.control(Qt.Key.Key_S)
    with shell.session.gesture("Move") as gesture:
        gesture.apply(move(shell.document, list(shell.document.statements), 40, 0))
        gate.open.set()
        shell.settle(150)
        assert window.files.saver.busy
    shell._qtbot.waitUntil(lambda: not window.files.saver.busy)
    assert window.isWindowModified()
    shell.control(Qt.Key.Key_Z)
    assert not window.isWindowModified()


def test_closing_waits_for_the_save(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _saved(shell)
    gate = Gate(monkeypatch)
    shell.add_claim("Two", PLACES[1])
    shell.control(Qt.Key.Key_S)
    opener = threading.Timer(0.1, gate.open.set)
    opener.start()
    assert shell.window.close()
    opener.join()
    assert _texts(path) == ["One", "Two"]
    assert shell.program.windows == []


def test_a_failure_stays_until_a_save_goes_well(shell: Shell) -> None:
    path = _saved(shell)
    window = shell.window
    trouble = window.files.saver.trouble
    folder = path.parent / "new"
    shell.answers.saving_to = [folder / "a.argmap"]
    window.commands.run("file.save_as")
    assert "there is no folder" in trouble.label.text()
    assert [each.text() for each in trouble.buttons] == ["Retry", "Save As…"]
    _press(trouble, "Retry")
    assert trouble.isVisible()
    folder.mkdir()
    _press(trouble, "Retry")
    assert not trouble.isVisible()
    assert _texts(folder / "a.argmap") == ["One"]
    assert window.status.saving.text().startswith("Saved ")


def test_an_error_that_nobody_foresaw_is_a_failure_too(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(shell)
    shell.add_claim("Two", PLACES[1])

    def fail(saving: Saving) -> Saved:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Saving, "run", fail)
        shell.control(Qt.Key.Key_S)
    trouble = shell.window.files.saver.trouble
    assert "MemoryError" in trouble.label.text()
    assert shell.window.isWindowModified()
    shell.control(Qt.Key.Key_Z)  # what the file holds: nothing is left to be saved
    assert not trouble.isVisible()
    assert _texts(path) == ["One"]


def test_a_file_with_two_names_is_written_in_place_once_that_is_agreed(shell: Shell) -> None:
    path = _saved(shell)
    twin = path.with_name("twin.argmap")
    twin.hardlink_to(path)
    shell.add_claim("Two", PLACES[1])
    shell.control(Qt.Key.Key_S)
    trouble = shell.window.files.saver.trouble
    assert "hard links" in trouble.label.text()
    assert _texts(path) == ["One"]
    _press(trouble, "Write in Place")
    assert _texts(twin) == _texts(path) == ["One", "Two"]
    assert path.samefile(twin)
    shell.add_claim("Three", PLACES[2])
    shell.control(Qt.Key.Key_S)
    assert _texts(twin)[-1] == "Three"
    assert not trouble.isVisible()


def test_a_save_that_the_disk_did_not_confirm_is_neither_called_saved_nor_lost(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _saved(shell)
    shell.add_claim("Two", PLACES[1])

    def fail(fs: Fs, folder: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(Fs, "sync_folder", fail)
        shell.control(Qt.Key.Key_S)
    trouble = shell.window.files.saver.trouble
    assert "did not confirm" in trouble.label.text()
    assert shell.window.status.saving.text() == "Not confirmed"
    assert shell.window.isWindowModified()
    assert _texts(path) == ["One", "Two"]
    _press(trouble, "Save Again")
    assert shell.window.status.saving.text().startswith("Saved ")
    assert not shell.window.isWindowModified()


def test_overwriting_keeps_theirs_and_says_where(shell: Shell) -> None:
    path = _saved(shell)
    theirs = path.read_bytes().replace(b"One", b"Eins")
    path.write_bytes(theirs)
    shell.add_claim("Two", PLACES[1])
    shell.answers.choices = ["overwrite"]
    shell.control(Qt.Key.Key_S)
    (copy,) = path.parent.glob("m (conflict *).argmap")
    assert copy.read_bytes() == theirs
    assert copy.name in shell.window.banner.label.text()
    assert _texts(path) == ["One", "Two"]
    assert not shell.window.files.saver.trouble.isVisible()


def test_a_conflict_that_is_put_off_stays_in_sight(shell: Shell) -> None:
    path = _saved(shell)
    path.write_bytes(path.read_bytes().replace(b"One", b"Eins"))
    shell.add_claim("Two", PLACES[1])
    shell.answers.choices = ["cancel"]
    shell.control(Qt.Key.Key_S)
    trouble = shell.window.files.saver.trouble
    assert "changed by another program" in trouble.label.text()
    assert shell.window.status.saving.text() == "Not saved"
    shell.answers.choices = ["reload"]
    _press(trouble, "Resolve…")
    assert shell.only.text == "Eins"
    assert not trouble.isVisible()
    shell.control(Qt.Key.Key_Z)
    assert {each.text for each in shell.document.statements.values()} == {"One", "Two"}
