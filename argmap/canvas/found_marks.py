"""Rings round what a search has found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.canvas.view import View
    from argmap.interaction.overlay import Overlay
    from argmap.layout.plan import MapPlan

GAP: Final = 6.0  # outside of the ring of what is selected
ROUND: Final = 9.0
WIDTH: Final = 2.0
WIDTH_AT: Final = 4.0
WASH: Final = 22
"""How strongly, of 255, what was found is coloured, so that it is seen from far away too."""
FEW: Final = 300
RADIUS: Final = 13.0


def paint_found(
    painter: QPainter, plan: MapPlan, overlay: Overlay, view: View, colour: QColor
) -> None:
    """Mark what is in view, and more strongly the one that is looked at."""
    rects, rings = _areas(plan, overlay, view)
    wash = QColor(colour)
    wash.setAlpha(WASH)
    painter.save()
    painter.setBrush(wash)
    painter.setPen(QPen(colour, WIDTH))
    if len(rects) > FEW:
        painter.setRenderHint(painter.RenderHint.Antialiasing, False)
        painter.drawRects(list(rects.values()))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
    else:
        for rect in rects.values():
            painter.drawRoundedRect(rect, ROUND, ROUND)
    for ring in rings.values():
        painter.drawEllipse(ring)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, WIDTH_AT))
    at = overlay.found_at
    if at in rects:
        painter.drawRoundedRect(rects[at], ROUND, ROUND)
    elif at in rings:
        painter.drawEllipse(rings[at])
    painter.restore()


def _areas(
    plan: MapPlan, overlay: Overlay, view: View
) -> tuple[dict[str, QRectF], dict[str, QRectF]]:
    """Where boxes and frames, and where arrows, are ringed in the viewport."""
    seen, found, inferences = view.scene, overlay.found, plan.document.inferences
    boxes = [key for key in plan.near(seen) if key in found]
    rects = {key: _grown(view.rect(plan.boxes[key].rect)) for key in boxes}
    rings: dict[str, QRectF] = {}
    others = [key for key in found if key in inferences or key in plan.frames]
    for key in others[:FEW]:
        if key in plan.frames:
            rects[key] = _grown(view.rect(plan.frames[key].rect))
        elif key in plan.arrows:
            middle = view.point(plan.arrows[key].junction)
            rings[key] = QRectF(middle.x() - RADIUS, middle.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    return rects, rings


def _grown(rect: QRectF) -> QRectF:
    return rect.adjusted(-GAP, -GAP, GAP, GAP)
