"""Replace a file so that its name holds the complete old or the complete new content, always."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from argmap.core.i18n import tr
from argmap.storage.fs import Fs
from argmap.storage.leftovers import temporary_name

_TRIES: Final = 16


class UnconfirmedError(OSError):
    """The new content is in place, but the disk did not confirm that the name is durable."""


Filling = bytes | Callable[[Callable[[bytes], None]], None]
"""The new content: all of it, or a function that writes it piece by piece."""


Guard = Callable[[Path], None]
"""Looks at what is about to be overwritten, wherever it is just now, and raises to keep it."""


def replace(
    path: Path,
    data: Filling,
    *,
    mode: int | None = None,
    guard: Guard | None = None,
    fs: Fs | None = None,
) -> os.stat_result | None:
    """Write the file durably; a symbolic link stays one, and an existing file keeps its mode.

    Returns what is known of the new file before it takes the name.

    `guard` is called last of all before the new content takes the name, and where the system lets
    files change names, once more with what came out; what it raises calls the save off. Raises
    OSError with the old content in place and no other file left behind, or
    UnconfirmedError with the new one in place.
    """
    fs = fs or Fs()
    real = fs.realpath(str(path))
    folder, name = os.path.split(real)
    old = fs.stat(real)
    temporary, descriptor = _create(fs, folder, name)
    try:
        try:
            fill(fs, descriptor, data)
            if mode is None and old is not None:
                fs.own(descriptor, old)
                with suppress(OSError):  # they are not content, and not every disk keeps them
                    fs.copy_attributes(real, descriptor)
            fs.chmod(descriptor, mode if mode is not None else _mode(fs, old))
            fs.sync(descriptor)
        except BaseException:
            with suppress(OSError):
                fs.close(descriptor)
            raise
        fs.close(descriptor)  # network file systems tell a full quota only now
        if isinstance(data, bytes):
            check(fs, temporary, data)
        made = fs.stat(temporary)
        if guard is not None:
            guard(Path(real))
        _take_name(fs, temporary, real, data, guard)
    except BaseException:
        discard(fs, temporary)
        raise
    confirm(fs, folder, real)
    return made


def _take_name(fs: Fs, temporary: str, real: str, data: Filling, guard: Guard | None) -> None:
    """Let the new file have the name; what another program put there at the last moment stays."""
    if guard is None or fs.stat(real) is None or not fs.exchange(temporary, real):
        fs.rename(temporary, real)
        return
    try:
        guard(Path(temporary))
    except BaseException:
        if not fs.exchange(temporary, real):
            fs.rename(temporary, real)
        elif isinstance(data, bytes) and fs.read(temporary) != data:
            # A third one came while the second went back: it has no name any more but this.
            fs.rename(temporary, f"{real}.{secrets.token_hex(4)}")
        raise
    discard(fs, temporary)


def fill(fs: Fs, descriptor: int, data: Filling) -> None:
    """Write all of it from the beginning of the file, having taken the room for it first."""

    def write(piece: bytes) -> None:
        rest = memoryview(piece)
        while rest:
            rest = rest[fs.write(descriptor, rest) :]

    if isinstance(data, bytes):
        fs.allocate(descriptor, len(data))
        write(data)
    else:
        data(write)


def check(fs: Fs, path: str, data: bytes) -> None:
    """Raise OSError unless the file can be read and holds this."""
    if fs.read(path) != data:
        raise OSError(errno.EIO, tr("the disk gives back something else than was written"))


def confirm(fs: Fs, folder: str, real: str) -> None:
    """Make the names in a folder durable; raises UnconfirmedError."""
    try:
        fs.sync_folder(folder)
    except OSError as error:
        raise UnconfirmedError(error.errno, error.strerror, real) from error


def discard(fs: Fs, temporary: str) -> None:
    """Remove a file that may be gone already, if it can be done."""
    # A second try: what made the first one fail (an interrupted call) is often gone by then.
    for _ in range(2):
        try:
            fs.remove(temporary)
        except FileNotFoundError:
            return
        except OSError:
            continue
        return


def _create(fs: Fs, folder: str, name: str) -> tuple[str, int]:
    for _ in range(_TRIES):
        temporary = os.path.join(folder, temporary_name(name))  # noqa: PTH118
        try:
            return temporary, fs.create(temporary)
        except FileExistsError:
            continue
    raise FileExistsError(f"no free temporary name in {folder}")


def _mode(fs: Fs, old: os.stat_result | None) -> int:
    return fs.new_mode() if old is None else stat.S_IMODE(old.st_mode)
