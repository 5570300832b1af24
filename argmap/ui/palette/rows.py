"""The palette's list: its rows as a model, and how one is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from argmap.canvas.icons import paint_icon
from argmap.core.kinds import kind_of
from argmap.ui.chrome import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from argmap.canvas.theme import Theme
    from argmap.ui.palette.entries import Entry

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
HEIGHT = 34
ICON = 18
EDGE = 12
GAP = 10
LONGEST = 300


class Rows(QAbstractListModel):
    """Entries in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(entry.title, LONGEST)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shortened(entry.spoken, LONGEST)
        return entry if role == ENTRY else None


class RowPainter(QStyledItemDelegate):
    """Draws an icon, the title, where it is found, and at the right its keys."""

    def __init__(self, colours: Mapping[str, str], theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._colours = {name: QColor(value) for name, value in colours.items()}
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        colours = self._colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["checked"])
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5)
        painter.setFont(option.font)
        self._paint_icon(painter, entry, rect)
        inner = rect.adjusted(EDGE + ICON + GAP, 0, -EDGE, 0)
        faint = colours["faint"]
        muted = colours["muted"] if entry.enabled else faint
        keys = self._paint_text(painter, entry.keys, inner, muted, right=True)
        room = inner.adjusted(0, 0, -(keys + GAP if keys else 0), 0)
        rest = min(painter.fontMetrics().horizontalAdvance(entry.rest), room.width() // 3)
        ink = colours["text"] if entry.enabled else faint
        first = room.adjusted(0, 0, -(rest + GAP if rest else 0), 0)
        used = self._paint_text(painter, shortened(entry.title, LONGEST), first, ink)
        self._paint_text(painter, entry.rest, room.adjusted(used + GAP, 0, 0, 0), muted)
        painter.restore()

    def _paint_icon(self, painter: QPainter, entry: Entry, rect: QRect) -> None:
        if not entry.icon:
            return
        colours, name = self._colours, entry.icon
        ink = colours["muted"] if entry.enabled else colours["faint"]
        if entry.sort == "statement":
            kind = kind_of(name)
            ink, name = self._theme.kind(kind.colour).mark, kind.icon
        place = QRect(rect.left() + EDGE, rect.top() + (HEIGHT - ICON) // 2 + 1, ICON, ICON)
        paint_icon(painter, name, place.toRectF(), ink)

    @staticmethod
    def _paint_text(
        painter: QPainter, text: str, room: QRect, ink: QColor, *, right: bool = False
    ) -> int:
        """Draw as much of a line as there is room for; returns how wide it is."""
        metrics = painter.fontMetrics()
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(ink)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), elided)
        return metrics.horizontalAdvance(elided)
