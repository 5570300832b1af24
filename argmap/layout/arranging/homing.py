"""Where an arrangement is put in the map: most boxes stay, and none lands on those that do."""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING

from argmap.core import limits
from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.free import Occupied, nearest_free

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.layout.arranging.request import Request


def brought_home(
    found: Mapping[str, Rect], document: Document, rects: Mapping[str, Rect], request: Request
) -> dict[str, Point]:
    """The arrangement moved as one to where most of it stood; pinned statements are left out.

    If some are pinned, those count alone; what would then lie on them goes to the nearest free
    place. Otherwise the whole keeps off all statements that are not arranged.
    """
    statements = document.statements
    pins = {
        key
        for key in found
        if request.keep_pins and statements[key].pinned and statements[key].x is not None
    }
    dx, dy = _shift(found, pins or found, document, rects)
    loose = {key: rect.moved(dx, dy) for key, rect in found.items() if key not in pins}
    fixed = [
        rects[key]
        for key, each in statements.items()
        if (key in pins or key not in found) and each.x is not None
    ]
    if pins:
        loose = _settled(loose, fixed)
    elif fixed:
        loose = _cleared(loose, Occupied(fixed))
    return {key: within_limits(rect) for key, rect in loose.items()}


def within_limits(rect: Rect) -> Point:
    bound = limits.MAX_COORDINATE
    return Point(max(-bound, min(bound, rect.x)), max(-bound, min(bound, rect.y)))


def _shift(
    found: Mapping[str, Rect],
    anchors: Mapping[str, Rect] | set[str],
    document: Document,
    rects: Mapping[str, Rect],
) -> tuple[float, float]:
    """The median way of those that have been somewhere before."""
    statements = document.statements
    old = [key for key in anchors if statements[key].x is not None]
    if not old:
        return 0.0, 0.0
    return (
        median_low(rects[key].x - found[key].x for key in old),
        median_low(rects[key].y - found[key].y for key in old),
    )


def _settled(loose: dict[str, Rect], fixed: list[Rect]) -> dict[str, Rect]:
    """Each rectangle that lies on a fixed one moved to the nearest free place."""
    occupied = Occupied(fixed)
    homeless = {key: rect for key, rect in loose.items() if occupied.in_the_way(rect, m.BLOCK_GAP)}
    for key, rect in loose.items():
        if key not in homeless:
            occupied.take(rect)
    for key, rect in homeless.items():
        loose[key] = nearest_free(occupied, rect, ((1, 0), (0, 1), (-1, 0), (0, -1)))
        occupied.take(loose[key])
    return loose


def _cleared(rects: dict[str, Rect], occupied: Occupied) -> dict[str, Rect]:
    """The rectangles moved together, down or to the right, to where nothing is in the way."""
    boxes = list(rects.values())
    down = occupied.past(boxes, (0, 1), m.SIBLING_GAP)
    if down <= 0.0:
        return rects
    right = occupied.past(boxes, (1, 0), m.SIBLING_GAP)
    dx, dy = (right, 0.0) if right < down else (0.0, down)
    return {key: rect.moved(dx, dy) for key, rect in rects.items()}
