from __future__ import annotations

import pytest

from argmap.core.edits import arrange, statements
from argmap.core.geometry import Point
from argmap.core.integrity import IntegrityError
from argmap.core.patch import Change, Patch
from argmap.session.history import MAX_STEPS
from argmap.session.session import Session
from tests.core.maps import document, inference, snapshot, statement


def session() -> Session:
    return Session(document(statement("a"), statement("b"), inference("i", "a", "b")))


def test_selection_drops_what_does_not_exist_and_repeats() -> None:
    subject = session()
    told: list[tuple[str, ...]] = []
    subject.selection_changed.subscribe(lambda: told.append(subject.selection))
    subject.select(["b", "gone", "a", "b"])
    subject.select(["b", "a"])
    assert subject.selection == ("b", "a")
    assert subject.current == "a"
    assert told == [("b", "a")]


def test_deleted_records_leave_the_selection_and_undo_brings_it_back() -> None:
    subject = session()
    subject.select(["a", "i", "b"])
    subject.apply(statements.delete(subject.document, ["a"]), "Delete")
    assert subject.selection == ("b",)
    subject.undo()
    assert subject.selection == ("a", "i", "b")
    subject.redo()
    assert subject.selection == ("b",)


def test_dirty_is_exact_through_undo_and_redo() -> None:
    subject = session()
    assert not subject.dirty
    subject.apply(statements.retext(subject.document, "a", "1"), "Edit")
    assert subject.dirty
    subject.mark_saved()
    assert not subject.dirty
    subject.undo()
    assert subject.dirty
    subject.redo()
    assert not subject.dirty
    subject.undo()
    subject.apply(statements.retext(subject.document, "a", "2"), "Edit")
    subject.undo()
    assert subject.dirty, "the saved state can no longer be reached"


def test_nothing_to_do_is_no_step() -> None:
    subject = session()
    assert not subject.apply(Patch(), "Nothing")
    with subject.gesture("Move"):
        pass
    with subject.gesture("Move there and back") as gesture:
        gesture.apply(arrange.move(subject.document, ["a"], 3, 0))
        gesture.apply(gesture.patch.inverse())
    assert not subject.dirty
    assert subject.history.undoable is None


def test_a_gesture_is_one_step_and_a_failing_one_is_none() -> None:
    subject = session()
    before = snapshot(subject.document)
    with subject.gesture("Move") as gesture:
        for _ in range(5):
            gesture.apply(arrange.move(subject.document, ["a"], 1, 1))
    assert subject.document.statements["a"].x == 5.0
    subject.undo()
    assert snapshot(subject.document) == before

    def fail() -> None:
        with subject.gesture("Move") as gesture:
            gesture.apply(arrange.move(subject.document, ["a"], 1, 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert snapshot(subject.document) == before
    assert subject.redo(), "a gesture that failed leaves the history alone"


def test_cancelling_restores_document_and_selection() -> None:
    subject = session()
    subject.select(["a"])
    before = snapshot(subject.document)
    gesture = subject.gesture("Add")
    gesture.apply(statements.add(subject.document, at=Point(0, 0), id="new"))
    subject.select(["new"])
    with pytest.raises(RuntimeError):
        subject.apply(statements.retext(subject.document, "a", "x"), "Edit")
    with pytest.raises(RuntimeError):
        subject.gesture("Another")
    assert not subject.redo()
    gesture.cancel()
    assert snapshot(subject.document) == before
    assert subject.selection == ("a",)
    assert not gesture.commit()
    with pytest.raises(RuntimeError):
        gesture.apply(Patch())


def test_a_refused_patch_changes_nothing_and_is_no_step() -> None:
    subject = session()
    before = snapshot(subject.document)
    dangling = Patch({"x": Change(None, inference("x", "a", "gone"))})
    with pytest.raises(IntegrityError):
        subject.apply(dangling, "Bad")
    assert snapshot(subject.document) == before
    assert not subject.dirty
    assert not subject.gesture_open


def test_a_failing_listener_does_not_lose_the_step() -> None:
    subject = session()

    def fail(patch: Patch) -> None:
        raise ZeroDivisionError

    leave = subject.document.subscribe(fail)
    with pytest.raises(ZeroDivisionError):
        subject.apply(statements.retext(subject.document, "a", "1"), "Edit")
    leave()
    assert not subject.gesture_open
    text = subject.document.statements["a"].text
    assert (text == "1") == (subject.history.undoable is not None)


def test_the_history_forgets_its_oldest_steps_and_where_it_was_saved() -> None:
    subject = session()
    for n in range(MAX_STEPS + 5):
        subject.apply(statements.retext(subject.document, "a", str(n)), "Edit")
    while subject.undo():
        pass
    assert subject.document.statements["a"].text == "4"
    assert subject.dirty


def test_steps_merge_only_on_the_same_records_in_a_row() -> None:
    subject = session()

    def nudge(key: str, dx: float) -> None:
        subject.apply(arrange.move(subject.document, [key], dx, 0), "Nudge", merge="nudge")

    nudge("a", 1)
    nudge("a", 1)
    nudge("b", 1)
    nudge("b", 1)
    subject.undo()
    assert [each.x for each in subject.document.ordered_statements()] == [2.0, 0.0]
    nudge("a", 1)
    assert subject.history.redoable is None, "a new step ends what could be done again"
    subject.undo()
    subject.undo()
    assert subject.history.undoable is None
