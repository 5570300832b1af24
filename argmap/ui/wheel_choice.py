"""What the mouse wheel does is asked once, when it is first turned: people differ over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow


class WheelChoice(QObject):
    """Offers the choice in the banner of a window, unless something else stands there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.canvas.wheeled.connect(self.offer)

    @Slot()
    def offer(self) -> None:
        window, program = self._window, self._window.program
        if program.settings.wheel_asked or window.banner.isVisible():
            return
        # Whoever lets it pass has seen it, and finds it under View.
        program.choose_wheel(program.settings.wheel)
        window.banner.show_notice(
            tr("The mouse wheel scrolls, and zooms with Ctrl. It can be the other way round."),
            [
                (tr("Scroll"), partial(program.choose_wheel, "scroll")),
                (tr("Zoom"), partial(program.choose_wheel, "zoom")),
            ],
        )
