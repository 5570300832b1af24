"""Inferences at reading size: lines, heads, junctions, rings and signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from argmap.canvas.strokes import stroke_dashed
from argmap.layout import metrics as m
from argmap.layout.curves import length_of
from argmap.layout.polylines import Piece, heading, pieces_in, shortened
from argmap.layout.strokes import (
    DASH,
    DOTS,
    RING,
    head_size,
    is_attack,
    line_width,
    sign_reach,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor, QPainter

    from argmap.canvas.theme import Theme
    from argmap.core.geometry import Point, Rect
    from argmap.layout.shapes import Arrow

LONG: Final = 4.0
"""An arrow longer than so many times the painted rectangle is cut to it before it is dashed."""


def paint_lines(painter: QPainter, arrow: Arrow, theme: Theme, rect: Rect, least: float) -> None:
    """Draw legs, trunk and head; lines are at least `least` scene pixels wide."""
    pen = pen_of(arrow, theme, least)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = head_size(pen.widthF())
    trunk = shortened(arrow.trunk, size[0] - 1)
    dashed = pen.style() == Qt.PenStyle.CustomDashLine
    gone = length_of(trunk) if dashed and arrow.legs else 0.0
    long = max(arrow.bounds.width, arrow.bounds.height) > LONG * max(rect.width, rect.height)
    near = rect.grown(2 * pen.widthF()) if long else None
    for leg in arrow.legs:
        _stroke(painter, leg, pen, near, gone)
    _stroke(painter, trunk, pen, near)
    paint_head(painter, arrow.trunk, size, pen.color())


def pen_of(arrow: Arrow, theme: Theme, least: float) -> QPen:
    """Return what an arrow's lines are drawn with."""
    pen = QPen(theme.arrow(arrow.role), max(least, line_width(arrow.strength)))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_attack(arrow):
        pen.setDashPattern([length / pen.widthF() for length in DASH])
    elif arrow.role == "other":
        pen.setDashPattern(DOTS)
    return pen


def _stroke(
    painter: QPainter, line: Sequence[Point], pen: QPen, near: Rect | None, gone: float = 0.0
) -> None:
    """Draw a line, cut to what is `near` if that is given.

    Dashes begin `gone` before its end and run backwards: arrows with a common end, which share the
    last stretch of their way, dash it alike.
    """
    if len(line) < 2:
        return
    if pen.style() != Qt.PenStyle.CustomDashLine:
        pieces = [Piece(0.0, list(line))] if near is None else pieces_in(line, near)
        painter.setPen(pen)
        for piece in pieces:
            painter.drawPolyline(polygon(piece.points))
        return
    back = line[::-1]
    for piece in [Piece(0.0, list(back))] if near is None else pieces_in(back, near):
        cut = QPen(pen)
        # Where dashes meet those of the tile next to it.
        cut.setDashOffset((gone + piece.start) / pen.widthF())
        path = QPainterPath()
        path.addPolygon(polygon(piece.points))
        stroke_dashed(painter, path, cut)


def polygon(line: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in line])


def paint_head(
    painter: QPainter, line: Sequence[Point], size: tuple[float, float], colour: QColor
) -> None:
    """Draw the head of an arrow whose line ends here."""
    if len(line) < 2:
        return
    dx, dy = heading(line)
    tip, (length, breadth) = line[-1], size
    x, y, half = tip.x - dx * length, tip.y - dy * length, breadth / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(tip.x, tip.y),
                QPointF(x - dy * half, y + dx * half),
                QPointF(x + dx * 2, y + dy * 2),
                QPointF(x + dy * half, y - dx * half),
            ]
        )
    )


def paint_junction(painter: QPainter, arrow: Arrow, theme: Theme, size: float = 1.0) -> None:
    """Draw the dot where linked premises meet."""
    if not arrow.linked:
        return
    radius = m.JUNCTION_RADIUS * size
    painter.setPen(QPen(theme.canvas.background, 1.5 * size))
    painter.setBrush(theme.arrow(arrow.role))
    painter.drawEllipse(QPointF(*arrow.trunk[0]), radius + 0.75, radius + 0.75)


def paint_ring(painter: QPainter, arrow: Arrow, at: Point, theme: Theme, size: float = 1.0) -> None:
    """Draw where an inference is aimed at: a crossed ring undercuts it, a filled one backs it."""
    colour = theme.arrow(arrow.role)
    middle = QPointF(*at)
    radius = RING * size
    painter.setPen(QPen(colour, 2 * size))
    painter.setBrush(theme.canvas.background)
    painter.drawEllipse(middle, radius, radius)
    if is_attack(arrow):
        reach = radius * 0.5
        pen = QPen(colour, 2.25 * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius * 0.5, radius * 0.5)


def paint_sign(painter: QPainter, arrow: Arrow, theme: Theme, size: float = 1.0) -> None:
    """Draw plus in a disc or minus in a square."""
    if arrow.role == "other":
        return
    colour = theme.arrow(arrow.role)
    middle = QPointF(*arrow.sign)
    radius = m.SIGN_RADIUS * size
    attack = is_attack(arrow)
    painter.setPen(QPen(theme.canvas.background, 1.5 * size))
    painter.setBrush(colour)
    outer = sign_reach(size)
    square = QRectF(middle.x() - outer, middle.y() - outer, 2 * outer, 2 * outer)
    painter.drawRoundedRect(square, *((3 * size,) * 2 if attack else (outer,) * 2))
    pen = QPen(theme.canvas.on_mark, 1.9 * size)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    reach = radius * 0.56
    painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
    if not attack:
        painter.drawLine(middle - QPointF(0, reach), middle + QPointF(0, reach))
