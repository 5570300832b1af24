from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core.edits.statements import retext
from argmap.layout.boxes import text_area

if TYPE_CHECKING:
    from argmap.canvas.editor import TextEditor
    from tests.canvas.conftest import Shown

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def _open(shown: Shown, key: str = "health") -> TextEditor:
    QTest.mouseDClick(shown.canvas.viewport(), LEFT, NONE, shown.middle(key))
    editor = shown.canvas.editing.editor
    assert editor is not None
    shown.qtbot.waitUntil(editor.hasFocus)
    return editor


def _text(shown: Shown, key: str = "health") -> str:
    return shown.session.document.statements[key].text


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_Return, NONE),
        (Qt.Key.Key_Enter, NONE),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_every_way_out_keeps_the_text_as_one_step(
    shown: Shown, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    before = _text(shown)
    editor = _open(shown)
    QTest.keyClicks(editor, " And more.")
    QTest.keyClick(editor, key, held)
    assert _text(shown) == before + " And more."
    assert shown.canvas.editing.editor is None
    assert shown.canvas.hasFocus()
    shown.session.undo()
    assert _text(shown) == before
    assert shown.session.history.undoable is None


def test_a_click_elsewhere_keeps_the_text(shown: Shown) -> None:
    editor = _open(shown)
    QTest.keyClicks(editor, " Kept")
    QTest.mouseClick(shown.canvas.viewport(), LEFT, NONE, QPoint(4, 4))
    assert _text(shown).endswith(" Kept")
    assert shown.canvas.editing.editor is None


def test_shift_enter_is_a_new_line(shown: Shown) -> None:
    editor = _open(shown)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "below")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert _text(shown).endswith("\nbelow")


@pytest.mark.parametrize(
    ("key", "command"),
    [(Qt.Key.Key_Tab, "statement.reason"), (Qt.Key.Key_Backtab, "statement.objection")],
)
def test_tab_keeps_the_text_and_asks_for_an_answer(shown: Shown, key: Qt.Key, command: str) -> None:
    editor = _open(shown)
    QTest.keyClicks(editor, " x")
    with shown.qtbot.waitSignal(shown.canvas.command_requested) as asked:
        QTest.keyClick(editor, key)
    assert asked.args == [command]
    assert _text(shown).endswith(" x")


def test_the_editor_grows_and_shows_every_line(shown: Shown) -> None:
    editor = _open(shown)
    height = editor.height()
    QTest.keyClicks(editor, " and one more line of text" * 6)
    assert editor.height() > height
    assert editor.verticalScrollBar().maximum() == 0
    assert editor.cursorRect().bottom() <= editor.viewport().height()


def test_undo_while_typing_stays_in_the_editor(shown: Shown) -> None:
    before = _text(shown)
    editor = _open(shown)
    QTest.keyClicks(editor, " typed")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert _text(shown) == before
    assert not shown.session.dirty


def test_input_methods_can_compose(shown: Shown) -> None:
    editor = _open(shown)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(editor, commit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert _text(shown).endswith("日本")
    assert "にほ" not in _text(shown)


def test_a_new_claim_and_its_words_are_one_step(shown: Shown) -> None:
    count = len(shown.session.document)
    QTest.mouseDClick(shown.canvas.viewport(), LEFT, NONE, QPoint(12, 640))
    QTest.keyClicks(shown.canvas.editing.editor, "New")
    QTest.keyClick(shown.canvas.editing.editor, Qt.Key.Key_Return)
    assert len(shown.session.document) == count + 1
    shown.session.undo()
    assert len(shown.session.document) == count
    assert shown.session.history.undoable is None


def test_a_new_claim_left_empty_is_gone(shown: Shown) -> None:
    count = len(shown.session.document)
    QTest.mouseDClick(shown.canvas.viewport(), LEFT, NONE, QPoint(12, 640))
    QTest.keyClick(shown.canvas.editing.editor, Qt.Key.Key_Escape)
    assert len(shown.session.document) == count
    assert not shown.session.dirty


def test_nobody_has_to_type_into_tiny_letters(shown: Shown) -> None:
    shown.canvas.zoom_to(0.2)
    shown.canvas.edit("health")
    assert shown.canvas.camera.zoom == 1.0
    editor = shown.canvas.editing.editor
    assert shown.canvas.viewport().rect().contains(editor.geometry())
    rect = shown.canvas.plan.boxes["health"].rect
    left = shown.canvas.camera.to_screen(type(rect.center)(rect.x, rect.y)).x
    assert abs(editor.x() - left - 12) <= 1


def test_markup_is_pasted_as_plain_text(shown: Shown) -> None:
    editor = _open(shown)
    editor.selectAll()
    QApplication.clipboard().setText("<img src='file:///etc/passwd'> <b>x</b>")
    editor.paste()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert _text(shown) == "<img src='file:///etc/passwd'> <b>x</b>"


def _baselines(shown: Shown) -> list[int]:
    """Return the lowest row of ink of each line of text in the box of "health"."""
    area = shown.canvas.view().rect(text_area(shown.canvas.plan.boxes["health"])).toRect()
    image = shown.canvas.viewport().grab(area).toImage()
    inked = [
        any(image.pixelColor(x, y).lightness() < 110 for x in range(image.width()))
        for y in range(image.height())
    ]
    return [y for y, dark in enumerate(inked) if dark and not any(inked[y + 1 : y + 2])]


@pytest.mark.parametrize("zoom", [1.0, 1.4, 2.25])
def test_lines_stay_where_they_are_when_editing_begins(shown: Shown, zoom: float) -> None:
    shown.session.apply(retext(shown.session.document, "health", "mem\nonce\nsame\nrune"), "Edit")
    shown.canvas.zoom_to(zoom)
    shown.settle()
    drawn = _baselines(shown)
    editor = _open(shown)
    editor.setCursorWidth(0)
    typed = _baselines(shown)
    assert len(drawn) == len(typed) == 4
    assert all(abs(was - now) <= 1 for was, now in zip(drawn, typed, strict=True)), (drawn, typed)
