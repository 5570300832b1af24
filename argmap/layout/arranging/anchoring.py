"""Bringing an arrangement home: shifted so that most boxes stay, pins to the pixel, all clear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.homing import Shift, fittest, home

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.arranging.pushing import Checkpoint
    from argmap.layout.arranging.request import Request
    from argmap.layout.arranging.turning import Corners
    from argmap.layout.arranging.web import Web


def anchored(
    web: Web,
    corners: Corners,
    document: Document,
    rects: Mapping[str, Rect],
    request: Request,
    *,
    checkpoint: Checkpoint | None = None,
) -> dict[str, Point]:
    """The top left corners of an arrangement in its place on the map, pinned ones left out.

    The whole is shifted so that as many boxes as can be stay where they are in `rects`, or, where
    that is nobody, so that they move by the median. A single branch hangs on to its root. Pinned
    statements, if they are kept, and those that are not arranged stay to the pixel and the others
    are clear of them.
    """
    standing = _standing(web, document, rects, request)
    x, y = corners
    ways = {
        key: (old.x - x[at], old.y - y[at])
        for key, old in standing.old.items()
        for at in (web.index[key],)
    }
    whole = home(list(ways.values()))
    if not standing.pinned and not standing.others:
        x, y = _shifted(x, whole[0]), _shifted(y, whole[1])
        return dict(zip(web.keys, map(_point, zip(x, y, strict=True)), strict=True))
    boxes = map(Rect, x, y, web.width, web.height)
    new = dict(zip(web.keys, boxes, strict=True))
    settled = _settled(web, document, new, standing, (whole, ways), checkpoint=checkpoint)
    return {key: within_limits(settled[key]) for key in new if key not in standing.pinned}


# Half the time of a call of Point, and there are many.
_point: Callable[[tuple[float, float]], Point] = partial(tuple.__new__, Point)


class _Standing(NamedTuple):
    """Where boxes are now: those arranged that have places, the pinned among them, and others."""

    old: dict[str, Rect]
    pinned: dict[str, Rect]
    others: dict[str, Rect]


def _standing(
    web: Web, document: Document, rects: Mapping[str, Rect], request: Request
) -> _Standing:
    statements = document.statements
    placed = [key for key, each in statements.items() if each.x is not None]
    if request.keys is None:
        arranged, others = placed, []
    else:
        arranged = [key for key in placed if key in web.index]
        others = [key for key in placed if key not in web.index]
    pins = [key for key in arranged if statements[key].pinned] if request.keep_pins else []
    return _Standing(*({key: rects[key] for key in keys} for keys in (arranged, pins, others)))


def _shifted(line: list[float], by: float) -> list[float]:
    """Places moved along one axis, and kept within the limits."""
    if by:
        line = [each + by for each in line]
    bound = MAX_COORDINATE
    if min(line) < -bound or max(line) > bound:
        return [max(-bound, min(bound, each)) for each in line]
    return line


def _settled(
    web: Web,
    document: Document,
    new: dict[str, Rect],
    standing: _Standing,
    moves: tuple[Shift, Mapping[str, Shift]],
    *,
    checkpoint: Checkpoint | None,
) -> dict[str, Rect]:
    """The boxes brought home tree by tree, round those that stay to the pixel.

    `moves` are how all of them together get home best, and the way of each to its old place.
    """
    from argmap.layout.arranging.kin import kin_of
    from argmap.layout.arranging.pins import Plot, clear_of, round_fixed

    whole, ways = moves
    kin = kin_of(web)
    plot = Plot(document, web, kin, new, {**standing.others, **standing.pinned})
    roots = [web.keys[at] for at in kin.order if kin.parent[at] < 0]
    if standing.others and len(roots) == 1 and roots[0] in standing.old:
        plot.fixed.setdefault(roots[0], standing.old[roots[0]])
    for tree in plot.trees:
        held = [ways[key] for key in tree if key in plot.fixed]
        known = [ways[key] for key in tree if key in ways]
        plot.shift(tree, *fittest([whole, *held], known, held))
    free = {key for tree in plot.trees if not plot.holds(tree) for key in tree}
    if standing.others and free:
        clear_of(plot, free)
    return round_fixed(plot, checkpoint)


def within_limits(rect: Rect) -> Point:
    bound = MAX_COORDINATE
    return Point(max(-bound, min(bound, rect.x)), max(-bound, min(bound, rect.y)))
