"""Opening 20,000 statements and as many inferences in the real window, to the first painted frame.

The reference, in the same run, is what cannot be done without: pydantic's own validation of the
same bytes with the collector off, and one bare frame, every box in one drawRects and every
inference in one drawLines. Parts in milliseconds are in `extra_info` and, by itself, printed:

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_open [SIZE]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.storage.filemodel import FileModel, Meta
from argmap.storage.memory import collector_paused, release
from argmap.storage.native import dump
from argmap.ui.app import make_application
from argmap.ui.appearance import Appearance
from argmap.ui.program import Program
from argmap.ui.settings import Settings
from tests.maps import random_map

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.core.records import Content
    from argmap.ui.ask import Asker
    from argmap.ui.main_window import MainWindow

COUNT = 20_000
SIZE = (1600, 1000)
ROUNDS = 5
Parts = dict[str, float]


@cache
def large(n: int) -> Content:
    return random_map(n)


class Desk:
    """A running program with a map of `n` statements on disk."""

    def __init__(self, application: QApplication, folder: Path, n: int) -> None:
        self.file = folder / "large.argmap"
        self.file.write_bytes(dump(large(n), Meta(id="bench")))
        settings = Settings(folder / "argmap.ini")
        appearance = Appearance(application, settings)
        self.program = Program(application, settings, appearance, _nobody, folder / "state")
        self.program.settles = True

    def window(self) -> MainWindow:
        window = self.program.add_window()
        window.resize(*SIZE)
        self.program.begin(window, [])
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(100)
        return window

    def open(self, window: MainWindow) -> Parts:
        """Open the map as the menu does; milliseconds of each part."""
        start = time.perf_counter()
        with self.program.opening():
            opened = window.files.read(self.file)
            read = time.perf_counter()
            assert opened is not None
            window.show_map(opened)
            shown = time.perf_counter()
        settled = time.perf_counter()
        window.canvas.viewport().repaint()
        end = time.perf_counter()
        assert not window.canvas.picture._tiles.missing(window.canvas.view()), "not a whole frame"
        marks = (start, read, shown, settled, end)
        spans = [(late - soon) * 1000 for soon, late in pairwise(marks)]
        names = ("read and check", "plan and panels", "settle", "paint")
        return {**dict(zip(names, spans, strict=True)), "all": (end - start) * 1000}

    def close(self, window: MainWindow) -> None:
        """As a person would; the windows of a process that goes on leave their memory behind."""
        window.close()
        QTest.qWait(50)
        release()

    def leisure(self, window: MainWindow) -> float:
        """Milliseconds of work put off until after the first frame."""
        start = time.perf_counter()
        window.canvas.plan.settle(60.0)
        return (time.perf_counter() - start) * 1000


def _nobody(_: MainWindow) -> Asker:
    raise AssertionError("nobody is there to be asked")


def reference(n: int) -> Parts:
    """Milliseconds of pydantic on the same bytes, and of a bare frame."""
    data = dump(large(n), Meta(id="bench"))
    with collector_paused():
        start = time.perf_counter()
        FileModel.model_validate_json(data, strict=True)
        validated = (time.perf_counter() - start) * 1000
    places = {each.id: (each.x or 0.0, each.y or 0.0) for each in large(n).statements}
    rects = [QRectF(x, y, 240, 120) for x, y in places.values()]
    lines = [
        QLineF(*places[premise], *places[each.target])
        for each in large(n).inferences
        for premise in each.premises
        if each.target in places
    ]
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    start = time.perf_counter()
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), Qt.GlobalColor.white)
        painter.scale(0.05, 0.05)
        painter.drawLines(lines)
        painter.drawRects(rects)
    drawn = (time.perf_counter() - start) * 1000
    return {"validate": validated, "bare frame": drawn, "all": validated + drawn}


def _medians(rounds: list[Parts]) -> Parts:
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def test_open(benchmark: BenchmarkFixture, qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(qapp, tmp_path, COUNT)
    windows: list[MainWindow] = []
    rounds: list[Parts] = []

    def fresh() -> tuple[tuple[MainWindow], dict[str, object]]:
        while windows:
            desk.close(windows.pop())
        windows.append(desk.window())
        return (windows[-1],), {}

    benchmark.pedantic(
        lambda window: rounds.append(desk.open(window)), setup=fresh, rounds=ROUNDS, iterations=1
    )
    ours, least = _medians(rounds), _medians([reference(COUNT) for _ in range(ROUNDS)])
    benchmark.extra_info["ms"] = ours
    benchmark.extra_info["ms after the first frame"] = desk.leisure(windows[-1])
    benchmark.extra_info["reference ms"] = least
    benchmark.extra_info["ratio"] = ours["all"] / least["all"]
    desk.close(windows.pop())


def report(n: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(make_application(), Path(folder), n)
        rounds, late, least = [], [], []
        for _ in range(ROUNDS):
            window = desk.window()
            rounds.append(desk.open(window))
            late.append(desk.leisure(window))
            least.append(reference(n))
            desk.close(window)
        ours, bare = _medians(rounds), _medians(least)
        print(f"{n:,} statements, {len(large(n).inferences):,} inferences; median of {ROUNDS}, ms")
        for title, parts in (("ours", ours), ("reference", bare)):
            print(f"  {title:<10}", ", ".join(f"{name} {ms:.0f}" for name, ms in parts.items()))
        print(f"  ratio {ours['all'] / bare['all']:.2f}; at leisure after that {late[0]:.0f} ms")


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
