"""Replace a file so that its name holds the complete old or the complete new content, always."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from argmap.storage.fs import Fs

_TRIES: Final = 16
_NAME: Final = 200  # bytes of the name kept in the temporary one: 255 is what file systems take


class UnconfirmedError(OSError):
    """The new content is in place, but the disk did not confirm that the name is durable."""


Filling = bytes | Callable[[Callable[[bytes], None]], None]
"""The new content: all of it, or a function that writes it piece by piece."""


def replace(
    path: Path,
    data: Filling,
    *,
    mode: int | None = None,
    guard: Callable[[], None] | None = None,
    fs: Fs | None = None,
) -> None:
    """Write the file durably; a symbolic link stays one, and an existing file keeps its mode.

    `guard` is called last of all before the new content takes the name; what it raises calls the
    save off. Raises OSError with the old content in place and no other file left behind, or
    UnconfirmedError with the new one in place.
    """
    fs = fs or Fs()
    real = fs.realpath(str(path))
    folder, name = os.path.split(real)
    old = fs.stat(real)
    temporary, descriptor = _create(fs, folder, name)
    try:
        try:
            _fill(fs, descriptor, data)
            if mode is None and old is not None:
                fs.own(descriptor, old)
            fs.chmod(descriptor, mode if mode is not None else _mode(fs, old))
            fs.sync(descriptor)
        except BaseException:
            with suppress(OSError):
                fs.close(descriptor)
            raise
        fs.close(descriptor)  # network file systems tell a full quota only now
        if guard is not None:
            guard()
        fs.rename(temporary, real)
    except BaseException:
        _discard(fs, temporary)
        raise
    try:
        fs.sync_folder(folder)
    except OSError as error:
        raise UnconfirmedError(error.errno, error.strerror, real) from error


def _create(fs: Fs, folder: str, name: str) -> tuple[str, int]:
    short = os.fsdecode(os.fsencode(name)[:_NAME])
    for _ in range(_TRIES):
        temporary = os.path.join(folder, f".{short}.{secrets.token_hex(4)}.tmp")  # noqa: PTH118
        try:
            return temporary, fs.create(temporary)
        except FileExistsError:
            continue
    raise FileExistsError(f"no free temporary name in {folder}")


def _fill(fs: Fs, descriptor: int, data: Filling) -> None:
    def write(piece: bytes) -> None:
        rest = memoryview(piece)
        while rest:
            rest = rest[fs.write(descriptor, rest) :]

    if isinstance(data, bytes):
        write(data)
    else:
        data(write)


def _mode(fs: Fs, old: os.stat_result | None) -> int:
    return fs.new_mode() if old is None else stat.S_IMODE(old.st_mode)


def _discard(fs: Fs, temporary: str) -> None:
    # A second try: what made the first one fail (an interrupted call) is often gone by then.
    for _ in range(2):
        try:
            fs.remove(temporary)
        except FileNotFoundError:
            return
        except OSError:
            continue
        return
