"""Rows that boxes stand in: those of each tree, and shelves of trees."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING, Final

from argmap.layout import channel

if TYPE_CHECKING:
    pass

CLEAR: Final = 7.0
"""How far ways keep from boxes that they pass."""
_DOT: Final = 9.0
"""How far they keep from the dots where premises meet."""
_LANE: Final = 3.0
"""With less room for each, ways go through another gap."""
_FARTHER: Final = 12
_LEAST_ROOM: Final = 12.0
Passage = list[float]
"""Where a way passes rows, one after the other."""


class Row:
    """Boxes side by side, none before another, and what is left free between them.

    `head` and `foot` are where the row begins and ends in depth, with the room that it has alone.
    `floor` is how far above the boxes lines arrive from them, `roof` how far below.
    """

    __slots__ = (
        "_gaps", "_within", "dots", "edges", "far", "floor", "foot", "head", "load", "members",
        "near", "number", "part", "roof",
    )  # fmt: skip

    def __init__(self, members: list[int], near: float, far: float) -> None:
        self.members = members
        self.near = self.head = near
        self.far = self.foot = far
        self.floor = channel.LEG
        self.roof = 0.0
        self.number = 0
        self.part: Part | None = None
        self.dots: list[float] = []
        self.edges: tuple[list[float], list[float]] = ([], [])
        self.load: dict[int, list[tuple[Passage, int]]] = {}
        self._gaps: tuple[list[float], list[float]] | None = None
        self._within = (-inf, inf)

    def keep_within(self, low: float, high: float) -> None:
        self._within = (low, high)

    @property
    def count(self) -> int:
        """How many boxes there are."""
        return len(self.edges[0])

    @property
    def gaps(self) -> tuple[list[float], list[float]]:
        """From where to where ways may pass, one gap after the other."""
        if self._gaps is None:
            lefts, rights = self.edges
            low = [self._within[0], *[each + CLEAR for each in rights]]
            high = [*[each - CLEAR for each in lefts], self._within[1]]
            for dot in self.dots:
                at = bisect_right(low, dot) - 1
                if at >= 0 and dot - _DOT < high[at]:
                    if dot - _DOT - low[at] > high[at] - dot - _DOT:
                        high[at] = dot - _DOT
                    else:
                        low[at] = dot + _DOT
            free = [(a, b) for a, b in zip(low, high, strict=True) if a <= b]
            self._gaps = [a for a, _ in free], [b for _, b in free]
        return self._gaps

    def gap_near(self, u: float) -> tuple[int, float]:
        """The gap nearest to a place, and the place in it that is."""
        low, high = self._gaps or self.gaps
        at = bisect_right(low, u) - 1
        if at < 0:
            at, u = 0, low[0]
        elif u > high[at]:
            if at + 1 < len(low) and low[at + 1] - u < u - high[at]:
                at += 1
                u = low[at]
            else:
                u = high[at]
        load = self.load.get(at)
        if load is not None and len(load) * _LANE > high[at] - low[at]:
            return self._less_full(at, u, low, high)
        return at, u

    def _less_full(
        self, at: int, u: float, low: list[float], high: list[float]
    ) -> tuple[int, float]:
        """The nearest gap not full yet, if there is one not far off."""
        best = (inf, at, u)
        for each in range(max(0, at - _FARTHER), min(len(low), at + _FARTHER + 1)):
            if len(self.load.get(each, ())) * _LANE <= high[each] - low[each]:
                place = min(max(u, low[each]), high[each])
                best = min(best, (abs(place - u), each, place))
        return best[1], best[2]


class Part:
    """Rows right below each other; those of one tree, mostly. `rows` are numbered in turn."""

    def __init__(self, rows: list[Row], left: float, right: float) -> None:
        self.rows = rows
        self.left = left
        self.right = right
        self.shelf = 0


class Rows:
    """All rows of a map: `row` tells, by number of a box, the number of its row.

    Rows of a part have numbers that follow each other; those of two parts never do. `shelves` are
    the parts side by side, as if each were a box.
    """

    def __init__(self, count: int) -> None:
        self.row = [0] * count
        self.by_number: dict[int, Row] = {}
        self.parts: list[Part] = []
        self.shelves: list[Row] = []
        self._next = 0

    def add(self, part: Part) -> None:
        self.parts.append(part)
        of = self.row
        for row in part.rows:
            number = row.number = self._next
            row.part = part
            self.by_number[number] = row
            for each in row.members:
                of[each] = number
            self._next += 1
        self._next += 1

    def before(self, row: Row, part: Part) -> Row | None:
        """What is before a row of a part, or before its whole shelf."""
        if row.part is part and row is not part.rows[0]:
            return self.by_number[row.number - 1]
        return self.shelves[part.shelf - 1] if part.shelf > 0 else None

    def behind(self, row: Row, part: Part) -> Row | None:
        """What is behind a row of a part, or behind its whole shelf."""
        if row.part is part and row is not part.rows[-1]:
            return self.by_number[row.number + 1]
        after = part.shelf + 1
        return self.shelves[after] if after < len(self.shelves) else None


def zone(upper: Row, lower: Row) -> tuple[float, float]:
    """Between two rows, from where to where in depth ways may go aside."""
    top, bottom = upper.foot + upper.roof, min(lower.head, lower.near - lower.floor)
    if bottom - top < _LEAST_ROOM:
        centre = (upper.foot + lower.head) / 2
        half = min(_LEAST_ROOM, lower.head - upper.foot) / 2
        return centre - half, centre + half
    return top, bottom
