"""The last look at an edit: what still lies on something gives way, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.layout.arranging.pushing import GAP, Axis, overlapping, push_apart
from argmap.layout.free import Occupied

if TYPE_CHECKING:
    from argmap.layout.arranging.scene import Scene

_STILL: Final = 0.005
_TOUCH: Final = 0.01
_MANY: Final = 20


def cleared(scene: Scene, rects: dict[str, Rect], given: Mapping[str, Rect]) -> dict[str, Rect]:
    """All boxes with none of those touched by the edit on another one.

    New boxes without a row of their own look for room first, together. Then those who stand in
    rows move along them; only where that is not enough do boxes move any way.
    """
    keys = scene.web.keys
    loose = [keys[at] for at in sorted(scene.created - scene.seated) if at not in scene.pinned]
    rects = _housed(rects, loose)
    touched = {
        key
        for key, rect in rects.items()
        if key in scene.changes.created
        or key in scene.changes.dropped
        or key in scene.changes.resized
        or abs(rect.x - given[key].x) > _STILL
        or abs(rect.y - given[key].y) > _STILL
    }
    if not _lie_on_any(rects, touched):
        return rects
    fixed = _fixed(scene, rects)
    axes: tuple[Axis | None, ...] = ("x" if scene.way in ("down", "up") else "y", None)
    for axis in axes:
        moved = push_apart(rects, fixed, GAP, among=touched, along=axis)
        rects = {**rects, **{key: Rect(*to, *rects[key][2:]) for key, to in moved.items()}}
        touched |= moved.keys()
    return rects


def _lie_on_any(rects: Mapping[str, Rect], touched: Collection[str]) -> bool:
    if len(touched) > _MANY:
        return bool(overlapping(rects, touched))
    for key in touched:
        x, y, width, height = rects[key]
        left, top, right, bottom = x + _TOUCH, y + _TOUCH, x + width - _TOUCH, y + height - _TOUCH
        for other, (ox, oy, ow, oh) in rects.items():
            if ox < right and left < ox + ow and oy < bottom and top < oy + oh and other != key:
                return True
    return False


def _housed(rects: dict[str, Rect], loose: list[str]) -> dict[str, Rect]:
    """These boxes moved together to the nearest side where none lies on any other."""
    if not loose:
        return rects
    theirs = set(loose)
    occupied = Occupied(rect for key, rect in rects.items() if key not in theirs)
    boxes = [rects[key] for key in loose]
    if not any(occupied.in_the_way(rect, 0.0) for rect in boxes):
        return rects
    ways = ((1, 0), (0, 1), (-1, 0), (0, -1))
    way, least = (1, 0), float("inf")
    for each in ways:
        distance = occupied.past(boxes, each, GAP)
        if distance < least:
            way, least = each, distance
    dx, dy = way[0] * least, way[1] * least
    return {key: rect.moved(dx, dy) if key in theirs else rect for key, rect in rects.items()}


def _fixed(scene: Scene, rects: Mapping[str, Rect]) -> set[str]:
    """What must not give way: pinned boxes, then dropped ones, then those that have grown."""
    keys = scene.web.keys
    fixed = {keys[at] for at in scene.pinned}
    occupied = Occupied(rects[key] for key in fixed)
    for at in (*sorted(scene.dropped), *sorted(scene.resized)):
        key = keys[at]
        if key not in fixed and occupied.in_the_way(rects[key], 0.0) is None:
            fixed.add(key)
            occupied.take(rects[key])
    return fixed
