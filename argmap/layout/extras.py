"""Relations as dotted ties and groups as titled frames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.layout import metrics as m
from argmap.layout.boxes import one_line
from argmap.layout.shapes import Frame, Tie
from argmap.layout.sides import facing, middle, port, upright

if TYPE_CHECKING:
    from argmap.core.records import Group, Relation
    from argmap.layout.text import TextMeasurer

_TIE_MARGIN = 2.0


def tie_of(relation: Relation, rects: Mapping[str, Rect]) -> Tie:
    """A straight line between the sides that face each other, level or upright where it can be."""
    a, b = rects[relation.a], rects[relation.b]
    side, other = facing(a, b, across=False)
    start = Point(*port(a, side, _place(a, b, side)))
    end = Point(*port(b, other, _place(b, a, other)))
    bounds = Rect(
        min(start.x, end.x), min(start.y, end.y), abs(start.x - end.x), abs(start.y - end.y)
    )
    line = (start, end)
    return Tie(relation.id, relation.kind, relation.a, relation.b, line, bounds.grown(_TIE_MARGIN))


def _place(rect: Rect, other: Rect, side: int) -> float:
    """Where on a side a tie ends: at its middle, or that of what it has well in common."""
    if upright(side):
        low, high = max(rect.x, other.x), min(rect.right, other.right)
        shorter = min(rect.width, other.width)
    else:
        low, high = max(rect.y, other.y), min(rect.bottom, other.bottom)
        shorter = min(rect.height, other.height)
    return (low + high) / 2 if high - low >= shorter / 2 else middle(rect, side)


def frame_of(group: Group, rect: Rect, measurer: TextMeasurer) -> Frame:
    """A frame with its title in the strip at the top."""
    title = group.title or tr("Group")
    line = one_line(title, m.FRAME_STYLE, measurer, rect.width - 2 * m.FRAME_PADDING)
    return Frame(group.id, rect, line, group.colour)


def strip_of(frame: Frame) -> Rect:
    """The strip at the top of a frame, which holds its title and can be taken hold of."""
    return frame.rect._replace(height=m.FRAME_STRIP)
