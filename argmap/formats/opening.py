"""Any readable file as a map: ours, a picture that carries one, or another program's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.formats.given import Given
from argmap.formats.native import FORMAT as OURS
from argmap.formats.native import is_ours
from argmap.storage.errors import FileProblem
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
    given = Given(found.data, path.name, path)
    with collector_paused():
        used = OURS if found.in_picture else chosen or _recognised(given)
        imported = None if used is OURS or used.read is None else used.read(given)
    if imported is None:
        return Opened(found, OURS, load(found.data))
    told = tuple(each.message for each in imported.remarks)
    return Opened(found, used, Loaded(imported.document, Meta(), (*given.guesses, *told)), imported)


def format_of(data: bytes, path: Path) -> Format:
    """The format that a file is of; ours, which says best what is wrong, if nobody knows it."""
    return _format_of(Given(data, path.name, path))


def _recognised(given: Given) -> Format:
    """As `format_of`, but that of a file which is no map at all FileProblem tells what it is."""
    used = _format_of(given)
    if used is OURS and not is_ours(given):
        from argmap.formats.strangers import stranger

        told = stranger(given)
        if told is not None:
            raise FileProblem(told)
    return used


def _format_of(given: Given) -> Format:
    if is_ours(given):
        return OURS  # and the others need not be loaded
    from argmap.formats.registry import recognised

    return recognised(given) or OURS
