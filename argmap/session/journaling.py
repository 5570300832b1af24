"""The journal of one open map: it writes by itself what it is told, and survives failing."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from argmap.core.causes import cause
from argmap.core.patch import Patch
from argmap.session.recording import Record, Recorder, content_before
from argmap.storage.journal.entry import Draft, Line
from argmap.storage.journal.in_order import InOrder
from argmap.storage.journal.journal import Start
from argmap.storage.native import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from argmap.session.mapfile import MapFile
    from argmap.session.session import Session
    from argmap.storage.journal.journal import Journal
    from argmap.storage.journal.store import Store

LARGE: Final = 60
"""A step that changes more records than these is written by a thread."""
PAUSE: Final = 0.2
"""Seconds until that thread begins: what the step looks like is to be painted first."""


class Journaling:
    """Belongs to one map as long as it is open. `failure` is why nothing can be kept, or None.

    A small step is on its way to the disk when `changed` returns, after `settle` all are; the
    disk has them after `sync`.
    """

    def __init__(self, session: Session, file: MapFile, store: Store) -> None:
        self.failure: str | None = None
        self._session = session
        self._file = file
        self._store = store
        self._recorder = Recorder(session)
        self._jobs = InOrder("journal", PAUSE)
        self._journal: Journal | None = None
        self._begun = False
        self._broken = False
        self._draft: Draft | None = None

    @property
    def folder(self) -> Path:
        return self._store.folder_of(self._file.key)

    @property
    def unsynced(self) -> bool:
        """Whether something has not been confirmed by the disk."""
        return self._jobs.busy or (self._journal is not None and self._journal.unsynced)

    @property
    def waiting(self) -> bool:
        """Whether something has not even been written yet."""
        return self._jobs.busy

    def keep_from_now(self) -> None:
        """Begin before any edit: the map is in no file as it is."""
        if not self._begun:
            self._begin(Patch())

    def changed(self) -> None:
        """The history of the session has changed, or the map was saved."""
        known = None if self._begun else self._recorder.record()
        clean = self._recorder.clean
        entry = self._recorder.take()
        if entry is None:
            return
        saved = entry.clean is not None and entry.clean != clean
        if self._begun and saved:
            self._saved()
            return
        self._draft = None
        if known is not None:
            if not entry.patch:
                return  # saved, with nothing unsaved before
            self._begin_before(known, entry.patch)
        self._append(entry, aside=len(entry.patch.changes) > LARGE)

    def _saved(self) -> None:
        """What was journalled is in a file now; begin anew if there is more than that."""
        if self._session.dirty:
            self._begin(Patch())
        else:
            self.forget()

    def typing(self, key: str, text: str) -> None:
        """A text is being typed that is not yet part of the map; no key: it is, or was given up."""
        if not key and self._draft is None:
            return
        self._draft = Draft(key, text) if key else None
        if self._begun:
            self._append(Draft(key, text))
        else:
            self._begin(Patch())

    def retry(self) -> None:
        """Begin anew after a failure; what was not written is part of the new beginning."""
        if self.failure is not None and not self._jobs.busy and not self._session.gesture_open:
            self._begin(Patch())

    def sync(self) -> None:
        """Let the disk confirm what was written, beside everything else."""
        if self._begun:
            self._jobs.do(self._sync, aside=True)

    def test(self) -> None:
        """See whether the last line on disk is the last one written, beside everything else."""
        if self._begun:
            self._jobs.do(self._test, aside=True)

    def settle(self) -> None:
        """Wait until the disk has everything."""
        self.sync()
        self._jobs.wait()

    def forget(self) -> None:
        """Everything is safe in a file: no journal is needed until the next edit."""
        if self._begun:
            self._end(self._store.remove)

    def discard(self) -> None:
        """The person wants none of it: it goes to the trash."""
        if self._begun:
            self._end(self._store.discard)

    def leave(self) -> None:
        """The program ends unasked: what is written stays, to be offered at the next start."""
        if self._begun:
            self._end(_stays)

    @contextmanager
    def given_up(self) -> Iterator[None]:
        """What is unsaved is given up in here: as it is now it goes to the trash.

        An exception means that it was not given up after all.
        """
        if not self._session.dirty:
            yield
            return
        self.discard()
        try:
            yield
        except BaseException:
            self.keep_from_now()
            raise

    # --- jobs --------------------------------------------------------------------------------

    def _begin(self, patch: Patch) -> None:
        self._begin_before(self._recorder.record(), patch)

    def _begin_before(self, known: Record, patch: Patch) -> None:
        """Begin with the map as it was before the patch, and as `known` to have come about."""
        self._begun = True
        document, file = self._session.document, self._file
        records, info = document.records(), document.info
        meta, path = file.meta.stamped(), file.path or file.suggested

        def begin() -> None:
            try:
                start = Start(
                    dump(content_before(records, info, patch), meta),
                    meta.id,
                    None if path is None else str(path.absolute()),
                    known.place,
                    known.clean,
                    known.past,
                )
                if self._journal is None:
                    self._journal = self._store.journal(file.key)
                self._journal.begin(start)
            except Exception as error:  # noqa: BLE001 - whatever it is, editing must go on
                self._fail(error)
            else:
                self._broken, self.failure = False, None

        self._jobs.do(begin, aside=True)
        if self._draft is not None:
            self._jobs.do(partial(self._write, self._draft), aside=True)

    def _append(self, entry: Line, *, aside: bool = False) -> None:
        self._jobs.do(partial(self._write, entry), aside=aside)
        full = self._journal is not None and self._journal.full
        if full and not self._broken and not self._jobs.busy:
            self._begin(Patch())

    def _write(self, entry: Line) -> None:
        if self._broken or self._journal is None:
            return
        try:
            self._journal.append(entry)
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(error)

    def _sync(self) -> None:
        try:
            if self._journal is not None and not self._broken:
                self._journal.sync()
        except OSError as error:
            self._fail(error)

    def _test(self) -> None:
        try:
            if self._journal is not None and not self._broken:
                self._journal.test()
        except OSError as error:
            self._fail(error)

    def _end(self, how: Callable[[Path], None]) -> None:
        self._begun, self._draft = False, None

        def end() -> None:
            if self._journal is not None:
                self._journal.close()
            self._broken, self.failure = False, None
            try:
                how(self.folder)
            except OSError:
                return  # it is offered once too often, and no worse

        self._jobs.do(end, aside=True)

    def _fail(self, error: Exception) -> None:
        self._broken = True
        self.failure = cause(error)


def _stays(folder: Path) -> None:
    """Leave the journal where it is."""
