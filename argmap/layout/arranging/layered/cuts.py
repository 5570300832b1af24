"""What must stand left of what across layers, so that arrows keep out of each other's way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.layout.arranging.layered.lattice import Lattice

Pair = tuple[int, int]


def cuts(lattice: Lattice) -> list[Pair]:
    """Pairs (left, right) of knots in neighbouring layers, such that fans keep to themselves.

    Arrows from neighbours to one knot share a bus between the two layers. Where everything below
    some knots of a layer stands left of everything below the others, the former's buses end
    before the latter's begin if the last knot of either side stands left of the first one of the
    other.
    """
    found: list[Pair] = []
    for row in lattice.rows:
        fans = [
            (knot, [lattice.place[other] for other in below], below)
            for unit in row
            for knot in unit
            if (below := _fan(lattice, knot))
        ]
        first_after = [0] * len(fans)
        least = len(lattice.layer)
        for at in range(len(fans) - 1, -1, -1):
            least = min(least, *fans[at][1])
            first_after[at] = least
        last, lowest = -1, -1
        for at, (knot, places, below) in enumerate(fans):
            if at and last < first_after[at]:
                before = fans[at - 1][0]
                foremost = min(zip(places, below, strict=True))[1]
                found += [(lowest, knot), (before, foremost)]
            for place, other in zip(places, below, strict=True):
                if place > last:
                    last, lowest = place, other
    return found


def _fan(lattice: Lattice, knot: int) -> list[int]:
    if knot >= lattice.count:
        return lattice.down[knot]
    level = lattice.layer[knot] + 1
    return [other for other in lattice.children[knot] if lattice.layer[other] == level]


def elders(lattice: Lattice) -> list[Pair]:
    """Neighbours among the statements below one, in document order, that stand in other layers."""
    pairs: list[Pair] = []
    for knot in range(lattice.count):
        line = [_ends(lattice, child) for child in lattice.children[knot]]
        for (_, elder), (younger, _) in pairwise(line):
            if lattice.layer[elder] != lattice.layer[younger]:
                pairs.append((elder, younger))
    return pairs


def _ends(lattice: Lattice, knot: int) -> Pair:
    """The first and last statement at the lower end of a long arrow."""
    first = last = knot
    while first >= lattice.count:
        first = lattice.children[first][0]
    while last >= lattice.count:
        last = lattice.children[last][-1]
    return first, last
