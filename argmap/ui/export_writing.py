"""A picture goes to its file, and what came of it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from argmap.canvas.export.options import PdfOptions, PngOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.pdf import save_pdf
from argmap.canvas.export.picture import save_sheet
from argmap.canvas.export.png import ExportCancelledError
from argmap.core.causes import cause
from argmap.core.i18n import tr
from argmap.ui.ask import report
from argmap.ui.plain import plain_progress

if TYPE_CHECKING:
    from argmap.canvas.export.png import Progress
    from argmap.canvas.export.sheet import Sheet
    from argmap.ui.main_window import MainWindow

_SHOW_PROGRESS_MS = 500


def write_picture(
    window: MainWindow, sheet: Sheet, options: PngOptions | PdfOptions, path: Path
) -> None:
    """Write a PNG or a PDF, and remember how."""
    opened = window.map
    assert opened is not None
    progress = plain_progress(tr("Painting the picture…"), window, most=1000)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_SHOW_PROGRESS_MS)

    def step(share: float) -> bool:
        progress.setValue(round(share * 1000))
        return not progress.wasCanceled()

    try:
        told = _written(window, sheet, options, path, step)
    except ExportCancelledError as error:
        window.say(str(error))
        return
    except (ExportError, OSError, MemoryError) as error:
        reason = cause(error) or tr("there is not enough memory")
        sentence = tr("“{path}” was not written: {reason}", path=path.name, reason=reason)
        window.files.asker.choose(report(tr("The picture was not exported"), sentence))
        return
    finally:
        progress.close()
        progress.deleteLater()
    opened.last_export = (path, options)
    settings = window.program.settings
    chosen = options.model_dump(mode="json", exclude={"select", "folded"})
    if isinstance(options, PdfOptions):
        settings.pdf_options = chosen
    else:
        settings.export_options = chosen
    settings.last_folder = path.parent
    window.say(told)


def suggestion(window: MainWindow, suffix: str) -> Path:
    """Where a picture of this kind went last, or else beside the map."""
    opened = window.map
    assert opened is not None
    if opened.last_export is not None:
        return opened.last_export[0].with_suffix(suffix)
    if opened.path is not None:
        return opened.path.with_suffix(suffix)
    name = opened.session.document.info.title or tr("map")
    safe = "".join(c if c.isalnum() or c in " -_" else "" for c in name).strip() or "map"
    return window.program.settings.last_folder / f"{safe}{suffix}"


def _written(
    window: MainWindow,
    sheet: Sheet,
    options: PngOptions | PdfOptions,
    path: Path,
    step: Progress,
) -> str:
    """Write the file; what there is to tell of it."""
    opened = window.map
    assert opened is not None
    if isinstance(options, PdfOptions):
        pages = save_pdf(sheet, opened.file.meta, path, options, step)
        return tr("Exported {name}: {pages}", name=path.name, pages=pages.told())
    written = save_sheet(sheet, opened.file.meta, path, options, step)
    done = tr(
        "Exported {name}: {width} × {height} pixels",
        name=path.name,
        width=written.width,
        height=written.height,
    )
    return f"{done}. {written.warning}" if written.warning else done
