"""What lies under a point or in a marquee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.curves import distance_to
from argmap.layout.extras import strip_of
from argmap.layout.shapes import Arrow, Box, Hit

if TYPE_CHECKING:
    from argmap.layout.plan import MapPlan


def hit(plan: MapPlan, point: Point, slack: float = 0.0) -> Hit | None:
    """The topmost shape at the point: junction, box, arrow, tie, frame.

    A junction that a box covers is not seen, so it is not hit either.
    """
    place = Rect(point.x, point.y, 0.0, 0.0)
    boxes = plan.boxes_in(place)
    box = boxes[-1] if boxes else None
    around = place.grown(max(slack, m.JUNCTION_RADIUS))
    arrows = plan.arrows_in(around)
    junction = _junction(arrows, point, max(slack, m.JUNCTION_RADIUS), box)
    if junction is not None:
        return Hit(junction, "junction")
    if box is not None:
        return Hit(box.id, "box")
    arrow = _nearest(
        [(arrow.id, line) for arrow in arrows for line in (*arrow.legs, arrow.trunk)], point, slack
    )
    if arrow is not None:
        return Hit(arrow, "arrow")
    tie = _nearest([(tie.id, tie.line) for tie in plan.ties_in(around)], point, slack)
    if tie is not None:
        return Hit(tie, "tie")
    return _frame(plan, point, slack)


def inside(plan: MapPlan, rect: Rect) -> list[str]:
    """Ids of boxes that touch the rectangle and of arrows whose junction lies in it."""
    found = [box.id for box in plan.boxes_in(rect)]
    found += [arrow.id for arrow in plan.arrows_in(rect) if rect.contains(arrow.junction)]
    return found


def _junction(arrows: list[Arrow], point: Point, reach: float, box: Box | None) -> str | None:
    best: tuple[float, str] | None = None
    for arrow in arrows:
        x, y = arrow.junction
        square = (x - point.x) ** 2 + (y - point.y) ** 2
        if square <= reach * reach and not (box is not None and box.rect.contains(arrow.junction)):
            best = min(best or (square, arrow.id), (square, arrow.id))
    return None if best is None else best[1]


def _nearest(lines: list[tuple[str, tuple[Point, ...]]], point: Point, slack: float) -> str | None:
    reached = [(distance_to(line, point), key) for key, line in lines]
    best = min(reached, default=None)
    return best[1] if best is not None and best[0] <= slack else None


def _frame(plan: MapPlan, point: Point, slack: float) -> Hit | None:
    """The frame whose title strip or border lies there; its inside is canvas."""
    around = Rect(point.x, point.y, 0.0, 0.0).grown(slack)
    for frame in reversed(plan.frames_in(around)):
        inner = frame.rect.grown(-slack)
        if strip_of(frame).contains(point) or not inner.contains(point):
            return Hit(frame.id, "frame")
    return None
