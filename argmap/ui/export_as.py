"""Write the map in the format of another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from argmap.core.i18n import tr
from argmap.formats.registry import FORMATS
from argmap.formats.writing import write_file
from argmap.storage.errors import FileProblem
from argmap.ui.ask import report
from argmap.ui.export_writing import suggestion
from argmap.ui.exporting import picture_options
from argmap.ui.format_dialog import FormatDialog

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.format import Format
    from argmap.ui.main_window import MainWindow


def export_as(window: MainWindow) -> FormatDialog | None:
    """Ask in which format, with what it would lose, then where; None if there is no map yet."""
    opened = window.map
    if opened is None:
        return None
    from argmap.core.document import Document

    document = Document(opened.session.document.content())
    origin = opened.file.origin
    last = opened.last_export[1] if opened.last_export is not None else None
    known = "" if origin is None else origin.format_id
    dialog = FormatDialog(document, last if isinstance(last, str) else known, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def agreed(chosen: Format) -> None:
        path = window.files.asker.file_to_save(_suggestion(window, chosen))
        if path is not None:
            write_as(window, document, chosen.id, path)

    dialog.chosen.connect(agreed)
    dialog.open()
    return dialog


def write_as(window: MainWindow, document: Document, format_id: str, path: Path) -> None:
    """Write the file and remember it; say what came of it."""
    try:
        write_file(path, document, FORMATS[format_id], picture_options(window))
    except FileProblem as problem:
        window.files.asker.choose(report(tr("The map was not exported"), problem.message))
        return
    if window.map is not None:
        window.map.last_export = (path, format_id)
    window.program.settings.last_folder = path.parent
    window.say(tr("Exported {name}", name=path.name))


def _suggestion(window: MainWindow, chosen: Format) -> Path:
    """Beside the map, or beside the file that it was read from."""
    opened = window.map
    known = None if opened is None else opened.path or opened.file.suggested
    base = suggestion(window, "") if known is None else known.with_suffix("")
    folder = base.parent if base.is_absolute() else window.program.settings.last_folder
    return folder / (base.name + chosen.suffixes[0])
