"""Dashed lines that lie the same whatever part of them is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPathStroker

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPainterPath, QPen


def stroke_dashed(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    """Draw a path in the dashes of `pen`.

    A painter's own dashes begin anew where its clip begins, and so break between tiles.
    """
    painter.fillPath(QPainterPathStroker(pen).createStroke(path), pen.color())
