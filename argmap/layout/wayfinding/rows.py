"""Rows of boxes, and the gaps through them."""

from __future__ import annotations

from operator import itemgetter
from typing import Final, NamedTuple

from argmap.layout.obstacles import Span

Gap = tuple[float, float]
"""The first and last lane through it."""

_TOUCH: Final = 1.0
_END: Final = itemgetter(3)


class Row(NamedTuple):
    """Where a row of boxes begins and ends along a way, and the gaps through all of it."""

    first: float
    last: float
    gaps: list[Gap]


def rows_of(spans: list[Span], clearance: float, window: Gap) -> list[Row]:
    """Boxes by rows, in the order of the way; what reaches into each other is one row.

    Spans are across, along, across, along; lanes keep the clearance and stay within the window.
    """
    rows: list[tuple[float, float, list[Span]]] = []
    for span in sorted(spans, key=_END):
        _, first, _, last = span
        taken: list[Span] = []
        while rows and first < rows[-1][1] - _TOUCH:
            begun, _, those = rows.pop()
            first = min(first, begun)
            taken = those + taken if taken else those
        taken.append(span)
        rows.append((first, last, taken))
    return [Row(first, last, _gaps(taken, clearance, window)) for first, last, taken in rows]


def _gaps(spans: list[Span], clearance: float, window: Gap) -> list[Gap]:
    low, most = window
    gaps: list[Gap] = []
    spans.sort()
    for left, _, right, _ in spans:
        end = left - clearance
        if end >= low:
            gaps.append((low, end))
        begin = right + clearance
        low = max(low, begin)
    if most >= low:
        gaps.append((low, most))
    return gaps
