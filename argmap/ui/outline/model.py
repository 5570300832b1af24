"""The outline as Qt's views want it: indices for rows, and news of each change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from argmap.core.i18n import tr
from argmap.session.outlining.tree import Outline
from argmap.ui.outline.words import account_of, name_of, tip_of
from argmap.ui.plain import tooltip_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from argmap.core.document import Document
    from argmap.session.outlining.rows import Row
    from argmap.ui.outline.dropping import Dropping

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-argmap-outline"
"""What is dragged within one outline; the rows themselves are known to the tree."""

_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)


class OutlineModel(QAbstractItemModel):
    """An index holds the number of its row, never the row: one that is gone is simply not found."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.outline = Outline(document, self)
        # Asked for so often, by views of many rows, that a call less is felt.
        self._rows = self.outline.rows
        self.shape = 0
        """Counts up whenever rows have come, gone or moved."""
        self.dropping: Dropping | None = None
        """What decides where dragged rows can go."""

    @property
    def document(self) -> Document:
        return self.outline.document

    def row_at(self, index: Index | None) -> Row | None:
        """The row of an index; None of an index that is nowhere."""
        return self._rows.get(index.internalId()) if index is not None else None

    def index_of(self, row: Row | None) -> QModelIndex:
        """The index of a row; that of no row for what stands above all."""
        if row is None or row is self.outline.root:
            return QModelIndex()
        return self.createIndex(row.place, 0, row.id)

    # --- what views ask ----------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index | None = None) -> QModelIndex:
        above = self._above(parent)
        if above is None or column or row < 0:
            return QModelIndex()
        children = above.children
        if children is None:
            children = self.outline.children(above)
        return self.createIndex(row, 0, children[row].id) if row < len(children) else QModelIndex()

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        row = self._rows.get(index.internalId())
        above = None if row is None else row.parent
        if above is None or above is self.outline.root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above.id)

    def rowCount(self, parent: Index | None = None) -> int:
        above = self._above(parent)
        if above is None:
            return 0
        return len(self.outline.children(above) if above.children is None else above.children)

    def hasChildren(self, parent: Index | None = None) -> bool:
        above = self._above(parent)
        if above is None:
            return False
        return bool(self.outline.children(above) if above.children is None else above.children)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        statement = self.document.statements.get(row.statement) if row is not None else None
        if row is None or statement is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return statement.text
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(tip_of(self.document, row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return name_of(self.outline, row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return account_of(self.document, row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        # Not seen, but read out.
        return tr("Statement") if role == Qt.ItemDataRole.DisplayRole else None

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [row for index in indexes if (row := self.row_at(index)) is not None]
        if self.dropping is not None:
            self.dropping.take(rows)
        data = QMimeData()
        data.setData(MIME, self._token)
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        above = self._above(parent)
        return (
            above is not None
            and self.dropping is not None
            and bytes(data.data(MIME).data()) == self._token
            and self.dropping.may(above, row)
        )

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        above = self._above(parent)
        return above is not None and self.dropping is not None and self.dropping.drop(above, row)

    @property
    def _token(self) -> bytes:
        """What tells rows of this outline from those of another window's."""
        return str(id(self)).encode()

    def _above(self, parent: Index | None) -> Row | None:
        if parent is None or not parent.isValid():
            return self.outline.root
        return self._rows.get(parent.internalId())

    # --- what the outline tells --------------------------------------------------------------

    def inserting(self, parent: Row, first: int, last: int) -> None:
        self.beginInsertRows(self.index_of(parent), first, last)

    def inserted(self) -> None:
        self.endInsertRows()
        self.shape += 1

    def removing(self, parent: Row, first: int, last: int) -> None:
        self.beginRemoveRows(self.index_of(parent), first, last)

    def removed(self) -> None:
        self.endRemoveRows()
        self.shape += 1

    def moving(self, parent: Row, place: int, to: int) -> None:
        above = self.index_of(parent)
        # Qt counts the place to move to before the row is taken away.
        self.beginMoveRows(above, place, place, above, to + 1 if to > place else to)

    def moved(self) -> None:
        self.endMoveRows()
        self.shape += 1

    def changed(self, row: Row) -> None:
        index = self.index_of(row)
        self.dataChanged.emit(index, index)
