"""Statements follow the pointer, exactly, and Escape brings them back."""

from __future__ import annotations

import pytest

from argmap.core.geometry import Point
from argmap.core.limits import MAX_COORDINATE
from argmap.interaction.events import Key, KeyName
from argmap.interaction.input_map import Wheel
from tests.interaction.board import ALT, SHIFT, Board, inference, small_map, statement


def place(board: Board, key: str) -> Point:
    record = board.document.statements[key]
    assert record.x is not None
    assert record.y is not None
    return Point(record.x, record.y)


@pytest.mark.parametrize("zoom", [0.1, 0.37, 1.0, 4.0])
def test_the_point_that_was_grabbed_stays_under_the_pointer(zoom: float) -> None:
    board = small_map()
    board.camera.zoom_to(zoom)
    board.camera.center_on(board.middle("top"))
    rect = board.plan.boxes["top"].rect
    grabbed = Point(rect.x + rect.width * 0.3, rect.y + rect.height * 0.7)
    start = board.pointer(grabbed)
    board.controller.press(start)
    screen = start.screen
    for _ in range(60):
        screen = screen.moved(4.3, -1.7)
        board.controller.move(
            start._replace(screen=screen, scene=board.camera.to_scene(screen)),
        )
        rect = board.plan.boxes["top"].rect
        held = Point(rect.x + rect.width * 0.3, rect.y + rect.height * 0.7)
        shown = board.camera.to_screen(held)
        assert abs(shown.x - screen.x) < 1
        assert abs(shown.y - screen.y) < 1
    board.controller.release(start._replace(screen=screen, scene=board.camera.to_scene(screen)))
    assert board.steps == 1
    assert board.quiet


def test_dragging_an_unselected_statement_selects_it_and_is_one_step() -> None:
    board = small_map()
    board.session.select(["con"])
    at = board.middle("top")
    board.drag(at, at.moved(10, 0), at.moved(30, 40))
    assert board.session.selection == ("top",)
    assert place(board, "top") == (330.0, 40.0)
    assert board.labels == ["Move a statement"]
    board.session.undo()
    assert board.unchanged()


def test_many_selected_go_together_and_undo_together() -> None:
    board = small_map()
    board.session.select(["top", "con", "why"])
    at = board.middle("con")
    board.drag(at, at.moved(10, 0), at.moved(-30, 5))
    assert place(board, "top") == (270.0, 5.0)
    assert place(board, "con") == (570.0, 305.0)
    assert place(board, "reason") == (0.0, 300.0)
    assert board.session.selection == ("top", "con", "why")
    assert board.labels == ["Move 2 statements"]
    board.session.undo()
    assert board.unchanged()
    assert board.session.selection == ("top", "con", "why")


def test_what_moves_is_lifted_with_its_arrows_while_it_moves() -> None:
    board = small_map()
    at = board.middle("reason")
    board.drag(at, at.moved(10, 0), drop=False)
    assert board.port.lifted == ({"reason"}, {"why"})
    assert board.overlay.handles_for is None, "dots would stand in the way"
    board.release(at)
    assert board.port.lifted is None


def test_shift_keeps_to_the_longer_axis() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 20), held=SHIFT)
    assert place(board, "top") == (350.0, 0.0)
    board.drag(board.middle("con"), board.middle("con").moved(-3, 60), held=SHIFT)
    assert place(board, "con") == (600.0, 360.0)


def test_shift_pressed_on_a_selected_statement_and_dragged_does_not_deselect_it() -> None:
    board = small_map()
    board.session.select(["top"])
    at = board.middle("top")
    board.drag(at, at.moved(50, 0), held=SHIFT)
    assert board.session.selection == ("top",)


def test_escape_brings_everything_back_exactly() -> None:
    board = small_map()
    board.session.select(["con", "why"])
    at = board.middle("top")
    board.drag(at, at.moved(99, 77), drop=False)
    assert not board.unchanged()
    assert board.key(KeyName.ESCAPE)
    assert board.unchanged()
    assert board.session.selection == ("con", "why")
    assert board.quiet
    assert board.steps == 0
    board.move(at)
    board.release(at)
    assert board.unchanged()


def test_a_drag_that_ends_where_it_began_leaves_no_step() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(40, 40), at)
    assert board.unchanged()
    assert board.steps == 0
    assert not board.session.dirty


def test_alt_drags_copies_with_the_connections_among_them_in_one_step() -> None:
    board = small_map()
    board.session.select(["top", "reason"])
    at = board.middle("top")
    board.drag(at, at.moved(10, 10), at.moved(0, 100), held=ALT)
    assert place(board, "top") == (300.0, 0.0)
    assert len(board.document.statements) == 8
    copies = board.session.selection
    assert len(copies) == 2
    assert not set(copies) & {"top", "reason"}
    assert {place(board, key) for key in copies} == {(300.0, 100.0), (0.0, 400.0)}
    assert len(board.document.inferences) == 2
    assert board.labels == ["Duplicate 2 statements"]
    board.session.undo()
    assert board.unchanged()
    assert board.session.selection == ("top", "reason")


def test_alt_can_be_pressed_and_let_go_on_the_way() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 0), drop=False)
    board.controller.key(Key(KeyName.ALT, modifiers=ALT))
    assert len(board.document.statements) == 7
    assert place(board, "top") == (300.0, 0.0)
    board.controller.key_up(Key(KeyName.ALT))
    assert len(board.document.statements) == 6
    assert place(board, "top") == (350.0, 0.0)
    board.release(at.moved(50, 0))
    assert board.labels == ["Move a statement"]
    assert board.quiet


def test_escape_in_a_copying_drag_leaves_no_copy() -> None:
    board = small_map()
    board.session.select(["con"])
    at = board.middle("top")
    board.drag(at, at.moved(50, 0), held=ALT, drop=False)
    board.key(KeyName.ESCAPE)
    assert board.unchanged()
    assert board.session.selection == ("con",)


def test_nothing_is_dragged_beyond_the_limits_and_their_distances_stay() -> None:
    board = Board(
        statement("far", MAX_COORDINATE - 10, 0), statement("near", MAX_COORDINATE - 500, 0)
    )
    board.camera.center_on(board.middle("near"))
    board.session.select(["far", "near"])
    at = board.middle("near")
    board.drag(at, at.moved(300, 0))
    assert place(board, "far").x == MAX_COORDINATE
    assert place(board, "near").x == MAX_COORDINATE - 490


def test_zooming_during_a_drag_keeps_what_is_grabbed_under_the_pointer() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    screen = board.camera.to_screen(at.moved(50, 50))
    assert board.controller.wheel(Wheel(Point(0, 0), (0, -360), modifiers=board.held)) is True
    shown = board.camera.to_screen(board.middle("top"))
    assert abs(shown.x - screen.x) < 1
    assert abs(shown.y - screen.y) < 1


def test_the_view_scrolls_at_the_edge_after_a_moment() -> None:
    board = small_map()
    at = board.middle("con")
    board.drag(at, Point(995, 400), drop=False)
    assert board.controller.wants_ticks
    before = board.camera.offset
    for _ in range(11):
        board.controller.tick(1 / 60)
    assert board.camera.offset == before, "200 ms have to pass first"
    for _ in range(30):
        board.controller.tick(1 / 60)
    assert board.camera.offset.x > before.x + 50
    assert board.camera.offset.y == before.y
    grabbed = board.camera.to_screen(board.middle("con"))
    assert abs(grabbed.x - 995) < 1
    board.key(KeyName.ESCAPE)
    assert not board.controller.wants_ticks
    assert not board.controller.tick(1 / 60)
    assert board.unchanged()


def test_the_middle_of_the_view_never_scrolls() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(40, 40), drop=False)
    before = board.camera.offset
    for _ in range(60):
        board.controller.tick(1 / 60)
    assert board.camera.offset == before


def test_the_edge_of_a_selected_statement_sets_its_width() -> None:
    board = small_map()
    board.click(board.middle("top"))
    rect = board.plan.boxes["top"].rect
    corner = Point(rect.right, rect.y + 6)
    board.drag(corner, corner.moved(10, 0), corner.moved(60, 0))
    assert board.document.statements["top"].width == rect.width + 60
    assert place(board, "top") == (300.0, 0.0)
    assert board.labels == ["Set the width"]
    rect = board.plan.boxes["top"].rect
    corner = Point(rect.x, rect.y + 6)
    board.drag(corner, corner.moved(40, 0))
    moved = board.plan.boxes["top"].rect
    assert moved.right == rect.right
    assert moved.width == rect.width - 40
    board.double_click(Point(moved.right, moved.y + 6))
    assert board.document.statements["top"].width is None
    board.undo_all()
    assert board.unchanged()


def test_a_gesture_ended_by_an_undo_does_not_go_on() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    board.session.undo()
    assert board.unchanged()
    board.move(at.moved(60, 60))
    board.release(at.moved(60, 60))
    assert board.unchanged()
    assert board.quiet
    assert board.port.said == []


def test_settling_before_another_command_takes_the_drag_back() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    board.controller.settle()
    assert board.unchanged()
    assert board.quiet


def test_an_inference_alone_cannot_be_dragged() -> None:
    board = Board(
        statement("t", 300, 0), statement("a", 0, 300), statement("b", 600, 300),
        inference("i", "a b", "t"),
    )  # fmt: skip
    at = board.spot("i")
    board.drag(at, at.moved(40, 0))
    assert board.unchanged()
    assert board.quiet
