"""Buttons of the tool bar from which a new statement is dragged onto the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from argmap.core.geometry import Point

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QHideEvent, QMouseEvent

    from argmap.ui.main_window import MainWindow


class KindButton(QToolButton):
    """A click inserts a statement of its kind; dragged onto the canvas, it does so there."""

    # Of the class: a button is hidden once more while it is torn down, without what it had set.
    _drags = False

    def __init__(self, parent: QWidget, window: MainWindow, kind: str) -> None:
        super().__init__(parent)
        self._window = window
        self._kind = kind
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._drags = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        if self._pressed is None:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._drags:
            self._drags = True
            self._watch_keys(on=True)
        controller = self._window.canvas.controller
        if self._drags and controller is not None:
            controller.carrying.over(self._kind, self._over_canvas(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self._over_canvas(event.position().toPoint()) if self._drags else None
        self._give_up()
        controller = self._window.canvas.controller
        if at is not None and controller is not None:
            self._window.keep_drafts()
            self._window.canvas.setFocus()
            controller.carrying.let_go(self._kind, at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever has the keyboard: Escape gives up what is dragged."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._drags:
            self._give_up()
            self.setDown(False)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._drags:
            self._give_up()
        super().hideEvent(event)

    def _give_up(self) -> None:
        """Nothing is dragged any more."""
        self._pressed, dragged, self._drags = None, self._drags, False
        if dragged:
            self._watch_keys(on=False)
        controller = self._window.canvas.controller
        if dragged and controller is not None:
            controller.carrying.over(self._kind, None)

    def _watch_keys(self, *, on: bool) -> None:
        application = QApplication.instance()
        if application is not None:
            (application.installEventFilter if on else application.removeEventFilter)(self)

    def _over_canvas(self, place: QPoint) -> Point | None:
        """The point of the scene under a point of the button, if that is on the canvas."""
        canvas = self._window.canvas
        there = canvas.viewport().mapFromGlobal(self.mapToGlobal(place))
        if not canvas.viewport().rect().contains(there):
            return None
        return canvas.camera.to_scene(Point(float(there.x()), float(there.y())))
