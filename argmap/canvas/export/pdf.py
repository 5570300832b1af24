"""PDF files and print: pages painted by the one painter, with text that can be selected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from argmap import __version__
from argmap.canvas.export.options import PdfOptions
from argmap.canvas.export.paper import MARGIN, Pages, PaperPage, pages_of
from argmap.canvas.export.png import ExportCancelledError, Progress
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.canvas.export.watching import Watched
from argmap.canvas.fonts import qfont
from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.layout.text import Face, TextStyle
from argmap.storage import atomic
from argmap.storage.native import dump

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from argmap.core.document import Document
    from argmap.layout.plan import MapPlan
    from argmap.layout.text import TextMeasurer
    from argmap.storage.filemodel import Meta

RESOLUTION: Final = 1200
DETAIL: Final = 2.0
"""Paper is looked at closely: all that a map has is drawn, however small."""

_NAME_STYLE: Final = TextStyle(Face.REGULAR, 10.0, 14.0)
_GREY: Final = QColor("#767676")
_MARK: Final = 8.0
_ELIDE: Final = Qt.TextElideMode.ElideRight
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


def export_pdf(
    document: Document,
    meta: Meta,
    path: Path,
    options: PdfOptions,
    measurer: TextMeasurer,
    *,
    progress: Progress | None = None,
) -> Pages:
    """Write a PDF of the map, or of the statements chosen, replacing the file at once.

    What is attached is what is shown. Raises ExportError or OSError, with the old file as it was.
    """
    return save_pdf(set_sheet(document, options, measurer), meta, path, options, progress)


def save_pdf(
    sheet: Sheet, meta: Meta, path: Path, options: PdfOptions, progress: Progress | None = None
) -> Pages:
    """As `export_pdf`, of a sheet that is set already."""
    pages = sheet_pages(sheet, options)
    data = pdf_bytes(sheet, pages, meta, options, progress)

    def fill(write: Callable[[bytes], object]) -> None:
        write(data)

    atomic.replace(path, fill)
    return pages


def sheet_pages(
    sheet: Sheet, options: PdfOptions, size: tuple[float, float] | None = None
) -> Pages:
    """The sheet laid out on pages. Raises ExportError if there would be too many."""
    return pages_of(sheet.rect, options, sheet.inked, size)


def pdf_bytes(
    sheet: Sheet,
    pages: Pages,
    meta: Meta,
    options: PdfOptions,
    progress: Progress | None = None,
) -> bytes:
    """The file in memory. Raises ExportCancelledError if `progress` says so."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.document.info.title or tr("Argument map"))
    writer.setCreator(f"argmap {__version__}")
    writer.setResolution(RESOLUTION)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    size = QSizeF(pages.width, pages.height)
    none = QMarginsF(0, 0, 0, 0)
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(
        QPageLayout(QPageSize(size, QPageSize.Unit.Point, "", exact), upright, none)
    )
    if options.embed:
        data = QByteArray(dump(sheet.document.content(), meta))
        writer.addFileAttachment("map.argmap", data, "application/json")
    paint_pages(writer, sheet, pages, progress)
    return bytes(buffer.data().data())


def paint_pages(
    device: QPagedPaintDevice, sheet: Sheet, pages: Pages, progress: Progress | None = None
) -> None:
    """Paint all pages on a device whose page is as large as ours, without margins of its own."""
    with QPainter(device) as painter:
        zoom = device.logicalDpiX() / 72
        for done, page in enumerate(pages.pages):
            if done:
                device.newPage()
            painter.resetTransform()
            painter.scale(zoom, zoom)
            watched = _Progress(progress, done, len(pages.pages)).watched(sheet.plan)
            shown = sheet._replace(plan=cast("MapPlan", watched))
            paint_page(painter, shown, pages, page)
            if watched.left:
                raise ExportCancelledError(tr("The export was cancelled."))


class _Progress(NamedTuple):
    """Tells of one page among all, after so many that are done."""

    told: Progress | None
    done: int
    pages: int

    def watched(self, plan: MapPlan) -> Watched:
        return Watched(plan, self._step)

    def _step(self, share: float) -> bool:
        return self.told is None or self.told((self.done + share) / self.pages)


def paint_page(
    painter: QPainter, sheet: Sheet, pages: Pages, page: PaperPage, detail: float = DETAIL
) -> None:
    """Paint one page; `painter` is in points, the page's left top corner at its origin.

    `detail` is the scale in which the map is drawn, which tells how much of it there is.
    """
    if sheet.ground is not None and sheet.ground != QColor("white"):
        painter.fillRect(QRectF(0, 0, pages.width, pages.height), sheet.ground)
    painter.save()
    if page.name:
        room = QRectF(page.at.x, page.at.y, page.part.width, page.part.height)
        room.setSize(QSizeF(page.part.width * pages.scale, page.part.height * pages.scale))
        painter.setClipRect(room)
    painter.translate(page.at.x, page.at.y)
    painter.scale(pages.scale, pages.scale)
    painter.translate(-page.part.x, -page.part.y)
    part = page.part
    sheet.paint(painter, Rect(part.x - 1, part.y - 1, part.width + 2, part.height + 2), detail)
    painter.restore()
    if page.name:
        _paint_name(painter, sheet, pages, page)


def _paint_name(painter: QPainter, sheet: Sheet, pages: Pages, page: PaperPage) -> None:
    """Which page this is, and corners to cut along."""
    painter.setPen(QPen(_GREY, 0.5))
    right, bottom = pages.width - MARGIN, pages.height - MARGIN
    for x, y in ((MARGIN, MARGIN), (right, MARGIN), (MARGIN, bottom), (right, bottom)):
        outward_x = -_MARK if x == MARGIN else _MARK
        outward_y = -_MARK if y == MARGIN else _MARK
        painter.drawLine(round(x + outward_x), round(y), round(x + outward_x / 4), round(y))
        painter.drawLine(round(x), round(y + outward_y), round(x), round(y + outward_y / 4))
    painter.setFont(qfont(_NAME_STYLE))
    place = pages.pages.index(page) + 1
    words = tr("{name} · page {n} of {all}", name=page.name, n=place, all=len(pages.pages))
    title = sheet.document.info.title
    words = f"{title} · {words}" if title else words
    # In the middle of the margin, between the marks.
    line = painter.fontMetrics().elidedText(words, _ELIDE, round(pages.width - 4 * MARGIN))
    painter.drawText(QRectF(0, bottom, pages.width, MARGIN), _CENTRE, line)
