"""Typing into a row of the outline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from argmap.canvas.typing_keys import AT_FIRST, TABS, TypingKeys, command_asked
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_ENTERS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MOST_LINES: Final = 12


class RowEditor(QPlainTextEdit):
    """Plain text over a row, as tall as the text needs.

    `finished(keep)` says whether the text shall be kept; `next_command` is what the key that ended
    it asks for, or "".
    """

    PADDING: ClassVar[int] = 7
    finished = Signal(bool)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("row-editor")
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.keys: TypingKeys = AT_FIRST
        self.next_command = ""
        self._row = QRect()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(1)
        self.setAccessibleName(tr("Text of the statement"))
        self.setPlaceholderText(tr("What is claimed?"))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._fit)

    def begin(self, typed: str | None) -> None:
        """Put in what was typed after the text, or select all of it."""
        if typed is None:
            self.selectAll()
        else:
            self.insertPlainText(typed)

    def place(self, row: QRect) -> None:
        """Stand over this part of a row."""
        self._row = row
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            key = Qt.Key(event.key())  # type: ignore[attr-defined]
            asked = command_asked(self.keys, event)  # type: ignore[arg-type]
            known = key in _ENTERS or key in TABS or key == Qt.Key.Key_Escape
            if known or asked is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if (asked := command_asked(self.keys, event)) is not None or key in TABS:
            self.next_command = asked or ""
            self.finished.emit(True)
        elif key == Qt.Key.Key_Escape:
            self.finished.emit(False)
        elif key in _ENTERS and held & Qt.KeyboardModifier.ShiftModifier:
            # Qt would put in a line separator rather than a line end.
            self.insertPlainText("\n")
        elif key in _ENTERS:
            self.finished.emit(True)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        """Be as tall as the text, within the panel."""
        around = self.parentWidget()
        if self._row.isEmpty() or around is None:
            return
        room = around.rect()
        self.resize(self._row.width(), self.height())
        frame = (
            self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        )
        needed = self._text_height() + frame
        height = max(self._row.height(), min(needed, room.height()))
        top = max(0, min(self._row.top(), room.height() - height))
        self.setGeometry(QRect(self._row.left(), top, self._row.width(), height))
        full, policy = needed > height, Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff
        )
        if not full:
            self.verticalScrollBar().setValue(0)

    def _text_height(self) -> int:
        """Return the height of all lines, but of no more than are shown at once."""
        most = MOST_LINES * self.fontMetrics().lineSpacing()
        height, block = 0.0, self.document().begin()
        while block.isValid() and height < most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(min(height, most))
