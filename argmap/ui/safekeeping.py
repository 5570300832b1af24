"""A recovery copy of the map, written a few seconds after an edit, gone after a clean end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.core.records import Content
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap
    from argmap.ui.recovering import Recovering

DELAY_MS = 3_000
LARGE = 1_000
"""Maps with more records are written by a thread: below, it takes less than a frame or two."""


class Safekeeping(QObject):
    """Keeps the copy of one window's map. Failing to is said once, not every three seconds."""

    def __init__(self, window: MainWindow, recovery: Recovering) -> None:
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self._map: OpenMap | None = None
        self._writer: threading.Thread | None = None
        self._failure: str | None = None
        self._kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.keep)

    def attend(self, opened: OpenMap) -> None:
        """Look after this map from now on."""
        self._timer.stop()
        self._map = opened
        self._kept = False
        self._failure = None
        if opened.session.dirty:
            self.changed()

    def changed(self) -> None:
        """The map has changed: a copy is due soon. Undoing all changes leaves nothing to keep."""
        if self._map is None:
            return
        if not self._map.session.dirty:
            self.forget()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Write the copy now."""
        self._timer.stop()
        if self._map is None or not self._map.session.dirty:
            return
        if self._writer is not None and self._writer.is_alive():
            self._timer.start()
            return
        if self._failure is not None:
            self._window.say(self._failure)
            self._failure = None
        self._kept = True
        opened, content = self._map, self._map.session.document.content()
        if len(opened.session.document) <= LARGE:
            self._write(opened, content)
            return
        # Records are frozen and `content` is ours alone, so a thread may take its time.
        self._writer = threading.Thread(
            target=self._write, args=(opened, content), name="recovery copy"
        )
        self._writer.start()

    def keep_now(self) -> bool:
        """Write the copy and wait for it; False if that failed."""
        self.finish()
        self.keep()
        self.finish()
        return self._failure is None

    def forget(self) -> None:
        """The map is safe in its file, or not wanted: no copy is needed."""
        self._timer.stop()
        self.finish()
        if self._map is not None and self._kept:
            self._recovery.discard(self._map.file.key)
            self._kept = False

    def finish(self) -> None:
        """Wait for a copy being written."""
        if self._writer is not None:
            self._writer.join()
            self._writer = None

    def _write(self, opened: OpenMap, content: Content) -> None:
        from argmap.storage import native

        file = opened.file
        path = file.path or file.suggested
        try:
            data = native.dump(content, file.meta.stamped())
            self._recovery.keep(file.key, data, path=path, document=file.meta.id)
        except Exception as error:  # noqa: BLE001 - whatever it is, editing must go on
            self._failure = tr(
                "No recovery copy could be written ({reason}). Save your map to be safe.",
                reason=getattr(error, "strerror", None) or error,
            )
