"""The presentation of a window's map, and the window on the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

if TYPE_CHECKING:
    from argmap.canvas.presentation import Presentation
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap


class Presenter(QObject):
    """Shows a presentation in front of its window, which stays just as it is behind it."""

    def __init__(self, window: MainWindow, opened: OpenMap) -> None:
        super().__init__(window)
        self._window = window
        self._opened = opened
        self.presentation = self._made()
        self.presentation.ended.connect(self._end)
        opened.attend(self.presentation.close)
        self.presentation.setGeometry(window.screen().geometry())
        self.presentation.showFullScreen()
        self.presentation.activateWindow()
        self.presentation.setFocus()

    def _made(self) -> Presentation:
        from argmap.canvas.presentation import Presentation
        from argmap.layout.plan import MapPlan

        window, canvas = self._window, self._window.canvas
        # Geometry of its own: all of the map, whatever is folded away on the canvas.
        plan = MapPlan(self._opened.session.document, canvas.measurer, canvas.arrows)
        return Presentation(plan, canvas.theme, window, glides=window.program.settings.glides)

    @Slot()
    def _end(self) -> None:
        self._opened.forget(self.presentation.close)
        self._window.activateWindow()
        self._window.canvas.setFocus()
        self.deleteLater()


def present(window: MainWindow) -> None:
    """Tell the map step by step."""
    if window.map is not None:
        window.keep_drafts()
        Presenter(window, window.map)


def toggle_full_screen(window: MainWindow) -> None:
    """Give the window the whole screen, or its place from before again."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
