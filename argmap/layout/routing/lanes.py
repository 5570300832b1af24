"""Lanes: ways through the same gap between boxes lie side by side, by where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.layout.detours import CLEARANCE, Piece
from argmap.layout.sides import OUTWARD, upright

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.layout.obstacles import Obstacles

_WIDEST: Final = 40.0
"""How far to either side a lane looks for the walls of its gap."""
_HALF: Final = 160.0
"""A wish so far aside moves the lane half the way to the wall."""
_EPSILON: Final = 1e-3


def in_lanes(
    pieces: tuple[Piece, ...], obstacles: Obstacles, skip: Collection[str]
) -> tuple[tuple[Piece, ...], tuple[Rect, ...]]:
    """The pieces with each straight one between two channels moved within its gap; what was read.

    Where it goes follows from where the way comes from: what comes from farther left keeps left.
    """
    found, read = list(pieces), []
    for at in range(1, len(pieces) - 1):
        piece = found[at]
        if not piece.channel and found[at - 1].channel and found[at + 1].channel:
            read.append(_moved(found, at, obstacles, skip))
    return tuple(found), tuple(read)


def merged(pieces: tuple[Piece, ...], arrival: int, bus: float) -> tuple[Piece, ...]:
    """The pieces with the last channel passed along the bus that the way joins.

    The bus lies that far off the side where the way arrives.
    """
    if len(pieces) < 2 or not pieces[-2].channel:
        return pieces
    channel, last = pieces[-2:]
    vertical = upright(arrival)
    (x0, y0), (x1, y1), tip = channel.start, channel.end, last.end
    level = (tip.y if vertical else tip.x) + OUTWARD[arrival] * bus
    low, high = sorted((y0, y1) if vertical else (x0, x1))
    if vertical != channel.upright or not low <= level <= high:
        return pieces
    first = Point(x0, level) if vertical else Point(level, y0)
    then = Point(x1, level) if vertical else Point(level, y1)
    return (
        *pieces[:-2],
        Piece(channel.start, first, False, vertical),
        Piece(first, then, False, not vertical),
        Piece(then, tip, False, vertical),
    )


def _moved(found: list[Piece], at: int, obstacles: Obstacles, skip: Collection[str]) -> Rect:
    """Move a lane, if it may; the place looked at."""
    before, piece, after = found[at - 1 : at + 2]
    vertical = piece.upright
    place, start, end = _turn(piece.start, vertical)[0], piece.start, piece.end
    (_, v0), (_, v1) = _turn(start, vertical), _turn(end, vertical)
    low_v, high_v = min(v0, v1), max(v0, v1)
    walls = [
        obstacles.probe(low_v, high_v, place, place + way, upright=not vertical, skip=skip)[0]
        for way in (-_WIDEST, _WIDEST)
    ]
    low, high = walls[0] + CLEARANCE, walls[1] - CLEARANCE
    seen = _rect(walls[0], low_v, walls[1], high_v, vertical)
    if high - low < 1.0:
        return seen
    wish = _turn(found[0].start, vertical)[0] - (low + high) / 2
    moved = (low + high) / 2 + (high - low) / 2 * wish / (abs(wish) + _HALF)
    first, last = (_turn((moved, v), vertical) for v in (v0, v1))
    new = (
        before._replace(end=Point(*first)),
        piece._replace(start=Point(*first), end=Point(*last)),
        after._replace(start=Point(*last)),
    )
    for each in new:
        seen = seen.united(_rect(*each.start, *each.end, vertical=True).grown(CLEARANCE))
    if all(
        obstacles.clear_rect(*each.start, *each.end, CLEARANCE - _EPSILON, skip=skip)
        for each in new
    ):
        found[at - 1 : at + 2] = new
    return seen


def _turn(place: tuple[float, float], vertical: bool) -> tuple[float, float]:
    return (place[0], place[1]) if vertical else (place[1], place[0])


def _rect(u0: float, v0: float, u1: float, v1: float, vertical: bool) -> Rect:
    left, right, top, bottom = min(u0, u1), max(u0, u1), min(v0, v1), max(v0, v1)
    if vertical:
        return Rect(left, top, right - left, bottom - top)
    return Rect(top, left, bottom - top, right - left)
