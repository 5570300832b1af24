"""What letting go would make: an arrow, and the box that would be made or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from argmap.canvas.arrows import polygon
from argmap.canvas.outlines import outline
from argmap.canvas.painter import paint_boxes
from argmap.core.geometry import Point
from argmap.core.kinds import kind_of
from argmap.layout.polylines import heading
from argmap.layout.strokes import DASH

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.interaction.overlay import Ghost
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Box

FAINT: Final = 0.45
"""How much is seen of a statement where it would go."""


def ghost_colour(ghost: Ghost | None, theme: Theme) -> QColor:
    """Return the colour of what would be made, or of a refusal."""
    if ghost is None:
        return theme.canvas.selection
    return theme.arrow(ghost.polarity) if ghost.valid else theme.canvas.refusal


def paint_ghost(painter: QPainter, ghost: Ghost, plan: MapPlan, theme: Theme, view: View) -> None:
    """Draw it; `painter` is in logical pixels of the viewport."""
    colour = ghost_colour(ghost, theme)
    start, end = view.point(ghost.start), view.point(ghost.end)
    if ghost.outline is not None:
        box = plan.boxes.get(ghost.key)
        if box is not None:
            painter.setOpacity(FAINT)
            paint_card(painter, box.within(ghost.outline), theme, view)
            painter.setOpacity(1.0)
        _paint_outline(painter, ghost, theme, view)
    if start == end:
        return
    pen = QPen(colour, 2)
    if ghost.polarity == "attack" or not ghost.valid:
        pen.setDashPattern([length / 2 for length in DASH])
    painter.setPen(pen)
    painter.drawLine(start, end)
    if ghost.polarity != "neutral":
        _paint_head(painter, start, end, colour)


def paint_card(painter: QPainter, box: Box, theme: Theme, view: View) -> None:
    """Draw a box above everything else, as the map has it."""
    painter.save()
    painter.scale(1 / view.ratio, 1 / view.ratio)
    view.enter_scene(painter)
    paint_boxes(painter, (box,), theme, view.zoom)
    painter.restore()


def _paint_outline(painter: QPainter, ghost: Ghost, theme: Theme, view: View) -> None:
    rect = ghost.outline
    if rect is None:
        return
    kind = kind_of(ghost.kind)
    painter.save()
    painter.translate(view.rect(rect).topLeft())
    painter.scale(view.zoom, view.zoom)
    pen = QPen(theme.kind(kind.colour).mark, 1.5)
    pen.setCosmetic(True)
    pen.setDashPattern([4, 3])
    painter.strokePath(outline(kind.shape, rect.width, rect.height), pen)
    painter.restore()


def _paint_head(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    tip = Point(end.x(), end.y())
    dx, dy = heading((Point(start.x(), start.y()), tip))
    x, y = tip.x - 10 * dx, tip.y - 10 * dy
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        polygon((tip, Point(x - 4.5 * dy, y + 4.5 * dx), Point(x + 4.5 * dy, y - 4.5 * dx)))
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
