"""Long work without windows, done by a thread while the window says that it goes on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot

from argmap.ui.plain import plain_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

T = TypeVar("T")
_SHOW_AFTER_MS: Final = 500


class GivenUpError(Exception):
    """A person does not want what was under way any more."""


def done_aside(window: QWidget, sentence: str, work: Callable[[Callable[[], bool]], T]) -> T:
    """What `work` returns, or raises. The window waits, but is painted and can be moved.

    `work` is called with what tells whether it is still wanted; where that says no, it must leave
    nothing behind. Raises GivenUpError if a person has cancelled it; it goes on to its end unheard
    then. It must not touch widgets.
    """
    task = _Task(work)
    progress = plain_progress(sentence, window, most=0)
    progress.setWindowModality(Qt.WindowModality.ApplicationModal)
    progress.setMinimumDuration(_SHOW_AFTER_MS)
    progress.setValue(0)
    loop = QEventLoop(window)
    task.over.connect(loop.quit)
    # Escape rejects it where its shortcut does not come first, which tells of no cancelling.
    progress.canceled.connect(task.give_up)
    progress.rejected.connect(task.give_up)
    try:
        task.start()
        loop.exec()
        given_up = task.given_up  # before it is closed, which would cancel what is done
    finally:
        progress.close()
        progress.deleteLater()
        loop.deleteLater()
    if given_up:
        raise GivenUpError
    return task.result()


class _Task(QObject, Generic[T]):
    over = Signal()

    def __init__(self, work: Callable[[Callable[[], bool]], T]) -> None:
        super().__init__()
        self._work = work
        self._given_up = threading.Event()
        self._found: list[T] = []
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="aside", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def given_up(self) -> bool:
        return self._given_up.is_set()

    @Slot()
    def give_up(self) -> None:
        self._given_up.set()
        self.over.emit()

    def result(self) -> T:
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work(self._wanted))
        except Exception as error:  # noqa: BLE001 - raised anew where somebody can be told
            self._error = error
        if self._wanted():  # else nobody waits, and the program may be at its end
            self.over.emit()

    def _wanted(self) -> bool:
        return not self._given_up.is_set()
