"""File ▸ Export: the dialogs, what they begin with, and the file it goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from PySide6.QtCore import Qt

from argmap.canvas.export.options import PdfOptions, PngOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.core.i18n import tr
from argmap.ui.export_dialog import ExportDialog
from argmap.ui.export_writing import suggestion, write_picture
from argmap.ui.sheet_fields import Subject

if TYPE_CHECKING:
    from argmap.canvas.export.options import SheetOptions
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap
    from argmap.ui.pdf_dialog import PdfDialog

Chosen = TypeVar("Chosen", bound="SheetOptions")


def export_with_dialog(window: MainWindow) -> ExportDialog | None:
    """Open the dialog on the window's map as it is now; None if there is no map yet."""
    opened = window.map
    if opened is None:
        return None
    dialog = ExportDialog(_subject(window, opened), _remembered(window), window)
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


def copy_picture(window: MainWindow, keys: tuple[str, ...]) -> None:
    """Put a picture of these statements, or of the whole map, on the clipboard, as exported."""
    options = picture_options(window).model_copy(update={"select": keys})
    sheet = sheet_now(window, options)
    if sheet is not None:
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


def export_pdf_with_dialog(window: MainWindow) -> PdfDialog | None:
    """As `export_with_dialog`, for PDF and print."""
    opened = window.map
    if opened is None:
        return None
    from argmap.ui.pdf_dialog import PdfDialog

    dialog = PdfDialog(_subject(window, opened), pdf_options(window), window)
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
    from argmap.ui.printing import preview_print

    options = pdf_options(window).model_copy(update={"select": ()})
    sheet = sheet_now(window, options)
    if sheet is not None:
        preview_print(window, sheet, options)


def picture_options(window: MainWindow) -> PngOptions:
    """The choices of the last picture, of the whole map, with arrows and folds as they are now."""
    return _remembered(window).model_copy(update={"select": ()})


def pdf_options(window: MainWindow) -> PdfOptions:
    """The choices of the last PDF, with arrows and folds as they are now."""
    return _last(window, PdfOptions, window.program.settings.pdf_options)


def as_shown(window: MainWindow, options: Chosen) -> Chosen:
    """These choices with arrows, and folds if these count, as they are now."""
    folded = None if options.folded is None else _folded(window)
    return options.model_copy(update={"arrows": window.canvas.arrows, "folded": folded})


def _remembered(window: MainWindow) -> PngOptions:
    return _last(window, PngOptions, window.program.settings.export_options)


def _last(window: MainWindow, kind: type[Chosen], settings: dict[str, object]) -> Chosen:
    opened = window.map
    last = opened.last_export[1] if opened is not None and opened.last_export else None
    if isinstance(last, kind):
        return as_shown(window, last)
    try:
        return as_shown(window, kind.model_validate(settings))
    except ValidationError:
        return as_shown(window, kind())


def _subject(window: MainWindow, opened: OpenMap) -> Subject:
    """The map as it is now; what is done to it meanwhile changes no picture."""
    from argmap.core.document import Document

    session = opened.session
    document = Document(session.document.content())
    selection = tuple(key for key in session.selection if key in document.statements)
    return Subject(document, window.canvas.measurer, selection, _folded(window))


def _folded(window: MainWindow) -> tuple[str, ...]:
    return () if window.map is None else tuple(sorted(window.map.session.folding.folded))


def sheet_now(window: MainWindow, options: SheetOptions) -> Sheet | None:
    """What these choices show of the map as it is now; None, with the reason said, if nothing."""
    from argmap.core.document import Document

    if window.map is None:
        return None
    document = Document(window.map.session.document.content())
    try:
        return set_sheet(document, options, window.canvas.measurer)
    except ExportError as error:
        window.say(str(error))
        return None
