"""The four dots round a statement from which arrows are dragged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from argmap.core.geometry import Point, Rect
from argmap.interaction.overlay import Side
from argmap.layout.shapes import Arrow

HIT_RADIUS: Final = 12.0  # screen px
RADIUS: Final = 5.0  # screen px, as drawn
GAP: Final = 10.0  # screen px from the edge to the dot's centre, so that edges stay for dragging
FARTHEST: Final = GAP + HIT_RADIUS  # screen px from the edge
SMALLEST: Final = 40.0  # screen px; a box narrower than this shows no handles
_INSET: Final = 14.0  # screen px that a dot keeps from a corner
_APART: Final = RADIUS + 3.0  # screen px, to which half a sign is added
_SIGN: Final = 7.5
_STEP: Final = 6.0
_MOST: Final = 64
"""Of more arrows than these at one statement no dot keeps clear."""


class Shapes(Protocol):
    """Where boxes and arrows are, as a plan knows it."""

    @property
    def rects(self) -> Mapping[str, Rect]: ...
    @property
    def arrows(self) -> Mapping[str, Arrow]: ...
    @property
    def ready(self) -> bool: ...
    def near(self, rect: Rect) -> Collection[str]: ...
    def arrows_of(self, key: str) -> Collection[str]: ...


class Handle(NamedTuple):
    """One dot; `at` is its centre and `foot` the middle of the edge, in scene pixels."""

    side: Side
    at: Point
    foot: Point


def handles(rect: Rect, zoom: float, taken: Sequence[Point] = ()) -> tuple[Handle, ...]:
    """The dots of a box, none where it is too small on the screen to tell them apart.

    Each is at the middle of its side, or as near as it can be without lying on an arrow that meets
    the box at one of the points `taken`.
    """
    if rect.width * zoom < SMALLEST:
        return ()
    gap = GAP / zoom
    x, y = rect.center
    sides: tuple[tuple[Side, Point, Point], ...] = (
        ("top", Point(x, rect.y), Point(0.0, -gap)),
        ("right", Point(rect.right, y), Point(gap, 0.0)),
        ("bottom", Point(x, rect.bottom), Point(0.0, gap)),
        ("left", Point(rect.x, y), Point(-gap, 0.0)),
    )
    found = []
    for side, middle, out in sides:
        level = not out.x
        half = (rect.width if level else rect.height) / 2 - _INSET / zoom
        ends = [
            (at.x - x) if level else (at.y - y)
            for at in taken
            if abs((at.y - middle.y) if level else (at.x - middle.x)) <= 2.0
        ]
        aside = _clear(ends, half, zoom)
        foot = middle.moved(aside, 0.0) if level else middle.moved(0.0, aside)
        found.append(Handle(side, foot.moved(*out), foot))
    return tuple(found)


def _clear(taken: Sequence[float], half: float, zoom: float) -> float:
    """How far from a side's middle a dot stands, clear of these places if that can be."""
    apart = _APART / zoom + _SIGN
    if not taken or half <= 0 or min(map(abs, taken)) >= apart:
        return 0.0
    step = max(_STEP / zoom, half / 20)
    places = [0.0] + [way * n * step for n in range(1, int(half / step) + 1) for way in (1, -1)]
    room = [min(abs(place - each) for each in taken) for place in places]
    free = [place for place, clear in zip(places, room, strict=True) if clear >= apart]
    return free[0] if free else places[room.index(max(room))]


def free_handles(plan: Shapes, key: str, zoom: float) -> tuple[Handle, ...]:
    """The dots of a statement but for those that would lie on another one and hide its words."""
    rects = plan.rects
    found = handles(rects[key], zoom, tuple(_meeting(plan, key)))
    size = 2 * RADIUS / zoom
    spots = [Rect(each.at.x - size / 2, each.at.y - size / 2, size, size) for each in found]
    return tuple(
        handle
        for handle, spot in zip(found, spots, strict=True)
        if not any(other != key and spot.intersects(rects[other]) for other in plan.near(spot))
    )


def handle_at(found: Sequence[Handle], point: Point, pixel: float) -> Handle | None:
    """The nearest of these dots within reach of a scene point; `pixel` is one of the screen."""
    reach = HIT_RADIUS * pixel
    far = [(each.at.x - point.x) ** 2 + (each.at.y - point.y) ** 2 for each in found]
    nearest = min(far, default=reach * reach + 1.0)
    return found[far.index(nearest)] if nearest <= reach * reach else None


def _meeting(plan: Shapes, key: str) -> Iterable[Point]:
    """Where arrows touch a statement; none where they are many, or not drafted yet."""
    if not plan.ready:
        return
    keys = plan.arrows_of(key)
    if len(keys) > _MOST:
        return
    for each in keys:
        arrow = plan.arrows[each]
        if arrow.target == key:
            yield arrow.trunk[-1]
        for premise, line in zip(arrow.premises, arrow.legs or (arrow.trunk,), strict=True):
            if premise == key:
                yield line[0]
