"""The real program with hands of its own, until somebody kills it: a process for `gui_kills`.

It says on its standard output which map is coming (`now`), which is kept for sure (`kept`), and
first of all what the start found (`found`), as digests.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.ui import app
from argmap.ui.main_window import MainWindow
from tests.journals import digest, edit

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hands:
    """Recovers what was left, then edits: by keys, by commands, by steps of any kind."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.window: MainWindow
        self.timer = QTimer()
        self.timer.timeout.connect(self.begin)
        self.timer.start(20)

    def say(self, word: str) -> None:
        assert self.window.map is not None
        print(word, digest(self.window.map.session.document), flush=True)

    def begin(self) -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        if not shown or shown[0].map is None:
            return
        program = shown[0].program
        recovery = program.recovery
        self.window = program.windows[0]
        left = recovery.store.left()
        found = [digest(each.replay().document) for each in left]
        for each in left[:1]:  # one that was killed while it was recovered is there twice
            assert recovery.recover(each, self.window)
            self.window = program.windows[-1]
        for each in left[1:]:
            recovery.discard(each)
        opened = self.window.map
        assert opened is not None
        print("found", ",".join(found or [digest(opened.session.document)]), flush=True)
        self.say("now")
        if opened.path is None and opened.file.suggested is not None:
            opened.file.path, opened.file.suggested = opened.file.suggested, None
        opened.session.document.subscribe(lambda _: self.say("now"))
        self.timer.timeout.disconnect(self.begin)
        self.timer.timeout.connect(self.step)
        self.timer.start(3)

    def step(self) -> None:
        window = self.window
        opened = window.map
        assert opened is not None
        deed = self.chance.randrange(12)
        if deed == 0:
            window.commands.run("edit.undo")
        elif deed == 1:
            window.commands.run("edit.redo")
        elif deed == 2:
            self.write_a_claim(window)
        elif deed == 3 and self.chance.random() < 0.3:
            opened.file.path = self.path
            window.commands.run("file.save")
        elif deed == 4 and len(opened.session.document.statements) > 60:
            window.commands.run("select.all")
            window.commands.run("edit.delete")
        else:
            edit(opened.session, self.chance)
        journaling = window.files.safekeeping._journaling
        if journaling is not None and not journaling.waiting and journaling.failure is None:
            self.say("kept")

    def write_a_claim(self, window: MainWindow) -> None:
        viewport = window.canvas.viewport()
        place = QPoint(self.chance.randrange(40, 700), self.chance.randrange(40, 400))
        QTest.mouseClick(viewport, LEFT, NONE, place)
        QTest.mouseDClick(viewport, LEFT, NONE, place)
        QTest.mouseRelease(viewport, LEFT, NONE, place)
        QTest.keyClicks(window.focusWidget() or window, "A claim by hand")
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


def main() -> int:
    path, seed = Path(sys.argv[1]), int(sys.argv[2])
    hands: list[Hands] = []
    make = app.make_application

    def made() -> QApplication:
        application = make()
        hands.append(Hands(path, seed))
        return application

    app.make_application = made
    return app.run_gui([str(path)] if path.exists() else [])


if __name__ == "__main__":
    sys.exit(main())
