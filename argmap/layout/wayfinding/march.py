"""The quick way through rows of boxes: straight on, and past what blocks by the better gap.

Where it works, as in all tidy maps, it takes a tenth of a search. It never turns back, so it may
fail where a search would not.
"""

from __future__ import annotations

from typing import Final, NamedTuple

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


class _Shift(NamedTuple):
    """A channel, from where to where along the way, between two lanes.

    It may begin at `first` or later, and lead to any lane from `low` to `high`.
    """

    start: float
    last: float
    before: float
    lane: float
    first: float
    low: float
    high: float


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

    def ahead(
        self, across: float, along: float, limit: float, heading: int
    ) -> tuple[float, Span | None]:
        at, met = self.sight.sweep(across, across, along, limit, heading)
        if met is not None and not self.upright:
            met = (met[1], met[0], met[3], met[2])
        return at, met

    def channel(self, lane: float, other: float, first: float, last: float) -> _Shift | None:
        """A channel that ends at `last`, and begins at `first` or later."""
        low, high = (lane, other) if lane < other else (other, lane)
        sign = self.sign
        start = last - _DEEPEST * sign
        if (first - start) * sign > 0.0:
            start = first
        ahead = last + self.sight.clearance * sign
        start = self.sight.sweep(low, high, ahead, start, self.back)[0]
        if (last - start) * sign < _LEAST:
            return None
        return _Shift(start, last, lane, other, first, other, other)

    def home(self, lane: float, first: float, last: float, free: float) -> _Shift | None:
        """A channel to the lane of the goal, which is free from `free` on: late, or else early."""
        goal, sign = self.goal[0], self.sign
        if (last - free) * sign < 0.0:
            return None
        shift = self.channel(lane, goal, first, last)
        if shift is None:
            low, high = (lane, goal) if lane < goal else (goal, lane)
            reached = self.sight.sweep(low, high, first, last, self.heading)[0]
            if (reached - first) * sign >= _LEAST and (reached - free) * sign >= 0.0:
                shift = self.channel(lane, goal, first, reached)
        return shift

    def room(self, edge: float, first: float, last: float, aside: int) -> float | None:
        """How far aside there is room beside an edge; None if there is not enough."""
        low, high = (first, last) if first < last else (last, first)
        side = ((LEFT, RIGHT) if self.upright else (TOP, BOTTOM))[aside]
        sign = OUTWARD[side]
        gap = self.sight.clearance
        reached = self.sight.sweep(low, high, edge, edge + sign * (gap + LANES), side)[0]
        return reached if (reached - edge) * sign >= gap else None


def march(
    sight: Sight, heading: int, ports: tuple[Place, Place], leads: tuple[float, float]
) -> tuple[Piece, ...] | None:
    """The pieces of a way between ports that face each other, straight for a lead at either."""
    lanes = _Lanes(sight, heading, *ports)
    (lane, along), (goal, end) = lanes.start, lanes.goal
    sign = lanes.sign
    if (end - along) * sign < 2 * sight.clearance:
        return None
    # From here on the lane of the goal is free.
    free = lanes.ahead(goal, end, along, lanes.back)[0]
    last = end - sign * leads[1]
    shifts: list[_Shift] = []
    first = along + sign * leads[0]
    for _ in range(_ROWS):
        stop, met = lanes.ahead(lane, along, last, heading)
        if (stop - first) * sign < 0.0:
            return None
        if met is None:
            break
        shift = _past(lanes, lane, (first, stop, free), met)
        if shift is None:
            return None
        shift = _joined(lanes, shifts, shift)
        lane, along = shift.lane, shift.last
        if lane == goal:
            break
        first = (met[3] if sign > 0.0 else met[1]) + sight.clearance * sign
        if (last - first) * sign < 0.0:
            return None
    else:
        return None
    if lane != goal:
        shift = lanes.home(lane, first, last, free)
        if shift is None:
            return None
        _joined(lanes, shifts, shift)
    return _pieces(lanes, ports, shifts)


def _past(lanes: _Lanes, lane: float, way: tuple[float, float, float], met: Span) -> _Shift | None:
    """The channel to a lane that passes what blocks."""
    first, stop, free = way
    goal, end = lanes.goal
    sign = lanes.sign
    shift = lanes.home(lane, first, stop, free)
    if shift is not None:
        return shift
    far = met[3] if sign > 0.0 else met[1]
    sides = [(met[0], 0), (met[2], 1)]
    sides.sort(key=lambda side: (abs(side[0] - lane) + abs(goal - side[0]), abs(side[0] - lane)))
    for edge, aside in sides:
        room = lanes.room(edge, stop, far, aside)
        if room is None:
            continue
        corner = edge + lanes.sight.clearance * (1.0 if aside else -1.0)
        low, high = (corner, room) if aside else (room, corner)
        part = abs(stop - lanes.start[1]) / abs(end - lanes.start[1])
        wish = lanes.start[0] + (goal - lanes.start[0]) * part
        shift = lanes.channel(lane, squashed(low, high, wish), first, stop)
        if shift is not None:
            return shift._replace(low=low, high=high)
    return None


def _joined(lanes: _Lanes, shifts: list[_Shift], shift: _Shift) -> _Shift:
    """A shift added to those before, or instead of them where one lane will do for both."""
    while shifts:
        before = shifts[-1]
        low, high = max(before.low, shift.low), min(before.high, shift.high)
        if low > high:
            break
        lane = squashed(low, high, (before.lane + shift.lane) / 2)
        # The lane is free beside what either passes; is it so between?
        if lanes.ahead(lane, before.last, shift.last, lanes.heading)[1] is not None:
            break
        other = lanes.channel(before.before, lane, before.first, before.last)
        if other is None:
            break
        shifts.pop()
        shift = other._replace(low=low, high=high)
    shifts.append(shift)
    return shift


def _pieces(lanes: _Lanes, ports: tuple[Place, Place], shifts: list[_Shift]) -> tuple[Piece, ...]:
    """The pieces of a way by its channels."""
    vertical = lanes.upright
    here = Point(*ports[0])
    lane = lanes.start[0]
    pieces: list[Piece] = []
    for first, last, _, other, *_ in shifts:
        enters = Point(lane, first) if vertical else Point(first, lane)
        leaves = Point(other, last) if vertical else Point(last, other)
        if here != enters:
            pieces.append(Piece(here, enters, False, vertical))
        pieces.append(Piece(enters, leaves, True, vertical))
        here, lane = leaves, other
    pieces.append(Piece(here, Point(*ports[1]), False, vertical))
    return tuple(pieces)
