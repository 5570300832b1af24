"""Where the buses of a map run: two fans that would lie on each other tell who gives way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout.obstacles import Obstacles
from argmap.layout.routing.draft import BUS, Draft
from argmap.layout.sides import OUTWARD, edge, middle, upright

Side = tuple[str, int]
_NEAR: Final = 3.0
"""Buses no farther apart than that lie on each other."""
_APART: Final = 32.0
"""With less between their ends two buses on a level, both rounding a corner, look like one."""


class Rival(NamedTuple):
    """The stretch of another fan's bus on the same level, and whether that fan comes first."""

    low: float
    high: float
    first: bool


class Bands:
    """The stretch of each bus, by the side that it leads to."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._bands: dict[Side, Rect] = {}
        self._owners: dict[str, Side] = {}
        self._indices = (Obstacles(), Obstacles(across=True))

    def clear(self) -> None:
        self._bands.clear()
        self._owners.clear()
        self._indices = (Obstacles(), Obstacles(across=True))

    def put(self, owned: Side, ends: list[tuple[Draft, int]]) -> list[Side]:
        """Note what arrives at a side; the sides whose buses are or were on its level.

        None of them if its stretch is what it was.
        """
        if len(ends) == 1 and ends[0][1] < len(ends[0][0].sides) - 1 and owned not in self._bands:
            return []
        before, after = self._bands.get(owned), self._stretch(owned, ends)
        if before == after:
            return []
        key, index = f"{owned[1]}{owned[0]}", self._indices[owned[1] & 1]
        met = [] if before is None else self._met(owned, before)
        if after is None:
            self._bands.pop(owned, None)
            index.drop(key)
            return met
        self._bands[owned] = after
        self._owners[key] = owned
        index.put(key, after)
        return met + self._met(owned, after)

    def rivals(self, owned: Side) -> list[Rival]:
        """Of the fan at this side."""
        band = self._bands.get(owned)
        if band is None:
            return []
        found = []
        for each in self._met(owned, band):
            x, y, width, height = self._bands[each]
            low, size = (x, width) if upright(owned[1]) else (y, height)
            half = _APART / 2
            found.append(Rival(low + half, low + size - half, each < owned))
        return found

    def _met(self, owned: Side, band: Rect) -> list[Side]:
        owners = self._owners
        met = [owners[key] for key in self._indices[owned[1] & 1].blockers(band)]
        return [each for each in met if each != owned]

    def _stretch(self, owned: Side, ends: list[tuple[Draft, int]]) -> Rect | None:
        owner, side = owned
        rect = self._rects.get(owner)
        if rect is None:
            return None
        place = low = high = middle(rect, side)
        bus = -1.0
        for draft, index in ends:
            if index == len(draft.sides) - 1 and draft.kind == BUS and not draft.blocked:
                far = draft.far[index]
                if far < low:
                    low = far
                elif far > high:
                    high = far
                if bus < 0.0 or draft.bus < bus:
                    bus = draft.bus
        if bus < 0.0 or (low == place == high):
            return None
        level = edge(rect, side) + OUTWARD[side] * bus
        low, high = low - _APART / 2, high + _APART / 2
        if upright(side):
            return Rect(low, level - _NEAR / 2, high - low, _NEAR)
        return Rect(level - _NEAR / 2, low, _NEAR, high - low)


def gives_way(low: float, high: float, rivals: list[Rival]) -> bool:
    """Whether a stretch of a bus is no shorter than one that it would lie on."""
    length = high - low
    for start, end, first in rivals:
        if min(high, end) - max(low, start) <= -_APART:
            continue
        if length > end - start or (first and 2 * length >= end - start):
            return True
    return False
