"""Keep tidy: each step brings its places along, is undone with them, and never loses the edit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from argmap.core.document import Document
from argmap.core.edits import inferences, statements
from argmap.core.edits.arrange import move, place
from argmap.core.geometry import Point
from argmap.core.integrity import IntegrityError
from argmap.core.patch import Change, Patch
from argmap.layout.arranging.pushing import overlapping
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer
from argmap.session.keep_tidy import KeepTidy
from argmap.session.session import Session
from tests.core.maps import snapshot

if TYPE_CHECKING:
    from argmap.session.session import Gesture

MEASURER = TextMeasurer()
PICK = st.integers(0, 1_000)


class Table:
    """A session that keeps its map tidy."""

    def __init__(self) -> None:
        self.document = Document()
        self.plan = MapPlan(self.document, MEASURER)
        self.document.subscribe(self.plan.update)
        self.session = Session(self.document)
        self.session.completion = KeepTidy(self.plan)
        self.session.apply(statements.add(self.document, at=Point(0.0, 0.0), id="root"), "Add")

    def add(self, target: str, key: str, *at: float) -> None:
        patch = inferences.respond(self.document, target, at=Point(*at or (0.0, 0.0)), id=key)
        self.session.apply(patch, "Add")

    def places(self) -> dict[str, tuple[float | None, float | None]]:
        return {key: (each.x, each.y) for key, each in self.document.statements.items()}


def test_a_reason_is_placed_in_the_step_that_makes_it() -> None:
    table = Table()
    table.add("root", "a")
    rects = table.plan.rects
    assert rects["a"].y > rects["root"].bottom
    assert rects["a"].center.x == rects["root"].center.x
    assert table.session.undo()
    assert list(table.document.statements) == ["root"]
    assert table.session.redo()
    assert table.plan.rects["a"].y > table.plan.rects["root"].bottom


def test_undo_gives_everybody_the_exact_place_back() -> None:
    table = Table()
    for key in "abcd":
        table.add("root", key)
        table.add(key, f"{key}1")
    before = snapshot(table.document)
    patch = statements.retext(table.document, "root", "Many words. " * 40)
    table.session.apply(patch, "Edit text")
    assert table.places() != {key: (each.x, each.y) for key, each in before_places(before)}
    table.session.undo()
    assert snapshot(table.document) == before


def before_places(before: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(key, each) for key, each in before.items() if hasattr(each, "pinned")]


def test_nothing_moves_while_a_gesture_is_under_way() -> None:
    table = Table()
    table.add("root", "a")
    table.add("root", "b")
    held = table.places()["b"]
    to = Point(table.plan.rects["b"].x + 20.0, table.plan.rects["b"].y)
    with table.session.gesture("Move") as gesture:
        gesture.apply(place(table.document, {"a": to}))
        assert table.places()["b"] == held
    assert table.places()["a"] == to
    assert table.places()["b"] != held
    table.session.undo()
    assert table.places()["b"] == held


def test_words_typed_into_a_new_statement_grow_its_row_in_the_same_step() -> None:
    table = Table()
    table.add("root", "a")
    table.add("a", "below")
    table.add("root", "b")
    steps = table.session.history.undoable
    gesture = table.session.resume()
    assert gesture is not None
    with gesture:
        gesture.apply(statements.retext(table.document, "b", "Many words. " * 30))
    rects = table.plan.rects
    assert rects["below"].y > rects["b"].bottom
    assert rects["b"].y == rects["a"].y
    assert table.session.history.undoable is not steps
    table.session.undo()
    assert set(table.document.statements) == {"root", "a", "below"}


def test_a_cancelled_gesture_leaves_nothing_behind() -> None:
    table = Table()
    table.add("root", "a")
    before = snapshot(table.document)
    gesture = table.session.gesture("Move")
    gesture.apply(move(table.document, ["a"], 0.0, -40.0))
    gesture.cancel()
    assert snapshot(table.document) == before


@pytest.mark.parametrize("failure", [ValueError("no"), IntegrityError("no")])
def test_a_failure_of_the_arranger_is_told_and_loses_no_edit(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table()
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(error))

    def fail(patch: Patch) -> Patch:
        raise failure

    table.session.completion = fail
    table.add("root", "a")
    assert told == [failure]
    assert "a" in table.document.statements
    assert not table.session.gesture_open
    assert table.session.undo()
    assert "a" not in table.document.statements


def test_a_completion_out_of_date_is_refused_and_loses_no_edit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = Table()
    old = table.document.statements["root"]
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(error))
    table.session.completion = lambda patch: Patch({"root": Change(None, old)})
    table.session.apply(statements.retext(table.document, "root", "Words"), "Edit text")
    assert len(told) == 1
    assert isinstance(told[0], IntegrityError)
    assert table.document.statements["root"].text == "Words"


def test_without_a_completion_nothing_is_added() -> None:
    table = Table()
    table.session.completion = None
    table.add("root", "a", 3.0, 4.0)
    assert table.places()["a"] == (3.0, 4.0)


class Editing(RuleBasedStateMachine):
    """Any edits, undone and redone, in a session that keeps its map tidy."""

    @initialize()
    def start(self) -> None:
        self.table = Table()
        self.now = snapshot(self.table.document)
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []
        self.gesture: Gesture | None = None
        self.count = 0

    def pick(self, number: int) -> str:
        keys = sorted(self.table.document.statements)
        return keys[number % len(keys)] if keys else ""

    def step(self, patch: Patch) -> None:
        session = self.table.session
        if self.gesture is not None:
            self.gesture.apply(patch)
        elif session.apply(patch, "Step"):
            self.remember()

    def remember(self) -> None:
        self.past.append(self.now)
        self.future.clear()
        self.now = snapshot(self.table.document)

    @rule(number=PICK)
    def add(self, number: int) -> None:
        self.count += 1
        target = self.pick(number)
        if target:
            document = self.table.document
            at = Point(0.0, 0.0)
            self.step(inferences.respond(document, target, at=at, id=f"n{self.count}"))

    @rule(number=PICK, words=st.integers(0, 60))
    def retext(self, number: int, words: int) -> None:
        key = self.pick(number)
        if key:
            self.step(statements.retext(self.table.document, key, "word " * words))

    @rule(number=PICK, dx=st.integers(-400, 400), dy=st.integers(-300, 300))
    def drag(self, number: int, dx: int, dy: int) -> None:
        key = self.pick(number)
        if key:
            self.step(move(self.table.document, [key], dx, dy))

    @rule(number=PICK)
    def delete(self, number: int) -> None:
        key = self.pick(number)
        if key and len(self.table.document.statements) > 1:
            self.step(statements.delete(self.table.document, [key]))

    @precondition(lambda self: self.gesture is None)
    @rule()
    def begin(self) -> None:
        self.gesture = self.table.session.gesture("Gesture")

    @precondition(lambda self: self.gesture is not None)
    @rule()
    def commit(self) -> None:
        assert self.gesture is not None
        if self.gesture.commit():
            self.remember()
        self.gesture = None

    @precondition(lambda self: self.gesture is None and self.past)
    @rule()
    def undo(self) -> None:
        assert self.table.session.undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.gesture is None and self.future)
    @rule()
    def redo(self) -> None:
        assert self.table.session.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @invariant()
    def the_map_is_as_it_was_at_this_step(self) -> None:
        if self.gesture is None:
            assert snapshot(self.table.document) == self.now

    @invariant()
    def no_box_lies_on_another(self) -> None:
        if self.gesture is None:
            assert overlapping(self.table.plan.rects) == []


Editing.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestEditing = Editing.TestCase
