"""Very long links as stubs: pieces that fade out, and labels that tell where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPainterPathStroker, QPen

from argmap.canvas.arrows import paint_head, pen_of, polygon
from argmap.canvas.lettering import draw_line
from argmap.layout import metrics as m
from argmap.layout.polylines import pieces_in, shortened
from argmap.layout.strokes import head_size
from argmap.layout.stubs import ARROW_ROOM, PAD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.core.geometry import Rect
    from argmap.layout.shapes import Arrow, Polyline
    from argmap.layout.stubs import Stub, Stubs

FADE: Final = 48.0
"""The length over which a stub fades out."""
FAINT: Final = 70
"""How much of its colour a link has, of 255, where only its whole way is seen."""
_SIGNS: Final = ("→", "←")


def paint_stubs(painter: QPainter, arrow: Arrow, stubs: Stubs, theme: Theme, least: float) -> None:
    """Draw what is seen of a link; lines are at least `least` scene pixels wide."""
    pen = pen_of(arrow, theme, least)
    colour, size = pen.color(), head_size(pen.widthF())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in stubs.whole:
        if line is arrow.trunk:
            _stroke(painter, tuple(shortened(line, size[0] - 1)), pen)
            paint_head(painter, line, size, colour)
        else:
            _stroke(painter, line, pen)
    for stub in stubs.ends:
        fading = QPen(pen)
        fading.setBrush(_fading(stub.line, colour))
        line = stub.line
        if stub.head:
            line = tuple(shortened(line[::-1], size[0] - 1))
        _stroke(painter, line, fading)
        if stub.head:
            paint_head(painter, stub.line[::-1], size, colour)


def paint_labels(painter: QPainter, arrow: Arrow, stubs: Stubs, theme: Theme) -> None:
    """Draw where the stubs lead."""
    for stub in stubs.ends:
        _paint_label(painter, stub, theme.arrow(arrow.role), theme)


def paint_faint(
    painter: QPainter, cut: Iterable[tuple[Arrow, Stubs]], theme: Theme, rect: Rect
) -> None:
    """Draw whole ways as thin faint lines, for a map seen from afar; cut to `rect`."""
    for arrow, _ in cut:
        colour = QColor(theme.arrow(arrow.role))
        colour.setAlpha(FAINT)
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for line in (*arrow.legs, arrow.trunk):
            for piece in pieces_in(line, rect):
                painter.drawPolyline(polygon(piece.points))


def _stroke(painter: QPainter, line: Polyline, pen: QPen) -> None:
    if pen.style() != Qt.PenStyle.CustomDashLine:
        painter.setPen(pen)
        painter.drawPolyline(polygon(line))
        return
    path = QPainterPath()
    path.addPolygon(polygon(line))
    painter.fillPath(QPainterPathStroker(pen).createStroke(path), pen.brush())


def _fading(line: Polyline, colour: QColor) -> QBrush:
    """A colour that is gone where the line is loose."""
    end = QPointF(*line[-1])
    back = shortened(line, FADE)[-1]
    gradient = QLinearGradient(QPointF(*back), end)
    gone = QColor(colour)
    gone.setAlpha(0)
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(1.0, gone)
    return QBrush(gradient)


def _paint_label(painter: QPainter, stub: Stub, colour: QColor, theme: Theme) -> None:
    x, y, width, height = stub.rect
    ground = QColor(theme.canvas.background)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(x, y, width, height), PAD, PAD)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(colour)
    draw_line(painter, _SIGNS[stub.arrives], m.STUB_STYLE, x + PAD, y)
    text, room, rtl = stub.label
    painter.setPen(theme.canvas.secondary)
    draw_line(painter, text, m.STUB_STYLE, x + PAD + ARROW_ROOM, y, rtl=rtl, room=room)
