"""What the outline costs in a large map: opening, scrolling, selecting, adding, typing.

Run it by itself for a table of processor milliseconds:

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_outline [SIZE…]

The map stands on no canvas meanwhile: what is counted is the outline's own share.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from argmap.canvas.widget import CanvasWidget
from argmap.core.document import Document
from argmap.core.edits import arrange, inferences, statements
from argmap.core.geometry import Point
from argmap.core.records import Content, Statement
from argmap.session.session import Session
from argmap.storage.memory import settle as settle_memory
from argmap.ui.outline.body import OutlineBody
from argmap.ui.panel import PanelContext
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.session.commands.context import Context

TIMES = 7


class Alone:
    """As much of what commands work with as the outline asks for."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.view = self

    def reveal(self, keys: Iterable[str]) -> None:
        """Nothing is seen."""

    def say(self, sentence: str) -> None:
        """Nobody listens."""

    def now(self) -> str:
        return "2026-02-03T04:05:06Z"


class Bench:
    """An outline of a map that nothing else shows."""

    def __init__(self, content: Content) -> None:
        self.document = Document(content)
        self.session = Session(self.document)
        self.holder = QWidget()
        self.holder.resize(340, 900)
        self.canvas = CanvasWidget(self.holder)
        self.canvas.hide()
        context = cast("Context", Alone(self.session))
        self._context = PanelContext(context, self.canvas, lambda name: None)
        self.holder.show()
        self.body = self.open()

    def open(self) -> OutlineBody:
        body = OutlineBody(self._context, self.holder)
        body.resize(340, 900)
        body.show()
        body.tree.grab()
        self.body = body
        return body

    def close(self) -> None:
        self.body.leave()
        self.body.deleteLater()
        settle()

    def painted(self) -> None:
        """Do what is put off, and paint."""
        settle()
        self.body.tree.grab()


def settle() -> None:
    QTest.qWait(1)
    QApplication.sendPostedEvents()


def spent(
    step: Callable[[], object], times: int = TIMES, reset: Callable[[], object] | None = None
) -> float:
    """Return the median of processor milliseconds."""
    spans = []
    for _ in range(times):
        start = time.process_time()
        step()
        spans.append((time.process_time() - start) * 1000)
        if reset is not None:
            reset()
    return statistics.median(spans)


def figures(size: int) -> dict[str, float]:
    content = random_map(size, placed=False)
    bench = Bench(content)
    found: dict[str, float] = {}
    found["open"] = spent(bench.open, reset=bench.close)
    bench.open()
    tree, document, session = bench.body.tree, bench.document, bench.session
    viewport = tree.viewport()

    def turn() -> None:
        wheel = QWheelEvent(
            QPointF(100, 400), viewport.mapToGlobal(QPointF(100, 400)), QPoint(0, 0),
            QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, wheel)
        bench.painted()

    found["scroll a notch"] = spent(turn, 40)
    keys = list(document.statements)
    turns = iter(keys[size // 3 :: 97])

    def reveal() -> None:
        session.select([next(turns)])
        bench.painted()

    found["select one elsewhere"] = spent(reveal)
    key = keys[size // 2]
    session.select([key])
    bench.painted()

    def add() -> None:
        patch = inferences.respond(document, key, at=Point(0, 0))
        session.apply(patch, "Add", select=[next(iter(patch.created))])
        bench.body.edit(next(iter(patch.created)))
        bench.painted()

    def undo() -> None:
        tree.keep()
        session.undo()
        bench.painted()

    found["add a reason, editor open"] = spent(add, reset=undo)
    number = iter(range(100))

    def retype() -> None:
        patch = statements.retext(document, key, f"Other words, {next(number)}")
        session.apply(patch, "Edit")
        bench.painted()

    found["reword"] = spent(retype)
    tree.edit_row(tree.row_for(key))
    editor = viewport.findChild(QWidget, "row-editor")

    def type_letter() -> None:
        QTest.keyClick(editor, Qt.Key.Key_A)
        bench.painted()

    found["type a letter"] = spent(type_letter)
    tree.keep()

    def select_all() -> None:
        session.select(keys)
        bench.body._following.take_over()
        bench.painted()

    def select_none() -> None:
        session.select(())
        bench.painted()

    found["select all"] = spent(select_all, 3, select_none)
    patch = arrange.place(document, {each: Point(1.0, 1.0) for each in keys})
    found["follow a move of all"] = spent(lambda: tree.follow(patch))
    found["open all rows"] = spent(lambda: (tree.expandAll(), bench.painted()), 1)
    found["scroll a notch, all open"] = spent(turn, 20)
    found["add a reason, all open"] = spent(add, 3, undo)
    found["select all, all open"] = spent(select_all, 1, select_none)
    bench.close()
    return found


def roots(size: int) -> Content:
    return Content(statements=tuple(Statement(id=f"s{n}", text=f"Claim {n}") for n in range(size)))


def test_opening(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    bench = Bench(random_map(20_000, placed=False))
    benchmark.pedantic(bench.open, teardown=bench.close, rounds=5)


def main() -> None:
    application = QApplication.instance() or QApplication([])
    sizes = [int(each) for each in sys.argv[1:]] or [1_000, 20_000]
    for size in sizes:
        gc.collect()
        settle_memory()
        print(f"{size} statements")
        for name, value in figures(size).items():
            print(f"  {name:32}{value:8.1f}")
    bench = Bench(roots(20_000))
    print("20000 statements, none connected")
    print(f"  {'open':32}{spent(bench.open, 3, bench.close):8.1f}")
    del application


if __name__ == "__main__":
    main()
