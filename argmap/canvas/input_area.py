"""The part of the canvas widget that hands Qt's events to the controller."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QNativeGestureEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from argmap.canvas import qt_events
from argmap.core.geometry import Point
from argmap.interaction.camera import Camera
from argmap.interaction.events import moved_enough

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent

    from argmap.interaction.controller import Controller
    from argmap.interaction.events import Pointer

TICK: Final = 16  # ms between ticks of a gesture at the edge
_BY_KEY: Final = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
_ELSEWHERE: Final = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
_BY_HAND: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.NativeGesture,
        QEvent.Type.ContextMenu,
    }
)


class InputArea(QAbstractScrollArea):
    """Without a controller every event is left to the parent.

    `wheeled` is told when a mouse's wheel is turned with no key held, `touched` before anything
    that a hand does, but for moving the mouse, takes effect.
    """

    wheeled = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The first widget that Qt hands out without PySide having made it costs a start 25 ms:
        # PySide then loads every widget class to find which it is.
        self._viewport = QWidget(self)
        self.setViewport(self._viewport)
        self.camera = Camera()
        self.controller: Controller | None = None
        self._ticked = 0.0
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK)
        self._ticks.timeout.connect(self._tick)
        self._resting: Pointer | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)
        self._viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._viewport.setAutoFillBackground(False)
        self._viewport.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def context_point(self) -> Point:
        """Where, on the screen, the menu opens when a key asks for it."""
        width, height = self.camera.viewport
        return Point(width / 2, height / 2)

    def go_on_typing(self) -> None:
        """Give the keyboard back to the editor that is open."""

    def keep_ticking(self) -> None:
        """Tick while the controller wants it."""
        wanted = self.controller is not None and self.controller.wants_ticks
        if wanted and not self._ticks.isActive():
            self._ticked = time.perf_counter()
            self._ticks.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        seconds, self._ticked = now - self._ticked, now
        if self.controller is None or not self.controller.tick(seconds):
            self._ticks.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.controller is not None and qt_events.known_button(event):
            pointer = qt_events.pointer(event, self.camera)
            self.controller.press(pointer)
            self.keep_ticking()
            if pointer.coarse:
                self._resting = pointer
                self._rest.start(QGuiApplication.styleHints().mousePressAndHoldInterval())
            if self.controller.editing is not None:
                # It was no press to end the typing, but took the keyboard away.
                self.go_on_typing()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.controller is not None and qt_events.known_button(event):
            self.controller.double_click(qt_events.pointer(event, self.camera, clicks=2))
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.controller is not None:
            pointer = qt_events.pointer(event, self.camera)
            if self._resting is not None and moved_enough(self._resting, pointer):
                self._rest.stop()
            self.controller.move(pointer)
            self.keep_ticking()

    @Slot()
    def _rested(self) -> None:
        """A finger has no second button: resting asks for the menu."""
        if self.controller is not None and self._resting is not None:
            self.controller.context(self._resting)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._rest.stop()
        if self.controller is not None and qt_events.known_button(event):
            self.controller.release(qt_events.pointer(event, self.camera))
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.controller is not None:
            self.controller.wheel(qt_events.wheel(event))
            if qt_events.is_bare_wheel(event):
                self.wheeled.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.controller is not None and self.controller.key(qt_events.key(event)))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(
            self.controller is not None and self.controller.key_up(qt_events.key(event))
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.controller is not None:
            self.controller.focus_out(elsewhere=event.reason() in _ELSEWHERE)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.controller is None:
            event.ignore()
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = QPointF(*self.context_point())
        else:
            place = QPointF(self.viewport().mapFromGlobal(event.globalPos()))
        self.controller.context(qt_events.pointer_at(place, self.camera, event.modifiers()))

    def event(self, event: QEvent) -> bool:
        # A shortcut runs its command without ever being a key press here.
        if event.type() in _BY_KEY:
            self.touched.emit()
        if event.type() == QEvent.Type.ShortcutOverride and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def _claims(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        return self.controller is not None and self.controller.claims(qt_events.key(event))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self.touched.emit()
        if self.controller is not None:
            if event.type() == QEvent.Type.Leave:
                self.controller.leave()
            elif isinstance(event, QNativeGestureEvent):
                self.controller.pinch(qt_events.pinch(event))
                return True
        return super().viewportEvent(event)
