"""The quick way through rows of boxes: straight on, and past what blocks by the better gap.

Where it works, as in all tidy maps, it takes a tenth of a search. It never turns back, so it may
fail where a search would not.
"""

from __future__ import annotations

from typing import Final

from argmap.layout.obstacles import Span
from argmap.layout.wayfinding.channels import Piece
from argmap.layout.wayfinding.lanes import Lanes, Shift
from argmap.layout.wayfinding.search import Place
from argmap.layout.wayfinding.sight import Sight
from argmap.layout.wayfinding.smoothing import squashed

_ROWS: Final = 64


def march(
    sight: Sight, heading: int, ports: tuple[Place, Place], leads: tuple[float, float]
) -> tuple[Piece, ...] | None:
    """The pieces of a way between ports that face each other, straight for a lead at either."""
    lanes = Lanes(sight, heading, *ports)
    (lane, along), (goal, end) = lanes.start, lanes.goal
    sign = lanes.sign
    if (end - along) * sign < 2 * sight.clearance:
        return None
    # From here on the lane of the goal is free.
    free = lanes.ahead(goal, end, along, lanes.back)[0]
    last = end - sign * leads[1]
    shifts: list[Shift] = []
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
    return lanes.pieces(ports, shifts)


def _past(lanes: Lanes, lane: float, way: tuple[float, float, float], met: Span) -> Shift | None:
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


def _joined(lanes: Lanes, shifts: list[Shift], shift: Shift) -> Shift:
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
