"""Ctrl+C, a request to end, and the end of the session: the program closes without asking."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class Interrupts(QObject):
    """Calls `end` on SIGINT and SIGTERM, and when the session of the desktop is over.

    Python notes a signal at once but acts on it only between its own instructions; while Qt waits,
    there are none. The byte that Python writes to a socket wakes Qt, and its slot is Python. Those
    instructions may be anywhere, such as in the middle of painting a window that would be closed;
    so `end` waits for Qt's loop.
    """

    def __init__(self, end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(end)
        self._end = end
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, self._handle)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.commitDataRequest.connect(self._expect_the_end)

    def restore(self) -> None:
        application = QGuiApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._here.close()
        self._there.close()

    @Slot()
    def _expect_the_end(self) -> None:
        """The session manager has everybody keep what is unsaved; it may send a `Quit` next.

        Nobody else does while windows are open. Until then no event shall pass through Python.
        """
        application = QGuiApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            # What Qt does then is to close all windows, each of which would ask.
            self._end()
        return False

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self._soon.start(0)

    @Slot()
    def _drain(self) -> None:
        try:
            self._here.recv(64)
        except OSError:
            return
