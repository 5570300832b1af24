"""What a second start says to the program that runs already: the files to open.

The socket lies in a folder of the user's own and lets nobody else in. What comes through it is a
list of paths and nothing more. Systems without such sockets have as many programs as are started.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_MESSAGE: Final = 64 * 1024
MAX_PATHS: Final = 200
DONE: Final = b"opened\n"
_PATIENCE: Final = 3.0
_MAX_NAME: Final = 100
"""Bytes of a socket's path; the least that a system allows is 104."""


def socket_path(state: Path) -> Path | None:
    """Return where the program that keeps its state in `state` listens; None if nowhere can be.

    The name follows from the state folder: programs with other homes do not meet.
    """
    if not hasattr(socket, "AF_UNIX"):
        return None
    own = hashlib.sha256(os.fsencode(state)).hexdigest()[:16]
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else state
    path = folder / f"argmap-{own}.socket"
    return path if len(os.fsencode(path)) <= _MAX_NAME else None


def hand_over(paths: Sequence[Path], state: Path) -> bool:
    """Let the program that runs already open these files; False if there is none that answers."""
    path = socket_path(state)
    message = json.dumps([str(each.absolute()) for each in paths]).encode() + b"\n"
    if path is None or not path.exists() or read_message(message) is None:
        return False
    with socket.socket(socket.AF_UNIX) as talk, suppress(OSError):
        talk.settimeout(_PATIENCE)
        talk.connect(str(path))
        talk.sendall(message)
        return talk.makefile("rb").readline(len(DONE)) == DONE
    return False


def listen(state: Path) -> socket.socket | None:
    """Return a socket, ready to accept without waiting; None where that cannot be had.

    To be called once `hand_over` found nobody: a name that a dead program left is taken over.
    """
    path = socket_path(state)
    if path is None:
        return None
    listening = socket.socket(socket.AF_UNIX)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        before = os.umask(0o177)  # or others could connect between bind and chmod
        try:
            listening.bind(str(path))
        finally:
            os.umask(before)
        listening.listen(8)
        listening.setblocking(False)
    except OSError:
        listening.close()
        return None
    return listening


def stop(listening: socket.socket) -> None:
    """Close the socket and give up its name."""
    with suppress(OSError):
        Path(listening.getsockname()).unlink()
    listening.close()


def read_message(line: bytes) -> list[Path] | None:
    """Return the paths in a message, or None if it is none of ours."""
    if len(line) > MAX_MESSAGE:
        return None
    try:
        brought = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(brought, list) or len(brought) > MAX_PATHS:
        return None
    if not all(isinstance(each, str) and "\0" not in each for each in brought):
        return None
    paths = [Path(each) for each in brought]
    return paths if all(path.is_absolute() for path in paths) else None
