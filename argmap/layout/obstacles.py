"""What arrows keep clear of: an index of rectangles that answers in about a microsecond.

The plane is cut into slabs along the way a map grows, and each slab holds its rectangles ordered
across. So what is asked most, whether a long bus between two rows is clear, looks at one or two
slabs and there at a handful of neighbours. All answers follow from the rectangles alone, never
from the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.slabs import FAR, Entry, Slab

SLAB: Final = 128.0
_EPSILON: Final = 1e-6
Span = tuple[float, float, float, float]
"""Left, top, right and bottom."""


Stop = tuple[float, Span | None]
"""Where a probe ends: the coordinate along its way, and what it met there, if anything."""


class Obstacles:
    """Rectangles by key, for a map that grows downwards or upwards, or `across`.

    The direction matters for speed alone. A rectangle is in the way of something when it is nearer
    than the margin in both x and y; one exactly that far off is not.
    """

    def __init__(
        self, rects: Mapping[str, Rect] | Iterable[tuple[str, Rect]] = (), *, across: bool = False
    ) -> None:
        self._across = across
        self._slabs: dict[int, Slab] = {}
        self._entries: dict[str, Entry] = {}
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
                slab = slabs[row] = Slab()
            slab.add(entry)

    def drop(self, key: str) -> None:
        """Forget an obstacle, if it is known."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        for row in range(int(entry[2] // SLAB), int(entry[3] // SLAB) + 1):
            slab = self._slabs[row]
            slab.remove(entry)
            if not slab.entries:
                del self._slabs[row]

    def blockers(self, rect: Rect, skip: Collection[str] = ()) -> list[str]:
        """The keys of all whose inside the rectangle shares, by place."""
        x, y, width, height = rect
        found = self._met((x, y, x + width, y + height))
        return [entry[4] for entry in sorted(found) if entry[4] not in skip]

    def spans(
        self, span: Span, skip: Collection[str] = (), *, upright: bool = True, sign: float = 1.0
    ) -> list[Span]:
        """All whose inside the rectangle shares, in no order, seen by one who goes upright or not.

        That is: across, along, across, along; with a negative sign all along the way is negative.
        """
        found = [entry for entry in self._met(span) if entry[4] not in skip]
        if upright == self._across:
            if sign < 0.0:
                return [(b0, -a1, b1, -a0) for a0, a1, b0, b1, _ in found]
            return [(b0, a0, b1, a1) for a0, a1, b0, b1, _ in found]
        if sign < 0.0:
            return [(a0, -b1, a1, -b0) for a0, a1, b0, b1, _ in found]
        return [(a0, b0, a1, b1) for a0, a1, b0, b1, _ in found]

    def copy(self) -> Obstacles:
        """The same for others to be added to."""
        other = Obstacles(across=self._across)
        other._entries = dict(self._entries)
        other._slabs = {row: slab.copy() for row, slab in self._slabs.items()}
        return other

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
        if x0 == x1 or y0 == y1:
            return self.clear_rect(x0, y0, x1, y1, margin, skip=skip)
        p, q = ((y0, x0), (y1, x1)) if self._across else ((x0, y0), (x1, y1))
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        found = self._met((left - margin, top - margin, right + margin, bottom + margin))
        margin -= _EPSILON
        return not any(entry[4] not in skip and _crosses(p, q, entry, margin) for entry in found)

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
        if self._across:
            x0, y0, x1, y1 = y0, x0, y1, x1
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        margin -= _EPSILON
        y0 -= margin
        y1 += margin
        box = x0 - margin, x1 + margin, y0, y1
        slabs = self._slabs
        row, last = int(y0 // SLAB), int(y1 // SLAB)
        while True:
            slab = slabs.get(row)
            if slab is not None and not slab.clear(box, skip):
                return False
            row += 1
            if row > last:
                return True

    def free(self, rect: Rect, skip: Collection[str] = ()) -> bool:
        """Whether the rectangle shares its inside with nothing but what is skipped."""
        x, y, width, height = rect
        if self._across:
            x, y, width, height = y, x, height, width
        low, high = y + _EPSILON, y + height - _EPSILON
        box = x + _EPSILON, x + width - _EPSILON, low, high
        slabs = self._slabs
        row, last = int(low // SLAB), int(high // SLAB)
        while True:
            slab = slabs.get(row)
            if slab is not None and not slab.clear(box, skip):
                return False
            row += 1
            if row > last:
                return True

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
        entry = (self._along if along else self._beside)(low, high, (start, end), skip)
        if entry is None:
            return end, None
        a0, a1, b0, b1, _ = entry
        span = (b0, a0, b1, a1) if self._across else (a0, b0, a1, b1)
        if along:
            return (b0 if end >= start else b1), span
        return (a0 if end >= start else a1), span

    def _met(self, span: Span) -> list[Entry]:
        """All that share their inside with a rectangle, each once."""
        a0, b0, a1, b1 = span
        if self._across:
            a0, b0, a1, b1 = b0, a0, b1, a1
        a0, b0, a1, b1 = a0 + _EPSILON, b0 + _EPSILON, a1 - _EPSILON, b1 - _EPSILON
        slabs, found = self._slabs, []
        # Of what reaches into several slabs, what begins before the first is found there.
        least = -FAR
        for row in _rows(b0, b1):
            slab = slabs.get(row)
            if slab is not None:
                found += slab.met((a0, a1, b0, b1), least)
            least = (row + 1) * SLAB
        return found

    def _along(
        self, low: float, high: float, way: tuple[float, float], skip: Collection[str]
    ) -> Entry | None:
        slabs = self._slabs
        first, last = int(way[0] // SLAB), int(way[1] // SLAB)
        step = 1 if last >= first else -1
        for row in range(first, last + step, step):
            if row in slabs:
                found = slabs[row].along(low, high, way, skip)
                if found is not None:
                    return found
        return None

    def _beside(
        self, low: float, high: float, way: tuple[float, float], skip: Collection[str]
    ) -> Entry | None:
        best = None
        ahead = way[1] >= way[0]
        for row in _rows(low, high):
            slab = self._slabs.get(row)
            if slab is None:
                continue
            found = (slab.across if ahead else slab.back)(low, high, way, skip)
            if found is None:
                continue
            if best is None or (found < best if ahead else (-found[1], found) < (-best[1], best)):
                best = found
        return best


def _rows(first: float, last: float) -> range:
    """The slabs from a place to a place: one at least, though on an edge the last may be before."""
    row = int(first // SLAB)
    return range(row, max(row, int(last // SLAB)) + 1)


def _crosses(p: tuple[float, float], q: tuple[float, float], entry: Entry, margin: float) -> bool:
    """Whether a slanting line enters a rectangle grown by the margin."""
    a0, a1, b0, b1, _ = entry
    enters, leaves = 0.0, 1.0
    for at, to, low, high in ((p[0], q[0], a0, a1), (p[1], q[1], b0, b1)):
        way = to - at
        t0, t1 = (low - margin - at) / way, (high + margin - at) / way
        enters, leaves = max(enters, min(t0, t1)), min(leaves, max(t0, t1))
    return enters < leaves
