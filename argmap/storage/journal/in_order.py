"""Jobs done one after the other: at once where nothing waits, else by a thread that then ends."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable

Job = Callable[[], None]


class InOrder:
    """Whoever does it, no two jobs are done at a time, and none before those given earlier."""

    def __init__(self, name: str, pause: float = 0.0) -> None:
        """The thread begins after a `pause` in seconds, unless somebody waits for it."""
        self._name = name
        self._pause = pause
        self._hurry = threading.Event()
        self._waiting: deque[Job] = deque()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def do(self, job: Job, *, aside: bool = False) -> None:
        """Do the job: now if nothing is before it, `aside` by the thread in any case."""
        with self._lock:
            if self._waiting or aside:
                self._waiting.append(job)
                if len(self._waiting) == 1:
                    self._thread = threading.Thread(target=self._work, name=self._name)
                    self._thread.start()
                return
        job()

    def wait(self) -> None:
        """Until everything given so far is done."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            self._hurry.set()
            thread.join()
            self._thread = None
            self._hurry.clear()

    def _work(self) -> None:
        self._hurry.wait(self._pause)
        while True:
            job = self._waiting[0]
            try:
                job()
            except Exception:  # noqa: BLE001 - the next one is done all the same
                thread = threading.current_thread()
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), thread)))
            with self._lock:
                self._waiting.popleft()
                if not self._waiting:
                    return
