"""The file as it was before the last save, under a name beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from argmap.storage import atomic
from argmap.storage.fs import Fs
from argmap.storage.leftovers import backup_name, temporary_name


def back_up(fs: Fs, real: str, name: str | None = None) -> None:
    """Let `name` hold what the file holds now; raises OSError with both as they were.

    By a second name for the same content, which takes no room and no time; where a disk knows no
    such names, by a copy. The file's own name is never empty.
    """
    folder, own = os.path.split(real)
    target = os.path.join(folder, name or backup_name(own))  # noqa: PTH118
    if is_same(fs, real, target):
        return
    temporary = os.path.join(folder, temporary_name(os.path.basename(target)))  # noqa: PTH118, PTH119
    try:
        try:
            fs.link(real, temporary)
        except OSError:
            _copy(fs, real, target)
        else:
            fs.rename(temporary, target)
    finally:
        # Also when all went well: renaming one of two names of a file to the other does nothing.
        with suppress(OSError):
            if fs.stat(temporary) is not None:
                atomic.discard(fs, temporary)


def is_same(fs: Fs, one: str, other: str) -> bool:
    """Whether two names are of one file."""
    mine, its = fs.stat(one), fs.stat(other)
    return (
        mine is not None
        and its is not None
        and (mine.st_dev, mine.st_ino) == (its.st_dev, its.st_ino)
    )


def other_names(fs: Fs, real: str) -> bool:
    """Whether the file has a name (a hard link) besides its own and that of its backup."""
    status = fs.stat(real)
    if status is None or status.st_nlink < 2:
        return False
    folder, own = os.path.split(real)
    backup = os.path.join(folder, backup_name(own))  # noqa: PTH118
    return status.st_nlink > (2 if is_same(fs, real, backup) else 1)


def _copy(fs: Fs, real: str, target: str) -> None:
    status = fs.stat(real)
    mode = None if status is None else status.st_mode & 0o777
    with suppress(atomic.UnconfirmedError):
        atomic.replace(Path(target), fs.read(real), mode=mode, fs=fs)
