"""Maps of other programs as they come and go: pasted, dropped by the folder, written beside."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QProgressDialog

from argmap.core.document import Document
from argmap.formats.registry import FORMATS
from argmap.formats.writing import write_file
from argmap.ui import export_as as exporting
from argmap.ui import foreign
from argmap.ui.aside import GivenUpError, done_aside
from argmap.ui.dialogs.asker import DialogAsker
from argmap.ui.drops import may_be_map
from argmap.ui.files import MANY_WINDOWS
from argmap.ui.format_dialog import FormatDialog
from tests.maps import random_map

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell

READ_AND_WRITTEN = [each.id for each in FORMATS.values() if each.read and each.write]
PASTED = ("argmap", "argdown", "aif", "kialo", "opml", "canvas", "outline")


def a_map() -> Document:
    return Document(random_map(6, seed=2, kind="tree"))


def a_file(folder: Path, name: str) -> Path:
    path = folder / f"map{FORMATS[name].suffixes[0]}"
    write_file(path, a_map(), FORMATS[name])
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    place = window.canvas.mapTo(window, window.canvas.rect().center())
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, left, none))


@pytest.mark.parametrize("name", READ_AND_WRITTEN)
def test_a_file_of_each_kind_may_be_dropped(name: str, tmp_path: Path) -> None:
    assert may_be_map(a_file(tmp_path, name))


def test_the_dialog_shows_all_maps_first_and_each_kind_by_itself() -> None:
    filters = foreign.name_filters()
    for each in FORMATS.values():
        if each.read is not None:
            assert all(f"*{suffix}" in filters[0] for suffix in each.suffixes)
    assert "Argdown (*.argdown *.ad)" in filters
    assert filters[-1] == "All files (*)"


@pytest.mark.parametrize("name", PASTED)
def test_what_another_program_wrote_is_pasted_as_the_map_it_is(shell: Shell, name: str) -> None:
    shell.start()
    path = a_file(shell.folder, name)
    QGuiApplication.clipboard().setText(path.read_text(encoding="utf-8"))
    shell.settle(20)
    shell.control(Qt.Key.Key_V)
    shell.settle()
    assert len(shell.document.statements) == 6
    assert len(shell.document.inferences) == 5
    shell.control(Qt.Key.Key_Z)
    assert not shell.document.statements


# PySide6 6.12 deprecates the only constructor that 6.10 and 6.11 have.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_a_folder_opens_the_maps_in_it(shell: Shell) -> None:
    window = shell.start()
    folder = shell.folder / "maps"
    folder.mkdir()
    for name in ("argdown", "brat", "argmap"):
        write_file(folder / f"{name}{FORMATS[name].suffixes[0]}", a_map(), FORMATS[name])
    (folder / "other.json").write_text("[1]", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    drop(window, folder)
    shell.settle()
    titles = sorted(each.windowTitle().split("[*]")[0] for each in shell.program.windows)
    assert titles == ["argdown.argmap", "argmap.argmap", "brat.argmap"]
    assert all(each.map is not None for each in shell.program.windows)


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_many_files_are_opened_only_if_that_is_meant(shell: Shell) -> None:
    window = shell.start()
    folder = shell.folder / "maps"
    folder.mkdir()
    for n in range(MANY_WINDOWS + 1):
        (folder / f"{n}.txt").write_text("One\n  + Two\n", encoding="utf-8")
    shell.answers.choices = ["cancel"]
    drop(window, folder)
    assert shell.answers.asked[-1].title == f"Open {MANY_WINDOWS + 1} maps?"
    assert shell.program.windows == [window]
    assert not shell.document.statements


def test_files_beside_the_one_named_are_replaced_only_if_that_is_meant(shell: Shell) -> None:
    window = shell.start(a_file(shell.folder, "argdown"))
    beside = shell.folder / "out.groups.csv"
    beside.write_text("mine", encoding="utf-8")
    _export(shell, window, "csv", shell.folder / "out.csv", ["cancel"])
    assert shell.answers.asked[-1].details == ("out.groups.csv",)
    assert not (shell.folder / "out.csv").exists()
    assert beside.read_text(encoding="utf-8") == "mine"
    _export(shell, window, "csv", shell.folder / "out.csv", ["overwrite"])
    assert (shell.folder / "out.csv").exists()
    assert beside.read_text(encoding="utf-8") != "mine"


def _export(shell: Shell, window: MainWindow, name: str, path: Path, answers: list[str]) -> None:
    shell.answers.choices = answers
    shell.answers.saving_to = [path]
    dialog = exporting.export_as(window)
    assert dialog is not None
    rows = range(dialog.list.count())
    ids = [dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
    dialog.list.setCurrentRow(ids.index(name))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    shell.settle(20)


def test_every_format_is_written_from_the_dialog(shell: Shell) -> None:
    window = shell.start(a_file(shell.folder, "argdown"))
    for each in FORMATS.values():
        if each.write is None or each.id == "argmap":
            continue
        target = shell.folder / f"out-{each.id}{each.suffixes[0]}"
        _export(shell, window, each.id, target, [])
        assert shell.answers.suggested[-1].name == f"map{each.suffixes[0]}"
        assert f"Exported {target.name}" in window.status.shown
        assert target.stat().st_size > 100, each.id


def test_the_dialog_is_left_without_a_file(shell: Shell) -> None:
    window = shell.start(a_file(shell.folder, "argdown"))
    before = sorted(shell.folder.iterdir())
    dialog = exporting.export_as(window)
    assert isinstance(dialog, FormatDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    _export(shell, window, "opml", shell.folder / "unused.opml", [])
    (shell.folder / "unused.opml").unlink()
    assert sorted(shell.folder.iterdir()) == before


def test_a_name_without_an_ending_gets_that_of_the_format(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shell.start()
    seen: list[QFileDialog] = []

    def accept(dialog: QFileDialog) -> int:
        seen.append(dialog)
        assert dialog.nameFilters() == ["AIF (*.aif.json *.json *.aif)"]
        assert dialog.defaultSuffix() == "aif.json"
        return 0

    monkeypatch.setattr(QFileDialog, "exec", accept)
    form = FORMATS["aif"]
    asker = DialogAsker(window)
    path = shell.folder / "map.aif.json"
    assert asker.file_to_save(path, "AIF (AIFdb)", form.suffixes) is None
    assert seen


def test_large_files_are_read_and_written_beside_the_window(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "_LARGE", 10)
    monkeypatch.setattr(exporting, "_MANY", 1)
    window = shell.start(a_file(shell.folder, "argdown"))
    assert len(shell.document.statements) == 6
    assert "map.argdown" in window.banner.label.text()
    target = shell.folder / "out.svg"
    _export(shell, window, "svg", target, [])
    assert target.read_bytes().startswith(b"<?xml")
    assert "Exported out.svg" in window.status.shown


def test_long_work_can_be_given_up_and_its_mishaps_are_told(shell: Shell) -> None:
    window = shell.start()
    heard = threading.Event()

    def work(wanted: object) -> None:
        assert callable(wanted)
        while wanted():
            time.sleep(0.001)
        heard.set()

    tries = QTimer(window)
    tries.timeout.connect(lambda: _escape(window))
    tries.start(20)
    with pytest.raises(GivenUpError):
        done_aside(window, "Working…", work)
    tries.stop()
    assert heard.wait(5)

    def fail(wanted: object) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        done_aside(window, "Working…", fail)
    assert not any(each.isVisible() for each in window.findChildren(QProgressDialog))


def _escape(window: QWidget) -> None:
    """Press Escape in the window that tells of what is under way, once it is shown."""
    for each in window.findChildren(QProgressDialog):
        if each.isVisible():
            assert each.findChild(QLabel).text() == "Working…"
            QTest.keyClick(each, Qt.Key.Key_Escape)
            return
