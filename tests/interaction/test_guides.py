"""What is dragged is pulled into line with what is seen, and told with what."""

from __future__ import annotations

import pytest

from argmap.core.geometry import Point
from argmap.core.patch import additions
from argmap.interaction.overlay import Guide
from tests.interaction.board import CONTROL, SHIFT, Board, statement


def lined_board(*others: tuple[float, float]) -> Board:
    board = Board(
        statement("a", 0.0, 0.0, width=200.0),
        *(statement(f"b{n}", x, y, width=200.0) for n, (x, y) in enumerate(others)),
    )
    board.controller.aligns = True
    board.camera.center_on(Point(300.0, 300.0))
    return board


def drag(board: Board, key: str, dx: float, dy: float, **how: object) -> None:
    at = board.middle(key)
    board.drag(at, at.moved(dx / 2 + 9, dy / 2 + 9), at.moved(dx, dy), **how)  # type: ignore[arg-type]


def corner(board: Board, key: str = "a") -> Point:
    rect = board.plan.rects[key]
    return Point(rect.x, rect.y)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_an_edge_is_pulled_from_eight_pixels_on_the_screen(zoom: float) -> None:
    reach = 8.0 / zoom
    for off, wanted in ((reach - 0.5, 420.0), (-(reach - 0.5), 420.0), (reach + 0.5, None)):
        board = lined_board((420.0, 300.0))
        board.camera.zoom_to(zoom)
        drag(board, "a", 420.0 + off, 90.0)
        assert corner(board) == (wanted or 420.0 + off, 90.0)
        assert board.overlay.guides == []


def test_a_line_runs_along_the_edges_that_are_shared() -> None:
    board = lined_board((400.0, 300.0))
    drag(board, "a", 395.0, 91.0, drop=False)
    height = board.plan.rects["b0"].height
    assert sorted(board.overlay.guides) == [
        Guide(Point(x, 91.0), Point(x, 300.0 + height)) for x in (400.0, 600.0)
    ]


def test_middles_are_pulled_together_where_the_widths_differ() -> None:
    board = lined_board()
    board.session.apply(additions([statement("wide", 300.0, 300.0, width=320.0)]), "Add")
    drag(board, "a", 356.0, 100.0)
    assert corner(board) == (360.0, 100.0)


def test_gaps_are_made_equal_in_a_row_and_marked() -> None:
    board = lined_board((300.0, 300.0), (550.0, 300.0))
    drag(board, "a", 803.0, 312.0, drop=False)
    assert corner(board) == (800.0, 312.0)
    gaps = [each for each in board.overlay.guides if each.gap]
    assert sorted((gap.start.x, gap.end.x) for gap in gaps) == [(500.0, 550.0), (750.0, 800.0)]


def test_a_box_is_pulled_to_the_middle_between_two_above_each_other() -> None:
    board = lined_board((0.0, 150.0), (0.0, 550.0))
    height = board.plan.rects["a"].height
    middle = (150.0 + height + 550.0) / 2 - height / 2
    drag(board, "a", 37.0, middle + 5.0, drop=False)
    assert corner(board) == (37.0, middle)
    assert len([each for each in board.overlay.guides if each.gap]) == 2


def test_control_turns_it_round_and_shift_locks_the_other_axis() -> None:
    board = lined_board((420.0, 300.0))
    drag(board, "a", 417.0, 90.0, held=CONTROL)
    assert corner(board) == (417.0, 90.0)
    board.controller.aligns = False
    drag(board, "a", 2.0, 11.0, held=CONTROL)
    assert corner(board).x == 420.0
    board = lined_board((420.0, 3.0))
    drag(board, "a", 416.0, 2.0, held=SHIFT)
    assert corner(board) == (420.0, 0.0)


def test_only_what_is_seen_pulls_and_follows_the_view() -> None:
    board = lined_board((420.0, 3000.0))
    drag(board, "a", 417.0, 90.0, drop=False)
    assert corner(board).x == 417.0
    held = board.pointer(Point(517.0, 120.0))
    board.camera.center_on(Point(300.0, 2900.0))
    board.controller.move(held._replace(scene=board.camera.to_scene(held.screen)))
    assert corner(board).x == 420.0


def test_where_very_many_are_seen_nothing_pulls() -> None:
    board = lined_board(*((420.0 + n % 21, 300.0 + n // 21) for n in range(420)))
    drag(board, "a", 417.5, 90.0)
    assert corner(board) == (417.5, 90.0)
