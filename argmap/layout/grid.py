"""Grids of cells to find shapes by place: a plain dict, fast to build and to ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.metrics import CELL

Cell = tuple[int, int, int]
"""Level, column and row."""

_SLIMMER: Final = 3
_MANY: Final = 2048


class Grid:
    """Which keys stand in which cells.

    Cells of level 0 are `cell` wide (a power of two), those of each further level twice as wide. A
    rectangle stands on the level where it touches four cells at most (eighteen, if long and thin),
    so large ones cost little more than small ones.
    """

    def __init__(self, cell: float = CELL) -> None:
        self._cell = cell
        self._shift = int(cell).bit_length() - 1
        self._cells: dict[Cell, dict[str, None]] = {}
        self._places: dict[str, tuple[Cell, ...]] = {}
        self._levels: dict[int, int] = {}

    def put(self, key: str, rects: Sequence[Rect]) -> None:
        """Note that `key` lies in these rectangles, and nowhere else."""
        if len(rects) == 1:
            places = self._cells_of(rects[0])
        else:
            places = tuple({cell: None for rect in rects for cell in self._cells_of(rect)})
        old = self._places.get(key)
        if old is not None:
            if old == places:
                return
            self.drop(key)
        self._places[key] = places
        cells = self._cells
        for place in places:
            cell = cells.get(place)
            if cell is None:
                cells[place] = {key: None}
                level = place[0]
                self._levels[level] = self._levels.get(level, 0) + 1
            else:
                cell[key] = None

    def drop(self, key: str) -> None:
        for place in self._places.pop(key, ()):
            cell = self._cells[place]
            del cell[key]
            if not cell:
                del self._cells[place]
                self._levels[place[0]] -= 1

    def near(self, rect: Rect) -> list[str]:
        """Every key once that may touch the rectangle."""
        x, y, width, height = rect
        found: dict[str, None] = {}
        cells = self._cells
        for level, count in self._levels.items():
            if not count:
                continue
            size = self._cell * (1 << level)
            left, right = x // size, (x + width) // size
            top, bottom = y // size, (y + height) // size
            if (right - left + 1) * (bottom - top + 1) > _MANY:
                for (at, column, row), keys in cells.items():
                    if at == level and left <= column <= right and top <= row <= bottom:
                        found.update(keys)
                continue
            for column in range(int(left), int(right) + 1):
                for row in range(int(top), int(bottom) + 1):
                    cell = cells.get((level, column, row))
                    if cell:
                        found.update(cell)
        return list(found)

    def _cells_of(self, rect: Rect) -> tuple[Cell, ...]:
        x, y, width, height = rect
        shift = self._shift
        level = (int(width if width > height else height) >> shift).bit_length()
        if level:
            # What is long and thin stands in a row of smaller cells, else it is near to too much.
            slim = (int(width if width < height else height) >> shift).bit_length()
            level = max(slim, level - _SLIMMER)
        size = self._cell * (1 << level)
        left, right = int(x // size), int((x + width) // size)
        top, bottom = int(y // size), int((y + height) // size)
        if left == right:
            if top == bottom:
                return ((level, left, top),)
            return tuple([(level, left, row) for row in range(top, bottom + 1)])
        if top == bottom:
            return tuple([(level, column, top) for column in range(left, right + 1)])
        rows = range(top, bottom + 1)
        return tuple([(level, column, row) for column in range(left, right + 1) for row in rows])
