"""What a key costs in the real window of a large map, from the press to the painted result.

Keys are real events wherever the keyboard is. A span ends when the canvas and the panels have been
painted whole and the event loop is ready for the next key, so that what was put off "until there is
nothing to do" counts; what a timer does later counts as the longest stall within `LATER`.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_editing [SIZE…]

The reference of the same run is what nothing can do without: one bare frame, every box in one
drawRects and every inference in one drawLines.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.ui.app import make_application
from tests.benchmarks.bench_open import COUNT, Desk, reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.session.session import Session
    from argmap.ui.main_window import MainWindow

TIMES = 5
LATER = 0.3
SOON = 0.05
"""Between letters, whose picture is all there is to wait for."""
LONGEST = 5.0
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
GOALS = {
    "type a letter": 50, "Tab": 100, "Enter": 100, "flip": 100, "fold": 100, "unfold": 100,
    "find: first key": 50, "find: a key": 50, "outline opens": 300, "select all": 100,
    "undo moving all": 150, "redo moving all": 150, "palette: a key": 50,
    "Tab, kept tidy": 100, "Enter, kept tidy": 100, "type a letter, kept tidy": 50,
}  # fmt: skip
"""Milliseconds; what is not named here has no goal."""


class Span(NamedTuple):
    """Milliseconds of wall time, of the window's thread, and of the longest stall after that.

    The journal is written by another thread, which begins when what it tells of has been painted.
    """

    wall: float
    cpu: float
    stall: float


class _Painted(QObject):
    """Knows whether the canvas has been painted since it was asked last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.seen = False
        window.canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Keyboard:
    """Presses keys in one window, and takes the time."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._painted = _Painted(window)

    @property
    def session(self) -> Session:
        assert self.window.map is not None
        return self.window.map.session

    @property
    def whole(self) -> bool:
        """Whether all that is in view stands in its tiles."""
        canvas = self.window.canvas
        return not canvas.picture._tiles.missing(canvas.view())

    def press(
        self, key: Qt.Key | str, held: Qt.KeyboardModifier = NONE, *, paints: bool = True
    ) -> Span:
        receiver = QApplication.focusWidget() or self.window
        later = SOON if isinstance(key, str) else LATER
        return self.take(lambda: QTest.keyClick(receiver, key, held), paints=paints, later=later)

    def take(
        self, step: Callable[[], object], *, paints: bool = True, later: float = LATER
    ) -> Span:
        """Time a step to its picture; a step that leaves the canvas as it is need not paint it."""
        self._painted.seen = not paints
        wall, cpu = time.perf_counter(), time.thread_time()
        step()
        while True:
            QApplication.processEvents()
            took = time.perf_counter() - wall
            if (self._painted.seen and self.whole) or took > LONGEST:
                break
        used = time.thread_time() - cpu
        return Span(took * 1000, used * 1000, self.rest(later))

    def rest(self, seconds: float = LATER) -> float:
        """Let timers run; milliseconds of the longest stall."""
        worst, end = 0.0, time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            QApplication.processEvents()
            worst = max(worst, time.perf_counter() - now)
            time.sleep(0.001)
        return worst * 1000

    def calm(self) -> None:
        """Wait until nothing goes on beside: arrows are drafted, and the journal is written."""
        journaling = self.window.files.safekeeping._journaling
        end = time.perf_counter() + LONGEST
        while time.perf_counter() < end:
            self.rest(SOON)
            if self.window.canvas.plan.settled and not (journaling and journaling.waiting):
                break

    def choose(self, key: str) -> None:
        """Select a statement and look at it, large enough to be read."""
        canvas = self.window.canvas
        self.session.select([key])
        canvas.zoom_to(1.0)
        canvas.camera.center_on(canvas.plan.boxes[key].rect.center)
        canvas.camera_changed()
        canvas.setFocus()
        self.rest(0.3)

    def run(self, command: str) -> Span:
        return self.take(lambda: self.window.commands.run(command), paints=False)


Figures = dict[str, list[Span]]


def grow(hand: Keyboard, keys: Iterator[str], name: str, key: Qt.Key) -> list[Span]:
    """Add a statement with a key, at several places, and take it back."""
    found = []
    for _ in range(TIMES):
        hand.choose(next(keys))
        found.append(hand.press(key))
        assert hand.window.canvas.editing.key is not None, f"{name}: nobody can type"
        hand.press(Qt.Key.Key_Escape)
        while hand.session.history.undoable is not None:
            hand.session.undo()
    return found


def type_words(hand: Keyboard, key: str) -> list[Span]:
    hand.choose(key)
    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_End, CONTROL)
    found = [hand.press(each) for each in " and so on it goes, line by line"]
    hand.press(Qt.Key.Key_Escape)
    while hand.session.undo():
        pass
    return found


def flip_and_fold(hand: Keyboard, keys: Iterator[str]) -> Figures:
    found: Figures = {"flip": [], "fold": [], "unfold": []}
    for _ in range(TIMES):
        hand.choose(next(keys))
        found["flip"].append(hand.press(Qt.Key.Key_R, CONTROL))
        assert hand.session.history.undoable is not None, "nothing was flipped"
        hand.session.undo()
        while not hand.session.folding.hidden:  # where all below is reached from elsewhere, too
            hand.choose(next(keys))
            folding = hand.press(Qt.Key.Key_Space)
        found["fold"].append(folding)
        found["unfold"].append(hand.press(Qt.Key.Key_Space))
    return found


def find_words(hand: Keyboard, key: str) -> Figures:
    hand.choose(key)
    hand.window.canvas.fit()
    found: Figures = {"find opens": [hand.press(Qt.Key.Key_F, CONTROL)], "find: first key": []}
    hand.rest(2.0)
    for _ in range(3):
        hand.window.canvas.fit()
        hand.rest(0.3)
        word = [hand.press(each) for each in "council of"]
        found["find: first key"] += word[:1]
        found.setdefault("find: a key", []).extend(word[1:])
        bar = hand.window.finder.bar
        assert bar is not None
        bar.words.clear()
        hand.rest()
    hand.press(Qt.Key.Key_Escape)
    return found


def palette(hand: Keyboard, key: str) -> Figures:
    hand.choose(key)
    opens = hand.press(Qt.Key.Key_K, CONTROL, paints=False)
    hand.rest(2.0)
    keys = [hand.press(each, paints=False) for each in "align left council"]
    hand.press(Qt.Key.Key_Escape)
    return {"palette opens": [opens], "palette: a key": keys}


def everything(hand: Keyboard, key: str, *, zoom: str) -> Figures:
    """Select, move, undo and redo all there is."""
    found: Figures = {
        name: [] for name in ("select all", "move all", "undo moving all", "redo moving all")
    }
    hand.choose(key)
    if zoom == "fit":
        hand.window.canvas.fit()
    for _ in range(5):
        hand.session.select([key])
        for name, pressed in (
            ("select all", Qt.Key.Key_A),
            ("move all", Qt.Key.Key_Right),
            ("undo moving all", Qt.Key.Key_Z),
            ("redo moving all", Qt.Key.Key_Y),
        ):
            hand.rest()
            hand.calm()
            found[name].append(hand.press(pressed, CONTROL))
        assert hand.session.history.undoable is not None, "nothing has moved"
        hand.press(Qt.Key.Key_Z, CONTROL)
    return {f"{name}{', the whole map seen' if zoom == 'fit' else ''}": spans
            for name, spans in found.items()}  # fmt: skip


def figures(hand: Keyboard) -> Figures:
    document = hand.session.document
    hand.window.canvas.plan.settle(60.0)
    hand.rest(1.0)
    busy = [key for key in document.statements if document.references.aiming_at(key)
            and document.references.from_premise(key)]  # fmt: skip
    keys = iter(busy[len(busy) // 3 :: max(1, len(busy) // 150)])
    here = next(keys)
    found: Figures = {"type a letter": type_words(hand, here)}
    found["Tab"] = grow(hand, keys, "Tab", Qt.Key.Key_Tab)
    found["Enter"] = grow(hand, keys, "Enter", Qt.Key.Key_Return)
    found |= flip_and_fold(hand, keys)
    found |= everything(hand, here, zoom="full")
    found |= everything(hand, here, zoom="fit")
    found |= find_words(hand, here) | palette(hand, here)
    hand.choose(here)
    if hand.window.docks["outline"].isHidden():
        found["outline opens"] = [hand.run("view.outline") for _ in range(2 * 3)][::2]
    hand.choose(here)
    hand.window.commands.run("arrange.keep_tidy")
    found["type a letter, kept tidy"] = type_words(hand, here)
    found["Tab, kept tidy"] = grow(hand, keys, "Tab", Qt.Key.Key_Tab)
    found["Enter, kept tidy"] = grow(hand, keys, "Enter", Qt.Key.Key_Return)
    hand.window.commands.run("arrange.keep_tidy")
    return found


def opened(desk: Desk, *, panels: tuple[str, ...]) -> Keyboard:
    window = desk.window()
    window.activateWindow()
    with desk.program.opening():
        found = window.files.read(desk.file)
        assert found is not None
        window.show_map(found)
    hand = Keyboard(window)
    for name in panels:
        if window.docks[name].isHidden():
            window.docks[name].toggle()
    window.canvas.setFocus()
    hand.rest()
    return hand


def close(desk: Desk, hand: Keyboard) -> None:
    hand.session.mark_saved()
    desk.close(hand.window)


PANELS = {
    "inspector open": ("inspector",),
    "all panels open": ("inspector", "outline", "minimap", "history", "tags"),
}


def test_tab(benchmark: BenchmarkFixture, qapp: QApplication, tmp_path: Path) -> None:
    desk = Desk(qapp, tmp_path, COUNT)
    hand = opened(desk, panels=PANELS["inspector open"])
    key = next(iter(hand.session.document.statements))
    hand.window.canvas.plan.settle(60.0)

    def fresh() -> None:
        if hand.window.canvas.editing.key is not None:
            hand.press(Qt.Key.Key_Escape)
        hand.choose(key)

    benchmark.pedantic(lambda: hand.press(Qt.Key.Key_Tab), setup=fresh, rounds=TIMES)
    hand.press(Qt.Key.Key_Escape)
    close(desk, hand)


def report(application: QApplication, size: int, title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, Path(folder), size)
        hand = opened(desk, panels=PANELS[title])
        found = figures(hand)
        bare = statistics.median(reference(size)["bare frame"] for _ in range(3))
        close(desk, hand)
    print(f"{size:,} statements, {title}; a bare frame {bare:.0f} ms", flush=True)
    print(f"  {'':38}{'median':>8}{'worst':>8}{'cpu':>8}{'worst':>8}{'stall':>8}{'goal':>6}")
    for name, spans in found.items():
        wall, cpu, stall = zip(*spans, strict=True)
        middle = statistics.median(wall)
        goal = GOALS.get(name.removesuffix(", the whole map seen"))
        missed = " missed" if goal is not None and middle > goal else ""
        print(
            f"  {name:38}{middle:8.0f}{max(wall):8.0f}{statistics.median(cpu):8.0f}"
            f"{max(cpu):8.0f}{max(stall):8.0f}{goal or '':>6}{missed}",
            flush=True,
        )


def main() -> None:
    application = make_application()
    for size in [int(each) for each in sys.argv[1:]] or [1_000, COUNT]:
        for title in PANELS:
            report(application, size, title)


if __name__ == "__main__":
    main()
