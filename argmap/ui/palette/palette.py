"""The palette over the window: a line to type into, and what may be meant below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from argmap.core.i18n import tr
from argmap.session.finding.query import MOST
from argmap.ui.palette.entries import Entry, Offer
from argmap.ui.palette.rows import HEIGHT, RowPainter, Rows
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from argmap.ui.main_window import MainWindow

WIDTH = 660
MARGIN = 16
ROWS = 11
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}


class _Field(QLineEdit):
    """What is typed; keys that go through the list leave the keyboard here."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.stepped.emit(1 if forward else -1)
        return True


class Palette(QWidget):
    """Lies over the whole window, unseen but for its card, until something is chosen or it is left.

    `chosen` carries the entry, after the keyboard is back where it was.
    """

    chosen = Signal(object)

    def __init__(self, window: MainWindow, offer: Offer) -> None:
        super().__init__(window)
        self._offer = offer
        self._before: QWidget | None = window.focusWidget()
        self._canvas = window.canvas
        self._over = False
        self.setAccessibleName(tr("Command palette"))
        self.card = QFrame(self)
        self.card.setObjectName("palette")
        self.field = _Field(self.card)
        self.field.setMaxLength(MOST)
        self.field.setPlaceholderText(tr("A command, or words of a statement"))
        self.field.setAccessibleName(tr("Find a command or a statement"))
        self.list = QListView(self.card)
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(tr("Commands and statements"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = Rows(self.list)
        self.list.setModel(self.rows)
        appearance = window.program.appearance
        self.list.setItemDelegate(RowPainter(appearance.colours, appearance.theme, self.list))
        self.nothing = plain_label(tr("Nothing found"), self.card, role="caption")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list)
        self._connect(window)
        self.refresh()
        self._fill_window()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> Entry | None:
        """The row that Enter chooses."""
        row = self.list.currentIndex().row()
        return self.rows.entries[row] if 0 <= row < len(self.rows.entries) else None

    def _connect(self, window: MainWindow) -> None:
        self.field.textChanged.connect(self.refresh)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._choose)
        self.field.left.connect(self._left)
        self.list.clicked.connect(self._clicked)
        window.installEventFilter(self)

    @Slot()
    def refresh(self) -> None:
        """List what may be meant by what is typed."""
        self.rows.show_entries(self._offer.entries(self.field.text()))
        some = bool(self.rows.entries)
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        if some:
            self._go_to(0)
        self._fit()

    def end(self) -> None:
        """Close, and give the keyboard back."""
        if self._over:
            return
        self._over = True
        self.window().removeEventFilter(self)
        had_focus = self.field.hasFocus()
        self.hide()
        self.deleteLater()
        if had_focus:
            before = self._before
            if before is None or not shiboken6.isValid(before) or not before.isVisible():
                before = self._canvas
            before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fill_window()
        return False

    @Slot(int)
    def _step(self, by: int) -> None:
        count = len(self.rows.entries)
        if count:
            row = self.list.currentIndex().row() + by
            # One step goes round; a page stops at the end.
            self._go_to(row % count if abs(by) == 1 else min(max(row, 0), count - 1))

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.rows.index(row))
        entry = self.current
        # The keyboard stays in the line, so a screen reader is told there.
        self.field.setAccessibleDescription(entry.spoken if entry is not None else "")

    @Slot()
    def _choose(self) -> None:
        entry = self.current
        if entry is not None and entry.enabled:
            self.end()
            self.chosen.emit(entry)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._choose()

    @Slot()
    def _left(self) -> None:
        # Not from within the event: the focus is on its way to somewhere else.
        QTimer.singleShot(0, self, self._end_if_left)

    @Slot()
    def _end_if_left(self) -> None:
        if not self.field.hasFocus():
            self.end()

    def _fill_window(self) -> None:
        self.setGeometry(self.window().rect())
        self._fit()

    def _fit(self) -> None:
        window = self.window()
        width = min(WIDTH, window.width() - 2 * MARGIN)
        top = self._canvas.mapTo(window, self._canvas.rect().topLeft()).y() + 8
        rows = max(1, min(len(self.rows.entries), ROWS))
        frame = self.field.sizeHint().height() + 30
        height = min(frame + rows * HEIGHT, window.height() - top - MARGIN)
        self.card.setGeometry((window.width() - width) // 2, top, width, height)
