"""Slabs of the plane: each holds the rectangles that reach into it, in order across it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection
from typing import Final

FAR: Final = 1e300
Entry = tuple[float, float, float, float, str]
"""Low and high across, low and high along the slabs, and the key."""


class Slab:
    """Rectangles in order, once settled. `widest`, `low` and `high` may be out of date, too far."""

    __slots__ = ("entries", "high", "low", "settled", "widest")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.settled = False
        self.widest = 0.0
        self.low = FAR
        self.high = -FAR

    def settle(self) -> None:
        entries = self.entries
        entries.sort()
        self.widest = max([entry[1] - entry[0] for entry in entries])
        self.low = min([entry[2] for entry in entries])
        self.high = max([entry[3] for entry in entries])
        self.settled = True

    def copy(self) -> Slab:
        other = Slab()
        other.entries = self.entries.copy()
        other.settled, other.widest = self.settled, self.widest
        other.low, other.high = self.low, self.high
        return other

    def add(self, entry: Entry) -> None:
        if not self.settled:
            self.entries.append(entry)
            return
        insort(self.entries, entry)
        self.widest = max(self.widest, entry[1] - entry[0])
        self.low = min(self.low, entry[2])
        self.high = max(self.high, entry[3])

    def remove(self, entry: Entry) -> None:
        if not self.settled:
            self.settle()
        del self.entries[bisect_left(self.entries, entry)]

    def met(self, box: tuple[float, float, float, float], least: float) -> list[Entry]:
        """All that share their inside with a rectangle, and begin at a place or after it."""
        if not self.settled:
            self.settle()
        a0, a1, b0, b1 = box
        entries = self.entries
        near = entries[bisect_left(entries, (a0 - self.widest,)) : bisect_left(entries, (a1,))]
        return [each for each in near if each[1] > a0 and least <= each[2] < b1 and each[3] > b0]

    def clear(self, box: tuple[float, float, float, float], skip: Collection[str]) -> bool:
        """Whether none shares its inside with a rectangle."""
        if not self.settled:
            self.settle()
        a0, a1, b0, b1 = box
        if self.low >= b1 or self.high <= b0:
            return True
        entries, least = self.entries, a0 - self.widest
        at = bisect_left(entries, (a1,))
        while at:
            at -= 1
            entry = entries[at]
            if entry[0] < least:
                return True
            if entry[1] > a0 and entry[2] < b1 and entry[3] > b0 and entry[4] not in skip:
                return False
        return True

    def along(
        self, low: float, high: float, way: tuple[float, float], skip: Collection[str]
    ) -> Entry | None:
        """What a front from `low` to `high` meets first, going along the slabs."""
        if not self.settled:
            self.settle()
        start, end = way
        best, nearest = None, FAR
        entries, least = self.entries, low - self.widest
        for at in range(bisect_left(entries, (high,)) - 1, -1, -1):
            entry = entries[at]
            a0, a1, b0, b1, key = entry
            if a0 < least:
                break
            if a1 <= low:
                continue
            if end >= start:
                if b1 <= start or b0 >= end:
                    continue
                off = b0 - start
            else:
                if b0 >= start or b1 <= end:
                    continue
                off = start - b1
            if (
                off <= nearest
                and key not in skip
                and (best is None or (off, entry) < (nearest, best))
            ):
                best, nearest = entry, off
        return best

    def across(
        self, low: float, high: float, way: tuple[float, float], skip: Collection[str]
    ) -> Entry | None:
        """What a front meets first, going to greater places across the slab."""
        if not self.settled:
            self.settle()
        if self.low >= high or self.high <= low:
            return None
        start, end = way
        entries = self.entries
        for at in range(bisect_left(entries, (start - self.widest,)), len(entries)):
            entry = entries[at]
            if entry[0] >= end:
                return None
            if entry[1] > start and entry[3] > low and entry[2] < high and entry[4] not in skip:
                return entry
        return None

    def back(
        self, low: float, high: float, way: tuple[float, float], skip: Collection[str]
    ) -> Entry | None:
        """The same to lesser places."""
        if not self.settled:
            self.settle()
        if self.low >= high or self.high <= low:
            return None
        start, nearest = way
        entries, widest = self.entries, self.widest
        best = None
        for at in range(bisect_left(entries, (start,)) - 1, -1, -1):
            entry = entries[at]
            if entry[0] + widest < nearest:
                break
            edge = entry[1]
            if edge < nearest or entry[3] <= low or entry[2] >= high or entry[4] in skip:
                continue
            if edge > nearest or (best is not None and entry < best):
                best, nearest = entry, edge
        return best
