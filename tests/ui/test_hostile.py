"""A map whose every text is markup that leads to a trap: shown literally, and nothing is opened."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from argmap.canvas.export.options import PdfOptions, PngOptions
from argmap.canvas.export.sheet import set_sheet
from argmap.canvas.presentation import Presentation
from argmap.core.edits import statements, tagging
from argmap.formats.registry import FORMATS
from argmap.formats.writing import write_file
from argmap.session.clock import utc_now
from argmap.storage.errors import FileProblem
from argmap.ui.ask import report
from argmap.ui.chrome import visible
from argmap.ui.comparing import Differences
from argmap.ui.dialogs.asker import DialogAsker
from argmap.ui.dialogs.question import QuestionDialog
from argmap.ui.export_dialog import ExportDialog
from argmap.ui.export_writing import write_picture
from argmap.ui.format_dialog import FormatDialog
from argmap.ui.palette.palette import Palette
from argmap.ui.pdf_dialog import PdfDialog
from argmap.ui.plain import plain_label
from argmap.ui.status import StatusBar
from tests.canaries import Trap, hostile_content, left_out
from tests.ui.literal import faults, is_literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell

Key = Qt.Key
NAME = "<img src=c.png>.argmap"
PANELS = ("outline", "inspector", "minimap", "tags", "history", "versions")


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> Iterator[Trap]:
    made = Trap()
    monkeypatch.chdir(made.folder)  # where a picture without a folder would be looked for
    yield made
    monkeypatch.undo()
    made.close()


class Guard:
    """The program with a hostile map before it; `look` sees whether all of it is harmless."""

    def __init__(self, shell: Shell, trap: Trap) -> None:
        self.shell = shell
        self.trap = trap
        self._seen: set[str] = set()
        self._asked = 0
        self.path = shell.folder / NAME
        self.content = hostile_content(trap)
        self.path.write_text(json.dumps(self.content), encoding="utf-8")

    def look(self, where: str, *, wait: int = 1) -> None:
        self.shell.settle(wait)
        asked = self.shell.answers.asked
        for question in asked[self._asked :]:
            dialog = QuestionDialog(question, self.shell.window)
            dialog.show()
            self._all(f"{where}, asked {question.title[:30]}")
            dialog.close()
            dialog.deleteLater()
        self._asked = len(asked)
        self._all(where)

    def _all(self, where: str) -> None:
        QApplication.processEvents()
        found = faults(self._seen)
        QApplication.processEvents()
        assert found + self.trap.hits() == [], where

    @property
    def shown_tips(self) -> int:
        return len(self._seen)


@pytest.fixture
def guard(shell: Shell, trap: Trap) -> Guard:
    return Guard(shell, trap)


def _only(kind: type[Any]) -> Any:
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return found


# --- the trap and the walker can tell ----------------------------------------------------------


def test_what_shows_markup_is_caught(trap: Trap, qapp: QApplication) -> None:
    naive = QTextBrowser()
    naive.setHtml(trap.texts()[0])
    naive.resize(200, 200)
    naive.show()
    QApplication.processEvents()
    assert trap.hits() == ["opened c.png"]
    label = QLabel(trap.texts()[2])  # a picture in the folder where the program was started
    label.show()
    QApplication.processEvents()
    assert trap.hits() == ["opened c.png"]
    label.setToolTip(trap.texts()[0])
    told = "\n".join(faults(set()))
    assert "an editor for rich text" in told
    assert "takes text for markup" in told
    assert "has the tooltip <img" in told
    assert trap.hits() == ["opened c.png"]  # the tooltip was really shown
    for each in (naive, label):
        each.close()
        each.deleteLater()


def test_a_map_has_such_a_text_wherever_one_can_stand(trap: Trap) -> None:
    content = hostile_content(trap)
    assert left_out(content) == []
    content["sources"] = [{"id": "c", "title": "x"}]
    assert "sources.URL" in left_out(content)


# --- every place where a map is shown ----------------------------------------------------------


def test_opening_selecting_and_every_panel(guard: Guard) -> None:
    shell = guard.shell
    window = shell.start(guard.path)
    assert "<img" in window.windowTitle()
    guard.look("opened")
    for name in PANELS:
        if not window.context.panels.shown(name):  # type: ignore[union-attr]
            window.commands.run("file.versions" if name == "versions" else f"view.{name}")
        window.docks[name].come_forward()
        guard.look(name)
    for keys in (["s16"], ["s0", "s5"], ["i"], ["u"], ["r"], ["g"], ["s0", "i"], []):
        shell.session.select(keys)
        shell.settle(1)
        _open_everything(window)
        guard.look(f"selected {keys}, forms opened")
    _read_out(window)
    guard.look("read out")
    assert guard.shown_tips > 10  # the outline's alone are one for each statement
    _edit(guard, window)
    for name in ("view.full_screen", "view.full_screen", "view.present"):
        window.commands.run(name)
        guard.look(name)
    QTest.keyClick(_only(Presentation), Key.Key_Right)
    guard.look("presenting")
    QTest.keyClick(_only(Presentation), Key.Key_Escape)
    guard.look("presented")


def _read_out(window: MainWindow) -> None:
    """Ask for the names of everything, as a screen reader does."""
    told = []
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        each = waiting.pop()
        if each is not None:
            told += [each.text(QAccessible.Text.Name), each.text(QAccessible.Text.Description)]
            waiting += [each.child(at) for at in range(min(each.childCount(), 60))]
    assert any("<img" in words for words in told)


def _open_everything(window: MainWindow) -> None:
    """Press what opens a form in the inspector, and point at what shows more."""
    body = window.docks["inspector"].body
    assert body is not None
    for button in body.findChildren(QPushButton):
        if button.isCheckable() and not button.isChecked() and button.isVisible():
            button.click()
    for key in window.canvas.plan.boxes:
        window.canvas.reveal([key])
        break
    place = window.canvas.viewport().rect().center()
    QTest.mouseMove(window.canvas.viewport(), place)


def _edit(guard: Guard, window: MainWindow) -> None:
    """Make steps whose names hold texts of the map, and type into one on the canvas."""
    session, evil = guard.shell.session, guard.trap.texts()[0]
    label = guard.trap.texts()[-1]
    session.apply(tagging.rename_tag(session.document, label, "new", utc_now()), f"Rename {evil}")
    session.apply(
        statements.amend(session.document, ["s1"], utc_now(), text=evil + "!"), f"Reword {evil}"
    )
    window.commands.refresh()
    guard.look("edited")
    assert "<img" in window.commands["edit.undo"].text()
    session.undo()
    session.select(["s1"])
    window.canvas.edit("s1")
    guard.look("typing")
    guard.shell.keys(Key.Key_Escape)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    guard.look("menus")
    window.say(evil * 9)
    guard.look("status bar")
    assert window.status.message.text().startswith("<img")
    window.alarm(evil)
    guard.look("banner")
    window.banner.dismiss()


def test_finding_and_the_palette(guard: Guard) -> None:
    shell = guard.shell
    window = shell.start(guard.path)
    window.commands.run("edit.replace")
    assert window.finder.bar is not None
    shell.type("img")
    guard.look("finding")
    for _ in range(4):
        window.commands.run("edit.find_next")
        guard.look("found")
    assert window.finder.bar.count.text() != ""
    window.finder.close()
    window.commands.run("view.palette")
    shell.type("img src")
    guard.look("palette", wait=150)
    (palette,) = [each for each in window.findChildren(Palette) if each.isVisible()]
    assert any("<img" in entry.title for entry in palette.rows.entries)
    shell.keys(Key.Key_Down, Key.Key_Down)
    guard.look("in the palette")
    palette.end()


def test_saving_conflicts_versions_and_differences(guard: Guard) -> None:
    shell = guard.shell
    window = shell.start(guard.path)
    evil = guard.trap.texts()[0]
    session = shell.session
    for n in range(2):
        session.apply(
            statements.amend(session.document, ["s1"], utc_now(), text=f"{evil} {n}"), "Reword"
        )
        shell.control(Key.Key_S)
        guard.look("saved")
    session.apply(statements.delete(session.document, ["s2", "s3"]), "Delete")
    window.commands.run("file.versions")
    guard.look("versions")
    body = window.docks["versions"].body
    body.list.setCurrentRow(0)  # type: ignore[union-attr]
    for button in body.buttons[1:]:  # type: ignore[union-attr]
        button.click()
        guard.look(button.text())
    _only(Differences).close()
    guard.path.write_text(json.dumps(guard.content), encoding="utf-8")
    shell.answers.choices = ["compare"]
    window.commands.run("file.save")
    guard.look("conflict", wait=80)
    assert any("<img src=c.png>" in each.sentence for each in shell.answers.asked)
    assert any("<img" in item for item in _items(_only(Differences)))
    _only(Differences).close()
    guard.path.unlink()
    window.files.look_for_changes()
    guard.look("deleted", wait=300)


def _items(dialog: Differences) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_exports_prints_and_the_clipboard(guard: Guard) -> None:
    shell = guard.shell
    window = shell.start(guard.path)
    shell.session.select(["s0", "s16"])
    for name, kind in (
        ("file.export", ExportDialog),
        ("file.export_pdf", PdfDialog),
        ("file.export_as", FormatDialog),
        ("file.print", QPrintPreviewDialog),
    ):
        window.commands.run(name)
        dialog: QDialog = _only(kind)
        if isinstance(dialog, FormatDialog):
            for row in range(dialog.list.count()):  # what each format would lose
                dialog.list.setCurrentRow(row)
                guard.look(dialog.list.item(row).text(), wait=0)
        guard.look(name, wait=150)
        dialog.reject()
    for name in ("edit.copy", "edit.copy_text", "edit.copy_markdown", "edit.copy_picture"):
        if name in window.commands:
            window.commands.run(name)
            data = QApplication.clipboard().mimeData()
            for format_ in data.formats():
                data.data(format_)
            guard.look(name)
    window.commands.run("edit.copy")
    shell.session.select([])
    window.commands.run("edit.paste")
    guard.look("pasted")


def test_every_format_is_written_without_a_look_at_what_is_named(guard: Guard) -> None:
    shell = guard.shell
    window = shell.start(guard.path)
    document, folder = shell.document, shell.folder / "out"
    folder.mkdir()
    for each in FORMATS.values():
        if each.write is not None:
            with suppress(FileProblem):  # some have no place for such a map, and say so
                write_file(folder / f"m{each.suffixes[0]}", document, each, PngOptions())
    for name, options in (("m.pdf", PdfOptions()), ("m.png", PngOptions(scale=0.2))):
        sheet = set_sheet(document, options, window.canvas.measurer)
        write_picture(window, sheet, options, folder / name)
    assert len(list(folder.iterdir())) > 15
    assert b"<img" in (folder / "m.argdown").read_bytes()  # as text
    guard.look("written")


def test_recovering_salvaging_and_mending(guard: Guard) -> None:
    from tests.ui.test_recovery import _crash

    shell, evil = guard.shell, guard.trap.texts()[0]
    shell.start(guard.path)
    session = shell.session
    session.apply(
        statements.amend(session.document, ["s1"], utc_now(), text=evil + "!"), f"Reword {evil}"
    )
    _crash(shell)
    data = json.dumps(guard.content, indent=1)
    damaged = shell.folder / "<b><img src=c.png> damaged.argmap"
    damaged.write_text(data[: len(data) // 2], encoding="utf-8")
    guard.content["inferences"][0]["target"] = "s404"
    guard.content["statements"][0]["x"] = 1e300
    mended = shell.folder / "<b><img src=c.png> mended.argmap"
    mended.write_text(json.dumps(guard.content), encoding="utf-8")
    shell.answers.choices = ["salvage"]
    window = shell.start(damaged, mended)
    guard.look("salvaged and mended", wait=200)
    for each in shell.program.windows:
        if each.banner.buttons:
            each.banner.buttons[0].click()
            guard.look("what the banner has to tell")
    page = next(each for each in shell.program.windows if "recovery_page" in vars(each))
    (card,) = page.recovery_page.cards
    card.compare_button.click()
    guard.look("recovery page", wait=100)
    assert any("<img" in label.text() for label in card.findChildren(QLabel))
    card.recover_button.click()
    guard.look("recovered", wait=100)
    assert window is not None


def test_names_of_files_on_the_start_page_and_in_lists(guard: Guard) -> None:
    shell = guard.shell
    shell.start(guard.path).close()
    shell.settle()
    window = shell.start()
    guard.look("start page")
    page = window.start_page.page
    assert page is not None
    assert any("<img src=c.png>" in each.text() for each in page.findChildren(QPushButton))
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    guard.look("lists")
    for name in ("help.about", "help.shortcuts", "edit.preferences", "file.recover"):
        if name in window.commands:
            window.commands.run(name)
            guard.look(name)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()


def test_saving_over_a_file_with_such_a_name(
    trap: Trap, qapp: QApplication, tmp_path: Path
) -> None:
    """Qt's own question whether to replace it would read the name as markup."""
    path = tmp_path / NAME
    path.write_text("{}", encoding="utf-8")
    window = QWidget()
    seen: list[str] = []

    def answer() -> None:
        modal = QApplication.activeModalWidget()
        seen.extend(faults(set()))
        if isinstance(modal, QFileDialog):
            seen.append("dialog")
            modal.accept()
        elif isinstance(modal, QuestionDialog):
            seen.append(modal.findChildren(QLabel)[1].text())
            buttons = {each.property("choice"): each for each in modal.findChildren(QPushButton)}
            buttons["cancel" if seen.count("dialog") < 2 else "overwrite"].click()
        elif modal is not None:
            seen.append(f"{type(modal).__name__} of Qt's own")
            modal.close()

    timer = QTimer(window)
    timer.timeout.connect(answer)
    timer.start(30)
    assert DialogAsker(window).file_to_save(path) == path
    timer.stop()
    question = f"“{NAME}” already exists in this folder."
    assert seen == ["dialog", question] * 2
    # Listing the present folder, the dialog looks into some files for what they are.
    assert "opened c.png" not in trap.hits()
    window.deleteLater()


# --- small ones --------------------------------------------------------------------------------


def test_reports_take_text_literally(trap: Trap, qapp: QApplication) -> None:
    evil = trap.texts()[-1]
    dialog = QuestionDialog(report(evil, evil, [evil, evil]))
    dialog.show()
    QApplication.processEvents()
    assert visible(evil) in [label.text() for label in dialog.findChildren(QLabel)]
    assert faults(set()) + trap.hits() == []
    dialog.deleteLater()


def test_a_tooltip_is_literal_only_if_it_is_ours() -> None:
    assert is_literal("<p>&lt;img src=x&gt;<br>y</p>")
    assert is_literal("2 < 3")
    assert not is_literal("<p><img src=x></p>")
    assert not is_literal("<b>x</b>")


def test_direction_controls_in_names_are_shown(shell: Shell) -> None:
    path = shell.folder / "map\u202egnp.argmap"
    path.write_text('{"format":"argmap","version":1,"min_reader":1,"id":"m"}', encoding="utf-8")
    window = shell.start(path)
    assert "\\u202E" in window.windowTitle() or "\\U202E" in window.windowTitle().upper()
    assert "\u202e" not in window.windowTitle()


def test_a_sentence_with_hidden_characters_shows_them(qtbot: object) -> None:
    bar = StatusBar()
    bar.say("safe\u200bname\nnext")
    assert bar.message.text() == "safe\\u200Bname next"
    bar.deleteLater()


def test_a_label_made_here_is_plain(qapp: QApplication, trap: Trap) -> None:
    label = plain_label(trap.texts()[0])
    label.show()
    QApplication.processEvents()
    assert trap.hits() == []
    label.deleteLater()
