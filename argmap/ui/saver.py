"""Saving as a person sees it: under way, done at that time, or not, and what can be done then."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from argmap.core.i18n import tr
from argmap.ui import questions
from argmap.ui.banner import Banner
from argmap.ui.chrome import visible
from argmap.ui.save_thread import SaveThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.session.saving import Saved
    from argmap.storage.errors import FileProblem
    from argmap.ui.files import Files
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap

PATIENCE_S: Final = 0.1
"""How long a save may hold up the window; most are over by then, and nothing flickers."""

GESTURE_MS: Final = 50
"""When to look again whether a gesture is over that was under way as a save ended."""


class Saver(QObject):
    """Saves the map of one window: one save after the other, failures in a line that stays."""

    _over = Signal(object)

    def __init__(self, window: MainWindow, files: Files) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._run: SaveThread | None = None
        self._again = False
        self._target: Path | None = None
        self._time = ""
        self._failed = self._unconfirmed = False
        self.conflict = False
        """Whether the line of trouble tells that another program has written the file."""
        self.trouble = Banner(window)
        window.column.insertWidget(0, self.trouble)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(GESTURE_MS)
        self._late.timeout.connect(self._look_again)
        self._over.connect(self._arrived)

    @property
    def busy(self) -> bool:
        return self._run is not None

    def attend(self) -> None:
        """Another map has come: nothing is known of how it was saved."""
        self._time = ""
        self._failed = self.conflict = False
        self.trouble.dismiss()
        self._show()

    def changed(self) -> None:
        """The map was edited or saved, or is again what its file holds."""
        opened = self._window.map
        if self._failed and opened is not None and not opened.session.dirty:
            self._failed = self.conflict = False
            self.trouble.dismiss()
        self._show()

    # --- saving ----------------------------------------------------------------------------

    def saved(self, opened: OpenMap, path: Path, *, force: bool = False) -> bool:
        """Save and wait for it; True only once that is confirmed."""
        self.save(opened, path, force=force)
        self.wait()
        return not self._failed

    def save(self, opened: OpenMap, path: Path, *, force: bool = False, asks: bool = True) -> None:
        """Save, if it takes long without waiting for it; a second save comes after the first."""
        from argmap.storage.errors import FileProblem

        if self._run is not None and self._run.saving.path == path and not force:
            self._again = True
            self._run.asks |= asks
            return
        self.wait()
        self._target = path
        try:
            saving = opened.file.begin(opened.session, path, force=force)
        except FileProblem as problem:
            self._fail(problem.message, self._ways_out())
            return
        self._failed = False
        self._run = SaveThread(opened, saving, asks=asks, told=self._over.emit)
        self._run.start()
        if self._run.wait(PATIENCE_S):
            self._end(self._run)
        else:
            self._show()

    def wait(self) -> None:
        """Wait until nothing is being saved any more."""
        while self._run is not None:
            self._run.wait()
            self._end(self._run)

    @Slot()
    def retry(self) -> None:
        """Try once more what could not be done."""
        opened = self._window.map
        if opened is not None and self._target is not None:
            self._window.keep_drafts()
            self.save(opened, self._target)

    @Slot()
    def write_in_place(self) -> None:
        """Write over the file as it stands: its links and rights stay, its safety net does not."""
        if self._window.map is not None:
            self._window.map.file.in_place = self._target
            self.retry()

    # --- what comes of it ------------------------------------------------------------------

    @Slot(object)
    def _arrived(self, run: SaveThread) -> None:
        """A thread has ended. What is half done just now is no state that can be called saved."""
        if run is not self._run:
            return
        if run.opened.session.gesture_open:
            self._late.start()
        else:
            self._end(run)

    @Slot()
    def _look_again(self) -> None:
        if self._run is not None and self._run.wait(0):
            self._arrived(self._run)

    def _end(self, run: SaveThread) -> None:
        if run is not self._run:
            return  # waited for already
        run.wait()
        self._run = None
        again, self._again = self._again, False
        if run.saved is not None:
            self._succeed(run, run.saved)
        elif run.problem is not None:
            self._take_in(run, run.problem)
        if again and not (self._failed or self.busy) and run.opened.session.dirty:
            self.save(run.opened, run.saving.path, asks=run.asks)

    def _succeed(self, run: SaveThread, saved: Saved) -> None:
        self._failed = self.conflict = False
        self._note_time()
        self.trouble.dismiss()
        run.opened.file.finish(run.opened.session, run.saving, saved)
        self._files.told_saved(run.opened, run.saving.path)
        self._show()
        if saved.theirs is not None:
            self._window.alarm(questions.theirs_kept(saved.theirs))
        for warning in saved.warnings[:1]:
            self._window.alarm(visible(warning))

    def _take_in(self, run: SaveThread, problem: FileProblem) -> None:
        from argmap.session.mapfile import ChangedOnDisk, DeletedOnDisk
        from argmap.storage.files import NotReplaceable, Unconfirmed

        if isinstance(problem, Unconfirmed):
            run.opened.file.half_finish(run.saving, problem)
            self._window.refresh_title()
            self._fail(problem.message, [(tr("Save Again"), self.retry)])
            self._unconfirmed = True
            self._show()
        elif isinstance(problem, NotReplaceable):
            ways = self._ways_out()
            self._fail(problem.message, [(tr("Write in Place"), self.write_in_place), *ways[1:]])
        elif isinstance(problem, ChangedOnDisk | DeletedOnDisk):
            gone = isinstance(problem, DeletedOnDisk)
            ways = self._ways_of_conflict()
            self._fail(problem.message, ways[1:] if gone else ways)
            self.conflict = True
            self._files.changes.told()
            if run.asks:
                self._files.settle_conflict(run.opened, run.saving.path, gone=gone)
        else:
            self._fail(problem.message, self._ways_out())

    def _ways_out(self) -> list[tuple[str, Callable[[], None]]]:
        return [(tr("Retry"), self.retry), (tr("Save As…"), self._files.save_as)]

    def _ways_of_conflict(self) -> list[tuple[str, Callable[[], None]]]:
        ways = [(tr("Compare"), self._compare), (tr("Resolve…"), self.retry)]
        return [*ways, *self._ways_out()[1:]]

    def _compare(self) -> None:
        """Comparing settles nothing: the line is there again, behind the list."""
        sentence = self.trouble.label.text()
        self._files.changes.compare()
        self.trouble.show_notice(sentence, self._ways_of_conflict(), lasting=True)

    def _fail(self, sentence: str, ways: list[tuple[str, Callable[[], None]]]) -> None:
        self._failed = True
        self.conflict = self._unconfirmed = False
        self.trouble.show_notice(visible(sentence), ways, lasting=True)
        self._show()

    def _note_time(self) -> None:
        self._time = datetime.now().astimezone().strftime("%H:%M")

    def _show(self) -> None:
        opened = self._window.map
        if self._run is not None:
            words = tr("Saving…")
        elif self._failed:
            words = tr("Not confirmed") if self._unconfirmed else tr("Not saved")
        elif not self._time or opened is None:
            words = ""
        elif opened.session.dirty:
            words = tr("Changed since {time}", time=self._time)
        else:
            words = tr("Saved {time}", time=self._time)
        reason = self.trouble.label.text() if self._failed else ""
        self._window.status.show_saving(words, reason)
