"""How many arrows cross between neighbouring layers."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.layout.arranging.layered.lattice import Lattice


def crossings(lattice: Lattice) -> int:
    """All crossings of the steps between neighbouring layers."""
    return sum(crossings_below(lattice, level) for level in range(len(lattice.rows) - 1))


def crossings_below(lattice: Lattice, level: int) -> int:
    """Crossings between a layer and the next: inversions, counted while inserting."""
    place, down = lattice.place, lattice.down
    seen: list[int] = []
    count = 0
    for unit in lattice.rows[level]:
        for knot in unit:
            ends = sorted([place[other] for other in down[knot]])
            for end in ends:
                count += len(seen) - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
    return count
