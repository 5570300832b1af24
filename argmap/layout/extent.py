"""The rectangle round many rectangles that come, go and move one at a time."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.core.geometry import Rect

_Edges = tuple[float, float, float, float]


class Extent:
    """Follows changes without looking at all rectangles, unless one at the very edge goes inwards.

    `rects` is the live mapping; the extent looks at it when it has lost its hold.
    """

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._edges: _Edges | None = None

    @property
    def whole(self) -> Rect | None:
        if not self._rects:
            return None
        if self._edges is None:
            rects = self._rects.values()
            self._edges = (
                min([rect[0] for rect in rects]),
                min([rect[1] for rect in rects]),
                max([rect[0] + rect[2] for rect in rects]),
                max([rect[1] + rect[3] for rect in rects]),
            )
        left, top, right, bottom = self._edges
        return Rect(left, top, right - left, bottom - top)

    def look_again(self) -> None:
        """Most have moved."""
        self._edges = None

    def replaced(self, before: Rect | None, after: Rect | None) -> None:
        """Take note of a rectangle that moved, came (no before) or went (no after)."""
        if self._edges is None or before == after:
            return
        left, top, right, bottom = self._edges
        if after is not None:
            x, y, x1, y1 = _edges_of(after)
            left, top, right, bottom = min(left, x), min(top, y), max(right, x1), max(bottom, y1)
        self._edges = left, top, right, bottom
        if before is not None:
            x, y, x1, y1 = _edges_of(before)
            if x <= left or y <= top or x1 >= right or y1 >= bottom:
                self._edges = None


def _edges_of(rect: Rect) -> _Edges:
    return rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]
