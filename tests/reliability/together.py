"""Two programs save one file: at each call that one makes, the other comes in between."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from argmap.core.document import Document
from argmap.core.edits.replacing import replace
from argmap.session.mapfile import MapFile
from argmap.session.session import Session
from argmap.storage.errors import FileProblem
from argmap.storage.files import Unconfirmed
from argmap.storage.fs import Fs
from argmap.storage.native import load
from argmap.storage.versions import Versions
from tests.reliability.faults import CountedFs
from tests.reliability.report import Report
from tests.reliability.scenes import map_bytes

ROUNDS: Final = 4


class InterruptedFs(CountedFs):
    """Lets somebody else act before one of the calls."""

    def __init__(self, nth: int, other: Callable[[], None]) -> None:
        super().__init__()
        self._nth = nth
        self._other = other

    def act(self, nth: int, name: str, go: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:
        if nth == self._nth:
            self._other()
        return go()


class Meeting:
    """One file, two programs that edit it, and all that was saved and acknowledged."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.path = folder / "docs" / "m.argmap"
        self.path.parent.mkdir()
        self.path.write_bytes(map_bytes("start"))
        self.acknowledged = ["start"]
        self._foreign = {"start"}
        self._chance = chance
        self._number = 0
        self._open = [MapFile.open(self.path) for _ in range(2)]
        for _, file in self._open:
            file.versions = Versions(folder / "state")

    def save(self, who: int, fs: Fs | None = None) -> None:
        """Edit and save as one of the two; a conflict is settled in one of the ways there are."""
        session, file = self._open[who]
        title = self._edit(session)
        try:
            saving = file.begin(session)
            file.finish(session, saving, saving.run(fs))
            self.acknowledged.append(title)
        except Unconfirmed:
            raise
        except FileProblem:
            self._settle(who, title)

    def write_as_others_do(self) -> None:
        """Some other program puts a new file in the place of ours, or writes into it."""
        present = load(self.path.read_bytes()).document.info.title
        if present in self._foreign:
            self.acknowledged.remove(present)  # it is theirs to overwrite
        title = self._next()
        self._foreign.add(title)
        target = self.path if self._chance.random() < 0.5 else self.path.with_suffix(".theirs")
        target.write_bytes(map_bytes(title))
        if target != self.path:
            target.replace(self.path)
        self.acknowledged.append(title)

    def lost(self) -> list[str]:
        """What was acknowledged and is nowhere: file, backup, conflict copy or versions."""
        places = [*self.path.parent.iterdir(), *(self.folder / "state").glob("*/*")]
        there = {load(each.read_bytes()).document.info.title for each in places}
        litter = [each.name for each in places if each.name.endswith(".tmp")]
        gone = [title for title in self.acknowledged if title not in there]
        return [f"lost: {title}" for title in gone] + [f"left behind: {each}" for each in litter]

    def _settle(self, who: int, title: str) -> None:
        session, file = self._open[who]
        if self._chance.random() < 0.5:
            file.reload(session)  # what was edited stays in the history of this program
            return
        try:
            saving = file.begin(session, force=True)
            file.finish(session, saving, saving.run())
            self.acknowledged.append(title)
        except FileProblem:
            return  # somebody was quicker still; nothing was acknowledged

    def _edit(self, session: Session) -> str:
        title = self._next()
        other = Document(load(map_bytes(title)).document.content())
        session.apply(replace(session.document, other), "Edit")
        return title

    def _next(self) -> str:
        self._number += 1
        return f"edit {self._number}"


def interleavings(every: int = 1, rounds: int = ROUNDS, seed: int = 1) -> Report:
    """The other program comes in at each call, in several ways; then both go on for a while."""
    report = Report("two programs on one file", "interleavings")
    chance = random.Random(seed)
    for other in ("a second argmap", "another program"):
        for nth in range(1, 200, every):
            for turn in range(rounds):
                folder = Path(tempfile.mkdtemp(prefix="argmap-together-"))
                try:
                    met, calls = _meet(Meeting(folder, chance), nth, other)
                finally:
                    shutil.rmtree(folder)
                if calls < nth:
                    break
                report.count(f"{other} at call {nth}, turn {turn}", met)
            if calls < nth:
                break
    return report


def _meet(meeting: Meeting, nth: int, other: str) -> tuple[list[str], int]:
    def come_in() -> None:
        if other == "a second argmap":
            meeting.save(1)
        else:
            meeting.write_as_others_do()

    fs = InterruptedFs(nth, come_in)
    meeting.save(0, fs)
    for who in (1, 0, 1):
        meeting.save(who)
    return meeting.lost(), len(fs.calls)
