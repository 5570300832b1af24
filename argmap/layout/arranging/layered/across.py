"""Where the knots of each layer stand across: long arrows straight, conclusions over the middle.

Each layer in turn, down and up, moves as near as its order allows to where its neighbours would
have it (isotonic regression), which is the least-squares answer for that layer.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from argmap.layout.arranging.isotonic import isotonic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.layered.cuts import Pair
    from argmap.layout.arranging.layered.fencing import Wall
    from argmap.layout.arranging.layered.lattice import Lattice
    from argmap.layout.arranging.web import Gaps

CLEAR: Final = 18.0
"""From a box to a long arrow that passes."""
LANE: Final = 10.0
"""Between long arrows that pass side by side."""
STEP: Final = 20.0
"""Between the middles of knots in different layers of which one must be left of the other.

Siblings are so much farther apart that neither stands below the other.
"""

_STRAIGHT: Final = 8.0
_ENDS: Final = 4.0
_SLIGHT: Final = 0.1
_FAINT: Final = 0.05
_FAR: Final = 0.15
_SWEEPS: Final = 12
_FEWER: Final = 4
_LARGE: Final = 3_000


class Across:
    """The middles of all knots across, `places`, while they are being found.

    `pairs` are (left, right): knots of different layers of which the left one must stay left;
    `siblings` are the same. `walls` stand between the first and the second, and take up
    so much room, whatever their layers; those of one layer are neighbours.
    """

    def __init__(
        self,
        lattice: Lattice,
        width: Sequence[float],
        gaps: Gaps,
        pairs: Sequence[Pair] = (),
        *,
        siblings: Sequence[Pair] = (),
        walls: Sequence[Wall] = (),
    ) -> None:
        self._lattice = lattice
        self._half = [wide / 2 for wide in width]
        self._half += [0.0] * (len(lattice.layer) - lattice.count)
        self._rows = [[knot for unit in row for knot in unit] for row in lattice.rows]
        self._spans = [[self._span(a, b, gaps) for a, b in pairwise(row)] for row in self._rows]
        self._before: list[list[tuple[int, float]]] = [[] for _ in lattice.layer]
        self._after: list[list[tuple[int, float]]] = [[] for _ in lattice.layer]
        kin = set(siblings)
        for left, right in (*pairs, *siblings):
            step = STEP
            if (left, right) in kin:
                step = max(STEP, self._half[left], self._half[right])
            self._before[right].append((left, step))
            self._after[left].append((right, step))
        for left, right, room in walls:
            self._put_wall(left, right, room)
        self.places = [0.0] * len(lattice.layer)
        self._order = self._sorted()

    def _put_wall(self, left: int, right: int, room: float) -> None:
        level = self._lattice.layer[left]
        if level == self._lattice.layer[right]:
            self._spans[level][self._rows[level].index(left)] += room
            return
        step = self._half[left] + CLEAR + room + self._half[right]
        self._before[right].append((left, step))
        self._after[left].append((right, step))

    def tangled(self) -> set[int]:
        """The layers in which knots must stand left of themselves, by way of others."""
        rest = set(range(len(self.places))).difference(self._order)
        waits = {knot: len(rest.intersection(self._right_of(knot))) for knot in rest}
        leaving = [knot for knot, count in waits.items() if not count]
        for knot in leaving:
            left, _ = self._previous[knot]
            for other in (left, *(each for each, _ in self._before[knot])):
                if other in rest:
                    waits[other] -= 1
                    if not waits[other]:
                        leaving.append(other)
        return {self._lattice.layer[knot] for knot in rest.difference(leaving)}

    def _right_of(self, knot: int) -> list[int]:
        """What must stand right of a knot."""
        right, _ = self._next[knot]
        others = [each for each, _ in self._after[knot]]
        return others if right < 0 else [*others, right]

    def _span(self, left: int, right: int, gaps: Gaps) -> float:
        """The least distance between the middles of two neighbours."""
        bends = (left >= self._lattice.count) + (right >= self._lattice.count)
        if bends:
            gap = CLEAR if bends == 1 else LANE
        else:
            mother = self._lattice.mother
            kin = mother[left] == mother[right] >= 0
            gap = gaps.sibling if kin else gaps.subtree
        return self._half[left] + gap + self._half[right]

    def _sorted(self) -> list[int]:
        """All knots, each after those that must stand left of it; fewer if that is a circle."""
        self._previous: list[tuple[int, float]] = [(-1, 0.0)] * len(self.places)
        self._next: list[tuple[int, float]] = [(-1, 0.0)] * len(self.places)
        for row, spans in zip(self._rows, self._spans, strict=True):
            for (left, right), span in zip(pairwise(row), spans, strict=True):
                self._previous[right] = (left, span)
                self._next[left] = (right, span)
        waits = [len(self._before[knot]) for knot in range(len(self.places))]
        for knot, (left, _) in enumerate(self._previous):
            waits[knot] += left >= 0
        order = [knot for knot, count in enumerate(waits) if not count]
        for knot in order:
            right, _ = self._next[knot]
            for other in (
                *(each for each, _ in self._after[knot]),
                *((right,) if right >= 0 else ()),
            ):
                waits[other] -= 1
                if not waits[other]:
                    order.append(other)
        return order

    def settle(self, checkpoint: Callable[[], None]) -> None:
        """Sweep down and up, first by layers alone, then with regard to the other layers too."""
        for row, spans in zip(self._rows, self._spans, strict=True):
            start = -sum(spans) / 2
            for at, knot in enumerate(row):
                self.places[knot] = start
                start += spans[at] if at < len(spans) else 0.0
        sweeps = _SWEEPS if len(self.places) < _LARGE else _FEWER
        self._sweep(sweeps, checkpoint, bounded=False)
        if any(self._before):
            self._reconcile()
            self._sweep(sweeps, checkpoint, bounded=True)

    def _reconcile(self) -> None:
        """Keep all distances: halfway between giving way to the right and to the left only."""
        rightmost, leftmost = list(self.places), list(self.places)
        for knot in self._order:
            left, span = self._previous[knot]
            if left >= 0:
                rightmost[knot] = max(rightmost[knot], rightmost[left] + span)
            for other, step in self._before[knot]:
                rightmost[knot] = max(rightmost[knot], rightmost[other] + step)
        for knot in reversed(self._order):
            right, span = self._next[knot]
            if right >= 0:
                leftmost[knot] = min(leftmost[knot], leftmost[right] - span)
            for other, step in self._after[knot]:
                leftmost[knot] = min(leftmost[knot], leftmost[other] - step)
        self.places = [(a + b) / 2 for a, b in zip(rightmost, leftmost, strict=True)]

    def _sweep(self, sweeps: int, checkpoint: Callable[[], None], *, bounded: bool) -> None:
        count = len(self._rows)
        for turn in range(sweeps):
            downwards = turn % 2 == 0
            far = _FAR if turn < sweeps - 2 else 0.0
            for level in range(count) if downwards else range(count - 1, -1, -1):
                checkpoint()
                self._settle_row(level, downwards=downwards, far=far, bounded=bounded)

    def _settle_row(self, level: int, *, downwards: bool, far: float, bounded: bool) -> None:
        row = self._rows[level]
        wants: list[float] = []
        weights: list[float] = []
        for knot in row:
            want, weight = self._wish(knot, downwards=downwards, far=far)
            wants.append(want)
            weights.append(weight)
        found = isotonic(wants, self._spans[level], weights)
        if bounded:
            found = self._bounded(row, self._spans[level], found)
        for knot, place in zip(row, found, strict=True):
            self.places[knot] = place

    def _wish(self, knot: int, *, downwards: bool, far: float) -> tuple[float, float]:
        lattice, places = self._lattice, self.places
        up, down = lattice.up[knot], lattice.down[knot]
        if knot >= lattice.count:
            return self._bend_wish(up[0], down, downwards=downwards)
        children = lattice.children[knot]
        mother = lattice.mother[knot]
        if downwards:
            if mother < 0:
                return places[knot], _FAINT
            want, weight = places[mother], 1.0
            if children and far:
                want = (want + far * self._middle(children)) / (1 + far)
            return want, weight
        if children:
            want = self._middle(children)
            if mother >= 0 and far:
                want = (want + far * places[mother]) / (1 + far)
            return want, 1.0
        if mother >= 0:
            return places[mother], _FAINT
        return places[knot], _FAINT

    def _bend_wish(
        self, above: int, below: Sequence[int], *, downwards: bool
    ) -> tuple[float, float]:
        """Straight on; the first bend of a long arrow in line with the next one of it."""
        first = self._lattice.count
        ends = (above, below[0]), (self.places[above], self._middle(below))
        (before, after), (here, there) = ends if downwards else (ends[0][::-1], ends[1][::-1])
        if before >= first:
            return here, _STRAIGHT
        pull, onward = (_SLIGHT, 1.0) if after >= first else (0.5, 0.25)
        return (here * pull + there * onward) / (pull + onward), _ENDS

    def _middle(self, children: Sequence[int]) -> float:
        """Between the outer ones, which in free order are not the first and the last."""
        places = [self.places[child] for child in children]
        return (min(places) + max(places)) / 2

    def _bounded(
        self, row: Sequence[int], spans: Sequence[float], found: Sequence[float]
    ) -> list[float]:
        """Kept right of what must be left, and left of what must be right, in other layers."""
        places = self.places
        highs = [inf] * len(row)
        most = inf
        for at in range(len(row) - 1, -1, -1):
            if at + 1 < len(row):
                most -= spans[at]
            for younger, step in self._after[row[at]]:
                most = min(most, places[younger] - step)
            highs[at] = most
        kept: list[float] = []
        least = -inf
        for at, knot in enumerate(row):
            if at:
                least += spans[at - 1]
            for elder, step in self._before[knot]:
                least = max(least, places[elder] + step)
            kept.append(max(least, min(highs[at], found[at])))
        return kept
