"""One recovery copy for each open document, in the state folder, for the time after a crash.

A copy is a line of JSON about it and then the bytes of the map; each new one replaces the last
atomically. A process holds a lock as long as it lives, by whatever end it comes, and its copies
name the lock: they are offered by others when nobody holds it any more.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from argmap.core.i18n import tr
from argmap.core.ids import new_id
from argmap.storage import atomic
from argmap.storage.locking import Lock, is_held

_SUFFIX: Final = ".recovery"
_LOCK_SUFFIX: Final = ".lock"
_FORMAT: Final = "argmap-recovery"
_MAX_HEADER: Final = 64 * 1024
_STALE: Final = 86_400  # seconds after which an unfinished copy has no writer any more


@dataclass(frozen=True, slots=True)
class Offer:
    """A copy that a process left which ended without saving or discarding it."""

    key: str
    path: Path | None
    saved: str
    document: str
    copy: Path

    def read(self) -> bytes:
        """The bytes of the map. Raises OSError if it is gone or damaged."""
        _, data = _parsed(self.copy)
        return data


class Recovery:
    """The recovery copies of this process, and the offers of those that crashed.

    `notes` names copies that were found damaged and passed over.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._instance = new_id()
        self._lock: Lock | None = None
        self.notes: tuple[str, ...] = ()

    @classmethod
    def in_state_folder(cls) -> Recovery:
        """In the folder that the system has for such things (XDG_STATE_HOME on Linux)."""
        from argmap.storage.state import state_folder

        return cls(state_folder() / "recovery")

    def keep(self, key: str, data: bytes, *, path: Path | None, document: str) -> None:
        """Replace the copy of one open document; `key` is its own as long as it is open.

        Two open files may be copies with the same document id, so the id will not do as key.
        Raises OSError.
        """
        self._claim()
        header = {
            "format": _FORMAT,
            "version": 1,
            "instance": self._instance,
            "pid": os.getpid(),
            "document": document,
            "path": None if path is None else str(path.absolute()),
            "saved": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        line = json.dumps(header).encode() + b"\n"
        atomic.replace(self._copy(key), line + data, mode=0o600)

    def discard(self, key: str) -> None:
        """Drop a copy, ours or an offered one: it was saved, closed or refused."""
        with suppress(FileNotFoundError):
            self._copy(key).unlink()

    def offers(self) -> list[Offer]:
        """Whole copies of processes that are gone, the latest first."""
        found: list[Offer] = []
        notes: list[str] = []
        for copy in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                header, _ = _parsed(copy)
            except OSError as error:
                notes.append(f"{copy.name}: {error.strerror or error}")
                continue
            if not self._is_alive(str(header.get("instance"))):
                found.append(_offer(copy, header))
        self.notes = tuple(notes)
        return sorted(found, key=lambda offer: (offer.saved, offer.key), reverse=True)

    def close(self) -> None:
        """Give up the lock, at the clean end of the program; copies that are left are offered."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _claim(self) -> None:
        if self._lock is not None:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name != "nt":
            self._folder.chmod(0o700)
        self._sweep()
        self._lock = Lock(self._lock_path(self._instance))

    def _sweep(self) -> None:
        """Remove what processes that are gone have left besides their copies."""
        for path in self._folder.glob(f"*{_LOCK_SUFFIX}"):
            if not is_held(path):
                with suppress(OSError):
                    path.unlink()
        for path in self._folder.glob(".*.tmp"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE:
                    path.unlink()

    def _is_alive(self, instance: str) -> bool:
        return instance == self._instance or is_held(self._lock_path(instance))

    def _copy(self, key: str) -> Path:
        if not key.replace("-", "").replace("_", "").isalnum():
            raise ValueError(f"{key!r} cannot name a recovery copy")
        return self._folder / f"{key}{_SUFFIX}"

    def _lock_path(self, instance: str) -> Path:
        return self._folder / f"{Path(instance).name}{_LOCK_SUFFIX}"


def _parsed(copy: Path) -> tuple[dict[str, Any], bytes]:
    """The header and the map. Raises OSError for a copy that is not whole."""
    with copy.open("rb") as stream:
        line = stream.readline(_MAX_HEADER)
        data = stream.read()
    try:
        header = json.loads(line)
    except ValueError:
        header = None
    if (
        not isinstance(header, dict)
        or header.get("format") != _FORMAT
        or header.get("sha256") != hashlib.sha256(data).hexdigest()
    ):
        raise OSError(tr("the copy is damaged"))
    return header, data


def offer_in(copy: Path) -> Offer:
    """The offer of one copy, whoever made it. Raises OSError for one that is not whole."""
    return _offer(copy, _parsed(copy)[0])


def _offer(copy: Path, header: dict[str, Any]) -> Offer:
    path = header.get("path")
    return Offer(
        key=copy.name.removesuffix(_SUFFIX),
        path=Path(path) if isinstance(path, str) else None,
        saved=str(header.get("saved", "")),
        document=str(header.get("document", "")),
        copy=copy,
    )
