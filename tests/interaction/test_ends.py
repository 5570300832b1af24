"""The ends of arrows, dragged to something else."""

from __future__ import annotations

from math import hypot

import pytest

from argmap.core.geometry import Point
from argmap.interaction.ends import ends
from argmap.interaction.events import NO_MODIFIERS, Button, Modifiers
from argmap.interaction.handles import free_handles
from tests.interaction.board import CONTROL, Board, inference, small_map, statement


def end(board: Board, arrow: str, premise: str | None) -> Point:
    """Point at the arrow so that its ends show; the place of one of them."""
    board.controller.move(board.pointer(board.on_arrow(arrow), Button.NONE))
    assert board.overlay.ends_for == arrow
    (found,) = [
        each
        for each in ends(board.plan.arrows[arrow], board.camera.zoom)
        if each.premise == premise
    ]
    board.controller.move(board.pointer(found.at, Button.NONE))
    assert board.overlay.end == found
    assert board.port.shape == "cross"
    return found.at


def lead(
    board: Board,
    arrow: str,
    premise: str | None,
    goal: Point,
    held: Modifiers = NO_MODIFIERS,
    *,
    drop: bool = True,
) -> None:
    start = end(board, arrow, premise)
    board.drag(start, start.moved(7, 7), goal, held=held, drop=drop)


def linked() -> Board:
    return Board(
        statement("top", 300.0, 0.0), statement("a", 0.0, 300.0), statement("b", 600.0, 300.0),
        statement("free", 900.0, 0.0), inference("i", "a b", "top"),
    )  # fmt: skip


def test_the_head_leads_to_another_statement_and_keeps_all_else() -> None:
    board = small_map()
    lead(board, "why", None, board.middle("con"), drop=False)
    ghost = board.overlay.ghost
    assert ghost is not None
    assert (ghost.valid, ghost.polarity) == (True, "support")
    assert board.overlay.drop == ("con", "box")
    assert "leads to “Statement con”" in board.overlay.hint
    board.release(board.middle("con"))
    arrow = board.document.inferences["why"]
    assert (arrow.premises, arrow.target) == (("reason",), "con")
    assert board.session.selection == ("why",)
    assert board.labels == ["Lead an arrow elsewhere"]
    board.undo_all()
    assert board.unchanged()


def test_a_premise_is_exchanged_in_its_place() -> None:
    board = linked()
    lead(board, "i", "a", board.middle("free"))
    assert board.document.inferences["i"].premises == ("free", "b")
    board.undo_all()
    assert board.unchanged()


@pytest.mark.parametrize("held", [NO_MODIFIERS, CONTROL])
def test_over_nothing_a_premise_is_detached_and_with_the_last_one_the_arrow(
    held: Modifiers,
) -> None:
    board = linked()
    goal = Point(300.0, 600.0) if held == NO_MODIFIERS else board.middle("free")
    lead(board, "i", "b", goal, held)
    assert board.document.inferences["i"].premises == ("a",)
    assert board.steps == 1
    board = small_map()
    lead(board, "why", "reason", Point(-300.0, 100.0))
    assert "why" not in board.document
    assert board.session.selection == ()
    board.undo_all()
    assert board.unchanged()


@pytest.mark.parametrize(
    ("premise", "goal", "word"),
    [
        (None, "note", "note"),
        (None, "reason", "itself"),
        (None, Point(-300.0, 100.0), "has to lead to something"),
        ("reason", "top", "itself"),
        ("reason", "note", "note"),
    ],
)
def test_a_refusal_changes_nothing_and_is_said(
    premise: str | None, goal: str | Point, word: str
) -> None:
    board = small_map()
    at = board.middle(goal) if isinstance(goal, str) else goal
    lead(board, "why", premise, at, drop=False)
    assert board.port.shape == "forbidden"
    board.release(at)
    assert word in board.port.said[-1]
    assert board.unchanged()
    assert board.quiet


def test_back_where_it_was_nothing_happens() -> None:
    board = small_map()
    lead(board, "why", None, board.middle("top"))
    lead(board, "why", "reason", board.middle("reason"))
    assert board.unchanged()
    assert board.port.said == []


@pytest.mark.parametrize("zoom", [0.5, 1.0, 4.0])
def test_an_end_can_be_missed_by_as_much_at_every_zoom(zoom: float) -> None:
    board = small_map()
    board.camera.zoom_to(zoom)
    board.camera.center_on(Point(420.0, 150.0))
    at = end(board, "why", None)
    board.controller.move(board.pointer(at.moved(9 / zoom, 0), Button.NONE))
    assert board.overlay.end is not None
    board.controller.move(board.pointer(at.moved(25 / zoom, 0), Button.NONE))
    assert board.overlay.end is None


def test_ends_and_dots_lie_beside_each_other_and_none_under_a_box() -> None:
    board = small_map()
    board.session.select(["why"])
    board.controller.move(board.pointer(board.middle("reason"), Button.NONE))
    assert (board.overlay.ends_for, board.overlay.handles_for) == ("why", "reason")
    (tail,) = [each for each in ends(board.plan.arrows["why"], 1.0) if each.premise]
    dots = free_handles(board.plan, "reason", 1.0)
    assert min(hypot(dot.at.x - tail.at.x, dot.at.y - tail.at.y) for dot in dots) > 10
    board.controller.move(board.pointer(tail.at, Button.NONE))
    assert (board.overlay.end, board.overlay.handle) == (tail, None)
    (top,) = [dot for dot in dots if dot.side == "top"]
    board.controller.move(board.pointer(top.at, Button.NONE))
    assert (board.overlay.end, board.overlay.handle) == (None, "top")
