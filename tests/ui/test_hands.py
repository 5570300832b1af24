"""Modifiers, edges and wheels, as real events through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core.geometry import Point
from argmap.interaction.input_map import STEP
from argmap.ui.kind_button import KindButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Shell

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def mouse(shell: Shell, kind: QEvent.Type, place: QPoint, held: Qt.KeyboardModifier) -> None:
    """Send one event of the left button; QTest's moves know no keys."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    down = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    at, there = QPointF(place), QPointF(shell.viewport.mapToGlobal(place))
    QApplication.sendEvent(shell.viewport, QMouseEvent(kind, at, there, button, down, held))


def drag(
    shell: Shell, start: QPoint, end: QPoint, held: Qt.KeyboardModifier, *, drop: bool = True
) -> None:
    mouse(shell, QEvent.Type.MouseButtonPress, start, held)
    for step in (1, 2, 3):
        mouse(shell, QEvent.Type.MouseMove, start + (end - start) * step / 3, held)
    if drop:
        mouse(shell, QEvent.Type.MouseButtonRelease, end, held)
        shell.settle(20)


def touch(
    shell: Shell,
    kind: QPointingDevice.PointerType,
    start: QPoint,
    by: QPoint,
    rest: Callable[[], object] = lambda: None,
) -> None:
    """A drag as Qt makes it of what a pen or a finger does; `rest` is called before the release."""
    touched = kind == QPointingDevice.PointerType.Finger
    types, can = QInputDevice.DeviceType, QInputDevice.Capability
    device = QPointingDevice(
        "hand", 7, types.TouchScreen if touched else types.Stylus, kind, can.Position, 1, 1,
    )  # fmt: skip
    steps = (
        (QEvent.Type.MouseButtonPress, start, LEFT, LEFT),
        (QEvent.Type.MouseMove, start + by, Qt.MouseButton.NoButton, LEFT),
        (QEvent.Type.MouseButtonRelease, start + by, LEFT, Qt.MouseButton.NoButton),
    )
    for event, place, button, down in steps:
        if event == QEvent.Type.MouseButtonRelease:
            rest()
        at, there = QPointF(place), QPointF(shell.viewport.mapToGlobal(place))
        QApplication.sendEvent(
            shell.viewport, QMouseEvent(event, at, at, there, button, down, NONE, device)
        )
    shell.settle(20)


def turn(
    shell: Shell,
    angle: tuple[int, int],
    pixels: tuple[int, int] = (0, 0),
    held: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    at = QPoint(400, 300)
    event = QWheelEvent(
        QPointF(at), QPointF(shell.viewport.mapToGlobal(at)), QPoint(*pixels), QPoint(*angle),
        Qt.MouseButton.NoButton, held, phase, False,
    )  # fmt: skip
    QApplication.sendEvent(shell.viewport, event)


def test_shift_locks_the_axis_and_alt_drags_a_copy(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    before = shell.document.statements[key]
    drag(shell, shell.middle_of(key), shell.middle_of(key) + QPoint(90, 40), SHIFT)
    after = shell.document.statements[key]
    assert (after.x, after.y) == ((before.x or 0.0) + 90, before.y)
    drag(shell, shell.middle_of(key), shell.middle_of(key) + QPoint(60, 150), ALT)
    copies = [each for each in shell.document.statements.values() if each.id != key]
    assert [(each.text, each.y) for each in copies] == [("A", (before.y or 0.0) + 150)]
    assert shell.document.statements[key] is after


def test_the_edge_of_any_box_sets_its_width_and_the_cursor_tells(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Near", QPoint(300, 400))
    key = shell.add_claim("A", QPoint(300, 250)).id
    shell.click(QPoint(60, 60))
    assert shell.session.selection == ()
    rect = window.canvas.plan.rects[key]
    edge = shell.at(rect.center.moved(rect.width / 2, 12))
    for aside, shape in (
        (QPoint(3, 0), Qt.CursorShape.SizeHorCursor),  # from outside, where no dot is shown yet
        (QPoint(-12, 0), Qt.CursorShape.ArrowCursor),  # where words stand
        (QPoint(-3, 0), Qt.CursorShape.SizeHorCursor),
        (QPoint(0, 0), Qt.CursorShape.SizeHorCursor),
    ):
        QTest.mouseMove(shell.viewport, edge + aside)
        assert shell.viewport.cursor().shape() == shape
    drag(shell, edge, edge + QPoint(75, 0), NONE)
    assert shell.document.statements[key].width == pytest.approx(rect.width + 75, abs=1)
    drag(shell, edge + QPoint(75, 0), edge + QPoint(75, 90), ALT)
    assert len(shell.document.statements) == 3  # with Alt a copy is dragged, there as elsewhere


def test_a_hand_trembles_less_with_a_mouse_than_with_a_finger(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    start = shell.middle_of(key)
    for kind, still, moved in (
        (QPointingDevice.PointerType.Generic, 3, 5),
        (QPointingDevice.PointerType.Pen, 5, 7),
        (QPointingDevice.PointerType.Finger, 9, 11),
    ):
        before = shell.document.statements[key]
        touch(shell, kind, shell.middle_of(key), QPoint(0, still))
        assert shell.document.statements[key] is before
        assert shell.session.selection == (key,)
        touch(shell, kind, shell.middle_of(key), QPoint(0, moved))
        assert shell.document.statements[key] is not before
    assert shell.middle_of(key) == start + QPoint(0, 5 + 7 + 11)


def test_a_finger_that_rests_opens_the_menu_and_one_that_moves_drags(shell: Shell) -> None:
    window = shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    shell.keys(Qt.Key.Key_Escape)
    asked: list[object] = []
    window.canvas.context_requested.disconnect()
    window.canvas.context_requested.connect(lambda hit, _: asked.append(hit))
    finger, before = QPointingDevice.PointerType.Finger, shell.document.statements[key]
    hints = QApplication.styleHints()
    usual = hints.mousePressAndHoldInterval()
    hints.setMousePressAndHoldInterval(40)

    def rest() -> None:
        shell.settle(120)

    touch(shell, finger, shell.middle_of(key), QPoint(2, 3), rest)
    assert [hit.id for hit in asked] == [key]  # type: ignore[attr-defined]
    assert shell.session.selection == (key,)
    assert shell.document.statements[key] is before
    touch(shell, finger, shell.middle_of(key), QPoint(0, 40), rest)
    assert len(asked) == 1
    assert shell.document.statements[key].y == (before.y or 0) + 40
    hints.setMousePressAndHoldInterval(usual)


def test_a_finger_may_miss_an_arrow_by_more(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", QPoint(500, 120))
    shell.keys(Qt.Key.Key_Tab)
    shell.type("B")
    shell.keys(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    (arrow,) = window.canvas.plan.arrows.values()
    beside = shell.at(arrow.junction) + QPoint(11, 0)
    touch(shell, QPointingDevice.PointerType.Generic, beside, QPoint(0, 0))
    assert shell.session.selection == ()
    touch(shell, QPointingDevice.PointerType.Finger, beside, QPoint(0, 0))
    assert shell.session.selection == (arrow.id,)


def test_a_kind_is_dragged_from_the_tool_bar_to_its_place(shell: Shell) -> None:
    window = shell.start()
    button = next(each for each in window.findChildren(KindButton) if each.text() == "Evidence")
    place = button.mapFromGlobal(shell.viewport.mapToGlobal(QPoint(400, 300)))
    middle = button.rect().center()
    QTest.mousePress(button, LEFT, NONE, middle)
    QTest.mouseMove(button, middle + QPoint(0, 60))
    QTest.mouseMove(button, place)
    ghost = window.canvas.overlay.ghost
    assert ghost is not None
    assert ghost.kind == "evidence"
    shell.keys(Qt.Key.Key_Escape)
    assert window.canvas.overlay.ghost is None
    QTest.mouseRelease(button, LEFT, NONE, place)
    assert not shell.document.statements
    QTest.mousePress(button, LEFT, NONE, middle)
    QTest.mouseMove(button, place)
    QTest.mouseRelease(button, LEFT, NONE, place)
    assert window.canvas.overlay.ghost is None
    shell.type("Seen")
    shell.keys(Qt.Key.Key_Escape)
    assert (shell.only.kind, shell.only.text) == ("evidence", "Seen")
    middle_of = shell.middle_of(shell.only.id) - QPoint(400, 300)
    assert middle_of.manhattanLength() <= 12
    shell.control(Qt.Key.Key_Z)
    assert not shell.document.statements


def test_a_drag_against_the_edge_scrolls(shell: Shell) -> None:
    camera = shell.start().canvas.camera
    key = shell.add_claim("A", QPoint(300, 250)).id
    before = camera.offset
    low = QPoint(300, shell.viewport.height() - 3)
    drag(shell, shell.middle_of(key), low, NONE, drop=False)
    for _ in range(60):
        shell.settle(50)
        if camera.offset.y > before.y + 20:
            break
    assert camera.offset.y > before.y + 20
    assert abs(shell.middle_of(key).y() - low.y()) <= 1
    mouse(shell, QEvent.Type.MouseButtonRelease, low, NONE)


def test_wheels_and_fingers(shell: Shell) -> None:
    camera = shell.start().canvas.camera
    start = camera.offset
    for held in (NONE, CONTROL):
        turn(shell, (0, 0), held=held)
        turn(shell, (0, 0), (0, 0), held, Qt.ScrollPhase.ScrollEnd)
    assert (camera.zoom, camera.offset) == (1.0, start)
    for _ in range(8):
        turn(shell, (0, 15), held=CONTROL)
    assert camera.zoom == pytest.approx(STEP)
    turn(shell, (0, -120), held=CONTROL)
    assert camera.zoom == pytest.approx(1.0)
    before = camera.offset
    turn(shell, (0, 40), (7, -11), phase=Qt.ScrollPhase.ScrollUpdate)
    assert (camera.offset.x, camera.offset.y) == pytest.approx((before.x - 7, before.y + 11))
    pad = QPointingDevice(
        "pad", 1, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position, 2, 0,
    )  # fmt: skip
    at = QPointF(400, 300)
    kind = Qt.NativeGestureType.ZoomNativeGesture
    pinch = QNativeGestureEvent(kind, pad, 2, at, at, at, 0.25, QPointF())
    held_still = camera.to_scene(Point(400, 300))
    QApplication.sendEvent(shell.viewport, pinch)
    assert camera.zoom == pytest.approx(1.25)
    assert camera.to_scene(Point(400, 300)) == pytest.approx(held_still, abs=0.8)
