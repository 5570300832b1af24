"""Polylines: bends flattened to points, and places on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Final

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m

Pair = tuple[float, float]

_STEPS: Final = 16
_ARC_STEPS: Final = 6
_ALMOST: Final = 6.0
"""A shift so small is drawn as a slant, not as a bend."""
_LEAD: Final = 4.0
_ELBOW: Final = 24.0


def _bend_table() -> tuple[Pair, ...]:
    """Across and along of a cubic whose ends are upright, from (0, 0) to (1, 1), ends denser."""
    table = []
    for step in range(1, _STEPS + 1):
        t = (1 - cos(pi * step / _STEPS)) / 2
        table.append((t * t * (3 - 2 * t), t * (1.5 - 1.5 * t + t * t)))
    return tuple(table)


BEND: Final = _bend_table()
"""Across and along of an S-bend, from its beginning to its end at (1, 1)."""
_ARC: Final = tuple(
    (1 - cos(pi / 2 * step / _ARC_STEPS), sin(pi / 2 * step / _ARC_STEPS))
    for step in range(_ARC_STEPS + 1)
)


def trunk(start: Pair, end: Pair, stub: float, bend: float) -> list[Pair]:
    """From `start` to `end`, both along v: a bend at the start, then straight to the end.

    The bend takes at most `bend`, so it keeps to the channel before the row where it starts.
    """
    (u0, v0), (u1, v1) = start, end
    way = v1 - v0
    total = abs(way)
    if abs(u1 - u0) <= _ALMOST or total < 12.0:
        return [(u0, v0), (u1, v1)]
    sign = 1.0 if way > 0 else -1.0
    stub = min(stub, total * 0.4)
    lead = min(_LEAD, total * 0.1)
    curve = min(bend, total - stub - lead)
    return [(u0, v0), *_bend(u0, v0 + sign * lead, u1 - u0, sign * curve), (u1, v1)]


def _bend(u: float, v: float, across: float, along: float) -> list[Pair]:
    return [(u, v), *[(u + across * s, v + along * t) for s, t in BEND]]


def corner_loop(rect: Rect) -> list[Pair]:
    """Out of the top, round the upper right corner, and back in on the right."""
    right, top = rect.right, rect.y
    size = m.SELF_LOOP
    start, end = (right - size, top), (right, top + size)
    steps = 2 * _STEPS
    ring = [
        (
            right + size * 0.75 * (-cos(turn) + sin(turn)),
            top - size * 0.75 * (cos(turn) + sin(turn)),
        )
        for turn in (pi * (0.06 + 0.88 * step / steps) for step in range(steps + 1))
    ]
    return [start, *ring, end]


def segments_in(line: Sequence[Point], rect: Rect) -> Iterator[tuple[Point, Point]]:
    """The segments of `line` that may touch `rect`, uncut."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    for a, b in pairwise(line):
        (ax, ay), (bx, by) = a, b
        if not (
            (ax < left and bx < left)
            or (ax > right and bx > right)
            or (ay < top and by < top)
            or (ay > bottom and by > bottom)
        ):
            yield a, b


def length_of(line: Sequence[Point]) -> float:
    total = 0.0
    x0, y0 = line[0]
    for x, y in line:
        total += hypot(x - x0, y - y0)
        x0, y0 = x, y
    return total


def point_at(line: Sequence[Point], distance: float) -> Point:
    """The point so far along a polyline; its ends, if the distance is out of range."""
    x0, y0 = line[0]
    if distance <= 0.0:
        return line[0]
    for x, y in line:
        step = hypot(x - x0, y - y0)
        if step >= distance and step > 0.0:
            part = distance / step
            return Point(x0 + (x - x0) * part, y0 + (y - y0) * part)
        distance -= step
        x0, y0 = x, y
    return line[-1]


def box_round(lines: Sequence[Sequence[Pair]], margin: float) -> Rect:
    """The rectangle round all points, with a margin."""
    xs = [point[0] for line in lines for point in line]
    ys = [point[1] for line in lines for point in line]
    left, top = min(xs), min(ys)
    return Rect(
        left - margin,
        top - margin,
        max(xs) - left + 2 * margin,
        max(ys) - top + 2 * margin,
    )


def distance_to(line: Sequence[Point], point: Point) -> float:
    """How far a point is from a polyline."""
    best = float("inf")
    px, py = point
    x0, y0 = line[0]
    for x, y in line[1:]:
        dx, dy = x - x0, y - y0
        square = dx * dx + dy * dy
        part = 0.0 if square == 0.0 else ((px - x0) * dx + (py - y0) * dy) / square
        part = 0.0 if part < 0.0 else min(part, 1.0)
        best = min(best, hypot(px - x0 - part * dx, py - y0 - part * dy))
        x0, y0 = x, y
    return best
