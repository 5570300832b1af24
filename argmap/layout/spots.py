"""Where a picture of the map is to be painted anew: no more than what looks otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect, spanning, union
from argmap.layout import metrics as m
from argmap.layout.curves import length_of

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow

_SLIM: Final = 256.0
_MANY: Final = 512


class Spots:
    """Places in three lists.

    Marks, words and shadows may stand out of `rects`; `lines` hold lines and labels, which do not.
    What is in `far` is seen only from so far that long links are drawn whole.
    """

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self.rects = list(rects)
        self.lines: list[Rect] = []
        self.far: list[Rect] = []

    def add(self, other: Spots) -> None:
        self.rects += other.rects
        self.lines += other.lines
        self.far += other.far

    def arrow(self, arrow: Arrow) -> None:
        """Add all that is drawn of an arrow but for its stubs."""
        for line in (*arrow.legs, arrow.trunk):
            cut = arrow.roundabout and length_of(line) > m.LONG_WAY
            (self.far if cut else self.lines).extend(strips(line))
        (x, y), (sx, sy) = arrow.junction, arrow.sign
        # Round the junction of a long link a piece of it is seen where something aims at it.
        half = m.STUB_LENGTH / 2 if arrow.roundabout else 0.0
        self.rects.append(Rect(x - half, y - half, 2 * half, 2 * half))
        self.rects.append(Rect(sx, sy, 0.0, 0.0))

    def few(self) -> tuple[tuple[Rect, ...], tuple[Rect, ...], tuple[Rect, ...]]:
        """The three, or what is round many."""
        return _few(self.rects), _few(self.lines), _few(self.far)


def strips(line: Sequence[tuple[float, float]]) -> Iterator[Rect]:
    """Slim rectangles that together hold a polyline."""
    held = Rect(*line[0], 0.0, 0.0)
    for (ax, ay), (bx, by) in pairwise(line):
        parts = 1 + int(min(abs(bx - ax), abs(by - ay)) // _SLIM)
        start = Point(ax, ay)
        for part in range(1, parts + 1):
            share = part / parts
            end = Point(ax + (bx - ax) * share, ay + (by - ay) * share)
            step = spanning(start, end)
            both = held.united(step)
            if min(both.width, both.height) > _SLIM:
                yield held
                both = step
            held, start = both, end
    yield held


def _few(rects: list[Rect]) -> tuple[Rect, ...]:
    whole = union(rects) if len(rects) > _MANY else None
    return tuple(dict.fromkeys(rects)) if whole is None else (whole,)
