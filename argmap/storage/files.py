"""Maps on disk: read within limits, written atomically, watched for other programs' changes."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.core.records import Content, Record
from argmap.storage import atomic, pdf, png
from argmap.storage.decoding import too_large
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.fs import Fs, is_regular
from argmap.storage.native import Loaded, checked_dump, load

State = Literal["same", "changed", "deleted"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a file from a changed one: cheap facts first, then its content."""

    facts: tuple[int, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of a map, where they came from, and whether a picture carried them."""

    data: bytes
    fingerprint: Fingerprint
    in_picture: bool


class Unconfirmed(FileProblem):
    """The file is saved, but the disk did not confirm it; `fingerprint` is that of the new file."""

    def __init__(self, message: str, fingerprint: Fingerprint) -> None:
        super().__init__(message)
        self.fingerprint = fingerprint


def read_map(path: Path) -> Loaded:
    """The map in a file, in a PNG or in a PDF. Raises FileProblem."""
    return load(find_map(path).data)


def find_map(path: Path) -> Found:
    """The bytes of the map in a file, in a PNG or in a PDF. Raises FileProblem."""
    try:
        status = path.stat()
        if not is_regular(status):
            raise FileProblem(_not_regular(status))
        with path.open("rb") as stream:
            facts = _facts(os.fstat(stream.fileno()))
            if png.is_png(stream):
                data = png.read_chunk(stream)
                if data is None:
                    raise FileProblem(
                        tr(
                            "This picture has no map in it. Pictures that argmap exports have one "
                            "unless that was switched off."
                        )
                    )
                return Found(data, Fingerprint(facts, _digest(data)), in_picture=True)
            if pdf.is_pdf(stream):
                data = pdf.read_attachment(stream)
                if data is None:
                    raise FileProblem(
                        tr(
                            "This PDF has no map attached that can be read. PDF files that argmap "
                            "exports have one unless that was switched off."
                        )
                    )
                return Found(data, Fingerprint(facts, _digest(data)), in_picture=True)
            data = stream.read(limits.MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FileProblem(_reading_sentence(error)) from error
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    return Found(data, Fingerprint(facts, _digest(data)), in_picture=False)


def write_map(
    path: Path,
    content: Content,
    meta: Meta,
    *,
    known: Mapping[str, Record] | None = None,
    guard: Callable[[], None] | None = None,
    fs: Fs | None = None,
) -> Fingerprint:
    """Save durably: the name holds the complete old or the complete new map at every moment.

    Raises FileProblem with the old file untouched, or Unconfirmed with the new one in place.
    `known` are records that were read or saved before (see `checked_dump`); `guard` is called just
    before the new file takes the name, and calls the save off by raising.
    """
    data = checked_dump(content, meta, known or {})
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large()
    return write_bytes(path, data, guard=guard, fs=fs)


def write_bytes(
    path: Path, data: bytes, *, guard: Callable[[], None] | None = None, fs: Fs | None = None
) -> Fingerprint:
    """As `write_map`, of bytes that are a map already."""
    fs = fs or Fs()
    try:
        _refuse_target(path, fs)
        atomic.replace(path, data, guard=guard, fs=fs)
    except atomic.UnconfirmedError as error:
        message = tr(
            "“{name}” is saved, but the disk did not confirm it ({reason}). Save again to be sure.",
            name=path.name,
            reason=error.strerror,
        )
        raise Unconfirmed(message, _written(path, data)) from error
    except OSError as error:
        raise FileProblem(_writing_sentence(path, error)) from error
    return _written(path, data)


def fingerprint(path: Path) -> Fingerprint:
    """Raises OSError."""
    with path.open("rb") as stream:
        facts = _facts(os.fstat(stream.fileno()))
        return Fingerprint(facts, hashlib.file_digest(stream, "sha256").hexdigest())


def changed_since(path: Path, known: Fingerprint) -> State:
    """Whether the file holds other content than it did, or is gone."""
    try:
        if _facts(path.stat()) == known.facts:
            return "same"
        return "same" if fingerprint(path).sha256 == known.sha256 else "changed"
    except (FileNotFoundError, NotADirectoryError):
        return "deleted"
    except OSError:
        return "changed"


def _written(path: Path, data: bytes) -> Fingerprint:
    try:
        facts = _facts(path.stat())
    except OSError:
        facts = ()  # unlike any file's: the content decides
    return Fingerprint(facts, _digest(data))


def _facts(status: os.stat_result) -> tuple[int, ...]:
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refuse_target(path: Path, fs: Fs) -> None:
    real = fs.realpath(str(path))
    status = fs.stat(real)
    if status is None:
        return
    if not is_regular(status):
        raise FileProblem(
            tr("“{name}” is a folder or a device, not a file. Choose another name.", name=path.name)
        )
    if not fs.writable(real):
        raise FileProblem(
            tr(
                "“{name}” is write-protected. Save under another name, or allow writing to it.",
                name=path.name,
            )
        )


def _not_regular(status: os.stat_result) -> str:
    import stat

    if stat.S_ISDIR(status.st_mode):
        return tr("This is a folder, not a file.")
    return tr("This is a device or a pipe, not a file.")


def _reading_sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return tr("There is no such file.")
        case errno.EACCES | errno.EPERM:
            return tr("You are not allowed to read the file.")
        case errno.ELOOP:
            return tr("The file is a link that leads in a circle.")
    return tr("The file cannot be read: {reason}.", reason=error.strerror or str(error))


def _writing_sentence(path: Path, error: OSError) -> str:
    name, folder = path.name, str(path.parent)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return tr(
                "“{name}” could not be saved: the disk or your share of it is full. The file is as "
                "it was. Make room, or save elsewhere.",
                name=name,
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return tr(
                "“{name}” could not be saved: nothing may be written to the folder “{folder}”. "
                "The file is as it was. Save elsewhere.",
                name=name,
                folder=folder,
            )
        case errno.ENOENT | errno.ENOTDIR:
            return tr(
                "“{name}” could not be saved: there is no folder “{folder}”.",
                name=name,
                folder=folder,
            )
        case errno.ELOOP:
            return tr(
                "“{name}” could not be saved: it is a link that leads in a circle.", name=name
            )
        case errno.ENAMETOOLONG:
            return tr("“{name}” could not be saved: the name is too long.", name=name)
    return tr(
        "“{name}” could not be saved: {reason}. The file is as it was.",
        name=name,
        reason=error.strerror or str(error),
    )
