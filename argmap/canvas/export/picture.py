"""A picture on disk: the old file or the whole new one, with the map in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.png import Progress, Written, page_of, write_png
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.storage import atomic
from argmap.storage.native import dump
from argmap.storage.png import text_chunk

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer
    from argmap.storage.filemodel import Meta


def export_picture(
    document: Document,
    meta: Meta,
    path: Path,
    options: PngOptions,
    measurer: TextMeasurer,
    *,
    progress: Progress | None = None,
) -> Written:
    """Write a PNG of the map, or of the statements chosen, replacing the file at once.

    What is embedded is what is shown: a picture of a selection holds no more than the selection.
    Raises ExportError or OSError, with the old file as it was.
    """
    return save_sheet(set_sheet(document, options, measurer), meta, path, options, progress)


def save_sheet(
    sheet: Sheet,
    meta: Meta,
    path: Path,
    options: PngOptions,
    progress: Progress | None = None,
) -> Written:
    """As `export_picture`, of a sheet that is set already."""
    page_of(sheet, options)
    extra: tuple[bytes, ...] = ()
    if options.embed:
        extra = (text_chunk(dump(sheet.document.content(), meta)),)
    written: list[Written] = []

    def fill(write: Callable[[bytes], object]) -> None:
        written.append(write_png(sheet, options, write, extra=extra, progress=progress))

    atomic.replace(path, fill)
    return written[0]
