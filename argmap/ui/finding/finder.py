"""Finding in the window's map: the bar, what was found, and the canvas that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from argmap.core.i18n import figure, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.patch import Patch
    from argmap.session.finding.pursuit import Pursuit
    from argmap.ui.finding.bar import FindBar
    from argmap.ui.main_window import MainWindow

REST_MS = 40


class Finder(QObject):
    """Implements FindPort; the bar and the index are made when they are first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar: FindBar | None = None
        self._pursuit: Pursuit | None = None
        self._exits: list[Callable[[], None]] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._renew)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._prepare)
        window.program.appearance.changed.connect(self._recolour)

    @property
    def open(self) -> bool:
        return self.bar is not None and not self.bar.isHidden()

    @property
    def pursuit(self) -> Pursuit:
        """The search in the present map."""
        if self._pursuit is None:
            from argmap.session.finding.pursuit import Pursuit

            assert self._window.map is not None
            session = self._window.map.session
            self._pursuit = Pursuit(session)
            self._exits = [session.document.subscribe(self._followed)]
        return self._pursuit

    def find(self) -> None:
        """Open the bar, or go back to it."""
        self._show(replacing=False)

    def replace(self) -> None:
        """Open the bar with what it needs to replace."""
        self._show(replacing=True)

    def find_words(self, words: str) -> None:
        """Open the bar and look for these."""
        self.find()
        if self.bar is not None:
            self.bar.words.setText(words)

    def step(self, *, forward: bool) -> None:
        """Go to the next hit, or the one before; the bar opens if nothing was looked for yet."""
        if self._pursuit is None or self.pursuit.query.blank:
            self.find()
            return
        if not self.open:
            self.pursuit.renew()
        self.pursuit.step(forward)
        self._look()
        if not self.open:
            self._tell()

    def leave(self) -> None:
        """Let go of the map."""
        self.close(refocus=False)
        for leave in self._exits:
            leave()
        self._exits.clear()
        if self._pursuit is not None:
            self._pursuit.close()
            self._pursuit = None

    @Slot()
    def close(self, *, refocus: bool = True) -> None:
        """Close the bar; what is looked at stays selected."""
        self._idle.stop()
        self._later.stop()
        overlay = self._window.canvas.overlay
        overlay.found, overlay.found_at = frozenset(), None
        if self.bar is not None and not self.bar.isHidden():
            went_there = not self.bar.isAncestorOf(self._window.focusWidget() or self._window)
            self._keep_still(self.bar.hide)
            if self._pursuit is not None:
                peeking = self._pursuit.peeking
                peeking.stay() if went_there else peeking.fold_back()
            if refocus:
                self._window.canvas.setFocus()
        self._window.canvas.viewport().update()

    def _show(self, *, replacing: bool) -> None:
        bar = self.bar or self._made()
        bar.show_replacing(on=replacing or (self.open and not bar.other.isHidden()))
        if not self.open:
            self._keep_still(bar.show)
        self._offer()
        bar.begin()
        self._search(look=bool(bar.words.text()))
        self._idle.start()

    def _made(self) -> FindBar:
        from argmap.ui.finding.bar import FindBar

        column = self._window.column
        self.bar = bar = FindBar(self._window)
        bar.hide()
        column.insertWidget(column.indexOf(self._window.canvas), bar)
        bar.filtering.toggled.connect(self._offer)
        bar.changed.connect(self._search)
        bar.stepped.connect(self._stepped)
        bar.replaced.connect(self._replace)
        bar.closed.connect(self.close)
        self._recolour()
        return bar

    @Slot()
    def _offer(self) -> None:
        """List in the filters what there is in the map, where they are seen."""
        if self.bar is not None and self._window.map is not None and self.bar.filtering.isChecked():
            self.bar.filters.offer(self.pursuit.session.document)

    @Slot()
    def _search(self, *, look: bool = True) -> None:
        if self.bar is None or self._window.map is None:
            return
        self.pursuit.seek(self.bar.query)
        if look and self.pursuit.hit is not None:
            self._look()
        else:
            self._mark()

    @Slot(bool)
    def _stepped(self, forward: bool) -> None:
        self.step(forward=forward)

    @Slot(bool)
    def _replace(self, everywhere: bool) -> None:
        from pydantic import ValidationError

        from argmap.core.explanation import explain
        from argmap.core.integrity import IntegrityError
        from argmap.session.clock import utc_now

        window, pursuit = self._window, self.pursuit
        if self.bar is None:
            return
        window.keep_drafts()
        words = self.bar.other.text()
        try:
            put = pursuit.replace_all if everywhere else pursuit.replace_one
            window.say(put(words, utc_now()))
        except ValidationError as error:
            window.say(explain(error))
        except IntegrityError as error:
            window.say(str(error))
        self._look() if pursuit.hit is not None else self._mark()

    def _look(self) -> None:
        """Show what is looked at, and select it."""
        hit = self.pursuit.hit
        if hit is not None:
            self.pursuit.peeking.look_at(hit)
            self._window.canvas.show_closely(hit)
        self._mark()

    def _mark(self) -> None:
        """Ring what was found, and tell how much it is."""
        pursuit, overlay = self.pursuit, self._window.canvas.overlay
        if self.open and self.bar is not None:
            overlay.found, overlay.found_at = frozenset(pursuit.hits), pursuit.hit
            self.bar.show_found(pursuit.at, len(pursuit.hits), self._where())
        self._window.canvas.viewport().update()

    def _where(self) -> str:
        from argmap.ui.finding.telling import where

        place = self.pursuit.place()
        return where(place) if place is not None else ""

    def _tell(self) -> None:
        pursuit = self.pursuit
        words = pursuit.query.words
        if not pursuit.hits:
            self._window.say(tr("“{words}” is not in this map.", words=words))
        else:
            n, m = pursuit.at + 1, len(pursuit.hits)
            self._window.say(tr("“{words}”: {n} of {m}", words=words, n=figure(n), m=figure(m)))

    def _followed(self, patch: Patch) -> None:
        self.pursuit.peeking.stay()
        if self.open:
            self._later.start(REST_MS)  # anew each time: what is dragged goes first

    @Slot()
    def _renew(self) -> None:
        if self.open and self.bar is not None and self._window.map is not None:
            self._offer()
            self.pursuit.renew()
            self._mark()
            self._idle.start()

    @Slot()
    def _prepare(self) -> None:
        if self._window.map is None or not self.pursuit.index.prepare():
            self._idle.stop()

    @Slot()
    def _recolour(self) -> None:
        if self.bar is not None:
            self.bar.recolour(self._window.program.appearance.colours)

    def _keep_still(self, change: Callable[[], None]) -> None:
        """Let the bar come or go without moving the map on the screen."""
        canvas = self._window.canvas
        before = canvas.mapToGlobal(canvas.rect().topLeft()).y()
        change()
        self._window.column.activate()
        after = canvas.mapToGlobal(canvas.rect().topLeft()).y()
        if canvas.shown_plan is not None and canvas.camera.pan(0.0, float(before - after)):
            canvas.camera_changed()
