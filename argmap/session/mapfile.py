"""Which file a session belongs to: opening, saving, and not overwriting what others wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.ids import new_id
from argmap.core.records import Record, Statement
from argmap.session.session import Session
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import (
    Fingerprint,
    State,
    Unconfirmed,
    changed_since,
    find_map,
    write_map,
)
from argmap.storage.native import Loaded, load

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.storage.recovery import Offer

SUFFIX = ".argmap"


class ChangedOnDisk(FileProblem):
    """Another program has written the file since it was opened or saved here."""


class DeletedOnDisk(FileProblem):
    """The file is gone since it was opened or saved here."""


class ReadOnlyMap(FileProblem):
    """The file needs a newer argmap; it can be looked at and saved as a copy."""


class MapFile:
    """The file of one open map. `key` tells it from every other open map, also from a copy.

    `path` is None for a map that has no file of its own yet: a new one, or one out of a picture or
    a recovery copy; `suggested` is then a good path for it, or None. `picture` is the PNG it was
    in.
    """

    def __init__(self, meta: Meta | None = None, path: Path | None = None) -> None:
        self.key = new_id()
        self.meta = meta or Meta()
        self.path = path
        self.suggested: Path | None = None
        self.picture: Path | None = None
        self.repairs: tuple[str, ...] = ()
        self._fingerprint: Fingerprint | None = None
        self._known: dict[str, Record] = {}

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
        found = find_map(path)
        loaded = load(found.data)
        file = cls(loaded.meta, None if found.in_picture else path)
        if found.in_picture:
            file.suggested = path.with_suffix(SUFFIX)
            file.picture = path
        else:
            file._fingerprint = found.fingerprint
        return file._session(loaded), file

    @classmethod
    def recover(cls, offer: Offer) -> tuple[Session, MapFile]:
        """The map in a recovery copy: dirty, and saved to its file only when the person says so.

        Raises FileProblem. The copy stays until it is discarded.
        """
        try:
            loaded = load(offer.read())
        except OSError as error:
            raise FileProblem(
                tr("The recovery copy cannot be read: {reason}.", reason=str(error))
            ) from error
        file = cls(loaded.meta)
        file.suggested = offer.path
        session = file._session(loaded)
        session.history.mark_unsaved()
        return session, file

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
        _place(found.document)
        file.repairs = found.report
        session = Session(found.document)
        session.history.mark_unsaved()
        return session, file

    @property
    def read_only(self) -> bool:
        """Whether the file is of a version that ours must not write over."""
        return self.path is not None and self.meta.too_new

    def state(self) -> State:
        """What other programs did to the file since it was opened or saved here."""
        if self.path is None or self._fingerprint is None:
            return "same"
        return changed_since(self.path, self._fingerprint)

    def reload(self, session: Session) -> bool:
        """Make the map what its file holds now, as one step; False if it is that already.

        Raises FileProblem, or RefusalError (see `replace`), with nothing changed.
        """
        from argmap.core.edits.replacing import replace

        if self.path is None:
            raise ValueError("the map has no file yet")
        found = find_map(self.path)
        loaded = load(found.data)
        _place(loaded.document)
        changed = session.apply(replace(session.document, loaded.document), tr("Reload the file"))
        self.meta, self.repairs = loaded.meta, loaded.repairs
        self._fingerprint = found.fingerprint
        self._known = {}
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
        target = path or self.path
        if target is None:
            raise ValueError("the map has no file yet")
        own = self.path is not None and _same_file(target, self.path)
        if own:
            self._refuse_newer()
        meta = self.meta.stamped()
        content, known = session.document.content(), session.document.records()

        def guard() -> None:
            if own and not force:
                self._refuse_foreign_change(target)

        guard()
        try:
            fingerprint = write_map(target, content, meta, known=self._known, guard=guard)
        except Unconfirmed as error:
            self._belong(target, meta, error.fingerprint)
            raise
        self._belong(target, meta, fingerprint)
        self._known = known
        session.mark_saved()

    def _session(self, loaded: Loaded) -> Session:
        _place(loaded.document)
        self.repairs = loaded.repairs
        self._known = loaded.document.records()
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

    def _refuse_foreign_change(self, path: Path) -> None:
        match self.state():
            case "changed":
                raise ChangedOnDisk(
                    tr(
                        "“{name}” was changed by another program since it was opened here. "
                        "Save under another name, or overwrite it.",
                        name=path.name,
                    )
                )
            case "deleted":
                raise DeletedOnDisk(
                    tr(
                        "“{name}” was deleted or moved since it was opened here. "
                        "Save it again in its place, or under another name.",
                        name=path.name,
                    )
                )


def _place(document: Document) -> None:
    """Give statements without a position one; this is no step to undo, and makes nothing dirty."""
    records = document.statements.values()
    if not any(_is_unplaced(statement) for statement in records):
        return
    from argmap.layout.arranging.placing import place_unplaced
    from argmap.layout.text import TextMeasurer

    document.apply(place_unplaced(document, TextMeasurer()))


def _is_unplaced(statement: Statement) -> bool:
    return statement.x is None or statement.y is None


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
