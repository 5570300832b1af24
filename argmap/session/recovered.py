"""A session out of a journal: with its undo history, unsaved, and apart from the person's file."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from argmap.session.clock import utc_now
from argmap.session.history import History, Step
from argmap.session.mapfile import MapFile, place_all
from argmap.session.session import Session
from argmap.session.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.storage.journal.replay import Replayed


def session_of(replayed: Replayed) -> Session:
    """The session as it was, what was being typed included. No place of it is the saved one."""
    fresh = not replayed.steps
    if fresh:
        place_all(replayed.document)
    session = Session(replayed.document)
    session.history = History.restored(
        starmap(Step, replayed.steps),
        replayed.place - replayed.first,
        forgotten=replayed.first > 0,
    )
    session.select(replayed.selected)
    if replayed.draft is not None:
        key, text = replayed.draft
        Wording(session, key).keep(text, utc_now(), lambda _: None)
    return session


def recover(replayed: Replayed, path: Path | None) -> tuple[Session, MapFile]:
    """The map as one without a file; `path` is where it came from, and a good place for it."""
    file = MapFile(replayed.meta)
    file.suggested = path
    return session_of(replayed), file
