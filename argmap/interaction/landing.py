"""Where statements go that are dropped on something: with their branch beside it, over nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.free import Occupied

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.interaction.stage import Plan

_SIDES: Final[Mapping[str, tuple[int, int]]] = {
    "down": (0, 1),
    "up": (0, -1),
    "right": (1, 0),
    "left": (-1, 0),
}
_MOST: Final = 200
"""Of a larger branch only the statement that leads it is kept off others."""


class _Others(Occupied):
    """The boxes of a plan but for those that are about to move."""

    def __init__(self, plan: Plan, moving: Iterable[str]) -> None:
        super().__init__()
        self._plan = plan
        self._moving = frozenset(moving)

    def in_the_way(self, rect: Rect, gap: float) -> Rect | None:
        room, rects = rect.grown(gap - 0.01), self._plan.rects
        for key in self._plan.near(room):
            if key not in self._moving and room.intersects(rects[key]):
                return rects[key]
        return None


def followers(document: Document, keys: Iterable[str]) -> dict[str, None]:
    """These statements and what bears on nothing but them, directly or through others.

    What is pinned stays, unless it is one of these.
    """
    from argmap.core.branches import bearing_on

    keys = tuple(keys)
    found = {each: None for key in keys for each in bearing_on(document, key)}
    references, inferences, statements = (
        document.references,
        document.inferences,
        document.statements,
    )
    pending = [key for key in found if key in statements and key not in keys]
    while pending:
        key = pending.pop()
        arrows = references.from_premise(key)
        if key in found and any(inferences[each].target not in found for each in arrows):
            del found[key]
            for arrow in references.aiming_at(key):
                pending += [each for each in inferences[arrow].premises if each not in keys]
    return {
        key: None
        for key in found
        if key in statements and (key in keys or not statements[key].pinned)
    }


class Landing:
    """Where `places`, the boxes that go along, come to stand."""

    def __init__(self, document: Document, plan: Plan, places: Mapping[str, Rect]) -> None:
        from argmap.layout.reading import reading_direction

        self._document = document
        self._plan = plan
        self._places = places
        self._side = reading_direction(document, plan.everywhere)

    def shift(self, first: str, over: str, *, level: bool) -> tuple[float, float]:
        """How far all go together so that `first` comes to stand beside what it is dropped on.

        `level` puts it in line with that, as siblings stand, else in line with its other premises.
        """
        start, side = self._places[first], self._side
        wanted = self._wanted(over, (start.width, start.height), level=level)
        dx, dy = wanted.x - start.x, wanted.y - start.y
        moving = list(self._places.values()) if len(self._places) <= _MOST else [start]
        there = [rect.moved(dx, dy) for rect in moving]
        occupied = _Others(self._plan, self._places)
        upright = side in {"left", "right"}
        across = ((0, 1), (0, -1)) if upright else ((1, 0), (-1, 0))
        ways = (*across, _SIDES[side])
        best, way = min((occupied.past(there, way, m.SIBLING_GAP), way) for way in ways)
        return dx + way[0] * best, dy + way[1] * best

    def _wanted(self, over: str, size: tuple[float, float], *, level: bool) -> Rect:
        document, rects, side = self._document, self._plan.everywhere, self._side
        if over in document.inferences:
            junction = Rect(*self._plan.arrows[over].junction, 0.0, 0.0)
            return _beside(junction, size, "right" if side in {"up", "down"} else "down")
        box = rects[over]
        if level:
            return _next_to(box, size, side)
        row = [
            rects[premise]
            for arrow in document.references.aiming_at(over)
            for premise in document.inferences[arrow].premises
            if premise not in self._places and premise in rects
        ]
        if not row:
            return _beside(box, size, side)
        upright = side in {"left", "right"}
        last = max(row, key=lambda each: each.bottom if upright else each.right)
        return _next_to(last, size, side)


def _beside(box: Rect, size: tuple[float, float], side: str) -> Rect:
    """On one side of it, far enough off for an arrow and its sign."""
    (dx, dy), (width, height), middle = _SIDES[side], size, box.center
    across = dx * (m.ROW_GAP + (box.width + width) / 2)
    down = dy * (m.ROW_GAP + (box.height + height) / 2)
    return Rect(middle.x - width / 2 + across, middle.y - height / 2 + down, width, height)


def _next_to(box: Rect, size: tuple[float, float], side: str) -> Rect:
    """In line with it, where its siblings stand."""
    if side in {"left", "right"}:
        return Rect(box.x, box.bottom + m.SIBLING_GAP, *size)
    return Rect(box.right + m.SIBLING_GAP, box.y, *size)


def moved(rects: Mapping[str, Rect], dx: float, dy: float) -> dict[str, Point]:
    """Where the top left corners are then."""
    return {key: Point(rect.x + dx, rect.y + dy) for key, rect in rects.items()}
