"""Our own files, so that whatever reads or writes a format reads and writes these too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark
from argmap.formats.format import CAPABILITIES, Format, Imported, Options, Remark
from argmap.storage.filemodel import Meta
from argmap.storage.native import checked_dump, load

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

_SAYS_SO: Final = re.compile(r'^\s*\{\s*"format"\s*:\s*"argmap"')


def is_ours(given: Given) -> bool:
    """Whether a file says that it is ours: at its beginning, or elsewhere if that can be parsed."""
    if _SAYS_SO.search(given.head):
        return True
    return '"argmap"' in given.head and given.object.get("format") == "argmap"


def _sniff(given: Given) -> float:
    return 1.0 if is_ours(given) or given.object.get("format") == "argmap" else 0.0


def read_ours(data: bytes) -> Imported:
    """The map in a file of ours, or in what carries one."""
    loaded = load(data)
    return Imported(loaded.document, tuple(Remark("repaired", repair) for repair in loaded.repairs))


def _read(given: Given) -> Imported:
    return read_ours(given.data)


def _write(document: Document, options: Options) -> bytes:
    return checked_dump(document.content(), Meta())


FORMAT = Format(
    id="argmap",
    title=mark("argmap"),
    suffixes=(".argmap", ".argmap.json"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset(CAPABILITIES),
)
