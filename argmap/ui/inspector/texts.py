"""Fields for text: they commit when left, or after a pause, and leave alone what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from argmap.core.i18n import tr
from argmap.ui.inspector.mixed import MIXED

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

PAUSE_MS = 1_000


class Draft(QObject):
    """Text in a field that differs from what the records have; `committed` carries it out."""

    committed = Signal(object)

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._shown: Any = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        field.textChanged.connect(self._typed)

    def show(self, value: Any) -> None:
        """Show what the records have, unless the person is typing something else just now."""
        fresh = "" if value is MIXED or value is None else str(value)
        unsaved = self._text() != self._fresh(self._shown)
        self._shown = value
        if (unsaved and self._field.hasFocus()) or self._text() == fresh:
            return
        self._pause.stop()
        self._field.blockSignals(True)
        if isinstance(self._field, QLineEdit):
            self._field.setText(fresh)
            if not self._field.hasFocus():
                self._field.home(False)  # else a text too long for the field shows its end
        else:
            self._field.setPlainText(fresh)
        self._field.blockSignals(False)

    def passes_on(self, event: QEvent) -> bool:
        """Whether a key is for the map: it undoes or redoes, and nothing new is typed here."""
        if not isinstance(event, QKeyEvent):
            return False
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        redoes = event.matches(QKeySequence.StandardKey.Redo)
        return (undoes or redoes) and self._text() == self._fresh(self._shown)

    def drop(self) -> None:
        """Forget what was typed: the records shown are about to be others."""
        self._pause.stop()

    @Slot()
    def commit(self) -> None:
        """Send out what was typed, once."""
        self._pause.stop()
        text = self._text()
        if text != self._fresh(self._shown):
            self._shown = text
            self.committed.emit(text)

    def revert(self) -> bool:
        """Take back what was typed since the last commit; False if nothing was."""
        self._pause.stop()
        if self._text() == self._fresh(self._shown):
            return False
        shown, self._shown = self._shown, MIXED
        self._field.clear()
        self._pause.stop()
        self._shown = ""
        self.show(shown)
        return True

    @Slot()
    def _typed(self) -> None:
        if self._field.hasFocus():
            self._pause.start()

    def _text(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()
        return self._field.toPlainText()

    @staticmethod
    def _fresh(shown: Any) -> str:
        return "" if shown is MIXED or shown is None else str(shown)


class LineField(QLineEdit):
    """One line of text."""

    def __init__(self, name: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._hint = hint
        self.setPlaceholderText(hint)
        self.draft = Draft(self)
        self.editingFinished.connect(self.draft.commit)

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(tr("several values") if value is MIXED else self._hint)
        self.draft.show(value)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.draft.passes_on(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.draft.revert():
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines of plain text, as high as they need within bounds."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, lines: int = 3, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._hint, self._lines = hint, lines
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.draft = Draft(self)
        # Not the layout's own signal: Python's hold on a layout outlives the layout.
        self.textChanged.connect(self._resize)
        self._resize()

    def show_value(self, value: Any) -> None:
        self.setPlaceholderText(tr("several values") if value is MIXED else self._hint)
        self.draft.show(value)
        self._resize()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.draft.passes_on(event):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.draft.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.draft.revert():
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.draft.commit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._resize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._resize()

    @Slot()
    def _resize(self) -> None:
        if not hasattr(self, "draft"):
            return
        needed = max(self._lines, min(3 * self._lines + 3, int(self.document().size().height())))
        self.setFixedHeight(needed * self.fontMetrics().lineSpacing() + 16)
