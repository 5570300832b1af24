"""The list of steps: what is done, where the map stands, what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from argmap.core.i18n import tr
from argmap.session.commands.undoing import go_to
from argmap.ui.chrome import shortened
from argmap.ui.panel import WIDTH, PanelBody

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.commands.context import Context
    from argmap.session.history import History

Index = QModelIndex | QPersistentModelIndex
LONGEST = 80


class HistoryModel(QAbstractListModel):
    """One row a place in the history: row 0 is where it begins, row n stands after n steps."""

    def __init__(self, history: History, parent: QWidget) -> None:
        super().__init__(parent)
        self._history = history

    def read_again(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._history) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        if not 0 <= place <= len(self._history):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._shown(place)}, {self._state(place)}"
        if role == Qt.ItemDataRole.FontRole and place == self._history.position:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and place > self._history.position:
            return self._faint()
        return None

    def _shown(self, place: int) -> str:
        if place:
            words = shortened(self._history[place - 1].label, LONGEST)
        elif self._history.forgotten:
            words = tr("Earlier steps, forgotten")
        else:
            words = tr("Beginning")
        return tr("{step} · saved", step=words) if place == self._history.saved else words

    def _state(self, place: int) -> str:
        if place == self._history.position:
            return tr("the map as it is")
        return tr("done") if place < self._history.position else tr("taken back")

    def _faint(self) -> Any:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent.palette().placeholderText()


class HistoryBody(PanelBody):
    """A click, or Enter, goes to a place; the map is shown as it was then."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        history = context.session.history
        self._model = HistoryModel(history, self)
        self.list = QListView(self)
        self.list.setObjectName("panel-list")
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Steps"))
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self._exits: list[Callable[[], None]] = [
            context.session.history_changed.subscribe(self._follow)
        ]
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 240)

    def leave(self) -> None:
        for leave in self._exits:
            leave()
        self._exits.clear()

    def _follow(self) -> None:
        self._model.read_again()
        present = self._model.index(self._context.session.history.position)
        self.list.setCurrentIndex(present)
        self.list.scrollTo(present)

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if self._exits and index.row() != self._context.session.history.position:
            go_to(self._context, index.row())
