"""Room for a box among others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.grid import Grid

if TYPE_CHECKING:
    from argmap.layout.plan import MapPlan

_Way = tuple[int, int]
_WAYS: Final[Mapping[str, tuple[_Way, ...]]] = {
    "down": ((0, 1), (1, 0), (-1, 0), (0, -1)),
    "up": ((0, -1), (1, 0), (-1, 0), (0, 1)),
    "right": ((1, 0), (0, 1), (0, -1), (-1, 0)),
    "left": ((-1, 0), (0, 1), (0, -1), (1, 0)),
}


class Occupied:
    """The rectangles that are taken."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._grid = Grid()
        self._rects: dict[str, Rect] = {}
        for rect in rects:
            self.take(rect)

    def take(self, rect: Rect) -> None:
        key = str(len(self._rects))
        self._rects[key] = rect
        self._grid.put(key, (rect,))

    def in_the_way(self, rect: Rect, gap: float) -> Rect | None:
        """Something nearer than `gap`, or None."""
        room = rect.grown(gap - 0.01)
        for key in self._grid.near(room):
            other = self._rects[key]
            if room.intersects(other):
                return other
        return None

    def past(self, rects: list[Rect], way: _Way, gap: float) -> float:
        """How far rectangles must go together, right or down (or back), until all are free."""
        distance = 0.0
        dx, dy = way
        while True:
            step = 0.0
            for rect in rects:
                moved = rect.moved(dx * distance, dy * distance)
                other = self.in_the_way(moved, gap)
                if other is not None:
                    step = max(step, _needed(moved, other, way) + gap)
            if step <= 0.0:
                return distance
            distance += step


def free_place(
    plan: MapPlan, near: Rect | Point, size: tuple[float, float], direction: str = "down"
) -> Point:
    """Where a new box of a size finds room: beside a box, or at a point if it is free there.

    `direction` says on which side of `near` to look first: down, up, right or left.
    """
    occupied = _Planned(plan)
    if isinstance(near, Rect):
        way = _WAYS.get(direction, _WAYS["down"])[0]
        gap = m.ROW_GAP
        x = near.x + (near.width - size[0]) / 2
        y = near.y + (near.height - size[1]) / 2
        if way[0]:
            x = near.right + gap if way[0] > 0 else near.x - gap - size[0]
        else:
            y = near.bottom + gap if way[1] > 0 else near.y - gap - size[1]
        start = Rect(x, y, *size)
        sideways: tuple[_Way, ...] = ((1, 0), (-1, 0)) if way[1] else ((0, 1), (0, -1))
    else:
        start = Rect(near.x, near.y, *size)
        sideways = _WAYS.get(direction, _WAYS["down"])
    found = nearest_free(occupied, start, sideways)
    return Point(found.x, found.y)


def free_aside(plan: MapPlan, wanted: Rect, *, upright: bool) -> Point:
    """The nearest free place to the left or right, or, unless `upright`, above or below.

    What comes between two boxes that stand above each other must not end up beyond one of them.
    """
    ways: tuple[_Way, ...] = ((1, 0), (-1, 0)) if upright else ((0, 1), (0, -1))
    found = nearest_free(_Planned(plan), wanted, ways)
    return Point(found.x, found.y)


class _Planned(Occupied):
    """The boxes of a plan."""

    def __init__(self, plan: MapPlan) -> None:
        super().__init__()
        self._plan = plan

    def in_the_way(self, rect: Rect, gap: float) -> Rect | None:
        boxes = self._plan.boxes_in(rect.grown(gap - 0.01))
        return boxes[0].rect if boxes else None


def nearest_free(occupied: Occupied, start: Rect, ways: Iterable[_Way]) -> Rect:
    """The rectangle moved one of these ways, the shortest of all, until it has room."""
    best = (inf, start)
    for dx, dy in ways:
        distance = occupied.past([start], (dx, dy), m.SIBLING_GAP)
        if distance < best[0]:
            best = (distance, start.moved(dx * distance, dy * distance))
    return best[1]


def _needed(rect: Rect, other: Rect, way: _Way) -> float:
    """How far `rect` must go that way to just touch `other` from behind."""
    dx, dy = way
    if dx:
        return other.right - rect.x if dx > 0 else rect.right - other.x
    return other.bottom - rect.y if dy > 0 else rect.bottom - other.y
