"""What a row looks like: its sign, its kind, its words, and marks of what is special about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QStyle, QStyledItemDelegate

from argmap.canvas.icons import paint_icon
from argmap.core.kinds import kind_of
from argmap.session.outlining.rows import bearing, elsewhere, linked
from argmap.ui.outline import lines
from argmap.ui.outline.editor import RowEditor

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from argmap.canvas.theme import Theme
    from argmap.session.outlining.rows import Row
    from argmap.ui.outline.tree import OutlineTree

    Index = QModelIndex | QPersistentModelIndex

ICON: Final = 16
GAP: Final = 6
MARGIN: Final = 4
ROOM: Final = 2
"""Between the last icon and the words, such that an editor's frame fits in there."""
LEAST: Final = 90
"""Width that words have at least, however deep the row."""
MANY: Final = 5000
SEEN: Final = 300
WIDEST_ICONS: Final = 3 * (ICON + GAP) + 2 * MARGIN + ROOM
_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_SIGNS: Final = {"other step": "other"}


class RowLook(QStyledItemDelegate):
    """Paints rows and opens their editor; `edited(text)` and `left` tell how that was closed."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self.editor: RowEditor | None = None
        """What is typed into just now."""
        self.lines = lines.LINES
        self._heights: dict[tuple[lines.Words, int], int] = {}
        self._laid: dict[tuple[lines.Words, int, int], QTextLayout] = {}

    def forget(self) -> None:
        """Measure everything anew."""
        self._heights.clear()
        self._laid.clear()

    # --- size and paint ----------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._tree.model_.row_at(index)
        statement = self._tree.statement_of(row)
        if row is None or statement is None:
            return QSize(LEAST, ICON + 2 * MARGIN)
        width = self._words_width(row)
        key = (lines.Words.of(statement), width)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) > MANY:
                self._heights.clear()
            tall = lines.height_of(key[0], option.font, width, self.lines)
            height = self._heights[key] = max(ICON, round(tall)) + 2 * MARGIN
        return QSize(LEAST, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._tree.model_.row_at(index)
        statement = self._tree.statement_of(row)
        if row is None or statement is None:
            return
        self.initStyleOption(option, index)
        if statement.id in self._tree.marked:
            option.state |= QStyle.StateFlag.State_Selected
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setClipRect(rect)
        style = self._tree.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._tree
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._paint_icons(painter, row, QPointF(rect.left() + MARGIN, rect.top() + MARGIN))
        words = lines.Words.of(statement)
        font = option.font
        spacing = QFontMetricsF(font).lineSpacing()
        top = rect.top() + MARGIN + max(0.0, (ICON - spacing) / 2)
        left, width = rect.left() + self._icons_width(row), self._words_width(row)
        room = QRectF(left, top, width, rect.bottom() - top)
        if words.text:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            self._laid_out(words, font, width).draw(painter, room.topLeft())
        else:
            faint = palette.color(QPalette.ColorRole.PlaceholderText)
            lines.paint_placeholder(painter, font, faint, room)
        painter.restore()

    def _laid_out(self, words: lines.Words, font: QFont, width: int) -> QTextLayout:
        """Words in lines; what is in view is set once, and painted at every key."""
        key = words, width, self.lines
        layout = self._laid.get(key)
        if layout is None:
            if len(self._laid) > SEEN:
                self._laid.clear()
            layout = self._laid[key] = lines.laid_out(words, font, width, self.lines)
        return layout

    def _paint_icons(self, painter: QPainter, row: Row, place: QPointF) -> None:
        for name, colour in self._icons(row):
            paint_icon(painter, name, QRectF(place.x(), place.y(), ICON, ICON), colour)
            place += QPointF(ICON + GAP, 0)

    def _icons(self, row: Row) -> list[tuple[str, QColor]]:
        """What the row does, what it is, and whether there is more to say."""
        document, theme = self._tree.model_.document, self._theme
        icons = []
        role = bearing(document, row)
        if role != "top":
            name = "linked" if linked(document, row) else _SIGNS.get(role, role)
            name = "link" if name == "other" else name
            icons.append((name, theme.arrow(_SIGNS.get(role, role))))
        kind = kind_of(document.statements[row.statement].kind)
        icons.append((kind.icon, theme.kind(kind.colour).mark))
        faint = self._tree.palette().color(QPalette.ColorRole.PlaceholderText)
        if row.loops:
            icons.append(("circle", faint))
        elif elsewhere(document, row):
            icons.append(("copy", faint))
        return icons

    @property
    def _theme(self) -> Theme:
        return self._tree.canvas.theme

    def _icons_width(self, row: Row) -> int:
        return MARGIN + len(self._icons(row)) * (ICON + GAP) + ROOM

    def _words_width(self, row: Row) -> int:
        """Return how wide words may be: what can be seen of the panel, but never too little."""
        left = self._tree.indentation() * row.depth + self._icons_width(row)
        return max(LEAST, self._tree.viewport().width() - left - MARGIN)

    # --- the editor --------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        statement = self._tree.statement_of(self._tree.model_.row_at(index))
        editor = RowEditor(parent, "" if statement is None else statement.text)
        editor.keys = self._tree.canvas.editing.keys
        editor.textChanged.connect(self._tree.canvas.editing.typed)
        editor.finished.connect(self.finish)
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The editor had its text when it was made; what others do meanwhile does not undo it."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, RowEditor):
            self.edited.emit(editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row = self._tree.model_.row_at(index)
        if isinstance(editor, RowEditor) and row is not None:
            rect: QRect = option.rect
            left = rect.left() + self._icons_width(row) - RowEditor.PADDING
            width = self._words_width(row) + RowEditor.PADDING + MARGIN
            editor.place(QRect(left, rect.top(), width, rect.height()))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Qt would take Enter, Tab and Escape for itself, and an editor that is closed already may
        # yet lose the focus.
        if editor is not self.editor or event.type() in _KEYS:
            return False
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:  # its row has gone
            self.editor = None
        super().destroyEditor(editor, index)

    @Slot(bool)
    def finish(self, keep: bool) -> None:
        """Close the editor, if there is one, and keep its text or give it up."""
        editor, self.editor = self.editor, None
        if editor is not None:
            if keep:
                self.commitData.emit(editor)
            else:
                self.left.emit()
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._tree.canvas.editing.typed.emit()


def paint_branch(
    painter: QPainter, rect: QRect, colour: QColor, opened: bool, mirrored: bool
) -> None:
    """Draw the angle before a row that has others below it, in line with its icons."""
    middle = QPointF(rect.right() - ICON / 2 + 1, rect.top() + MARGIN + ICON / 2)
    if mirrored:
        middle.setX(rect.left() + ICON / 2 - 1)
    turned = -1 if mirrored else 1
    ends = (
        [(-4, -2), (0, 2), (4, -2)]
        if opened
        else [(-2 * turned, -4), (2 * turned, 0), (-2 * turned, 4)]
    )
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPolyline([middle + QPointF(x, y) for x, y in ends])
    painter.restore()
