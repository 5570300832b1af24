"""Where a dragged box comes to stand in line with others, or at equal gaps from them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from argmap.core.geometry import Point, Rect
from argmap.interaction.overlay import Guide

REACH: Final = 8.0  # screen px from which a box is pulled into line
SAME: Final = 0.05  # scene px; places are rounded to 0.01
MANY: Final = 400
"""Where more boxes than this are seen, everything is in line with something, and nothing pulls."""


class Aligner:
    """The boxes that stay, as lines and gaps; made once for many moves."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._across = _Axis(rects)
        self._down = _Axis(turned(rect) for rect in self._across.rects)

    def pull(self, rect: Rect, reach: float) -> tuple[float, float]:
        """How much further a box at `rect` goes so as to be in line: 0 where nothing is near."""
        return self._across.pull(rect, reach), self._down.pull(turned(rect), reach)

    def guides(self, rect: Rect) -> list[Guide]:
        """What a box at `rect` is in line with, and the gaps that are equal there."""
        upright = self._across.lines(rect)
        level = [_turned_guide(each) for each in self._down.lines(turned(rect))]
        across = self._across.gaps(rect)
        down = [_turned_guide(each) for each in self._down.gaps(turned(rect))]
        return [*upright, *level, *across, *down]


class _Axis:
    """One direction: places along x, boxes side by side. The other is the same, turned."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self.rects = sorted(rects)
        self._edges = sorted({x for rect in self.rects for x in (rect.x, rect.right)})
        self._middles = sorted({rect.center.x for rect in self.rects})

    def pull(self, rect: Rect, reach: float) -> float:
        wanted = [
            *_near(self._edges, rect.x),
            *_near(self._edges, rect.right),
            *_near(self._middles, rect.center.x),
            *self._even(rect),
        ]
        best = min(wanted, key=abs, default=0.0)
        return best if abs(best) <= reach else 0.0

    def lines(self, rect: Rect) -> list[Guide]:
        """A line along each edge, and the middle, that others share."""
        found: dict[float, tuple[float, float]] = {}
        own = (rect.x, rect.center.x, rect.right)
        for other in self.rects:
            for x in own:
                places = (other.center.x,) if x == own[1] else (other.x, other.right)
                if any(abs(place - x) <= SAME for place in places):
                    top, bottom = found.get(x, (rect.y, rect.bottom))
                    found[x] = min(top, other.y), max(bottom, other.bottom)
        if own[0] in found and own[2] in found:
            # Boxes as wide as this one: their middles tell nothing more.
            found.pop(own[1], None)
        return [Guide(Point(x, top), Point(x, low)) for x, (top, low) in found.items()]

    def gaps(self, rect: Rect) -> list[Guide]:
        """The gaps beside `rect` that others are as wide as, with those."""
        row = sorted([*self._row(rect), rect])
        pairs = [(a, b) for a, b in pairwise(row) if b.x - a.right > SAME]
        own = [b.x - a.right for a, b in pairs if rect in (a, b)]
        shown = []
        for width in own:
            alike = [pair for pair in pairs if abs(pair[1].x - pair[0].right - width) <= 2 * SAME]
            shown += alike if len(alike) > 1 else []
        return [_mark(a, b) for a, b in dict.fromkeys(shown)]

    def _even(self, rect: Rect) -> list[float]:
        """How far it is to where a gap beside `rect` is as wide as another one."""
        row = self._row(rect)
        before = [each for each in row if each.center.x <= rect.center.x]
        after = [each for each in row if each.center.x > rect.center.x]
        left = max(before, key=lambda each: each.right, default=None)
        right = min(after, key=lambda each: each.x, default=None)
        widths = {b.x - a.right for side in (before, after) for a, b in pairwise(side)}
        wanted = []
        if left is not None:
            wanted += [left.right + width - rect.x for width in widths if width > SAME]
        if right is not None:
            wanted += [right.x - width - rect.right for width in widths if width > SAME]
        if left is not None and right is not None and right.x - left.right > rect.width:
            wanted.append((left.right + right.x) / 2 - rect.center.x)
        return wanted

    def _row(self, rect: Rect) -> list[Rect]:
        """The boxes beside it, from left to right."""
        top, bottom = rect.y, rect.bottom
        return [each for each in self.rects if each.y < bottom and top < each.bottom]


def _near(places: Sequence[float], place: float) -> list[float]:
    """How far it is to the places before and after this one."""
    at = bisect_left(places, place)
    return [each - place for each in places[max(0, at - 1) : at + 1]]


def _mark(left: Rect, right: Rect) -> Guide:
    """A gap, at the height that both boxes have in common."""
    y = (max(left.y, right.y) + min(left.bottom, right.bottom)) / 2
    return Guide(Point(left.right, y), Point(right.x, y), gap=True)


def turned(rect: Rect) -> Rect:
    """What is across down, and down across."""
    return Rect(rect.y, rect.x, rect.height, rect.width)


def _turned_guide(guide: Guide) -> Guide:
    start, end = guide.start, guide.end
    return Guide(Point(start.y, start.x), Point(end.y, end.x), guide.gap)
