"""All journals in the state folder: ours, those of programs that are gone, and the trash."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from argmap.core.ids import new_id
from argmap.storage.journal.fs import JournalFs
from argmap.storage.journal.journal import Journal
from argmap.storage.journal.left import Left, age, find, of_copy
from argmap.storage.locking import Lock, is_held
from argmap.storage.recovery import offers

if TYPE_CHECKING:
    from pathlib import Path

KEPT_DAYS: Final = 30
_SESSIONS: Final = "sessions"
_TRASH: Final = "trash"
_LOCK: Final = ".lock"
_GONE: Final = ".gone-"


class Store:
    """The folder `sessions` in the state folder. A journal's folder is named `INSTANCE.KEY`.

    A process holds the lock `INSTANCE.lock` as long as it lives, by whatever end it comes; so it
    is seen by the name of a folder alone whether somebody still writes there.
    """

    def __init__(self, state: Path, fs: JournalFs | None = None) -> None:
        self._folder = state / _SESSIONS
        self._older = state / "recovery"
        self._instance = new_id()
        self._lock: Lock | None = None
        self._fs = fs or JournalFs()

    @property
    def trash(self) -> Path:
        return self._folder / _TRASH

    def journal(self, key: str) -> Journal:
        """A journal to write for an open map. Raises OSError."""
        self._claim()
        return Journal(self.folder_of(key), f"{self._instance}{_LOCK}", self._fs)

    def folder_of(self, key: str) -> Path:
        """Where this process keeps the journal of an open map."""
        if not key.isalnum():
            raise ValueError(f"{key!r} cannot name a journal")
        return self._folder / f"{self._instance}.{key}"

    def remove(self, folder: Path) -> None:
        """What it held is safe in a file: nobody needs it any more. Raises OSError."""
        gone = folder.with_name(f"{_GONE}{folder.name}")
        try:
            folder.rename(gone)
        except FileNotFoundError:
            return
        shutil.rmtree(gone, ignore_errors=True)

    def discard(self, folder: Path) -> None:
        """Put a journal into the trash, where it stays for a month. Raises OSError."""
        if folder.exists():
            folder.rename(self._place_in_trash(folder.name))

    def discard_left(self, left: Left) -> None:
        """As `discard`, of what another program left. Raises OSError."""
        if left.discarded:
            return
        if left.copy is None:
            self.discard(left.folder)
            return
        place = self._place_in_trash(left.id)
        self._fs.make_folder(str(place))
        left.copy.copy.rename(place / left.copy.copy.name)

    def left(self) -> list[Left]:
        """What is unsaved in journals of programs that are gone, the latest first.

        Journals in which everything is saved or taken back go to the trash on the way.
        """
        found: list[Left] = []
        for folder in self._folders():
            instance = folder.name.partition(".")[0]
            if instance == self._instance or is_held(self._folder / f"{instance}{_LOCK}"):
                continue
            left = self._look(folder)
            if left is not None:
                found.append(left)
        found += [of_copy(offer, self._folder) for offer in offers(self._older)]
        return sorted(found, key=lambda each: (each.about.saved, each.id), reverse=True)

    def discarded(self) -> list[Left]:
        """What is in the trash, the latest first; what was there for a month is removed."""
        found: list[Left] = []
        self._empty_trash()
        for name in self._fs.names(str(self.trash)):
            folder = self.trash / name
            with suppress(OSError):
                left = find(folder, discarded=True)
                if left is not None and left.about.dirty:
                    found.append(left)
        return sorted(found, key=lambda each: each.folder.name, reverse=True)

    def is_alive(self, key: str) -> bool:
        """Whether a program that is running keeps a journal of this name."""
        return any(folder.name.endswith(f".{key}") for folder in self._folders())

    def close(self) -> None:
        """Give up the lock, at the clean end of the program; journals that are left are offered."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _look(self, folder: Path) -> Left | None:
        try:
            left = find(folder)
        except OSError:
            return None
        if left is not None and left.about.dirty:
            return left
        with suppress(OSError):
            self.discard(folder)
        return None

    def _folders(self) -> list[Path]:
        names = self._fs.names(str(self._folder))
        taken = [self._folder / name for name in names if name[0] != "." and name.count(".") == 1]
        return [each for each in taken if each.suffix != _LOCK and each.is_dir()]

    def _place_in_trash(self, name: str) -> Path:
        self._fs.make_folder(str(self.trash))
        place = self.trash / f"{time.strftime('%Y%m%d-%H%M%S')}.{name.replace('.', '-')}"
        taken = 1  # the same map may come here twice in one second
        while place.exists():
            taken += 1
            place = place.with_name(f"{place.name.partition('~')[0]}~{taken}")
        return place

    def _claim(self) -> None:
        if self._lock is not None:
            return
        self._fs.make_folder(str(self._folder))
        self._sweep()
        self._empty_trash()
        self._lock = Lock(self._folder / f"{self._instance}{_LOCK}")

    def _empty_trash(self) -> None:
        for name in self._fs.names(str(self.trash)):
            with suppress(OSError):
                if age(self.trash / name) > KEPT_DAYS:
                    shutil.rmtree(self.trash / name, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what programs that are gone have left besides their journals."""
        for name in self._fs.names(str(self._folder)):
            path = self._folder / name
            if name.endswith(_LOCK) and not is_held(path):
                with suppress(OSError):
                    path.unlink()
            elif name.startswith(_GONE):
                shutil.rmtree(path, ignore_errors=True)
