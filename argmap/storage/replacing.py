"""Save a map: look at what is there, keep it, replace it, compare."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from argmap.core import limits
from argmap.core.causes import cause
from argmap.core.i18n import tr
from argmap.core.records import Content, Record
from argmap.storage import atomic, inplace, leftovers
from argmap.storage.backup import back_up, other_names
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.fingerprints import Fingerprint, written
from argmap.storage.fs import Fs, is_regular
from argmap.storage.native import checked_dump, load
from argmap.storage.sentences import (
    links_sentence,
    not_a_file_sentence,
    not_confirmed_sentence,
    protected_sentence,
    writing_sentence,
)

_FORBIDDEN: Final = {errno.EACCES, errno.EPERM}


def _ignore(sentence: str) -> None:
    """Nobody is there to be warned."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is to be replaced.

    `backup` keeps what it was as `name.bak`, if that is a map: known from `sound`, else tried.
    `preserve` gets what is overwritten and keeps it elsewhere, or raises OSError: if that is given,
    a file that cannot be replaced without loss is refused (NotReplaceable) unless `in_place`.
    `older` is the version of the format that the file was in: its last state stays beside it.
    What could not be done besides saving is told to `warn`.
    """

    backup: bool = False
    sound: bool = False
    in_place: bool = False
    older: int | None = None
    preserve: Callable[[bytes], None] | None = None
    warn: Callable[[str], None] = _ignore


class Unconfirmed(FileProblem):
    """The file is saved, but the disk did not confirm it; `fingerprint` is that of the new file."""

    def __init__(self, message: str, fingerprint: Fingerprint) -> None:
        super().__init__(message)
        self.fingerprint = fingerprint


class NotReplaceable(FileProblem):
    """A new file cannot take the name, or something would be lost; it can be written in place."""

    def __init__(self, message: str, reason: Literal["links", "folder"]) -> None:
        super().__init__(message)
        self.reason = reason


def write_map(
    path: Path,
    content: Content,
    meta: Meta,
    *,
    known: Mapping[str, Record] | None = None,
    guard: atomic.Guard | None = None,
    fs: Fs | None = None,
    manner: Manner | None = None,
) -> Fingerprint:
    """Save durably: the name holds the complete old or the complete new map at every moment.

    Raises FileProblem with the old file untouched, or Unconfirmed with the new one in place.
    `known` are records that were read or saved before (see `checked_dump`); `guard` is given
    what is about to be overwritten, and calls the save off by raising.
    """
    data = checked_dump(content, meta, known or {})
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    return write_bytes(path, data, guard=guard, fs=fs, manner=manner)


def write_bytes(
    path: Path,
    data: bytes,
    *,
    guard: atomic.Guard | None = None,
    fs: Fs | None = None,
    manner: Manner | None = None,
) -> Fingerprint:
    """As `write_map`, of bytes that are a map already."""
    replacing = _Replacing(path, fs or Fs(), manner or Manner(), guard)
    try:
        made = replacing.write(data)
    except atomic.UnconfirmedError as error:
        raise Unconfirmed(not_confirmed_sentence(path, error), written(path, data, None)) from error
    except inplace.HalfWrittenError as error:
        raise FileProblem(writing_sentence(path, error, untouched=False)) from error
    except OSError as error:
        if error.errno in _FORBIDDEN and replacing.rewritable:
            raise NotReplaceable(writing_sentence(path, error), "folder") from error
        raise FileProblem(writing_sentence(path, error)) from error
    return written(path, data, made)


class _Replacing:
    """One save of one file."""

    def __init__(self, path: Path, fs: Fs, manner: Manner, guard: atomic.Guard | None) -> None:
        self._path = path
        self._fs = fs
        self._manner = manner
        self._guard = guard
        self._real = ""
        self.rewritable = False
        """Whether the file can be written in place, for all that is known by now."""

    def write(self, data: bytes) -> os.stat_result | None:
        """Return what is known of the new file."""
        real = self._real = self._fs.realpath(str(self._path))
        status = self._fs.stat(real)
        reason = None if status is None else self._obstacle(status)
        keepable = status is not None and self._manner.preserve is not None
        if reason is not None and keepable:
            if not self._manner.in_place:
                raise NotReplaceable(self._refusal(reason), reason)
            return self._rewrite(data)
        self.rewritable = keepable and not self._manner.in_place
        try:
            return atomic.replace(self._path, data, guard=self._last_of_all, fs=self._fs)
        except atomic.UnconfirmedError:
            raise
        except OSError as error:
            # In some folders new files may be made, but not take the names of others.
            if error.errno in _FORBIDDEN and keepable and self._manner.in_place:
                return self._rewrite(data)
            raise

    def _rewrite(self, data: bytes) -> os.stat_result | None:
        assert self._manner.preserve is not None
        return inplace.rewrite(
            self._path, data, preserve=self._manner.preserve, guard=self._guard, fs=self._fs
        )

    def _obstacle(self, status: os.stat_result) -> Literal["links", "folder"] | None:
        """Why the file may not be replaced; raises FileProblem if it may not be written at all."""
        if not is_regular(status):
            raise FileProblem(not_a_file_sentence(self._path))
        if not self._fs.writable(self._real):
            raise FileProblem(protected_sentence(self._path))
        folder = os.path.dirname(self._real)  # noqa: PTH120
        if not self._fs.writable(folder):
            return "folder"
        if status.st_nlink > 1:
            leftovers.sweep(folder, self._fs)
            if other_names(self._fs, self._real):
                return "links"
        return None

    def _refusal(self, reason: str) -> str:
        if reason == "links":
            return links_sentence(self._path)
        return writing_sentence(self._path, OSError(errno.EACCES, ""))

    def _last_of_all(self, place: Path) -> None:
        """What is overwritten stands at its own name still, or has just come out of there."""
        if self._guard is not None:
            self._guard(place)
        if str(place) == self._real and self._fs.stat(self._real) is not None:
            self._keep_old()
            if self._guard is not None:
                self._guard(place)

    def _keep_old(self) -> None:
        """Keep what is overwritten; that this fails is told, but keeps nobody from saving."""
        if not (self._manner.backup or self._manner.preserve or self._manner.older):
            return
        failures: list[OSError] = []
        try:
            if not (self._manner.sound or _is_map(self._fs.read(self._real))):
                return
            for way in (self._keep_beside, self._keep_elsewhere):
                try:
                    way()
                except OSError as error:  # what one way cannot do the other may
                    failures.append(error)
        except OSError as error:
            failures.append(error)
        if failures:
            self._manner.warn(
                tr(
                    "“{name}” is saved, but what it was before could not be kept well ({reason}).",
                    name=self._path.name,
                    reason=cause(failures[0]),
                )
            )

    def _keep_beside(self) -> None:
        if self._manner.older is not None:
            name = f"{os.path.basename(self._real)}.v{self._manner.older}.bak"  # noqa: PTH119
            back_up(self._fs, self._real, name)
        if self._manner.backup:
            back_up(self._fs, self._real)

    def _keep_elsewhere(self) -> None:
        if self._manner.preserve is not None:
            self._manner.preserve(self._fs.read(self._real))


def _is_map(data: bytes) -> bool:
    with suppress(FileProblem):
        load(data)
        return True
    return False
