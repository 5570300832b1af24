"""Lines of the editor as far apart as those of the boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument


class EvenLines(QPlainTextDocumentLayout):
    """Plain text lines at a distance of our own; Qt's knows only that of the typeface."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._distance = 0.0

    def space(self, distance: float) -> None:
        """Set how many pixels below one line the next begins."""
        self._distance = distance

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Put the lines in place as well: Qt asks here before it draws or points at anything."""
        rect = super().blockBoundingRect(block)
        if self._distance <= 0 or not rect.isValid():
            return rect
        layout = block.layout()
        count = layout.lineCount()
        for number in range(count):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), number * self._distance))
        return QRectF(rect.x(), rect.y(), rect.width(), count * self._distance)
