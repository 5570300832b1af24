"""The Asker that a person sees: modal windows over the one that asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from argmap.core.i18n import tr
from argmap.ui.ask import Choice, Question
from argmap.ui.dialogs.question import QuestionDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX = ".argmap"


class DialogAsker:
    """Implements Asker with windows that belong to `parent`."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def choose(self, question: Question) -> str:
        dialog = QuestionDialog(question, self._parent)
        try:
            dialog.exec()
            return dialog.answer
        finally:
            dialog.deleteLater()

    def files_to_open(self, folder: Path) -> list[Path]:
        from argmap.ui.foreign import name_filter

        names, _ = QFileDialog.getOpenFileNames(
            self._parent,
            tr("Open a map"),
            str(folder),
            ";;".join(
                [
                    f"{tr('Argument maps')} ({name_filter()})",
                    tr("All files") + " (*)",
                ]
            ),
        )
        return [Path(name) for name in names]

    def file_to_save(self, suggestion: Path) -> Path | None:
        suffix = suggestion.suffix or SUFFIX
        kinds = {".png": tr("Pictures"), ".pdf": tr("PDF files")}
        title = tr("Save the map as") if suffix == SUFFIX else tr("Export as")
        dialog = QFileDialog(self._parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds.get(suffix, tr("Argument maps")) + f" (*{suffix})")
        dialog.setDefaultSuffix(suffix[1:])
        dialog.setDirectory(str(suggestion.parent))
        dialog.selectFile(suggestion.name)
        try:
            if dialog.exec() != QDialog.DialogCode.Accepted or not dialog.selectedFiles():
                return None
            return self._with_suffix(Path(dialog.selectedFiles()[0]), suffix)
        finally:
            dialog.deleteLater()

    def _with_suffix(self, path: Path, suffix: str) -> Path | None:
        if path.suffix:
            return path
        # A native dialog may not add the suffix, and then has not asked about the right name.
        named = path.with_name(path.name + suffix)
        if named.exists() and self.choose(overwriting(named)) != "overwrite":
            return None
        return named


def overwriting(path: Path) -> Question:
    """Ask whether an existing file may be replaced."""
    return Question(
        tr("Replace the file?"),
        tr("“{name}” already exists in this folder.", name=path.name),
        (
            Choice("cancel", tr("Cancel")),
            Choice("overwrite", tr("Replace"), "danger"),
        ),
    )
