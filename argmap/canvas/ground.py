"""What lies under the map: a dotted grid that keeps its density at every zoom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.core.geometry import Rect

STEP: Final = 24.0
CLOSEST: Final = 18.0
"""Least distance of two dots, in logical pixels."""


def grid_step(zoom: float) -> float:
    """Return the scene distance of dots: 24, doubled as often as it takes to stay apart."""
    step = STEP
    while step * zoom < CLOSEST:
        step *= 2
    return step


def paint_grid(painter: QPainter, theme: Theme, rect: Rect, zoom: float) -> None:
    """Draw the dots in a scene rectangle; `painter` is in scene coordinates."""
    step = grid_step(zoom)
    columns = range(math.floor(rect.x / step), math.ceil(rect.right / step) + 1)
    rows = range(math.floor(rect.y / step), math.ceil(rect.bottom / step) + 1)
    # Small squares on whole device pixels: all alike, and a tenth of what round dots cost.
    place = painter.transform()
    scale = place.m11()
    side = max(1, round(1.6 * scale / zoom))
    left, top = place.dx() - side / 2, place.dy() - side / 2
    lefts = [round(i * step * scale + left) for i in columns]
    tops = [round(j * step * scale + top) for j in rows]
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.canvas.dots)
    painter.drawRects([QRect(x, y, side, side) for y in tops for x in lefts])
    painter.restore()


def paint_ground(painter: QPainter, theme: Theme, view: View) -> None:
    """Draw a viewport without a map; `painter` is in device pixels."""
    painter.fillRect(0, 0, view.width, view.height, theme.canvas.background)
    view.enter_scene(painter)
    paint_grid(painter, theme, view.scene, view.zoom)
