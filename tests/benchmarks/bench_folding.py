"""Folding in a map of 20,000 statements, to the frame with every tile painted.

CPU milliseconds, medians, from the call to the first frame and to all tiles; arrows of large maps
are straight until they are drafted at leisure. The reference is to walk every statement once from
the entries down, which is the least that telling what is hidden takes. By itself it prints a table:

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_folding [SIZE]
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from argmap.canvas.widget import CanvasWidget
from argmap.core.document import Document
from argmap.core.folds import NOTHING, Ways
from argmap.session.session import Session
from argmap.storage.memory import settle as settle_memory
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

COUNT: Final = 20_000
ROUNDS: Final = 5
Times = tuple[float, float]


class Desk:
    """A canvas with a large map, its arrows drafted and routed."""

    def __init__(self, n: int) -> None:
        self.session = Session(Document(random_map(n)))
        self.canvas = CanvasWidget()
        self.canvas.resize(1600, 1000)
        self.canvas.show()
        self.canvas.set_session(self.session)
        QApplication.processEvents()
        self.rest()

    def look_at(self, key: str, zoom: float) -> None:
        self.canvas.camera.zoom_to(zoom)
        self.canvas.camera.center_on(self.canvas.plan.everywhere[key].center)
        self.canvas.camera_changed()
        self.rest()

    def rest(self) -> None:
        self.canvas.plan.settle(600.0)
        self._paint()

    def timed(self, change: Callable[[], object]) -> Times:
        start = time.process_time()
        change()
        self.canvas.viewport().repaint()
        first = time.process_time()
        self._paint()
        return 1000 * (first - start), 1000 * (time.process_time() - start)

    def _paint(self) -> None:
        self.canvas._sharpen.stop()
        while True:
            self.canvas.viewport().repaint()
            if not self.canvas.picture._tiles.missing(self.canvas.view()):
                return

    def branches(self) -> dict[str, tuple[str, int]]:
        """A small, a middling and a large branch: statement and how many it hides."""
        document = self.session.document
        folding = Session(document).folding  # another one, that no canvas follows
        sizes: dict[int, str] = {}
        depths = Ways(document).depths()
        for key in document.ordered_keys("statements")[:400]:
            if depths[key] and folding.fold([key]):
                sizes[folding.count(key)] = key
                folding.unfold_all()
        ordered = sorted(sizes)
        chosen = {
            "small": min(ordered, key=lambda n: abs(n - 5)),
            "middling": min(ordered, key=lambda n: abs(n - 50)),
            "large": min(ordered, key=lambda n: abs(n - 500)),
        }
        return {name: (sizes[n], n) for name, n in chosen.items()}


def measure(desk: Desk, zoom: float) -> dict[str, list[Times]]:
    folding, found = desk.session.folding, dict[str, list[Times]]()
    for name, (key, n) in desk.branches().items():
        desk.look_at(key, zoom)
        for _ in range(ROUNDS):
            found.setdefault(f"fold {n}, {name}", []).append(
                desk.timed(lambda key=key: folding.fold([key]))  # type: ignore[misc]
            )
            desk.rest()
            found.setdefault(f"unfold {n}", []).append(
                desk.timed(lambda key=key: folding.unfold([key]))  # type: ignore[misc]
            )
            desk.rest()
    desk.look_at(Ways(desk.session.document).entries[0], zoom)
    for _ in range(ROUNDS):
        found.setdefault("show one level", []).append(desk.timed(lambda: folding.fold_to(1)))
        desk.rest()
        found.setdefault("unfold all", []).append(desk.timed(folding.unfold_all))
        desk.rest()
    return found


def reference(document: Document) -> float:
    ways, times = Ways(document), []
    for _ in range(ROUNDS):
        start = time.process_time()
        ways.reached(NOTHING)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def test_fold_a_branch(qapp: QApplication, benchmark: BenchmarkFixture) -> None:
    desk = Desk(COUNT)
    key, n = desk.branches()["middling"]
    desk.look_at(key, 1.0)

    def rested() -> None:
        desk.session.folding.unfold_all()
        desk.rest()

    benchmark.pedantic(
        lambda: desk.timed(lambda: desk.session.folding.fold([key])), setup=rested, rounds=ROUNDS
    )
    benchmark.extra_info["hidden"] = n
    benchmark.extra_info["reference ms"] = reference(desk.session.document)
    desk.canvas.close()
    desk.canvas.deleteLater()


def report(n: int) -> None:
    QApplication([])
    desk = Desk(n)
    # As the program does once a map is open.
    settle_memory()
    print(f"{n:,} statements; a walk over all of them {reference(desk.session.document):.0f} ms")
    for zoom in (1.0, 0.25):
        for name, times in measure(desk, zoom).items():
            first = statistics.median(time[0] for time in times)
            whole = statistics.median(time[1] for time in times)
            print(f"  {zoom:4.0%}  {name:<22} {first:6.0f} {whole:6.0f}")


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
