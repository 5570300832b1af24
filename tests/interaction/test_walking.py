"""Arrow keys lead along every sort of link."""

from __future__ import annotations

import pytest

from argmap.core.edits import structure
from argmap.core.geometry import Point
from argmap.interaction import walking
from tests.interaction.board import Board, inference, statement


@pytest.fixture
def board() -> Board:
    return Board(
        statement("top", 300, 0),
        statement("near", 300, 180),
        statement("left", 0, 400),
        statement("right", 600, 400),
        statement("cut", 900, 200),
        statement("tied", 0, 800),
        inference("i", "left right", "top"),
        inference("u", "cut", "i", "attack"),
    )


def test_neighbours_are_co_premises_targets_undercuts_and_ties(board: Board) -> None:
    board.document.apply(structure.relate(board.document, "left", "tied"))
    assert set(walking.neighbours(board.document, "left")) == {"right", "top", "cut", "tied"}
    assert set(walking.neighbours(board.document, "cut")) == {"left", "right", "top"}
    assert walking.neighbours(board.document, "near") == []


def test_linked_ones_come_before_nearer_ones(board: Board) -> None:
    boxes = board.plan.boxes
    assert walking.step(board.document, boxes, "top", "down") in {"left", "right"}
    assert walking.step(board.document, boxes, "left", "right") == "right"
    assert walking.step(board.document, boxes, "near", "up") == "top"
    assert walking.step(board.document, boxes, "tied", "down") is None
    assert walking.step(board.document, boxes, "gone", "down") is None


def test_home_is_the_central_statement_or_the_first_root(board: Board) -> None:
    assert walking.home(board.document, board.plan.boxes) == "top"
    board.document.apply(structure.describe(board.document, central="cut"))
    assert walking.home(board.document, board.plan.boxes) == "cut"
    empty = Board()
    assert walking.home(empty.document, empty.plan.boxes) is None
    assert walking.nearest(empty.plan.boxes, Point(0, 0)) is None


def test_from_an_empty_map_arrow_keys_lead_nowhere() -> None:
    from argmap.interaction.events import KeyName

    empty = Board()
    assert empty.key(KeyName.UP)
    assert empty.key(KeyName.HOME)
    assert empty.session.selection == ()
