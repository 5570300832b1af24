"""A way in lanes, straight or shifted from one to the next within channels."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.core.geometry import Point
from argmap.layout.obstacles import Span
from argmap.layout.sides import BOTTOM, LEFT, OUTWARD, RIGHT, TOP, upright
from argmap.layout.wayfinding.channels import Piece
from argmap.layout.wayfinding.search import Place
from argmap.layout.wayfinding.sight import Sight
from argmap.layout.wayfinding.smoothing import LANES

DEEPEST: Final = 96.0
LEAST: Final = 16.0


class Shift(NamedTuple):
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


class Lanes:
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

    def channel(self, lane: float, other: float, first: float, last: float) -> Shift | None:
        """A channel that ends at `last`, and begins at `first` or later."""
        low, high = (lane, other) if lane < other else (other, lane)
        sign = self.sign
        start = last - DEEPEST * sign
        if (first - start) * sign > 0.0:
            start = first
        ahead = last + self.sight.clearance * sign
        start = self.sight.sweep(low, high, ahead, start, self.back)[0]
        if (last - start) * sign < LEAST:
            return None
        return Shift(start, last, lane, other, first, other, other)

    def home(self, lane: float, first: float, last: float, free: float) -> Shift | None:
        """A channel to the lane of the goal, which is free from `free` on: late, or else early."""
        goal, sign = self.goal[0], self.sign
        if (last - free) * sign < 0.0:
            return None
        shift = self.channel(lane, goal, first, last)
        if shift is None:
            low, high = (lane, goal) if lane < goal else (goal, lane)
            reached = self.sight.sweep(low, high, first, last, self.heading)[0]
            if (reached - first) * sign >= LEAST and (reached - free) * sign >= 0.0:
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

    def pieces(self, ports: tuple[Place, Place], shifts: list[Shift]) -> tuple[Piece, ...]:
        """The pieces of a way by its channels."""
        vertical = self.upright
        here = Point(*ports[0])
        lane = self.start[0]
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
