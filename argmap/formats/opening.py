"""Any readable file as a map: ours, a picture that carries one, or another program's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.formats.given import Given
from argmap.formats.registry import FORMATS, recognised
from argmap.storage.filemodel import Meta
from argmap.storage.files import Found, find_map
from argmap.storage.memory import collector_paused
from argmap.storage.native import Loaded, load

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.formats.format import Format, Imported


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: the map, as which format, and what there is to tell.

    `imported` is None for our own files.
    """

    found: Found
    format: Format
    loaded: Loaded
    imported: Imported | None = None


def open_map(path: Path, chosen: Format | None = None) -> Opened:
    """Read a file in the format that is chosen, or that it seems to be of. Raises FileProblem."""
    found = find_map(path)
    ours = FORMATS["argmap"]
    if found.in_picture:
        return Opened(found, ours, load(found.data))
    given = Given(found.data, path.name, path)
    used = chosen or recognised(given)
    if used is None or used is ours or used.read is None:
        # Ours says best what is wrong with a file that nobody knows.
        return Opened(found, ours, load(found.data))
    with collector_paused():
        imported = used.read(given)
    told = tuple(each.message for each in imported.remarks)
    return Opened(found, used, Loaded(imported.document, Meta(), (*given.guesses, *told)), imported)
