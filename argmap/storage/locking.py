"""A lock that lasts as long as its process, by whatever end that comes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A locked file; where the file system knows no locks, just a file."""

    def __init__(self, path: Path) -> None:
        """Raises OSError if the file cannot be made."""
        self._path = path
        while True:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            with suppress(OSError):
                _try_lock(self._descriptor)
            if path.exists():  # else another process swept it away before it was locked
                return
            os.close(self._descriptor)

    def release(self) -> None:
        os.close(self._descriptor)
        with suppress(OSError):
            self._path.unlink()


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _try_lock(descriptor)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False  # no locks here: an offer too many is better than one too few
    finally:
        os.close(descriptor)
    return False
