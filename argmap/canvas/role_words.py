"""The words beside signs that do not tell all, as they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from argmap.canvas.lettering import draw_line, shaped
from argmap.layout.words import ROLE_STYLE, role_word, word_place

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.canvas.painter import Shapes
    from argmap.canvas.theme import Theme
    from argmap.layout.shapes import Arrow
    from argmap.layout.words import WordPlace


def place_of_word(arrow: Arrow, plan: Shapes, size: float = 1.0) -> WordPlace | None:
    """Where an arrow's word goes; None if it has none."""
    word = role_word(arrow.role)
    return word_place(arrow, plan, shaped(word, ROLE_STYLE)[0], size) if word else None


def longest() -> float:
    """The width of the longest word there may be: languages differ."""
    return max(
        shaped(role_word(role), ROLE_STYLE)[0] for role in ("undercut", "backing", "rebuttal")
    )


def paint_word(
    painter: QPainter, arrow: Arrow, plan: Shapes, theme: Theme, size: float = 1.0
) -> None:
    """Draw the word of a role that has one."""
    place = place_of_word(arrow, plan, size)
    if place is None:
        return
    middle, width, upward = place
    height = ROLE_STYLE.line_height
    painter.save()
    painter.translate(QPointF(*middle))
    if upward:
        painter.rotate(-90)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.canvas.background)
    painter.drawRoundedRect(QRectF(-width / 2, -height / 2, width, height), 4, 4)
    painter.setPen(theme.arrow(arrow.role))
    draw_line(painter, role_word(arrow.role), ROLE_STYLE, 4 - width / 2, -height / 2)
    painter.restore()
