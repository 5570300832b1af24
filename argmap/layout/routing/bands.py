"""Where the buses of a map run: of fans that would lie on each other all but one are lifted."""

from __future__ import annotations

from collections.abc import Mapping
from operator import ne
from typing import Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.fans import Fan, lifts
from argmap.layout.obstacles import Obstacles
from argmap.layout.routing.draft import BUS, Draft, Look
from argmap.layout.sides import OUTWARD, edge, middle, upright

Side = tuple[str, int]
ROW: Final = 48.0
"""What comes from so much farther than the rest, past other boxes, is no part of their row."""
_NEAR: Final = 3.0
"""Buses no farther apart than that lie on each other."""
_DEEP: Final = 28.0
"""Buses no farther apart than that may have to run in another order to cross less."""
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
        self._fans: dict[Side, Fan] = {}
        self._lifts: dict[Side, float] = {}
        self._owners: dict[str, Side] = {}
        self._indices = (Obstacles(), Obstacles(across=True))

    def clear(self) -> None:
        self._bands.clear()
        self._fans.clear()
        self._lifts.clear()
        self._owners.clear()
        self._indices = (Obstacles(), Obstacles(across=True))

    def put(self, owned: Side, ends: list[tuple[Draft, int]]) -> list[Side]:
        """Note what arrives at a side; the sides whose buses hang or hung together with its own.

        None of them if its fan is what it was.
        """
        if len(ends) == 1 and ends[0][1] < len(ends[0][0].sides) - 1 and owned not in self._bands:
            return []
        before, known = self._bands.get(owned), self._fans.get(owned)
        after = self._fan(owned, ends)
        if after == (None if before is None else (known, before)):
            return []
        met = [] if before is None else self._hanging(owned)
        self._note(owned, after)
        return met if after is None else met + self._hanging(owned)

    def note(self, owned: Side, ends: list[tuple[Draft, int]]) -> None:
        """The same where nobody asked for any yet."""
        self._note(owned, self._fan(owned, ends))

    def lift(self, owned: Side) -> float:
        """How far towards its box the bus at this side is lifted, off others on its level."""
        known = self._lifts.get(owned)
        if known is None:
            band = self._bands.get(owned)
            if band is None or not self._met(owned, band):
                return 0.0
            sides = sorted(self._hanging(owned))
            place = {side: at for at, side in enumerate(sides)}
            meetings = [[place[each] for each in self._met(at, self._bands[at])] for at in sides]
            found = lifts([self._fans[at] for at in sides], meetings)
            self._lifts.update(zip(sides, found, strict=True))
            known = self._lifts[owned]
        return known

    def rivals(self, owned: Side) -> list[Rival]:
        """The buses on the level of the one at this side."""
        band = self._bands.get(owned)
        if band is None:
            return []
        found = []
        for each in self._met(owned, band):
            x, y, width, height = self._bands[each]
            low, size = (x, width) if upright(owned[1]) else (y, height)
            half = _APART / 2
            if abs(abs(self._fans[each].height) - abs(self._fans[owned].height)) > _NEAR:
                continue
            found.append(Rival(low + half, low + size - half, each < owned))
        return found

    def _note(self, owned: Side, after: tuple[Fan, Rect] | None) -> None:
        self._lifts.clear()
        key, index = f"{owned[1]}{owned[0]}", self._indices[owned[1] & 1]
        if after is None:
            if self._bands.pop(owned, None) is not None:
                del self._fans[owned]
                index.drop(key)
            return
        self._fans[owned], self._bands[owned] = after
        self._owners[key] = owned
        index.put(key, after[1])

    def _hanging(self, owned: Side) -> list[Side]:
        """This side and all whose buses meet its bus, by others in between if need be."""
        found = {owned: None}
        pending = [owned]
        while pending:
            at = pending.pop()
            for each in self._met(at, self._bands[at]):
                if each not in found:
                    found[each] = None
                    pending.append(each)
        return list(found)

    def _met(self, owned: Side, band: Rect) -> list[Side]:
        owners = self._owners
        met = [owners[key] for key in self._indices[owned[1] & 1].blockers(band)]
        return [each for each in met if each != owned]

    def _fan(self, owned: Side, ends: list[tuple[Draft, int]]) -> tuple[Fan, Rect] | None:
        """The fan that arrives at a side, and the stretch of its bus; None if it has none."""
        owner, side = owned
        rect = self._rects.get(owner)
        if rect is None:
            return None
        arriving = [
            draft
            for draft, index in ends
            if index == len(draft.sides) - 1 and draft.kind == BUS and not draft.blocked
        ]
        if not arriving:
            return None
        port, bus = middle(rect, side), min([draft.bus for draft in arriving])
        arriving.sort(key=lambda draft: (draft.far[-1], draft.gap, draft.id))
        row = [(draft.far[-1], draft.look) for draft in arriving if _in_row(draft, bus)]
        low, high = min(port, row[0][0]), max(port, row[-1][0])
        if low == high:
            return None
        low, high = low - _APART / 2, high + _APART / 2
        level = edge(rect, side) + OUTWARD[side] * bus
        height = -OUTWARD[side] * level
        places = tuple([far for far, _ in row])
        fan = Fan(port, places, low, high, height, _tracks(row, port), side)
        if upright(side):
            return fan, Rect(low, level - _DEEP / 2, high - low, _DEEP)
        return fan, Rect(level - _DEEP / 2, low, _DEEP, high - low)


def _in_row(draft: Draft, bus: float) -> bool:
    """Whether an arrow shares the bus of the row, so far off its end."""
    return draft.free or draft.bus <= bus + ROW


def _tracks(row: list[tuple[float, Look]], port: float) -> int:
    """How many levels the runs of a row take up, on the side of the port where most are."""
    most = 1
    for flank in (
        [look for far, look in row if far <= port + m.PORT_GAP],
        [look for far, look in row if far >= port - m.PORT_GAP],
    ):
        most = max(most, 1 + sum(map(ne, flank, flank[1:])))
    return most


def gives_way(low: float, high: float, rivals: list[Rival]) -> bool:
    """Whether a stretch of a bus is no shorter than one that it would lie on."""
    length = high - low
    for start, end, first in rivals:
        if min(high, end) - max(low, start) <= -_APART:
            continue
        if length > end - start or (first and 2 * length >= end - start):
            return True
    return False
