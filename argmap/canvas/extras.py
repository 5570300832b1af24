"""What frames and ties statements without being an argument: groups and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from argmap.canvas.arrows import polygon
from argmap.canvas.lettering import draw_line, shaped
from argmap.layout import metrics as m
from argmap.layout.words import TIE_STYLE, tie_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.layout.shapes import Frame, Tie

_DOTS: Final = [0.1, 3.0]


def paint_frame(
    painter: QPainter, frame: Frame, theme: Theme, scale: float, *, titled: bool
) -> None:
    """Draw a group's frame, with its title at the top left."""
    own = theme.colour(frame.colour)
    painter.setPen(QPen(own or theme.canvas.frame, max(1.0, 0.8 / scale)))
    painter.setBrush(theme.canvas.frame_fill)
    painter.drawRoundedRect(QRectF(*frame.rect), m.CORNER, m.CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if titled and frame.title.text:
        painter.setPen(theme.canvas.secondary)
        left = frame.rect.x + m.FRAME_PADDING
        top = frame.rect.y + (m.FRAME_STRIP - m.FRAME_STYLE.line_height) / 2 + 2
        room = frame.rect.width - 2 * m.FRAME_PADDING
        text, _, rtl = frame.title
        draw_line(painter, text, m.FRAME_STYLE, left, top, rtl=rtl, room=room)


def paint_tie(painter: QPainter, tie: Tie, theme: Theme, scale: float, *, worded: bool) -> None:
    """Draw a relation: thin and dotted, without a sign; its word in the middle."""
    pen = QPen(theme.canvas.tie, max(1.5, 1.0 / scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(_DOTS)
    painter.setPen(pen)
    painter.drawPolyline(polygon(tie.line))
    word = tie_word(tie.kind)
    if worded and word and len(tie.line) > 1:
        _paint_word(painter, word, tie, theme)


def _paint_word(painter: QPainter, word: str, tie: Tie, theme: Theme) -> None:
    middle = polygon(tie.line)
    index = (middle.size() - 1) // 2
    at = (middle.at(index) + middle.at(index + 1)) / 2
    width = shaped(word, TIE_STYLE)[0] + 8
    if max(tie.bounds.width, tie.bounds.height) < width + 16:
        return
    ground = QRectF(at.x() - width / 2, at.y() - 8, width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.canvas.background)
    painter.drawRoundedRect(ground, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.canvas.secondary)
    draw_line(painter, word, TIE_STYLE, ground.x() + 4, ground.y())
