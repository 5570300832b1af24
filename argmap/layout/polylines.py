"""Polylines cut to what is looked at: long arrows cross many tiles, each paints its piece."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.core.geometry import Rect


class Piece(NamedTuple):
    """A stretch of a polyline; `start` is how far along the whole it begins."""

    start: float
    points: list[Point]


def pieces_in(line: Sequence[Point], rect: Rect) -> Iterator[Piece]:
    """Yield the stretches of `line` that lie in `rect`, cut at its edges."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    gone = 0.0
    piece: Piece | None = None
    for a, b in pairwise(line):
        (ax, ay), (bx, by) = a, b
        span = None
        # Most segments lie wholly on one side, and are soon done with.
        if not (
            (ax < left and bx < left)
            or (ax > right and bx > right)
            or (ay < top and by < top)
            or (ay > bottom and by > bottom)
        ):
            span = _span(a, b, rect)
        length = math.hypot(bx - ax, by - ay)
        if span is None:
            if piece is not None:
                yield piece
                piece = None
        else:
            first, last = span
            if piece is None or first > 0:
                if piece is not None:
                    yield piece
                piece = Piece(gone + first * length, [_between(a, b, first)])
            piece.points.append(_between(a, b, last))
            if last < 1:
                yield piece
                piece = None
        gone += length
    if piece is not None:
        yield piece


def shortened(line: Sequence[Point], length: float) -> list[Point]:
    """Return `line` with its last `length` cut off; at least a point of it is left."""
    points = list(line)
    while len(points) > 1:
        a, b = points[-2], points[-1]
        last = math.hypot(b.x - a.x, b.y - a.y)
        if last > length:
            points[-1] = _between(a, b, 1 - length / last)
            break
        length -= last
        points.pop()
    return points


def heading(line: Sequence[Point], back: float = 6.0) -> tuple[float, float]:
    """Return the unit vector in which `line` arrives, judged over its last `back` pixels."""
    tip = line[-1]
    for point in reversed(line[:-1]):
        dx, dy = tip.x - point.x, tip.y - point.y
        length = math.hypot(dx, dy)
        if length >= back or (length > 0 and point is line[0]):
            return dx / length, dy / length
    return 0.0, -1.0


def _between(a: Point, b: Point, share: float) -> Point:
    if share <= 0:
        return a
    if share >= 1:
        return b
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def _span(a: Point, b: Point, rect: Rect) -> tuple[float, float] | None:
    """Which shares of the way from a to b lie in the rectangle (Liang and Barsky 1984)."""
    first, last = 0.0, 1.0
    dx, dy = b.x - a.x, b.y - a.y
    edges = (
        (-dx, a.x - rect.x),
        (dx, rect.right - a.x),
        (-dy, a.y - rect.y),
        (dy, rect.bottom - a.y),
    )
    for step, room in edges:
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
        if first > last:
            return None
    return first, last
