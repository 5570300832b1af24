"""How long a window stands still when all statements of a large map are given new places.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_taking [SIZE]

Milliseconds of processor time: the step and its undoing, the next frame, and the longest wait
between two turns of the event loop in the three seconds after that.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtTest import QTest

from argmap.layout.arranging.request import Request
from argmap.session.arranging import Arrangement, patch_for
from argmap.ui.app import make_application
from tests.benchmarks.bench_open import COUNT, Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.ui.main_window import MainWindow


class Pulse(QObject):
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.process_time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)

    @Slot()
    def _turn(self) -> None:
        now = time.process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def measured(window: MainWindow, step: Callable[[], object]) -> tuple[float, float, float]:
    start = time.process_time()
    step()
    stepped = time.process_time()
    window.canvas.viewport().repaint()
    painted = time.process_time()
    pulse = Pulse()
    QTest.qWait(3000)
    return (stepped - start) * 1000, (painted - stepped) * 1000, pulse.longest * 1000


def main(n: int) -> None:
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, Path(folder), n)
        window = desk.window()
        opened = window.files.read(desk.file)
        assert opened is not None
        window.show_map(opened)
        session, plan = opened.session, window.canvas.plan
        plan.settle(60.0)
        wanted = Arrangement("Tidy", Request("tidy", direction="right"))
        patch = patch_for(session.document, plan.rects, wanted)
        steps: dict[str, Callable[[], object]] = {
            "all places taken": lambda: session.apply(patch, "Tidy"),
            "undone": session.undo,
        }
        print(f"\n{n:,} statements, ms:            step   next frame   longest wait after")
        for name, step in steps.items():
            times = "".join(f"{each:12.0f}" for each in measured(window, step))
            print(f"{name:24}{times}", flush=True)
        desk.close(window)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
