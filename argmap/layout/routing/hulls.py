"""Rectangles that hold ways."""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.sides import BOTTOM, RIGHT, TOP

Pair = tuple[float, float]
_new: Final = tuple.__new__  # a third of what Rect(…) costs, and there are many


def between(rect: Rect, side: int, goal: Rect, arrival: int) -> Rect:
    """A rectangle that holds every route from a side to a side."""
    left, top, right, bottom = span(rect, side)
    x0, y0, x1, y1 = span(goal, arrival)
    left = x0 if x0 < left else left
    top = y0 if y0 < top else top
    right = x1 if x1 > right else right
    bottom = y1 if y1 > bottom else bottom
    return _new(Rect, (left, top, right - left, bottom - top))


def span(rect: Rect, side: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a side of a box."""
    x, y, width, height = rect
    if side == TOP:
        return x, y, x + width, y
    if side == BOTTOM:
        return x, y + height, x + width, y + height
    if side == RIGHT:
        x += width
    return x, y, x, y + height


def hull(ends: tuple[Pair, Pair], vertical: bool, margin: float = 0.0) -> Rect:
    """The rectangle round a straight line between two places (u, v), `vertical` if v is upright.

    The margin is added across the line, never along it.
    """
    (u0, v0), (u1, v1) = ends
    low, high = (u0, u1) if u0 < u1 else (u1, u0)
    near, far = (v0, v1) if v0 < v1 else (v1, v0)
    if u0 == u1:
        low, high = low - margin, high + margin
    else:
        near, far = near - margin, far + margin
    if vertical:
        return _new(Rect, (low, near, high - low, far - near))
    return _new(Rect, (near, low, far - near, high - low))
