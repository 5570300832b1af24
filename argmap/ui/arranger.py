"""What arranges the map of a window: at once, or beside it if the map is large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from argmap.core.i18n import figure, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.patch import Patch
    from argmap.session.arranging import Arrangement
    from argmap.session.session import Session
    from argmap.ui.main_window import MainWindow
    from argmap.ui.search import Search

LARGE: Final = 2_000
"""Statements up to which an arrangement takes less than a frame or two."""
HAND_MS: Final = 60
"""How often is looked whether a hand, or an editor, has let go of the map."""


class Arranger(QObject):
    """Implements LayoutPort for one window.

    While a thread seeks, everything can be done with the map. If it is edited meanwhile, the search
    begins once more, and a second time it is given up.
    """

    _told = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._search: Search | None = None
        self._found: Callable[[Patch], None] | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._outrun = False
        self._runs = 0
        self._told.connect(self._settle)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HAND_MS)
        self._wait.timeout.connect(self._settle_waiting)
        window.status.cancelled.connect(self.cancel)

    # --- LayoutPort ------------------------------------------------------------------------

    @property
    def aspect(self) -> float:
        size = self._window.canvas.viewport().size()
        return size.width() / max(1, size.height())

    @property
    def keeps_tidy(self) -> bool:
        return self._window.program.settings.keep_tidy

    def keep_tidy(self, on: bool) -> None:
        self._window.program.choose_keep_tidy(on)

    def seek(self, wanted: Arrangement, found: Callable[[Patch], None]) -> None:
        self.leave()
        document = self._session.document
        if len(document.statements) > LARGE:
            self._found = found
            self._runs = 0
            self._begin(wanted)
            return
        from argmap.session.arranging import patch_for

        found(patch_for(document, self._window.canvas.plan.everywhere, wanted))

    # --- a search beside the window --------------------------------------------------------

    @property
    def searching(self) -> bool:
        return self._search is not None

    @Slot()
    def cancel(self) -> None:
        """Give up the search under way, and say so."""
        if self._search is not None:
            label = self._search.wanted.label
            self.leave()
            self._window.say(tr("{step}: cancelled. Nothing has moved.", step=label))

    def leave(self) -> None:
        """Give up the search under way, if there is one; nothing of it comes afterwards."""
        if self._search is not None:
            self._search.give_up()
            self._end()

    @property
    def _session(self) -> Session:
        assert self._window.map is not None
        return self._window.map.session

    def _begin(self, wanted: Arrangement) -> None:
        from argmap.ui.search import Search

        document = self._session.document
        self._runs += 1
        self._outrun = False
        self._unsubscribe = document.subscribe(self._changed)
        rects = dict(self._window.canvas.plan.everywhere)
        self._search = Search(document.content(), rects, wanted, self._told.emit)
        n = figure(len(document.statements))
        self._window.status.show_work(
            tr("{step}: arranging {n} statements…", step=wanted.label, n=n)
            if self._runs == 1
            else tr("{step}: the map has changed, arranging it again…", step=wanted.label)
        )
        self._window.canvas.installEventFilter(self)
        self._search.start()

    def _end(self) -> None:
        self._wait.stop()
        self._search = None
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._window.canvas.removeEventFilter(self)
        self._window.status.show_work("")

    def _changed(self, patch: object) -> None:
        self._outrun = True

    @Slot(object)
    def _settle(self, search: Search) -> None:
        """A thread is through; called by Qt in the window's own thread."""
        if search is not self._search:
            return
        if search.error is not None:
            self._end()
            raise search.error
        if self._in_hand():
            self._wait.start()
            return
        found = self._found
        self._end()
        if self._outrun:
            self._seek_again(search.wanted)
        elif found is not None and search.patch is not None:
            found(search.patch)

    @Slot()
    def _settle_waiting(self) -> None:
        if self._search is not None:
            self._settle(self._search)

    def _seek_again(self, wanted: Arrangement) -> None:
        keys = wanted.request.keys
        gone = keys is not None and not keys <= self._session.document.statements.keys()
        if self._runs == 1 and not gone:
            self._begin(wanted)
            return
        self._window.say(
            tr(
                "{step}: the map was edited meanwhile, so nothing has moved. Try again.",
                step=wanted.label,
            )
        )

    def _in_hand(self) -> bool:
        """Whether something is dragged, or a text is typed: a step in between would be in it."""
        controller = self._window.canvas.controller
        return self._session.gesture_open or (
            controller is not None and (controller.busy or controller.editing is not None)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        controller = self._window.canvas.controller
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and not (controller is not None and controller.busy)
        ):
            self.cancel()
            return True
        return False

    # --- keep tidy -------------------------------------------------------------------------

    def apply_keep_tidy(self) -> None:
        """Let the window's map make room for each edit, or not, as is chosen."""
        on = self.keeps_tidy
        self._window.status.show_keeping(on)
        if self._window.map is None:
            return
        from argmap.session.keep_tidy import KeepTidy

        session = self._session
        session.completion = KeepTidy(self._window.canvas.plan) if on else None
