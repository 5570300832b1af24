"""The commands that bring statements in line: one step, pins kept, told when nothing is to do."""

from __future__ import annotations

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.patch import Patch
from tests.core.maps import document, inference, statement
from tests.session.desk import Desk

ALL = (
    *(f"arrange.align_{edge}" for edge in ("left", "center", "right", "top", "middle", "bottom")),
    "arrange.distribute_x",
    "arrange.distribute_y",
    "arrange.space_x",
    "arrange.space_y",
    "arrange.same_width",
)


def scattered() -> Document:
    return document(
        statement("a", x=10.0, y=0.0),
        statement("b", x=300.0, y=90.0, width=180.0),
        statement("c", x=900.0, y=40.0, width=320.0, text="Some longer words. " * 8),
        statement("p", x=500.0, y=300.0, pinned=True),
        statement("q", x=520.0, y=600.0, pinned=True),
        inference("i", "a", "b"),
    )


@pytest.mark.parametrize("name", ALL)
def test_each_is_one_step_and_says_when_nothing_is_to_do(name: str) -> None:
    desk = Desk(scattered(), "a", "b", "c", "i")
    before = desk.document.content()
    assert desk.do(name)
    made = desk.document.content()
    assert made != before
    desk.said.clear()
    assert desk.do(name)
    assert desk.document.content() == made
    (sentence,) = desk.said
    assert sentence.endswith("already.")
    desk.session.undo()
    assert desk.document.content() == before
    assert desk.session.history.undoable is None


def test_a_map_kept_tidy_leaves_the_new_line_alone() -> None:
    desk = Desk(scattered(), "a", "b", "c")
    completed: list[Patch] = []

    def completion(patch: Patch) -> Patch:
        completed.append(patch)
        return move(desk.document, ["b"], 0.0, 50.0)

    desk.session.completion = completion
    assert desk.do("arrange.align_top")
    assert len({desk.document.statements[key].y for key in "abc"}) == 1
    assert not completed
    # What becomes higher may need room.
    assert desk.do("arrange.same_width")
    assert len(completed) == 1


@pytest.mark.parametrize("name", [name for name in ALL if name != "arrange.same_width"])
def test_pinned_statements_do_not_move(name: str) -> None:
    desk = Desk(scattered(), "a", "b", "c", "p")
    before = desk.document.statements["p"]
    assert desk.do(name)
    assert desk.document.statements["p"] is before


def test_they_need_enough_statements_that_may_move() -> None:
    for name in ALL:
        assert not Desk(scattered(), "a").do(name)
        assert not Desk(scattered(), "a", "i").do(name)
    desk = Desk(scattered(), "p", "q")
    assert not any(desk.do(name) for name in ALL[:-1])
    desk = Desk(scattered(), "a", "b")
    assert not desk.do("arrange.distribute_x")
    assert desk.do("arrange.space_x")


def test_left_edges_meet_at_the_leftmost() -> None:
    desk = Desk(scattered(), "c", "a", "b")
    desk.do("arrange.align_left")
    assert [desk.document.statements[key].x for key in "abc"] == [10.0] * 3
    assert [desk.document.statements[key].y for key in "abc"] == [0.0, 90.0, 40.0]
    assert desk.said == ["Moved 2 statements"]


def test_all_take_the_width_of_the_one_selected_last_and_the_height_it_brings() -> None:
    desk = Desk(scattered(), "c", "b", "a")
    tall = desk.view.plan.rects["c"].height
    desk.session.select(["a", "c", "b"])
    assert desk.do("arrange.same_width")
    rects = desk.view.plan.rects
    assert {rects[key].width for key in "abc"} == {180.0}
    assert rects["c"].height > tall
    assert desk.document.statements["a"].x == 10.0
    desk.session.select(["b", "a", "p"])
    assert desk.do("arrange.same_width")
    assert desk.document.statements["b"].width is None
