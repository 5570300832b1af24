"""Rows in which everything stays as near as it can to where it wants to be, in order.

Isotonic regression by pooling adjacent violators (PAVA). What is fixed is exact: the row is split
there, never weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple


class Seat(NamedTuple):
    """A place in a row: where its near end wants to be, how long it is, and how much it insists."""

    want: float
    size: float
    weight: float = 1.0
    fixed: bool = False


Gap = Callable[[int, int], float]
"""The least distance between two seats, by their places in the row that was given."""


def isotonic(
    wants: Sequence[float], spans: Sequence[float], weights: Sequence[float] | None = None
) -> list[float]:
    """Places nearest to `wants` (least squares) of which each is `spans` or more after the last.

    `spans[i]` lies between places i and i + 1. What is in nobody's way stays exactly.
    """
    pools: list[tuple[float, float, int]] = []
    offset = 0.0
    offsets = []
    for at, want in enumerate(wants):
        if at:
            offset += spans[at - 1]
        offsets.append(offset)
        level, weight, count = want - offset, weights[at] if weights else 1.0, 1
        while pools and pools[-1][0] > level + 1e-9:
            before, heft, members = pools.pop()
            level = (level * weight + before * heft) / (weight + heft)
            weight += heft
            count += members
        pools.append((level, weight, count))
    places: list[float] = []
    for level, _, count in pools:
        start = len(places)
        if count == 1:
            places.append(wants[start])
        else:
            places += [level + offsets[at] for at in range(start, start + count)]
    return places


def in_a_row(seats: Sequence[Seat], gap: Gap) -> list[float]:
    """Where the near ends of seats go that stand in this order and do not touch.

    Fixed ones stay exactly. Between two of them without room for all, the outermost go past the
    nearer one, so order gives way before distance does. Fixed ones may lie on each other.
    """
    stretches = _stretches(seats)
    held = [at for at, seat in enumerate(seats) if seat.fixed]
    _make_room(seats, gap, stretches, held)
    places = [seat.want for seat in seats]
    for number, stretch in enumerate(stretches):
        low, high = _limits(seats, gap, stretch, held, number)
        spans = [seats[a].size + gap(a, b) for a, b in pairwise(stretch)]
        found = isotonic(
            [seats[at].want for at in stretch], spans, [seats[at].weight for at in stretch]
        )
        if stretch:
            high -= sum(spans)
        offset = 0.0
        for index, at in enumerate(stretch):
            offset += spans[index - 1] if index else 0.0
            places[at] = max(min(found[index], high + offset), low + offset)
    return places


def _stretches(seats: Sequence[Seat]) -> list[list[int]]:
    """The loose seats before, between and after the fixed ones."""
    stretches: list[list[int]] = [[]]
    for at, seat in enumerate(seats):
        if seat.fixed:
            stretches.append([])
        else:
            stretches[-1].append(at)
    return stretches


def _limits(
    seats: Sequence[Seat], gap: Gap, stretch: list[int], held: list[int], number: int
) -> tuple[float, float]:
    """Between which places a stretch has room: of its first seat, and of its last."""
    low, high = -inf, inf
    if not stretch:
        return low, high
    first, last = stretch[0], stretch[-1]
    for before in held[:number]:
        low = max(low, seats[before].want + seats[before].size + gap(before, first))
    for after in held[number:]:
        high = min(high, seats[after].want - gap(last, after) - seats[last].size)
    return low, high


def _make_room(
    seats: Sequence[Seat], gap: Gap, stretches: list[list[int]], held: list[int]
) -> None:
    """Send what has no room between fixed seats past them, to the left first, then to the right."""
    for number in range(len(held) - 1, 0, -1):
        stretch = stretches[number]
        while _crowded(seats, gap, stretch, held, number) and _leans_left(
            seats, stretch, held, number
        ):
            stretches[number - 1].append(stretch.pop(0))
    for number in range(1, len(held)):
        stretch = stretches[number]
        while _crowded(seats, gap, stretch, held, number):
            stretches[number + 1].insert(0, stretch.pop())


def _crowded(
    seats: Sequence[Seat], gap: Gap, stretch: list[int], held: list[int], number: int
) -> bool:
    if not stretch:
        return False
    low, high = _limits(seats, gap, stretch, held, number)
    need = sum(seats[a].size + gap(a, b) for a, b in pairwise(stretch))
    return low + need > high + 1e-9


def _leans_left(seats: Sequence[Seat], stretch: list[int], held: list[int], number: int) -> bool:
    """Whether the first of a stretch is nearer to its left end than the last to its right end."""
    first, last = seats[stretch[0]], seats[stretch[-1]]
    left, right = seats[held[number - 1]], seats[held[number]]
    return first.want - left.want <= right.want + right.size - last.want - last.size
