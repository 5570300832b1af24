"""What arrows keep clear of: an index of rectangles that answers in about a microsecond.

The plane is cut into slabs along the way a map grows, and each slab holds its rectangles ordered
across. So what is asked most, whether a long bus between two rows is clear, looks at one or two
slabs and there at a handful of neighbours. All answers follow from the rectangles alone, never
from the order in which they came.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from argmap.core.geometry import Rect

SLAB: Final = 64.0
_EPSILON: Final = 1e-6
_FAR: Final = 1e300
_Entry = tuple[float, float, float, float, str]
"""Low and high across, low and high along the slabs, and the key."""
Span = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class Stop(NamedTuple):
    """Where a probe ends: the coordinate along its way, and what it met there, if anything."""

    at: float
    met: Span | None


class _Slab:
    """The rectangles that reach into a slab, in order across it."""

    __slots__ = ("entries", "high", "low", "settled", "widest")

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self.settled = False
        self.widest = 0.0
        self.low = _FAR
        self.high = -_FAR

    def settle(self) -> None:
        self.entries.sort()
        for entry in self.entries:
            self._widen(entry)
        self.settled = True

    def add(self, entry: _Entry) -> None:
        insort(self.entries, entry)
        self._widen(entry)

    def _widen(self, entry: _Entry) -> None:
        a0, a1, b0, b1, _ = entry
        self.widest = max(self.widest, a1 - a0)
        self.low = min(self.low, b0)
        self.high = max(self.high, b1)


class Obstacles:
    """Rectangles by key, for a map that grows downwards or upwards, or `across`.

    The direction matters for speed alone. A rectangle is in the way of something when it is nearer
    than the margin in both x and y; one exactly that far off is not.
    """

    def __init__(
        self, rects: Mapping[str, Rect] | Iterable[tuple[str, Rect]] = (), *, across: bool = False
    ) -> None:
        self._across = across
        self._slabs: dict[int, _Slab] = {}
        self._entries: dict[str, _Entry] = {}
        for key, rect in rects.items() if isinstance(rects, Mapping) else rects:
            self.put(key, rect)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def rect(self, key: str) -> Rect:
        a0, a1, b0, b1, _ = self._entries[key]
        if self._across:
            return Rect(b0, a0, b1 - b0, a1 - a0)
        return Rect(a0, b0, a1 - a0, b1 - b0)

    def put(self, key: str, rect: Rect) -> None:
        """Note where an obstacle is, or is now."""
        x, y, width, height = rect
        if self._across:
            entry = (y, y + height, x, x + width, key)
        else:
            entry = (x, x + width, y, y + height, key)
        old = self._entries.get(key)
        if old is not None:
            if old == entry:
                return
            self.drop(key)
        self._entries[key] = entry
        slabs = self._slabs
        for row in range(int(entry[2] // SLAB), int(entry[3] // SLAB) + 1):
            slab = slabs.get(row)
            if slab is None:
                slab = slabs[row] = _Slab()
            if slab.settled:
                slab.add(entry)
            else:
                slab.entries.append(entry)

    def drop(self, key: str) -> None:
        """Forget an obstacle, if it is known."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        for row in range(int(entry[2] // SLAB), int(entry[3] // SLAB) + 1):
            slab = self._slabs[row]
            if not slab.settled:
                slab.settle()
            del slab.entries[bisect_left(slab.entries, entry)]
            if not slab.entries:
                del self._slabs[row]

    def blockers(self, rect: Rect, skip: Collection[str] = ()) -> list[str]:
        """The keys of all whose inside the rectangle shares, by place."""
        x, y, width, height = rect
        found = self._met(x, y, x + width, y + height, skip=skip, every=True)
        return [entry[4] for entry in sorted(set(found))]

    def clear(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        margin: float,
        *,
        skip: Collection[str] = (),
    ) -> bool:
        """Whether nothing is nearer than `margin` to the line between two points."""
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        level = x0 == x1 or y0 == y1
        found = self._met(
            left - margin, top - margin, right + margin, bottom + margin, skip=skip, every=not level
        )
        if level or not found:
            return not found
        p, q = ((y0, x0), (y1, x1)) if self._across else ((x0, y0), (x1, y1))
        return not any(_crosses(p, q, entry, margin - _EPSILON) for entry in found)

    def clear_rect(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        margin: float,
        *,
        skip: Collection[str] = (),
    ) -> bool:
        """Whether nothing is nearer than `margin` to the rectangle with these opposite corners."""
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        return not self._met(
            left - margin, top - margin, right + margin, bottom + margin, skip=skip, every=False
        )

    def probe(
        self,
        low: float,
        high: float,
        start: float,
        end: float,
        *,
        upright: bool,
        skip: Collection[str] = (),
    ) -> Stop:
        """How far one can go from `start` towards `end` with a front from `low` to `high`.

        `upright` goes along y with a front along x. What lies behind the start does not matter;
        what the start lies in stops at once, at its edge, behind the start.
        """
        along = upright != self._across
        low, high = low + _EPSILON, high - _EPSILON
        entry = (self._along if along else self._beside)(low, high, start, end, skip)
        if entry is None:
            return Stop(end, None)
        a0, a1, b0, b1, _ = entry
        span = (b0, a0, b1, a1) if self._across else (a0, b0, a1, b1)
        if along:
            return Stop(b0 if end >= start else b1, span)
        return Stop(a0 if end >= start else a1, span)

    def _met(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        skip: Collection[str],
        every: bool,
    ) -> list[_Entry]:
        """What the rectangle shares its inside with: all of it, or the first found."""
        if self._across:
            x0, y0, x1, y1 = y0, x0, y1, x1
        x0, y0, x1, y1 = x0 + _EPSILON, y0 + _EPSILON, x1 - _EPSILON, y1 - _EPSILON
        slabs, found = self._slabs, []
        for row in range(int(y0 // SLAB), int(y1 // SLAB) + 1):
            slab = slabs.get(row)
            if slab is None:
                continue
            if not slab.settled:
                slab.settle()
            if slab.low > y1 or slab.high < y0:
                continue
            entries = slab.entries
            for at in range(bisect_left(entries, (x1,)) - 1, -1, -1):
                entry = entries[at]
                a0, a1, b0, b1, key = entry
                if a0 + slab.widest < x0:
                    break
                if a1 > x0 and b0 < y1 and b1 > y0 and key not in skip:
                    if not every:
                        return [entry]
                    found.append(entry)
        return found

    def _along(
        self, low: float, high: float, start: float, end: float, skip: Collection[str]
    ) -> _Entry | None:
        """What is met first along the slabs."""
        slabs = self._slabs
        first, last = int(start // SLAB), int(end // SLAB)
        ahead = end >= start
        best, nearest = None, _FAR
        for row in range(first, last + 1) if ahead else range(first, last - 1, -1):
            slab = slabs.get(row)
            if slab is None:
                continue
            if not slab.settled:
                slab.settle()
            entries = slab.entries
            for at in range(bisect_left(entries, (high,)) - 1, -1, -1):
                entry = entries[at]
                a0, a1, b0, b1, key = entry
                if a0 + slab.widest < low:
                    break
                if a1 <= low or key in skip:
                    continue
                if ahead:
                    off = b0 - start if b1 > start and b0 < end else _FAR
                else:
                    off = start - b1 if b0 < start and b1 > end else _FAR
                if off < nearest or (off == nearest < _FAR and best and entry < best):
                    best, nearest = entry, off
            if best is not None:
                return best
        return None

    def _beside(
        self, low: float, high: float, start: float, end: float, skip: Collection[str]
    ) -> _Entry | None:
        """What is met first across the slabs."""
        best, nearest = None, abs(end - start)
        ahead = end >= start
        for row in range(int(low // SLAB), int(high // SLAB) + 1):
            slab = self._slabs.get(row)
            if slab is None:
                continue
            if not slab.settled:
                slab.settle()
            if slab.low > high or slab.high < low:
                continue
            entries, widest = slab.entries, slab.widest
            if ahead:
                for at in range(bisect_left(entries, (start - widest,)), len(entries)):
                    entry = entries[at]
                    off = entry[0] - start
                    if off > nearest:
                        break
                    if (
                        entry[1] > start
                        and entry[3] > low
                        and entry[2] < high
                        and entry[4] not in skip
                    ):
                        best, nearest = _nearer(best, nearest, entry, off)
                continue
            for at in range(bisect_left(entries, (start,)) - 1, -1, -1):
                entry = entries[at]
                if start - entry[0] - widest > nearest:
                    break
                off = start - entry[1]
                if (
                    entry[0] < start
                    and off <= nearest
                    and entry[3] > low
                    and entry[2] < high
                    and entry[4] not in skip
                ):
                    best, nearest = _nearer(best, nearest, entry, off)
        return best


def _nearer(
    best: _Entry | None, nearest: float, entry: _Entry, off: float
) -> tuple[_Entry | None, float]:
    if off < nearest or (off == nearest and best is not None and entry < best):
        return entry, off
    return best, nearest


def _crosses(p: tuple[float, float], q: tuple[float, float], entry: _Entry, margin: float) -> bool:
    """Whether a slanting line enters a rectangle grown by the margin."""
    a0, a1, b0, b1, _ = entry
    enters, leaves = 0.0, 1.0
    for at, to, low, high in ((p[0], q[0], a0, a1), (p[1], q[1], b0, b1)):
        way = to - at
        t0, t1 = (low - margin - at) / way, (high + margin - at) / way
        enters, leaves = max(enters, min(t0, t1)), min(leaves, max(t0, t1))
    return enters < leaves
