"""How long frames of the canvas take: panning, zooming, a rubber band, dragging, the first paint.

Run it by itself for a table of medians and 99th percentiles in milliseconds:

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_canvas [SIZE…]
    xvfb-run python -m tests.benchmarks.bench_canvas [SIZE…]

The reference is drawn in the same run: every box in one drawRects, every inference in one
drawLines, and one QStaticText for each box in view.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QStaticText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.canvas.widget import CanvasWidget
from argmap.core.document import Document
from argmap.core.edits import arrange
from argmap.core.geometry import Point, Rect
from argmap.layout.plan import MapPlan
from argmap.session.session import Session
from argmap.storage.memory import settle as settle_memory
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

SIZE = (1600, 1000)
FRAMES = 120
ZOOMS = {"fit": None, "25 %": 0.25, "100 %": 1.0}


class Timing(NamedTuple):
    """Milliseconds."""

    median: float
    p99: float


def timed(step: Callable[[int], None], frames: int = FRAMES) -> Timing:
    spans = []
    for index in range(frames):
        start = time.perf_counter()
        step(index)
        spans.append((time.perf_counter() - start) * 1000)
    spans.sort()
    return Timing(statistics.median(spans), spans[min(len(spans) - 1, int(len(spans) * 0.99))])


class Stage:
    """A canvas with a map on it, and the frames a person would cause."""

    def __init__(self, n: int) -> None:
        self.document = Document(random_map(n))
        gc.collect()
        settle_memory()
        self.session = Session(self.document)
        self.canvas = CanvasWidget()
        self.canvas.resize(*SIZE)
        self.canvas.show()
        QTest.qWaitForWindowExposed(self.canvas)
        QApplication.processEvents()
        start = time.perf_counter()
        self.plan = MapPlan(self.document, self.canvas.measurer)
        self.build = (time.perf_counter() - start) * 1000
        start = time.perf_counter()
        self.canvas.set_session(self.session, self.plan)
        self.frame()
        self.first = (time.perf_counter() - start) * 1000
        self.whole = self.first + self.finish() * 1000

    def frame(self) -> None:
        self.canvas.viewport().repaint()

    def finish(self) -> float:
        """Repaint until every tile is there; seconds."""
        self.canvas._sharpen.stop()
        start = time.perf_counter()
        while self.canvas.picture._tiles.missing(self.canvas.view()):
            self.frame()
        return time.perf_counter() - start

    def look(self, zoom: float | None) -> None:
        self.canvas.fit()
        if zoom is not None:
            boxes = list(self.plan.boxes.values())
            self.canvas.camera.zoom_to(zoom)
            self.canvas.camera.center_on(boxes[len(boxes) // 2].rect.center)
        self.settle()

    def settle(self) -> None:
        self.canvas.camera_changed()
        self.finish()

    def pan(self, index: int) -> None:
        turn = -1 if index // 30 % 2 else 1
        self.canvas.camera.pan(-37.0 * turn, -23.0 * turn)
        self.canvas.camera_changed()
        self.frame()

    def zoom(self, index: int) -> None:
        self.canvas.camera.zoom_at(Point(700, 400), 1.1 if index // 6 % 2 else 1 / 1.1)
        self.canvas.camera_changed()
        self.frame()

    def band(self, index: int) -> None:
        corner = self.canvas.camera.to_scene(Point(100, 100))
        side = (100 + 8 * (index % 60)) / self.canvas.camera.zoom
        self.canvas.overlay.band = Rect(corner.x, corner.y, side, side)
        self.canvas.show_overlay()
        self.frame()

    def drag(self, frames: int = FRAMES) -> Timing:
        """Move the statement in view with the most arrows."""
        seen = [box.id for box in self.plan.boxes_in(self.canvas.camera.visible)]
        key = max(seen, key=lambda each: len(self.plan.arrows_of(each)))
        self.canvas.picture.lift((key, *self.plan.arrows_of(key)))
        self.finish()
        with self.session.gesture("Move") as gesture:

            def step(index: int) -> None:
                dx = 7.0 if index // 20 % 2 else -7.0
                gesture.apply(arrange.move(self.document, [key], dx, dx / 2))
                self.frame()

            timing = timed(step, frames)
        self.canvas.picture.drop_lift()
        self.finish()
        return timing

    def close(self) -> None:
        self.canvas.clear()
        self.canvas.close()
        self.canvas.deleteLater()
        QApplication.processEvents()


def reference(plan: MapPlan) -> float:
    """Milliseconds to draw the same primitives at fit from C++."""
    bounds = plan.bounds or Rect(0, 0, 1, 1)
    scale = min(SIZE[0] / bounds.width, SIZE[1] / bounds.height)
    rects = [QRectF(*box.rect) for box in plan.boxes.values()]
    lines = [QLineF(*line) for sketch in plan.sketches_in(bounds) for line in sketch.lines]
    text = QStaticText("Twenty-five words of text would be a little longer than this one is")
    text.setTextFormat(Qt.TextFormat.PlainText)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)

    def once(index: int) -> None:
        with QPainter(image) as painter:
            painter.scale(scale, scale)
            painter.translate(-bounds.x, -bounds.y)
            painter.drawRects(rects)
            painter.drawLines(lines)
            for rect in rects[:40]:
                painter.drawStaticText(rect.topLeft(), text)

    return timed(once, 5).median


@pytest.mark.parametrize("n", [1_000, 20_000])
@pytest.mark.parametrize("what", ["pan", "zoom", "band"])
def test_frames_at_fit(benchmark: BenchmarkFixture, qapp: QApplication, n: int, what: str) -> None:
    stage = Stage(n)
    try:
        stage.look(None)
        indices = iter(range(1_000_000))
        benchmark.pedantic(
            lambda: getattr(stage, what)(next(indices)),
            rounds=FRAMES,
            iterations=1,
            warmup_rounds=5,
        )
    finally:
        stage.close()


def _rss() -> float:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
        return int(statm.read().split()[1]) * 4096 / 1e6


def report(sizes: list[int]) -> None:
    for n in sizes:
        before = _rss()
        stage = Stage(n)
        print(
            f"\n{n:,} statements: geometry {stage.build:.0f} ms, first frame {stage.first:.0f} ms, "
            f"all tiles {stage.whole:.0f} ms, reference {reference(stage.plan):.1f} ms, "
            f"{_rss() - before:.0f} MB with document and geometry"
        )
        for name, zoom in ZOOMS.items():
            row = []
            for what in ("pan", "zoom", "band"):
                stage.look(zoom)
                timing = timed(getattr(stage, what))
                row.append(f"{what} {timing.median:5.1f} / {timing.p99:5.1f}")
                stage.canvas.overlay.band = None
            stage.look(zoom)
            timing = stage.drag()
            row.append(f"drag {timing.median:5.1f} / {timing.p99:5.1f}")
            print(f"  {name:>5} (zoom {stage.canvas.camera.zoom:.3f})  " + "   ".join(row))
        stage.close()


if __name__ == "__main__":
    application = QApplication(["bench"])
    report([int(size) for size in sys.argv[1:]] or [1_000, 5_000, 20_000])
