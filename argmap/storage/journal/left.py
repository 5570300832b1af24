"""What a program left behind that ended without closing: a journal, or a copy of older days."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from argmap.core.causes import cause
from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.storage import atomic
from argmap.storage.errors import FileProblem
from argmap.storage.journal.folder import ATTEMPTS, ops_name, read_pair
from argmap.storage.journal.fs import JournalFs
from argmap.storage.journal.replay import Replayed, replay
from argmap.storage.journal.summary import Summary, summary
from argmap.storage.native import load
from argmap.storage.recovery import Offer

CRASHES: Final = 2
"""How often in a row recovering may end the program before it is not tried unasked any more."""


class Attempt:
    """A number in a file for as long as something is tried that may end the program."""

    def __init__(self, path: Path, number: int) -> None:
        self._path = path
        self._number = number
        self._note()

    def go_on_in(self, folder: Path) -> None:
        """What is tried has become another journal: should that end the program, it counts on."""
        self.end()
        self._path = folder / ATTEMPTS
        self._note()

    def end(self) -> None:
        """It went well."""
        with suppress(OSError):
            self._path.unlink()

    def _note(self) -> None:
        with suppress(OSError):
            atomic.replace(self._path, str(self._number).encode(), mode=0o600)


@dataclass(frozen=True, slots=True)
class Left:
    """Something to recover. `id` names it to a person; `folder` is where it stands, if in one."""

    id: str
    folder: Path
    about: Summary
    discarded: bool = False
    copy: Offer | None = None

    @property
    def path(self) -> Path | None:
        return self.about.path

    def replay(self) -> Replayed:
        """The map with its history. Raises FileProblem with a sentence."""
        try:
            if self.copy is not None:
                return _of_copy(self.copy)
            pair = read_pair(str(self.folder), JournalFs())
        except OSError as error:
            raise FileProblem(
                tr("The journal cannot be read: {reason}.", reason=cause(error))
            ) from error
        if pair is None:
            raise FileProblem(tr("There is nothing here any more that could be recovered."))
        done = replay(pair)
        rest = pair.data[done.end :]
        if rest.strip(b"\0"):
            self._keep_rest(pair.number, rest, done)
        return done

    def compared_with(self) -> tuple[Document, str]:
        """The map to compare with, and a line that says which. Raises FileProblem."""
        from argmap.storage.files import read_map

        if self.path is not None and self.path.exists():
            try:
                return read_map(self.path).document, tr("Other than in the file:")
            except FileProblem:
                pass
        pair = None
        with suppress(OSError):
            pair = None if self.copy is not None else read_pair(str(self.folder), JournalFs())
        if pair is None or not pair.base_is_whole:
            return Document(), tr("What is in it:")
        return load(pair.base).document, tr("Other than when the journal began:")

    def _keep_rest(self, number: int, rest: bytes, done: Replayed) -> None:
        """Keep what could not be followed, for whoever can read more out of it."""
        path = self.folder / f"{ops_name(number)}.rest"
        with suppress(OSError):
            if not path.exists():
                atomic.replace(path, rest, mode=0o600)
            done.notes.append(tr("What is left out is kept in {file}.", file=str(path)))

    # --- the guard against crashing again and again ------------------------------------------

    @property
    def attempts(self) -> int:
        """How often in a row recovering this did not come to its end."""
        try:
            return int(self._counter.read_text(encoding="ascii")[:9])
        except (OSError, ValueError):
            return 0

    @property
    def shy(self) -> bool:
        """Whether it crashed the program so often that nothing is done with it unasked."""
        return self.attempts >= CRASHES

    def beginning(self) -> Attempt:
        """Note an attempt, to be ended once it has come to its end."""
        return Attempt(self._counter, self.attempts + 1)

    @property
    def _counter(self) -> Path:
        if self.copy is not None:
            return self.copy.copy.with_name(f"{self.copy.copy.name}.{ATTEMPTS}")
        return self.folder / ATTEMPTS


def find(folder: Path, *, discarded: bool = False) -> Left | None:
    """What is in the folder of a journal; None if nothing is. Raises OSError."""
    copies = list(folder.glob("*.recovery"))
    if copies:
        from argmap.storage.recovery import offer_in

        return of_copy(offer_in(copies[0]), folder, discarded=discarded)
    pair = read_pair(str(folder), JournalFs())
    if pair is None:
        return None
    modified = (folder / ops_name(pair.number)).stat().st_mtime
    about = summary(pair, modified)
    return Left(folder.name.rpartition(".")[2], folder, about, discarded)


def of_copy(offer: Offer, folder: Path, *, discarded: bool = False) -> Left:
    about = Summary(
        path=offer.path,
        document=offer.document,
        saved=offer.saved,
        changes=0,
        labels=(),
        dirty=True,
        whole=True,
    )
    return Left(offer.key, folder, about, discarded, offer)


def _of_copy(offer: Offer) -> Replayed:
    loaded = load(offer.read())
    return Replayed(loaded.document, loaded.meta, clean=None, notes=list(loaded.repairs))


def age(folder: Path) -> float:
    """Days since it was discarded, as its name says; else since it was last touched."""
    stamp = folder.name.partition(".")[0]
    try:
        since = time.mktime(time.strptime(stamp, "%Y%m%d-%H%M%S"))
    except (ValueError, OverflowError):
        since = os.stat(folder).st_mtime  # noqa: PTH116
    return (time.time() - since) / 86_400
