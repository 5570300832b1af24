"""Listens for files that a second start of the program brings."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from argmap.storage.handover import DONE, MAX_MESSAGE, listen, read_message, stop

if TYPE_CHECKING:
    import socket
    from pathlib import Path

PATIENCE_MS = 3_000


class Handover(QObject):
    """`arrived` has the paths that were brought; nothing that a guest sends can do more."""

    arrived = Signal(object)

    def __init__(self, state: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._listening = listen(state)
        self._notifier: QSocketNotifier | None = None
        if self._listening is not None:
            self._notifier = _watched(self._listening, self)
            self._notifier.activated.connect(self._welcome)

    @property
    def listening(self) -> bool:
        return self._listening is not None

    def close(self) -> None:
        """Listen no longer, and give up the name."""
        if self._listening is not None and self._notifier is not None:
            self._notifier.setEnabled(False)
            stop(self._listening)
            self._listening = None

    @Slot()
    def _welcome(self) -> None:
        while self._listening is not None:
            try:
                talk, _ = self._listening.accept()
            except OSError:
                return
            talk.setblocking(False)
            _Guest(talk, self)


class _Guest(QObject):
    """One connection: a line is read, answered, and that was it."""

    def __init__(self, talk: socket.socket, host: Handover) -> None:
        super().__init__(host)
        self._host = host
        self._talk = talk
        self._said = b""
        self._notifier = _watched(talk, self)
        self._notifier.activated.connect(self._listen)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._leave)
        self._patience.start(PATIENCE_MS)

    @Slot()
    def _listen(self) -> None:
        try:
            more = self._talk.recv(MAX_MESSAGE)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        self._said += more
        if more and b"\n" not in self._said and len(self._said) <= MAX_MESSAGE:
            return
        paths = read_message(self._said)
        if paths is not None:
            with suppress(OSError):
                self._talk.send(DONE)
        self._leave()
        if paths is not None:
            self._host.arrived.emit(paths)

    @Slot()
    def _leave(self) -> None:
        self._patience.stop()
        self._notifier.setEnabled(False)
        self._talk.close()
        self.deleteLater()


def _watched(what: socket.socket, parent: QObject) -> QSocketNotifier:
    return QSocketNotifier(what.fileno(), QSocketNotifier.Type.Read, parent)
