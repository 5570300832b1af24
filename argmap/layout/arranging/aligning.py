"""Align, distribute and space some boxes: from where they stand to where they go.

The reference is the selection's own outline, not the box selected last: a marquee has no last one
that a person could foresee. `fixed` boxes never move; where there are any, they alone are the
reference, and what stands between two of them stays between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple, get_args

from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.metrics import SIBLING_GAP

Edge = Literal["left", "center", "right", "top", "middle", "bottom"]
Axis = Literal["x", "y"]

EDGES: Final[tuple[Edge, ...]] = get_args(Edge)
AXES: Final[tuple[Axis, ...]] = get_args(Axis)

_SHARES: Final[Mapping[Edge, tuple[Axis, float]]] = {
    "left": ("x", 0.0),
    "center": ("x", 0.5),
    "right": ("x", 1.0),
    "top": ("y", 0.0),
    "middle": ("y", 0.5),
    "bottom": ("y", 1.0),
}
"""Along which axis an edge is sought, and at which share of the extent it lies."""


def aligned(
    rects: Mapping[str, Rect], edge: Edge, fixed: Collection[str] = frozenset()
) -> dict[str, Point]:
    """Corners that bring one edge of all boxes, or their middles, to one line."""
    axis, share = _SHARES[edge]
    reference = [_span(key, rects[key], axis) for key in rects if key in fixed]
    reference = reference or [_span(key, rect, axis) for key, rect in rects.items()]
    low = min((span.start for span in reference), default=0.0)
    high = max((span.end for span in reference), default=0.0)
    line = low * (1 - share) + high * share
    return {
        key: _put(rect, axis, line - _span(key, rect, axis).size * share)
        for key, rect in rects.items()
        if key not in fixed
    }


def distributed(
    rects: Mapping[str, Rect], axis: Axis, fixed: Collection[str] = frozenset()
) -> dict[str, Point]:
    """Corners that leave equal gaps along an axis; the first and the last box stay.

    Where the boxes have no room between the outer ones, their middles come at equal distances.
    """
    spans = _in_order(rects, axis)
    stay = [n for n, span in enumerate(spans) if span.key in fixed or n in (0, len(spans) - 1)]
    found: dict[str, Point] = {}
    for first, last in pairwise(stay):
        for span, start in _spread(spans[first : last + 1]):
            found[span.key] = _put(rects[span.key], axis, start)
    return found


def spaced(
    rects: Mapping[str, Rect],
    axis: Axis,
    fixed: Collection[str] = frozenset(),
    gap: float = SIBLING_GAP,
) -> dict[str, Point]:
    """Corners that leave `gap` between neighbours along an axis; the first box stays.

    What is fixed stays instead: boxes before the first fixed one end at it, those after each begin
    at it, closer together where there is no room before the next.
    """
    spans = _in_order(rects, axis)
    if not spans:
        return {}
    stay = [n for n, span in enumerate(spans) if span.key in fixed] or [0]
    starts = dict(_backwards(spans[: stay[0] + 1], gap))
    for first, last in pairwise(stay):
        part = spans[first : last + 1]
        room = part[-1].start - part[0].end
        needed = sum(span.size + gap for span in part[1:-1]) + gap
        starts.update(_spread(part) if needed > room else _forwards(part[:-1], gap))
    starts.update(_forwards(spans[stay[-1] :], gap))
    beyond = max(starts.values(), default=0.0) - MAX_COORDINATE
    if beyond > 0.0 and spans[stay[0]].key not in fixed:
        starts[spans[0]] = spans[0].start
        starts = {span: start - beyond for span, start in starts.items()}
    return {span.key: _put(rects[span.key], axis, start) for span, start in starts.items()}


class _Span(NamedTuple):
    """A box along one axis."""

    key: str
    start: float
    size: float

    @property
    def end(self) -> float:
        return self.start + self.size

    @property
    def middle(self) -> float:
        return self.start + self.size / 2


def _span(key: str, rect: Rect, axis: Axis) -> _Span:
    return _Span(key, rect.x, rect.width) if axis == "x" else _Span(key, rect.y, rect.height)


def _in_order(rects: Mapping[str, Rect], axis: Axis) -> list[_Span]:
    """By their middles along the axis; of those level with each other, by the other axis."""
    other: Axis = "y" if axis == "x" else "x"
    return sorted(
        (_span(key, rect, axis) for key, rect in rects.items()),
        key=lambda span: (span.middle, _span(span.key, rects[span.key], other).middle, span.key),
    )


def _put(rect: Rect, axis: Axis, start: float) -> Point:
    start = min(MAX_COORDINATE, max(-MAX_COORDINATE, start))
    return Point(start, rect.y) if axis == "x" else Point(rect.x, start)


def _spread(spans: Sequence[_Span]) -> Iterator[tuple[_Span, float]]:
    """Starts of all but the outer ones, with equal gaps, or equal steps where gaps are lacking."""
    first, *inner, last = spans
    gap = (last.start - first.end - sum(span.size for span in inner)) / (len(inner) + 1)
    if gap >= 0.0:
        yield from _forwards((first, *inner), gap)
        return
    step = (last.middle - first.middle) / (len(inner) + 1)
    for n, span in enumerate(inner, 1):
        yield span, first.middle + n * step - span.size / 2


def _forwards(spans: Sequence[_Span], gap: float) -> Iterator[tuple[_Span, float]]:
    """Starts of all but the first, one after the other."""
    at = spans[0].end
    for span in spans[1:]:
        yield span, at + gap
        at += gap + span.size


def _backwards(spans: Sequence[_Span], gap: float) -> Iterator[tuple[_Span, float]]:
    """Starts of all but the last, which they lead up to."""
    at = spans[-1].start
    for span in reversed(spans[:-1]):
        at -= gap + span.size
        yield span, at
