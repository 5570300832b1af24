"""A legend of just those kinds and roles that a picture shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QPainter, QPen

from argmap.canvas.arrows import paint_junction, paint_lines, paint_ring, paint_sign
from argmap.canvas.boxes import paint_kind_icon
from argmap.canvas.lettering import draw_line
from argmap.canvas.outlines import outline
from argmap.canvas.warrants import paint_mark
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.core.kinds import KINDS, kind_of
from argmap.layout.metrics import FOOTER_STYLE
from argmap.layout.shapes import Arrow, Role
from argmap.layout.words import role_sentences

if TYPE_CHECKING:
    from argmap.canvas.painter import Shapes
    from argmap.canvas.theme import Theme
    from argmap.layout.text import TextMeasurer

_STYLE: Final = FOOTER_STYLE
_ROW: Final = 28.0
_GAP: Final = 24.0
_AFTER_SAMPLE: Final = 8.0
_BOX: Final = 26.0
_LINE: Final = 46.0

Sample = Callable[[QPainter, "Theme", Point], None]
"""Draws a sample whose left end, at half its height, is the point."""


class Entry(NamedTuple):
    """A sample with its words; `x` and `y` are the left end, at half its height."""

    sample: Sample
    width: float
    words: str
    x: float
    y: float


class Legend(NamedTuple):
    """Entries in rows; places are relative to the legend's left top corner."""

    entries: tuple[Entry, ...]
    width: float
    height: float

    def paint(self, painter: QPainter, theme: Theme, place: Point) -> None:
        half = _STYLE.line_height / 2
        for sample, width, words, x, y in self.entries:
            left, middle = place.x + x, place.y + y
            sample(painter, theme, Point(left, middle))
            painter.setPen(theme.canvas.secondary)
            draw_line(painter, words, _STYLE, left + width + _AFTER_SAMPLE, middle - half)


def legend_of(plan: Shapes, measurer: TextMeasurer, room: float) -> Legend:
    """Set the entries a map needs in rows not wider than `room`, if one entry fits at all."""
    entries: list[Entry] = []
    x = y = width = 0.0
    for sample, extent, words in _contents(plan):
        needed = extent + _AFTER_SAMPLE + measurer.width(words, _STYLE)
        if x and x + needed > room:
            x, y = 0.0, y + _ROW
        entries.append(Entry(sample, extent, words, x, y + _ROW / 2))
        width = max(width, x + needed)
        x += needed + _GAP
    return Legend(tuple(entries), width, y + _ROW if entries else 0.0)


def _contents(plan: Shapes) -> list[tuple[Sample, float, str]]:
    kinds = {box.kind for box in plan.boxes.values()}
    known = [name for name in KINDS if name in kinds]
    entries: list[tuple[Sample, float, str]] = [
        (partial(_paint_kind, kind=name), _BOX, tr(kind_of(name).title))
        for name in (*known, *sorted(kinds.difference(KINDS)))
    ]
    if any(box.implicit for box in plan.boxes.values()):
        entries.append((_paint_implicit, _BOX, tr("unstated, supplied")))
    arrows = list(plan.arrows.values())
    roles = {arrow.role for arrow in arrows}
    entries += [
        (partial(_paint_role, role=role), _LINE, words)
        for role, words in role_sentences().items()
        if role in roles
    ]
    if any(arrow.linked for arrow in arrows):
        entries.append((_paint_linked, _LINE, tr("count only together")))
    if any(arrow.warranted for arrow in arrows):
        entries.append((_paint_warranted, _LINE, tr("has a warrant")))
    return entries


def _paint_kind(painter: QPainter, theme: Theme, at: Point, *, kind: str) -> None:
    look = kind_of(kind)
    colours = theme.kind(look.colour)
    painter.setPen(QPen(colours.mark, 1.25))
    painter.translate(at.x, at.y - 9)
    path = outline(look.shape, _BOX, 18.0)
    painter.fillPath(path, colours.fill)
    painter.strokePath(path, painter.pen())
    painter.translate(-at.x, 9 - at.y)
    paint_kind_icon(painter, look.icon, (at.x + _BOX / 2 - 5, at.y - 5), 10, colours.mark)


def _paint_implicit(painter: QPainter, theme: Theme, at: Point) -> None:
    pen = QPen(theme.kind("claim").mark, 1.25)
    pen.setDashPattern([4.0, 3.0])
    painter.translate(at.x, at.y - 9)
    painter.strokePath(outline("rounded", _BOX, 18.0), pen)
    painter.translate(-at.x, 9 - at.y)


def _paint_role(painter: QPainter, theme: Theme, at: Point, *, role: Role) -> None:
    special = role in {"undercut", "backing"}
    end = at.moved(_LINE - (10 if special else 0), 0)
    arrow = _arrow(role, (at, end), sign=at.moved(_LINE / 2 - 6, 0))
    paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
    paint_sign(painter, arrow, theme)
    if special:
        paint_ring(painter, arrow, end, theme, 0.8)


def _paint_warranted(painter: QPainter, theme: Theme, at: Point) -> None:
    middle = at.moved(_LINE / 2 - 6, 0)
    arrow = _arrow("support", (at, at.moved(_LINE, 0)), sign=middle)
    paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
    paint_mark(painter, arrow._replace(warranted=True, junction=middle), theme)


def _paint_linked(painter: QPainter, theme: Theme, at: Point) -> None:
    meeting = at.moved(_LINE / 2, 0)
    legs = ((at.moved(0, -7), meeting), (at.moved(0, 7), meeting))
    arrow = _arrow("support", (meeting, at.moved(_LINE, 0)), legs=legs, sign=meeting)
    paint_lines(painter, arrow, theme, arrow.bounds, least=1.0)
    paint_junction(painter, arrow, theme)


def _arrow(
    role: Role,
    trunk: tuple[Point, Point],
    *,
    sign: Point,
    legs: tuple[tuple[Point, ...], ...] = (),
) -> Arrow:
    start = trunk[0]
    return Arrow(
        id="",
        premises=("",) * max(1, len(legs)),
        target="",
        role=role,
        polarity="",
        legs=legs,
        trunk=trunk,
        junction=start,
        sign=sign,
        strength=None,
        bounds=Rect(start.x - _LINE, start.y - _ROW, 3 * _LINE, 2 * _ROW),
    )
