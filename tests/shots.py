"""Screenshots of the real program for the readme and the guide: `./dev shots`.

Starts the program's own windows on the example, drives them with mouse and key events, and saves
what a person would see to docs/pictures/. Needs no display.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

_HOME = tempfile.mkdtemp(prefix="argmap-shots-")
# Qt's off-screen screen is 800 x 800 pixels: dialogs would make themselves as small as that asks.
_SCREEN = Path(_HOME) / "screen.json"
_SCREEN.write_text(json.dumps({"screens": [{"name": "one", "width": 2880, "height": 1800}]}))
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")
for _kind in ("STATE", "CONFIG", "DATA", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = _HOME

from PySide6.QtCore import QPoint, Qt  # noqa: E402 - the environment comes first
from PySide6.QtTest import QTest  # noqa: E402

from argmap.canvas.export.options import PngOptions  # noqa: E402
from argmap.canvas.export.picture import export_picture  # noqa: E402
from argmap.core.document import Document  # noqa: E402
from argmap.core.edits.arrange import place  # noqa: E402
from argmap.core.geometry import Point, Rect  # noqa: E402
from argmap.layout.arranging.arrange import arrange  # noqa: E402
from argmap.layout.arranging.request import Request  # noqa: E402
from argmap.layout.boxes import size_of  # noqa: E402
from argmap.layout.text import TextMeasurer  # noqa: E402
from argmap.storage.filemodel import Meta  # noqa: E402
from argmap.ui.app import make_application  # noqa: E402
from argmap.ui.appearance import Appearance  # noqa: E402
from argmap.ui.program import Program  # noqa: E402
from argmap.ui.settings import Settings  # noqa: E402
from tests.maps import woven_map  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from argmap.ui.ask import Question
    from argmap.ui.main_window import MainWindow

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
WAIT = 250
MEASURER = TextMeasurer()
LAYOUTS = (
    ("layout-down", 3, 18, Request(direction="down")),
    ("layout-right", 8, 22, Request(direction="right")),
    ("layout-untangled", 8, 26, Request("untangle", "free", direction="right")),
)
"""Name of the picture, seed and size of the map, and what is asked for."""


class Silence:
    """An Asker for a program that nobody sits in front of."""

    def choose(self, question: Question) -> str:
        return question.escape

    def files_to_open(self, folder: Path) -> list[Path]:
        return []

    def file_to_save(
        self, suggestion: Path, kind: str = "", suffixes: tuple[str, ...] = ()
    ) -> Path | None:
        return None


class Studio:
    """A running program and a hand that can point."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.settings = Settings(Path(_HOME) / "argmap.ini")
        self.appearance = Appearance(application, self.settings)
        self.program = Program(
            application, self.settings, self.appearance, lambda _: Silence(), Path(_HOME)
        )

    def open(self, example: str | None, width: int = 1280, height: int = 800) -> MainWindow:
        window = self.program.add_window()
        window.resize(width, height)
        QTest.qWait(WAIT)
        self.program.begin(window, [])
        if example is not None:
            window.files.open_example(example)
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.canvas.setFocus()
        window.canvas.fit()
        QTest.qWait(WAIT)
        return window

    def close(self, window: MainWindow) -> None:
        if window.map is not None:
            window.map.session.mark_saved()
        window.close()
        QTest.qWait(WAIT)


def at(window: MainWindow, point: Point) -> QPoint:
    screen = window.canvas.camera.to_screen(point)
    return QPoint(round(screen.x), round(screen.y))


def box(window: MainWindow, key: str) -> Rect:
    return window.canvas.plan.boxes[key].rect


def click(window: MainWindow, key: str) -> None:
    viewport = window.canvas.viewport()
    place = at(window, box(window, key).center)
    QTest.mouseMove(viewport, place)
    QTest.mouseClick(viewport, LEFT, NONE, place)
    QTest.qWait(WAIT)


def save(widget: QWidget, name: str) -> None:
    QTest.qWait(WAIT)
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    if not widget.isVisible():
        raise ValueError(f"{name} would be a picture of something hidden")
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    print(path)


def windows(studio: Studio) -> None:
    for theme in ("light", "dark"):
        studio.appearance.choose(theme)
        window = studio.open("natos-loss.argmap", 1440, 900)
        click(window, "russia-gains")
        save(window, f"window-{theme}")
        studio.close(window)
    studio.appearance.choose("light")


def first_steps(studio: Studio) -> None:
    window = studio.open(None, 960, 560)
    save(window, "empty")
    viewport = window.canvas.viewport()
    place = QPoint(viewport.width() // 2, 110)
    QTest.mouseClick(viewport, LEFT, NONE, place)
    QTest.mouseDClick(viewport, LEFT, NONE, place)
    QTest.mouseRelease(viewport, LEFT, NONE, place)
    QTest.qWait(WAIT)
    QTest.keyClicks(window.focusWidget(), "The town should plant more trees.")
    save(window, "typing")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.qWait(WAIT)
    QTest.keyClicks(window.focusWidget(), "Trees cool the streets in summer.")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    QTest.qWait(WAIT)
    save(window, "reason")
    studio.close(window)


def connecting(studio: Studio) -> None:
    """A counterpoint dragged from its handle to the middle of another arrow."""
    window = studio.open("later-start.argmap", 1100, 700)
    viewport = window.canvas.viewport()
    click(window, "ask")
    rect = box(window, "teams")
    QTest.mouseMove(viewport, at(window, rect.center))
    QTest.qWait(WAIT)
    start = at(window, Point(rect.x + rect.width / 2, rect.bottom))
    end = at(window, window.canvas.plan.arrows["i-advice"].junction.moved(0, 36))
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, LEFT, NONE, start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * step / 5)
        QTest.qWait(20)
    save(window, "connecting")
    QTest.keyClick(viewport, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, NONE, end)
    studio.close(window)


def exporting(studio: Studio) -> None:
    from argmap.ui.exporting import export_with_dialog

    window = studio.open("later-start.argmap", 1100, 700)
    dialog = export_with_dialog(window)
    assert dialog is not None
    dialog.fields.legend.setChecked(True)
    dialog.fields.title.setChecked(True)
    QTest.qWait(WAIT)
    save(dialog, "export")
    dialog.reject()
    studio.close(window)


def arranging(studio: Studio) -> None:
    """A heap, and the same map tidied."""
    window = studio.open("later-start.argmap", 1100, 700)
    window.docks["inspector"].hide()
    assert window.map is not None
    session = window.map.session
    heap = {
        key: Point(210.0 * (n * 3 % 5), 74.0 * (n * 5 % 6))
        for n, key in enumerate(session.document.statements)
    }
    session.apply(place(session.document, heap), "Heap")
    session.select(())
    QTest.qWait(WAIT)  # until the canvas has the room that the inspector left
    window.canvas.fit()
    QTest.qWait(2 * WAIT)
    save(window.canvas, "untidy")
    QTest.keyClick(window.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    save(window.canvas, "tidy")
    studio.close(window)


def laying_out(studio: Studio) -> None:
    """Pictures of whole maps as each layout sets them."""
    for name, seed, size, request in LAYOUTS:
        document = Document(woven_map(size, seed))
        sizes = {key: size_of(each, MEASURER) for key, each in document.statements.items()}
        rects = {key: Rect(0.0, 0.0, *sizes[key]) for key in sizes}
        document.apply(place(document, arrange(document, rects, request)))
        options = PngOptions(width=1800, background="theme", embed=False)
        export_picture(document, Meta(id=name), PICTURES / f"{name}.png", options, MEASURER)


def inspecting(studio: Studio) -> None:
    window = studio.open("natos-loss.argmap", 1280, 800)
    window.docks["inspector"].show()  # windows come back as the last one was left
    QTest.qWait(WAIT)
    window.canvas.fit()
    click(window, "lavrov")
    save(window.docks["inspector"], "inspector-statement")
    click(window, "russia-gains")
    viewport = window.canvas.viewport()
    place = at(window, window.canvas.plan.arrows["i-aim"].junction)
    QTest.mouseMove(viewport, place)
    QTest.mouseClick(viewport, LEFT, NONE, place)
    QTest.qWait(WAIT)
    save(window.docks["inspector"], "inspector-inference")
    studio.close(window)


def panels(studio: Studio) -> None:
    """The outline and the minimap beside the map, a branch folded, and what finds things."""
    window = studio.open("old-bridge.argmap", 1440, 900)
    for name in ("inspector", "outline", "minimap"):
        window.docks[name].show()
        QTest.qWait(WAIT)
    window.canvas.fit()
    click(window, "shops")
    QTest.qWait(2 * WAIT)
    save(window, "panels")
    for name in ("outline", "minimap", "inspector"):
        window.docks[name].hide()
    QTest.qWait(WAIT)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    QTest.qWait(WAIT)
    window.canvas.fit()
    window.commands.run("edit.find")
    QTest.qWait(WAIT)
    QTest.keyClicks(window.focusWidget(), "ambulance")
    QTest.qWait(3 * WAIT)
    save(window, "finding")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    studio.close(window)


def choosing(studio: Studio) -> None:
    """The preferences, with what was searched for left."""
    from argmap.ui.preferences.dialog import PreferencesDialog

    window = studio.open("later-start.argmap", 1100, 700)
    window.commands.run("file.preferences")
    QTest.qWait(WAIT)
    (dialog,) = window.findChildren(PreferencesDialog)
    save(dialog, "preferences")
    dialog.close()
    studio.close(window)


def main() -> int:
    studio = Studio(make_application())
    for scene in (
        windows,
        first_steps,
        connecting,
        arranging,
        laying_out,
        exporting,
        inspecting,
        panels,
        choosing,
    ):
        scene(studio)
    studio.program.recovery.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
