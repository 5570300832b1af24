"""Why the system refused something, in the words that complete “could not be saved: …”."""

from __future__ import annotations

from typing import Final

from argmap.core.i18n import mark, translated

COMMON: Final = (
    mark("Bad file descriptor"),
    mark("Connection timed out"),
    mark("Device or resource busy"),
    mark("Directory not empty"),
    mark("Disk quota exceeded"),
    mark("File exists"),
    mark("File name too long"),
    mark("File too large"),
    mark("Input/output error"),
    mark("Invalid argument"),
    mark("Invalid cross-device link"),
    mark("Is a directory"),
    mark("No such device"),
    mark("No such file or directory"),
    mark("No space left on device"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Operation not supported"),
    mark("Permission denied"),
    mark("Read-only file system"),
    mark("Stale file handle"),
    mark("Text file busy"),
    mark("Too many levels of symbolic links"),
    mark("Too many open files"),
    mark("Transport endpoint is not connected"),
)
"""What systems say most often; they say it in English, and so do we what is not listed."""


def cause(error: BaseException) -> str:
    """Return what the system gave as its reason."""
    return translated(getattr(error, "strerror", None) or str(error))
