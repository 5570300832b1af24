"""The last look at an edit: what still lies on something gives way, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.layout.arranging.pushing import GAP, Axis, push_apart
from argmap.layout.free import Occupied
from argmap.layout.standing import Near, Nearby

if TYPE_CHECKING:
    from argmap.layout.arranging.scene import Scene

_STILL: Final = 0.005
_TOUCH: Final = 0.01


def cleared(
    scene: Scene, moved: Mapping[str, Rect], given: Mapping[str, Rect], near: Near
) -> dict[str, Rect]:
    """Where those boxes are that have moved, or must so that none of them lies on another one.

    `near` knows the boxes where they were `given`. New ones without a row of their own look for
    room first, together. Then those who stand in rows move along them; only where that is not
    enough do boxes move any way.
    """
    keys, changes = scene.web.keys, scene.changes
    loose = [keys[at] for at in sorted(scene.created - scene.seated) if at not in scene.pinned]
    rects = _housed({**given, **moved}, loose)
    touched = (changes.created | changes.dropped | changes.resized) & rects.keys()
    touched |= {
        key
        for key in moved
        if abs(rects[key].x - given[key].x) > _STILL or abs(rects[key].y - given[key].y) > _STILL
    }
    if lie_on_any(rects, touched, near):
        fixed = _fixed(scene, rects)
        axes: tuple[Axis | None, ...] = ("x" if scene.way in ("down", "up") else "y", None)
        for axis in axes:
            pushed = push_apart(rects, fixed, GAP, among=touched, along=axis)
            rects = {**rects, **{key: Rect(*to, *rects[key][2:]) for key, to in pushed.items()}}
            touched |= pushed.keys()
    return {key: rects[key] for key in touched}


def lie_on_any(rects: Mapping[str, Rect], keys: Collection[str], near: Near) -> bool:
    """Whether any of these boxes lies on another; `near` knows where all others are."""
    keys = [key for key in keys if key in rects]
    theirs = Nearby({key: rects[key] for key in keys})
    there = set(keys)
    for key in keys:
        x, y, width, height = rects[key]
        left, top, right, bottom = x + _TOUCH, y + _TOUCH, x + width - _TOUCH, y + height - _TOUCH
        others = [other for other in near(rects[key].grown(1.0)) if other not in there]
        for other in (*others, *theirs(rects[key])):
            ox, oy, ow, oh = rects[other]
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
