"""A grid of cells to find shapes by place: a plain dict, fast to build and to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.metrics import CELL

Cell = tuple[int, int]

_MANY: Final = 4096


def cells_of(rect: Rect) -> list[Cell]:
    """The cells that a rectangle touches."""
    x, y, width, height = rect
    left, right = int(x // CELL), int((x + width) // CELL)
    top, bottom = int(y // CELL), int((y + height) // CELL)
    if left == right and top == bottom:
        return [(left, top)]
    return [(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)]


class Grid:
    """Which keys stand in which cells."""

    def __init__(self) -> None:
        self._cells: dict[Cell, dict[str, None]] = {}
        self._places: dict[str, list[Cell]] = {}

    def put(self, key: str, rects: Iterable[Rect]) -> None:
        """Note that `key` lies in these rectangles, and nowhere else."""
        places: list[Cell] = []
        for rect in rects:
            places += cells_of(rect)
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
            else:
                cell[key] = None

    def drop(self, key: str) -> None:
        for place in self._places.pop(key, ()):
            cell = self._cells.get(place)
            if cell is not None:
                cell.pop(key, None)
                if not cell:
                    del self._cells[place]

    def near(self, rect: Rect) -> Iterator[str]:
        """Every key once that may touch the rectangle."""
        x, y, width, height = rect
        left, right = x // CELL, (x + width) // CELL
        top, bottom = y // CELL, (y + height) // CELL
        if (right - left + 1) * (bottom - top + 1) > min(_MANY, len(self._cells)):
            found = {
                key: None
                for (i, j), keys in self._cells.items()
                if left <= i <= right and top <= j <= bottom
                for key in keys
            }
            return iter(found)
        places = cells_of(rect)
        if len(places) == 1:
            return iter(tuple(self._cells.get(places[0], ())))
        return iter({key: None for place in places for key in self._cells.get(place, ())})
