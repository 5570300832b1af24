"""Ways as polylines: elbows with rounded corners, S-bends and plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Final

from argmap.core.geometry import Point, Rect

Pair = tuple[float, float]

RADIUS: Final = 12.0
_STEPS: Final = 5
_ARC: Final = tuple(
    (1 - cos(pi / 2 * step / _STEPS), sin(pi / 2 * step / _STEPS)) for step in range(_STEPS + 1)
)


def rounded(ways: Sequence[Pair], radius: float = RADIUS) -> list[Pair]:
    """A polyline with its corners rounded, whatever their angles."""
    last = len(ways) - 1
    if last < 2 or radius <= 0.0:
        return list(ways)
    line = [ways[0]]
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ways)]
    for index in range(1, last):
        before, after = lengths[index - 1], lengths[index]
        # A stretch between two corners is shared by them; one at an end is not.
        room = min(before if index == 1 else before / 2, after if index == last - 1 else after / 2)
        size = min(radius, room)
        x, y = ways[index]
        if size < 0.5:
            line.append((x, y))
            continue
        x0, y0 = ways[index - 1]
        x1, y1 = ways[index + 1]
        ax, ay = (x0 - x) / before * size, (y0 - y) / before * size
        bx, by = (x1 - x) / after * size, (y1 - y) / after * size
        # From the stretch before to the one after, for a right angle a quarter of a circle.
        line += [(x + ax * (1.0 - t) + bx * s, y + ay * (1.0 - t) + by * s) for s, t in _ARC]
    line.append(ways[-1])
    return line


def points(pairs: Sequence[Pair], swap: bool = False) -> tuple[Point, ...]:
    """As points, two at least, no two in succession the same where the line has a length.

    `swap` if the pairs are (y, x).
    """
    kept = [pairs[0]]
    for pair in pairs:
        if pair != kept[-1]:
            kept.append(pair)
    if len(kept) == 1:
        kept.append(kept[0])
    new = tuple.__new__  # a third of what Point(…) costs, and maps have many
    if swap:
        return tuple([new(Point, (x, y)) for y, x in kept])
    return tuple([new(Point, pair) for pair in kept])


def held(lines: Sequence[Sequence[Pair]], margin: float) -> Rect:
    """The rectangle round all points, with a margin."""
    if len(lines) == 1:
        xs = [point[0] for point in lines[0]]
        ys = [point[1] for point in lines[0]]
    else:
        xs = [point[0] for line in lines for point in line]
        ys = [point[1] for line in lines for point in line]
    left, top = min(xs), min(ys)
    return Rect(
        left - margin, top - margin, max(xs) - left + 2 * margin, max(ys) - top + 2 * margin
    )
