"""A step can be opened again: to add to it, or as if it had never been."""

from __future__ import annotations

import pytest

from argmap.core.edits import statements
from argmap.core.geometry import Point
from argmap.session.session import Session


def made() -> tuple[Session, str]:
    session = Session()
    patch = statements.add(session.document, at=Point(0, 0))
    (key,) = patch.changes
    session.apply(patch, "Add", select=[key])
    return session, key


def test_what_is_added_belongs_to_the_step() -> None:
    session, key = made()
    gesture = session.resume()
    assert gesture is not None
    gesture.apply(statements.retext(session.document, key, "Words"))
    assert gesture.commit()
    step = session.history.undoable
    assert step is not None
    assert step.label == "Add"
    session.undo()
    assert len(session.document) == 0
    assert session.selection == ()
    session.redo()
    assert session.document.statements[key].text == "Words"


def test_cancelling_takes_the_step_away_and_says_so() -> None:
    session, _ = made()
    told: list[bool] = []
    session.history_changed.subscribe(lambda: told.append(session.dirty))
    gesture = session.resume()
    assert gesture is not None
    gesture.cancel()
    assert told == [False]
    assert len(session.document) == 0
    assert session.history.undoable is session.history.redoable is None


def test_a_map_saved_in_between_is_dirty_whatever_becomes_of_the_step() -> None:
    session, key = made()
    session.mark_saved()
    gesture = session.resume()
    assert gesture is not None
    gesture.apply(statements.retext(session.document, key, "Words"))
    gesture.commit()
    assert session.dirty
    session.mark_saved()
    again = session.resume()
    assert again is not None
    again.cancel()
    assert session.dirty


def test_there_may_be_nothing_to_resume() -> None:
    assert Session().resume() is None
    session, _ = made()
    session.undo()
    assert session.resume() is None
    assert session.redo(), "and what was undone is still there"
    with session.gesture("Other"), pytest.raises(RuntimeError):
        session.resume()
