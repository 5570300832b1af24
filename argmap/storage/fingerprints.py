"""Whether a file is still what it was: cheap facts first, then its content."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["same", "changed", "deleted"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a file from a changed one: cheap facts first, then its content."""

    facts: tuple[int, ...]
    sha256: str


def fingerprint(path: Path) -> Fingerprint:
    """Raises OSError."""
    with path.open("rb") as stream:
        facts = facts_of(os.fstat(stream.fileno()))
        return Fingerprint(facts, hashlib.file_digest(stream, "sha256").hexdigest())


def changed_since(path: Path, known: Fingerprint) -> State:
    """Whether the file holds other content than it did, or is gone."""
    return look(path, known)[0]


def look(path: Path, known: Fingerprint) -> tuple[State, Fingerprint]:
    """As `changed_since`; also what to know from now on of a file that was merely touched."""
    try:
        if facts_of(path.stat()) == known.facts:
            return "same", known
        present = fingerprint(path)
    except (FileNotFoundError, NotADirectoryError):
        return "deleted", known
    except OSError:
        return "changed", known
    return ("same", present) if present.sha256 == known.sha256 else ("changed", known)


def facts_of(status: os.stat_result) -> tuple[int, ...]:
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def written(path: Path, data: bytes, made: os.stat_result | None) -> Fingerprint:
    """Of a file just saved: `made` is what was known of it before it took its name.

    If another program was as quick, the facts are not those of our content, which then decides.
    """
    try:
        status = path.stat()
    except OSError:
        status = None
    ours = made is not None and status is not None and _lasting(made) == _lasting(status)
    return Fingerprint(facts_of(status) if ours and status is not None else (), digest(data))


def _lasting(status: os.stat_result) -> tuple[int, ...]:
    """What stays when a file gets its name."""
    return facts_of(status)[:4]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
