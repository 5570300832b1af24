"""Ways between boxes, for arrows whose direct way is blocked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.layout.obstacles import Obstacles
from argmap.layout.sides import BOTTOM, LEFT, OUTWARD, RIGHT, TOP, upright
from argmap.layout.wayfinding.channels import Piece, pieces_of
from argmap.layout.wayfinding.march import march
from argmap.layout.wayfinding.search import MOST, Place, merged, search
from argmap.layout.wayfinding.sight import Sight, Traffic
from argmap.layout.wayfinding.smoothing import smoothed
from argmap.layout.wayfinding.threading import thread

__all__ = ["BOTTOM", "LEFT", "RIGHT", "TOP", "Detour", "End", "Piece", "way_round"]

CLEARANCE: Final = 8.0
LEAD: Final = 12.0
FARTHEST: Final = 40_000.0
_ALMOST: Final = 1e-6


class End(NamedTuple):
    """Where a way begins or ends: a point on a side of something, and which side that is.

    `lead` is how far the way should go straight out of the side, where there is room; it does so
    for the clearance at least.
    """

    x: float
    y: float
    side: int
    lead: float = LEAD


class Detour(NamedTuple):
    """A way, piece by piece, each beginning where the one before ends.

    Every straight piece, and the whole rectangle between the points of every channel, keeps the
    clearance from every obstacle; only the first and last piece touch what they begin and end at.
    Two straight pieces in succession meet at a right angle; rounding it with a radius of 12 px or
    less, and no more than half of either piece, stays 5 px off everything. `read` are the places
    that were looked at: whatever changes elsewhere, the way stays the same.
    """

    pieces: tuple[Piece, ...]
    length: float
    read: tuple[Rect, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return (self.pieces[0].start, *[piece.end for piece in self.pieces])


def way_round(
    start: End,
    end: End,
    obstacles: Obstacles,
    *,
    clearance: float = CLEARANCE,
    skip: Collection[str] = (),
    most: int = MOST,
    looked: list[Rect] | None = None,
    traffic: Traffic | None = None,
) -> Detour | None:
    """A short way with few bends between two sides, clear of all obstacles, or None.

    What the ends stand at are obstacles like all others, touched at the ends alone; those in
    `skip` are not seen. Of ways through rows of boxes it is one that crosses little of the
    `traffic`. None if there is no way, or none was found in `most` steps. The same
    obstacles give the same way, in whatever order they came.
    """
    if abs(start.x - end.x) + abs(start.y - end.y) > FARTHEST:
        return None
    sight = Sight(obstacles, clearance, skip, traffic)
    ports, wishes = ((start.x, start.y), (end.x, end.y)), _wishes(start, end, clearance)
    pieces = None
    if start.side == (end.side + 2) % 4:
        pieces = thread(sight, start.side, ports, wishes)
        if pieces is None:
            pieces = march(sight, start.side, ports, wishes)
    if pieces is None:
        pieces = _searched(sight, start, end, wishes, most)
    read = sight.read()
    if looked is not None:
        looked += read
    if pieces is None:
        return None
    length = sum([abs(p.end.x - p.start.x) + abs(p.end.y - p.start.y) for p in pieces])
    return Detour(pieces, length, read)


def _searched(
    sight: Sight, start: End, end: End, wishes: tuple[float, float], most: int
) -> tuple[Piece, ...] | None:
    first, last = _guard(sight, start, wishes[0]), _guard(sight, end, wishes[1])
    if first is None or last is None:
        return None
    guards = first, last
    corners = search(sight, (guards[0], start.side), (guards[1], (end.side + 2) % 4), most)
    if corners is None:
        return None
    corners = merged([(start.x, start.y), *corners, (end.x, end.y)])
    if len(corners) > 3:
        corners = smoothed(sight, corners, guards)
    axis = upright(start.side) if upright(start.side) == upright(end.side) else None
    return pieces_of(sight, corners, guards, axis)


def _wishes(start: End, end: End, least: float) -> tuple[float, float]:
    """How far the way should go straight out of either end: less where they are near."""
    first, last = max(start.lead, least), max(end.lead, least)
    if start.side == (end.side + 2) % 4:
        way = end.y - start.y if upright(start.side) else end.x - start.x
        part = way * OUTWARD[start.side] / (first + last)
        if 0.0 < part < 1.0:
            return max(least, first * part), max(least, last * part)
    return first, last


def _guard(sight: Sight, end: End, lead: float) -> Place | None:
    """Up to where the way goes straight out of an end; None if there is no room."""
    sign = OUTWARD[end.side]
    at = end.y if upright(end.side) else end.x
    reached = sight.ahead(end.x, end.y, end.side, at + sign * lead)[0]
    if (reached - at) * sign < sight.clearance - _ALMOST:
        return None
    return (end.x, reached) if upright(end.side) else (reached, end.y)
