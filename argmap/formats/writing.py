"""A map as a file of another format: whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.formats.format import Options
from argmap.storage.errors import FileProblem
from argmap.storage.files import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.formats.drawing.options import SheetOptions
    from argmap.formats.format import Format

NOTHING_CHOSEN: Final = Options()


def written(document: Document, target: Format, options: Options = NOTHING_CHOSEN) -> bytes:
    """The bytes of the file. Raises FileProblem if the format cannot be written at all."""
    if target.write is None:
        raise FileProblem(tr("{format} is read but not written.", format=tr(target.title)))
    return target.write(document, options)


def _always() -> bool:
    return True


def write_file(
    path: Path,
    document: Document,
    target: Format,
    sheet: SheetOptions | None = None,
    wanted: Callable[[], bool] = _always,
) -> None:
    """Write the file, and those beside it; every byte is made before the first is written.

    `sheet` is what was chosen for pictures. If it is not `wanted` any more by then, nothing is.
    """
    options = Options(target.stem(path.name), sheet)
    files = [(path, written(document, target, options))]
    files += [
        (path.with_suffix(suffix), write(document, options))
        for suffix, write in target.beside.items()
    ]
    for each, data in files if wanted() else ():
        write_bytes(each, data)


def files_of(path: Path, target: Format) -> list[Path]:
    """All files that are written: the one chosen, and those beside it."""
    return [path, *(path.with_suffix(suffix) for suffix in target.beside)]


def placed(document: Document) -> Document:
    """The same document, every statement with a place: a map without any is tidied."""
    from argmap.layout.arranging.placing import place_unplaced
    from argmap.layout.text import TextMeasurer

    if any(each.x is None or each.y is None for each in document.statements.values()):
        document.apply(place_unplaced(document, TextMeasurer()))
    return document


def spread(document: Document) -> Document:
    """The same document, boxes clear of each other where another program put them."""
    from argmap.layout.arranging.settling import settled
    from argmap.layout.text import TextMeasurer

    document.apply(settled(document, TextMeasurer()))
    return document
