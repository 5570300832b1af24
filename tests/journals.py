"""A person at work with a journal, for tests and for `./dev reliability`."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.document import Document
from argmap.core.edits import arrange, inferences, statements, structure
from argmap.core.geometry import Point
from argmap.core.rules import RefusalError
from argmap.session.journaling import Journaling
from argmap.session.mapfile import MapFile
from argmap.session.session import Session
from argmap.storage.filemodel import Meta
from argmap.storage.journal.store import Store
from argmap.storage.native import dump

if TYPE_CHECKING:
    import random

    from argmap.core.patch import Patch
    from argmap.core.records import Content
    from argmap.storage.journal.fs import JournalFs

META = Meta(id="a-map")
WORDS = (
    "Rivers",
    "flood",
    "more often",
    "\u0645\u0631\u062d\u0628\u0627",
    "π < 4\n“quoted”",
    "\x85",
)


class Desk:
    """A session whose every step is journalled, in a folder of its own."""

    def __init__(
        self,
        content: Content | None = None,
        state: Path | None = None,
        fs: JournalFs | None = None,
    ) -> None:
        self.state = state or Path(tempfile.mkdtemp(prefix="argmap-journal-"))
        self._own = state is None
        self.session = Session(Document(content) if content is not None else None)
        self.file = MapFile(META)
        self.store = Store(self.state, fs)
        self.journaling = Journaling(self.session, self.file, self.store)
        self.session.history_changed.subscribe(self.journaling.changed)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *error: object) -> None:
        self.journaling.settle()
        self.store.close()
        if self._own:
            shutil.rmtree(self.state, ignore_errors=True)


def random_step(desk: Desk, deed: str, chance: random.Random) -> None:
    """Do something; an edit is refused or changes nothing now and then."""
    session = desk.session
    match deed:
        case "e":
            edit(session, chance)
        case "u":
            session.undo()
        case "r":
            session.redo()
        case "g" if len(session.history):
            session.go_to(chance.randrange(len(session.history) + 1))
        case "m":
            nudge(session, chance)
        case "x":
            resume(session, chance)
        case "k":
            session.select(
                chance.sample(sorted(session.document.records()), k=0) or some(session, chance)
            )
        case "s":
            session.mark_saved()


def edit(session: Session, chance: random.Random) -> None:
    """One step of any kind, unless it is refused."""
    with contextlib.suppress(RefusalError):
        session.apply(any_edit(session.document, chance), f"Step {chance.random():.6f}")


def some(session: Session, chance: random.Random) -> list[str]:
    keys = sorted(session.document.records())
    return chance.sample(keys, k=min(len(keys), chance.randrange(3)))


def nudge(session: Session, chance: random.Random) -> None:
    keys = sorted(session.document.statements)[:2]
    with contextlib.suppress(RefusalError):
        session.apply(
            arrange.move(session.document, keys, chance.random(), 1.0), "Nudge", merge="n"
        )


def resume(session: Session, chance: random.Random) -> None:
    gesture = session.resume()
    if gesture is None:
        return
    if chance.random() < 0.5:
        gesture.cancel()
        return
    with gesture:
        gesture.apply(statements.add(session.document, text="more", at=Point(1, 2)))


def any_edit(document: Document, chance: random.Random) -> Patch:
    keys = sorted(document.records()) or ["-"]
    told = sorted(document.statements) or ["-"]
    x, y = chance.uniform(-500, 500), chance.uniform(-500, 500)
    match chance.randrange(9):
        case 0 | 1:
            return statements.add(document, text=chance.choice(WORDS), at=Point(x, y))
        case 2:
            return statements.retext(document, chance.choice(told), chance.choice(WORDS))
        case 3:
            return statements.delete(document, [chance.choice(keys)])
        case 4:
            return inferences.connect(document, chance.sample(told, 1), chance.choice(keys))
        case 5:
            return structure.describe(document, title=chance.choice(WORDS))
        case 6:
            return structure.group(document, chance.sample(told, min(2, len(told))), "A frame")
        case 7:
            return inferences.flip(document, [chance.choice(keys)])
    return arrange.move(document, chance.sample(told, min(3, len(told))), x, y)


def facts(document: Document, meta: Meta = META) -> bytes:
    """The map as a file would have it."""
    return dump(document.content(), meta)


def digest(document: Document) -> str:
    return hashlib.sha256(facts(document)).hexdigest()[:16]
