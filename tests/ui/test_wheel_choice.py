"""The wheel's meaning is asked once, where nothing has to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.ui.conftest import Shell


def turn(shell: Shell, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(300, 200)
    event = QWheelEvent(
        place,
        QPointF(shell.viewport.mapToGlobal(place)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shell.viewport, event)
    shell.settle()


def test_the_first_turn_offers_the_choice_and_zoom_takes_hold(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", QPoint(300, 200))
    turn(shell, Qt.KeyboardModifier.ControlModifier)
    assert not window.banner.isVisible()
    turn(shell)
    assert window.banner.isVisible()
    (zoom,) = [button for button in window.banner.buttons if button.text() == "Zoom"]
    zoom.click()
    before = window.canvas.camera.zoom
    turn(shell)
    assert window.canvas.camera.zoom < before


def test_it_is_offered_once_in_a_life(shell: Shell) -> None:
    window = shell.start()
    turn(shell)
    window.banner.dismiss()
    turn(shell)
    assert not window.banner.isVisible()
    assert shell.settings.wheel == "scroll"
