"""One journal being written: a base, lines after it, and a new pair where that is better."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr
from argmap.storage import atomic
from argmap.storage.journal import folder as layout
from argmap.storage.journal.entry import Line, Past
from argmap.storage.journal.fs import JournalFs
from argmap.storage.journal.lines import line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_LINES: Final = 1_000
MOST_BYTES: Final = 1024 * 1024
_MOST_PAST: Final = 512 * 1024
"""Bytes of earlier steps that are carried into a new pair, so that undo reaches back over it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a pair begins with: the map as bytes, and how it got there."""

    base: bytes
    document: str
    path: str | None
    place: int = 0
    clean: int | None = 0
    past: Sequence[Past] = ()
    """Done steps, the last one first, and then those that were taken back, the next one first."""


class Journal:
    """Writes a folder. Each call raises OSError with what was readable before still readable.

    After a failed `append` only `begin` makes it good again: where a line broke off, none may
    follow. Not safe to be called from two threads at once.
    """

    def __init__(self, folder: Path, lock: str, fs: JournalFs | None = None) -> None:
        self._folder = str(folder)
        self._lock = lock
        self._fs = fs or JournalFs()
        self._number = -1
        self._descriptor: int | None = None
        self._count = 0
        self._size = 0
        self._began = 0, 0
        self._last = b""
        self.unsynced = False

    @property
    def begun(self) -> bool:
        return self._descriptor is not None

    @property
    def full(self) -> bool:
        """Whether a new pair would be better, as reading so many lines takes its time."""
        count, size = self._began
        return self._count - count >= MOST_LINES or self._size - size >= MOST_BYTES

    def begin(self, start: Start) -> None:
        """Write a new pair and let it count; only then the old one goes."""
        fs = self._fs
        fs.make_folder(self._folder)
        number = self._next_number()
        self._write_base(number, start.base)
        descriptor = fs.create_growing(self._path(layout.ops_name(number)))
        try:
            head = layout.heading(
                document=start.document,
                path=start.path,
                base=start.base,
                lock=self._lock,
                place=start.place,
                clean=start.clean,
                dirty=start.clean != start.place,
            )
            data, count, last = _opening(head, start.past)
            self._write(descriptor, data)
            fs.sync(descriptor)
            fs.sync_folder(self._folder)
            meta = json.dumps({**head, "number": number}).encode() + b"\n"
            atomic.replace(self._folder_path(layout.META), meta, mode=0o600, fs=fs)
        except BaseException:
            with suppress(OSError):
                fs.close(descriptor)
            raise
        self._let_go()
        self._descriptor, self._number = descriptor, number
        self._count, self._size, self._last = count, len(data), last
        self._began = count, len(data)
        self.unsynced = False
        self._remove_others(number)

    def append(self, entry: Line) -> None:
        """Add a line, in one write; it survives the program, and after `sync` the power, too."""
        if self._descriptor is None:
            raise OSError(tr("the journal was not begun"))
        text = line(entry.json(self._count, _now()))
        try:
            self._write(self._descriptor, text)
        except BaseException:
            self._let_go()
            raise
        self._count += 1
        self._size += len(text)
        self._last = text
        self.unsynced = True

    def sync(self) -> None:
        """Wait until the disk has what was appended."""
        if self._descriptor is not None and self.unsynced:
            self._fs.sync_data(self._descriptor)
            self.unsynced = False

    def test(self) -> None:
        """Raise OSError unless the last line on disk is the last one that was written."""
        if self._descriptor is None:
            return
        start = self._size - len(self._last)
        name = self._path(layout.ops_name(self._number))
        if self._fs.tail(name, start, len(self._last) + 1) != self._last:
            self._let_go()
            raise OSError(tr("what is on the disk is not what was written"))

    def close(self) -> None:
        """Let go of the file; it stays."""
        self._let_go()

    def _let_go(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with suppress(OSError):
                self._fs.close(descriptor)

    def _next_number(self) -> int:
        names = self._fs.names(self._folder)
        number = self._number + 1
        while {layout.base_name(number), layout.ops_name(number)} & set(names):
            number += 1
        return number

    def _write_base(self, number: int, data: bytes) -> None:
        descriptor = self._fs.create(self._path(layout.base_name(number)))
        try:
            self._write(descriptor, data)
            self._fs.sync(descriptor)
        finally:
            self._fs.close(descriptor)

    def _write(self, descriptor: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._fs.write(descriptor, rest) :]

    def _remove_others(self, number: int) -> None:
        """What is left of earlier pairs; one that cannot be removed does no harm."""
        kept = {layout.META, layout.ATTEMPTS, layout.base_name(number), layout.ops_name(number)}
        for name in self._fs.names(self._folder):
            if name not in kept and not name.endswith(".rest"):
                with suppress(OSError):
                    self._fs.remove(self._path(name))

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)  # noqa: PTH118

    def _folder_path(self, name: str) -> Path:
        from pathlib import Path

        return Path(self._folder) / name


def _opening(head: dict[str, Any], past: Sequence[Past]) -> tuple[bytes, int, bytes]:
    """The first lines: the heading, and as much of the past as there is room for."""
    last = line(json.dumps({"seq": 0, "op": "base", "time": _now(), **head}).encode())
    parts, size = [last], len(last)
    for step in past:
        text = line(step.json(len(parts), _now()))
        if size + len(text) > _MOST_PAST:
            break
        parts.append(text)
        size += len(text)
        last = text
    return b"".join(parts), len(parts), last


def _now() -> int:
    """Milliseconds of the calendar."""
    return int(time.time() * 1000)
