"""Drafts of arrows: which sides they join and where they meet, before they share out the sides.

A draft follows from the rectangles of boxes alone. So it can be made in any order, and what moves
a box redoes the drafts at that box and of the arrows that aim at those, and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.draft import Draft, Way, joint
from argmap.layout.sides import (
    BOTTOM,
    OUTWARD,
    RIGHT,
    TOP,
    edge,
    facing,
    facing_line,
    middle,
    upright,
)

if TYPE_CHECKING:
    from argmap.core.records import Inference

_BEND_ROOM: Final = 12.0
_Pair = tuple[float, float]
_LARGE: Final = 2 * m.CELL


class Scene(NamedTuple):
    """What drafts follow from: the boxes, the way the map runs, and which inferences are aimed at.

    `across` tells that premises lie to the left or right of their conclusions.
    """

    rects: Mapping[str, Rect]
    across: bool
    aimed_at: Callable[[str], Collection[str]]


def draft_of(inference: Inference, scene: Scene, draft: Callable[[str], Draft]) -> Draft:
    """The draft of an inference; `draft` gives those of inferences aimed at."""
    target = inference.target
    goal = scene.rects.get(target)
    aimed = None
    if goal is None:
        aimed = draft(target)
        goal = joint(*aimed.junction)
    if len(inference.premises) > 1:
        return _linked(inference, scene, goal, aimed)
    if inference.premises[0] == target:
        return _self_loop(inference.id, target, scene.rects[target])
    return _single(inference, scene, goal, aimed)


def _self_loop(key: str, owner: str, rect: Rect) -> Draft:
    size = m.SELF_LOOP * 2
    area = Rect(rect.right - size / 2, rect.y - size, size * 1.5, size * 1.5)
    place = (rect.right + m.SELF_LOOP * 0.75, rect.y - m.SELF_LOOP * 0.75)
    return Draft(key, (owner, owner), (), (), (area,), middle=(place, False))


def _single(inference: Inference, scene: Scene, goal: Rect, aimed: Draft | None) -> Draft:
    premise = inference.premises[0]
    rect = scene.rects[premise]
    if aimed is None:
        side, arrival = facing(rect, goal, scene.across)
    else:
        side, arrival = facing_line(rect, aimed.junction, aimed.level, scene.across)
    start, end = middle(rect, side), middle(goal, arrival)
    v0, v1 = edge(rect, side), edge(goal, arrival)
    vertical = side & 1 == 0
    way: Way
    if side & 1 == arrival & 1:
        way = start, v0, end, v1, vertical, False
        aims = ((end, 0.0), (start, abs(v1 - v0)))
    else:
        way = start, v0, v1, end, vertical, True
        aims = ((v1, 0.0), (v0, abs(start - v1)))
    return Draft(
        inference.id,
        (premise, inference.target),
        (side, arrival),
        aims,
        _pieces(rect, side, goal, arrival, aimed),
        middle=way,
        supposed=None if aimed is None else aimed.junction,
        bend=m.AIMED_CURVE if scene.aimed_at(inference.id) else m.CURVE,
    )


def _linked(
    inference: Inference,
    scene: Scene,
    goal: Rect,
    aimed: Draft | None,
) -> Draft:
    boxes = [scene.rects[premise] for premise in inference.premises]
    side, arrival, meeting = _meeting(boxes, goal, aimed, scene.across)
    here = joint(*meeting)
    vertical = upright(side)
    sides, aims = [], []
    u, v = meeting if vertical else (meeting[1], meeting[0])
    for box in boxes:
        clear = (v - edge(box, side)) * OUTWARD[side] >= 4.0
        leaves = side if clear else facing(box, here, not vertical)[0]
        sides.append(leaves)
        if upright(leaves) == vertical:
            aims.append((u, abs(v - edge(box, leaves))))
        else:
            aims.append((v, abs(u - edge(box, leaves))))
    sides.append(arrival)
    off = abs(edge(goal, arrival) - meeting[upright(arrival)])
    aims.append((meeting[not upright(arrival)], off))
    legs = [_hull(box, meeting, leaves) for box, leaves in zip(boxes, sides, strict=False)]
    return Draft(
        inference.id,
        (*inference.premises, inference.target),
        tuple(sides),
        tuple(aims),
        (*legs, *_pieces(here, side, goal, arrival, aimed)),
        middle=(meeting, not vertical),
        supposed=None if aimed is None else aimed.junction,
    )


def _meeting(
    boxes: list[Rect], goal: Rect, aimed: Draft | None, across: bool
) -> tuple[int, int, _Pair]:
    """The side that premises face together, the side they arrive at, and where they meet."""
    left = min(box[0] for box in boxes)
    top = min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    whole = Rect(left, top, right - left, bottom - top)
    if aimed is not None:
        side, arrival = facing_line(whole, aimed.junction, aimed.level, across)
    else:
        if whole.intersects(goal):
            x, y = whole.center
            whole = Rect(x, y, 0.0, 0.0)
        side, arrival = facing(whole, goal, across)
    vertical = upright(side)
    centres = [middle(box, side) for box in boxes]
    u = (min(centres) + max(centres)) / 2
    outward = OUTWARD[side]
    nearest = edge(whole, side)
    same = upright(arrival) == vertical
    gap = ((edge(goal, arrival) if same else middle(goal, arrival)) - nearest) * outward
    if gap > _BEND_ROOM:
        v = nearest + outward * min(m.LEG, max(gap * 0.4, gap - m.TRUNK))
    elif same:
        v = edge(goal, arrival) + OUTWARD[arrival] * m.TRUNK
    else:
        v = nearest + outward * m.LEG
    return side, arrival, (u, v) if vertical else (v, u)


def _between(rect: Rect, side: int, goal: Rect, arrival: int) -> Rect:
    """A rectangle that holds every route from a side to a side."""
    left, top, right, bottom = _span(rect, side)
    x0, y0, x1, y1 = _span(goal, arrival)
    left = x0 if x0 < left else left
    top = y0 if y0 < top else top
    right = x1 if x1 > right else right
    bottom = y1 if y1 > bottom else bottom
    return Rect(left, top, right - left, bottom - top)


def _hull(rect: Rect, place: _Pair, side: int) -> Rect:
    x0, y0, x1, y1 = _span(rect, side)
    x, y = place
    left, top = min(x0, x), min(y0, y)
    return Rect(left, top, max(x1, x) - left, max(y1, y) - top)


def _span(rect: Rect, side: int) -> tuple[float, float, float, float]:
    x, y, width, height = rect
    if side == TOP:
        return x, y, x + width, y
    if side == BOTTOM:
        return x, y + height, x + width, y + height
    if side == RIGHT:
        x += width
    return x, y, x, y + height


def _pieces(
    rect: Rect, side: int, goal: Rect, arrival: int, aimed: Draft | None
) -> tuple[Rect, ...]:
    """What holds every route from a side to a side: the bend's band and the straight way's.

    Only large ones are worth the division.
    """
    hull = _between(rect, side, goal, arrival)
    if aimed is not None:
        return (hull.united(aimed.reach),)
    if hull[2] <= _LARGE or hull[3] <= _LARGE or upright(side) != upright(arrival):
        return (hull,)
    # The bend is next to the side, the straight way next to the goal.
    reach = m.AIMED_CURVE + m.STUB
    at = edge(rect, side)
    if upright(side):
        top = max(hull.y, at - reach)
        bottom = min(hull.bottom, at + reach)
        band = Rect(hull.x, top, hull.width, bottom - top)
        return band, Rect(goal.x, hull.y, goal.width, hull.height)
    left = max(hull.x, at - reach)
    right = min(hull.right, at + reach)
    band = Rect(left, hull.y, right - left, hull.height)
    return band, Rect(hull.x, goal.y, hull.width, goal.height)
