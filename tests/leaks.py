"""Find windows and threads that a test left behind; Qt is looked at only where it is in use."""

from __future__ import annotations

import gc
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TASKS = Path("/proc/self/task")

# Qt's own: they live as long as the connection, or end by themselves when idle.
QT_SERVICE_THREADS = {"QDBusConnection", "QXcbEventQueue", "Thread (pooled)"}
TOOLTIP = "QTipLabel"


def threads() -> set[int]:
    """Return the ids of the running threads: on Linux Qt's too, elsewhere Python's."""
    if TASKS.is_dir():
        return {int(task.name) for task in TASKS.iterdir()}
    return {thread.native_id for thread in threading.enumerate() if thread.native_id}


def left_threads(before: set[int], patience: float = 1.0) -> list[str]:
    """Name the threads started since `before` that do not end within `patience` seconds."""
    until = time.monotonic() + patience
    while names := _thread_names(threads() - before):
        if time.monotonic() > until:
            return names
        time.sleep(0.02)
    return []


def _thread_names(ids: set[int]) -> list[str]:
    python = {thread.native_id: thread.name for thread in threading.enumerate()}
    names = []
    for ident in sorted(ids):
        try:
            # A QThread is named after its object or its class.
            name = (TASKS / str(ident) / "comm").read_text(encoding="utf-8").strip()
        except OSError:
            if ident not in python:
                continue
            name = "thread"
        if name not in QT_SERVICE_THREADS:
            names.append(f"thread {python.get(ident, name)!r}")
    return names


def left_windows() -> list[str]:
    """Name the windows that nobody deleted, and delete them so that the next test is spared."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is None:
        return []
    _settle()
    if _top_windows():
        gc.collect()  # a window that only a reference cycle holds is as good as gone
        _settle()
    left = _top_windows()
    names = [f"window {type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.deleteLater()
    _settle()
    return names


def _top_windows() -> list[QWidget]:
    from PySide6.QtWidgets import QApplication

    windows = [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]
    return [window for window in windows if window.metaObject().className() != TOOLTIP]


def _settle() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
