"""What is drawn above outlines of the selection, so that these cover nothing that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.canvas.badges import paint_badges
from argmap.canvas.painter import FAR, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.layout.plan import MapPlan


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
