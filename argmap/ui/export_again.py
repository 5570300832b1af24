"""File ▸ Export Again: the last export once more, whatever it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.canvas.export.options import PdfOptions
from argmap.core.i18n import tr
from argmap.ui.export_as import write_as
from argmap.ui.export_writing import write_picture
from argmap.ui.exporting import as_shown, export_pdf_with_dialog, export_with_dialog, sheet_now

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.canvas.export.options import PngOptions
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap


def export_again(window: MainWindow) -> None:
    """Write the last export once more, of the map as it is now; the dialog the first time."""
    opened = window.map
    if opened is None:
        return
    if opened.last_export is None:
        export_with_dialog(window)
        return
    path, chosen = opened.last_export
    if isinstance(chosen, str):
        write_as(window, opened.session.document, chosen, path)
    else:
        _picture_again(window, opened, chosen, path)


def _picture_again(
    window: MainWindow, opened: OpenMap, options: PngOptions | PdfOptions, path: Path
) -> None:
    again = export_pdf_with_dialog if isinstance(options, PdfOptions) else export_with_dialog
    present = tuple(key for key in options.select if key in opened.session.document.statements)
    if options.select and not present:
        window.say(tr("What was exported last is no longer in the map: choose anew."))
        again(window)
        return
    options = as_shown(window, options).model_copy(update={"select": present})
    sheet = sheet_now(window, options)
    if sheet is not None:
        write_picture(window, sheet, options, path)
