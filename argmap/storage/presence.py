"""A hint beside a map that it is open: other programs see it, on other computers, too.

It only tells; nothing waits for it, and whatever goes wrong with it is no trouble to anybody. Each
program that has the map open has a hint of its own, whose name says whose it is:
`.~lock.NAME.MACHINE-PID-KEY#`, with the beginning and the end of the lock files of office programs,
which synchronising programs leave alone.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from argmap.storage import leftovers
from argmap.storage.fs import Fs, is_regular

REFRESH_S: Final = 10 * 60
"""How often a hint is to be renewed: of other computers nothing else says that they still run."""
STALE_S: Final = 3 * REFRESH_S
_FORGOTTEN_S: Final = 24 * 60 * 60
_NAME: Final = 190  # bytes of the map's name that are part of it
_MOST: Final = 4_096
_OWNER: Final = re.compile(r"(?P<machine>[0-9a-f]{6})-(?P<pid>\d{1,10})-[0-9a-f]{8}#")
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # nobody need ever write into what only looks like a hint
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


@dataclass(frozen=True, slots=True)
class Other:
    """Another program that has the map open: on this computer, or on one of that name."""

    key: str
    here: bool
    host: str
    since: float


class Presence:
    """The hint of one open map. None of its calls raises OSError."""

    def __init__(self, path: Path, fs: Fs | None = None) -> None:
        self._fs = fs or Fs()
        self._hint: str | None = None
        self._folder = self._prefix = ""
        with suppress(OSError):
            folder, name = os.path.split(self._fs.realpath(str(path)))
            short = os.fsdecode(os.fsencode(name)[:_NAME])
            self._folder, self._prefix = folder, f".~lock.{short}."

    @property
    def announced(self) -> bool:
        return self._hint is not None

    def announce(self) -> None:
        """Say that the map is open here; where no file can be made, it stays unsaid."""
        if self._hint is not None or not self._folder:
            return
        owner = f"{leftovers.this_machine()}-{os.getpid()}-{secrets.token_hex(4)}#"
        hint = os.path.join(self._folder, self._prefix + owner)  # noqa: PTH118
        said = {
            "program": "argmap",
            "host": leftovers.host(),
            "since": int(time.time()),
            "start": _start(os.getpid()),
        }
        with suppress(OSError):
            descriptor = self._fs.create(hint)
            self._hint = hint
            try:
                self._fs.write(descriptor, memoryview(json.dumps(said).encode() + b"\n"))
                # Whoever may read the map may know who has it open.
                self._fs.chmod(descriptor, 0o644)
            finally:
                self._fs.close(descriptor)

    def refresh(self) -> None:
        """Say that this is still so."""
        if self._hint is not None:
            try:
                os.utime(self._hint)
            except FileNotFoundError:
                self._hint = None
                self.announce()
            except OSError:
                pass

    def withdraw(self) -> None:
        """The map is not open here any more."""
        hint, self._hint = self._hint, None
        if hint is not None:
            with suppress(OSError):
                self._fs.remove(hint)

    def others(self) -> list[Other]:
        """Who else has the map open; hints that programs left that are gone are cleared away."""
        found: list[Other] = []
        with suppress(OSError):
            for name in self._fs.names(self._folder) if self._folder else ():
                owner = _OWNER.fullmatch(name.removeprefix(self._prefix))
                if name.startswith(self._prefix) and owner is not None:
                    other = self._other(name, owner["machine"], int(owner["pid"]))
                    found += [other] if other is not None else []
        return found

    def _other(self, name: str, machine: str, pid: int) -> Other | None:
        hint = os.path.join(self._folder, name)  # noqa: PTH118
        here = machine == leftovers.this_machine()
        if here and pid == os.getpid():
            return None
        status = self._fs.stat(hint)
        if status is None or not is_regular(status):
            return None
        age = self._now() - status.st_mtime
        said = _said(hint)
        if age > _FORGOTTEN_S or (here and _is_gone(pid, said.get("start"))):
            with suppress(OSError):
                self._fs.remove(hint)
            return None
        if not here and age > STALE_S:
            return None
        host, since = said.get("host"), said.get("since")
        return Other(
            name,
            here,
            host[:100] if isinstance(host, str) else "",
            since if isinstance(since, int) and 0 < since < 2**33 else status.st_mtime,
        )

    def _now(self) -> float:
        """The time as the disk has it, which may be another computer's."""
        self.refresh()
        status = None if self._hint is None else self._fs.stat(self._hint)
        return time.time() if status is None else status.st_mtime


def _said(hint: str) -> dict[str, Any]:
    """What a hint says, as far as it can be read."""
    try:
        descriptor = os.open(hint, _READ)
        try:
            said = json.loads(os.read(descriptor, _MOST))
        finally:
            os.close(descriptor)
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _is_gone(pid: int, start: object) -> bool:
    """Whether the process has ended, also if another has its number by now."""
    return not leftovers.runs(pid) or (start is not None and _start(pid) not in (start, None))


def _start(pid: int) -> str | None:
    """When a process began, in a measure of this machine's; None where that is not to be had."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return status.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return None
