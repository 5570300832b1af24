"""Looking at obstacles, and remembering where one looked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.obstacles import Obstacles, Span, Stop
from argmap.layout.sides import BOTTOM, RIGHT, TOP, upright
from argmap.layout.wayfinding.between import Line

_LONG: Final = 1024.0
_MORE: Final = 1.25
_ALMOST: Final = 1e-6
_UPRIGHT: Final = (TOP, BOTTOM)
_FORWARDS: Final = (RIGHT, BOTTOM)


Traffic = Callable[[Span, bool, float], list[Line]]
"""The lines of other arrows that may lie in a rectangle and run upright, or level, at their ends;
seen going ahead (1), or back (-1) with all places along the way negative."""


class Sight:
    """Obstacles seen with a clearance. What was not in `seen` cannot have mattered."""

    def __init__(
        self,
        obstacles: Obstacles,
        clearance: float,
        skip: Collection[str],
        traffic: Traffic | None = None,
    ) -> None:
        self.clearance = clearance
        self._obstacles = obstacles
        self._probe = obstacles.probe
        self._skip = skip
        self._traffic = traffic
        self._seen: list[Span] = []
        self._whole: Span | None = None

    def ahead(self, x: float, y: float, heading: int, limit: float) -> Stop:
        """How far a point may go without coming too near to anything, at most to `limit`."""
        if upright(heading):
            return self.sweep(x, x, y, limit, heading)
        return self.sweep(y, y, x, limit, heading)

    def sweep(self, low: float, high: float, start: float, limit: float, heading: int) -> Stop:
        """The same for a front from `low` to `high`."""
        vertical = heading in _UPRIGHT
        sign = 1.0 if heading in _FORWARDS else -1.0
        low, high, gap = low - self.clearance, high + self.clearance, self.clearance * sign
        at, met = self._probe(low, high, start, limit + gap, upright=vertical, skip=self._skip)
        first, last = (start, at) if start <= at else (at, start)
        self._seen.append((low, first, high, last) if vertical else (first, low, last, high))
        return at - gap, met

    def clear(self, a: tuple[float, float], b: tuple[float, float]) -> bool:
        gap = self.clearance
        x0, x1 = (a[0], b[0]) if a[0] <= b[0] else (b[0], a[0])
        y0, y1 = (a[1], b[1]) if a[1] <= b[1] else (b[1], a[1])
        self._seen.append((x0 - gap, y0 - gap, x1 + gap, y1 + gap))
        return self._obstacles.clear_rect(x0, y0, x1, y1, gap, skip=self._skip)

    def within(
        self, low: float, high: float, start: float, end: float, *, upright: bool, sign: float
    ) -> list[Span]:
        """What lies in a rectangle, as (across, along, across, along) with `along` times `sign`."""
        span = self._look(low, high, start, end, upright)
        return self._obstacles.spans(span, self._skip, upright=upright, sign=sign)

    def lines(
        self, low: float, high: float, start: float, end: float, *, upright: bool, sign: float
    ) -> list[Line]:
        """The lines of other arrows that may be there, in the same way."""
        span = self._look(low, high, start, end, upright)
        return [] if self._traffic is None else self._traffic(span, upright, sign)

    def _look(self, low: float, high: float, start: float, end: float, upright: bool) -> Span:
        first, last = (start, end) if start <= end else (end, start)
        span = (low, first, high, last) if upright else (first, low, last, high)
        self._seen.append(span)
        self._whole = span
        return span

    def read(self) -> tuple[Rect, ...]:
        """Where was looked, in a few rectangles: bands along the longer way."""
        seen = self._seen
        lefts, tops, rights, bottoms = zip(*seen, strict=True)
        left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
        whole = self._whole
        if max(right - left, bottom - top) <= _LONG or (
            whole is not None
            and (right - left) * (bottom - top)
            <= _MORE * (whole[2] - whole[0]) * (whole[3] - whole[1])
        ):
            return (Rect(left, top, right - left + _ALMOST, bottom - top + _ALMOST),)
        tall = bottom - top >= right - left
        first, length = (top, bottom - top) if tall else (left, right - left)
        count = min(4, int(length // (_LONG / 2)))
        bands: list[list[float] | None] = [None] * count
        size = length / count
        for span in seen:
            near, far = (span[1], span[3]) if tall else (span[0], span[2])
            low, high = (span[0], span[2]) if tall else (span[1], span[3])
            last = min(count - 1, int((far - first) / size))
            for at in range(max(0, int((near - first) / size)), last + 1):
                band = bands[at]
                if band is None:
                    bands[at] = [low, high]
                else:
                    band[0], band[1] = min(band[0], low), max(band[1], high)
        rects = []
        for at, band in enumerate(bands):
            if band is not None:
                # What was met touches the edge of what was seen, and must not be lost by rounding.
                low, high, edge = band[0], band[1] - band[0] + _ALMOST, first + at * size
                long = size + _ALMOST
                rects.append(Rect(low, edge, high, long) if tall else Rect(edge, low, long, high))
        return tuple(rects)
