"""Places that another program gave to boxes of other sizes: spread until ours lie side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.pushing import overlapping, push_apart
from argmap.layout.arranging.request import Request
from argmap.layout.boxes import size_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.layout.text import TextMeasurer

_ROOM: Final = 20.0
"""What each box is to have round it, for arrows, where the whole is enlarged at all."""
_FARTHEST: Final = 1e6
_STEP: Final = 1.2
_STEPS: Final = 10
"""How much larger it becomes each time, and how often."""
_FEW: Final = 0.1
"""Where no more of the boxes than that lie on others, these give way and the rest stays."""


def settled(document: Document, measurer: TextMeasurer) -> Patch:
    """Free boxes that lie on each other: the whole is enlarged if they are many, else they move.

    The picture stays what it was: who stands above, below and beside whom. Where most are on one
    heap there is no picture, and the map is set out anew.
    """
    rects = {
        key: Rect(each.x, each.y, *size_of(each, measurer))
        for key, each in document.statements.items()
        if each.x is not None and each.y is not None
    }
    if not rects:
        return place(document, {})
    heap = max(Counter((rect.x, rect.y) for rect in rects.values()).values())
    if heap > max(2, len(rects) / 2):
        return place(document, arrange(document, rects, Request(direction="auto")))
    spread = _spread(rects)
    moved = push_apart(spread, gap=2 * _ROOM)
    places = {key: moved.get(key, Point(rect.x, rect.y)) for key, rect in spread.items()}
    return place(document, {key: _within(at) for key, at in places.items() if at != rects[key][:2]})


def _spread(rects: Mapping[str, Rect]) -> Mapping[str, Rect]:
    """The boxes as far apart as lets few lie on others; as they are if only few do."""
    few = _FEW * len(rects)
    spread, factor, fewest = rects, 1.0, float("inf")
    tight = _tightness(rects)
    if tight <= 1:
        fewest = len(overlapping(rects))
    for _ in range(_STEPS):
        if fewest <= few:
            break
        factor = max(factor * _STEP, tight)
        larger = _enlarged(rects, factor)
        if larger is None:
            break
        now = len(overlapping({key: rect.grown(_ROOM) for key, rect in larger.items()}))
        if now < fewest:
            spread, fewest = larger, now
    return spread


def _tightness(rects: Mapping[str, Rect]) -> float:
    """How many times as far apart boxes must stand at least, as their areas say."""
    wide = max(rect.x for rect in rects.values()) - min(rect.x for rect in rects.values())
    high = max(rect.y for rect in rects.values()) - min(rect.y for rect in rects.values())
    last = max(rects.values(), key=lambda rect: rect.width * rect.height)
    need = sum(rect.width * rect.height for rect in rects.values())
    below, above = 1.0, 1.0
    while (wide * above + last.width) * (high * above + last.height) < need and above < _FARTHEST:
        below, above = above, 2 * above
    return below


def _enlarged(rects: Mapping[str, Rect], factor: float) -> dict[str, Rect] | None:
    """The boxes so many times as far apart; None if that leads off the map."""
    left = min(rect.x for rect in rects.values())
    top = min(rect.y for rect in rects.values())
    found = {
        key: rect.moved((rect.x - left) * (factor - 1), (rect.y - top) * (factor - 1))
        for key, rect in rects.items()
    }
    far = max(max(abs(rect.x), abs(rect.y)) for rect in found.values())
    return found if far <= MAX_COORDINATE else None


def _within(at: Point) -> Point:
    bound = MAX_COORDINATE
    return Point(max(-bound, min(bound, at.x)), max(-bound, min(bound, at.y)))
