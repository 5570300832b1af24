"""Earlier versions of each map, in the state folder: there when the map's own folder is not.

One folder for each document id, one file for each version. A file's name tells when it was saved
and the SHA-256 of what is in it, so the folder is its own index: it cannot disagree with the files,
and two programs may add to it at once.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from argmap.core.causes import cause
from argmap.core.i18n import tr
from argmap.storage import atomic
from argmap.storage.errors import FileProblem
from argmap.storage.fs import Fs
from argmap.storage.native import Loaded, load

KEPT_LAST: Final = 20
HOURLY: Final = timedelta(days=1)
DAILY: Final = timedelta(days=30)
MAX_BYTES: Final = 50 * 2**20

_NAME: Final = re.compile(r"(\d{8}T\d{6}\.\d{3}Z)-([0-9a-f]{64})\.argmap")
_TIME: Final = "%Y%m%dT%H%M%S.%fZ"
_FIT: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Version:
    """What a map was when it was saved at that time, in UTC."""

    saved: datetime
    size: int
    sha256: str
    path: Path

    def read(self) -> Loaded:
        """Raises FileProblem, also if the file is not what was saved."""
        try:
            data = self.path.read_bytes()
        except OSError as error:
            raise FileProblem(
                tr("This version cannot be read: {reason}.", reason=cause(error))
            ) from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise FileProblem(tr("This version is damaged on the disk."))
        return load(data)


class Versions:
    """The versions of all maps."""

    def __init__(self, folder: Path, fs: Fs | None = None) -> None:
        self._folder = folder
        self._fs = fs or Fs()

    def of(self, document: str) -> list[Version]:
        """The versions of one map, the latest first."""
        found = []
        for path in self._files(document):
            match = _NAME.fullmatch(path.name)
            with suppress(OSError):  # another program may be thinning them out
                if match is not None:
                    saved = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                    found.append(Version(saved, path.stat().st_size, match[2], path))
        return sorted(found, key=lambda version: (version.saved, version.sha256), reverse=True)

    def keep(self, document: str, data: bytes, now: datetime | None = None) -> None:
        """Add a version, durably, unless the latest one is the same; raises OSError."""
        now = now or datetime.now(UTC)
        sha256 = hashlib.sha256(data).hexdigest()
        known = self.of(document)
        if known and known[0].sha256 == sha256:
            return
        if known:  # the order of the times is the order in which they were kept
            now = max(now, known[0].saved + timedelta(milliseconds=1))
        place = self._place(document)
        for each in (self._folder, place):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name != "nt":
                each.chmod(0o700)
        path = place / f"{_written(now)}-{sha256}.argmap"
        with suppress(atomic.UnconfirmedError):
            atomic.replace(path, data, mode=0o600, fs=self._fs)
        self._thin_out(document, now)

    def _thin_out(self, document: str, now: datetime) -> None:
        present = self.of(document)
        kept = set(worth_keeping(present, now))
        for version in present:
            if version not in kept:
                with suppress(OSError):
                    version.path.unlink()

    def _files(self, document: str) -> list[Path]:
        try:
            return list(self._place(document).iterdir())
        except OSError:
            return []

    def _place(self, document: str) -> Path:
        """A folder of that name, or of its digest: an id comes from a file and may be anything."""
        if _FIT.fullmatch(document):
            return self._folder / document
        return self._folder / f"sha256-{hashlib.sha256(os.fsencode(document)).hexdigest()[:40]}"


def worth_keeping(versions: Iterable[Version], now: datetime) -> list[Version]:
    """Of versions, the latest first: the last ones, one an hour, one a day, up to MAX_BYTES."""
    kept: list[Version] = []
    hours: set[datetime] = set()
    days: set[datetime] = set()
    room = MAX_BYTES
    for place, version in enumerate(versions):
        age = now - version.saved
        hour = version.saved.replace(minute=0, second=0, microsecond=0)
        day = hour.replace(hour=0)
        wanted = (
            place < KEPT_LAST
            or (age <= HOURLY and hour not in hours)
            or (age <= DAILY and day not in days)
        )
        hours.add(hour)
        days.add(day)
        if not wanted:
            continue
        room -= version.size
        if room < 0 and kept:
            break
        kept.append(version)
    return kept


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}.{moment.microsecond // 1000:03}Z"
