"""How long it takes from starting the process to the first painted window, and to the open map.

Run it by itself for a table of medians in milliseconds, each against a bare PySide6 window in the
same run (started in turn, so that a busy machine is equally unkind to all). The bare window has
menus, a tool bar, a dock and a canvas with nothing in them; the empty one has nothing at all.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_startup [ROUNDS]
    xvfb-run python -m tests.benchmarks.bench_startup [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from argmap.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 9
ALLOWED = 1.5

PAINTED = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

def done():
    print(time.monotonic(), flush=True)
    application.exit()
"""

EMPTY = (
    PAINTED
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

application = QApplication(sys.argv[:1])
window = QMainWindow()
centre = QWidget()
centre.setAutoFillBackground(True)
filter = Painted()
centre.installEventFilter(filter)
window.setCentralWidget(centre)
window.resize(1280, 800)
window.show()
application.exec()
"""
)

BARE = (
    PAINTED
    + """
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea, QApplication, QDockWidget, QLabel, QMainWindow, QWidget,
)

class Canvas(QAbstractScrollArea):
    def paintEvent(self, event):
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), Qt.GlobalColor.white)

application = QApplication(sys.argv[:1])
window = QMainWindow()
bar = window.addToolBar("Tools")
for name in ("File", "Edit", "View", "Insert", "Help"):
    menu = window.menuBar().addMenu(name)
    for number in range(8):
        action = QAction(f"{name} {number}", window)
        action.setShortcut(f"Ctrl+Alt+{number}")
        menu.addAction(action)
        if number < 2:
            bar.addAction(action)
dock = QDockWidget("Inspector", window)
dock.setWidget(QLabel("Nothing"))
window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
window.statusBar().showMessage("Ready")
canvas = Canvas()
filter = Painted()
canvas.viewport().installEventFilter(filter)
window.setCentralWidget(canvas)
window.resize(1280, 800)
window.show()
application.exec()
"""
)

FRAME = """
import os, sys, time
from argmap.ui import program

def begin(self, window, paths):
    print(time.monotonic(), flush=True)
    assert "pydantic" not in sys.modules, "the model was loaded before the first paint"
    os._exit(0)

program.Program.begin = begin
from argmap.cli.main import main
main([])
"""

MAP = """
import os, sys, time
from PySide6.QtCore import QTimer
from argmap.ui import program

begin_as_usual = program.Program.begin

def begin(self, window, paths):
    begin_as_usual(self, window, paths)
    window.canvas.viewport().repaint()
    print(time.monotonic(), flush=True)
    os._exit(0)

program.Program.begin = begin
from argmap.cli.main import main
main(sys.argv[1:])
"""


def started(script: str, *arguments: str, home: str) -> float:
    """Return milliseconds from starting Python to what the script reports."""
    environment = {**os.environ, "HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        environment[f"XDG_{kind}_HOME"] = f"{home}/{kind.lower()}"
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(done.stderr)
    return (float(done.stdout.split()[0]) - before) * 1000


def measure(rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Start each in turn, after one round that only warms the disk's cache."""
    example = str(resource("examples", "natos-loss.argmap"))
    scripts: dict[str, tuple[str, ...]] = {
        "empty PySide6 window": (EMPTY,),
        "bare PySide6 window": (BARE,),
        "argmap, first paint": (FRAME,),
        "argmap, example open": (MAP, example),
    }
    found: dict[str, list[float]] = {name: [] for name in scripts}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(rounds + 1):
            for name, script in scripts.items():
                milliseconds = started(*script, home=home)
                if turn:
                    found[name].append(milliseconds)
    return found


def test_first_paint_against_a_bare_window(tmp_path: Path) -> None:
    found = measure()
    ours = statistics.median(found["argmap, first paint"])
    bare = statistics.median(found["bare PySide6 window"])
    print(f"bare {bare:.0f} ms, ours {ours:.0f} ms, {ours / bare:.2f} x")
    assert ours <= ALLOWED * bare


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    found = measure(rounds)
    bare = statistics.median(found["bare PySide6 window"])
    print(f"platform {os.environ.get('QT_QPA_PLATFORM', 'as found')}, {rounds} rounds")
    for name, times in found.items():
        median = statistics.median(times)
        print(
            f"{name:21} {median:6.0f} ms   best {min(times):6.0f} ms   {median / bare:.2f} x bare"
        )


if __name__ == "__main__":
    main()
