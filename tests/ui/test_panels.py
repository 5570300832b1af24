"""All panels: each opens from its command, follows the map, and lets go of it; keys go round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from argmap.session.commands import COMMANDS
from argmap.ui.panels import PANELS

if TYPE_CHECKING:
    from conftest import Shell

    from argmap.canvas.overview import Overview
    from argmap.ui.panels.dock import PanelDock
    from argmap.ui.panels.history_body import HistoryBody
    from argmap.ui.panels.tags_body import TagsBody


def claim(shell: Shell, text: str) -> None:
    """Write a claim where there is none yet."""
    shell.add_claim(text, QPoint(120, 90 + 110 * len(shell.document.statements)))


def open_alone(shell: Shell, name: str) -> None:
    for dock in shell.window.docks:
        dock.setVisible(dock.panel.id == name)
    shell.settle()


def test_each_panel_has_a_command_that_opens_and_closes_it(shell: Shell) -> None:
    window = shell.start()
    for name in PANELS:
        dock = window.docks[name]
        dock.hide()
        window.commands.run(f"view.{name}")
        shell.settle()
        assert dock.isVisible()
        assert window.commands[f"view.{name}"].isChecked()
        assert dock.body is not None
        assert dock.body.isVisible()
        window.commands.run(f"view.{name}")
        shell.settle()
        assert not dock.isVisible()
        assert not window.commands[f"view.{name}"].isChecked()
        assert dock.body is None
        assert COMMANDS[f"view.{name}"].menu == "View/Panels"


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_follows_the_map_and_lets_go_of_the_one_before(shell: Shell, name: str) -> None:
    window = shell.start()
    open_alone(shell, name)
    claim(shell, "Floods are rarer")
    before = window.docks[name].body
    window.start_empty()
    claim(shell, "Dikes hold")
    shell.settle(120)
    after = window.docks[name].body
    assert after is not None
    assert after is not before
    shell.session.undo()
    shell.session.undo()
    shell.settle(120)
    assert after.isVisible()


def test_open_panels_and_their_places_are_there_the_next_time(shell: Shell) -> None:
    window = shell.start()
    for dock in window.docks:
        dock.show()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["history"])
    shell.settle()
    window.close()
    again = shell.start()
    assert all(dock.isVisible() for dock in again.docks)
    place = again.dockWidgetArea(again.docks["history"])
    assert place == Qt.DockWidgetArea.LeftDockWidgetArea


def test_the_minimap_opens_without_taking_the_keyboard_from_the_map(shell: Shell) -> None:
    window = shell.start()
    shell.keys(Qt.Key.Key_F8)
    shell.settle()
    assert window.docks["minimap"].isVisible()
    assert window.canvas.hasFocus()
    shell.keys(Qt.Key.Key_F8)
    assert window.docks["minimap"].isHidden()
    assert window.canvas.hasFocus()


def test_small_panels_share_a_place_and_leave_the_inspector_room(shell: Shell) -> None:
    window = shell.start()
    for name in ("minimap", "tags", "history"):
        window.commands.run(f"view.{name}")
        shell.settle()
        assert not window.docks[name].visibleRegion().isEmpty()
    window.commands.run("view.tags")
    shell.settle()
    assert not window.docks["tags"].visibleRegion().isEmpty(), "behind another it comes forward"
    window.commands.run("view.tags")
    shell.settle()
    assert window.docks["tags"].isHidden(), "and only then it closes"
    window.docks["tags"].show()
    sharing = window.tabifiedDockWidgets(window.docks["tags"])
    assert {dock.objectName() for dock in sharing} == {"minimap", "history"}
    assert window.docks["inspector"].height() > window.docks["history"].height() > 150
    assert names_above(window.docks["tags"]) == [], "the tab has it"
    for name in ("minimap", "history"):
        window.docks[name].hide()
    shell.settle()
    assert names_above(window.docks["tags"]) == ["Tags"]


def names_above(dock: PanelDock) -> list[str]:
    title = dock.titleBarWidget()
    assert title is not None
    return [each.text() for each in title.findChildren(QLabel) if each.isVisible()]


def test_f6_goes_round_the_panels_and_back_to_the_map(shell: Shell) -> None:
    window = shell.start()
    open_alone(shell, "inspector")
    window.docks["history"].show()
    window.canvas.setFocus()

    def pane() -> str:
        focus = QApplication.focusWidget()
        for dock in window.docks:
            if dock.isAncestorOf(focus):
                return dock.panel.id
        return "map" if window.canvas.hasFocus() else "nowhere"

    seen = []
    for key, modifiers in [
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier),
    ]:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
        shell.settle()
        seen.append(pane())
    assert seen == ["inspector", "history", "map", "history"]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert pane() == "map"


def test_undo_after_a_new_tag_takes_the_tag_back_and_brings_no_word_back(shell: Shell) -> None:
    window = shell.start()
    claim(shell, "Floods are rarer")
    shell.session.select([shell.only.id])
    window.commands.run("view.tags")
    shell.settle()
    shell.type("urgent")
    shell.keys(Qt.Key.Key_Return)
    assert shell.only.tags == ("urgent",)
    shell.control(Qt.Key.Key_Z)
    assert shell.only.tags == ()
    body: TagsBody = window.docks["tags"].body  # type: ignore[assignment]
    assert body.field.text() == ""


# --- history --------------------------------------------------------------------------------


def history(shell: Shell) -> HistoryBody:
    open_alone(shell, "history")
    body = shell.window.docks["history"].body
    assert body is not None
    return body  # type: ignore[return-value]


def rows(body: HistoryBody) -> list[str]:
    model = body.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_row(body: HistoryBody, row: int) -> None:
    place = body.list.visualRect(body.list.model().index(row, 0)).center()
    QTest.mouseClick(body.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def test_a_click_on_a_step_shows_the_map_as_it_was_then(shell: Shell) -> None:
    shell.start()
    body = history(shell)
    for text in ("One", "Two", "Three"):
        claim(shell, text)
    texts = {each.text for each in shell.document.statements.values()}
    assert texts == {"One", "Two", "Three"}
    steps = len(rows(body)) - 1
    assert rows(body)[0] == "Beginning · saved"
    click_row(body, 0)
    assert not shell.document.statements
    assert body.list.currentIndex().row() == 0
    assert len(rows(body)) == steps + 1
    click_row(body, steps)
    assert {each.text for each in shell.document.statements.values()} == texts


def test_a_step_from_the_past_takes_the_place_of_what_was_taken_back(shell: Shell) -> None:
    shell.start()
    body = history(shell)
    for text in ("One", "Two", "Three"):
        claim(shell, text)
    click_row(body, 1)
    claim(shell, "Other")
    shell.session.undo()
    assert shell.session.history.redoable is not None
    assert "Three" not in {each.text for each in shell.document.statements.values()}


# --- minimap --------------------------------------------------------------------------------


def minimap(shell: Shell) -> Overview:
    open_alone(shell, "minimap")
    body = shell.window.docks["minimap"].body
    assert body is not None
    return body.overview  # type: ignore[attr-defined]


def test_the_minimaps_frame_is_dragged_and_the_map_comes_along(shell: Shell) -> None:
    window = shell.start()
    for text in ("One", "Two", "Three", "Four", "Five"):
        claim(shell, text)
    overview = minimap(shell)
    window.canvas.zoom_to(2.0)
    shell.settle(350)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    frame = overview.frame
    start = frame.center().toPoint()
    before = window.canvas.camera.center
    QTest.mousePress(overview, left, none, start)
    QTest.mouseMove(overview, start + QPoint(0, 5))
    assert abs(overview.frame.center().y() - frame.center().y() - 5) < 1
    assert window.canvas.camera.center.y > before.y
    QTest.mouseRelease(overview, left, none, start + QPoint(0, 5))
    elsewhere = QPoint(overview.width() // 2, 12)
    QTest.mouseClick(overview, left, none, elsewhere)
    assert abs(overview.frame.center().x() - elsewhere.x()) < 2 or overview.frame.top() <= 2
    assert window.canvas.camera.center.y < before.y


def test_the_minimap_shows_what_is_made_while_it_is_open(shell: Shell) -> None:
    shell.start()
    overview = minimap(shell)
    assert len(colours(overview)) == 1  # an empty map
    claim(shell, "One")
    shell.settle(400)
    assert len(colours(overview)) > 3


def colours(overview: Overview) -> set[int]:
    image = overview.grab().toImage()
    return {
        image.pixel(x, y)
        for x in range(4, image.width() - 4, 2)
        for y in range(4, image.height() - 4, 2)
    }


# --- tags -----------------------------------------------------------------------------------


def test_tags_are_given_renamed_and_removed_in_their_panel(shell: Shell) -> None:
    shell.start()
    for text in ("One", "Two"):
        claim(shell, text)
    one, two = shell.statement("One").id, shell.statement("Two").id
    open_alone(shell, "tags")
    body = shell.window.docks["tags"].body
    shell.session.select([one, two])
    shell.settle(100)
    body.field.setFocus()
    shell.type("cost")
    shell.keys(Qt.Key.Key_Return)
    assert shell.document.statements[one].tags == ("cost",)
    assert shell.document.statements[two].tags == ("cost",)
    shell.session.select([two])
    shell.settle(100)
    tick(body, 0)
    shell.settle(100)
    assert shell.document.statements[two].tags == ()
    assert "cost  ·  1" in tag_rows(body)
    body.list.setFocus()
    body.list.setCurrentIndex(body.list.model().index(0, 0))
    shell.keys(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "price")
    shell.keys(Qt.Key.Key_Return)
    assert shell.document.statements[one].tags == ("price",)
    shell.settle(100)
    body.list.setCurrentIndex(body.list.model().index(0, 0))
    shell.keys(Qt.Key.Key_Return)
    assert shell.session.selection == (one,)
    body.list.setFocus()
    shell.keys(Qt.Key.Key_Delete)
    assert shell.document.statements[one].tags == ()
    assert one in shell.document
    shell.session.undo()
    assert shell.document.statements[one].tags == ("price",)


def tag_rows(body: TagsBody) -> list[str]:
    model = body.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def tick(body: TagsBody, row: int) -> None:
    rect = body.list.visualRect(body.list.model().index(row, 0))
    place = QPoint(rect.left() + 14, rect.center().y())
    QTest.mouseClick(body.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
