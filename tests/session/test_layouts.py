"""Layout commands: what moves, what stays, what is said, and that one step takes it back."""

from __future__ import annotations

import pytest

from argmap.core.branches import branch_of
from argmap.core.document import Document
from argmap.core.edits.arrange import move, place
from argmap.core.edits.structure import describe
from argmap.core.geometry import Point
from argmap.layout.plan import MapPlan
from argmap.session.arranging import farthest, rearranges
from tests.core.maps import document, inference, statement
from tests.maps import random_map
from tests.session.desk import MEASURER, Desk

WHOLE = [
    "arrange.tidy",
    "arrange.compact",
    "arrange.untangle",
    "arrange.untangle_freely",
    "arrange.push_apart",
]


def heap() -> Document:
    """Everything on one spot: a claim, two reasons, what bears on one of them, and a stranger."""
    return document(
        *(statement(key, x=10.0, y=10.0) for key in "cabdex"),
        inference("i", "a", "c"),
        inference("j", "b", "c"),
        inference("k", "d", "a"),
        inference("u", "e", "k", "attack"),
    )


def places(desk: Desk) -> dict[str, tuple[float | None, float | None]]:
    return {key: (each.x, each.y) for key, each in desk.document.statements.items()}


@pytest.mark.parametrize("name", WHOLE)
def test_each_layout_of_the_map_ends_overlaps_in_one_step(name: str) -> None:
    desk = Desk(heap(), "a")
    before = places(desk)
    assert desk.do(name)
    assert desk.overlaps() == []
    assert desk.said[-1].startswith("Moved ")
    assert desk.session.selection == ("a",)
    assert desk.view.steadied == 1
    desk.do("edit.undo")
    assert places(desk) == before
    assert desk.view.steadied == 2
    assert not desk.session.history.undoable


def test_a_tidy_map_stays_as_it_is_and_that_is_said() -> None:
    desk = Desk(heap())
    desk.do("arrange.tidy")
    tidy = places(desk)
    desk.do("arrange.tidy")
    assert desk.said[-1] == "Everything is tidy already."
    assert places(desk) == tidy
    desk.do("edit.undo")
    assert not desk.session.history.undoable


def test_tidying_a_selection_leaves_the_others_alone() -> None:
    desk = Desk(heap(), "c", "a")
    others = {key: desk.document.statements[key] for key in "bdex"}
    assert desk.do("arrange.tidy_selection")
    assert all(desk.document.statements[key] is each for key, each in others.items())
    assert set(desk.view.revealed) <= {"a", "c"}
    assert not Desk(heap(), "c").do("arrange.tidy_selection")


def test_tidying_a_branch_moves_what_bears_on_its_root_alone() -> None:
    desk = Desk(heap(), "a")
    assert branch_of(desk.document, "a") == ["a", "d", "e"]
    stay = {key: desk.document.statements[key] for key in "abcx"}
    assert desk.do("arrange.tidy_branch")
    assert all(desk.document.statements[key] is each for key, each in stay.items())
    root, reason = (desk.view.plan.rects[key] for key in "ad")
    assert reason.y >= root.bottom
    assert not root.intersects(desk.view.plan.rects["e"])
    assert not Desk(heap(), "x").do("arrange.tidy_branch")


def test_pinned_statements_stay_and_are_counted() -> None:
    desk = Desk(heap(), "a")
    desk.do("statement.pinned")
    assert desk.view.plan.boxes["a"].pinned
    desk.do("arrange.tidy")
    assert places(desk)["a"] == (10.0, 10.0)
    assert desk.said[-1].endswith("One pinned statement stayed.")
    assert desk.overlaps() == []


def test_pushing_apart_a_selection_moves_only_that() -> None:
    desk = Desk(heap(), "d", "e")
    others = {key: desk.document.statements[key] for key in "cabx"}
    desk.do("arrange.push_apart")
    assert all(desk.document.statements[key] is each for key, each in others.items())


@pytest.mark.parametrize(
    ("direction", "axis", "sign"), [("down", 1, 1), ("up", 1, -1), ("right", 0, 1), ("left", 0, -1)]
)
def test_a_direction_is_kept_in_the_map_and_tidies_in_one_step(
    direction: str, axis: int, sign: int
) -> None:
    desk = Desk(heap())
    if direction == "down":
        desk.document.apply(describe(desk.document, direction="up"))
    before = places(desk), desk.document.info
    assert desk.do(f"arrange.direction.{direction}")
    assert desk.document.info.direction == direction
    conclusion, premise = desk.view.plan.rects["c"], desk.view.plan.rects["b"]
    assert (premise.center[axis] - conclusion.center[axis]) * sign > 0
    desk.do("edit.undo")
    assert (places(desk), desk.document.info) == before
    assert not desk.session.history.undoable


def test_a_direction_of_an_empty_map_is_kept_for_later() -> None:
    desk = Desk(Document())
    assert desk.do("arrange.direction.right")
    assert desk.document.info.direction == "right"
    assert desk.said == ["No statement had to move."]


def test_keep_tidy_is_a_switch_that_tells_what_it_does() -> None:
    desk = Desk(heap())
    assert desk.do("arrange.keep_tidy")
    assert desk.context.layout.keeps_tidy
    assert desk.do("arrange.keep_tidy")
    assert not desk.context.layout.keeps_tidy
    assert len(set(desk.said)) == 2


def test_what_a_hand_moves_is_told_from_what_a_command_moves() -> None:
    map = heap()
    dragged = move(map, ["a", "b"], 300.0, 0.0)
    assert not rearranges(dragged)
    assert farthest(dragged) == 300.0
    assert rearranges(place(map, {"a": Point(50, 10), "b": Point(10, 90)}))
    assert farthest(place(map, {"a": Point(10, 10)})) == 0.0


def test_after_the_layout_of_a_larger_map_arrows_are_as_if_it_was_just_opened() -> None:
    desk = Desk(Document(random_map(160)))
    assert len(desk.view.plan.arrows) > 140
    drawn = {key: desk.view.plan.arrows[key] for key in desk.document.inferences}
    desk.do("arrange.direction.right")
    fresh = MapPlan(desk.document, MEASURER)
    assert dict(desk.view.plan.arrows) == dict(fresh.arrows)
    assert desk.view.plan.bounds == fresh.bounds
    desk.do("edit.undo")
    assert dict(desk.view.plan.arrows) == drawn
