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

    from argmap.layout.arranging.layered.lattice import Lattice
    from argmap.layout.arranging.web import Gaps

CLEAR: Final = 18.0
"""From a box to a long arrow that passes."""
LANE: Final = 10.0
"""Between long arrows that pass side by side."""

_STRAIGHT: Final = 8.0
_FAINT: Final = 0.05
_FAR: Final = 0.15
_SWEEPS: Final = 12
_FEWER: Final = 6
_LARGE: Final = 3_000
_STEP: Final = 1.0


class Across:
    """The middles of all knots across, `places`, while they are being found."""

    def __init__(
        self, lattice: Lattice, width: Sequence[float], gaps: Gaps, *, as_read: bool
    ) -> None:
        self._lattice = lattice
        self._half = [wide / 2 for wide in width]
        self._half += [0.0] * (len(lattice.layer) - lattice.count)
        self._rows = [[knot for unit in row for knot in unit] for row in lattice.rows]
        self._spans = [[self._span(a, b, gaps) for a, b in pairwise(row)] for row in self._rows]
        self._before: dict[int, list[int]] = {}
        self._after: dict[int, list[int]] = {}
        for elder, younger in _elders(lattice) if as_read else ():
            self._before.setdefault(younger, []).append(elder)
            self._after.setdefault(elder, []).append(younger)
        self.places = [0.0] * len(lattice.layer)
        self._pack()

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

    def _pack(self) -> None:
        """As far to the left as order allows."""
        places, moved = self.places, True
        while moved:
            moved = False
            for row, spans in zip(self._rows, self._spans, strict=True):
                least = -inf
                for at, knot in enumerate(row):
                    if at:
                        least = places[row[at - 1]] + spans[at - 1]
                    for elder in self._before.get(knot, ()):
                        least = max(least, places[elder] + _STEP)
                    if least > places[knot]:
                        places[knot] = least
                        moved = True

    def settle(self, checkpoint: Callable[[], None]) -> None:
        """Sweep down and up; the last sweep brings conclusions over the middle of their reasons."""
        count = len(self._rows)
        sweeps = _SWEEPS if len(self.places) < _LARGE else _FEWER
        for turn in range(sweeps):
            downwards = turn % 2 == 0
            far = _FAR if turn < sweeps - 2 else 0.0
            for level in range(count) if downwards else range(count - 1, -1, -1):
                checkpoint()
                self._settle_row(level, downwards=downwards, far=far)

    def _settle_row(self, level: int, *, downwards: bool, far: float) -> None:
        row = self._rows[level]
        wants: list[float] = []
        weights: list[float] = []
        for knot in row:
            want, weight = self._wish(knot, downwards=downwards, far=far)
            wants.append(want)
            weights.append(weight)
        found = isotonic(wants, self._spans[level], weights)
        if self._before:
            found = self._bounded(row, self._spans[level], found)
        for knot, place in zip(row, found, strict=True):
            self.places[knot] = place

    def _wish(self, knot: int, *, downwards: bool, far: float) -> tuple[float, float]:
        lattice, places = self._lattice, self.places
        up, down = lattice.up[knot], lattice.down[knot]
        if knot >= lattice.count:
            a, b = up[0], down[0]
            ahead, behind = (a, down) if downwards else (b, up)
            b_place = self._middle(down)
            straight = ahead >= lattice.count
            near, other = (places[a], b_place) if downwards else (b_place, places[a])
            pull = 1.0 if straight else 0.5
            back = 0.5 if behind[0] >= lattice.count else 0.25
            return (near * pull + other * back) / (pull + back), _STRAIGHT if straight else 2.0
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

    def _middle(self, children: Sequence[int]) -> float:
        return (self.places[children[0]] + self.places[children[-1]]) / 2

    def _bounded(
        self, row: Sequence[int], spans: Sequence[float], found: Sequence[float]
    ) -> list[float]:
        """Kept to the right of elder siblings and to the left of younger ones in other layers."""
        places = self.places
        highs = [inf] * len(row)
        most = inf
        for at in range(len(row) - 1, -1, -1):
            if at + 1 < len(row):
                most -= spans[at]
            for younger in self._after.get(row[at], ()):
                most = min(most, places[younger] - _STEP)
            highs[at] = most
        kept: list[float] = []
        least = -inf
        for at, knot in enumerate(row):
            if at:
                least += spans[at - 1]
            for elder in self._before.get(knot, ()):
                least = max(least, places[elder] + _STEP)
            kept.append(max(least, min(highs[at], found[at])))
        return kept


def _elders(lattice: Lattice) -> list[tuple[int, int]]:
    """Neighbours among the statements below one, in document order, that stand in other layers."""
    pairs: list[tuple[int, int]] = []
    for knot in range(lattice.count):
        line = [_last(lattice, child) for child in lattice.children[knot]]
        for (_, elder), (younger, _) in pairwise(line):
            if lattice.layer[elder] != lattice.layer[younger]:
                pairs.append((elder, younger))
    return pairs


def _last(lattice: Lattice, knot: int) -> tuple[int, int]:
    """The first and last statement at the lower end of a long arrow."""
    first = last = knot
    while first >= lattice.count:
        first = lattice.children[first][0]
    while last >= lattice.count:
        last = lattice.children[last][-1]
    return first, last
