"""Write over a file as it stands, where it cannot be replaced without losing what it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from argmap.core.i18n import tr
from argmap.storage import atomic
from argmap.storage.fs import Fs


class HalfWrittenError(OSError):
    """The new content could not be written, nor the old one put back: only its copy is whole."""


def rewrite(
    path: Path,
    data: bytes,
    *,
    preserve: Callable[[bytes], None],
    guard: atomic.Guard | None = None,
    fs: Fs | None = None,
) -> os.stat_result | None:
    """Write over the file; owner, mode and other names of it stay.

    `preserve` is given the old content first and raises OSError if it could not keep a durable
    copy; nothing is touched then. Returns what is known of the file afterwards. Raises OSError with
    the old content in place, or HalfWrittenError.
    """
    fs = fs or Fs()
    real = fs.realpath(str(path))
    old = fs.read(real)
    preserve(old)
    descriptor = fs.open(real)
    try:
        if guard is not None:
            guard(Path(real))
        try:
            _put(fs, descriptor, real, data)
        except BaseException as error:
            _put_back(fs, descriptor, real, old, error)
            raise
        return fs.stat(real)
    finally:
        with suppress(OSError):
            fs.close(descriptor)


def _put(fs: Fs, descriptor: int, real: str, data: bytes) -> None:
    fs.rewind(descriptor)
    atomic.fill(fs, descriptor, data)
    fs.truncate(descriptor, len(data))
    fs.sync(descriptor)
    atomic.check(fs, real, data)


def _put_back(fs: Fs, descriptor: int, real: str, old: bytes, why: BaseException) -> None:
    # A second try, as an interrupted call often goes well the next time.
    for _ in range(2):
        with suppress(OSError):
            _put(fs, descriptor, real, old)
            return
    raise HalfWrittenError(
        errno.EIO, tr("the file is damaged now; its last state is among its versions"), real
    ) from why
