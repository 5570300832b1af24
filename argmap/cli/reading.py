"""Any readable file, for verbs that take a map: what had to be mended goes to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.cli.errors import InputError
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.formats.opening import Opened


def read(path: Path, chosen: str | None = None) -> Opened:
    """The map in a file of the chosen format, or of the one it seems to be of.

    Raises InputError with the file's name and what is wrong.
    """
    from argmap.formats.opening import open_map
    from argmap.formats.registry import format_named
    from argmap.storage.errors import FileProblem

    wanted = format_named(chosen) if chosen is not None else None
    if wanted is not None and wanted.read is None:
        raise InputError(tr("{format} is written but not read.", format=tr(wanted.title)))
    try:
        opened = open_map(path, wanted)
    except FileProblem as error:
        raise InputError(tr("{file}: {message}", file=str(path), message=error.message)) from error
    return opened


def tell_repairs(path: Path, opened: Opened) -> None:
    for repair in opened.loaded.repairs:
        print(tr("{file}: {message}", file=str(path), message=repair), file=sys.stderr)
