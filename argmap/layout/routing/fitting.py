"""How the ends of a plain way are brought into line, and what stands where on it."""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Point, Rect
from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.curves import length_of, point_at
from argmap.layout.routing.draft import Draft, Pair
from argmap.layout.shapes import Polyline
from argmap.layout.sides import upright

MIDDLE: Final = 3
"""Of the points of a line, the one about the middle of its first bend."""
NEARLY: Final = 24.0
"""So little aside of its port a premise is left off its middle, for a straight line."""


def back(room: float) -> float:
    """How far before the tip the sign stands, if the line is straight for so long."""
    return m.SIGN_DISTANCE if room >= m.SIGN_DISTANCE + 8.0 else room * 0.62


def straightened(
    draft: Draft, start: Pair, tip: Pair, boxes: tuple[Rect, Rect]
) -> tuple[Pair, Pair]:
    """Both ends, brought into line where an end that has its side alone may give way."""
    (u0, v0), (u1, v1) = start, tip
    if u0 == u1:
        return start, tip
    vertical = upright(draft.sides[0])
    (low0, high0), (low1, high1) = inner(boxes[0], vertical), inner(boxes[1], vertical)
    first, last = draft.slots[0].alone, draft.slots[-1].alone
    if len(draft.owners) > 2:
        first, low0, high0 = False, u0, u0
    nearly = abs(u0 - u1) <= NEARLY
    if first and last:
        low, high = max(low0, low1), min(high0, high1)
        if low <= high:
            u0 = u1 = min(high, max(low, u1))
    elif first and nearly and low0 <= u1 <= high0:
        u0 = u1
    elif last and (nearly or len(draft.owners) > 2) and low1 <= u0 <= high1:
        u1 = u0
    return (u0, v0), (u1, v1)


def inner(rect: Rect, vertical: bool) -> Pair:
    low, size = (rect[0], rect[2]) if vertical else (rect[1], rect[3])
    inset = min(m.PORT_INSET, size / 2)
    return low + inset, low + size - inset


def own(line: Polyline) -> Point:
    """Where an arrow would be aimed at: on the stretch that no other one shares."""
    if len(line) == 2:
        (x0, y0), (x1, y1) = line
        return Point((x0 + x1) / 2, (y0 + y1) / 2)
    if len(line) > MIDDLE + 1:
        return line[MIDDLE]
    return point_at(line, min(channel.LEG, length_of(line) / 2))
