"""Hands and keys that other files leave out: panning, pages, marquees, nudges, what lies beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.core.geometry import Point
from argmap.core.graph import inferences_at, inferences_from
from argmap.interaction.ends import ends
from argmap.interaction.handles import free_handles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.ui.conftest import Shell

K, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pair(shell: Shell) -> Shell:
    """A claim with a reason below it, in the middle of the window."""
    shell.start()
    shell.add_claim("Claim", QPoint(420, 120))
    shell.keys(K.Key_Tab)
    shell.type("Reason")
    shell.keys(K.Key_Escape, K.Key_Escape)
    return shell


def drag(
    shell: Shell,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = LEFT,
    held: Qt.KeyboardModifier = NONE,
) -> None:
    QTest.mouseMove(shell.viewport, start)
    QTest.mousePress(shell.viewport, button, held, start)
    for step in (1, 2, 3):
        QTest.mouseMove(shell.viewport, start + (end - start) * step / 3)
    QTest.mouseRelease(shell.viewport, button, held, end)
    shell.settle(20)


def texts(shell: Shell, keys: Iterable[str]) -> list[str]:
    return [shell.document.statements[key].text for key in keys]


def test_the_map_is_pushed_by_the_middle_button_by_the_hand_and_by_pages(pair: Shell) -> None:
    camera = pair.window.canvas.camera
    claim = pair.statement("Claim").id
    before = pair.middle_of(claim)
    drag(pair, QPoint(700, 500), QPoint(740, 470), MIDDLE)
    assert pair.middle_of(claim) == before + QPoint(40, -30)
    pair.type("h")
    assert pair.viewport.cursor().shape() == Qt.CursorShape.OpenHandCursor
    drag(pair, pair.middle_of(claim), pair.middle_of(claim) + QPoint(10, 60))
    assert pair.middle_of(claim) == before + QPoint(50, 30)
    assert pair.session.selection == ()
    pair.keys(K.Key_Escape)
    height, top = camera.viewport[1], camera.offset.y
    pair.keys(K.Key_PageDown)
    assert (camera.offset.y - top) * camera.zoom == pytest.approx(0.85 * height)
    pair.keys(K.Key_PageUp)
    assert camera.offset.y == pytest.approx(top)
    left = camera.offset.x
    pair.keys(K.Key_PageDown, held=SHIFT)
    assert camera.offset.x > left
    pair.keys(K.Key_Home)
    assert texts(pair, pair.session.selection) == ["Claim"]
    assert pair.viewport.rect().contains(pair.middle_of(claim))


def test_keys_fit_the_map_and_what_is_selected(pair: Shell) -> None:
    canvas = pair.window.canvas
    pair.control(K.Key_Minus, K.Key_Minus)
    assert canvas.camera.zoom < 1.0
    pair.control(K.Key_0)
    assert canvas.camera.zoom == 1.0
    reason = pair.statement("Reason").id
    pair.click(pair.middle_of(reason))
    pair.control(K.Key_8)
    middle = pair.viewport.rect().center()
    assert (pair.middle_of(reason) - middle).manhattanLength() < 12
    pair.keys(K.Key_Escape)
    for press in (lambda: pair.control(K.Key_9), lambda: pair.keys(K.Key_Exclam, held=SHIFT)):
        drag(pair, QPoint(700, 500), QPoint(160, 90), MIDDLE)
        press()
        assert all(pair.viewport.rect().contains(pair.middle_of(k)) for k in canvas.plan.boxes)
        bounds = canvas.plan.bounds
        assert bounds is not None
        assert (pair.at(bounds.center) - middle).manhattanLength() < 12


def test_a_marquee_takes_what_it_touches_and_shift_adds(pair: Shell) -> None:
    claim, reason = pair.statement("Claim").id, pair.statement("Reason").id
    beside = QPoint(-160, 0)
    drag(pair, pair.middle_of(claim) + QPoint(-160, -60), pair.middle_of(claim) + QPoint(-100, 0))
    assert texts(pair, pair.session.selection) == ["Claim"]
    drag(pair, pair.middle_of(reason) + beside, pair.middle_of(reason) + QPoint(-90, 5), held=SHIFT)
    assert set(pair.session.selection) == {claim, reason}
    pair.click(pair.middle_of(claim), SHIFT)
    assert pair.session.selection == (reason,)
    drag(pair, QPoint(60, 500), QPoint(90, 560))
    assert pair.session.selection == ()


def test_keys_nudge_and_duplicate(pair: Shell) -> None:
    reason = pair.statement("Reason")
    pair.click(pair.middle_of(reason.id))
    pair.control(K.Key_Right, K.Key_Right)
    pair.control(K.Key_Down, shift=True)
    moved = pair.document.statements[reason.id]
    assert (moved.x, moved.y) == ((reason.x or 0) + 2, (reason.y or 0) + 10)
    pair.control(K.Key_Z)
    assert pair.document.statements[reason.id] == reason, "one undo for nudges in a row"
    pair.control(K.Key_D)
    assert texts(pair, pair.session.selection) == ["Reason"]
    assert pair.session.selection != (reason.id,)


def test_arrow_keys_move_and_walk_with_control_for_whom_prefers_that(pair: Shell) -> None:
    reason = pair.statement("Reason")
    pair.click(pair.middle_of(reason.id))
    pair.program.choose_arrow_keys("move")
    pair.keys(K.Key_Left)
    pair.keys(K.Key_Up, held=SHIFT)
    moved = pair.document.statements[reason.id]
    assert (moved.x, moved.y) == ((reason.x or 0) - 1, (reason.y or 0) - 10)
    pair.control(K.Key_Up)
    assert texts(pair, pair.session.selection) == ["Claim"]
    assert pair.document.statements[reason.id] is moved
    pair.control(K.Key_Down, shift=True)
    assert texts(pair, pair.session.selection) == ["Claim", "Reason"]
    pair.keys(K.Key_F2, K.Key_Home)
    pair.control(K.Key_Right)
    pair.type("!")
    pair.keys(K.Key_Escape)
    pair.program.choose_arrow_keys("walk")
    pair.click(pair.middle_of(reason.id))
    pair.keys(K.Key_Up)
    assert texts(pair, pair.session.selection) == ["Claim"]


def test_what_is_dragged_onto_its_own_reason_is_refused_with_the_reason(pair: Shell) -> None:
    claim, reason = pair.statement("Claim"), pair.statement("Reason")
    window = pair.window
    start, goal = pair.middle_of(claim.id), pair.middle_of(reason.id)
    QTest.mouseMove(pair.viewport, start)
    QTest.mousePress(pair.viewport, LEFT, NONE, start)
    for place in (start + QPoint(0, 20), goal):
        QTest.mouseMove(pair.viewport, place)
    assert window.canvas.controller is not None
    window.canvas.controller.tick(0.35)
    assert pair.viewport.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    said = window.canvas.overlay.hint
    QTest.mouseRelease(pair.viewport, LEFT, NONE, goal)
    assert window.status.message.text() == said
    assert "bears on" in said or "itself" in said
    assert pair.document.statements[claim.id] is claim


def test_alt_shift_and_an_arrow_makes_a_connected_statement_on_that_side(pair: Shell) -> None:
    held = Qt.KeyboardModifier(ALT | SHIFT)
    reason = pair.statement("Reason").id
    rects = pair.window.canvas.plan.rects
    for key, text in ((K.Key_Right, "Right"), (K.Key_Down, "Below")):
        pair.click(pair.middle_of(reason))
        pair.keys(key, held=held)
        pair.type(text)
        pair.keys(K.Key_Escape)
    assert rects[pair.statement("Right").id].x > rects[reason].right
    assert rects[pair.statement("Below").id].y > rects[reason].bottom
    below = [texts(pair, each.premises) for each in inferences_at(pair.document, reason)]
    assert below == [["Right"], ["Below"]]
    claim = pair.statement("Claim").id
    pair.click(pair.middle_of(claim))
    pair.keys(K.Key_Up, held=held)
    pair.type("Above")
    pair.keys(K.Key_Escape)
    above = pair.statement("Above").id
    assert rects[above].bottom < rects[claim].y
    assert [each.target for each in inferences_from(pair.document, claim)] == [above]


def test_what_is_answered_stays_in_view_as_long_as_there_is_room(pair: Shell) -> None:
    claim, room = pair.statement("Claim").id, pair.viewport.rect()
    pair.click(pair.middle_of(pair.statement("Reason").id))
    start = QPoint(700, 500)
    drag(pair, start, start - QPoint(0, pair.middle_of(claim).y() - 5), MIDDLE)
    pair.keys(K.Key_Return)
    pair.type("Second")
    pair.keys(K.Key_Escape)
    rects = pair.window.canvas.plan.rects
    for key in (claim, pair.statement("Second").id):
        assert room.contains(pair.at(Point(rects[key].x, rects[key].y)))
        assert room.contains(pair.at(Point(rects[key].right, rects[key].bottom)))


def test_control_enter_on_a_reason_puts_a_conclusion_between(pair: Shell) -> None:
    pair.click(pair.middle_of(pair.statement("Reason").id))
    pair.control(K.Key_Return)
    pair.type("Between")
    pair.keys(K.Key_Escape)
    between, claim = pair.statement("Between").id, pair.statement("Claim").id
    assert [each.target for each in inferences_from(pair.document, between)] == [claim]
    (lower,) = inferences_at(pair.document, between)
    assert texts(pair, lower.premises) == ["Reason"]
    assert [each.premises for each in inferences_at(pair.document, claim)] == [(between,)]
    rects = pair.window.canvas.plan.rects
    assert not any(rects[between].intersects(rects[key]) for key in rects if key != between)
    pair.control(K.Key_Z)
    assert set(texts(pair, pair.document.statements)) == {"Claim", "Reason"}


def test_a_dot_dragged_to_an_empty_place_makes_a_reason_there(pair: Shell) -> None:
    claim = pair.statement("Claim").id
    QTest.mouseMove(pair.viewport, pair.middle_of(claim))
    (dot,) = [
        each for each in free_handles(pair.window.canvas.plan, claim, 1.0) if each.side == "right"
    ]
    goal = QPoint(500, 450)
    drag(pair, pair.at(dot.at), goal)
    pair.type("There")
    pair.keys(K.Key_Escape)
    there = pair.statement("There").id
    assert [each.target for each in inferences_from(pair.document, there)] == [claim]
    rect = pair.window.canvas.plan.rects[there]
    assert (pair.at(rect.center) - QPoint(round(rect.width / 2), 0) - goal).manhattanLength() < 4
    pair.control(K.Key_Z)
    assert len(pair.document.statements) == 2


def test_control_keeps_a_connection_from_sticking(pair: Shell) -> None:
    claim, reason = pair.statement("Claim").id, pair.statement("Reason").id
    QTest.mouseMove(pair.viewport, pair.middle_of(reason))
    (dot,) = [
        each for each in free_handles(pair.window.canvas.plan, reason, 1.0) if each.side == "right"
    ]
    start, goal = pair.at(dot.at), pair.middle_of(claim)
    QTest.mousePress(pair.viewport, LEFT, NONE, start)
    QTest.mouseMove(pair.viewport, goal)
    assert pair.window.canvas.overlay.drop is not None
    QTest.keyPress(pair.window.canvas, K.Key_Control, CONTROL)
    assert pair.window.canvas.overlay.drop is None
    assert pair.window.status.message.text() == pair.window.canvas.overlay.hint
    QTest.keyRelease(pair.window.canvas, K.Key_Control)
    pair.keys(K.Key_Escape)
    QTest.mouseRelease(pair.viewport, LEFT, NONE, goal)
    assert len(pair.document.inferences) == 1


def test_an_arrows_end_let_go_over_nothing_is_detached(pair: Shell) -> None:
    plan = pair.window.canvas.plan
    (arrow,) = plan.arrows.values()
    QTest.mouseMove(pair.viewport, pair.at(arrow.junction))
    (tail,) = [each for each in ends(arrow, 1.0) if each.premise]
    drag(pair, pair.at(tail.at), QPoint(700, 450))
    assert not pair.document.inferences
    assert set(texts(pair, pair.document.statements)) == {"Claim", "Reason"}
    pair.control(K.Key_Z)
    assert set(pair.document.inferences) == {arrow.id}


def test_another_button_during_a_drag_changes_nothing_of_it(pair: Shell) -> None:
    claim = pair.statement("Claim")
    start, right = pair.middle_of(claim.id), Qt.MouseButton.RightButton
    QTest.mousePress(pair.viewport, LEFT, NONE, start)
    QTest.mouseMove(pair.viewport, start + QPoint(-40, 0))
    QTest.mousePress(pair.viewport, right, NONE, start + QPoint(-40, 0))
    QTest.mouseRelease(pair.viewport, right, NONE, start + QPoint(-40, 0))
    QTest.mouseMove(pair.viewport, start + QPoint(-80, 30))
    QTest.mouseRelease(pair.viewport, LEFT, NONE, start + QPoint(-80, 30))
    after = pair.document.statements[claim.id]
    assert (after.x, after.y) == ((claim.x or 0) - 80, (claim.y or 0) + 30)
    pair.control(K.Key_Z)
    assert pair.document.statements[claim.id] == claim
