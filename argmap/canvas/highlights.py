"""What the overlay shows beside the selection: badges above its outline, the path lit up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from argmap.canvas.badges import paint_badges
from argmap.canvas.outlines import outline
from argmap.canvas.painter import FAR, SMALL
from argmap.core.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Polyline

_LIGHT: Final = 7.0


def paint_badges_above(
    painter: QPainter, plan: MapPlan, keys: Iterable[str], theme: Theme, view: View
) -> None:
    """Draw badges again above outlines; `painter` is in logical pixels of the viewport."""
    badges = plan.badges_on(keys) if view.zoom >= FAR else ()
    if badges:
        painter.save()
        painter.scale(1 / view.ratio, 1 / view.ratio)
        view.enter_scene(painter)
        paint_badges(painter, badges, theme, view.zoom, lettered=view.zoom >= SMALL)
        painter.restore()


def paint_path(
    painter: QPainter, plan: MapPlan, keys: Iterable[str], theme: Theme, view: View
) -> None:
    """Draw a broad light along the arrows and round the boxes of a way through the argument."""
    light = QColor(theme.canvas.guide)
    light.setAlpha(120)
    pen = QPen(light, _LIGHT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    lines: list[Polyline] = []
    boxes = [plan.boxes[key] for key in keys if key in plan.boxes]
    for key in keys:
        if key in plan.arrows:
            stubs = plan.stubs(key)
            arrow = plan.arrows[key]
            lines += [*arrow.legs, arrow.trunk] if stubs is None else stubs.lines
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawPolyline([view.point(at) for at in line])
    for box in boxes:
        rect = box.rect.grown(_LIGHT / 2 / view.zoom)
        place = view.rect(rect)
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(view.zoom, view.zoom)
        pen.setCosmetic(True)
        painter.strokePath(outline(kind_of(box.kind).shape, rect.width, rect.height), pen)
        painter.restore()
    painter.restore()
