"""Keys that a person sets, pressed as a person presses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from argmap.session.commands import COMMANDS
from argmap.ui.dialogs.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from tests.ui.conftest import Shell

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def sheet_of(shell: Shell) -> ShortcutsDialog:
    """The sheet as F1 opens it."""
    shell.keys(Key.Key_F1)
    sheet = shell.window.findChild(ShortcutsDialog)
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def leave(shell: Shell, sheet: ShortcutsDialog) -> None:
    """Close it and go back to the map; offscreen nobody else does."""
    window = shell.program.windows[0]
    sheet.close()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.canvas.setFocus()
    shell.settle()


def click(button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press(sheet: ShortcutsDialog, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(sheet.editor.field, key, held)


def chips(sheet: ShortcutsDialog) -> list[str]:
    return [chip.text() for chip in sheet.editor.chips]


def test_a_key_added_works_at_once_in_all_windows(shell: Shell) -> None:
    shell.start()
    other = shell.program.add_window()
    other.start_empty()
    first = shell.program.windows[0]
    first.activateWindow()
    sheet = ShortcutsDialog(first)
    sheet.show()
    sheet.choose("edit.select_none")
    click(sheet.editor.add)
    press(sheet, Key.Key_F7)
    assert chips(sheet) == ["Ctrl+Shift+A", "F7"]
    for window in (first, other):
        keys = [key.toString() for key in window.commands["edit.select_none"].shortcuts()]
        assert keys == ["Ctrl+Shift+A", "F7"]
    other.close()
    leave(shell, sheet)
    shell.add_claim("A", QPoint(300, 200))
    assert shell.session.selection
    shell.keys(Key.Key_F7)
    assert not shell.session.selection


def test_a_key_of_another_command_is_told_and_can_be_taken(shell: Shell) -> None:
    shell.start()
    shell.add_claim("A", QPoint(300, 200))
    sheet = sheet_of(shell)
    sheet.choose("edit.select_all")
    click(sheet.editor.change)
    press(sheet, Key.Key_Z, CONTROL)
    assert sheet.editor.message.text() == "Ctrl+Z belongs to “Undo”."
    assert COMMANDS["edit.select_all"].keys == ("Ctrl+A",)
    assert shell.program.keys.map.owner("Ctrl+Z") == "edit.undo"
    click(sheet.editor.take)
    assert chips(sheet) == ["Ctrl+Z"]
    assert shell.program.keys.map.keys("edit.undo") == ()
    leave(shell, sheet)
    shell.session.select(())
    shell.control(Key.Key_Z)
    assert len(shell.session.selection) == 1
    assert len(shell.document.statements) == 1
    assert "(" not in shell.window.commands["edit.undo"].toolTip()
    assert "(Ctrl+Z)" in shell.window.commands["edit.select_all"].toolTip()
    (undo,) = [
        each
        for each in shell.window.findChildren(QToolButton)
        if each.defaultAction() is shell.window.commands["edit.undo"]
    ]
    assert undo.accessibleDescription() == "Take back the last step"


def test_keys_that_type_are_refused_with_a_reason(shell: Shell) -> None:
    shell.start()
    sheet = sheet_of(shell)
    sheet.choose("edit.undo")
    click(sheet.editor.add)
    press(sheet, Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.editor.message.objectName() == ""
    dead = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Dead_Acute, NONE)
    QApplication.sendEvent(sheet.editor.field, dead)
    assert sheet.editor.message.objectName() == "problem"
    for key in (
        Key.Key_A,
        Key.Key_Tab,
        Key.Key_Left,
        Key.Key_Space,
    ):
        press(sheet, key)
        assert sheet.editor.message.text()
        assert sheet.editor.message.objectName() == "problem"
        assert not sheet.editor.take.isVisible()
    press(sheet, Key.Key_BracketLeft, CONTROL)
    assert "Many keyboards" in sheet.editor.message.text()
    assert chips(sheet) == ["Ctrl+Z", "Ctrl+["]


def test_escape_gives_up_and_the_sheet_stays(shell: Shell) -> None:
    shell.start()
    sheet = sheet_of(shell)
    sheet.choose("edit.undo")
    sheet.editor.begin()
    assert sheet.editor.field.isVisible()
    press(sheet, Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.editor.field.isVisible()
    assert chips(sheet) == ["Ctrl+Z"]
    assert not shell.program.keys.map.any_changed


def test_keys_are_removed_and_reset(shell: Shell) -> None:
    shell.start()
    sheet = sheet_of(shell)
    sheet.choose("edit.undo")
    click(sheet.editor.remove)
    assert chips(sheet) == []
    assert not shell.window.commands["edit.undo"].shortcuts()
    click(sheet.editor.reset)
    assert chips(sheet) == ["Ctrl+Z"]
    sheet.choose("edit.redo")
    while chips(sheet):
        click(sheet.editor.remove)
    shell.answers.choices.append("reset")
    click(sheet.reset_all)
    assert len(chips(sheet)) == len(COMMANDS["edit.redo"].keys)
    assert not sheet.reset_all.isEnabled()


def test_tab_means_something_else_and_still_goes_through_fields(shell: Shell) -> None:
    window = shell.start()
    sheet = sheet_of(shell)
    sheet.choose("statement.pinned")
    click(sheet.editor.add)
    press(sheet, Key.Key_F12)
    sheet.choose("statement.reason")
    click(sheet.editor.change)
    press(sheet, Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
    leave(shell, sheet)
    statement = shell.add_claim("A", QPoint(300, 200))
    shell.keys(Key.Key_Insert, held=Qt.KeyboardModifier.AltModifier)
    shell.type("because")
    shell.keys(Key.Key_Insert, held=Qt.KeyboardModifier.AltModifier)
    shell.type("and")
    shell.keys(Key.Key_Tab)  # ends typing, as it adds nothing any more
    assert window.canvas.hasFocus()
    assert len(shell.document.inferences) == 2
    shell.control(Key.Key_F)
    bar = window.finder.bar
    assert bar is not None
    shell.keys(Key.Key_Tab)
    assert not bar.words.hasFocus()
    assert len(shell.document.inferences) == 2
    assert not shell.document.statements[statement.id].pinned


def test_what_is_set_is_remembered(shell: Shell) -> None:
    shell.start()
    sheet = sheet_of(shell)
    sheet.choose("view.fit")
    click(sheet.editor.add)
    press(sheet, Key.Key_F12)
    sheet.close()
    window = shell.program.add_window()
    keys = [key.toString() for key in window.commands["view.fit"].shortcuts()]
    assert keys == ["Ctrl+9", "F12"]
    stored = json.loads(shell.settings._text("shortcuts"))
    assert stored == {"version": 1, "keys": {"view.fit": ["Ctrl+9", "F12"]}}


def test_a_newer_settings_value_counts_as_not_set_and_is_not_lost(shell: Shell) -> None:
    from argmap.ui.keys import Keys

    for value in ('{"version": 9, "keys": {"edit.undo": "Ctrl+U"}}', "{broken"):
        shell.settings._store.setValue("shortcuts", value)
        keys = Keys(shell.settings, shell.program)
        assert keys.map.keys("edit.undo") == ("Ctrl+Z",)
        keys.choose(keys.map.put("edit.undo", ["F12"]))
        assert shell.settings._store.value("shortcuts_set_aside") == value
        assert Keys(shell.settings, shell.program).map.keys("edit.undo") == ("F12",)


def test_no_menu_is_opened_by_the_letter_of_a_command(shell: Shell) -> None:
    window = shell.start()
    keys = shell.program.keys
    titles = [action.text() for action in window.menuBar().actions()]
    assert "&File" in titles
    keys.choose(keys.map.put("view.fit", ["Alt+F"]))
    titles = [action.text() for action in window.menuBar().actions()]
    assert "F&ile" in titles
    marked = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(marked)) == len(marked)
    assert "f" not in marked


def test_the_sheet_opens_once_and_follows(shell: Shell) -> None:
    shell.start()
    sheet = sheet_of(shell)
    shell.window.activateWindow()
    shell.keys(Key.Key_F1)
    assert len(shell.window.findChildren(ShortcutsDialog)) == 1
    keys = shell.program.keys
    keys.choose(keys.map.put("view.fit", ["F12"]))
    sheet.filter.setText("f12")
    shown = [item.text(0) for item in sheet._rows.values() if not item.isHidden()]
    assert shown == ["Fit Map"]
