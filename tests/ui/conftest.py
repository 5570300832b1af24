"""A whole program in a test: real windows and real files, with the answers to questions given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.core.geometry import Point
from argmap.ui import browsing, saver
from argmap.ui.appearance import Appearance
from argmap.ui.clip import release_clipboard
from argmap.ui.program import Program
from argmap.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from argmap.core.document import Document
    from argmap.core.records import Statement
    from argmap.session.session import Session
    from argmap.ui.ask import Question
    from argmap.ui.main_window import MainWindow


class Answers:
    """An Asker that answers at once: what a test has not foreseen fails it."""

    def __init__(self) -> None:
        self.choices: list[str] = []
        self.saving_to: list[Path | None] = []
        self.opening: list[list[Path]] = []
        self.asked: list[Question] = []
        self.suggested: list[Path] = []

    def choose(self, question: Question) -> str:
        self.asked.append(question)
        ids = [choice.id for choice in question.choices]
        if ids == ["close"]:
            return "close"
        assert self.choices, f"nobody expected: {question.title}"
        answer = self.choices.pop(0)
        assert answer in ids, f"{answer} is not among {ids}"
        return answer

    def files_to_open(self, folder: Path) -> list[Path]:
        return self.opening.pop(0)

    def file_to_save(
        self, suggestion: Path, kind: str = "", suffixes: tuple[str, ...] = ()
    ) -> Path | None:
        self.suggested.append(suggestion)
        return self.saving_to.pop(0)


class Shell:
    """The program as a person has it before them."""

    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.answers = Answers()
        self.settings = Settings(folder / "argmap.ini")
        self.appearance = Appearance(application, self.settings)
        self.program = Program(
            application, self.settings, self.appearance, lambda _: self.answers, self.state
        )
        self._qtbot = qtbot
        self.browsed: list[str] = []
        """The addresses that another program was asked to open."""

    def browse(self, url: str) -> bool:
        self.browsed.append(url)
        return True

    def start(self, *paths: Path) -> MainWindow:
        """Start as the command line does, up to where the files are open."""
        window = self.program.add_window()
        window.resize(1100, 760)
        self.program.begin(window, list(paths))
        window.activateWindow()
        with self._qtbot.waitActive(window):
            pass
        window.canvas.setFocus()
        self.settle()
        return window

    def settle(self, milliseconds: int = 60) -> None:
        self._qtbot.wait(milliseconds)

    @property
    def window(self) -> MainWindow:
        return self.program.windows[-1]

    @property
    def session(self) -> Session:
        assert self.window.map is not None
        return self.window.map.session

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def only(self) -> Statement:
        (statement,) = self.document.statements.values()
        return statement

    def statement(self, text: str) -> Statement:
        (found,) = [each for each in self.document.statements.values() if each.text == text]
        return found

    # --- the hand --------------------------------------------------------------------------

    @property
    def viewport(self) -> QWidget:
        return self.window.canvas.viewport()

    def at(self, scene: Point) -> QPoint:
        """Where a scene point is on the viewport."""
        screen = self.window.canvas.camera.to_screen(scene)
        return QPoint(round(screen.x), round(screen.y))

    def middle_of(self, key: str) -> QPoint:
        return self.at(self.window.canvas.plan.boxes[key].rect.center)

    def click(self, place: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
        held = modifier or Qt.KeyboardModifier.NoModifier
        QTest.mouseMove(self.viewport, place)
        QTest.mouseClick(self.viewport, Qt.MouseButton.LeftButton, held, place)
        self.settle(20)

    def double_click(self, place: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(self.viewport, left, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(self.viewport, left, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseRelease(self.viewport, left, Qt.KeyboardModifier.NoModifier, place)
        self.settle(20)

    def drag(self, start: QPoint, end: QPoint) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseMove(self.viewport, start)
        QTest.mousePress(self.viewport, left, none, start)
        for step in range(1, 6):
            QTest.mouseMove(self.viewport, start + (end - start) * step / 5)
        QTest.mouseRelease(self.viewport, left, none, end)
        self.settle(20)

    def keys(self, *sequence: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press keys wherever the focus is."""
        for key in sequence:
            QTest.keyClick(self._focused(), key, held or Qt.KeyboardModifier.NoModifier)
            self.settle(5)

    def control(self, *sequence: Qt.Key, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        self.keys(*sequence, held=held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def add_claim(self, text: str, place: QPoint) -> Statement:
        """Double-click, type, Escape."""
        self.double_click(place)
        self.type(text)
        self.keys(Qt.Key.Key_Escape)
        return self.statement(text)

    def _focused(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def close(self) -> None:
        """Close what is left without asking."""
        for window in list(self.program.windows):
            window.keep_drafts()
            if window.map is not None:
                window.map.session.mark_saved()
            window.close()
        self.settle(20)
        self.program.recovery.close()
        release_clipboard()
        self.program.deleteLater()
        self.appearance.deleteLater()


@pytest.fixture
def shell(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    monkeypatch.setattr(saver, "PATIENCE_S", 30.0)  # however slow the disk, saves are over at once
    style, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    made = Shell(qapp, tmp_path, qtbot)
    monkeypatch.setattr(browsing, "browse", made.browse)  # no test opens a browser
    yield made
    made.close()
    qapp.setStyleSheet(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
