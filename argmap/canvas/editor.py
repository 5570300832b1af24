"""Typing into a statement where it stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from argmap.canvas.editor_lines import EvenLines
from argmap.canvas.fonts import qfont
from argmap.canvas.typing_keys import AT_FIRST, TABS, TypingKeys, command_asked
from argmap.core.i18n import tr
from argmap.layout.metrics import TEXT_STYLE

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.theme import Theme

_COMMITS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
_BREAKS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SPLITTING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_STAYS: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


class TextEditor(QPlainTextEdit):
    """Plain text over a box or a card; it is never discarded, whatever way the editor is left.

    `finished(command)` has the id of the command that the key asks for next, or "".
    """

    finished = Signal(str)
    grown = Signal()

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self._lines = EvenLines(self.document())
        self.document().setDocumentLayout(self._lines)
        self.setPlainText(text)
        self.keys: TypingKeys = AT_FIRST
        self._width = 0
        self._least = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setContentsMargins(0, 0, 0, 0)
        self.setViewportMargins(0, 0, 0, 0)
        self.document().setDocumentMargin(0)
        self.name(tr("Text of the statement"), tr("What is claimed?"))
        # Told after the lines are known; textChanged comes before.
        self._lines.documentSizeChanged.connect(self._fit_height)

    def name(self, name: str, placeholder: str) -> None:
        """Say whose text it is, and what belongs there."""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def colour(self, theme: Theme, fill: QColor) -> None:
        """Look like what lies below."""
        palette = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Base, fill)
            palette.setColor(group, QPalette.ColorRole.Text, theme.canvas.text)
            palette.setColor(group, QPalette.ColorRole.PlaceholderText, theme.canvas.secondary)
            palette.setColor(group, QPalette.ColorRole.Highlight, theme.canvas.selection)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, theme.canvas.on_mark)
        self.setPalette(palette)
        # The shell's style sheet speaks of form fields; this one is a piece of the map.
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {fill.name()}; color: "
            f"{theme.canvas.text.name()}; border: none; border-radius: 0; padding: 0; margin: 0; "
            f"selection-background-color: {theme.canvas.selection.name()}; "
            f"selection-color: {theme.canvas.on_mark.name()}; }}"
        )

    def place(self, area: QRect, zoom: float) -> None:
        """Stand over `area` (pixels of the parent), which is the text's place at this zoom."""
        font = self._font_at(zoom)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._lines.space(TEXT_STYLE.line_height * zoom)
        spare = (TEXT_STYLE.line_height * zoom - QFontMetricsF(font).height()) / 2
        self._width, self._least = area.width(), area.height()
        self.move(area.x(), area.y() + max(0, round(spare)))
        self._fit_height()

    def begin(self, *, select_all: bool, typed: str) -> None:
        """Take the keyboard, with all selected or the caret at the end and `typed` put in."""
        self.show()
        self.raise_()
        if select_all:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
            if typed:
                self.insertPlainText(typed)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def caret(self) -> int:
        """Where the cursor is, in code points; Qt counts two for some."""
        before = self.toPlainText().encode("utf-16-le")[: 2 * self.textCursor().position()]
        return len(before.decode("utf-16-le", "replace"))

    def needed(self) -> int:
        """Height of the whole text, in pixels."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self._lines.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(max(height, QFontMetricsF(self.font()).lineSpacing())) + 2

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            key = Qt.Key(event.key())  # type: ignore[attr-defined]
            asked = command_asked(self.keys, event)  # type: ignore[arg-type]
            if key in _COMMITS or key in TABS or asked is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers()
        if key in _BREAKS and held & _SPLITTING == _SPLITTING:
            self.finished.emit("statement.split_linked")
        elif (asked := command_asked(self.keys, event)) is not None or key in TABS:
            self.finished.emit(asked or "")
        elif key in _COMMITS and not held & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit("")
        elif key in _COMMITS and key != Qt.Key.Key_Escape:
            # Shift+Enter would put in a line separator rather than a line end.
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            # Not from within the event: closing the editor moves the focus again.
            QTimer.singleShot(0, self, self._leave)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    @Slot()
    def _leave(self) -> None:
        if not self.hasFocus():
            self.finished.emit("")

    @Slot()
    def _fit_height(self) -> None:
        if self._width:
            # The width decides the lines, those the height.
            self.resize(self._width, self.height())
            self.resize(self._width, max(self._least, self.needed()))
            self.verticalScrollBar().setValue(0)
            self.grown.emit()

    def _font_at(self, zoom: float) -> QFont:
        font = QFont(qfont(TEXT_STYLE))
        # Pixel sizes are whole numbers in Qt; the words shall stay as wide as the box has them.
        font.setPointSizeF(max(1.0, TEXT_STYLE.size * zoom * 72 / self.logicalDpiY()))
        return font
