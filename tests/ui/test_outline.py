"""The outline: a whole map is built, read and rearranged in it, and it shows what the map is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from argmap.core.edits import arrange, inferences, statements
from argmap.core.geometry import Point
from argmap.core.patch import additions
from argmap.core.records import Inference, Statement

if TYPE_CHECKING:
    from conftest import Shell

    from argmap.core.document import Document
    from argmap.core.records import Record
    from argmap.session.outlining.rows import Row
    from argmap.ui.outline.body import OutlineBody
    from argmap.ui.outline.tree import OutlineTree

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Outliner:
    """The outline of a running program, and hands on it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        window = shell.start()
        for dock in window.docks:
            dock.setVisible(dock.panel.id == "outline")
        shell.settle()
        body = window.docks["outline"].body
        assert body is not None
        self.body: OutlineBody = body  # type: ignore[assignment]
        self.tree: OutlineTree = self.body.tree
        self.body.focus()

    @property
    def document(self) -> Document:
        return self.shell.document

    def put(self, *records: Record) -> None:
        self.shell.session.apply(additions(records), "Put")
        self.shell.settle(20)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.tree, key, held)
            self.shell.settle(5)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.tree, text)

    def row(self, statement: str, under: str | None = None) -> Row:
        rows = self.tree.model_.outline.places(statement)
        found = [
            row for row in rows if under is None or (row.parent and row.parent.statement == under)
        ]
        assert found, statement
        return found[0]

    def place(self, row: Row) -> QPoint:
        rect = self.tree.visualRect(self.tree.model_.index_of(row))
        assert not rect.isEmpty()
        return rect.center()

    def click(self, statement: str, held: Qt.KeyboardModifier = NONE) -> None:
        place = self.place(self.row(statement))
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, held, place)
        self.shell.settle(5)

    def lines(self) -> list[str]:
        """What can be seen, two spaces a level."""
        found, model = [], self.tree.model_
        index = model.index(0)
        while index.isValid():
            row = model.row_at(index)
            assert row is not None
            text = self.document.statements[row.statement].text
            found.append("  " * (row.depth - 1) + text)
            index = self.tree.indexBelow(index)
        return found

    def drag(self, statements: list[str], to: QPoint) -> bool:
        """Drag rows to a point; whether they were let go there."""
        model, viewport = self.tree.model_, self.tree.viewport()
        data = model.mimeData([model.index_of(self.row(key)) for key in statements])
        move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(to, move, data, left, NONE)
        QApplication.sendEvent(viewport, enter)
        over = QDragMoveEvent(to, move, data, left, NONE)
        QApplication.sendEvent(viewport, over)
        if not over.isAccepted():
            return False
        QApplication.sendEvent(viewport, QDropEvent(QPointF(to), move, data, left, NONE))
        self.shell.settle(20)
        return True

    def edge(self, statement: str, *, below: bool = False) -> QPoint:
        """A point between rows: above, or below, this one."""
        rect = self.tree.visualRect(self.tree.model_.index_of(self.row(statement)))
        return QPoint(rect.center().x(), rect.bottom() - 1 if below else rect.top() + 1)


@pytest.fixture
def outliner(shell: Shell) -> Outliner:
    return Outliner(shell)


def claim(key: str, text: str | None = None, kind: str = "claim", y: float = 0) -> Statement:
    return Statement(
        id=key, text=key if text is None else text, kind=kind, order=f"a{key}V", x=0, y=y
    )


def arrow(key: str, premises: str, target: str, polarity: str = "support") -> Inference:
    return Inference(
        id=key, premises=tuple(premises.split()), target=target, polarity=polarity, order=f"a{key}V"
    )


def tree_of_four(outliner: Outliner) -> None:
    """`c` with the reasons `p` and `q`, and `r` below `p`."""
    outliner.put(
        *(claim(key) for key in "cpqr"),
        arrow("i", "p", "c"),
        arrow("j", "q", "c"),
        arrow("k", "r", "p"),
    )
    for key in "cp":
        outliner.tree.expand(outliner.tree.model_.index_of(outliner.row(key)))
    outliner.shell.settle(20)


def test_a_map_is_built_without_leaving_the_outline(outliner: Outliner) -> None:
    outliner.press(Key.Key_Insert)
    outliner.write("Close it")
    outliner.press(Key.Key_Tab)
    outliner.write("Air gets better")
    outliner.press(Key.Key_Return, Key.Key_Return)
    outliner.write("Streets get quiet")
    outliner.press(Key.Key_Return)
    outliner.press(Key.Key_Return, held=SHIFT)
    outliner.write("Quiet is good")
    outliner.press(Key.Key_Return)
    outliner.press(Key.Key_Backtab, held=SHIFT)
    outliner.write("Not for all")
    outliner.press(Key.Key_Return)
    assert outliner.lines() == [
        "Close it",
        "  Air gets better",
        "  Streets get quiet",
        "  Quiet is good",
        "    Not for all",
    ]
    assert outliner.tree.hasFocus()
    assert len(outliner.document.inferences) == 3
    outliner.press(Key.Key_Return, held=CONTROL)
    outliner.write("So what")
    outliner.press(Key.Key_Escape)
    assert "So what" not in [each.text for each in outliner.document.statements.values()]


def test_each_statement_written_is_one_step_and_one_left_empty_is_none(outliner: Outliner) -> None:
    outliner.press(Key.Key_Insert)
    outliner.write("One")
    outliner.press(Key.Key_Return)
    steps = len(outliner.shell.session.history)
    outliner.press(Key.Key_Tab)
    outliner.press(Key.Key_Escape)
    assert len(outliner.document.statements) == 1
    assert len(outliner.shell.session.history) == steps == 1
    outliner.press(Key.Key_Z, held=CONTROL)
    assert not outliner.document.statements
    assert outliner.lines() == []


def test_typing_goes_on_from_the_text_and_escape_gives_it_up(outliner: Outliner) -> None:
    outliner.put(claim("a", "One"))
    outliner.click("a")
    outliner.write(" ")  # a space alone does not begin
    assert not outliner.tree.editing
    outliner.write("m")
    outliner.write("ore")
    assert outliner.document.statements["a"].text == "One"
    outliner.press(Key.Key_Escape)
    assert outliner.document.statements["a"].text == "One"
    outliner.press(Key.Key_F2)
    outliner.write("Two")
    outliner.press(Key.Key_Return, held=SHIFT)
    outliner.write("lines")
    outliner.press(Key.Key_Return)
    assert outliner.document.statements["a"].text == "Two\nlines"
    assert outliner.tree.hasFocus()


def test_what_is_typed_is_kept_when_the_focus_goes_or_the_panel_closes(outliner: Outliner) -> None:
    outliner.put(claim("a", "One"), claim("b"))
    outliner.click("a")
    outliner.press(Key.Key_F2)
    outliner.write("Two")
    outliner.click("b")
    assert outliner.document.statements["a"].text == "Two"
    outliner.press(Key.Key_F2)
    outliner.write("Three")
    outliner.shell.window.commands.run("view.outline")
    assert outliner.document.statements["b"].text == "Three"


def test_selecting_here_selects_and_shows_there_and_the_other_way_round(outliner: Outliner) -> None:
    tree_of_four(outliner)
    session, canvas = outliner.shell.session, outliner.shell.window.canvas
    session.apply(arrange.place(outliner.document, {"r": Point(9000, 9000)}), "Place")
    outliner.click("c")
    outliner.click("r", CONTROL)
    assert session.selection == ("c", "r")
    assert canvas.camera.visible.intersects(canvas.plan.boxes["r"].rect)
    outliner.tree.collapseAll()
    session.select(["q", "r"])
    outliner.shell.settle(20)
    chosen = {outliner.tree.model_.row_at(each) for each in outliner.tree.selectedIndexes()}
    assert {row.statement for row in chosen if row} == {"q", "r"}
    assert outliner.tree.current_row is outliner.row("r")
    assert "    r" in outliner.lines()
    session.select(["i"])
    outliner.shell.settle(20)
    assert not outliner.tree.selectedIndexes()
    assert session.selection == ("i",)


def test_everything_can_be_selected_deleted_and_brought_back(outliner: Outliner) -> None:
    tree_of_four(outliner)
    before = outliner.lines()
    outliner.click("c")
    outliner.press(Key.Key_A, held=CONTROL)
    outliner.press(Key.Key_Delete)
    assert outliner.lines() == []
    outliner.press(Key.Key_Z, held=CONTROL)
    outliner.shell.settle(20)
    assert outliner.lines() == before


def test_what_was_open_is_open_under_a_new_conclusion_and_after_undo(outliner: Outliner) -> None:
    tree_of_four(outliner)
    outliner.click("c")
    outliner.press(Key.Key_Return, held=CONTROL)
    outliner.write("So what")
    outliner.press(Key.Key_Return)
    assert outliner.lines() == ["So what", "  c", "    p", "      r", "    q"]
    outliner.press(Key.Key_Z, held=CONTROL)
    outliner.shell.settle(20)
    assert outliner.lines() == ["c", "  p", "    r", "  q"]


def test_dragging_onto_a_row_moves_the_branch_below_it(outliner: Outliner) -> None:
    tree_of_four(outliner)
    assert outliner.drag(["p"], outliner.place(outliner.row("q")))
    assert outliner.lines() == ["c", "  q", "    p", "      r"]
    outliner.press(Key.Key_Z, held=CONTROL)
    outliner.shell.settle(20)
    assert outliner.lines() == ["c", "  p", "    r", "  q"]


def test_dragging_between_rows_changes_their_order(outliner: Outliner) -> None:
    tree_of_four(outliner)
    assert outliner.drag(["q"], outliner.edge("p"))
    assert outliner.lines() == ["c", "  q", "  p", "    r"]
    assert outliner.drag(["r"], outliner.edge("q"))
    assert outliner.lines() == ["c", "  r", "  q", "  p"]
    assert outliner.drag(["q"], outliner.edge("c"))
    assert outliner.lines() == ["c", "  r", "  p", "q"]


def test_what_cannot_be_dropped_somewhere_is_refused_with_the_reason(outliner: Outliner) -> None:
    tree_of_four(outliner)
    outliner.put(claim("n", kind="note"))
    steps = len(outliner.shell.session.history)
    assert not outliner.drag(["p"], outliner.place(outliner.row("n")))
    assert "note" in outliner.shell.window.status.shown
    assert not outliner.drag(["p"], outliner.place(outliner.row("r")))
    assert "own branch" in outliner.shell.window.status.shown
    assert len(outliner.shell.session.history) == steps


def test_keys_move_a_row_among_its_siblings(outliner: Outliner) -> None:
    tree_of_four(outliner)
    outliner.click("q")
    outliner.press(Key.Key_Up, held=ALT)
    assert outliner.lines() == ["c", "  q", "  p", "    r"]
    assert outliner.shell.window.status.shown == "Now 1 of 2 among its siblings"
    outliner.press(Key.Key_Up, held=ALT)
    assert "first already" in outliner.shell.window.status.shown
    outliner.press(Key.Key_Down, held=ALT)
    assert outliner.lines() == ["c", "  p", "    r", "  q"]
    assert outliner.tree.current_row is outliner.row("q")


def test_the_context_menu_is_that_of_the_statement(outliner: Outliner) -> None:
    tree_of_four(outliner)
    place = outliner.place(outliner.row("p"))
    viewport = outliner.tree.viewport()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place), NONE
    )
    QApplication.sendEvent(viewport, event)
    outliner.shell.settle(20)
    (menu,) = [each for each in outliner.shell.window.findChildren(QMenu) if each.isVisible()]
    names = {action.objectName() for action in menu.actions()}
    assert {"statement.reason", "statement.edit", "edit.delete"} <= names
    assert outliner.shell.session.selection == ("p",)
    menu.close()
    outliner.shell.settle(20)


def test_a_new_statement_under_a_folded_row_is_seen_and_the_scroll_stays(
    outliner: Outliner,
) -> None:
    tree_of_four(outliner)
    outliner.put(*(claim(f"x{n:03}", y=n * 200) for n in range(120)))
    bar = outliner.tree.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = outliner.tree.indexAt(QPoint(200, 100)).data()
    retexted = statements.retext(outliner.document, "x119", "Changed elsewhere")
    outliner.shell.session.apply(retexted, "Edit")
    added = inferences.respond(outliner.document, "x119", at=Point(0, 0), text="Far")
    outliner.shell.session.apply(added, "Add")
    outliner.shell.settle(20)
    assert outliner.tree.indexAt(QPoint(200, 100)).data() == before


def test_rows_say_kind_text_relation_and_place(outliner: Outliner) -> None:
    outliner.put(
        claim("c", "Close the centre"),
        claim("d", "Build a tram"),
        claim("p", "Shops suffer", "counterpoint"),
        claim("q", "Air is bad"),
        arrow("i", "q", "c"),
        arrow("j", "p", "c", "attack"),
        arrow("k", "q", "d"),
    )
    outliner.tree.expandAll()
    model = outliner.tree.model_
    role = Qt.ItemDataRole.AccessibleTextRole

    def said(key: str, under: str | None = None) -> str:
        return str(model.index_of(outliner.row(key, under)).data(role))

    assert said("c") == "Claim: Close the centre. Conclusion, 1 of 2."
    assert said("p") == "Counterpoint: Shops suffer. Objection to “Close the centre”, 2 of 2."
    assert said("q", "c") == (
        "Claim: Air is bad. Reason for “Close the centre”, 1 of 2. Also at “Build a tram”."
    )
    told = QAccessible.queryAccessibleInterface(outliner.tree)
    assert told.role() == QAccessible.Role.Tree
    names = [told.child(n).text(QAccessible.Text.Name) for n in range(told.childCount())]
    assert said("p") in names


def test_a_screen_reader_is_at_the_row_that_was_written_or_is_left(outliner: Outliner) -> None:
    def heard() -> str:
        outliner.shell.settle(20)
        row = QAccessible.queryAccessibleInterface(outliner.tree).focusChild()
        return str(row.text(QAccessible.Text.Name))

    QAccessible.setActive(True)
    try:
        outliner.press(Key.Key_Insert)
        outliner.write("One")
        outliner.press(Key.Key_Return, Key.Key_Tab)
        outliner.write("Two")
        outliner.press(Key.Key_Return)
        assert heard() == "Claim: Two. Reason for “One”, 1 of 1."
        outliner.press(Key.Key_Delete)
        assert heard() == "Claim: One. Not connected, 1 of 1."
        outliner.press(Key.Key_Z, held=CONTROL)
        assert heard() == "Claim: Two. Reason for “One”, 1 of 1."
    finally:
        QAccessible.setActive(False)


@pytest.mark.parametrize("text", ["", "שלום " * 30, "word " * 4000, "<b>bold</b><img src=x>"])
def test_any_text_is_shown_and_edited(outliner: Outliner, text: str) -> None:
    outliner.put(claim("a", text), claim("b"))
    outliner.click("a")
    outliner.press(Key.Key_F2)
    assert outliner.tree.editing
    outliner.press(Key.Key_Escape)
    assert outliner.document.statements["a"].text == text
    outliner.tree.grab()
    tip = outliner.tree.model_.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip


def test_a_circle_and_a_thousand_levels_can_be_walked(outliner: Outliner) -> None:
    outliner.put(
        *(claim(f"s{n:04}", y=n * 200) for n in range(1000)),
        *(arrow(f"i{n:04}", f"s{n + 1:04}", f"s{n:04}") for n in range(999)),
        arrow("back", "s0000", "s0999"),
    )
    outliner.shell.session.select(["s0999"])
    outliner.shell.settle(50)
    assert outliner.tree.current_row is not None
    assert outliner.tree.current_row.statement == "s0999"
    outliner.press(Key.Key_Right, Key.Key_Down)
    row = outliner.tree.current_row
    assert row.statement == "s0000"
    assert row.loops
    assert not outliner.tree.model_.hasChildren(outliner.tree.currentIndex())
    outliner.tree.grab()


def test_another_windows_rows_are_not_dropped_here(outliner: Outliner) -> None:
    tree_of_four(outliner)
    data = QMimeData()
    data.setData("application/x-argmap-outline", b"1")
    index = outliner.tree.model_.index(0)
    assert not outliner.tree.model_.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index)
