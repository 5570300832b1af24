"""Shapes half way between two others: rectangles, lines and arrows."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import dist
from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.shapes import Arrow, Polyline

_Pairs = list[tuple[float, float, float, float]]
"""For each point of a line its place before, and how far it goes."""


def rect_between(a: Rect, b: Rect, t: float) -> Rect:
    """The rectangle on the way from `a` (t = 0) to `b` (t = 1)."""
    return Rect(
        a.x + (b.x - a.x) * t,
        a.y + (b.y - a.y) * t,
        a.width + (b.width - a.width) * t,
        a.height + (b.height - a.height) * t,
    )


def point_between(a: Point, b: Point, t: float) -> Point:
    return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)


class Morph:
    """An arrow that turns into another one of the same premises, bend by bend."""

    def __init__(self, before: Arrow, after: Arrow) -> None:
        self._before = before
        self._after = after
        self._legs = [_paired(a, b) for a, b in zip(before.legs, after.legs, strict=True)]
        self._trunk = _paired(before.trunk, after.trunk)

    def at(self, t: float) -> Arrow:
        before, after = self._before, self._after
        return after._replace(
            legs=tuple(_line(leg, t) for leg in self._legs),
            trunk=_line(self._trunk, t),
            junction=point_between(before.junction, after.junction, t),
            sign=point_between(before.sign, after.sign, t),
            bounds=before.bounds.united(after.bounds),
        )


def morphs(before: Arrow, after: Arrow) -> bool:
    """Whether one arrow can turn into the other."""
    return before.premises == after.premises and len(before.legs) == len(after.legs)


def _line(pairs: _Pairs, t: float) -> Polyline:
    return tuple([Point(x + dx * t, y + dy * t) for x, y, dx, dy in pairs])


def _paired(before: Sequence[Point], after: Sequence[Point]) -> _Pairs:
    """Both lines with bends at the same shares of their lengths, point by point."""
    if not before or not after:
        before, after = before or after, after or before
    shares = sorted({*_shares(before), *_shares(after)})
    firsts, lasts = _points_at(before, shares), _points_at(after, shares)
    return [(a.x, a.y, b.x - a.x, b.y - a.y) for a, b in zip(firsts, lasts, strict=True)]


def _shares(line: Sequence[Point]) -> list[float]:
    """How far along the line each of its points is, from 0 to 1."""
    ends = list(accumulate((dist(a, b) for a, b in pairwise(line)), initial=0.0))
    whole = ends[-1] or 1.0
    return [round(end / whole, 4) for end in ends]


def _points_at(line: Sequence[Point], shares: Sequence[float]) -> list[Point]:
    """The points of a line at these shares of its length, which ascend."""
    own = _shares(line)
    found: list[Point] = []
    at = 0
    for share in shares:
        while at + 1 < len(own) - 1 and own[at + 1] < share:
            at += 1
        if len(line) < 2:
            found.append(line[0])
            continue
        span = own[at + 1] - own[at]
        part = min(1.0, max(0.0, (share - own[at]) / span)) if span else 1.0
        found.append(point_between(line[at], line[at + 1], part))
    return found
