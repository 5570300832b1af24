"""The Asker that a person sees: modal windows over the one that asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from argmap.core.i18n import tr
from argmap.ui.ask import Choice, Question
from argmap.ui.chrome import visible
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
        from argmap.ui.foreign import name_filters

        names, _ = QFileDialog.getOpenFileNames(
            self._parent, tr("Open a map"), str(folder), ";;".join(name_filters())
        )
        return [Path(name) for name in names]

    def file_to_save(
        self, suggestion: Path, kind: str = "", suffixes: tuple[str, ...] = ()
    ) -> Path | None:
        suffix = suffixes[0] if suffixes else suggestion.suffix or SUFFIX
        kinds = {".png": tr("Pictures"), ".pdf": tr("PDF files")}
        named = kind or kinds.get(suffix, tr("Argument maps"))
        patterns = " ".join(f"*{each}" for each in suffixes or (suffix,))
        title = tr("Save the map as") if suffix == SUFFIX else tr("Export as")
        dialog = QFileDialog(self._parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{_bare(named)} ({patterns})")
        dialog.setDefaultSuffix(suffix[1:])
        # Qt's own question would take the name of the file for markup.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDirectory(str(suggestion.parent))
        dialog.selectFile(suggestion.name)
        try:
            while dialog.exec() == QDialog.DialogCode.Accepted and dialog.selectedFiles():
                path = with_suffix(Path(dialog.selectedFiles()[0]), suffix)
                if not path.exists() or self.choose(overwriting(path)) == "overwrite":
                    return path
            return None
        finally:
            dialog.deleteLater()


def with_suffix(path: Path, suffix: str) -> Path:
    """As the dialog names it, which a native one may not do."""
    return path if path.suffix else path.with_name(path.name + suffix)


def _bare(kind: str) -> str:
    """The words before a parenthesis, in which a filter has its patterns."""
    return kind.partition(" (")[0]


def overwriting(path: Path) -> Question:
    """Ask whether an existing file may be replaced."""
    return Question(
        tr("Replace the file?"),
        tr("“{name}” already exists in this folder.", name=visible(path.name)),
        (
            Choice("cancel", tr("Cancel")),
            Choice("overwrite", tr("Replace"), "danger"),
        ),
    )
