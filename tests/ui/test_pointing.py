"""Gestures that shape the map, as real events through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from argmap.core.edits.deletion import delete
from argmap.core.edits.inferences import connect
from argmap.interaction.ends import ends

if TYPE_CHECKING:
    from tests.ui.conftest import Shell

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def hold(shell: Shell, start: QPoint, *way: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Press and move, and do not let go."""
    QTest.mouseMove(shell.viewport, start)
    QTest.mousePress(shell.viewport, LEFT, held, start)
    for place in way:
        QTest.mouseMove(shell.viewport, place)


def let_go(shell: Shell, place: QPoint) -> None:
    QTest.mouseRelease(shell.viewport, LEFT, NONE, place)
    shell.settle(20)


def test_a_drag_is_pulled_into_line_and_the_switch_is_remembered(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Above", QPoint(300, 150))
    key = shell.add_claim("Below", QPoint(600, 450)).id
    assert shell.statement("Above").x is not None
    start = shell.middle_of(key)
    hold(shell, start, start + QPoint(-150, 10), start + QPoint(-296, 20))
    assert window.canvas.overlay.guides
    let_go(shell, start + QPoint(-296, 20))
    assert shell.document.statements[key].x == shell.statement("Above").x
    shell.control(Qt.Key.Key_Z)
    window.commands["view.guides"].trigger()
    assert not window.commands["view.guides"].isChecked()
    assert not shell.settings.guides
    shell.drag(start, start + QPoint(-296, 20))
    x = shell.statement("Above").x
    assert shell.document.statements[key].x == (x or 0.0) + 4


def test_a_statement_that_rests_on_another_goes_to_it(shell: Shell) -> None:
    window = shell.start()
    top = shell.add_claim("Conclusion", QPoint(300, 120)).id
    low = shell.add_claim("Reason", QPoint(600, 420)).id
    hold(shell, shell.middle_of(low), QPoint(500, 300), shell.middle_of(top))
    shell.settle(420)
    assert window.canvas.overlay.drop == (top, "box")
    assert window.status.shown.startswith("Release: reason for “Conclusion”")
    let_go(shell, shell.middle_of(top))
    (inference,) = shell.document.inferences.values()
    assert (inference.premises, inference.target) == ((low,), top)
    assert not window.canvas.plan.rects[low].intersects(window.canvas.plan.rects[top])
    shell.control(Qt.Key.Key_Z)
    assert not shell.document.inferences


def test_the_head_of_an_arrow_is_dragged_to_another_statement(shell: Shell) -> None:
    window = shell.start()
    top = shell.add_claim("Conclusion", QPoint(300, 120)).id
    other = shell.add_claim("Other", QPoint(640, 120)).id
    low = shell.add_claim("Reason", QPoint(300, 420)).id
    shell.session.apply(connect(shell.document, [low], top), "Connect")
    (key,) = shell.document.inferences
    shell.settle()
    QTest.mouseMove(shell.viewport, shell.at(window.canvas.plan.arrows[key].junction))
    head = shell.at(ends(window.canvas.plan.arrows[key], window.canvas.camera.zoom)[0].at)
    shell.drag(head, shell.middle_of(other))
    assert shell.document.inferences[key].target == other
    assert shell.session.selection == (key,)
    shell.control(Qt.Key.Key_Z)
    assert shell.document.inferences[key].target == top


def test_a_double_click_on_an_arrow_writes_its_warrant(shell: Shell) -> None:
    window = shell.start()
    top = shell.add_claim("Conclusion", QPoint(300, 120)).id
    low = shell.add_claim("Reason", QPoint(300, 420)).id
    shell.session.apply(connect(shell.document, [low], top), "Connect")
    (key,) = shell.document.inferences
    shell.settle()
    blank = window.canvas.viewport().grab().toImage()
    shell.double_click(shell.at(window.canvas.plan.arrows[key].junction))
    shell.type("Because")
    shell.keys(Qt.Key.Key_Return)
    assert shell.document.inferences[key].text == "Because"
    shell.settle(150)
    fields = window.docks["inspector"].findChildren(QPlainTextEdit)
    assert "Because" in [field.toPlainText() for field in fields]
    shell.keys(Qt.Key.Key_Escape)
    QTest.mouseMove(shell.viewport, QPoint(30, 600))
    shell.settle(150)
    assert window.canvas.viewport().grab().toImage() != blank


def test_a_triple_click_on_nothing_makes_a_claim_that_stays(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(300, 250))
    shell.click(QPoint(300, 250))
    shell.settle()
    shell.type("Thrice")
    shell.keys(Qt.Key.Key_Escape)
    assert shell.only.text == "Thrice"


def test_undo_while_dragging_takes_back_the_drag_alone(shell: Shell) -> None:
    window = shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    before, start = shell.only, shell.middle_of(key)
    hold(shell, start, start + QPoint(80, 40), start + QPoint(160, 80))
    assert shell.only.x != before.x
    shell.control(Qt.Key.Key_Z)
    assert shell.only is before
    QTest.mouseMove(shell.viewport, start + QPoint(200, 80))
    let_go(shell, start + QPoint(200, 80))
    assert shell.only is before
    assert not window.canvas.overlay.busy


def deleted_elsewhere(shell: Shell, key: str, start: QPoint) -> None:
    shell.window.commands.run("edit.delete")
    assert len(shell.document.statements) == 2, "not under a hand"
    shell.window.keep_drafts()
    shell.session.apply(delete(shell.document, [key]), "Delete")
    QTest.mouseMove(shell.viewport, start + QPoint(30, 30))
    shell.session.undo()


def given_up(shell: Shell, key: str, start: QPoint) -> None:
    shell.keys(Qt.Key.Key_Escape)


def menu_opened(shell: Shell, key: str, start: QPoint) -> None:
    place = start + QPoint(200, 60)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QCursor.pos())
    QApplication.sendEvent(shell.viewport, event)
    QApplication.activePopupWidget().close()


def window_left(shell: Shell, key: str, start: QPoint) -> None:
    lost = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(shell.window.canvas, lost)


def release_lost(shell: Shell, key: str, start: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    free = QMouseEvent(QEvent.Type.MouseMove, start, QCursor.pos(), none, none, NONE)
    QApplication.sendEvent(shell.viewport, free)


def test_whatever_interrupts_a_drag_leaves_nothing_of_it(shell: Shell) -> None:
    window = shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    other = shell.add_claim("B", QPoint(700, 450)).id
    before, start = shell.document.statements[key], shell.middle_of(key)
    for interrupt in (deleted_elsewhere, given_up, menu_opened, window_left, release_lost):
        hold(shell, start, start + QPoint(80, 40), shell.middle_of(other))
        window.canvas.controller.tick(0.35)
        assert window.canvas.overlay.drop is not None, interrupt
        interrupt(shell, key, start)
        QTest.mouseMove(shell.viewport, start + QPoint(30, 80))
        let_go(shell, start + QPoint(30, 80))
        assert shell.document.statements[key] is before, interrupt
        assert not shell.document.inferences, interrupt
        assert not shell.session.gesture_open, interrupt
        assert not window.canvas.overlay.busy, interrupt


def test_a_refusal_goes_with_the_next_thing_that_is_done(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Alone", QPoint(300, 120))
    for act in (lambda: window.commands.run("view.zoom_in"), shell.session.undo):
        window.say("That cannot be done.")
        act()
        assert window.status.shown != "That cannot be done."
