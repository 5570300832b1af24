"""The four dots round a statement from which arrows are dragged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple, Protocol

from argmap.core.geometry import Point, Rect
from argmap.interaction.overlay import Side

HIT_RADIUS: Final = 12.0  # screen px
RADIUS: Final = 5.0  # screen px, as drawn
GAP: Final = 10.0  # screen px from the edge to the dot's centre, so that edges stay for dragging
SMALLEST: Final = 40.0  # screen px; a box narrower than this shows no handles


class Shapes(Protocol):
    """Where boxes are, as a plan knows it."""

    @property
    def rects(self) -> Mapping[str, Rect]: ...
    def near(self, rect: Rect) -> Collection[str]: ...


class Handle(NamedTuple):
    """One dot; `at` is its centre and `foot` the middle of the edge, in scene pixels."""

    side: Side
    at: Point
    foot: Point


def handles(rect: Rect, zoom: float) -> tuple[Handle, ...]:
    """The dots of a box, none where it is too small on the screen to tell them apart."""
    if rect.width * zoom < SMALLEST:
        return ()
    gap = GAP / zoom
    x, y = rect.center
    feet: tuple[tuple[Side, Point, float, float], ...] = (
        ("top", Point(x, rect.y), 0.0, -gap),
        ("right", Point(rect.right, y), gap, 0.0),
        ("bottom", Point(x, rect.bottom), 0.0, gap),
        ("left", Point(rect.x, y), -gap, 0.0),
    )
    return tuple(Handle(side, foot.moved(dx, dy), foot) for side, foot, dx, dy in feet)


def free_handles(plan: Shapes, key: str, zoom: float) -> tuple[Handle, ...]:
    """The dots of a statement but for those that would lie on another one and hide its words."""
    found, rects = handles(plan.rects[key], zoom), plan.rects
    size = 2 * RADIUS / zoom
    spots = [Rect(each.at.x - size / 2, each.at.y - size / 2, size, size) for each in found]
    return tuple(
        handle
        for handle, spot in zip(found, spots, strict=True)
        if not any(other != key and spot.intersects(rects[other]) for other in plan.near(spot))
    )


def handle_at(rect: Rect, point: Point, zoom: float) -> Handle | None:
    """The dot within reach of a scene point; inside the box only the box itself is."""
    reach = HIT_RADIUS / zoom
    if rect.contains(point) or not rect.grown(reach + GAP / zoom).contains(point):
        return None
    for handle in handles(rect, zoom):
        if (handle.at.x - point.x) ** 2 + (handle.at.y - point.y) ** 2 <= reach * reach:
            return handle
    return None
