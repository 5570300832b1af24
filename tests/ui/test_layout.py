"""Layout through the window: keys and menus in, places on the canvas and words in the bar out."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from argmap.core.edits.arrange import place
from argmap.core.edits.statements import add, retext
from argmap.core.geometry import Point
from argmap.session import arranging
from argmap.ui import arranger
from tests.ui.heaps import messy, overlapping, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.arranging.request import Request
    from argmap.ui.main_window import MainWindow
    from tests.ui.conftest import Shell


def test_control_t_sets_a_heap_in_rows_and_undo_heaps_it_again(shell: Shell) -> None:
    window = messy(shell)
    before = places(shell)
    assert overlapping(shell)
    shell.control(Qt.Key.Key_T)
    rects = window.canvas.plan.rects
    assert not overlapping(shell)
    assert rects["first"].x < rects["second"].x < rects["third"].x
    assert rects["first"].y == rects["second"].y == rects["third"].y > rects["claim"].bottom
    assert rects["below"].y > rects["first"].bottom
    assert window.status.shown.startswith("Moved ")
    seen = window.canvas.camera.visible
    assert all(seen.contains(rect.center) for rect in rects.values())
    shell.control(Qt.Key.Key_Z)
    assert places(shell) == before
    assert window.status.shown == "Undone: Tidy"
    assert not window.isWindowModified()
    shell.control(Qt.Key.Key_T)
    shell.control(Qt.Key.Key_T)
    assert window.status.shown == "Everything is tidy already."


def test_seen_from_near_the_selected_statement_stays_on_the_screen(shell: Shell) -> None:
    window = messy(shell)
    shell.session.select(["below"])
    shell.document.apply(place(shell.document, {"third": Point(9000.0, 400.0)}))
    window.canvas.zoom_to(1.0)
    window.canvas.reveal(["below"])
    before = shell.middle_of("below")
    shell.control(Qt.Key.Key_T)
    assert window.canvas.camera.zoom == 1.0
    assert (shell.middle_of("below") - before).manhattanLength() <= 2
    shell.control(Qt.Key.Key_Z)
    assert (shell.middle_of("below") - before).manhattanLength() <= 2


def test_a_pinned_statement_shows_it_and_stays(shell: Shell) -> None:
    window = messy(shell)
    shell.click(shell.middle_of("below"))
    key = shell.session.current
    assert key is not None
    plain = window.canvas.viewport().grab().toImage()
    shell.control(Qt.Key.Key_L, shift=True)
    shell.settle()
    assert shell.document.statements[key].pinned
    assert window.canvas.viewport().grab().toImage() != plain
    at = places(shell)[key]
    shell.control(Qt.Key.Key_T)
    assert places(shell)[key] == at
    assert not overlapping(shell)
    assert window.status.shown.endswith("One pinned statement stayed.")
    shell.control(Qt.Key.Key_L, shift=True)
    assert not shell.document.statements[key].pinned


def _submenu(window: MainWindow, title: str) -> QMenu:
    (menu,) = [each for each in window.menuBar().findChildren(QMenu) if each.title() == title]
    return menu


def test_a_direction_is_ticked_and_turns_the_map_in_one_step(shell: Shell) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    menu = _submenu(window, "Direction")
    window.commands.refresh()
    ticked = [each.text() for each in menu.actions() if each.isChecked()]
    assert ticked == ["Automatic"]
    before = places(shell)
    next(each for each in menu.actions() if each.text() == "To the Right").trigger()
    rects = window.canvas.plan.rects
    assert rects["first"].x == rects["second"].x > rects["claim"].right
    assert not overlapping(shell)
    window.commands.refresh()
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["To the Right"]
    shell.control(Qt.Key.Key_Z)
    assert (places(shell), shell.document.info.direction) == (before, "auto")


def test_arrows_are_drawn_as_chosen_in_all_windows_and_remembered(shell: Shell) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    shell.settle()
    pictures = []
    for style in ("elbow", "curve", "straight"):
        window.commands[f"view.arrows.{style}"].trigger()
        shell.settle()
        assert shell.settings.arrows == style
        assert window.commands[f"view.arrows.{style}"].isChecked()
        pictures.append(window.canvas.viewport().grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    shell.control(Qt.Key.Key_Z)
    assert window.canvas.plan.style == "straight"
    shell.window.files.new()
    shell.settle()
    assert shell.window is not window
    assert shell.window.canvas.arrows == "straight"


def test_the_picture_exported_has_the_arrows_of_the_window(shell: Shell) -> None:
    from argmap.ui.exporting import export_with_dialog

    window = messy(shell)
    window.commands["view.arrows.straight"].trigger()
    dialog = export_with_dialog(window)
    assert dialog is not None
    assert dialog.options().arrows == "straight"
    sheet = dialog.preview.sheet
    assert sheet is not None
    assert sheet.plan.style == "straight"
    dialog.reject()


# --- a large map: places are sought beside the window --------------------------------------


class Slow:
    """Stands before the arranging of a map until it is let go, looking up now and then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.one_by_one = False
        self.runs = 0
        self.error: Exception | None = None
        self._arrange = arranging.arrange
        monkeypatch.setattr(arranging, "arrange", self)
        monkeypatch.setattr(arranger, "LARGE", 2)

    def __call__(
        self,
        document: Document,
        rects: dict[str, Rect],
        request: Request,
        checkpoint: Callable[[], None],
    ) -> dict[str, Point]:
        self.runs += 1
        until = time.monotonic() + 20
        while not self.go.wait(0.002):
            checkpoint()
            assert time.monotonic() < until
        if self.one_by_one:
            self.go.clear()
        if self.error is not None:
            raise self.error
        return self._arrange(document, rects, request, checkpoint)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


def test_a_large_map_is_arranged_beside_the_window(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = messy(shell)
    before = places(shell)
    shell.control(Qt.Key.Key_T)
    assert window.status.shown == "Tidy: arranging 5 statements…"
    assert window.status.cancel.isVisible()
    assert places(shell) == before
    shell.click(shell.middle_of("below"))
    assert shell.session.selection
    zoom = window.canvas.camera.zoom
    window.commands["view.zoom_out"].trigger()
    assert window.canvas.camera.zoom < zoom
    slow.go.set()
    qtbot.waitUntil(lambda: not window.arranger.searching)
    assert not overlapping(shell)
    assert not window.status.cancel.isVisible()
    assert window.status.shown.startswith("Moved ")
    shell.control(Qt.Key.Key_Z)
    assert places(shell) == before


@pytest.mark.parametrize("how", ["Esc", "the button"])
def test_it_can_be_cancelled(shell: Shell, slow: Slow, how: str) -> None:
    window = messy(shell)
    before = places(shell)
    shell.session.select(["claim"])
    shell.control(Qt.Key.Key_T)
    if how == "Esc":
        shell.keys(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    assert not window.arranger.searching
    assert window.status.shown == "Tidy: cancelled. Nothing has moved."
    assert shell.session.selection == ("claim",)
    slow.go.set()
    shell.settle()
    assert places(shell) == before
    assert not window.isWindowModified()


def test_a_map_edited_meanwhile_is_arranged_as_it_is_now(
    shell: Shell, slow: Slow, qtbot: QtBot
) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    patch = add(shell.document, id="late", text="Late", at=Point(20.0, 20.0))
    shell.session.apply(patch, "Add")
    slow.go.set()
    qtbot.waitUntil(lambda: not window.arranger.searching)
    assert slow.runs == 2
    assert not overlapping(shell)
    assert shell.document.statements["late"].text == "Late"


def test_a_map_edited_again_and_again_is_left_alone(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    slow.one_by_one = True
    shell.session.apply(retext(shell.document, "claim", "Once"), "Edit")
    slow.go.set()
    qtbot.waitUntil(lambda: slow.runs == 2)
    assert "has changed" in window.status.shown
    shell.session.apply(retext(shell.document, "claim", "Twice"), "Edit")
    before = places(shell)
    slow.go.set()
    qtbot.waitUntil(lambda: not window.arranger.searching)
    assert places(shell) == before
    assert "edited meanwhile" in window.status.shown


def test_places_wait_until_the_hand_lets_go(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    shell.double_click(shell.middle_of("below"))
    assert window.canvas.controller.editing
    slow.go.set()
    shell.settle(150)
    assert window.arranger.searching
    shell.keys(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.arranger.searching)
    assert not overlapping(shell)


def test_closing_the_window_gives_up(shell: Shell, slow: Slow) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    window.close()
    shell.settle()
    assert shell.program.windows == []
    assert slow.runs == 1


def test_another_map_in_the_window_is_not_touched(shell: Shell, slow: Slow) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    window.start_empty()
    slow.go.set()
    shell.settle()
    assert not window.arranger.searching
    assert not shell.document.statements
    assert not window.status.cancel.isVisible()


def test_what_goes_wrong_is_told_and_loses_nothing(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = messy(shell)
    before = places(shell)
    slow.error = RuntimeError("no room in the world")
    with qtbot.captureExceptions() as mishaps:
        shell.control(Qt.Key.Key_T)
        slow.go.set()
        qtbot.waitUntil(lambda: bool(mishaps))
    assert [str(error) for _, error, _ in mishaps] == ["no room in the world"]
    assert places(shell) == before
    assert not window.status.cancel.isVisible()
    slow.error = None
    shell.control(Qt.Key.Key_T)
    qtbot.waitUntil(lambda: not window.arranger.searching)
    assert not overlapping(shell)


# --- boxes on their way --------------------------------------------------------------------


def test_a_glide_ends_on_a_key_and_the_key_acts_on_the_map_as_it_is(shell: Shell) -> None:
    window = messy(shell)
    gliding = window.canvas.gliding
    gliding.animates = lambda: True
    gliding.clock = lambda: 1.0
    shell.session.select(["claim"])
    shell.control(Qt.Key.Key_T)
    window.canvas.viewport().repaint()
    assert gliding.under_way
    shell.keys(Qt.Key.Key_Down)
    assert not gliding.under_way
    assert shell.session.current in {"first", "second", "third"}


def test_glides_can_be_switched_off(shell: Shell) -> None:
    window = messy(shell)
    window.canvas.gliding.animates = lambda: True
    window.commands["view.glide"].trigger()
    assert not shell.settings.glides
    shell.control(Qt.Key.Key_T)
    assert not window.canvas.gliding.under_way
