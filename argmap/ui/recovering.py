"""Journals: kept while maps are unsaved, offered after a run that ended without closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from argmap.core.i18n import tr
from argmap.storage.state import state_folder
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPixmap

    from argmap.storage.journal.left import Attempt, Left
    from argmap.storage.journal.store import Store
    from argmap.ui.main_window import MainWindow
    from argmap.ui.program import Program

ALIVE_MS: Final = 4_000
"""How long a recovered map must have been shown until that counts as having gone well."""


class Recovering:
    """The journals of this run, and what earlier ones left behind."""

    def __init__(self, program: Program, state_folder: Path | None) -> None:
        self._program = program
        self._state_folder = state_folder
        self._store: Store | None = None
        self._attempts: list[Attempt] = []

    @property
    def store(self) -> Store:
        """The folder of journals; loaded when first needed, which is after the first paint."""
        if self._store is None:
            from argmap.storage.journal.store import Store

            self._store = Store(self._state_folder or state_folder())
        return self._store

    def close(self) -> None:
        """The program ends as it should, if perhaps unasked."""
        for attempt in self._attempts:
            attempt.end()
        if self._store is not None:
            self._store.close()

    def offer(self, window: MainWindow) -> None:
        """Show what was left behind, if anything was; nothing waits for an answer."""
        left = self.store.left()
        if left:
            window.recovery_page.show_left(left, [])

    def show_page(self, window: MainWindow) -> None:
        """Show what was left behind, and what was discarded."""
        page = window.recovery_page
        page.show_left(self.store.left(), self.store.discarded())
        page.take_keyboard()

    def picture(self, left: Left, size: QSize, ratio: float) -> QPixmap:
        """What the map looks like. Raises FileProblem."""
        from argmap.canvas.thumbnail import thumbnail
        from argmap.layout.text import TextMeasurer
        from argmap.session.recovered import session_of

        document = session_of(left.replay()).document
        return thumbnail(document, self._program.appearance.theme, TextMeasurer(), size, ratio)

    def differences(self, left: Left) -> tuple[str, list[str]]:
        """What is other than in the file, or than at the beginning. Raises FileProblem."""
        from argmap.core.differences import differences, sentence
        from argmap.session.recovered import session_of

        found = session_of(left.replay()).document
        before, heading = left.compared_with()
        told = [sentence(each, before, found) for each in differences(before, found)]
        return heading, told or [tr("None.")]

    def recover(self, left: Left, near: MainWindow) -> bool:
        """Open it as an unsaved map; what was left goes to the trash once ours is written."""
        from argmap.session.recovered import recover
        from argmap.storage.errors import FileProblem
        from argmap.ui.open_map import OpenMap

        attempt = left.beginning()
        try:
            replayed = left.replay()
            opened = OpenMap(*recover(replayed, left.path))
        except FileProblem:
            attempt.end()
            raise
        window = self._program.place(opened, near)
        if replayed.notes:
            window.alarm(" ".join(map(visible, replayed.notes)))
        if not window.files.safekeeping.keep_now():
            attempt.end()
            return False
        attempt.go_on_in(self.store.folder_of(opened.file.key))
        self._attempts.append(attempt)
        QTimer.singleShot(ALIVE_MS, self._program, attempt.end)
        self.discard(left)
        return True

    def discard(self, left: Left) -> None:
        """Put it into the trash. Raises OSError."""
        self.store.discard_left(left)
