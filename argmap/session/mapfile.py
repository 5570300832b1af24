"""Which file a session belongs to: opening, saving, and not overwriting what others wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.i18n import tr
from argmap.core.ids import new_id
from argmap.core.records import Record, Statement
from argmap.formats.opening import open_map
from argmap.formats.writing import spread
from argmap.session.saving import ChangedOnDisk, DeletedOnDisk, ReadOnlyMap, Saved, Saving
from argmap.session.session import Session
from argmap.storage.filemodel import VERSION, Meta
from argmap.storage.files import (
    Fingerprint,
    State,
    Unconfirmed,
    find_map,
)
from argmap.storage.fingerprints import look
from argmap.storage.leftovers import BACKUP, sweep
from argmap.storage.native import Loaded, load

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.opening import Opened
    from argmap.storage.versions import Versions

__all__ = ["SUFFIX", "ChangedOnDisk", "DeletedOnDisk", "MapFile", "Origin", "ReadOnlyMap"]

SUFFIX = ".argmap"


class Origin(NamedTuple):
    """The file of another program that a map was read from, and what there was to tell of it."""

    path: Path
    format_id: str
    title: str
    remarks: tuple[str, ...]


class MapFile:
    """The file of one open map. `key` tells it from every other open map, also from a copy.

    `path` is None for a map that has no file of its own yet: a new one, or one out of a picture or
    a journal; `suggested` is then a good path for it, or None. `picture` is the PNG it was
    in. `origin` tells of a map that was read from another program's file.
    """

    def __init__(self, meta: Meta | None = None, path: Path | None = None) -> None:
        self.key = new_id()
        self.meta = meta or Meta()
        self.path = path
        self.suggested: Path | None = None
        self.picture: Path | None = None
        self.origin: Origin | None = None
        self.repairs: tuple[str, ...] = ()
        self.versions: Versions | None = None
        self.in_place: Path | None = None
        """The file that a person wants written over as it stands, if it cannot be replaced."""
        self._fingerprint: Fingerprint | None = None
        self._known: dict[str, Record] = {}
        self._older: int | None = None

    @classmethod
    def new(cls) -> tuple[Session, MapFile]:
        """An empty map without a file."""
        return Session(), cls()

    @classmethod
    def open(cls, path: Path) -> tuple[Session, MapFile]:
        """The map in a file or a PNG. Raises FileProblem; nothing is ever written.

        A map that had to be mended (`repairs`) is dirty: saving would write something else than
        was read. A map out of a PNG has no path, so that the picture is not overwritten.
        """
        opened = open_map(path)
        found, loaded = opened.found, opened.loaded
        sweep(str(path.resolve().parent))
        if opened.imported is not None:
            return cls._imported(path, opened)
        backup = path.name.endswith(BACKUP)
        file = cls(loaded.meta, None if found.in_picture or backup else path)
        if backup:
            file.suggested = backed_up(path)
        elif found.in_picture:
            file.suggested = path.with_suffix(SUFFIX)
            file.picture = path
        else:
            file._fingerprint = found.fingerprint
        return file._session(loaded), file

    @classmethod
    def _imported(cls, path: Path, opened: Opened) -> tuple[Session, MapFile]:
        """A map without a file, out of another program's: that is never written over."""
        file = cls()
        used, loaded = opened.format, opened.loaded
        file.suggested = path.with_name(used.stem(path.name) + SUFFIX)
        file.origin = Origin(path, used.id, tr(used.title), loaded.repairs)
        spread(loaded.document)
        # What was told while reading is no fault that saving would mend.
        return file._session(replace(loaded, repairs=())), file

    @classmethod
    def salvage(cls, path: Path) -> tuple[Session, MapFile]:
        """What can be saved of a damaged file, as a dirty map without a file of its own.

        `repairs` is the report. Raises FileProblem; the damaged file is only read.
        """
        from argmap.storage.salvage import salvage

        found = salvage(find_map(path).data)
        file = cls(found.meta)
        file.suggested = path.with_name(
            tr("{name} (salvaged)", name=path.with_suffix("").name) + SUFFIX
        )
        place_all(found.document)
        file.repairs = found.report
        session = Session(found.document)
        session.history.mark_unsaved()
        return session, file

    @classmethod
    def copy(cls, loaded: Loaded, suggested: Path) -> tuple[Session, MapFile]:
        """A map without a file, of something that was read: an earlier version, say."""
        file = cls(loaded.meta)
        file.suggested = suggested
        return file._session(loaded), file

    @property
    def read_only(self) -> bool:
        """Whether the file is of a version that ours must not write over."""
        return self.path is not None and self.meta.too_new

    def state(self) -> State:
        """What other programs did to the file since it was opened or saved here."""
        if self.path is None or self._fingerprint is None:
            return "same"
        state, self._fingerprint = look(self.path, self._fingerprint)
        return state

    def on_disk(self) -> Document:
        """The map that the file holds now. Raises FileProblem."""
        if self.path is None:
            raise ValueError("the map has no file yet")
        document = load(find_map(self.path).data).document
        place_all(document)
        return document

    def reload(self, session: Session) -> bool:
        """Make the map what its file holds now, as one step; False if it is that already.

        Raises FileProblem, or RefusalError (see `replace`), with nothing changed.
        """
        from argmap.core.edits.replacing import replace

        if self.path is None:
            raise ValueError("the map has no file yet")
        found = find_map(self.path)
        loaded = load(found.data)
        place_all(loaded.document)
        changed = session.apply(replace(session.document, loaded.document), tr("Reload the file"))
        self.meta, self.repairs = loaded.meta, loaded.repairs
        self._fingerprint = found.fingerprint
        self._known = {}
        self._older = loaded.version if loaded.version < VERSION else None
        if loaded.repairs:
            session.history.mark_unsaved()
        else:
            session.mark_saved()
        return changed

    def save(self, session: Session, path: Path | None = None, *, force: bool = False) -> None:
        """Write the map, to another file if `path` says so; undo goes on working.

        Raises ChangedOnDisk or DeletedOnDisk unless `force`, ReadOnlyMap, or another FileProblem;
        the session is then as dirty as it was, and on disk is what was there. Raises ValueError
        without any path.
        """
        saving = self.begin(session, path, force=force)
        try:
            self.finish(session, saving, saving.run())
        except Unconfirmed as error:
            self.half_finish(saving, error)
            raise

    def begin(self, session: Session, path: Path | None = None, *, force: bool = False) -> Saving:
        """What a save is to write: its `run` may be called by a thread. Raises as `save` does."""
        target = path or self.path
        if target is None:
            raise ValueError("the map has no file yet")
        own = self.path is not None and same_file(target, self.path)
        if own:
            self._refuse_newer()
        return Saving(
            path=target,
            content=session.document.content(),
            meta=self.meta.stamped(),
            records=session.document.records(),
            known=self._known,
            place=session.history.bookmark(),
            expected=self._fingerprint if own else None,
            overwrites=force,
            in_place=self.in_place is not None and same_file(target, self.in_place),
            older=self._older if own else None,
            versions=self.versions,
        )

    def finish(self, session: Session, saving: Saving, saved: Saved) -> None:
        """The file is written: what was the map when the save began is clean now."""
        self._belong(saving.path, saving.meta, saved.fingerprint)
        self._known = dict(saving.records)
        self._older = None
        session.mark_saved(saving.place)

    def half_finish(self, saving: Saving, error: Unconfirmed) -> None:
        """The file is written, but not surely: the map stays dirty."""
        self._belong(saving.path, saving.meta, error.fingerprint)

    def _session(self, loaded: Loaded) -> Session:
        place_all(loaded.document)
        self.repairs = loaded.repairs
        self._known = loaded.document.records()
        self._older = loaded.version if loaded.version < VERSION else None
        session = Session(loaded.document)
        if loaded.repairs:
            session.history.mark_unsaved()
        return session

    def _belong(self, path: Path, meta: Meta, fingerprint: Fingerprint) -> None:
        self.path = path
        self.meta = meta
        self._fingerprint = fingerprint

    def _refuse_newer(self) -> None:
        if self.meta.too_new:
            raise ReadOnlyMap(
                tr(
                    "The file needs version {version} of the format, which a newer argmap writes; "
                    "saving over it would lose what this one does not know. Save a copy instead.",
                    version=self.meta.min_reader,
                )
            )


def place_all(document: Document) -> None:
    """Give statements without a position one; this is no step to undo, and makes nothing dirty."""
    records = document.statements.values()
    if not any(_is_unplaced(statement) for statement in records):
        return
    from argmap.layout.arranging.placing import place_unplaced
    from argmap.layout.text import TextMeasurer

    document.apply(place_unplaced(document, TextMeasurer()))


def _is_unplaced(statement: Statement) -> bool:
    return statement.x is None or statement.y is None


def backed_up(backup: Path) -> Path:
    """A good name for what is in `m.argmap.bak` or `m.argmap.v1.bak`: the file itself stays."""
    stem = backup.name.split(SUFFIX)[0].removesuffix(BACKUP)
    return backup.with_name(tr("{name} (backup)", name=stem) + SUFFIX)


def same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
