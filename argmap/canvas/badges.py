"""Badges on folded boxes: how many are hidden behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt

from argmap.canvas.lettering import draw_line, shaped
from argmap.core.geometry import Rect
from argmap.core.kinds import kind_of
from argmap.layout.badges import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QPainter

    from argmap.canvas.theme import Theme
    from argmap.layout.badges import Badge

_LARGEST: Final = 2.2
_LEGIBLE: Final = 0.75


def paint_badges(
    painter: QPainter, badges: Iterable[Badge], theme: Theme, scale: float, *, lettered: bool
) -> None:
    """Draw how many are hidden behind boxes; larger when seen from further away."""
    size = min(_LARGEST, max(1.0, _LEGIBLE / scale))
    for badge in badges:
        left, top, width, height = badge.rect
        painter.save()
        # It grows away from the words in the box.
        painter.translate(left + width, top)
        painter.scale(size, size)
        colour = theme.kind(kind_of(badge.kind).colour).mark
        paint_pill(
            painter, Rect(-width, 0, width, height), badge.text if lettered else "", colour, theme
        )
        painter.restore()


def paint_pill(painter: QPainter, room: Rect, text: str, colour: QColor, theme: Theme) -> None:
    """A pill with words in its middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(*room), room.height / 2, room.height / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if text:
        painter.setPen(theme.canvas.on_mark)
        letters, (x, y) = shaped(text, STYLE)[0], room.center
        draw_line(painter, text, STYLE, x - letters / 2, y - STYLE.line_height / 2)
