"""Where lines cross that have nothing to do with one another, and where they lie on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import hypot, sqrt
from typing import Final, NamedTuple

from argmap.layout.figures.cells import Cell, Segment, cell_at, cells_of_line
from argmap.layout.figures.drawing import Edge
from argmap.layout.figures.lines import pieces

_SHIFT: Final = 0.004
_GOLDEN: Final = (0.6180339887498949, 0.7548776662466927)
_CLOSE: Final = 0.5
_STRETCH: Final = 2.0
_SLANT: Final = 0.1
"""Square of the sine of an angle at which no stretch of 2 px stays within half a pixel."""
_PLACE: Final = 3.0

_Pair = tuple[int, int]


class Crossings(NamedTuple):
    """How often lines cross, and at how many places: those of a bundle cross at one.

    `overlaid` are pairs of edges of which a stretch of 2 px or more lies on each other.
    """

    lines: int
    places: int
    overlaid: int


def crossings_of(edges: Mapping[str, Edge]) -> Crossings:
    """Count where edges cross that share no premise, no target, and do not aim at each other.

    Each edge is moved by its own few thousandths of a pixel, so that none passes exactly through a
    corner of another: such a place counts once if the lines change sides there, else not at all.
    """
    ends = [frozenset((key, edge.target, *edge.premises)) for key, edge in edges.items()]
    targets = [edge.target for edge in edges.values()]
    count = 0
    places = _Places()
    overlaid: set[_Pair] = set()
    for cell, bundles in _sorted_in(edges, targets).items():
        for one, other in combinations(bundles.values(), 2):
            for a, first in one:
                for b, second in other:
                    if _apart(first, second) or not ends[a].isdisjoint(ends[b]):
                        continue
                    point = _meeting(first, second)
                    if point is None:
                        pair = (a, b) if a < b else (b, a)
                        if pair not in overlaid and _lie_together(first, second):
                            overlaid.add(pair)
                    elif cell_at(*point) == cell:
                        count += 1
                        places.note(*point)
    return Crossings(count, places.count, len(overlaid))


_Bundles = dict[str, list[tuple[int, Segment]]]


def _sorted_in(edges: Mapping[str, Edge], targets: list[str]) -> dict[Cell, _Bundles]:
    """Cell → target → the pieces of edges that lead there."""
    cells: dict[Cell, _Bundles] = {}
    for rank, edge in enumerate(edges.values()):
        for segment in _shifted(edge, rank):
            for cell in cells_of_line(segment):
                bundle = cells.setdefault(cell, {}).setdefault(targets[rank], [])
                bundle.append((rank, segment))
    return cells


def _shifted(edge: Edge, rank: int) -> Iterator[Segment]:
    dx, dy = (_SHIFT * (rank * part % 1.0) for part in _GOLDEN)
    for course in edge.lines:
        for x0, y0, x1, y1 in pieces(course):
            yield x0 + dx, y0 + dy, x1 + dx, y1 + dy


def _apart(one: Segment, other: Segment) -> bool:
    """Whether the rectangles round the two are."""
    ax0, ay0, ax1, ay1 = one
    bx0, by0, bx1, by1 = other
    return (
        (ax0 if ax0 > ax1 else ax1) + _CLOSE < (bx0 if bx0 < bx1 else bx1)
        or (bx0 if bx0 > bx1 else bx1) + _CLOSE < (ax0 if ax0 < ax1 else ax1)
        or (ay0 if ay0 > ay1 else ay1) + _CLOSE < (by0 if by0 < by1 else by1)
        or (by0 if by0 > by1 else by1) + _CLOSE < (ay0 if ay0 < ay1 else ay1)
    )


def _meeting(one: Segment, other: Segment) -> tuple[float, float] | None:
    """Where two lines cross; the end of a line belongs to the next one, not to it."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    rx, ry, sx, sy = bx - ax, by - ay, dx - cx, dy - cy
    across = rx * sy - ry * sx
    if across == 0.0:
        return None
    t = ((cx - ax) * sy - (cy - ay) * sx) / across
    u = ((cx - ax) * ry - (cy - ay) * rx) / across
    if 0.0 <= t < 1.0 and 0.0 <= u < 1.0:
        return ax + t * rx, ay + t * ry
    return None


def _lie_together(one: Segment, other: Segment) -> bool:
    """Whether a stretch of one lies on the other, as near as the eye can tell."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    rx, ry, sx, sy = bx - ax, by - ay, dx - cx, dy - cy
    square = rx * rx + ry * ry
    if (rx * sy - ry * sx) ** 2 > _SLANT * square * (sx * sx + sy * sy):
        return False
    way = sqrt(square)
    if abs(rx * (cy - ay) - ry * (cx - ax)) > _CLOSE * way:
        return False
    if abs(rx * (dy - ay) - ry * (dx - ax)) > _CLOSE * way:
        return False
    start = (rx * (cx - ax) + ry * (cy - ay)) / way
    end = (rx * (dx - ax) + ry * (dy - ay)) / way
    return min(way, max(start, end)) - max(0.0, min(start, end)) >= _STRETCH


class _Places:
    """Points, those within a few pixels of one noted before taken for the same."""

    def __init__(self) -> None:
        self.count = 0
        self._grid: dict[Cell, list[tuple[float, float]]] = {}

    def note(self, x: float, y: float) -> None:
        column, row = int(x // _PLACE), int(y // _PLACE)
        for near in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for px, py in self._grid.get(near, ()):
                if hypot(px - x, py - y) <= _PLACE:
                    return
        self._grid.setdefault((column, row), []).append((x, y))
        self.count += 1
