"""File ▸ Export: the dialog, the file it goes to, and doing it once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import Qt

from argmap.canvas.export.options import PdfOptions, PngOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.core.i18n import tr
from argmap.ui.export_dialog import ExportDialog
from argmap.ui.export_writing import suggestion, write_picture

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow
    from argmap.ui.pdf_dialog import PdfDialog


def export_with_dialog(window: MainWindow) -> ExportDialog | None:
    """Open the dialog on the window's map as it is now; None if there is no map yet."""
    opened = window.map
    if opened is None:
        return None
    from argmap.core.document import Document

    document = Document(opened.session.document.content())
    options = _remembered(window).model_copy(update={"arrows": window.canvas.arrows})
    selection = tuple(key for key in opened.session.selection if key in document.statements)
    dialog = ExportDialog(document, window.canvas.measurer, selection, options, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def agreed(sheet: Sheet, chosen: PngOptions) -> None:
        path = window.files.asker.file_to_save(suggestion(window, ".png"))
        if path is not None:
            write_picture(window, sheet, chosen, path)

    def wanted_on_clipboard(sheet: Sheet, chosen: PngOptions) -> None:
        _copy(window, sheet, chosen)

    dialog.chosen.connect(agreed)
    dialog.copied.connect(wanted_on_clipboard)
    dialog.open()
    return dialog


def export_again(window: MainWindow) -> None:
    """Write the last picture once more, of the map as it is now; the dialog the first time."""
    opened = window.map
    if opened is None:
        return
    if opened.last_picture is None:
        export_with_dialog(window)
        return
    path, options = opened.last_picture
    again = export_pdf_with_dialog if isinstance(options, PdfOptions) else export_with_dialog
    present = tuple(key for key in options.select if key in opened.session.document.statements)
    if options.select and not present:
        window.say(tr("What was exported last is no longer in the map: choose anew."))
        again(window)
        return
    options = options.model_copy(update={"select": present, "arrows": window.canvas.arrows})
    try:
        sheet = set_sheet(opened.session.document, options, window.canvas.measurer)
    except ExportError as error:
        window.say(str(error))
        return
    write_picture(window, sheet, options, path)


def copy_picture(window: MainWindow, keys: tuple[str, ...]) -> None:
    """Put a picture of these statements, or of the whole map, on the clipboard, as exported."""
    from argmap.core.document import Document

    opened = window.map
    assert opened is not None
    options = picture_options(window).model_copy(update={"select": keys})
    document = Document(opened.session.document.content())
    try:
        sheet = set_sheet(document, options, window.canvas.measurer)
    except ExportError as error:
        window.say(str(error))
        return
    _copy(window, sheet, options)


def _copy(window: MainWindow, sheet: Sheet, options: PngOptions) -> None:
    from argmap.ui.copied import copy_sheet

    try:
        written = copy_sheet(sheet, options)
    except (ExportError, MemoryError) as error:
        window.say(str(error) or tr("There is not enough memory for the picture."))
        return
    window.say(
        tr(
            "Copied a picture: {width} × {height} pixels",
            width=written.width,
            height=written.height,
        )
    )


def picture_options(window: MainWindow) -> PngOptions:
    """The choices of the last picture, with arrows as they are now."""
    return _remembered(window).model_copy(update={"arrows": window.canvas.arrows, "select": ()})


def export_pdf_with_dialog(window: MainWindow) -> PdfDialog | None:
    """As `export_with_dialog`, for PDF and print."""
    opened = window.map
    if opened is None:
        return None
    from argmap.core.document import Document
    from argmap.ui.pdf_dialog import PdfDialog

    document = Document(opened.session.document.content())
    selection = tuple(key for key in opened.session.selection if key in document.statements)
    options = pdf_options(window)
    dialog = PdfDialog(document, window.canvas.measurer, selection, options, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def agreed(sheet: Sheet, chosen: PdfOptions) -> None:
        path = window.files.asker.file_to_save(suggestion(window, ".pdf"))
        if path is not None:
            write_picture(window, sheet, chosen, path)

    def wanted_on_paper(sheet: Sheet, chosen: PdfOptions) -> None:
        from argmap.ui.printing import preview_print

        preview_print(window, sheet, chosen)

    dialog.chosen.connect(agreed)
    dialog.printed.connect(wanted_on_paper)
    dialog.open()
    return dialog


def print_map(window: MainWindow) -> None:
    """Show the map as it would be printed, with the choices of the last PDF."""
    from argmap.core.document import Document
    from argmap.ui.printing import preview_print

    opened = window.map
    if opened is None:
        return
    options = pdf_options(window).model_copy(update={"select": ()})
    try:
        document = Document(opened.session.document.content())
        sheet = set_sheet(document, options, window.canvas.measurer)
    except ExportError as error:
        window.say(str(error))
        return
    preview_print(window, sheet, options)


def pdf_options(window: MainWindow) -> PdfOptions:
    """The choices of the last PDF, with arrows as they are now."""
    opened = window.map
    last = opened.last_picture[1] if opened is not None and opened.last_picture else None
    if not isinstance(last, PdfOptions):
        try:
            last = PdfOptions(**window.program.settings.pdf_options)
        except (ValidationError, TypeError):
            last = PdfOptions()
    return last.model_copy(update={"arrows": window.canvas.arrows})


def _remembered(window: MainWindow) -> PngOptions:
    opened = window.map
    last = opened.last_picture[1] if opened is not None and opened.last_picture else None
    if isinstance(last, PngOptions):
        return last
    try:
        return PngOptions(**window.program.settings.export_options)
    except (ValidationError, TypeError):
        return PngOptions()
