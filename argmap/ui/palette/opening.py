"""Opening the palette, and doing what is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from argmap.ui.palette.entries import Entry, Offer
from argmap.ui.palette.palette import Palette

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow


class Opening(QObject):
    """One opening of the palette: it is over when the palette is."""

    def __init__(self, window: MainWindow) -> None:
        index = window.finder.pursuit.index
        settings = window.program.settings
        self._window = window
        self._index = index
        palette = Palette(window, Offer(window, index, settings.recent_commands))
        super().__init__(palette)
        self._palette = palette
        palette.chosen.connect(self._chosen)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._prepare)
        self._idle.start()

    @Slot(object)
    def _chosen(self, entry: Entry) -> None:
        window = self._window
        if entry.sort == "command":
            window.program.settings.remember_command(entry.id)
            window.commands.run(entry.id)
        elif entry.sort == "more":
            window.finder.find_words(self._palette.field.text().strip())
        elif window.context is not None:
            window.keep_drafts()
            window.context.session.select([entry.id])
            window.canvas.show_closely(entry.id)
            window.canvas.setFocus()

    @Slot()
    def _prepare(self) -> None:
        """Get ready, while nothing is typed, to find words that are misspelt."""
        if not self._index.prepare():
            self._idle.stop()


def open_palette(window: MainWindow) -> None:
    """Open the palette, or close it if it is open."""
    present = [each for each in window.findChildren(Palette) if each.isVisible()]
    if present:
        present[0].end()
    elif window.map is not None:
        Opening(window)
