"""Which boxes stand where: found by place, and moved all at once at little cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from math import floor
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.metrics import CELL
from argmap.layout.shapes import Box

_SHIFT: Final = int(CELL).bit_length() - 1
Near = Callable[[Rect], list[str]]
"""Tells which boxes touch a rectangle."""
_Cells = defaultdict[tuple[int, int], list[str]]
"""By column and row."""


class Boxes(Mapping[str, Box]):
    """Boxes by statement id.

    `rects` tells where they stand: put a rectangle there and the box is made to fit it, its words
    as before, when it is next asked for. So moving 20,000 of which thirty are seen costs thirty.
    """

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._made: dict[str, Box] = {}

    def __getitem__(self, key: str) -> Box:
        box = self._made[key]
        rect = self._rects[key]
        if box.rect is not rect:
            box = self._made[key] = box.within(rect)
        return box

    def get(self, key: str, default: Box | None = None) -> Box | None:  # type: ignore[override]
        return self[key] if key in self._made else default

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def put(self, key: str, box: Box) -> None:
        self._made[key] = box

    def drop(self, key: str) -> None:
        self._made.pop(key, None)


class Ground:
    """Rectangles by key, each in the cell where its top left corner is.

    Cells of level 0 are `CELL` wide, those of each further level twice as wide. A rectangle stands
    on the level where it is smaller than a cell, and so reaches into the next ones at most.
    """

    def __init__(self) -> None:
        self._levels: dict[int, _Cells] = {}

    def put(self, key: str, rect: Rect) -> None:
        """Note that `key` lies there; first `drop` it where it lay before."""
        level, cell = _place_of(rect)
        self._cells(level)[cell].append(key)

    def put_all(self, rects: Mapping[str, Rect]) -> None:
        """Note that these lie there, and nothing else does."""
        self._levels = {}
        cells = self._cells(0)
        for key, rect in rects.items():
            x, y, width, height = rect
            if width < CELL and height < CELL:  # nearly all are
                cells[floor(x) >> _SHIFT, floor(y) >> _SHIFT].append(key)
            else:
                self.put(key, rect)

    def drop(self, key: str, rect: Rect) -> None:
        """Forget `key`, which lies there."""
        level, cell = _place_of(rect)
        cells = self._cells(level)
        cells[cell].remove(key)
        if not cells[cell]:
            del cells[cell]

    def near(self, rect: Rect) -> list[str]:
        """Every key once that may touch the rectangle."""
        x, y, width, height = rect
        found: list[str] = []
        for level, cells in self._levels.items():
            shift = _SHIFT + level
            left, right = (floor(x) >> shift) - 1, floor(x + width) >> shift
            top, bottom = (floor(y) >> shift) - 1, floor(y + height) >> shift
            if (right - left + 1) * (bottom - top + 1) > len(cells):
                for (column, row), keys in cells.items():
                    if left <= column <= right and top <= row <= bottom:
                        found += keys
                continue
            for column in range(left, right + 1):
                for row in range(top, bottom + 1):
                    found += cells.get((column, row), ())
        return found

    def _cells(self, level: int) -> _Cells:
        cells = self._levels.get(level)
        if cells is None:
            cells = self._levels[level] = defaultdict(list)
        return cells


class Nearby:
    """What is near, of rectangles that stay where they are; the first who asks has to wait."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._ground: Ground | None = None

    def __call__(self, rect: Rect) -> list[str]:
        """The keys of those that touch it."""
        if self._ground is None:
            self._ground = Ground()
            self._ground.put_all(self._rects)
        rects = self._rects
        return [key for key in self._ground.near(rect) if rect.intersects(rects[key])]


def _place_of(rect: Rect) -> tuple[int, tuple[int, int]]:
    x, y, width, height = rect
    level = (int(width if width > height else height) >> _SHIFT).bit_length()
    shift = _SHIFT + level
    return level, (floor(x) >> shift, floor(y) >> shift)
