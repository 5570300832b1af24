"""A session and its journal: whatever a person does, the journal leads to the same map."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.session.recovered import session_of
from argmap.session.session import Session
from argmap.storage.journal.left import find
from tests.core.maps import contents
from tests.journals import Desk, facts, random_step

if TYPE_CHECKING:
    pass


@settings(max_examples=25)
@given(contents(5), st.integers(0, 2**32), st.lists(st.sampled_from("eeeeeuurgmsxk"), max_size=25))
def test_what_the_journal_leads_to_is_what_was_there(content, seed, deeds) -> None:  # type: ignore[no-untyped-def]
    with Desk(content) as desk:
        chance = random.Random(seed)
        for deed in deeds:
            random_step(desk, deed, chance)
        desk.journaling.settle()
        assert desk.journaling.failure is None
        if not desk.journaling.folder.exists():
            assert not desk.session.dirty
            return
        left = find(desk.journaling.folder)
        assert left is not None
        again = left.replay()
        assert again.notes == []
        assert left.about.dirty == desk.session.dirty
        assert facts(again.document, desk.file.meta) == facts(desk.session.document, desk.file.meta)
        session = session_of(again)
        if "k" not in deeds:
            assert session.selection == desk.session.selection
        _same_history(session, desk.session)


def _same_history(one: Session, other: Session) -> None:
    """Both go back, and forth again, over the same steps to the same maps."""
    assert [step.label for step in one.history] == [step.label for step in other.history]
    assert one.history.position == other.history.position
    for move in (Session.undo, Session.redo):
        while move(other):
            assert move(one)
            assert facts(one.document) == facts(other.document)
        assert not move(one)
