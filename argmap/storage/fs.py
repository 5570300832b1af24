"""Every system call that saving makes, one method each, so that tests can let any of them fail."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Final

_CREATE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_FLAGS: Final = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
_NO_ROOM_TAKEN: Final = {errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS}
_NO_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


@cache
def _renameat2() -> Callable[..., int] | None:
    """The system call that lets two names change places, if the system has it."""
    if sys.platform != "linux":
        return None
    import ctypes  # not before the first save

    call = getattr(ctypes.CDLL(None), "renameat2", None)
    if call is not None:
        call.argtypes = [*[ctypes.c_int, ctypes.c_char_p] * 2, ctypes.c_uint]
        call.restype = ctypes.c_int
    return call


class Fs:
    """The real file system."""

    def realpath(self, path: str) -> str:
        """The file behind all symbolic links; OSError for a loop of them."""
        try:
            return os.path.realpath(path, strict=True)
        except FileNotFoundError:
            return os.path.realpath(path)

    def stat(self, path: str) -> os.stat_result | None:
        """None if there is no such file."""
        try:
            return os.stat(path)  # noqa: PTH116 - the seam stays close to the calls
        except FileNotFoundError:
            return None

    def writable(self, path: str) -> bool:
        return os.access(path, os.W_OK)

    def create(self, path: str) -> int:
        """A new file that only its owner can read; FileExistsError if the name is taken."""
        return os.open(path, _CREATE, 0o600)

    def open(self, path: str) -> int:
        """An existing file, to be written over from its beginning."""
        return os.open(path, os.O_WRONLY | _FLAGS)

    def allocate(self, descriptor: int, size: int) -> None:
        """Take the room that the file will need, so that a full disk is known before writing."""
        if size and hasattr(os, "posix_fallocate"):
            try:
                os.posix_fallocate(descriptor, 0, size)
            except OSError as error:
                if error.errno not in _NO_ROOM_TAKEN:
                    raise

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data)

    def rewind(self, descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)

    def truncate(self, descriptor: int, size: int) -> None:
        os.ftruncate(descriptor, size)

    def read(self, path: str) -> bytes:
        with open(path, "rb") as stream:  # noqa: PTH123 - the seam stays close to the calls
            return stream.read()

    def own(self, descriptor: int, like: os.stat_result) -> None:
        """Give the file the owner of another, where we may."""
        if hasattr(os, "fchown") and (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
            try:
                os.fchown(descriptor, like.st_uid, like.st_gid)
            except PermissionError:
                return

    def chmod(self, descriptor: int, mode: int) -> None:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)

    def copy_attributes(self, source: str, descriptor: int) -> None:
        """Give the file the extended attributes of another, as far as we may."""
        if not hasattr(os, "listxattr"):
            return
        for name in os.listxattr(source):
            with suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(source, name))

    def sync(self, descriptor: int) -> None:
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def rename(self, source: str, target: str) -> None:
        os.replace(source, target)  # noqa: PTH105

    def link(self, source: str, target: str) -> None:
        """Another name for a file; FileExistsError if the name is taken."""
        os.link(source, target)

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)  # noqa: PTH208

    def exchange(self, one: str, other: str) -> bool:
        """Let two files change names at one moment; False where that cannot be done."""
        try:
            call = _renameat2()
        except (ImportError, OSError):  # Python's own files cannot be read at this moment
            return False
        if call is None:
            return False
        return call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0

    def remove(self, path: str) -> None:
        os.unlink(path)  # noqa: PTH108

    def sync_folder(self, folder: str) -> None:
        """Make a rename in the folder durable; nothing where the system has no such call."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(descriptor)

    def new_mode(self) -> int:
        """The mode that a file created by this process ordinarily gets."""
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def is_regular(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode)
