"""A grid that lines and boxes are sorted into, so that only neighbours are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Final

CELL: Final = 192.0
_SLACK: Final = 0.5

Cell = tuple[int, int]
Segment = tuple[float, float, float, float]
"""A line from x, y to x, y."""


def cell_at(x: float, y: float) -> Cell:
    return floor(x / CELL), floor(y / CELL)


def cells_of_rect(x0: float, y0: float, x1: float, y1: float) -> Iterator[Cell]:
    """All cells that a rectangle, given by two corners, touches."""
    left, top = cell_at(x0, y0)
    right, bottom = cell_at(x1, y1)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def cells_of_line(segment: Segment) -> Iterable[Cell]:
    """All cells that a line passes, and those it all but passes."""
    x0, y0, x1, y1 = segment
    if x0 > x1:
        x0, y0, x1, y1 = x1, y1, x0, y0
    top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
    first, last = floor((x0 - _SLACK) / CELL), floor((x1 + _SLACK) / CELL)
    upper, lower = floor((top - _SLACK) / CELL), floor((bottom + _SLACK) / CELL)
    if first == last:
        return [(first, row) for row in range(upper, lower + 1)]
    if upper == lower:
        return [(column, upper) for column in range(first, last + 1)]
    return _slanting(x0, y0, x1, y1)


def _slanting(x0: float, y0: float, x1: float, y1: float) -> Iterator[Cell]:
    """The same for a line to the right that passes several rows and columns."""
    slope = (y1 - y0) / max(x1 - x0, _SLACK)
    for column in range(floor((x0 - _SLACK) / CELL), floor((x1 + _SLACK) / CELL) + 1):
        a = y0 + slope * (max(x0, column * CELL - _SLACK) - x0)
        b = y0 + slope * (min(x1, (column + 1) * CELL + _SLACK) - x0)
        top, bottom = (min(a, b), max(a, b)) if x1 - x0 > _SLACK else (min(y0, y1), max(y0, y1))
        for row in range(floor((top - _SLACK) / CELL), floor((bottom + _SLACK) / CELL) + 1):
            yield column, row
