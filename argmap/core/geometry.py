"""Points and rectangles in scene pixels (100 % zoom, y downwards)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

_MANY: Final = 32


class Point(NamedTuple):
    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        return Point(self.x + dx, self.y + dy)


class Rect(NamedTuple):
    """Left, top, width and height; width and height are never negative."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, margin: float) -> Rect:
        """The same rectangle with `margin` more on every side (less, if negative)."""
        return Rect(
            self.x - margin,
            self.y - margin,
            max(0.0, self.width + 2 * margin),
            max(0.0, self.height + 2 * margin),
        )

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether the other lies in this one; it may touch its edges."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def intersects(self, other: Rect) -> bool:
        """Whether they share a point; touching edges count."""
        return (
            self.x <= other.x + other.width
            and other.x <= self.x + self.width
            and self.y <= other.y + other.height
            and other.y <= self.y + self.height
        )

    def united(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def spanning(first: Point, second: Point) -> Rect:
    """The rectangle with these two opposite corners."""
    x, y = min(first.x, second.x), min(first.y, second.y)
    return Rect(x, y, abs(first.x - second.x), abs(first.y - second.y))


def exceed(rects: Iterable[Rect], room: Rect) -> bool:
    """Whether a rectangle round all would be larger than another; the first that are far end it."""
    left = top = float("inf")
    right = bottom = float("-inf")
    for x, y, width, height in rects:
        left, right = min(left, x), max(right, x + width)
        top, bottom = min(top, y), max(bottom, y + height)
        if right - left > room.width or bottom - top > room.height:
            return True
    return False


def union(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle round all, or None of none."""
    rects = list(rects)
    if len(rects) > _MANY:
        left, top = min([rect[0] for rect in rects]), min([rect[1] for rect in rects])
        right = max([rect[0] + rect[2] for rect in rects])
        return Rect(left, top, right - left, max([rect[1] + rect[3] for rect in rects]) - top)
    left = top = float("inf")
    right = bottom = float("-inf")
    for x, y, width, height in rects:
        left = x if x < left else left
        top = y if y < top else top
        right = x + width if x + width > right else right
        bottom = y + height if y + height > bottom else bottom
    return None if left > right else Rect(left, top, right - left, bottom - top)
