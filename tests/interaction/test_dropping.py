"""Statements rest on something while they are dragged, and go to it."""

from __future__ import annotations

from typing import Literal

import pytest

from argmap.core.geometry import Point
from argmap.interaction.dropping import Drop, propose
from argmap.interaction.events import NO_MODIFIERS, Modifiers
from argmap.layout.shapes import Hit
from tests.interaction.board import ALT, CONTROL, Board, inference, small_map, statement
from tests.interaction.test_connecting import made, ties

Part = Literal["junction", "arrow"]


def rest(
    board: Board, key: str, goal: Point, held: Modifiers = NO_MODIFIERS, *, seconds: float = 0.35
) -> None:
    """Drag a statement somewhere, wait there, then hold these keys."""
    at = board.middle(key).moved(11, 5)
    board.drag(at, at.moved(9, 9), goal, drop=False)
    for _ in range(round(seconds / 0.05)):
        board.controller.tick(0.05)
    board.held = held
    board.move(goal)


def drop(
    board: Board, key: str, goal: Point, held: Modifiers = NO_MODIFIERS, *, seconds: float = 0.35
) -> None:
    rest(board, key, goal, held, seconds=seconds)
    board.release(goal)
    board.held = NO_MODIFIERS
    assert board.quiet


def proposed(board: Board, key: str, over: Hit, held: Modifiers = NO_MODIFIERS) -> Drop:
    """Do what is proposed, as a rest on an arrow would have it."""
    drop = propose(board.document, [key], over, held)
    for edit in drop.edits:
        board.document.apply(edit(board.document))
    return drop


def arrows(board: Board) -> set[tuple[tuple[str, ...], str, str]]:
    return {(e.premises, e.target, e.polarity) for e in board.document.inferences.values()}


def family() -> Board:
    """A claim with two reasons, one of which has a reason and an undercut of its own."""
    return Board(
        statement("top", 300.0, 0.0),
        statement("left", 0.0, 300.0), statement("right", 600.0, 300.0),
        statement("deep", 0.0, 500.0), statement("con", 900.0, 0.0, kind="counterpoint"),
        statement("cut", 900.0, 500.0, kind="counterpoint"),
        inference("l", "left", "top"), inference("r", "right", "top"),
        inference("d", "deep", "left"),
        inference("c", "con", "top", "attack"), inference("u", "cut", "l", "attack"),
    )  # fmt: skip


def test_without_a_rest_it_is_only_moved() -> None:
    board = family()
    rest(board, "deep", board.middle("right"), seconds=0.25)
    assert "Hold still" in board.overlay.hint
    board.release(board.middle("right"))
    assert board.document.inferences["d"].target == "left"
    assert board.labels == ["Move a statement"]


def test_a_moving_hand_does_not_rest() -> None:
    board = family()
    start, goal = board.middle("deep"), board.middle("right")
    board.drag(start, start.moved(9, 9), drop=False)
    for n in range(12):
        board.move(goal.moved(14.0 * (n % 2), 0))
        board.controller.tick(0.1)
    assert board.overlay.drop is None


def test_after_a_rest_it_bears_on_the_other_and_goes_there_with_its_branch() -> None:
    board = family()
    before = board.plan.rects["deep"]
    rest(board, "left", board.middle("con"))
    ghost = board.overlay.ghost
    assert ghost is not None
    assert board.overlay.drop == ("con", "box")
    assert "reason for “Statement con”" in board.overlay.hint
    board.release(board.middle("con"))
    assert board.document.inferences["l"].target == "con"
    assert board.document.inferences["u"].target == "l", "what aims at it is not lost"
    rect = board.plan.rects["left"]
    assert rect == ghost.outline
    assert not [k for k, r in board.plan.rects.items() if k != "left" and r.intersects(rect)]
    deep = board.plan.rects["deep"]
    assert (deep.x - before.x, deep.y - before.y) == (rect.x - 0.0, rect.y - 300.0)
    assert board.steps == 1
    assert board.quiet
    board.undo_all()
    assert board.unchanged()


def test_escape_during_the_preview_puts_everything_back() -> None:
    board = family()
    rest(board, "left", board.middle("con"))
    board.controller.cancel()
    assert board.unchanged()
    assert board.quiet


@pytest.mark.parametrize(
    ("key", "goal", "held", "expected"),
    [
        ("deep", "right", NO_MODIFIERS, (("deep",), "right", "support")),
        ("deep", "right", ALT, (("deep",), "right", "attack")),
        ("con", "left", NO_MODIFIERS, (("con",), "left", "attack")),
        ("left", "right", NO_MODIFIERS, (("right", "left"), "top", "support")),
        ("left", "right", ALT, (("left",), "right", "support")),
        ("deep", "top", ALT, (("deep",), "top", "attack")),
    ],
)
def test_what_it_becomes(
    key: str, goal: str, held: Modifiers, expected: tuple[tuple[str, ...], str, str]
) -> None:
    board = family()
    count = len(board.document.inferences)
    drop(board, key, board.middle(goal), held)
    assert expected in arrows(board)
    assert len(board.document.inferences) == count - (len(expected[0]) - 1)
    assert board.session.selection == (key,)
    board.undo_all()
    assert board.unchanged()


def test_control_connects_as_well_and_it_stays_where_it_was() -> None:
    board = family()
    drop(board, "deep", board.middle("right"), CONTROL)
    assert made(board) == [(("deep",), "right", "support")]
    assert board.document.inferences["d"].target == "left"
    assert board.document.statements["deep"] is board.start["deep"]


@pytest.mark.parametrize(
    ("key", "goal", "word"),
    [("left", "deep", "own branch"), ("note", "top", "note"), ("top", "note", "note")],
)
def test_a_refusal_is_told_on_the_way_and_at_the_end(key: str, goal: str, word: str) -> None:
    board = small_map() if "note" in (key, goal) else family()
    rest(board, key, board.middle(goal))
    assert board.overlay.ghost is not None
    assert not board.overlay.ghost.valid
    assert board.port.shape == "forbidden"
    assert word in board.overlay.hint
    board.release(board.middle(goal))
    assert word in board.port.said[-1]
    assert board.unchanged()
    assert board.quiet


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        ("con", NO_MODIFIERS, (("con",), "why", "attack")),
        ("con", ALT, (("con",), "why", "support")),
        ("free", NO_MODIFIERS, (("free",), "why", "support")),
        ("free", ALT, (("free",), "why", "attack")),
    ],
)
@pytest.mark.parametrize("part", ["junction", "arrow"])
def test_on_an_arrow_its_kind_decides(
    key: str, held: Modifiers, expected: tuple[tuple[str, ...], str, str], part: Part
) -> None:
    board = small_map()
    proposed(board, key, Hit("why", part), held)
    assert made(board) == [expected]


@pytest.mark.parametrize("middle", [True, False])
def test_an_arrow_waits_for_what_is_dragged_to_it(middle: bool) -> None:
    board = small_map()
    goal = board.spot("why") if middle else board.on_arrow("why")
    rest(board, "con", goal)
    assert board.overlay.ghost is not None
    assert board.overlay.ghost.end == board.plan.arrows["why"].junction
    assert "undercuts the step" in board.overlay.hint
    board.release(goal)
    assert made(board) == [(("con",), "why", "attack")]
    assert board.plan.rects["con"].x > board.plan.arrows["why"].junction.x
    board.undo_all()
    assert board.unchanged()


def test_a_question_on_an_arrow_is_answered_and_a_note_is_refused() -> None:
    board = small_map()
    proposed(board, "ask", Hit("why", "arrow"))
    assert ties(board) == [("answers", "reason", "ask")]
    board = small_map()
    assert proposed(board, "note", Hit("why", "arrow")).refused
    assert board.unchanged()


def test_where_premises_meet_it_becomes_a_co_premise() -> None:
    board = Board(
        statement("top", 300.0, 0.0), statement("a", 0.0, 300.0), statement("b", 600.0, 300.0),
        statement("new", 900.0, 600.0), statement("cut", 1200.0, 600.0),
        inference("i", "a b", "top"), inference("n", "new", "b"),
        inference("u", "cut", "n", "attack"),
    )  # fmt: skip
    proposed(board, "new", Hit("i", "junction"))
    assert arrows(board) == {(("a", "b", "new"), "top", "support"), (("cut",), "i", "attack")}


def test_several_go_together_and_keep_their_places_to_each_other() -> None:
    board = family()
    board.session.select(["left", "deep"])
    drop(board, "left", board.middle("con"))
    assert (("left",), "con", "support") in arrows(board)
    assert (("deep",), "left", "support") in arrows(board)
    left, deep = board.plan.rects["left"], board.plan.rects["deep"]
    assert (deep.x - left.x, deep.y - left.y) == (0.0, 200.0)
    board = family()
    board.session.select(["left", "right"])
    drop(board, "left", board.middle("con"))
    assert {(("left",), "con", "support"), (("right",), "con", "support")} <= arrows(board)


def test_what_is_folded_away_comes_along() -> None:
    board = family()
    assert board.session.folding.fold(["left"])
    drop(board, "left", board.middle("con"))
    left, deep = (board.document.statements[key] for key in ("left", "deep"))
    assert (deep.x, deep.y) == (left.x, (left.y or 0.0) + 200.0)


def test_copies_and_frames_are_only_moved() -> None:
    board = family()
    at = board.middle("deep")
    board.drag(at, at.moved(9, 9), board.middle("right"), held=ALT, drop=False)
    board.controller.tick(0.5)
    board.held = ALT
    board.release(board.middle("right"))
    assert len(board.document.inferences) == len(board.start) - 6
    assert board.labels == ["Duplicate a statement"]
