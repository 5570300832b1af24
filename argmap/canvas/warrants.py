"""Warrants: a mark on the arrow that has one, and a card with its words beside the arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPen

from argmap.canvas.lettering import draw_line
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.layout import metrics as m
from argmap.layout.text import Face, TextStyle
from argmap.layout.words import MARK, mark_place

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Arrow
    from argmap.layout.text import Line

WIDTH: Final = 260.0
PADDING: Final = 10.0
OFF: Final = 18.0
"""Logical pixels of a card: it is as large at every zoom. `OFF` keeps it off the junction."""
LINES: Final = 12
"""A longer warrant is cut on the card; the inspector has all of it."""
_CAPTION: Final = TextStyle(Face.SEMIBOLD, 10.5, 16.0)


def paint_mark(
    painter: QPainter, arrow: Arrow, theme: Theme, size: float = 1.0, *, aimed: bool = False
) -> None:
    """Draw a bubble with three dots on the arrow, at its middle, or beside what is `aimed` there.

    Not at the sign: arrows to the same target share that.
    """
    if not arrow.warranted:
        return
    colour = theme.arrow(arrow.role)
    middle = mark_place(arrow, size, aimed=aimed)
    width, height = (length * size for length in MARK)
    pen = QPen(colour, 1.4 * size)
    painter.setPen(pen)
    painter.setBrush(theme.canvas.background)
    bubble = QRectF(middle.x - width / 2, middle.y - height / 2, width, height)
    painter.drawRoundedRect(bubble, height / 2, height / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for step in (-1, 0, 1):
        dot = QPointF(middle.x + step * 3.6 * size, middle.y)
        painter.drawEllipse(dot, 1.15 * size, 1.15 * size)


class Card(NamedTuple):
    """Where a card stands, in logical pixels of the viewport, and where on it the words do."""

    place: QRectF
    words: QRectF


def card(arrow: Arrow, plan: MapPlan, view: View, height: float) -> Card:
    """A card beside the middle of an arrow for words so high, where it hides least of the map.

    It stays in view, if it fits.
    """
    middle = view.point(arrow.junction)
    size = QSizeF(WIDTH, 2 * PADDING + _CAPTION.line_height + height)
    room = QSizeF(view.width / view.ratio, view.height / view.ratio)
    level = middle.y() - PADDING - _CAPTION.line_height - m.TEXT_STYLE.line_height / 2
    tops = (level, middle.y() - OFF - size.height(), middle.y() + OFF)
    lefts = (middle.x() + OFF, middle.x() - OFF - size.width())
    places = [_kept_in(QRectF(QPointF(x, y), size), room) for y in tops for x in lefts]
    place = min(places, key=lambda each: _hidden(each, plan, view))
    words = place.adjusted(PADDING, PADDING + _CAPTION.line_height, -PADDING, -PADDING)
    return Card(place, words)


def _kept_in(place: QRectF, room: QSizeF) -> QRectF:
    left = max(4.0, min(place.left(), room.width() - place.width() - 4))
    top = max(4.0, min(place.top(), room.height() - place.height() - 4))
    return QRectF(QPointF(left, top), place.size())


def _hidden(place: QRectF, plan: MapPlan, view: View) -> float:
    """How much of boxes lies below it."""
    scale, ratio = view.scale, view.ratio
    corner = Point(
        (place.left() * ratio + view.left) / scale, (place.top() * ratio + view.top) / scale
    )
    size = place.width() * ratio / scale, place.height() * ratio / scale
    below = plan.boxes_in(Rect(*corner, *size))
    covered = [view.rect(box.rect).intersected(place) for box in below]
    return sum(each.width() * each.height() for each in covered)


def height_of(key: str, plan: MapPlan) -> float:
    """How high the words of a warrant are on its card."""
    return min(LINES, len(_lines(key, plan))) * m.TEXT_STYLE.line_height


def _lines(key: str, plan: MapPlan) -> tuple[Line, ...]:
    text = plan.document.inferences[key].text
    return plan.measurer.lines(text, m.TEXT_STYLE, WIDTH - 2 * PADDING)


def paint_warrant(painter: QPainter, arrow: Arrow, plan: MapPlan, theme: Theme, view: View) -> None:
    """Draw the card with its words; `painter` is in logical pixels."""
    style = m.TEXT_STYLE
    lines = _lines(arrow.id, plan)
    shown = lines[:LINES]
    place = card(arrow, plan, view, height_of(arrow.id, plan))
    paint_ground(painter, place.place, arrow, theme)
    painter.setPen(theme.canvas.text)
    top = place.words.top()
    for line in shown:
        room = place.words.width()
        draw_line(painter, line.text, style, place.words.left(), top, rtl=line.rtl, room=room)
        top += style.line_height
    if len(lines) > len(shown):
        painter.setPen(theme.canvas.secondary)
        draw_line(painter, "…", style, place.words.right() - 12, place.place.bottom() - 20)


def card_in_scene(arrow: Arrow, zoom: float) -> Rect:
    """About where a card of a few lines stands, in scene pixels."""
    x, y = arrow.junction
    return Rect(x, y - 40 / zoom, (OFF + WIDTH) / zoom, 140 / zoom)


def ground_round(words: QRectF) -> QRectF:
    """Where the card of words that stand there is."""
    return words.adjusted(-PADDING, -PADDING - _CAPTION.line_height, PADDING, PADDING)


def paint_ground(painter: QPainter, place: QRectF, arrow: Arrow, theme: Theme) -> None:
    """Draw a card without its words."""
    painter.setPen(QPen(theme.arrow(arrow.role), 1.5))
    painter.setBrush(theme.canvas.background)
    painter.drawRoundedRect(place, 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.canvas.secondary)
    left, top = place.left() + PADDING, place.top() + PADDING - 2
    draw_line(painter, tr("Warrant"), _CAPTION, left, top)
