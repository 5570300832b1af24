"""The system calls that a journal makes besides those of saving."""

from __future__ import annotations

import os
from typing import Final

from argmap.storage.fs import Fs

_APPEND: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | os.O_APPEND
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class JournalFs(Fs):
    """The real file system, with files that grow and folders that come and go."""

    def create_growing(self, path: str) -> int:
        """A new file whose every write goes to its end; FileExistsError if the name is taken."""
        return os.open(path, _APPEND, 0o600)

    def sync_data(self, descriptor: int) -> None:
        """Make what was written durable; cheaper than `sync`, which also keeps times."""
        getattr(os, "fdatasync", os.fsync)(descriptor)

    def tail(self, path: str, start: int, most: int) -> bytes:
        """What stands in the file from `start` on, up to `most` bytes."""
        with open(path, "rb") as stream:  # noqa: PTH123 - the seam stays close to the calls
            stream.seek(start)
            return stream.read(most)

    def make_folder(self, path: str) -> None:
        """A folder that only its owner can look into; none of its parents is changed."""
        os.makedirs(path, mode=0o700, exist_ok=True)  # noqa: PTH103
        if os.name != "nt":
            os.chmod(path, 0o700)  # noqa: PTH101

    def names(self, path: str) -> list[str]:
        """What is in the folder, sorted; nothing if there is none."""
        try:
            return sorted(os.listdir(path))  # noqa: PTH208
        except (FileNotFoundError, NotADirectoryError):
            return []
