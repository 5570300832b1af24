"""Print with a preview. Qt's part for printing is loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from argmap.canvas.export.page import ExportError
from argmap.canvas.export.pdf import paint_pages, sheet_pages
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from argmap.canvas.export.options import PdfOptions
    from argmap.canvas.export.sheet import Sheet
    from argmap.ui.main_window import MainWindow

PAPERS = {
    "a4": QPageSize.PageSizeId.A4,
    "a3": QPageSize.PageSizeId.A3,
    "letter": QPageSize.PageSizeId.Letter,
}


def preview_print(
    window: MainWindow, sheet: Sheet, options: PdfOptions
) -> QPrintPreviewDialog | None:
    """Show what would be printed, to be printed from there; a sentence if that can't be."""
    try:
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
    except ImportError as error:
        window.say(tr("Printing is not possible: {reason}", reason=str(error)))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.document.info.title or tr("Argument map"))
    try:
        _set_paper(printer, sheet, options)
    except ExportError as error:
        window.say(str(error))
        return None
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Print"))
    dialog.resize(window.size() * 0.85)
    press = Press(window, sheet, options, printer, dialog)
    dialog.paintRequested.connect(press.paint)
    dialog.open()
    return dialog


class Press(QObject):
    """Paints the sheet on whatever paper is chosen in the preview."""

    def __init__(
        self,
        window: MainWindow,
        sheet: Sheet,
        options: PdfOptions,
        printer: QPrinter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._sheet = sheet
        self._options = options
        self._printer = printer  # kept for as long as the preview is there

    @Slot(object)
    def paint(self, printer: QPrinter) -> None:
        printer.setFullPage(True)
        paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
        size = (paper.width(), paper.height())
        try:
            pages = sheet_pages(self._sheet, self._options, size)
        except ExportError as error:
            self._window.say(str(error))
            with QPainter(printer):
                return
        paint_pages(printer, self._sheet, pages)


def _set_paper(printer: QPrinter, sheet: Sheet, options: PdfOptions) -> None:
    """The paper chosen, or the printer's own, lying as suits the map."""
    if options.paper in PAPERS:
        printer.setPageSize(QPageSize(PAPERS[options.paper]))
    own = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    ways = [(own.width(), own.height()), (own.height(), own.width())]
    if options.orientation != "auto":
        lies = options.orientation == "landscape"
    else:
        upright, lying = (sheet_pages(sheet, options, way) for way in ways)
        if options.tiled:
            lies = lying.columns * lying.rows < upright.columns * upright.rows
        else:
            lies = lying.scale > upright.scale
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)
