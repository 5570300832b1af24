"""Keeps a journal of the map in a window from its first edit on, and says so where it cannot."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from argmap.core.i18n import tr
from argmap.ui.banner import Banner

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from argmap.session.journaling import Journaling
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap
    from argmap.ui.recovering import Recovering

SYNC_MS: Final = 700
"""After an edit; with what else there is to do, the disk has it within a second."""
TYPING_MS: Final = 600
RETRY_MS: Final = 5_000
TEST_MS: Final = 60_000


class Safekeeping(QObject):
    """Looks after one window's map. Failing is told above the map until it is over."""

    def __init__(self, window: MainWindow, recovery: Recovering) -> None:
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self._map: OpenMap | None = None
        self._journaling: Journaling | None = None
        self.trouble = Banner(window)
        window.column.insertWidget(0, self.trouble)
        self._soon = self._timer(SYNC_MS, self.keep)
        self._again = self._timer(RETRY_MS, self._retry)
        self._typing = self._timer(TYPING_MS, self._keep_typing)
        self._testing = QTimer(self)
        self._testing.setInterval(TEST_MS)
        self._testing.timeout.connect(self._test)
        window.canvas.editing.typed.connect(self._typed)
        window.canvas.editing.closed.connect(self._keep_typing)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._state_changed)
        application.commitDataRequest.connect(self._commit_data)

    def _timer(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def attend(self, opened: OpenMap) -> None:
        """Look after this map from now on; one that is in no file as it is, from this moment."""
        from argmap.session.journaling import Journaling

        if opened is not self._map or self._journaling is None:
            self.end()
            self._map = opened
            self._journaling = Journaling(opened.session, opened.file, self._recovery.store)
            self._testing.start()
        if opened.session.dirty:
            self._journaling.keep_from_now()
            self._soon.start()

    def changed(self) -> None:
        """The history has changed: a step was made, taken back, or saved."""
        if self._journaling is None:
            return
        self._journaling.changed()
        if self._journaling.failure is not None:
            self._tell()
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def keep(self) -> None:
        """Let the disk confirm what was written, and see whether all is well."""
        journaling = self._journaling
        if journaling is None:
            return
        self._tell()
        if journaling.failure is None and journaling.unsynced:
            journaling.sync()
            self._soon.start()

    def keep_now(self) -> bool:
        """Wait until the disk has everything; False if that failed."""
        if self._journaling is None:
            return True
        self._keep_typing()
        self._journaling.settle()
        self._tell()
        return self._journaling.failure is None

    def end(self) -> None:
        """The map is closed: what is unsaved the person does not want; it goes to the trash.

        Where nobody was asked, as the system ends the program, it stays to be recovered.
        """
        if self._journaling is not None and self._map is not None:
            if self._map.session.dirty and self._window.program.ending:
                self._journaling.leave()
            elif self._map.session.dirty:
                self._journaling.discard()
            else:
                self._journaling.forget()
        self._stop()

    def given_up(self) -> AbstractContextManager[None]:
        """What is unsaved is given up in here: as it is now it goes to the trash."""
        return nullcontext() if self._journaling is None else self._journaling.given_up()

    def finish(self) -> None:
        """Wait for what is being written."""
        if self._journaling is not None:
            self._journaling.settle()

    def _stop(self) -> None:
        for timer in (self._soon, self._again, self._typing, self._testing):
            timer.stop()
        self.finish()
        self._journaling = self._map = None
        self.trouble.dismiss()

    # --- what is being typed -----------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        if not self._typing.isActive():
            self._typing.start()

    @Slot()
    def _keep_typing(self) -> None:
        """Keep the text as it stands; where none is typed any more, forget what it was."""
        self._typing.stop()
        if self._journaling is not None:
            self._journaling.typing(*(self._draft() or ("", "")))
            self._soon.start()

    def _draft(self) -> tuple[str, str] | None:
        editing = self._window.canvas.editing
        if editing.key is not None and editing.editor is not None:
            return editing.key, editing.editor.toPlainText()
        return self._window.docks.draft()

    # --- when it fails -----------------------------------------------------------------------

    @Slot()
    def _test(self) -> None:
        if self._journaling is not None:
            self._journaling.test()
            self._soon.start()

    @Slot()
    def _retry(self) -> None:
        if self._journaling is not None:
            self._journaling.retry()
            self._soon.start()

    def _tell(self) -> None:
        """Say what fails for as long as it does; it is tried again meanwhile."""
        failure = None if self._journaling is None else self._journaling.failure
        if failure is None:
            self.trouble.dismiss()
            return
        if not self.trouble.isVisible():
            self.trouble.show_notice(
                tr(
                    "Your changes cannot be kept for the case of a crash ({reason}). Save your map "
                    "to be safe.",
                    reason=failure,
                ),
                [(tr("Try Again"), self._retry)],
                lasting=True,
            )
        if not self._again.isActive():
            self._again.start()

    # --- when the program may be about to end -------------------------------------------------

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._keep_typing()
            self.keep()

    @Slot()
    def _commit_data(self) -> None:
        self._window.keep_drafts()
        self.keep_now()
