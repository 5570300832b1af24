"""Bringing an arrangement home: shifted so that most boxes stay, pins to the pixel, all clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from statistics import median_low
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.kin import kin_of
from argmap.layout.arranging.pins import Plot, clear_of, round_fixed
from argmap.layout.arranging.web import web_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.arranging.pushing import Checkpoint
    from argmap.layout.arranging.request import Request

_STILL: Final = 5.0
"""Who moves by no more than that, in scene pixels, has not moved for the eye."""

Shift = tuple[float, float]


def anchored(
    new: Mapping[str, Rect],
    document: Document,
    rects: Mapping[str, Rect],
    request: Request,
    checkpoint: Checkpoint | None = None,
) -> dict[str, Point]:
    """The top left corners of an arrangement `new` in its place on the map, pinned ones left out.

    The whole is shifted so that as many boxes as can be stay where they are in `rects`, or, where
    that is nobody, so that they move by the median. A single branch hangs on to its root. Pinned
    statements, if they are kept, and those that are not arranged stay to the pixel and the others
    are clear of them.
    """
    statements = document.statements
    old = {key: rects[key] for key in new if statements[key].x is not None}
    pinned = {key for key in old if request.keep_pins and statements[key].pinned}
    stays = {
        key: rects[key]
        for key in (rects.keys() - new.keys() if request.keys is not None else ())
        if statements[key].x is not None
    }
    fixed = {**stays, **{key: old[key] for key in pinned}}
    whole = shift_home(new, old)
    if not fixed:
        return {key: within_limits(rect.moved(*whole)) for key, rect in new.items()}
    web = web_of(document, rects, new)
    kin = kin_of(web)
    plot = Plot(document, web, kin, dict(new), fixed)
    roots = [web.keys[at] for at in kin.order if kin.parent[at] < 0]
    if stays and len(roots) == 1 and roots[0] in old:
        plot.fixed.setdefault(roots[0], old[roots[0]])
    for tree in plot.trees:
        held = [key for key in tree if key in plot.fixed]
        own = _best_shift([whole, *_shifts(new, old, held)], new, old, tree, held)
        plot.shift(tree, *own)
    free = {key for tree in plot.trees if not plot.holds(tree) for key in tree}
    if stays and free:
        clear_of(plot, free)
    settled = round_fixed(plot, checkpoint)
    return {key: within_limits(rect) for key, rect in settled.items() if key not in pinned}


def shift_home(new: Mapping[str, Rect], old: Mapping[str, Rect]) -> Shift:
    """The shift with which most boxes stay where they were, or else the median of all moves."""
    shifts = _shifts(new, old, old)
    if not shifts:
        return (0.0, 0.0)
    across, along = [dx for dx, _ in shifts], [dy for _, dy in shifts]
    usual = Counter(shifts).most_common(1)[0][0]
    candidates = [
        (median_low(across), median_low(along)),
        usual,
        (_densest(across), _densest(along)),
        (_densest(across), median_low(along)),
        (median_low(across), _densest(along)),
    ]
    return _best_shift(candidates, new, old, old, ())


def _shifts(new: Mapping[str, Rect], old: Mapping[str, Rect], keys: Collection[str]) -> list[Shift]:
    return [
        (round(old[key].x - new[key].x, 2), round(old[key].y - new[key].y, 2))
        for key in keys
        if key in old
    ]


def _best_shift(
    candidates: Sequence[Shift],
    new: Mapping[str, Rect],
    old: Mapping[str, Rect],
    keys: Collection[str],
    held: Collection[str],
) -> Shift:
    """The candidate with which most of these stay; of equals, with which most held ones do."""
    known = [key for key in keys if key in old]

    def merit(shift: Shift) -> tuple[int, int]:
        staying = [key for key in known if _stays(new[key], old[key], shift)]
        return len(staying), sum(key in held for key in staying)

    if len(known) == 1 or len(candidates) == 1:
        return candidates[-1]
    unique = list(dict.fromkeys(candidates))
    best = max(unique, key=merit)
    # A few that happen to stay are no reason to move the rest far from the middle of all moves.
    few = max(1, len(known) // 20)
    return best if held or merit(best)[0] > few else candidates[0]


def _stays(new: Rect, old: Rect, shift: Shift) -> bool:
    return abs(new.x + shift[0] - old.x) <= _STILL and abs(new.y + shift[1] - old.y) <= _STILL


def _densest(values: Sequence[float]) -> float:
    """The value most often met where, within what the eye can tell, most values lie."""
    ordered = sorted(values)
    first, best = 0, (0, 0)
    for last, value in enumerate(ordered):
        while value - ordered[first] > _STILL:
            first += 1
        if last - first + 1 > best[1] - best[0]:
            best = (first, last + 1)
    return Counter(ordered[best[0] : best[1]]).most_common(1)[0][0]


def within_limits(rect: Rect) -> Point:
    bound = MAX_COORDINATE
    return Point(max(-bound, min(bound, rect.x)), max(-bound, min(bound, rect.y)))
