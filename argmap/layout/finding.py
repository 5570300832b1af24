"""What lies under a point or in a marquee."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.curves import distance_to
from argmap.layout.extras import strip_of
from argmap.layout.shapes import Arrow, Box, Hit

if TYPE_CHECKING:
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Polyline
    from argmap.layout.stubs import Stub


def hit(plan: MapPlan, point: Point, slack: float = 0.0, but: Container[str] = ()) -> Hit | None:
    """The topmost shape at the point: junction, box, arrow, tie, frame.

    A junction that a box covers is not seen, so it is not hit either; of an arrow drawn as stubs
    only these and their labels are. Boxes and arrows that are in `but` are looked through.
    """
    place = Rect(point.x, point.y, 0.0, 0.0)
    boxes = [box for box in plan.boxes_in(place) if box.id not in but]
    box = boxes[-1] if boxes else None
    around = place.grown(max(slack, m.JUNCTION_RADIUS))
    arrows = [arrow for arrow in plan.arrows_in(around) if arrow.id not in but]
    junction = _junction(plan, arrows, point, max(slack, m.JUNCTION_RADIUS), box)
    if junction is not None:
        return Hit(junction, "junction")
    if box is not None:
        return Hit(box.id, "box")
    stub = label(plan, point)
    if stub is not None and stub[0] not in but:
        return Hit(stub[0], "arrow")
    arrow = _nearest(
        [(arrow.id, line) for arrow in arrows for line in _seen(plan, arrow)], point, slack
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
    found += [
        arrow.id
        for arrow in plan.arrows_in(rect)
        if rect.contains(arrow.junction) and _junction_seen(plan, arrow)
    ]
    stubbed = [arrow for arrow in plan.arrows_in(rect.grown(m.STUB_REACH)) if arrow.roundabout]
    for arrow in stubbed:
        stubs = plan.stubs(arrow.id)
        ends = stubs.ends if stubs is not None else ()
        if any(rect.contains(stub.rect.center) for stub in ends) and arrow.id not in found:
            found.append(arrow.id)
    return found


def label(plan: MapPlan, point: Point) -> tuple[str, Stub] | None:
    """The label of a stub under a point, with the inference it belongs to."""
    around = Rect(point.x, point.y, 0.0, 0.0).grown(m.STUB_REACH)
    for arrow in plan.arrows_in(around):
        stubs = plan.stubs(arrow.id) if arrow.roundabout else None
        stub = stubs.label_at(point) if stubs is not None else None
        if stub is not None:
            return arrow.id, stub
    return None


def _seen(plan: MapPlan, arrow: Arrow) -> tuple[Polyline, ...]:
    stubs = plan.stubs(arrow.id) if arrow.roundabout else None
    return (*arrow.legs, arrow.trunk) if stubs is None else stubs.lines


def _junction_seen(plan: MapPlan, arrow: Arrow) -> bool:
    stubs = plan.stubs(arrow.id) if arrow.roundabout else None
    return stubs is None or stubs.shows(arrow.junction)


def _junction(
    plan: MapPlan, arrows: list[Arrow], point: Point, reach: float, box: Box | None
) -> str | None:
    best: tuple[float, str] | None = None
    for arrow in arrows:
        x, y = arrow.junction
        square = (x - point.x) ** 2 + (y - point.y) ** 2
        covered = box is not None and box.rect.contains(arrow.junction)
        if square <= reach * reach and not covered and _junction_seen(plan, arrow):
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
