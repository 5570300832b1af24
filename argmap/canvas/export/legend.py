"""The legend below a picture, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPen

from argmap.canvas.arrows import paint_junction, paint_lines, paint_ring, paint_sign
from argmap.canvas.badges import paint_pill
from argmap.canvas.boxes import paint_kind_icon
from argmap.canvas.lettering import draw_line
from argmap.canvas.outlines import outline
from argmap.canvas.warrants import paint_mark
from argmap.core.kinds import kind_of
from argmap.formats.drawing import legend_rows as rows
from argmap.layout.metrics import FOOTER_STYLE

if TYPE_CHECKING:
    from argmap.canvas.theme import Theme
    from argmap.core.geometry import Point
    from argmap.formats.drawing.legend_rows import Legend, Sample

_BORDER = 1.25


def paint_legend(painter: QPainter, legend: Legend, theme: Theme, place: Point) -> None:
    """Draw it with its left top corner at a place."""
    for sample, left, words, at in legend.placed(place):
        _paint_sample(painter, sample, theme, left)
        painter.setPen(theme.canvas.secondary)
        draw_line(painter, words, FOOTER_STYLE, at.x, at.y)


def _paint_sample(painter: QPainter, sample: Sample, theme: Theme, at: Point) -> None:
    match sample.drawn:
        case "kind":
            _paint_kind(painter, theme, at, sample.name)
        case "implicit":
            _paint_implicit(painter, theme, at)
        case "role":
            _paint_role(painter, theme, at, sample.name)
        case "linked":
            arrow = rows.linked_arrow(at)
            paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
            paint_junction(painter, arrow, theme)
        case "warranted":
            arrow = rows.warranted_arrow(at)
            paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
            paint_mark(painter, arrow, theme)
        case "folded":
            colour = theme.kind("claim").mark
            paint_pill(painter, rows.badge_room(at), rows.BADGE, colour, theme)


def _paint_kind(painter: QPainter, theme: Theme, at: Point, kind: str) -> None:
    look = kind_of(kind)
    colours = theme.kind(look.colour)
    half = rows.BOX_HEIGHT / 2
    painter.translate(at.x, at.y - half)
    path = outline(look.shape, rows.BOX, rows.BOX_HEIGHT)
    painter.fillPath(path, colours.fill)
    painter.strokePath(path, QPen(colours.mark, _BORDER))
    painter.translate(-at.x, half - at.y)
    paint_kind_icon(painter, look.icon, (at.x + rows.BOX / 2 - 5, at.y - 5), 10, colours.mark)


def _paint_implicit(painter: QPainter, theme: Theme, at: Point) -> None:
    pen = QPen(theme.kind("claim").mark, _BORDER)
    pen.setDashPattern([4.0, 3.0])
    half = rows.BOX_HEIGHT / 2
    painter.translate(at.x, at.y - half)
    painter.strokePath(outline("rounded", rows.BOX, rows.BOX_HEIGHT), pen)
    painter.translate(-at.x, half - at.y)


def _paint_role(painter: QPainter, theme: Theme, at: Point, role: str) -> None:
    arrow = rows.role_arrow(role, at)
    paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
    paint_sign(painter, arrow, theme)
    if rows.ringed(role):
        paint_ring(painter, arrow, arrow.trunk[-1], theme, rows.RING)
