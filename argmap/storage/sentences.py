"""Why a file could not be read or written, as sentences."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from argmap.core.causes import cause
from argmap.core.i18n import tr


def not_regular(status: os.stat_result) -> str:
    if stat.S_ISDIR(status.st_mode):
        return tr("This is a folder, not a file.")
    return tr("This is a device or a pipe, not a file.")


def reading_sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return tr("There is no such file.")
        case errno.EACCES | errno.EPERM:
            return tr("You are not allowed to read the file.")
        case errno.ELOOP:
            return tr("The file is a link that leads in a circle.")
    return tr("The file cannot be read: {reason}.", reason=cause(error))


def not_a_file_sentence(path: Path) -> str:
    return tr("“{name}” is a folder or a device, not a file. Choose another name.", name=path.name)


def protected_sentence(path: Path) -> str:
    return tr(
        "“{name}” is write-protected. Save under another name, or allow writing to it.",
        name=path.name,
    )


def links_sentence(path: Path) -> str:
    return tr(
        "“{name}” has other names (hard links), from which a new file would part it. Write in "
        "place to change it under all of them, or save elsewhere.",
        name=path.name,
    )


def not_confirmed_sentence(path: Path, error: OSError) -> str:
    return tr(
        "“{name}” is saved, but the disk did not confirm it ({reason}). Save again to be sure.",
        name=path.name,
        reason=cause(error),
    )


def writing_sentence(path: Path, error: OSError, *, untouched: bool = True) -> str:
    name, folder = path.name, str(path.parent)
    if not untouched:
        return tr("“{name}” could not be saved: {reason}.", name=name, reason=cause(error))
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
        reason=cause(error),
    )
