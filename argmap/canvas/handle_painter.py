"""The dots round a statement, and those at the ends of an arrow, by which they are dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from argmap.interaction.ends import DRAWN, shown
from argmap.interaction.handles import RADIUS, free_handles

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.interaction.overlay import Overlay
    from argmap.layout.plan import MapPlan

_HELD = 2.0
"""How much larger the one under the pointer is."""
_ARM = 3.5


def paint_handles(
    painter: QPainter, overlay: Overlay, plan: MapPlan, theme: Theme, view: View
) -> None:
    """The dots of the statement that shows them; the one under the pointer is a plus sign."""
    key = overlay.handles_for
    if key is None or key not in plan.rects:
        return
    colour = theme.canvas.selection
    for handle in free_handles(plan, key, view.zoom):
        held = handle.side == overlay.handle
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if held else theme.canvas.background)
        radius = RADIUS + _HELD if held else RADIUS
        middle = view.point(handle.at)
        painter.drawEllipse(middle, radius, radius)
        if held:
            painter.setPen(QPen(theme.canvas.on_mark, 1.6))
            painter.drawLine(middle - QPointF(_ARM, 0), middle + QPointF(_ARM, 0))
            painter.drawLine(middle - QPointF(0, _ARM), middle + QPointF(0, _ARM))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_ends(
    painter: QPainter, overlay: Overlay, plan: MapPlan, theme: Theme, view: View
) -> None:
    """The ends of the arrow that shows them."""
    key = overlay.ends_for
    if key is None or key not in plan.arrows:
        return
    colour = theme.canvas.selection
    painter.setPen(QPen(colour, 1.5))
    for end in shown(plan, key, view.zoom, overlay.handles_for):
        held = end == overlay.end
        painter.setBrush(colour if held else theme.canvas.background)
        radius = DRAWN + _HELD if held else DRAWN
        painter.drawEllipse(view.point(end.at), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
