"""One save of a map: begun where the map is edited, run anywhere, as by a thread."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core import limits
from argmap.core.causes import cause
from argmap.core.i18n import tr
from argmap.core.records import Content, Record
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import (
    Fingerprint,
    Manner,
    changed_since,
    fingerprint,
    write_bytes,
)
from argmap.storage.native import checked_dump, load

if TYPE_CHECKING:
    from argmap.session.history import Bookmark
    from argmap.storage.fs import Fs
    from argmap.storage.versions import Versions


class ChangedOnDisk(FileProblem):
    """Another program has written the file since it was opened or saved here."""


class DeletedOnDisk(FileProblem):
    """The file is gone since it was opened or saved here."""


class ReadOnlyMap(FileProblem):
    """The file needs a newer argmap; it can be looked at and saved as a copy."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What has become of it: the new file, where theirs is kept, what else could not be done."""

    fingerprint: Fingerprint
    theirs: Path | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Saving:
    """What to write where; nothing here changes while the map is edited on.

    `expected` is what the map's own file held when it was last read or written here; None for
    another file. `overwrites` means that a person wants theirs replaced: it is kept beside it.
    """

    path: Path
    content: Content
    meta: Meta
    records: Mapping[str, Record]
    known: Mapping[str, Record]
    place: Bookmark
    expected: Fingerprint | None = None
    overwrites: bool = False
    in_place: bool = False
    older: int | None = None
    versions: Versions | None = None
    _warnings: list[str] = field(default_factory=list)

    def run(self, fs: Fs | None = None) -> Saved:
        """Write the file. Raises FileProblem; touches nothing that belongs to the editing."""
        data = checked_dump(self.content, self.meta, self.known)
        if len(data) > limits.MAX_FILE_BYTES:
            raise too_large()
        theirs = None
        if self.overwrites:
            theirs = self._set_aside(fs)
        else:
            self._refuse_foreign_change(self.path)
        manner = Manner(
            backup=True,
            sound=self.expected is not None and theirs is None,
            in_place=self.in_place,
            older=self.older,
            preserve=None if self.versions is None else self._preserve,
            warn=self._warnings.append,
        )
        written = write_bytes(
            self.path, data, guard=self._refuse_foreign_change, fs=fs, manner=manner
        )
        self._keep_version(data)
        return Saved(written, theirs, tuple(self._warnings))

    def _refuse_foreign_change(self, place: Path) -> None:
        """What is at that place has to be what was last read or written here."""
        if self.expected is None:
            return
        match changed_since(place, self.expected):
            case "changed":
                raise ChangedOnDisk(
                    tr(
                        "“{name}” was changed by another program since it was opened here. "
                        "Save under another name, or overwrite it.",
                        name=self.path.name,
                    )
                )
            case "deleted":
                raise DeletedOnDisk(
                    tr(
                        "“{name}” was deleted or moved since it was opened here. "
                        "Save it again in its place, or under another name.",
                        name=self.path.name,
                    )
                )

    def _set_aside(self, fs: Fs | None) -> Path | None:
        """Keep what another program wrote; from now on just that may be overwritten."""
        if self.expected is None or changed_since(self.path, self.expected) == "same":
            return None
        try:
            self.expected = fingerprint(self.path)
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            self.expected = None
            return None
        except OSError as error:
            raise FileProblem(
                tr(
                    "“{name}” cannot be read, so what is in it cannot be kept ({reason}). "
                    "Save elsewhere.",
                    name=self.path.name,
                    reason=cause(error),
                )
            ) from error
        copy = conflict_name(self.path)
        try:
            write_bytes(copy, data, fs=fs)
        except FileProblem:
            if self.versions is None:
                raise
            self._warnings.append(
                tr("What another program wrote is kept among the versions, not beside the file.")
            )
            return None
        return copy

    def _preserve(self, data: bytes) -> None:
        """Keep what is overwritten among the versions of the map that it is."""
        assert self.versions is not None
        key = self.meta.id
        if self.expected is None:
            with suppress(FileProblem):
                key = load(data).meta.id
        self.versions.keep(key, data)

    def _keep_version(self, data: bytes) -> None:
        if self.versions is None:
            return
        try:
            self.versions.keep(self.meta.id, data)
        except OSError as error:
            self._warnings.append(
                tr(
                    "Saved, but not kept among the versions ({reason}).",
                    reason=cause(error),
                )
            )


def conflict_name(path: Path, now: datetime | None = None) -> Path:
    """A free name beside a file for what another program wrote to it."""
    moment = (now or datetime.now().astimezone()).strftime("%Y-%m-%d %H%M")
    stem = tr("{name} (conflict {time})", name=path.stem, time=moment)
    candidate = path.with_name(stem + path.suffix)
    number = 2
    while candidate.exists():
        candidate = path.with_name(f"{stem} {number}{path.suffix}")
        number += 1
    return candidate
