"""Saves a map that has a file by itself, some time after a change, if the person chose that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow

AGAIN_MS = 2_000
"""When to try again while something is being dragged."""


class Autosave(QObject):
    """Looks after the map of one window. It asks nothing: what it cannot do it leaves to Save."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)

    def changed(self) -> None:
        """The map has changed, or was saved, or the preference has changed."""
        opened, after = self._window.map, self._window.program.settings.autosave
        if opened is None or after == "off" or opened.path is None or not opened.session.dirty:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(int(after) * 1_000)

    def chosen(self) -> None:
        """Another time was chosen."""
        self._timer.stop()
        self.changed()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _save(self) -> None:
        opened = self._window.map
        if opened is None:
            return
        if opened.session.gesture_open:
            self._timer.start(AGAIN_MS)
        elif opened.session.dirty:
            self._window.files.save_unasked()
