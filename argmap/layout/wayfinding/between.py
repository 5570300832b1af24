"""What a way crosses between two rows, by where it enters and leaves, and where it moves aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

Line = tuple[float, float, float, float, float]
"""A line that runs along a way, moves aside and goes on: its places across before and after, where
along the way it moves aside, begins and ends."""

Window = tuple[float, float]

FAR: Final = 1e300
_ROOMY: Final = 32.0
_NEVER: Final = 1 << 30


class Crossed(NamedTuple):
    """How many lines a move aside crosses before and after they move aside, and where they do."""

    early: int
    late: int
    first: float
    last: float


class Between:
    """The lines between two rows: their places before and after they move aside, and where.

    Those that go straight on do so at no place, `FAR`. `before` and `after` hold the places in
    order, `lows` and `highs` the lesser and the greater of the two.
    """

    __slots__ = ("_turns", "after", "before", "highs", "lows")

    def __init__(self, turns: list[tuple[float, float, float]]) -> None:
        self._turns = turns
        self.before = [turn[0] for turn in turns]
        self.after = [turn[1] for turn in turns]
        self.lows = [a if a < b else b for a, b, _ in turns]
        self.highs = [b if a < b else a for a, b, _ in turns]
        for places in (self.before, self.after, self.lows, self.highs):
            places.sort()

    def ranks(self, lane: float) -> tuple[int, int, int]:
        """How many lines lie left of a lane, before and after they move aside; how many cross."""
        over = bisect_left(self.lows, lane) - bisect_left(self.highs, lane)
        return bisect_left(self.before, lane), bisect_left(self.after, lane), over

    def crossed(self, lane: float, other: float) -> Crossed:
        """By a move from lane to lane."""
        before, after, over = self.ranks(lane)
        before_there, after_there, over_there = self.ranks(other)
        low, high = (lane, other) if lane < other else (other, lane)
        levels = [
            level
            for a, b, level in self._turns
            if level < FAR and (a < high or b < high) and (a > low or b > low)
        ]
        return Crossed(
            abs(before_there - before) + over_there,
            abs(after_there - after) + over,
            min(levels, default=FAR),
            max(levels, default=-FAR),
        )

    def halfway(self, lane: float, other: float) -> tuple[int, float]:
        """Where a move that is half early, half late crosses least; how many, and that lane."""
        low, high = (lane, other) if lane < other else (other, lane)
        places = sorted({x for a, b, _ in self._turns for x in (a, b) if low < x < high})
        before = self.ranks(lane)[0]
        after = self.ranks(other)[1]
        found = [
            (abs(ranks[0] - before) + ranks[2] + abs(after - ranks[1]), (x + y) / 2)
            for x, y in pairwise(places)
            if y - x >= _ROOMY
            for ranks in [self.ranks((x + y) / 2)]
        ]
        return min(found, default=(_NEVER, low))


def between(lines: Iterable[Line], edges: list[float], window: Window) -> list[Between]:
    """What runs between each two neighbouring edges, in or across a window of lanes."""
    low, high = window
    count = len(edges) - 1
    turns: list[list[tuple[float, float, float]]] = [[] for _ in range(count)]
    for a, b, level, begins, ends in lines:
        if (a < low and b < low) or (a > high and b > high):
            continue
        at = bisect_left(edges, level) - 1
        if 0 <= at < count and level < edges[at + 1]:
            turns[at].append((a, b, level))
        before = (at if at < count else count) - 1
        while before >= 0 and begins < edges[before]:
            turns[before].append((a, a, FAR))
            before -= 1
        after = at + 1 if at >= 0 else 0
        while after < count and ends > edges[after + 1]:
            turns[after].append((b, b, FAR))
            after += 1
    return [Between(each) for each in turns]
