"""Keep tidy: what an edit asks for gets its place, and everything else stays where it is.

A new statement stands next to its elder sibling or below its conclusion, one attached elsewhere
takes all below it along, a row grows with its tallest box and moves those below by just so much.
Whoever has no room in a row is moved along it as little as possible; what was dropped by hand or
is pinned stays, and a map that does not stand in rows is left alone but for what lies on what.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.layout.arranging.anchoring import within_limits
from argmap.layout.arranging.changes import Changes, changes_of, reattached
from argmap.layout.arranging.clearing import cleared, lie_on_any
from argmap.layout.arranging.concern import Concern
from argmap.layout.arranging.extents import Extent, corner_of, extent_of
from argmap.layout.arranging.kin import kin_of
from argmap.layout.arranging.rowing import moved_rows
from argmap.layout.arranging.scene import Scene
from argmap.layout.arranging.seating import seat
from argmap.layout.arranging.standing import FLUSH
from argmap.layout.arranging.web import web_of
from argmap.layout.reading import reading_direction
from argmap.layout.standing import Nearby

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.layout.reading import Way
    from argmap.layout.standing import Near

_STILL: Final = 0.005
"""Places are stored to a hundredth of a pixel."""


def kept(
    document: Document,
    before: Mapping[str, Rect],
    after: Mapping[str, Rect],
    patch: Patch,
    *,
    way: Way | None = None,
    near: Near | None = None,
) -> dict[str, Point]:
    """Where boxes go, by their top left corners, for a patch that the document has just taken.

    `before` and `after` are the boxes before and after it, after which new ones stand wherever
    the patch says; `way` is how the map was read before, `near` tells which boxes touch a rectangle
    after it, where these are known. Boxes that stay are not in the answer.
    """
    changes = changes_of(before, after, patch)
    near = near or Nearby(after)
    if not changes or (changes.only_dropped and not lie_on_any(after, changes.dropped, near)):
        return {}
    way = way or reading_direction(document, before)
    concern = Concern(document, after, patch, changes, near)
    while True:
        scene = _scene(document, before, after, patch, changes, way=way, keys=concern.keys)
        moved_rows(scene)
        if not concern.grows(scene):
            break
    seat(scene)
    _take_along(scene)
    moved: dict[str, Rect] = {}
    for at, extent in enumerate(scene.now):
        if extent is not None and extent is not scene.given[at]:
            key = scene.web.keys[at]
            corner = corner_of(extent, scene.way)
            moved[key] = Rect(*corner, after[key].width, after[key].height)
    settled = cleared(scene, moved, after, near)
    return {
        key: within_limits(rect)
        for key, rect in settled.items()
        if abs(rect.x - after[key].x) > _STILL or abs(rect.y - after[key].y) > _STILL
    }


def _take_along(scene: Scene) -> None:
    """Move whoever stood beside a statement as far as its end has moved."""
    for host, line in scene.web.asides.items():
        was, now = scene.was[host], scene.now[host]
        if was is None or now is None or host in scene.dropped:
            continue
        across, depth = now.end - was.end, now.depth - was.depth
        for at in line if across or depth else ():
            here = scene.was[at]
            if here is None or at in scene.fixed or scene.now[at] != here:
                continue
            if abs(here.depth - was.depth) <= FLUSH and here.across >= was.end:
                scene.now[at] = here._replace(across=here.across + across, depth=here.depth + depth)


def _scene(
    document: Document,
    before: Mapping[str, Rect],
    after: Mapping[str, Rect],
    patch: Patch,
    changes: Changes,
    *,
    way: Way,
    keys: Collection[str] | None,
) -> Scene:
    statements = document.statements
    if keys is None:
        keys = {key for key in after if key in changes.created or statements[key].x is not None}
    web = web_of(document, after, None if len(keys) == len(statements) else keys)
    kin = kin_of(web)

    def extents(rects: Mapping[str, Rect]) -> list[Extent | None]:
        return [extent_of(rects[key], way) if key in rects else None for key in web.keys]

    pinned = {at for at, key in enumerate(web.keys) if statements[key].pinned and key in before}
    uprooted = [at for at in reattached(document, patch, changes, web, kin) if at not in pinned]
    return Scene(
        web,
        kin,
        way,
        changes,
        pinned=pinned,
        uprooted=uprooted,
        was=extents(before),
        given=extents(after),
    )
