"""A picture on disk: the old file or the whole new one, with the map in it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.canvas.export.options import MAX_SIDE, PngOptions
from argmap.canvas.export.png import Progress, Written, page_of, write_png
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.storage import atomic
from argmap.storage.native import dump
from argmap.storage.png import text_chunk

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer
    from argmap.storage.filemodel import Meta

_ROUNDING: Final = 0.9999  # sides are rounded up to whole pixels


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


def sheet_bytes(
    sheet: Sheet, meta: Meta, options: PngOptions, *, most: int
) -> tuple[bytes, Written]:
    """A PNG in memory of at most so many pixels, smaller than `options` say if need be.

    Raises ExportError.
    """
    wanted = options.scale if options.width is None else options.width / sheet.rect.width
    scale = min(wanted, math.sqrt(most / (sheet.rect.width * sheet.rect.height)))
    longest = max(sheet.rect.width, sheet.rect.height)
    scale = min(scale, MAX_SIDE / longest)
    sized = options.model_copy(update={"scale": scale * _ROUNDING, "width": None})
    extra = (text_chunk(dump(sheet.document.content(), meta)),) if options.embed else ()
    stream = io.BytesIO()
    written = write_png(sheet, sized, stream.write, extra=extra)
    return stream.getvalue(), written
