"""Write the map in the format of another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from argmap.core.i18n import tr
from argmap.formats.registry import FORMATS
from argmap.formats.writing import files_of, write_file
from argmap.storage.errors import FileProblem
from argmap.ui.aside import GivenUpError, done_aside
from argmap.ui.ask import Choice, Question, report
from argmap.ui.chrome import visible
from argmap.ui.export_writing import suggestion
from argmap.ui.exporting import picture_options
from argmap.ui.format_dialog import FormatDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.document import Document
    from argmap.formats.format import Format
    from argmap.ui.main_window import MainWindow

_MANY: Final = 2_000
"""Larger maps are written while the window says that it goes on."""


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
        path = window.files.asker.file_to_save(
            _suggestion(window, chosen), tr(chosen.title), chosen.suffixes
        )
        if path is not None and _may_replace(window, path, chosen):
            write_as(window, document, chosen.id, path)

    dialog.chosen.connect(agreed)
    dialog.open()
    return dialog


def write_as(window: MainWindow, document: Document, format_id: str, path: Path) -> None:
    """Write the file and remember it; say what came of it."""
    chosen, options = FORMATS[format_id], picture_options(window)

    def write(wanted: Callable[[], bool]) -> None:
        write_file(path, document, chosen, options, wanted)

    try:
        if len(document.statements) > _MANY:
            done_aside(window, tr("Writing “{name}”…", name=visible(path.name)), write)
        else:
            write_file(path, document, chosen, options)
    except GivenUpError:
        window.say(tr("The export was cancelled."))
        return
    except FileProblem as problem:
        window.files.asker.choose(report(tr("The map was not exported"), problem.message))
        return
    if window.map is not None:
        window.map.last_export = (path, format_id)
    window.program.settings.last_folder = path.parent
    window.say(tr("Exported {name}", name=path.name))


def _may_replace(window: MainWindow, path: Path, chosen: Format) -> bool:
    """Whether files beside the one that was asked for may be written over, if there are any."""
    there = [each for each in files_of(path, chosen)[1:] if each.exists()]
    if not there:
        return True
    question = Question(
        tr("Replace the files beside it?"),
        tr("This format takes several files, and some of them already exist in this folder."),
        (Choice("cancel", tr("Cancel")), Choice("overwrite", tr("Replace"), "danger")),
        tuple(visible(each.name) for each in there),
    )
    return window.files.asker.choose(question) == "overwrite"


def _suggestion(window: MainWindow, chosen: Format) -> Path:
    """Beside the map, or beside the file that it was read from."""
    opened = window.map
    known = None if opened is None else opened.path or opened.file.suggested
    base = suggestion(window, "") if known is None else known.with_suffix("")
    folder = base.parent if base.is_absolute() else window.program.settings.last_folder
    return folder / (base.name + chosen.suffixes[0])
