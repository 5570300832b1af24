"""The quick way through rows of boxes: straight on, and past what blocks by the better gap.

Where it works, as in all tidy maps, it takes a tenth of a search. It never turns back, so it may
fail where a search would not.
"""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Point
from argmap.layout.obstacles import Span
from argmap.layout.sides import BOTTOM, LEFT, OUTWARD, RIGHT, TOP, upright
from argmap.layout.wayfinding.channels import Piece
from argmap.layout.wayfinding.search import Place
from argmap.layout.wayfinding.sight import Sight
from argmap.layout.wayfinding.smoothing import LANES, squashed

_DEEPEST: Final = 96.0
_LEAST: Final = 16.0
_ROWS: Final = 64

Shift = tuple[float, float, float]
"""From where to where along the way a channel reaches, and the lane it leads to."""


class _Lanes:
    """A way in lanes: `across` is the place of a lane, `along` the place on it."""

    def __init__(self, sight: Sight, heading: int, start: Place, goal: Place) -> None:
        self.sight = sight
        self.heading = heading
        self.sign = OUTWARD[heading]
        self.upright = upright(heading)
        self.back = (heading + 2) % 4
        self.start = start if self.upright else (start[1], start[0])
        self.goal = goal if self.upright else (goal[1], goal[0])

    def ahead(self, across: float, along: float, limit: float) -> tuple[float, Span | None]:
        stop = self.sight.sweep(across, across, along, limit, self.heading)
        met = stop.met
        if met is not None and not self.upright:
            met = (met[1], met[0], met[3], met[2])
        return stop.at, met

    def channel(self, lane: float, other: float, first: float, last: float) -> Shift | None:
        """A channel that ends at `last`, and begins at `first` or later."""
        low, high = (lane, other) if lane < other else (other, lane)
        sign = self.sign
        start = max(first * sign, last * sign - _DEEPEST) * sign
        ahead = last + self.sight.clearance * sign
        start = self.sight.sweep(low, high, ahead, start, self.back).at
        return (start, last, other) if (last - start) * sign >= _LEAST else None

    def room(self, lane: float, first: float, last: float, aside: int) -> float:
        """How far a lane may go aside."""
        low, high = (first, last) if first < last else (last, first)
        side = ((LEFT, RIGHT) if self.upright else (TOP, BOTTOM))[aside]
        sign = OUTWARD[side]
        reached = self.sight.sweep(low, high, lane, lane + sign * LANES, side).at
        return max(reached * sign, lane * sign) * sign


def march(
    sight: Sight, heading: int, ports: tuple[Place, Place], guards: tuple[Place, Place]
) -> tuple[Piece, ...] | None:
    """The pieces of a way between ports that face each other, straight up to either guard."""
    lanes = _Lanes(sight, heading, *guards)
    (lane, along), (goal, end) = lanes.start, lanes.goal
    sign = lanes.sign
    shifts: list[Shift] = []
    for _ in range(_ROWS):
        stop, met = lanes.ahead(lane, along, end)
        if (stop - along) * sign < 0.0:
            return None
        if met is None:
            break
        shift = _past(lanes, lane, along, stop, met)
        if shift is None:
            return None
        shifts.append(shift)
        lane = shift[2]
        along = (met[3] if sign > 0.0 else met[1]) + sight.clearance * sign
        if (end - along) * sign < 0.0:
            along = shift[1]
    else:
        return None
    if lane != goal:
        last = lanes.channel(lane, goal, along, end)
        if last is None:
            return None
        shifts.append(last)
    return _pieces(lanes, ports, shifts)


def _past(lanes: _Lanes, lane: float, along: float, stop: float, met: Span) -> Shift | None:
    """The channel to a lane that passes what blocks."""
    goal, end = lanes.goal
    if lanes.ahead(goal, stop, end)[1] is None:
        shift = lanes.channel(lane, goal, along, stop)
        if shift is not None:
            return shift
    gap = lanes.sight.clearance
    far = met[3] if lanes.sign > 0.0 else met[1]
    sides = [(met[0] - gap, 0), (met[2] + gap, 1)]
    sides.sort(key=lambda side: (abs(side[0] - lane) + abs(goal - side[0]), abs(side[0] - lane)))
    for corner, aside in sides:
        reached = lanes.ahead(corner, stop, far)[0]
        if (reached - far) * lanes.sign < -1e-6:
            continue
        room = lanes.room(corner, stop, far, aside)
        low, high = (corner, room) if aside else (room, corner)
        part = abs(stop - lanes.start[1]) / max(1.0, abs(end - lanes.start[1]))
        wish = lanes.start[0] + (goal - lanes.start[0]) * part
        shift = lanes.channel(lane, squashed(low, high, wish), along, stop)
        if shift is not None:
            return shift
    return None


def _pieces(lanes: _Lanes, ports: tuple[Place, Place], shifts: list[Shift]) -> tuple[Piece, ...]:
    """The pieces of a way by its channels."""
    vertical = lanes.upright
    here = Point(*ports[0])
    lane = lanes.start[0]
    pieces: list[Piece] = []
    for first, last, other in shifts:
        enters = Point(lane, first) if vertical else Point(first, lane)
        leaves = Point(other, last) if vertical else Point(last, other)
        if here != enters:
            pieces.append(Piece(here, enters, False, vertical))
        pieces.append(Piece(enters, leaves, True, vertical))
        here, lane = leaves, other
    pieces.append(Piece(here, Point(*ports[1]), False, vertical))
    return tuple(pieces)
