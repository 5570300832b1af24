"""Fans in one channel: how high the bus of each must run for none to lie on another.

A fan is the arrows that come from premises in a row to one conclusion: legs, a bus they share, and
a port. Buses run at one distance from the row; where two would lie on each other, one of them is
lifted towards its conclusion, such that few legs and ports cross a bus.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout import channel

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR: Final = 6.0
"""Buses that lead to opposite sides are no nearer to each other."""
_ROUNDS: Final = 4
_MANY: Final = 48
"""Of more fans that hang together shorter buses simply run below longer ones."""


class Fan(NamedTuple):
    """Where the legs, in order, and the port of a fan run, along the row.

    The bus is to lie apart from others from `low` to `high`, at least at `height`, which grows
    towards the conclusion. `tracks` are the levels that it takes up, and `side` is where its
    arrows arrive.
    """

    port: float
    legs: tuple[float, ...]
    low: float
    high: float
    height: float
    tracks: int
    side: int


def lifts(fans: Sequence[Fan], meetings: Sequence[Sequence[int]]) -> list[float]:
    """How far each bus is lifted; `meetings` are for each fan those that it would lie on."""
    line = _line(fans, meetings)
    rank = {at: place for place, at in enumerate(line)}
    found = [0.0] * len(fans)
    for at in line:
        below = [other for other in meetings[at] if rank[other] < rank[at]]
        side, height = fans[at].side, fans[at].height
        for other in below:
            if fans[other].side == side:
                over = found[other] + channel.TRACK * fans[other].tracks
                found[at] = max(found[at], over + fans[other].height - height)
        facing = sorted([_facing(fans[o], found[o]) for o in below if fans[o].side != side])
        for low, high in facing:
            first = height + found[at]
            last = first + channel.TRACK * (fans[at].tracks - 1)
            if first < high + _NEAR and last > low - _NEAR:
                found[at] = high + channel.TRACK - height
    return found


def _facing(fan: Fan, lift: float) -> tuple[float, float]:
    """The heights that a fan takes up, seen from the other side."""
    high = -(fan.height + lift)
    return high - channel.TRACK * (fan.tracks - 1), high


def _line(fans: Sequence[Fan], meetings: Sequence[Sequence[int]]) -> list[int]:
    """All fans, the lowest first."""
    order = sorted(range(len(fans)), key=lambda at: (fans[at].high - fans[at].low, fans[at]))
    if len(fans) > _MANY:
        return order
    cost = _costs(fans, meetings)
    line: list[int] = []
    for at in order:
        line.insert(_spot(line, cost[at]), at)
    for _ in range(_ROUNDS):
        before = line.copy()
        for at in order:
            line.remove(at)
            line.insert(_spot(line, cost[at]), at)
        if line == before:
            break
    return line


def _costs(fans: Sequence[Fan], meetings: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """For each fan by others that it meets: how much more they cross if it runs below."""
    cost: list[dict[int, int]] = [{} for _ in fans]
    for at, others in enumerate(meetings):
        for other in others:
            if at < other:
                more = crossed(fans[at], fans[other]) - crossed(fans[other], fans[at])
                cost[at][other], cost[other][at] = more, -more
    return cost


def _spot(line: Sequence[int], cost: dict[int, int]) -> int:
    """Where in a line a fan crosses least; of several the highest place."""
    best = total = 0
    spot = len(line)
    for place in range(len(line) - 1, -1, -1):
        total += cost.get(line[place], 0)
        if total < best:
            best, spot = total, place
    return spot


def crossed(lower: Fan, upper: Fan) -> int:
    """How often two fans cross if the bus of the first lies nearer to the row."""
    if lower.side != upper.side:
        return 0
    return sum(_over(leg, lower) for leg in upper.legs) + len(lower.legs) * _over(lower.port, upper)


def _over(place: float, fan: Fan) -> int:
    """How many arrows of a fan pass a place along the bus."""
    if place < fan.port:
        return bisect_left(fan.legs, place)
    return len(fan.legs) - bisect_right(fan.legs, place) if place > fan.port else 0
