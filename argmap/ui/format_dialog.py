"""File ▸ Export As: the formats of other programs, and what each would lose of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from argmap.core.i18n import tr
from argmap.formats.losses import losses
from argmap.formats.registry import FORMATS
from argmap.ui.appearance import within_screen
from argmap.ui.chrome import menu_text
from argmap.ui.plain import plain_label, plain_pane

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.format import Format

_WIDTH = 480
_LINES = 7
_HEIGHT = 240


class FormatDialog(QDialog):
    """Lists what can be written; says below what the chosen format has no place for."""

    chosen = Signal(object)

    def __init__(self, document: Document, last: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(tr("Export As"))
        self.setModal(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Formats"))
        width = within_screen(self, _WIDTH)
        self.list.setMinimumWidth(width)
        height = self.screen().availableGeometry().height()
        self.list.setMinimumHeight(min(_HEIGHT, height // 3))
        for each in FORMATS.values():
            if each.write is not None and each.id != "argmap":
                item = QListWidgetItem(f"{tr(each.title)}  ({each.suffixes[0]})", self.list)
                item.setData(Qt.ItemDataRole.UserRole, each.id)
        self.loss = plain_pane("", self)
        self.loss.setAccessibleName(tr("What the file will not hold"))
        lines = _LINES if height > 2 * _HEIGHT else 2
        self.loss.setMinimumHeight(self.loss.fontMetrics().lineSpacing() * lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(plain_label(tr("Export the map as"), self, role="heading"))
        column.addWidget(self.list, 3)
        column.addWidget(self.loss, 2)
        column.addLayout(self._buttons())
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemActivated.connect(self._agree)
        ids = [self._id(self.list.item(row)) for row in range(self.list.count())]
        self.list.setCurrentRow(ids.index(last) if last in ids else 0)
        self.list.setFocus()

    @property
    def format(self) -> Format | None:
        row = self.list.currentRow()
        return None if row < 0 else FORMATS[self._id(self.list.item(row))]

    def _id(self, item: QListWidgetItem) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        cancel = QPushButton(menu_text(tr("Cancel")), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.export = QPushButton(menu_text(tr("Export…")), self)
        self.export.setDefault(True)
        self.export.clicked.connect(self._agree)
        row.addWidget(cancel)
        row.addWidget(self.export)
        return row

    @Slot()
    def _tell(self) -> None:
        chosen = self.format
        if chosen is None:
            return
        lost = losses(self._document, chosen)
        if lost:
            lines = [tr("This file will not hold:"), *(f"–  {each.told}" for each in lost)]
        else:
            lines = [tr("This file will hold everything that is in the map.")]
        self.loss.setPlainText("\n".join(lines))

    @Slot()
    def _agree(self) -> None:
        if self.format is not None:
            chosen = self.format
            self.accept()
            self.chosen.emit(chosen)
