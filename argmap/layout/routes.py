"""Routes: an arrow's lines from its draft and the places its ends were given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.curves import (
    Pair,
    box_round,
    corner_loop,
    elbow,
    late,
    length_of,
    point_at,
    points_of,
    trunk,
)
from argmap.layout.draft import Draft, joint
from argmap.layout.shapes import Polyline
from argmap.layout.sides import OUTWARD, edge, upright

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow

_AIMING_STUB = 12.0
_MARGIN = m.SIGN_RADIUS + 2.0


class Course(NamedTuple):
    """The lines of an arrow: `legs`, `trunk`, `junction`, `sign` and `bounds` as in Arrow."""

    legs: tuple[Polyline, ...]
    trunk: Polyline
    junction: Point
    sign: Point
    bounds: Rect


def course_of(
    draft: Draft,
    rects: Mapping[str, Rect],
    arrow: Callable[[str], Arrow],
    alone: Callable[[Draft, int], bool],
) -> Course:
    """Route an arrow; `arrow` gives those aimed at, `alone` tells if an end has its side alone."""
    if draft.loop:
        return _finished((), points_of(corner_loop(rects[draft.owners[0]]), swap=False))
    last = len(draft.sides) - 1
    key = draft.owners[last]
    goal = rects.get(key)
    shift = 0.0
    if goal is None:
        junction = arrow(key).junction
        goal = joint(*junction)
        supposed = draft.supposed or junction
        way = 0 if upright(draft.sides[last]) else 1
        shift = junction[way] - supposed[way]
    place = draft.places[last] + shift
    side, v1 = draft.sides[last], edge(goal, draft.sides[last])
    if last > 1:
        return _linked(draft, rects, (place, v1), alone)
    rect = rects[draft.owners[0]]
    leaves, start = draft.sides[0], draft.places[0]
    v0 = edge(rect, leaves)
    if upright(leaves) != upright(side):
        line = elbow(start, v0, v1, place)
        return _finished((), points_of(line, not upright(leaves)))
    start, place = _straightened(draft, (start, place), (rect, goal), alone)
    if (v1 - v0) * OUTWARD[leaves] <= 0.0:
        line = [(start, v0), (place, v1)]
    else:
        line = _way(draft, (start, v0), (place, v1))
    return _finished((), points_of(line, not upright(leaves)))


def _straightened(
    draft: Draft,
    places: tuple[float, float],
    boxes: tuple[Rect, Rect],
    alone: Callable[[Draft, int], bool],
) -> tuple[float, float]:
    """The places of both ends, brought into line where an end that is alone may give way."""
    start, end = places
    if start == end:
        return places
    vertical = upright(draft.sides[0])
    lows, highs = [], []
    for rect in boxes:
        low = rect[0] if vertical else rect[1]
        size = rect[2] if vertical else rect[3]
        inset = min(m.PORT_INSET, size / 2)
        lows.append(low + inset)
        highs.append(low + size - inset)
    start_free, end_free = alone(draft, 0), alone(draft, 1)
    if start_free and end_free:
        low, high = max(lows), min(highs)
        if low <= high:
            shared = min(high, max(low, (start + end) / 2))
            return shared, shared
    elif start_free and lows[0] <= end <= highs[0]:
        return end, end
    elif end_free and lows[1] <= start <= highs[1]:
        return start, start
    return places


def _linked(
    draft: Draft,
    rects: Mapping[str, Rect],
    tip: Pair,
    alone: Callable[[Draft, int], bool],
) -> Course:
    place, v1 = tip
    junction = Point(*draft.junction)
    legs = []
    for index, owner in enumerate(draft.owners[:-1]):
        side = draft.sides[index]
        rect = rects[owner]
        u0, v0 = draft.places[index], edge(rect, side)
        u, v = junction if upright(side) else (junction.y, junction.x)
        if alone(draft, index) and _within(rect, side, u):
            u0 = u
        legs.append(points_of(late((u0, v0), (u, v), 0.0, m.CURVE), not upright(side)))
    arrival = draft.sides[-1]
    u, v = junction if upright(arrival) else (junction.y, junction.x)
    if draft.level == upright(arrival):
        # The trunk leaves the junction the one way and arrives the other.
        line = points_of(elbow(v, u, v1, place), upright(arrival))
    else:
        goal = rects.get(draft.owners[-1])
        if goal is not None and alone(draft, len(draft.sides) - 1) and _within(goal, arrival, u):
            place = u
        line = points_of(_way(draft, (u, v), (place, v1)), not upright(arrival))
    return _finished(tuple(legs), line, junction)


def _way(draft: Draft, start: Pair, end: Pair) -> list[Pair]:
    if draft.supposed is None:
        return trunk(start, end, m.STUB, draft.bend)
    return late(start, end, _AIMING_STUB, m.LATE_CURVE)


def _within(rect: Rect, side: int, place: float) -> bool:
    low = rect[0] if upright(side) else rect[1]
    size = rect[2] if upright(side) else rect[3]
    return low + m.PORT_INSET <= place <= low + size - m.PORT_INSET


def _finished(legs: tuple[Polyline, ...], line: Polyline, junction: Point | None = None) -> Course:
    length = length_of(line)
    if junction is None:
        junction = point_at(line, length / 2)
    back = m.SIGN_DISTANCE if length >= 2.8 * m.SIGN_DISTANCE else length * 0.62
    sign = point_at(line, length - back)
    return Course(legs, line, junction, sign, box_round((*legs, line), _MARGIN))
