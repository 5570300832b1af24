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
_MARGIN = 24
_NARROWER = 20


def paint_empty_hint(painter: QPainter, theme: Theme, size: QSize) -> None:
    """Say in the middle of an empty canvas how to begin."""
    middle = QPointF(size.width() / 2, size.height() / 2 - 40)
    title = _lines(
        tr("Double-click, or just type, to add a claim"), _TITLE, size.width() - 2 * _MARGIN
    )
    middle -= QPointF(0, _TITLE.line_height * (len(title) - 1))
    for line in title:
        paint_centred(painter, line, _TITLE, middle, theme.canvas.text)
        middle += QPointF(0, _TITLE.line_height)
    rest = tr(
        "Then Tab adds a reason and Shift+Tab an objection. Or paste an outline, or drop text."
    )
    below = middle + QPointF(0, 4)
    for line in _lines(rest, _TEXT, size.width() - 2 * _MARGIN):
        paint_centred(painter, line, _TEXT, below, theme.canvas.secondary)
        below += QPointF(0, _TEXT.line_height)


def _lines(text: str, style: TextStyle, room: float) -> list[str]:
    """Break a text that is wider than the room into lines about equally long."""
    lines = _broken(text, style, room)
    while room > 0 and len(fewer := _broken(text, style, room - _NARROWER)) == len(lines) > 1:
        room, lines = room - _NARROWER, fewer
    return lines


def _broken(text: str, style: TextStyle, room: float) -> list[str]:
    """Break a text where it would be wider than the room; one word stands on a line anyway."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and shaped(longer, style)[0] <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


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
