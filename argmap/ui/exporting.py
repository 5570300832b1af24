"""File ▸ Export: the dialog, the file it goes to, and doing it once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressDialog

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.picture import save_sheet
from argmap.canvas.export.png import ExportCancelledError
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.core.i18n import tr
from argmap.ui.ask import report
from argmap.ui.export_dialog import ExportDialog

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow

_SHOW_PROGRESS_MS = 500


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
        path = window.files.asker.file_to_save(_suggestion(window))
        if path is not None:
            _export(window, sheet, chosen, path)

    dialog.chosen.connect(agreed)
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
    present = tuple(key for key in options.select if key in opened.session.document.statements)
    if options.select and not present:
        window.say(tr("What was exported last is no longer in the map: choose anew."))
        export_with_dialog(window)
        return
    options = options.model_copy(update={"select": present, "arrows": window.canvas.arrows})
    try:
        sheet = set_sheet(opened.session.document, options, window.canvas.measurer)
    except ExportError as error:
        window.say(str(error))
        return
    _export(window, sheet, options, path)


def copy_picture(window: MainWindow, keys: tuple[str, ...]) -> None:
    """Put a picture of these statements, or of the whole map, on the clipboard, as exported."""
    from argmap.core.document import Document
    from argmap.ui.clip import hand_over
    from argmap.ui.copied import PNG, painted

    opened = window.map
    assert opened is not None
    options = picture_options(window).model_copy(update={"select": keys})
    document = Document(opened.session.document.content())
    try:
        data, written = painted(document, options)
    except (ExportError, MemoryError) as error:
        window.say(str(error) or tr("There is not enough memory for the picture."))
        return
    copied = QMimeData()
    # The bytes beside the picture: they are what carries the map.
    copied.setData(PNG, QByteArray(data))
    copied.setImageData(QImage.fromData(data))
    hand_over(copied)
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


def _export(window: MainWindow, sheet: Sheet, options: PngOptions, path: Path) -> None:
    opened = window.map
    assert opened is not None
    progress = QProgressDialog(tr("Painting the picture…"), tr("Cancel"), 0, 1000, window)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_SHOW_PROGRESS_MS)

    def step(share: float) -> bool:
        progress.setValue(round(share * 1000))
        return not progress.wasCanceled()

    try:
        written = save_sheet(sheet, opened.file.meta, path, options, step)
    except ExportCancelledError as error:
        window.say(str(error))
        return
    except (ExportError, OSError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or str(error) or tr("there is not enough memory")
        sentence = tr("“{path}” was not written: {reason}", path=path.name, reason=reason)
        window.files.asker.choose(report(tr("The picture was not exported"), sentence))
        return
    finally:
        progress.close()
        progress.deleteLater()
    opened.last_picture = (path, options)
    settings = window.program.settings
    settings.export_options = options.model_dump(mode="json", exclude={"select"})
    settings.last_folder = path.parent
    done = tr(
        "Exported {name}: {width} × {height} pixels",
        name=path.name,
        width=written.width,
        height=written.height,
    )
    window.say(f"{done}. {written.warning}" if written.warning else done)


def _remembered(window: MainWindow) -> PngOptions:
    opened = window.map
    if opened is not None and opened.last_picture is not None:
        return opened.last_picture[1]
    try:
        return PngOptions(**window.program.settings.export_options)
    except (ValidationError, TypeError):
        return PngOptions()


def _suggestion(window: MainWindow) -> Path:
    opened = window.map
    assert opened is not None
    if opened.last_picture is not None:
        return opened.last_picture[0]
    if opened.path is not None:
        return opened.path.with_suffix(".png")
    name = opened.session.document.info.title or tr("map")
    safe = "".join(c if c.isalnum() or c in " -_" else "" for c in name).strip() or "map"
    return window.program.settings.last_folder / f"{safe}.png"
