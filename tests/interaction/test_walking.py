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


def test_in_a_row_the_next_is_the_sibling_though_the_conclusion_is_nearer() -> None:
    board = Board(
        statement("top", 150, 0),
        statement("a", 0, 120),
        statement("b", 300, 120),
        statement("below", 0, 240),
        inference("i", "a", "top"),
        inference("j", "b", "top", "attack"),
        inference("k", "below", "a"),
    )

    def walk(*ways: walking.Direction) -> str | None:
        at: str | None = "top"
        for way in ways:
            assert at is not None
            at = walking.step(board.document, board.plan.boxes, at, way)
        return at

    assert walk("down", "right") == "b"
    assert walk("down", "right", "left") == "a"
    assert walk("down") == "a"  # both are equally near: the first
    assert walk("down", "down", "up", "up") == "top"


def test_up_leads_to_the_conclusion_however_far_aside_it_stands() -> None:
    board = Board(
        statement("top", 2000, 0),
        statement("a", 0, 200),
        statement("b", 4000, 200),
        statement("stranger", 100, 0),
        inference("i", "a", "top"),
        inference("j", "b", "top"),
    )
    boxes = board.plan.boxes
    assert walking.step(board.document, boxes, "a", "up") == "top"
    assert walking.step(board.document, boxes, "top", "down") == "a"
    assert walking.step(board.document, boxes, "stranger", "down") == "a"
    assert walking.step(board.document, boxes, "a", "right") == "b"


def test_between_unconnected_parts_the_keys_go_by_where_they_stand() -> None:
    board = Board(
        statement("top", 0, 0),
        statement("a", -150, 200),
        statement("b", 150, 200),
        statement("aside", 3000, 1200),
        statement("island", 500, 900),
        statement("isle", 500, 1100),
        inference("i", "a", "top"),
        inference("j", "b", "top"),
        inference("k", "aside", "b"),
        inference("l", "isle", "island"),
    )

    def walk(start: str, way: walking.Direction) -> str | None:
        return walking.step(board.document, board.plan.boxes, start, way)

    assert walk("b", "down") == "aside", "what bears on it, before an unconnected one that is near"
    assert walk("a", "down") == "island", "however far aside"
    assert walk("island", "up") == "b"
    assert walk("isle", "left") == "b"
    assert walk("isle", "down") == "aside"
    assert walk("aside", "down") is None
    board.document.apply(structure.relate(board.document, "isle", "a"))
    assert walk("aside", "left") == "b"


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
