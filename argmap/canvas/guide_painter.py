"""Lines that tell what a dragged box is in line with, and the gaps that are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.interaction.overlay import Guide

BEYOND: Final = 6.0
"""Logical pixels that a line goes on beyond the boxes at its ends."""
TICK: Final = 4.0


def paint_guides(painter: QPainter, guides: Sequence[Guide], theme: Theme, view: View) -> None:
    """Draw all of them, thin and on whole pixels."""
    if not guides:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(theme.canvas.guide, 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    for guide in guides:
        painter.drawLines(_lines(guide, view))
    painter.restore()


def _lines(guide: Guide, view: View) -> list[QLineF]:
    start, end = view.point(guide.start), view.point(guide.end)
    along = QPointF(1, 0) if guide.start.y == guide.end.y else QPointF(0, 1)
    if not guide.gap:
        return [QLineF(start - along * BEYOND, end + along * BEYOND)]
    tick = QPointF(along.y(), along.x()) * TICK
    ends = [QLineF(at - tick, at + tick) for at in (start, end)]
    return [QLineF(start, end), *ends]
