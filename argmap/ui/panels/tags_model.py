"""Tags as rows with a tick each: on, off, or partly, as the selection has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from argmap.core.edits.tagging import bearers
from argmap.core.i18n import figure, tr, trn
from argmap.core.records import Inference, Statement
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from argmap.session.session import Session

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class TagsModel(QAbstractListModel):
    """One row a tag. `ticked(tag, on)` and `renamed(tag, to)` ask for a change."""

    ticked = Signal(str, bool)
    renamed = Signal(str, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.bearers: dict[str, list[str]] = {}
        self._outdated = True
        self.taggable = False
        self._tags: list[str] = []
        self._ticks: list[Qt.CheckState] = []

    def note_change(self) -> None:
        """Tags of the map have changed: when read again, all of it is looked through."""
        self._outdated = True

    def read_again(self) -> None:
        """Show what the map and the selection have now; rows stay where they can."""
        if self._outdated:
            self.bearers = bearers(self._session.document)
            self._outdated = False
        tags = list(self.bearers)
        ticks = self._states(tags)
        if tags != self._tags:
            self.beginResetModel()
            self._tags, self._ticks = tags, ticks
            self.endResetModel()
        elif tags:
            self._ticks = ticks
            self.dataChanged.emit(self.index(0), self.index(len(tags) - 1))

    def _states(self, tags: list[str]) -> list[Qt.CheckState]:
        records = [self._session.document.record(key) for key in self._session.selection]
        chosen = [each.id for each in records if isinstance(each, Statement | Inference)]
        self.taggable = bool(chosen)
        states: list[Qt.CheckState] = []
        for tag in tags:
            having = len(set(chosen).intersection(self.bearers[tag])) if chosen else 0
            partly = Qt.CheckState.PartiallyChecked if having else Qt.CheckState.Unchecked
            states.append(Qt.CheckState.Checked if chosen and having == len(chosen) else partly)
        return states

    def tag_at(self, index: Index) -> str | None:
        return self._tags[index.row()] if 0 <= index.row() < len(self._tags) else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._tags)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = (
            Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable
        )
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.taggable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tag = self.tag_at(index)
        if tag is None:
            return None
        count = len(self.bearers[tag])
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{visible(tag)}  ·  {figure(count)}"
        if role == Qt.ItemDataRole.EditRole:
            return tag
        if role == Qt.ItemDataRole.CheckStateRole and self.taggable:
            return self._ticks[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{tag}, {times}", tag=tag, times=trn("{n} time", "{n:,} times", count))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        tag = self.tag_at(index)
        if tag is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            # What only some have, all have after a tick.
            self.ticked.emit(tag, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and value != tag:
            self.renamed.emit(tag, str(value))
            return True
        return False
