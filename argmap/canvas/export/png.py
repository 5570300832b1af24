"""PNG pictures: painted in bands, written as they come, with the map inside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.page import ExportError, Page, page
from argmap.canvas.export.png_stream import PngStream
from argmap.canvas.export.sheet import Sheet
from argmap.core.geometry import Rect
from argmap.core.i18n import tr

_BAND_PIXELS: Final = 4_000_000
"""A band in memory is four bytes a pixel, and its copy for the file three or four more."""

_DPI: Final = 96.0
Progress = Callable[[float], bool]
"""Called with the share that is done; False ends the export."""


class ExportCancelledError(ExportError):
    """Somebody ended the export before it was done."""


class Written(NamedTuple):
    """A picture that was written: its size in pixels, and what people should know of it."""

    width: int
    height: int
    warning: str | None


def page_of(sheet: Sheet, options: PngOptions) -> Page:
    """The picture's size; raises PictureTooLargeError, which names the largest possible scale."""
    return page(sheet.rect, scale=options.scale, width=options.width)


def write_png(
    sheet: Sheet,
    options: PngOptions,
    write: Callable[[bytes], object],
    *,
    extra: tuple[bytes, ...] = (),
    progress: Progress | None = None,
) -> Written:
    """Paint the sheet and write the file through `write`; `extra` are chunks of their own.

    Needs a QGuiApplication and the bundled fonts; about 40 MB however large the picture is.
    Raises PictureTooLargeError before anything is written, ExportCancelledError if `progress`
    says so.
    """
    size = page_of(sheet, options)
    stream = PngStream(
        write,
        size.width,
        size.height,
        4 if sheet.ground is None else 3,
        dpi=_DPI * size.scale,
        extra=extra,
    )
    opaque, clear = QImage.Format.Format_RGB888, QImage.Format.Format_RGBA8888
    rows = max(1, min(size.height, _BAND_PIXELS // size.width))
    for top in range(0, size.height, rows):
        band = render(sheet, size, top, min(rows, size.height - top))
        band.convertTo(opaque if sheet.ground is not None else clear)
        stream.rows(memoryview(band.constBits()), band.bytesPerLine())
        if progress is not None and not progress(min(1.0, (top + rows) / size.height)):
            raise ExportCancelledError(tr("The export was cancelled."))
    stream.finish()
    return Written(size.width, size.height, size.warning())


def render(sheet: Sheet, size: Page, top: int = 0, height: int | None = None) -> QImage:
    """A horizontal band of the picture, or all of it, as a premultiplied image."""
    height = size.height - top if height is None else height
    image = QImage(size.width, height, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportError(
            tr(
                "There is not enough memory for {width} × {height} pixels. Choose a smaller scale.",
                width=size.width,
                height=height,
            )
        )
    image.fill(0 if sheet.ground is None else sheet.ground)
    with QPainter(image) as painter:
        # Whole device pixels between bands: every line of text falls the same in each of them.
        painter.translate(
            -round(sheet.rect.x * size.scale), -round(sheet.rect.y * size.scale) - top
        )
        painter.scale(size.scale, size.scale)
        shown = Rect(
            sheet.rect.x - 1,
            sheet.rect.y + top / size.scale - 1,
            sheet.rect.width + 2,
            height / size.scale + 2,
        )
        painter.setClipRect(QRectF(*shown))
        sheet.paint(painter, shown, size.scale)
    return image
