"""The names of temporary files, which say whose they are, and clearing away those of the dead."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from argmap.storage.fs import Fs

_NAME: Final = 190  # bytes of the name kept in the temporary one: 255 is what file systems take
BACKUP: Final = ".bak"
_DAY: Final = 86_400
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_PATTERN: Final = re.compile(
    r"\..+\.(?P<machine>[0-9a-f]{6})-(?P<pid>\d+)-[0-9a-f]{8}\.tmp", re.DOTALL
)


def temporary_name(name: str) -> str:
    """A hidden name in the folder of the file `name`, never the same twice."""
    short = os.fsdecode(os.fsencode(name)[:_NAME])
    return f".{short}.{this_machine()}-{os.getpid()}-{secrets.token_hex(4)}.tmp"


def sweep(folder: str, fs: Fs | None = None) -> None:
    """Remove what processes that are gone left of saving files here; never raises OSError.

    A process of this machine is known to be gone. Those of others, whose folder this may be as
    well, get a day: no save takes as long.
    """
    fs = fs or Fs()
    with suppress(OSError):
        for each in fs.names(folder):
            match = _PATTERN.fullmatch(each)
            if match is None:
                continue
            path = os.path.join(folder, each)  # noqa: PTH118
            if _is_dead(fs, path, match["machine"], int(match["pid"])):
                fs.remove(path)


def backup_name(name: str) -> str:
    return name + BACKUP


def _is_dead(fs: Fs, path: str, machine: str, pid: int) -> bool:
    if machine == this_machine():
        return pid != os.getpid() and not runs(pid)
    status = fs.stat(path)
    # Of a second name for an old file only the time of the last change to its names is young.
    return status is not None and time.time() - max(status.st_mtime, status.st_ctime) > _DAY


def runs(pid: int) -> bool:
    """Whether this machine has such a process; in doubt it has."""
    if os.name == "nt":
        return True  # asking would end it there; after the next start the machine is another
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def host() -> str:
    """What this machine is called among others."""
    return socket.gethostname()


@cache
def this_machine() -> str:
    """This machine since it was started: process ids mean something only there."""
    try:
        boot = _BOOT.read_text(encoding="ascii")
    except OSError:
        boot = ""
    return hashlib.sha256(f"{host()} {boot}".encode()).hexdigest()[:6]
