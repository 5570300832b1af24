"""What an empty canvas, or an empty place on it, says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton

from argmap.canvas.lettering import draw_line, shaped
from argmap.core.i18n import tr
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.theme import Theme

_TITLE = TextStyle(Face.SEMIBOLD, 18.0, 28.0)
_TEXT = TextStyle(Face.REGULAR, 13.0, 22.0)


def paint_empty_hint(painter: QPainter, theme: Theme, size: QSize) -> None:
    """Say in the middle of an empty canvas how to begin."""
    middle = QPointF(size.width() / 2, size.height() / 2 - 40)
    paint_centred(
        painter, tr("Double-click, or just type, to add a claim"), _TITLE, middle, theme.canvas.text
    )
    rest = tr(
        "Then Tab adds a reason and Shift+Tab an objection. Or paste an outline, or drop text."
    )
    below = middle + QPointF(0, _TITLE.line_height + 4)
    paint_centred(painter, rest, _TEXT, below, theme.canvas.secondary)


def paint_centred(
    painter: QPainter, text: str, style: TextStyle, middle: QPointF, colour: QColor
) -> None:
    width = shaped(text, style)[0]
    painter.setPen(colour)
    draw_line(painter, text, style, round(middle.x() - width / 2), middle.y())


class BackPill(QPushButton):
    """Shown when nothing of the map is in view; a click fits it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Back to content"), parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def colour(self, theme: Theme) -> None:
        canvas = theme.canvas
        self.setStyleSheet(
            f"QPushButton {{ background: {canvas.selection.name()}; color: {canvas.on_mark.name()};"
            " border: none; border-radius: 15px; padding: 0 16px; min-height: 30px;"
            " font-weight: 600; }"
            f"QPushButton:hover {{ background: {canvas.focus.name()}; }}"
        )
        self.adjustSize()

    def offer(self, lost: bool, size: QSize) -> None:
        """Show itself in a viewport of this size if nothing of the map is in view."""
        self.setVisible(lost)
        if lost:
            self.centre(size)

    def centre(self, size: QSize) -> None:
        self.adjustSize()
        self.move((size.width() - self.width()) // 2, size.height() - self.height() - 24)
